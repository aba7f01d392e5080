/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-consent.h"

#include <string.h>

#define TODAY "2026-11-22"

/* --- help ------------------------------------------------------------------------------- */

static void
add_answer (GPtrArray *answers,
            RegConsentPurpose purpose,
            RegConsentChannel channel,
            RegConsentAnswer answer,
            const char *day,
            gint64 written_at,
            gboolean is_removed)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONSENT);

  reg_record_builder_set_int (builder, REG_CONSENT_PURPOSE, purpose);
  reg_record_builder_set_int (builder, REG_CONSENT_CHANNEL, channel);
  reg_record_builder_set_int (builder, REG_CONSENT_ANSWER, answer);
  reg_record_builder_set_text (builder, REG_CONSENT_ANSWERED_ON, day);
  reg_record_builder_set_times (builder, written_at, written_at, is_removed ? 9 : 0);
  g_ptr_array_add (answers, reg_record_builder_end (builder));
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
}

/* "news/email yes 2026-01-01; news/email no 2026-01-01 7", the number says when it was written down. */
static GPtrArray *
read_answers (const char *text)
{
  GPtrArray *answers = new_records ();
  g_auto (GStrv) parts = g_strsplit (text, "; ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (parts[i], " /", -1);
      guint n = g_strv_length (words);

      add_answer (answers, reg_enum_from_nick (&reg_enum_consent_purpose, words[0]),
                  reg_enum_from_nick (&reg_enum_consent_channel, words[1]),
                  reg_enum_from_nick (&reg_enum_consent_answer, words[2]), words[3],
                  n > 4 ? g_ascii_strtoll (words[4], NULL, 10) : 1,
                  n > 5 && strcmp (words[5], "removed") == 0);
    }
  return answers;
}

/* "party" with the words that follow: deleted, merged, silent (wants no contact), monthly,
 * barred (not to be used), erased. */
static RegRecord *
read_party (const char *text)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Ann");
  if (strstr (text, "deleted"))
    reg_record_builder_set_times (builder, 1, 1, 5);
  if (strstr (text, "merged"))
    reg_record_builder_set_ref (builder, REG_PARTY_MERGED_INTO, 7);
  if (strstr (text, "silent"))
    reg_record_builder_set_int (builder, REG_PARTY_CONTACT_RHYTHM, REG_REPEAT_NEVER);
  if (strstr (text, "barred"))
    reg_record_builder_set_int (builder, REG_PARTY_RESTRICTED, 1);
  if (strstr (text, "erased"))
    reg_record_builder_set_text (builder, REG_PARTY_ERASED_ON, "2026-01-01");
  if (strstr (text, "monthly"))
    reg_record_builder_set_int (builder, REG_PARTY_CONTACT_RHYTHM, REG_REPEAT_MONTHLY);
  return reg_record_builder_end (builder);
}

/* --- who may be contacted ---------------------------------------------------------------- */

#define P(name) REG_CONSENT_PURPOSE_##name
#define C(name) REG_CONSENT_CHANNEL_##name

