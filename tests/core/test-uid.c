/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-uid.h"

#include <string.h>

static const guint8 zeros[REG_UID_RANDOM_BYTES];
static const guint8 ones[REG_UID_RANDOM_BYTES] = { 0xff, 0xff, 0xff, 0xff, 0xff,
                                                   0xff, 0xff, 0xff, 0xff, 0xff };

static void
test_layout (void)
{
  RegUidSource source = { 0 };
  guint8 uid[REG_UID_SIZE];
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  reg_uid_source_next (&source, 0x017f22e279b0, ones, uid);
  text = reg_uid_to_string (uid);
  g_assert_cmpstr (text, ==, "017f22e2-79b0-77ff-bfff-ffffffffffff");
  reg_uid_source_next (&source, 0x017f22e279b1, zeros, uid);
  second = reg_uid_to_string (uid);
  g_assert_cmpstr (second, ==, "017f22e2-79b1-7000-8000-000000000000");
}

/* The clock stands still, runs back, and the counter runs over: still ascending. */
static void
test_ascending (void)
{
  RegUidSource source = { 0 };
  guint8 before[REG_UID_SIZE] = { 0 }, uid[REG_UID_SIZE];

  for (int i = 0; i < 20000; i++)
    {
      gint64 now = i < 10000 ? 1000 : 1000 - i;

      reg_uid_source_next (&source, now, i % 2 ? zeros : ones, uid);
      g_assert_cmpint (memcmp (before, uid, sizeof uid), <, 0);
      g_assert_cmpint (uid[6] >> 4, ==, 7);
      g_assert_cmpint (uid[8] >> 6, ==, 2);
      memcpy (before, uid, sizeof uid);
    }
  /* 20,000 identifiers need a handful of milliseconds more than there were. */
  reg_uid_source_next (&(RegUidSource){ 0 }, 1010, zeros, before);
  g_assert_cmpint (memcmp (uid, before, sizeof uid), <, 0);
}

static void
test_generate (void)
{
  guint8 before[REG_UID_SIZE] = { 0 }, uid[REG_UID_SIZE];

  for (int i = 0; i < 1000; i++)
    {
      reg_uid_generate (uid);
      g_assert_cmpint (memcmp (before, uid, sizeof uid), <, 0);
      memcpy (before, uid, sizeof uid);
    }
}

static void
test_parse (void)
{
  const char *const good[] = { "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                               "{017F22E2-79B0-7CC3-98C4-DC0C0C07398F}",
                               "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                               "017f22e279b07cc398c4dc0c0c07398f" };
  const char *const bad[] = { "",
                              "-017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                              "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                              "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
                              "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
                              "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                              "017f22e2-79b0-7cc3-98c4-dc0c0c07398f}" };
  guint8 uid[REG_UID_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;

      memset (uid, 0, sizeof uid);
      g_assert_true (reg_uid_parse (good[i], uid));
      text = reg_uid_to_string (uid);
      g_assert_cmpstr (text, ==, good[0]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      memset (uid, 7, sizeof uid);
      g_assert_false (reg_uid_parse (bad[i], uid));
      g_assert_cmpint (uid[0], ==, 7);
    }
  g_assert_false (reg_uid_parse (NULL, uid));
  g_assert_true (reg_uid_parse ("477343c8-e6bf-475f-9bac-1f96a5000837", uid));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/uid/layout", test_layout);
  g_test_add_func ("/uid/ascending", test_ascending);
  g_test_add_func ("/uid/generate", test_generate);
  g_test_add_func ("/uid/parse", test_parse);
  return g_test_run ();
}
