/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-core-error.h"
#include "core/reg-pin.h"

static void
test_valid (void)
{
  static const char *const good[] = { "0000", "1234", "12345678" };
  static const char *const bad[] = { "",     "1",     "123",   "123456789", "12a4",
                                     "12 4", " 1234", "-1234", "١٢٣٤",      "1234\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (reg_pin_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (reg_pin_is_valid (bad[i]));
      g_assert_null (reg_pin_hash (bad[i], &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
    }
  g_assert_false (reg_pin_is_valid (NULL));
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = reg_pin_hash ("2580", &error);
  g_autofree char *again = reg_pin_hash ("2580", NULL);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (hash, "$argon2id$"));
  g_assert_null (g_strstr_len (hash, -1, "2580"));
  /* Each has a salt of its own. */
  g_assert_cmpstr (hash, !=, again);
  g_assert_true (reg_pin_check (hash, "2580", &error));
  g_assert_true (reg_pin_check (again, "2580", &error));
  g_assert_no_error (error);
}

/* Whatever is wrong, the answer is the same. */
static void
test_refused (void)
{
  g_autofree char *hash = reg_pin_hash ("2580", NULL);
  g_autofree char *longer = g_strnfill (4000, 'x');
  const struct
  {
    const char *hash;
    const char *pin;
  } rows[] = {
    { hash, "2581" }, { hash, "25800" },  { hash, "" },       { hash, NULL }, { hash, "0" },
    { NULL, "2580" }, { "", "2580" },     { NULL, NULL },     { "", "" },     { NULL, "0" },
    { "x", "2580" },  { "2580", "2580" }, { longer, "2580" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (reg_pin_check (rows[i].hash, rows[i].pin, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, "the PIN does not match");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pin/valid", test_valid);
  g_test_add_func ("/pin/check", test_check);
  g_test_add_func ("/pin/refused", test_refused);
  return g_test_run ();
}
