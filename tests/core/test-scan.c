/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-scan.h"

#include <string.h>

/* Types @keys with so many ms between them, then Enter after @end ms. */
static char *
type (RegScan *scan, const char *keys, guint32 *now, guint32 gap, guint32 end)
{
  for (const char *p = keys; *p; p = g_utf8_next_char (p))
    {
      *now += gap;
      reg_scan_add (scan, g_utf8_get_char (p), *now);
    }
  *now += end;
  return reg_scan_end (scan, *now);
}

static void
test_speed (void)
{
  static const struct
  {
    const char *keys;
    guint32 gap, end;
    const char *code;
  } rows[] = {
    { "4006381333931", 5, 5, "4006381333931" },
    { "4006381333931", 35, 35, "4006381333931" },
    { "4006381333931", 50, 50, "4006381333931" },
    { "4006381333931", 51, 5, NULL },
    { "4006381333931", 5, 51, NULL },
    { "4006381333931", 80, 80, NULL },
    { "4006381333931", 0, 0, "4006381333931" },
    { "Q-2026-0014", 10, 10, "Q-2026-0014" },
    { "K/08.15_a+b", 10, 10, "K/08.15_a+b" },
    { "4711", 10, 10, "4711" },
    { "471", 10, 10, NULL },
    { "", 10, 10, NULL },
    { "Ä-1ß", 10, 10, "Ä-1ß" },
    { "4006 381", 10, 10, NULL },
    { "4006 381333", 10, 10, "381333" },
    { "12345\t", 10, 10, NULL },
  };
  RegScan scan = { 0 };
  guint32 now = 1000;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *code = NULL;

      now += 1000;
      code = type (&scan, rows[i].keys, &now, rows[i].gap, rows[i].end);
      g_test_message ("%s %u %u", rows[i].keys, rows[i].gap, rows[i].end);
      g_assert_cmpstr (code, ==, rows[i].code);
    }
}

/* Somebody pressed keys before; they are not part of the code. */
static void
test_begins_anew (void)
{
  RegScan scan = { 0 };
  guint32 now = 5000;
  g_autofree char *code = NULL;
  g_autofree char *again = NULL;
  g_autofree char *nothing = NULL;

  reg_scan_add (&scan, 'x', now);
  now += 400;
  reg_scan_add (&scan, 'y', now);
  now += 200;
  code = type (&scan, "1234567", &now, 10, 10);
  g_assert_cmpstr (code, ==, "1234567");
  /* The next one directly after it; then Enter alone. */
  again = type (&scan, "7654321", &now, 10, 10);
  g_assert_cmpstr (again, ==, "7654321");
  nothing = reg_scan_end (&scan, now + 5);
  g_assert_null (nothing);
}

static void
test_broken (void)
{
  RegScan scan = { 0 };
  g_autofree char *code = NULL;

  for (guint32 i = 0; i < 8; i++)
    reg_scan_add (&scan, '1', 100 + i);
  reg_scan_break (&scan);
  code = reg_scan_end (&scan, 110);
  g_assert_null (code);
}

/* The clock of the keys has 32 bits. */
static void
test_clock_starts_again (void)
{
  RegScan scan = { 0 };
  guint32 now = G_MAXUINT32 - 25;
  g_autofree char *code = type (&scan, "4006381333931", &now, 10, 10);

  g_assert_cmpstr (code, ==, "4006381333931");
}

/* A key that is held down, or something that is no scanner. */
static void
test_endless (void)
{
  RegScan scan = { 0 };
  g_autofree char *code = NULL;

  for (guint32 i = 0; i < 10000; i++)
    reg_scan_add (&scan, 0x10ffff - 0x10f000 + (i % 2 ? 'a' : 0x6f22), 100 + i);
  g_assert_cmpuint (scan.length, <, sizeof scan.code);
  g_assert_cmpuint (scan.length, ==, strlen (scan.code));
  code = reg_scan_end (&scan, 10101);
  g_assert_true (code == NULL || g_utf8_validate (code, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scan/speed", test_speed);
  g_test_add_func ("/scan/begins-anew", test_begins_anew);
  g_test_add_func ("/scan/broken", test_broken);
  g_test_add_func ("/scan/clock-starts-again", test_clock_starts_again);
  g_test_add_func ("/scan/endless", test_endless);
  return g_test_run ();
}
