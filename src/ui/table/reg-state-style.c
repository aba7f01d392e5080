/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-state-style.h"

#include <glib/gi18n.h>

#include "core/reg-holding.h"
#include "core/reg-material.h"
#include "store/reg-list.h"

/* How much a state matters; what is not named here is neutral. */
typedef struct
{
  const RegEnum *vocabulary;
  const char *nick;
  RegPillStyle style;
} StateStyle;

static const StateStyle styles[] = {
  { &reg_enum_quotation_state, "waiting", REG_PILL_ACCENT },
  { &reg_enum_quotation_state, "approved", REG_PILL_SUCCESS },
  { &reg_enum_quotation_state, "accepted", REG_PILL_SUCCESS },
  { &reg_enum_quotation_state, "sent", REG_PILL_ACCENT },
  { &reg_enum_quotation_state, "sent-back", REG_PILL_WARNING },
  { &reg_enum_quotation_state, "rejected", REG_PILL_ERROR },
  { &reg_enum_quotation_state, "expired", REG_PILL_WARNING },
  { &reg_enum_complaint_state, "open", REG_PILL_ERROR },
  { &reg_enum_complaint_state, "waiting", REG_PILL_WARNING },
  { &reg_enum_complaint_state, "resolved", REG_PILL_SUCCESS },
  { &reg_enum_severity, "high", REG_PILL_ERROR },
  { &reg_enum_sale_state, "cancelled", REG_PILL_ERROR },
  { &reg_enum_stage_kind, "won", REG_PILL_SUCCESS },
  { &reg_enum_stage_kind, "lost", REG_PILL_ERROR },
  { &reg_enum_attention, "complaint", REG_PILL_ERROR },
  { &reg_enum_attention, "waiting-quotation", REG_PILL_ACCENT },
  { &reg_enum_attention, "birthday", REG_PILL_SUCCESS },
  { &reg_enum_attention, "slipping", REG_PILL_WARNING },
  { &reg_enum_attention, "overdue", REG_PILL_WARNING },
  { &reg_enum_material_stage, "late", REG_PILL_WARNING },
  { &reg_enum_material_stage, "arrived", REG_PILL_ACCENT },
  { &reg_enum_material_stage, "followed", REG_PILL_SUCCESS },
  { &reg_enum_contract_stage, "notice", REG_PILL_WARNING },
  { &reg_enum_contract_stage, "ends", REG_PILL_ACCENT },
  { &reg_enum_rung, "client", REG_PILL_ACCENT },
  { &reg_enum_rung, "advocate", REG_PILL_SUCCESS },
  { &reg_enum_rung, "partner", REG_PILL_SUCCESS },
  { &reg_enum_rung, "lost", REG_PILL_WARNING },
};

/**
 * reg_state_is_pill:
 * @vocabulary: a vocabulary
 *
 * Returns: whether its values stand in a table as pills; the others are plain words
 */
gboolean
reg_state_is_pill (const RegEnum *vocabulary)
{
  return vocabulary == &reg_enum_quotation_state || vocabulary == &reg_enum_complaint_state
         || vocabulary == &reg_enum_severity || vocabulary == &reg_enum_attention
         || vocabulary == &reg_enum_stage_kind || vocabulary == &reg_enum_material_stage
         || vocabulary == &reg_enum_contract_stage;
}

/**
 * reg_state_get_style:
 * @vocabulary: a vocabulary
 * @value: a stored number
 *
 * Returns: how a pill with that value looks
 */
RegPillStyle
reg_state_get_style (const RegEnum *vocabulary, gint64 value)
{
  const char *nick = reg_enum_get_nick (vocabulary, value);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (styles[i].vocabulary == vocabulary && g_str_equal (styles[i].nick, nick))
      return styles[i].style;
  return REG_PILL_NEUTRAL;
}

/**
 * reg_state_pill_new:
 *
 * Returns: (transfer floating): a pill that says the value
 */
GtkWidget *
reg_state_pill_new (const RegEnum *vocabulary, gint64 value)
{
  return reg_pill_new (_ (reg_enum_get_label (vocabulary, value)),
                       reg_state_get_style (vocabulary, value));
}