static void
test_decide (void)
{
  static const struct
  {
    const char *party, *answers;
    RegConsentPurpose purpose;
    RegConsentChannel channel;
    RegConsentReason reason;
  } cases[] = {
    /* Nobody asked. */
    { "", "", P (ORDERS), C (PHONE), REG_CONSENT_NOT_NEEDED },
    { "", "", P (TOUCH), C (PHONE), REG_CONSENT_NOT_NEEDED },
    { "", "", P (NEWS), C (EMAIL), REG_CONSENT_NOT_ASKED },
    { "", "", P (BIRTHDAY), C (POST), REG_CONSENT_NOT_ASKED },
    { "", "", P (SURVEY), C (MESSAGE), REG_CONSENT_NOT_ASKED },
    /* One answer counts for what it was given for, and by which way. */
    { "", "news/email yes 2026-01-01", P (NEWS), C (EMAIL), REG_CONSENT_GIVEN },
    { "", "news/email yes 2026-01-01", P (NEWS), C (PHONE), REG_CONSENT_NOT_ASKED },
    { "", "news/email yes 2026-01-01", P (SURVEY), C (EMAIL), REG_CONSENT_NOT_ASKED },
    { "", "news/email no 2026-01-01", P (NEWS), C (EMAIL), REG_CONSENT_REFUSED },
    { "", "orders/phone no 2026-01-01", P (ORDERS), C (PHONE), REG_CONSENT_REFUSED },
    { "", "touch/phone withdrawn 2026-01-01", P (TOUCH), C (PHONE), REG_CONSENT_TAKEN_BACK },
    /* The later day counts, however they stand and whenever they were written down. */
    { "", "news/post yes 2026-03-01; news/post withdrawn 2026-03-02", P (NEWS), C (POST),
      REG_CONSENT_TAKEN_BACK },
    { "", "news/post withdrawn 2026-03-02; news/post yes 2026-03-01 99", P (NEWS), C (POST),
      REG_CONSENT_TAKEN_BACK },
    { "", "news/post no 2025-12-31; news/post yes 2026-01-01", P (NEWS), C (POST),
      REG_CONSENT_GIVEN },
    /* Of one day the later word, of two at once the refusal. */
    { "", "news/post no 2026-01-01 5; news/post yes 2026-01-01 6", P (NEWS), C (POST),
      REG_CONSENT_GIVEN },
    { "", "news/post yes 2026-01-01 5; news/post no 2026-01-01 5", P (NEWS), C (POST),
      REG_CONSENT_REFUSED },
    { "", "news/post no 2026-01-01 5; news/post yes 2026-01-01 5", P (NEWS), C (POST),
      REG_CONSENT_REFUSED },
    /* What is dated tomorrow does not count yet, what was removed no longer. */
    { "", "news/post yes " TODAY, P (NEWS), C (POST), REG_CONSENT_GIVEN },
    { "", "news/post yes 2026-11-23", P (NEWS), C (POST), REG_CONSENT_NOT_ASKED },
    { "", "news/post yes 2026-01-01; news/post no 2026-02-01 1 removed", P (NEWS), C (POST),
      REG_CONSENT_GIVEN },
    /* Who wants no contact is only spoken to about business, even after a yes. */
    { "silent", "", P (ORDERS), C (PHONE), REG_CONSENT_NOT_NEEDED },
    { "silent", "", P (TOUCH), C (PHONE), REG_CONSENT_NO_CONTACT },
    { "silent", "news/post yes 2026-01-01", P (NEWS), C (POST), REG_CONSENT_NO_CONTACT },
    { "silent", "news/post no 2026-01-01", P (NEWS), C (POST), REG_CONSENT_REFUSED },
    { "monthly", "news/post yes 2026-01-01", P (NEWS), C (POST), REG_CONSENT_GIVEN },
    /* Who is gone is left alone. */
    { "deleted", "news/post yes 2026-01-01", P (NEWS), C (POST), REG_CONSENT_GONE },
    { "merged", "", P (ORDERS), C (PHONE), REG_CONSENT_GONE },
    /* Of who is not to be used only an order is still delivered. */
    { "barred", "news/post yes 2026-01-01", P (NEWS), C (POST), REG_CONSENT_BARRED },
    { "barred", "", P (TOUCH), C (PHONE), REG_CONSENT_BARRED },
    { "barred", "", P (ORDERS), C (PHONE), REG_CONSENT_NOT_NEEDED },
    { "erased", "", P (ORDERS), C (PHONE), REG_CONSENT_BARRED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) party = read_party (cases[i].party);
      g_autoptr (GPtrArray) answers = *cases[i].answers ? read_answers (cases[i].answers)
                                                        : new_records ();
      RegConsentVerdict verdict = reg_consent_decide (party, NULL, answers, cases[i].purpose,
                                                      cases[i].channel, TODAY);

      g_test_message ("%s: %s", cases[i].party, cases[i].answers);
      g_assert_cmpint (verdict.reason, ==, cases[i].reason);
      g_assert_cmpint (verdict.is_allowed, ==,
                       cases[i].reason == REG_CONSENT_GIVEN
                           || cases[i].reason == REG_CONSENT_NOT_NEEDED);
      if (verdict.reason == REG_CONSENT_GIVEN || verdict.reason == REG_CONSENT_REFUSED
          || verdict.reason == REG_CONSENT_TAKEN_BACK)
        g_assert_true (g_ptr_array_find (answers, verdict.answer, NULL));
    }
}

