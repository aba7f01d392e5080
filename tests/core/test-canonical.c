/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-canonical.h"

/* One field written the way the name says; NULL ends the list of fields. */
static char *
hash_of (const char *kind, int version, ...)
{
  g_autoptr (RegCanonical) bytes = reg_canonical_new (kind, version);
  guint8 hash[REG_HASH_SIZE];
  va_list fields;

  va_start (fields, version);
  for (const char *tag = va_arg (fields, const char *); tag != NULL;
       tag = va_arg (fields, const char *))
    reg_canonical_add_text (bytes, tag, va_arg (fields, const char *));
  va_end (fields);
  reg_canonical_hash (bytes, hash);
  return reg_hash_to_text (hash);
}

static void
test_same (void)
{
  g_autofree char *one = hash_of ("line", 1, "a", "x", "b", "y", NULL);
  g_autofree char *other = hash_of ("line", 1, "a", "x", "b", "y", NULL);

  g_assert_cmpstr (one, ==, other);
}

/* Different content never has the same bytes, however the pieces are cut. */
static void
test_different (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *const hashes[] = {
    hash_of ("line", 1, NULL),
    hash_of ("line", 2, NULL),
    hash_of ("lines", 1, NULL),
    hash_of ("line", 1, "a", "", NULL),
    hash_of ("line", 1, "a", (const char *)NULL, NULL),
    hash_of ("line", 1, "b", "", NULL),
    hash_of ("line", 1, "a", "xy", NULL),
    hash_of ("line", 1, "a", "x", "a", "y", NULL),
    hash_of ("line", 1, "ax", "y", NULL),
    hash_of ("line", 1, "a", "x", "b", "y", NULL),
    hash_of ("line", 1, "b", "y", "a", "x", NULL),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hashes); i++)
    g_assert_true (g_hash_table_add (seen, hashes[i]));
}

static char *
hash_of_bytes (RegCanonical *bytes)
{
  guint8 hash[REG_HASH_SIZE];

  reg_canonical_hash (bytes, hash);
  reg_canonical_free (bytes);
  return reg_hash_to_text (hash);
}

/* A number, its text and its bytes are three things, and so are lists of different length. */
static void
test_types (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 8; i++)
    {
      RegCanonical *bytes = reg_canonical_new ("types", 1);

      if (i == 0)
        reg_canonical_add_int (bytes, "a", 0);
      else if (i == 1)
        reg_canonical_add_text (bytes, "a", "\1\1\1\1\1\1\1\1");
      else if (i == 2)
        reg_canonical_add_bytes (bytes, "a", "\1\1\1\1\1\1\1\1", 8);
      else if (i == 3)
        reg_canonical_add_int (bytes, "a", 0x0101010101010101);
      else if (i == 4)
        reg_canonical_add_int (bytes, "a", -1);
      else
        reg_canonical_begin_list (bytes, "a", (gsize)i - 5);
      g_assert_true (g_hash_table_add (seen, hash_of_bytes (bytes)));
    }
}

static void
test_form (void)
{
  static const guint8 expected[] = { 8,   'r', 'e', 'g', 'u', 'l', 'a', 'r', 's', 'T', 0,
                                     0,   0,   0,   0,   0,   0,   1,   'k', 7,   'v', 'e',
                                     'r', 's', 'i', 'o', 'n', 'I', 0,   0,   0,   0,   0,
                                     0,   0,   8,   0,   0,   0,   0,   0,   0,   0,   1,
                                     1,   'n', 'I', 0,   0,   0,   0,   0,   0,   0,   8,
                                     255, 255, 255, 255, 255, 255, 255, 254 };
  g_autoptr (RegCanonical) writer = reg_canonical_new ("k", 1);
  g_autoptr (GBytes) bytes = NULL;

  reg_canonical_add_int (writer, "n", -2);
  bytes = reg_canonical_get_bytes (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   sizeof expected);
}

/* From the BLAKE2 reference: the hash of nothing. */
static void
test_blake2b (void)
{
  guint8 hash[REG_HASH_SIZE];
  guint8 other[REG_HASH_SIZE];
  g_autofree char *text = NULL;

  reg_hash_bytes (NULL, 0, hash);
  text = reg_hash_to_text (hash);
  g_assert_cmpstr (text, ==, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  reg_hash_bytes ("a", 1, other);
  g_assert_false (reg_hash_equal (hash, other));
  reg_hash_bytes ("", 0, other);
  g_assert_true (reg_hash_equal (hash, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/canonical/same", test_same);
  g_test_add_func ("/canonical/different", test_different);
  g_test_add_func ("/canonical/types", test_types);
  g_test_add_func ("/canonical/form", test_form);
  g_test_add_func ("/canonical/blake2b", test_blake2b);
  return g_test_run ();
}
