/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-freshness.h"
#include "core/reg-question.h"

/* What may be asked, what answers it, and for how long an answer and a field are believed. */

#define TODAY "2026-11-18"

static RegRecord *
question_new (RegQuestionKind kind, const char *choices, gint64 days, const char *use_by)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, "Which one?");
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "To choose");
  reg_record_builder_set_int (builder, REG_QUESTION_KIND, kind);
  reg_record_builder_set_text (builder, REG_QUESTION_CHOICES, choices);
  reg_record_builder_set_text (builder, REG_QUESTION_USE_BY, use_by);
  if (days)
    reg_record_builder_set_int (builder, REG_QUESTION_VALID_DAYS, days);
  return reg_record_builder_end (builder);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *text, *purpose, *choices;
    RegQuestionKind kind;
    gint64 days;
    RegQuestionFault fault;
  } cases[] = {
    { "Why?", "To know", NULL, REG_QUESTION_KIND_WORDS, 1, REG_QUESTION_FINE },
    { "  ", "To know", NULL, REG_QUESTION_KIND_WORDS, 1, REG_QUESTION_WITHOUT_TEXT },
    { "Why?", NULL, NULL, REG_QUESTION_KIND_WORDS, 1, REG_QUESTION_WITHOUT_PURPOSE },
    { "Why?", "\t", NULL, REG_QUESTION_KIND_WORDS, 1, REG_QUESTION_WITHOUT_PURPOSE },
    { "Why?", "To know", NULL, REG_QUESTION_KIND_CHOICE, 1, REG_QUESTION_WITHOUT_CHOICES },
    { "Why?", "To know", "One; one ;One;", REG_QUESTION_KIND_CHOICE, 1, REG_QUESTION_FINE },
    { "Why?", "To know", "One; One", REG_QUESTION_KIND_CHOICE, 1, REG_QUESTION_WITHOUT_CHOICES },
    { "Why?", "To know", NULL, REG_QUESTION_KIND_WORDS, 0, REG_QUESTION_WITHOUT_TIME },
    { "Why?", "To know", NULL, REG_QUESTION_KIND_WORDS, -3, REG_QUESTION_WITHOUT_TIME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
      g_autoptr (RegRecord) question = NULL;

      reg_record_builder_set_text (builder, REG_QUESTION_TEXT, cases[i].text);
      reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, cases[i].purpose);
      reg_record_builder_set_text (builder, REG_QUESTION_CHOICES, cases[i].choices);
      reg_record_builder_set_int (builder, REG_QUESTION_KIND, cases[i].kind);
      reg_record_builder_set_int (builder, REG_QUESTION_VALID_DAYS, cases[i].days);
      question = reg_record_builder_end (builder);
      g_test_message ("case %u", i);
      g_assert_cmpint (reg_question_find_fault (question), ==, cases[i].fault);
    }
}

static void
test_accepts (void)
{
  static const struct
  {
    RegQuestionKind kind;
    const char *value;
    gboolean fits;
  } cases[] = {
    { REG_QUESTION_KIND_WORDS, "anything", TRUE },
    { REG_QUESTION_KIND_WORDS, "  ", FALSE },
    { REG_QUESTION_KIND_WORDS, NULL, FALSE },
    { REG_QUESTION_KIND_CHOICE, "Gravel", TRUE },
    { REG_QUESTION_KIND_CHOICE, "City bike", TRUE },
    { REG_QUESTION_KIND_CHOICE, "gravel", FALSE },
    { REG_QUESTION_KIND_CHOICE, "Road", FALSE },
    { REG_QUESTION_KIND_YES_NO, "yes", TRUE },
    { REG_QUESTION_KIND_YES_NO, "no", TRUE },
    { REG_QUESTION_KIND_YES_NO, "perhaps", FALSE },
    { REG_QUESTION_KIND_NUMBER, "1.5", TRUE },
    { REG_QUESTION_KIND_NUMBER, "-3", TRUE },
    { REG_QUESTION_KIND_NUMBER, "1,5", FALSE },
    { REG_QUESTION_KIND_NUMBER, "99999999999999999999", FALSE },
    { REG_QUESTION_KIND_DAY, "2027-02-28", TRUE },
    { REG_QUESTION_KIND_DAY, "2027-02-29", FALSE },
    { REG_QUESTION_KIND_DAY, "--02-28", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord)
          question = question_new (cases[i].kind, "City bike\n Gravel;;", 0, NULL);

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (reg_question_accepts (question, cases[i].value), ==, cases[i].fits);
    }
}

