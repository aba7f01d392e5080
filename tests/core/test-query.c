/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-query.h"

#include <string.h>

static const struct
{
  const char *text, *country;
  const char *first;  /* the likeliest number, NULL for none */
  const char *others; /* another one that has to be tried too */
} numbers[] = {
  { "+31 20 555 01 77", "NL", "205550177", "" },
  { "+31 (0)20 555 01 77", "NL", "205550177", "" },
  { "0031205550177", "NL", "205550177", "" },
  { "020-555 01 77", "NL", "205550177", "" },
  { "020/5550177", "DE", "205550177", "" },
  { "205550177", "NL", "205550177", "" },
  { "31205550177", "NL", "31205550177", "205550177" },
  { "tel:+31-20-5550177", "NL", "205550177", "" },
  { "tel:+31-20-5550177;ext=12", "NL", "205550177", "" },
  { "020 5550177 x12", "NL", "205550177", "" },
  { "020 5550177 ext. 12", "NL", "205550177", "" },
  { "٠٢٠ ٥٥٥ ٠١ ٧٧", "NL", "205550177", "" },
  { "(206) 555-8257", "US", "2065558257", "" },
  { "1-206-555-8257", "US", "2065558257", "" },
  { "011 31 20 5550177", "US", "205550177", "" },
  { "011 4988260", "IT", "114988260", "" },
  { "8 (495) 123-45-67", "RU", "4951234567", "" },
  /* Begun, and only the end of it. */
  { "+31 20 5", "NL", "205", "" },
  { "0031 205", "NL", "205", "" },
  { "0031 205", "US", "31205", "" },
  { "020 5", "NL", "205", "" },
  { "0177", "NL", "177", "" },
  { "555", "NL", "555", "" },
  { "00829", "NL", "829", "" }, /* the middle of a number as well as a country */
  { "0082 912", "NL", "912", "" },
  /* Too little, or no number at all. */
  { "+31", "NL", NULL, "" },
  { "+31 20", "NL", NULL, "" },
  { "00", "NL", NULL, "" },
  { "12", "NL", NULL, "" },
  { "1 2 3 x", "NL", NULL, "" },
  { "Q-2026-014", "NL", NULL, "" },
  { "12a45", "NL", NULL, "" },
  { "exit 9", "NL", NULL, "" },
  { "anna", "NL", NULL, "" },
  { "", "NL", NULL, "" },
  { "+", NULL, NULL, "" },
};

static gboolean
has_beginning (char **texts, const char *start)
{
  for (guint i = 0; texts[i]; i++)
    if (g_str_has_prefix (texts[i], start))
      return TRUE;
  return FALSE;
}

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (RegQuery) query = reg_query_new (numbers[i].text, numbers[i].country);
      g_autofree char *all = g_strjoinv (" ", query->numbers);

      g_test_message ("“%s” in %s: %s", numbers[i].text, numbers[i].country, all);
      g_assert_cmpstr (query->numbers[0], ==, numbers[i].first);
      if (*numbers[i].others)
        g_assert_true (has_beginning (query->numbers, numbers[i].others));
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    gboolean is_mail, is_code, is_joined;
    const char *folded;
  } rows[] = {
    { "  Álvaro  Ruiz ", FALSE, FALSE, FALSE, "alvaro ruiz" },
    { "a@b.nl", TRUE, FALSE, TRUE, "a@b.nl" },
    { "@b.nl", TRUE, FALSE, TRUE, "@b.nl" },
    { "Q-2026-014", FALSE, TRUE, TRUE, "q-2026-014" },
    { "4006381333931", FALSE, TRUE, FALSE, "4006381333931" },
    { "4006 381", FALSE, FALSE, FALSE, "4006 381" },
    { "a1@b.nl", TRUE, FALSE, TRUE, "a1@b.nl" },
    { "KL", FALSE, FALSE, FALSE, "kl" },
    { "١٢٣", FALSE, TRUE, FALSE, "123" },
    { "", FALSE, FALSE, FALSE, "" },
    { NULL, FALSE, FALSE, FALSE, "" },
    { "caf\351", FALSE, FALSE, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegQuery) query = reg_query_new (rows[i].text, "NL");

      g_test_message ("%s", query->text);
      g_assert_true (query->is_mail == rows[i].is_mail);
      g_assert_true (query->is_code == rows[i].is_code);
      g_assert_true (query->is_joined == rows[i].is_joined);
      if (rows[i].folded)
        g_assert_cmpstr (query->folded, ==, rows[i].folded);
      g_assert_true (g_utf8_validate (query->text, -1, NULL));
    }
}

static void
test_somebody_new (void)
{
  static const struct
  {
    const char *text;
    RegQueryKind kind;
  } rows[] = {
    { "Anna Bos", REG_QUERY_NAME },
    { "Bäckerei 24 Stunden", REG_QUERY_NAME },
    { "020 5550177", REG_QUERY_PHONE },
    { "0205550177", REG_QUERY_PHONE },
    { "+31205550177", REG_QUERY_PHONE },
    { "555 01 77", REG_QUERY_PHONE },
    { "tel:+31-20-5550177", REG_QUERY_PHONE },
    { "a@b.nl", REG_QUERY_MAIL },
    { "2990000000017", REG_QUERY_CARD },
    { "K-0815", REG_QUERY_CARD },
    { "٠٢٠ ٥٥٥٠١٧٧", REG_QUERY_PHONE },
    { "  ", REG_QUERY_NOTHING },
    { "%", REG_QUERY_NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegQuery) query = reg_query_new (rows[i].text, "NL");

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (reg_query_get_kind (query), ==, rows[i].kind);
    }
}

/* A book that fell on the keyboard. */
static void
test_much (void)
{
  g_autofree char *many = g_strnfill (100000, '7');
  g_autofree char *wide = g_strdup_printf ("%s", "ééééééééééééééééééééééééé");
  g_autoptr (GString) wider = g_string_new (NULL);
  g_autoptr (RegQuery) query = reg_query_new (many, "NL");
  g_autoptr (RegQuery) letters = NULL;

  for (int i = 0; i < 100; i++)
    g_string_append (wider, wide);
  letters = reg_query_new (wider->str, "NL");
  g_assert_cmpuint (strlen (query->text), ==, 200);
  g_assert_cmpuint ((guint)g_utf8_strlen (letters->text, -1), ==, 200);
  g_assert_true (g_utf8_validate (letters->text, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/query/numbers", test_numbers);
  g_test_add_func ("/query/kinds", test_kinds);
  g_test_add_func ("/query/somebody-new", test_somebody_new);
  g_test_add_func ("/query/much", test_much);
  return g_test_run ();
}
