/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-consent-text.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"

/* By which ways: "E-mail, Post"; NULL by none. */
static char *
list_ways (GPtrArray *answers, RegConsentPurpose purpose, const char *today)
{
  g_autoptr (GString) ways = g_string_new ("");

  for (int channel = 0; channel < REG_N_CONSENT_CHANNELS; channel++)
    {
      const RegRecord *answer = reg_consent_find (answers, purpose, channel, today);

      if (answer != NULL
          && reg_record_get_int (answer, REG_CONSENT_ANSWER) == REG_CONSENT_ANSWER_YES)
        g_string_append_printf (ways, "%s%s", ways->len > 0 ? ", " : "",
                                _ (reg_enum_get_label (&reg_enum_consent_channel, channel)));
    }
  return ways->len > 0 ? g_strdup (ways->str) : NULL;
}

/**
 * reg_consent_text_summarise:
 * @answers: (element-type RegRecord): what a customer said
 * @today: "YYYY-MM-DD"
 *
 * Returns: (transfer full) (nullable): a line for each purpose that was spoken of, %NULL for none:
 *   "Offers and news: E-mail, Post"
 */
char *
reg_consent_text_summarise (GPtrArray *answers, const char *today)
{
  g_autoptr (GString) text = g_string_new ("");

  for (int purpose = 0; purpose < REG_N_CONSENT_PURPOSES; purpose++)
    {
      const char *about = _ (reg_enum_get_label (&reg_enum_consent_purpose, purpose));
      g_autofree char *ways = list_ways (answers, purpose, today);

      if (ways == NULL && !reg_consent_is_unwanted (answers, purpose, today))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: what a customer is contacted about, and by which ways: "Surveys: E-mail" */
      g_string_append_printf (text, _ ("%s: %s"), about, ways != NULL ? ways : _ ("no"));
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * reg_consent_text_get_verdict:
 *
 * Returns: (transfer none): "Yes", or in a word why not
 */
const char *
reg_consent_text_get_verdict (const RegConsentVerdict *verdict)
{
  switch (verdict->reason)
    {
    case REG_CONSENT_GIVEN:
      return _ ("Yes");
    case REG_CONSENT_NOT_NEEDED:
      return _ ("Allowed");
    case REG_CONSENT_NOT_ASKED:
      return _ ("Not asked");
    case REG_CONSENT_REFUSED:
      return _ ("No");
    case REG_CONSENT_TAKEN_BACK:
      return _ ("Withdrawn");
    case REG_CONSENT_NO_WAY:
      /* Translators: a customer may be called, but there is no phone number, for example */
      return _ ("Not on file");
    case REG_CONSENT_BARRED:
      return _ ("Not to be used");
    case REG_CONSENT_NO_CONTACT:
    case REG_CONSENT_GONE:
    default:
      return _ ("No contact");
    }
}

/**
 * reg_consent_text_describe_source:
 *
 * Returns: (transfer full): when it was said, how we know and who wrote it down
 */
char *
reg_consent_text_describe_source (const RegRecord *answer, RegSession *session)
{
  const char *source = reg_record_get_text (answer, REG_CONSENT_SOURCE);
  RegRecord *staff = reg_session_find_staff (session,
                                             reg_record_get_int (answer, REG_CONSENT_STAFF_ID));
  /* What is kept for years needs its year. */
  g_autofree char *day = reg_date_format (reg_record_get_text (answer, REG_CONSENT_ANSWERED_ON),
                                          "%-d %b %Y");
  const char *who = staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : "";

  return g_strconcat (day != NULL ? day : "", *source != '\0' ? " · " : "", source,
                      *who != '\0' ? " · " : "", who, NULL);
}

/**
 * reg_consent_text_describe:
 *
 * Returns: (transfer full): why, or why not
 */
char *
reg_consent_text_describe (const RegConsentVerdict *verdict, RegSession *session)
{
  switch (verdict->reason)
    {
    case REG_CONSENT_NOT_NEEDED:
      return g_strdup (_ ("until they refuse"));
    case REG_CONSENT_NOT_ASKED:
      return g_strdup (_ ("only after they said yes"));
    case REG_CONSENT_NO_WAY:
      return g_strdup (_ ("nothing is on file to reach them by"));
    case REG_CONSENT_NO_CONTACT:
      return g_strdup (_ ("wants no contact"));
    case REG_CONSENT_BARRED:
      return g_strdup (_ ("what is on file is only kept"));
    case REG_CONSENT_GONE:
      return g_strdup (_ ("was deleted or merged with another"));
    case REG_CONSENT_GIVEN:
    case REG_CONSENT_REFUSED:
    case REG_CONSENT_TAKEN_BACK:
    default:
      return verdict->answer != NULL ? reg_consent_text_describe_source (verdict->answer, session)
                                     : g_strdup ("");
    }
}

/**
 * reg_consent_text_describe_answer:
 *
 * Returns: (transfer full): "Offers and news · E-mail: Yes"
 */
char *
reg_consent_text_describe_answer (const RegRecord *answer)
{
  /* Translators: about what a customer is contacted, by which way, and what they said to it */
  return g_strdup_printf (_ ("%s · %s: %s"),
                          _ (reg_enum_get_label (&reg_enum_consent_purpose,
                                                 reg_record_get_int (answer, REG_CONSENT_PURPOSE))),
                          _ (reg_enum_get_label (&reg_enum_consent_channel,
                                                 reg_record_get_int (answer, REG_CONSENT_CHANNEL))),
                          _ (reg_enum_get_label (&reg_enum_consent_answer,
                                                 reg_record_get_int (answer, REG_CONSENT_ANSWER))));
}
