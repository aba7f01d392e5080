/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-enums.h"

#include <glib/gi18n-lib.h>

#include "core/reg-approval-policy.h"
#include "core/reg-quotation-state.h"
#include "core/reg-quote-calc.h"

#define ENUM_ROW(E, NAME, nick, label) { nick, label },
#define DEFINE_ENUM(var, text, VALUES)                                                             \
  static const RegEnumValue var##_values[] = { VALUES (ENUM_ROW) };                                \
  const RegEnum reg_enum_##var = { text, var##_values, G_N_ELEMENTS (var##_values) };

/* clang-format off */
#define ROUNDING_VALUES(V) \
  V (, , "line", N_ ("Each line")) \
  V (, , "total", N_ ("The totals")) \
  V (, , "unit", N_ ("Each unit price"))

#define PRICE_ENTRY_VALUES(V) \
  V (, , "net", N_ ("Without tax")) \
  V (, , "gross", N_ ("With tax"))

#define DISCOUNT_KIND_VALUES(V) \
  V (, , "none", N_ ("None")) \
  V (, , "percent", N_ ("Percentage")) \
  V (, , "amount", N_ ("Amount"))

#define LINE_KIND_VALUES(V) \
  V (, , "normal", N_ ("Line")) \
  V (, , "optional", N_ ("Optional")) \
  V (, , "alternative", N_ ("Alternative")) \
  V (, , "text", N_ ("Text")) \
  V (, , "section", N_ ("Section"))

#define ROLE_VALUES(V) \
  V (, , "sales", N_ ("Sales")) \
  V (, , "service", N_ ("Service")) \
  V (, , "manager", N_ ("Manager")) \
  V (, , "owner", N_ ("Owner"))

#define APPROVAL_CONDITION_VALUES(V) \
  V (, , "line-discount-over", N_ ("Discount on a line over")) \
  V (, , "document-discount-over", N_ ("Discount on the whole over")) \
  V (, , "margin-under", N_ ("Margin under")) \
  V (, , "below-cost", N_ ("A line below cost")) \
  V (, , "total-over", N_ ("Total without tax over")) \
  V (, , "payment-days-over", N_ ("Payment later than")) \
  V (, , "customer-class", N_ ("Customer class")) \
  V (, , "product-group", N_ ("Product group")) \
  V (, , "new-customer", N_ ("New customer")) \
  V (, , "gross-over", N_ ("Total with tax over"))

#define QUOTATION_STATE_VALUES(V) \
  V (, , "draft", N_ ("Draft")) \
  V (, , "waiting", N_ ("Waiting for approval")) \
  V (, , "ready", N_ ("Ready")) \
  V (, , "approved", N_ ("Approved")) \
  V (, , "sent-back", N_ ("Sent back")) \
  V (, , "rejected", N_ ("Rejected")) \
  V (, , "withdrawn", N_ ("Withdrawn")) \
  V (, , "sent", N_ ("Sent")) \
  V (, , "accepted", N_ ("Accepted")) \
  V (, , "declined", N_ ("Declined")) \
  V (, , "expired", N_ ("Expired")) \
  V (, , "superseded", N_ ("Superseded"))

