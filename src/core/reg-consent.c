/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-consent.h"

#include <string.h>

/**
 * reg_consent_is_asked_for:
 * @purpose: what a customer is contacted about
 *
 * What was ordered may be spoken of, and a customer may be asked how things are, until they refuse;
 * everything else waits for a yes.
 *
 * Returns: whether nobody is contacted about it who did not say yes
 */
gboolean
reg_consent_is_asked_for (RegConsentPurpose purpose)
{
  return purpose != REG_CONSENT_PURPOSE_ORDERS && purpose != REG_CONSENT_PURPOSE_TOUCH;
}

/* The later day counts; of one day what was written down later; of two at once the refusal. */
static gboolean
is_newer (const RegRecord *a, const RegRecord *b)
{
  int days = strcmp (reg_record_get_text (a, REG_CONSENT_ANSWERED_ON),
                     reg_record_get_text (b, REG_CONSENT_ANSWERED_ON));

  if (days != 0)
    return days > 0;
  if (reg_record_get_created_at (a) != reg_record_get_created_at (b))
    return reg_record_get_created_at (a) > reg_record_get_created_at (b);
  return reg_record_get_int (a, REG_CONSENT_ANSWER) > reg_record_get_int (b, REG_CONSENT_ANSWER);
}

/**
 * reg_consent_find:
 * @answers: (element-type RegRecord): what one customer said, in any order
 * @purpose: about what
 * @channel: by which way
 * @today: "YYYY-MM-DD"; what is dated later does not count yet
 *
 * Returns: (transfer none) (nullable): the answer that counts; %NULL when nobody asked
 */
const RegRecord *
reg_consent_find (GPtrArray *answers,
                  RegConsentPurpose purpose,
                  RegConsentChannel channel,
                  const char *today)
{
  const RegRecord *found = NULL;

  for (guint i = 0; i < answers->len; i++)
    {
      const RegRecord *answer = answers->pdata[i];

      if (reg_record_get_int (answer, REG_CONSENT_PURPOSE) == (gint64)purpose
          && reg_record_get_int (answer, REG_CONSENT_CHANNEL) == (gint64)channel
          && reg_record_get_deleted_at (answer) == 0
          && strcmp (reg_record_get_text (answer, REG_CONSENT_ANSWERED_ON), today) <= 0
          && (!found || is_newer (answer, found)))
        found = answer;
    }
  return found;
}

static gboolean
is_refusal (const RegRecord *answer)
{
  return reg_record_get_int (answer, REG_CONSENT_ANSWER) != REG_CONSENT_ANSWER_YES;
}

/**
 * reg_consent_is_unwanted:
 * @answers: (element-type RegRecord): what one customer said
 * @purpose: about what
 * @today: "YYYY-MM-DD"
 *
 * Returns: whether they refused it by one way at least and want it by none
 */
gboolean
reg_consent_is_unwanted (GPtrArray *answers, RegConsentPurpose purpose, const char *today)
{
  gboolean is_refused = FALSE;

  for (int channel = 0; channel < REG_N_CONSENT_CHANNELS; channel++)
    {
      const RegRecord *answer = reg_consent_find (answers, purpose, channel, today);

      if (answer && !is_refusal (answer))
        return FALSE;
      is_refused = is_refused || answer;
    }
  return is_refused;
}

static gboolean
leads_to (const RegRecord *point, RegConsentChannel channel)
{
  gint64 kind = reg_record_get_int (point, REG_CONTACT_POINT_KIND);

  switch (channel)
    {
    case REG_CONSENT_CHANNEL_PHONE:
      return kind == REG_CONTACT_KIND_PHONE || kind == REG_CONTACT_KIND_MOBILE;
    case REG_CONSENT_CHANNEL_EMAIL:
      return kind == REG_CONTACT_KIND_EMAIL;
    case REG_CONSENT_CHANNEL_POST:
      return kind == REG_CONTACT_KIND_ADDRESS;
    case REG_CONSENT_CHANNEL_MESSAGE:
      return kind == REG_CONTACT_KIND_MOBILE || kind == REG_CONTACT_KIND_CHAT
             || kind == REG_CONTACT_KIND_SOCIAL;
    default:
      return FALSE;
    }
}

static gboolean
has_way (GPtrArray *points, RegConsentChannel channel)
{
  for (guint i = 0; i < points->len; i++)
    if (leads_to (points->pdata[i], channel))
      return TRUE;
  return FALSE;
}

/**
 * reg_consent_is_barred:
 * @party: a customer
 *
 * Returns: whether what is on file may only be kept: the customer asked for that, or was erased
 */
gboolean
reg_consent_is_barred (const RegRecord *party)
{
  return reg_record_get_int (party, REG_PARTY_RESTRICTED) != 0
         || !reg_record_is_null (party, REG_PARTY_ERASED_ON);
}

static RegConsentReason
find_reason (const RegRecord *party, const RegRecord *answer, RegConsentPurpose purpose)
{
  if (reg_record_get_deleted_at (party) != 0 || !reg_record_is_null (party, REG_PARTY_MERGED_INTO))
    return REG_CONSENT_GONE;
  /* What was ordered is still delivered. */
  if (reg_consent_is_barred (party)
      && (purpose != REG_CONSENT_PURPOSE_ORDERS
          || !reg_record_is_null (party, REG_PARTY_ERASED_ON)))
    return REG_CONSENT_BARRED;
  if (answer && is_refusal (answer))
    return reg_record_get_int (answer, REG_CONSENT_ANSWER) == REG_CONSENT_ANSWER_WITHDRAWN
               ? REG_CONSENT_TAKEN_BACK
               : REG_CONSENT_REFUSED;
  if (purpose != REG_CONSENT_PURPOSE_ORDERS && !reg_record_is_null (party, REG_PARTY_CONTACT_RHYTHM)
      && reg_record_get_int (party, REG_PARTY_CONTACT_RHYTHM) == REG_REPEAT_NEVER)
    return REG_CONSENT_NO_CONTACT;
  if (answer)
    return REG_CONSENT_GIVEN;
  return reg_consent_is_asked_for (purpose) ? REG_CONSENT_NOT_ASKED : REG_CONSENT_NOT_NEEDED;
}

/**
 * reg_consent_decide:
 * @party: the customer
 * @points: (nullable) (element-type RegRecord): the ways to reach them; %NULL when it does not matter
 *   whether there is one
 * @answers: (element-type RegRecord): what they said about being contacted
 * @purpose: about what
 * @channel: by which way
 * @today: "YYYY-MM-DD"
 *
 * Returns: whether they may be contacted today, and why or why not
 */
RegConsentVerdict
reg_consent_decide (const RegRecord *party,
                    GPtrArray *points,
                    GPtrArray *answers,
                    RegConsentPurpose purpose,
                    RegConsentChannel channel,
                    const char *today)
{
  RegConsentVerdict verdict = { .answer = reg_consent_find (answers, purpose, channel, today) };

  verdict.reason = find_reason (party, verdict.answer, purpose);
  verdict.is_allowed = verdict.reason == REG_CONSENT_GIVEN
                       || verdict.reason == REG_CONSENT_NOT_NEEDED;
  if (verdict.is_allowed && points && !has_way (points, channel))
    {
      verdict.is_allowed = FALSE;
      verdict.reason = REG_CONSENT_NO_WAY;
    }
  return verdict;
}
