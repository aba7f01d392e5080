/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-material.h"

#include <glib/gi18n-lib.h>

#include "core/reg-date.h"

static const RegEnumValue stage_values[] = {
  [REG_MATERIAL_STAGE_ASKED] = { "asked", N_ ("To be sent") },
  [REG_MATERIAL_STAGE_SENT] = { "sent", N_ ("On its way") },
  [REG_MATERIAL_STAGE_ARRIVED] = { "arrived", N_ ("Arrived") },
  [REG_MATERIAL_STAGE_FOLLOWED] = { "followed", N_ ("Followed up") },
  [REG_MATERIAL_STAGE_LATE] = { "late", N_ ("Not followed up") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (stage_values) == REG_N_MATERIAL_STAGES);

const RegEnum reg_enum_material_stage = { "material_stage", stage_values, REG_N_MATERIAL_STAGES };

/* The last day on which something happened to it. */
static const char *
get_last_day (const RegRecord *request)
{
  static const int fields[] = { REG_MATERIAL_REQUEST_ARRIVED_ON, REG_MATERIAL_REQUEST_SENT_ON,
                                REG_MATERIAL_REQUEST_ASKED_ON };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!reg_record_is_null (request, fields[i]))
      return reg_record_get_text (request, fields[i]);
  return "";
}

/**
 * reg_material_get_stage:
 * @request: a record of the kind material_request
 * @today: "YYYY-MM-DD"
 *
 * What lies in the task that was made of it is not looked at here. A day that is none counts as not
 * known. Any thread.
 *
 * Returns: how far it is; late when nothing happened for %REG_MATERIAL_FOLLOW_DAYS and nobody spoke to
 *   the customer about it
 */
RegMaterialStage
reg_material_get_stage (const RegRecord *request, const char *today)
{
  const char *last = get_last_day (request);

  if (!reg_record_is_null (request, REG_MATERIAL_REQUEST_FOLLOWED_ON))
    return REG_MATERIAL_STAGE_FOLLOWED;
  if (reg_date_is_valid (last) && reg_date_is_valid (today)
      && reg_date_days_between (last, today) >= REG_MATERIAL_FOLLOW_DAYS)
    return REG_MATERIAL_STAGE_LATE;
  if (!reg_record_is_null (request, REG_MATERIAL_REQUEST_ARRIVED_ON))
    return REG_MATERIAL_STAGE_ARRIVED;
  return reg_record_is_null (request, REG_MATERIAL_REQUEST_SENT_ON) ? REG_MATERIAL_STAGE_ASKED
                                                                    : REG_MATERIAL_STAGE_SENT;
}

/**
 * reg_material_is_at_once:
 * @channel: how it is given
 *
 * Returns: whether they have it in the moment in which it is given: over the counter, by e-mail. Any
 *   thread.
 */
gboolean
reg_material_is_at_once (RegChannel channel)
{
  return channel != REG_CHANNEL_LETTER;
}

/**
 * reg_material_get_consent_channel:
 * @channel: how it is given
 *
 * Returns: the #RegConsentChannel that has to be open for it, -1 for none: over the counter. Any thread.
 */
int
reg_material_get_consent_channel (RegChannel channel)
{
  switch (channel)
    {
    case REG_CHANNEL_MAIL:
      return REG_CONSENT_CHANNEL_EMAIL;
    case REG_CHANNEL_LETTER:
      return REG_CONSENT_CHANNEL_POST;
    case REG_CHANNEL_SOCIAL:
      return REG_CONSENT_CHANNEL_MESSAGE;
    case REG_CHANNEL_COUNTER:
    case REG_CHANNEL_PHONE:
    case REG_N_CHANNELS:
    default:
      return -1;
    }
}