static void
test_turns (void)
{
  static const struct
  {
    gint64 days;
    const char *use_by, *retired_on, *answered_on;
    gboolean declined;
    RegTurn turn;
  } cases[] = {
    { 365, NULL, NULL, NULL, FALSE, REG_TURN_ASK },
    { 365, TODAY, NULL, NULL, FALSE, REG_TURN_ASK },
    { 365, "2026-11-17", NULL, NULL, FALSE, REG_TURN_RETIRED },
    { 365, NULL, "2026-01-01", NULL, FALSE, REG_TURN_RETIRED },
    { 365, NULL, "2026-01-01", "2026-11-01", FALSE, REG_TURN_RETIRED },
    { 365, NULL, NULL, TODAY, FALSE, REG_TURN_KNOWN },
    { 365, NULL, NULL, "2025-11-18", FALSE, REG_TURN_KNOWN },
    { 365, NULL, NULL, "2025-11-17", FALSE, REG_TURN_CONFIRM },
    { 0, NULL, NULL, "1990-01-01", FALSE, REG_TURN_KNOWN },
    { 365, NULL, NULL, "2025-11-18", TRUE, REG_TURN_DECLINED },
    { 365, NULL, NULL, "2025-11-17", TRUE, REG_TURN_ASK },
    { 0, NULL, NULL, "1990-01-01", TRUE, REG_TURN_DECLINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord)
          plain = question_new (REG_QUESTION_KIND_WORDS, NULL, cases[i].days, cases[i].use_by);
      RegRecordBuilder *builder = reg_record_builder_new_from (plain);
      g_autoptr (RegRecord) question = NULL;
      g_autoptr (RegRecord) answer = NULL;

      reg_record_builder_set_text (builder, REG_QUESTION_RETIRED_ON, cases[i].retired_on);
      question = reg_record_builder_end (builder);
      builder = reg_record_builder_new (REG_ENTITY_ANSWER);
      reg_record_builder_set_text (builder, REG_ANSWER_ANSWERED_ON, cases[i].answered_on);
      reg_record_builder_set_int (builder, REG_ANSWER_DECLINED, cases[i].declined);
      answer = reg_record_builder_end (builder);
      g_test_message ("case %u", i);
      g_assert_cmpint (
          reg_question_get_turn (question, cases[i].answered_on ? answer : NULL, TODAY), ==,
          cases[i].turn);
    }
}

static void
test_unused (void)
{
  static const struct
  {
    const char *use_by, *made_on, *asked_on;
    gboolean unused;
  } cases[] = {
    { NULL, TODAY, NULL, FALSE },
    { NULL, "2026-05-22", NULL, FALSE },
    { NULL, "2026-05-21", NULL, TRUE },
    { NULL, "2020-01-01", "2026-05-22", FALSE },
    { NULL, "2020-01-01", "2026-05-21", TRUE },
    /* An answer from a book that was brought in is older than the question. */
    { NULL, "2026-11-01", "2019-01-01", FALSE },
    { "2026-11-17", TODAY, TODAY, TRUE },
    { TODAY, TODAY, TODAY, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord)
          question = question_new (REG_QUESTION_KIND_WORDS, NULL, 0, cases[i].use_by);

      g_test_message ("case %u", i);
      g_assert_cmpint (
          reg_question_is_unused (question, cases[i].made_on, cases[i].asked_on, TODAY), ==,
          cases[i].unused);
    }
}

/* --- freshness -------------------------------------------------------------------------- */