DEFINE_ENUM (party_kind, "party kind", REG_PARTY_KIND_VALUES)
DEFINE_ENUM (rung, "rung", REG_RUNG_VALUES)
DEFINE_ENUM (contact_kind, "contact kind", REG_CONTACT_KIND_VALUES)
DEFINE_ENUM (link_kind, "link kind", REG_LINK_KIND_VALUES)
DEFINE_ENUM (touch_kind, "touchpoint kind", REG_TOUCH_KIND_VALUES)
DEFINE_ENUM (direction, "direction", REG_DIRECTION_VALUES)
DEFINE_ENUM (task_kind, "task kind", REG_TASK_KIND_VALUES)
DEFINE_ENUM (repeat, "rhythm", REG_REPEAT_VALUES)
DEFINE_ENUM (stage_kind, "stage kind", REG_STAGE_KIND_VALUES)
DEFINE_ENUM (sale_state, "sale state", REG_SALE_STATE_VALUES)
DEFINE_ENUM (channel, "channel", REG_CHANNEL_VALUES)
DEFINE_ENUM (severity, "severity", REG_SEVERITY_VALUES)
DEFINE_ENUM (complaint_state, "complaint state", REG_COMPLAINT_STATE_VALUES)
DEFINE_ENUM (complaint_event_kind, "complaint event", REG_COMPLAINT_EVENT_KIND_VALUES)
DEFINE_ENUM (approval_event_kind, "approval event", REG_APPROVAL_EVENT_KIND_VALUES)
DEFINE_ENUM (approval_step_state, "approval step", REG_APPROVAL_STEP_STATE_VALUES)
DEFINE_ENUM (consent_purpose, "purpose", REG_CONSENT_PURPOSE_VALUES)
DEFINE_ENUM (consent_channel, "way to reach somebody", REG_CONSENT_CHANNEL_VALUES)
DEFINE_ENUM (consent_answer, "answer", REG_CONSENT_ANSWER_VALUES)
DEFINE_ENUM (export_what, "export", REG_EXPORT_WHAT_VALUES)
DEFINE_ENUM (gender, "gender", REG_GENDER_VALUES)
DEFINE_ENUM (income, "spending", REG_INCOME_VALUES)
DEFINE_ENUM (holding_kind, "holding", REG_HOLDING_KIND_VALUES)
DEFINE_ENUM (question_kind, "question", REG_QUESTION_KIND_VALUES)
DEFINE_ENUM (legal_basis, "legal basis", REG_LEGAL_BASIS_VALUES)
DEFINE_ENUM (below_cost, "below cost", REG_BELOW_COST_VALUES)
DEFINE_ENUM (material_kind, "material kind", REG_MATERIAL_KIND_VALUES)
DEFINE_ENUM (rounding, "rounding", ROUNDING_VALUES)
DEFINE_ENUM (price_entry, "price entry", PRICE_ENTRY_VALUES)
DEFINE_ENUM (discount_kind, "discount kind", DISCOUNT_KIND_VALUES)
DEFINE_ENUM (line_kind, "line kind", LINE_KIND_VALUES)
DEFINE_ENUM (role, "role", ROLE_VALUES)
DEFINE_ENUM (approval_condition, "approval condition", APPROVAL_CONDITION_VALUES)
DEFINE_ENUM (quotation_state, "quotation state", QUOTATION_STATE_VALUES)

/* clang-format on */

/* The enumerations of the rules have a word for each of their numbers here. */
G_STATIC_ASSERT (G_N_ELEMENTS (rounding_values) == REG_N_ROUNDINGS);
G_STATIC_ASSERT (G_N_ELEMENTS (price_entry_values) == REG_PRICES_GROSS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (discount_kind_values) == REG_DISCOUNT_AMOUNT + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (line_kind_values) == REG_LINE_SECTION + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (role_values) == REG_N_ROLES);
G_STATIC_ASSERT (G_N_ELEMENTS (approval_condition_values) == REG_N_APPROVAL_CONDITIONS);
G_STATIC_ASSERT (G_N_ELEMENTS (quotation_state_values) == REG_N_QUOTATION_STATES);

/**
 * reg_enum_get_nick:
 * @vocabulary: a vocabulary
 * @value: a stored number
 *
 * Returns: the stable name of @value, or "?" for a number this version does not know.
 */
const char *
reg_enum_get_nick (const RegEnum *vocabulary, gint64 value)
{
  if (value < 0 || value >= vocabulary->n_values)
    return "?";
  return vocabulary->values[value].nick;
}

/**
 * reg_enum_get_label:
 * @vocabulary: a vocabulary
 * @value: a stored number
 *
 * Returns: the label for people, untranslated, or "?" for an unknown number.
 */
const char *
reg_enum_get_label (const RegEnum *vocabulary, gint64 value)
{
  if (value < 0 || value >= vocabulary->n_values)
    return "?";
  return vocabulary->values[value].label;
}

/**
 * reg_enum_from_nick:
 * @vocabulary: a vocabulary
 * @nick: (nullable): a name as written in a file, in any letter case
 *
 * Returns: the number, or -1 when the vocabulary has no such name.
 */
int
reg_enum_from_nick (const RegEnum *vocabulary, const char *nick)
{
  if (!nick)
    return -1;
  for (int i = 0; i < vocabulary->n_values; i++)
    if (g_ascii_strcasecmp (vocabulary->values[i].nick, nick) == 0)
      return i;
  return -1;
}