/* --- by which way ------------------------------------------------------------------------ */

static void
test_ways (void)
{
  static const gboolean leads[REG_N_CONTACT_KINDS][REG_N_CONSENT_CHANNELS] = {
    [REG_CONTACT_KIND_PHONE] = { [C (PHONE)] = TRUE },
    [REG_CONTACT_KIND_MOBILE] = { [C (PHONE)] = TRUE, [C (MESSAGE)] = TRUE },
    [REG_CONTACT_KIND_EMAIL] = { [C (EMAIL)] = TRUE },
    [REG_CONTACT_KIND_SOCIAL] = { [C (MESSAGE)] = TRUE },
    [REG_CONTACT_KIND_CHAT] = { [C (MESSAGE)] = TRUE },
    [REG_CONTACT_KIND_ADDRESS] = { [C (POST)] = TRUE },
  };
  g_autoptr (RegRecord) party = read_party ("");
  g_autoptr (GPtrArray) answers = read_answers ("orders/email no 2026-01-01");

  for (int kind = 0; kind < REG_N_CONTACT_KINDS; kind++)
    for (int channel = 0; channel < REG_N_CONSENT_CHANNELS; channel++)
      {
        g_autoptr (GPtrArray) points = new_records ();
        RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
        RegConsentVerdict verdict;

        reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
        g_ptr_array_add (points, reg_record_builder_end (builder));
        verdict = reg_consent_decide (party, points, answers, P (ORDERS), channel, TODAY);
        g_test_message ("%d %d", kind, channel);
        /* A refusal is the reason, whether there is an address or not. */
        if (channel == C (EMAIL))
          g_assert_cmpint (verdict.reason, ==, REG_CONSENT_REFUSED);
        else
          g_assert_cmpint (verdict.reason, ==,
                           leads[kind][channel] ? REG_CONSENT_NOT_NEEDED : REG_CONSENT_NO_WAY);
        g_assert_cmpint (verdict.is_allowed, ==, channel != C (EMAIL) && leads[kind][channel]);
      }
}

static void
test_unwanted (void)
{
  static const struct
  {
    const char *answers;
    gboolean is_unwanted;
  } cases[] = {
    { "news/email no 2026-01-01", FALSE },
    { "birthday/email yes 2026-01-01", FALSE },
    { "birthday/email no 2026-01-01", TRUE },
    { "birthday/email no 2026-01-01; birthday/post yes 2026-01-01", FALSE },
    { "birthday/email no 2026-01-01; birthday/post withdrawn 2026-01-01", TRUE },
    { "birthday/email no 2026-01-01; birthday/email yes 2026-01-02", FALSE },
    { "birthday/email no 2026-11-23", FALSE },
  };
  g_autoptr (GPtrArray) nothing = new_records ();

  g_assert_false (reg_consent_is_unwanted (nothing, P (BIRTHDAY), TODAY));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) answers = read_answers (cases[i].answers);

      g_test_message ("%s", cases[i].answers);
      g_assert_cmpint (reg_consent_is_unwanted (answers, P (BIRTHDAY), TODAY), ==,
                       cases[i].is_unwanted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/consent/decide", test_decide);
  g_test_add_func ("/core/consent/ways", test_ways);
  g_test_add_func ("/core/consent/unwanted", test_unwanted);
  return g_test_run ();
}