static void
test_judge (void)
{
  static const struct
  {
    int days;
    const char *known_on;
    RegFreshness freshness;
  } cases[] = {
    { 365, TODAY, REG_FRESHNESS_FRESH },         { 365, "2027-05-01", REG_FRESHNESS_FRESH },
    { 365, "2026-02-17", REG_FRESHNESS_FRESH },  { 365, "2026-02-16", REG_FRESHNESS_AGEING },
    { 365, "2025-11-18", REG_FRESHNESS_AGEING }, { 365, "2025-11-17", REG_FRESHNESS_OLD },
    { 0, "1950-01-01", REG_FRESHNESS_FRESH },    { 1, "2026-11-17", REG_FRESHNESS_FRESH },
    { 1, "2026-11-16", REG_FRESHNESS_OLD },      { 365, "--11-18", REG_FRESHNESS_FRESH },
    { 365, "never", REG_FRESHNESS_FRESH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%d days, %s", cases[i].days, cases[i].known_on);
      g_assert_cmpint (reg_freshness_judge (cases[i].days, cases[i].known_on, TODAY), ==,
                       cases[i].freshness);
    }
}

static void
test_kept (void)
{
  guint n;
  const RegKept *kept = reg_kept_list (&n);

  for (guint i = 0; i < n; i++)
    {
      const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);

      g_test_message ("%s", kept[i].key);
      /* Each once, and each says what it is for. */
      g_assert_true (reg_kept_find (kept[i].key) == &kept[i]);
      g_assert_cmpstr (kept[i].purpose, !=, "");
      g_assert_cmpstr (reg_kept_get_label (&kept[i]), !=, "");
      if (kept[i].contact >= 0)
        {
          g_assert_true (reg_kept_find_contact (kept[i].contact) == &kept[i]);
          g_assert_cmpstr (kept[i].key, ==,
                           reg_enum_get_nick (&reg_enum_contact_kind, kept[i].contact));
          continue;
        }
      g_assert_true (reg_kept_find_field (kept[i].field) == &kept[i]);
      g_assert_cmpint (reg_entity_find_field (info, kept[i].key), ==, kept[i].field);
      g_assert_true (info->fields[kept[i].field].flags & REG_FIELD_PERSONAL);
    }
  for (int kind = 0; kind < REG_N_CONTACT_KINDS; kind++)
    g_assert_nonnull (reg_kept_find_contact (kind));
  g_assert_null (reg_kept_find ("credit_limit"));
  g_assert_null (reg_kept_find_field (REG_PARTY_CREDIT_LIMIT));
}

static void
test_rules (void)
{
  static const struct
  {
    const char *key;
    gboolean has_rule;
    gint64 days; /* -1: the rule says nothing of it */
    int valid;
  } cases[] = {
    { "phone", FALSE, 0, 365 },
    { "name", FALSE, 0, 0 },
    { "birthday", FALSE, 0, 0 },
    { "phone", TRUE, -1, 365 },
    { "phone", TRUE, 0, 0 },
    { "phone", TRUE, 90, 90 },
    { "name", TRUE, 730, 730 },
    { "phone", TRUE, -7, 0 },
    { "phone", TRUE, G_MAXINT64, G_MAXINT / 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_FIELD_RULE);
      g_autoptr (RegRecord) rule = NULL;

      if (cases[i].days != -1)
        reg_record_builder_set_int (builder, REG_FIELD_RULE_VALID_DAYS, cases[i].days);
      rule = reg_record_builder_end (builder);
      g_test_message ("case %u", i);
      g_assert_cmpint (
          reg_kept_get_valid_days (reg_kept_find (cases[i].key), cases[i].has_rule ? rule : NULL),
          ==, cases[i].valid);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/question/faults", test_faults);
  g_test_add_func ("/question/accepts", test_accepts);
  g_test_add_func ("/question/turns", test_turns);
  g_test_add_func ("/question/unused", test_unused);
  g_test_add_func ("/freshness/judge", test_judge);
  g_test_add_func ("/freshness/kept", test_kept);
  g_test_add_func ("/freshness/rules", test_rules);
  return g_test_run ();
}
