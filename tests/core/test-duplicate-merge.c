/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-duplicate-merge.h"

static RegRecord *
customer (const char *name, const char *code, const char *note, gint64 days)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_text (builder, REG_PARTY_CODE, code);
  reg_record_builder_set_text (builder, REG_PARTY_NOTE, note);
  if (days >= 0)
    reg_record_builder_set_int (builder, REG_PARTY_PAYMENT_DAYS, days);
  return reg_record_builder_end (builder);
}

#define BIT(field) (G_GUINT64_CONSTANT (1) << REG_PARTY_##field)

static const struct
{
  const char *names[2], *codes[2], *notes[2];
  gint64 days[2];
  guint64 taken;
  const char *rest;
  const char *name, *code, *note;
  gint64 due;
} cases[] = {
  /* What only one says is kept, whatever was chosen. */
  { { "Anna", "Anna" }, { NULL, "K2" }, { NULL, NULL }, { -1, 14 }, 0, NULL, "Anna", "K2", "", 14 },
  { { "Anna", "Anna" },
    { "K1", NULL },
    { NULL, NULL },
    { 30, -1 },
    BIT (CODE),
    NULL,
    "Anna",
    "K1",
    "",
    30 },
  /* What both say is chosen. */
  { { "Anna", "Anne" }, { "K1", "K2" }, { NULL, NULL }, { 14, 30 }, 0, NULL, "Anna", "K1", "", 14 },
  { { "Anna", "Anne" },
    { "K1", "K2" },
    { NULL, NULL },
    { 14, 30 },
    BIT (NAME) | BIT (PAYMENT_DAYS),
    NULL,
    "Anne",
    "K1",
    "",
    30 },
  /* Notes are put together, the same one once. */
  { { "Anna", "Anna" },
    { NULL, NULL },
    { "Tea", "Cake" },
    { -1, -1 },
    0,
    "Number: K2",
    "Anna",
    "",
    "Tea\n\nCake\n\nNumber: K2",
    0 },
  { { "Anna", "Anna" },
    { NULL, NULL },
    { "Tea", "Tea" },
    { -1, -1 },
    0,
    NULL,
    "Anna",
    "",
    "Tea",
    0 },
  { { "Anna", "Anna" },
    { NULL, NULL },
    { NULL, "Cake" },
    { -1, -1 },
    0,
    "",
    "Anna",
    "",
    "Cake",
    0 },
  /* The note is no choice: nothing of it is lost. */
  { { "Anna", "Anna" },
    { NULL, NULL },
    { "Tea", "Cake" },
    { -1, -1 },
    BIT (NOTE),
    NULL,
    "Anna",
    "",
    "Tea\n\nCake",
    0 },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) stays = customer (cases[i].names[0], cases[i].codes[0],
                                              cases[i].notes[0], cases[i].days[0]);
      g_autoptr (RegRecord) goes = customer (cases[i].names[1], cases[i].codes[1],
                                             cases[i].notes[1], cases[i].days[1]);
      g_autoptr (RegRecord)
          merged = reg_duplicate_merge (stays, goes, cases[i].taken, cases[i].rest);

      g_assert_cmpstr (reg_record_get_text (merged, REG_PARTY_NAME), ==, cases[i].name);
      g_assert_cmpstr (reg_record_get_text (merged, REG_PARTY_CODE), ==, cases[i].code);
      g_assert_cmpstr (reg_record_get_text (merged, REG_PARTY_NOTE), ==, cases[i].note);
      g_assert_cmpint (reg_record_get_int (merged, REG_PARTY_PAYMENT_DAYS), ==, cases[i].due);
    }
}

static void
test_choices (void)
{
  g_autoptr (RegRecord) one = customer ("Anna", "K1", "Tea", -1);
  g_autoptr (RegRecord) two = customer ("Anna", "K2", "Cake", 14);

  for (int i = 0; i < REG_PARTY_N_FIELDS; i++)
    {
      g_assert_cmpint (reg_duplicate_is_choice (one, two, i), ==, i == REG_PARTY_CODE);
      g_assert_cmpint (reg_duplicate_is_choice (two, one, i), ==, i == REG_PARTY_CODE);
      g_assert_false (reg_duplicate_is_choice (one, one, i));
    }
  /* A bit for each field. */
  g_assert_cmpint (REG_PARTY_N_FIELDS, <=, 64);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/duplicate-merge/values", test_values);
  g_test_add_func ("/core/duplicate-merge/choices", test_choices);
  return g_test_run ();
}
