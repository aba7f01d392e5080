/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz-files.h"

#include "malformed.h"

static void
add_file (GPtrArray *seeds, Malformed *taken, gboolean cards)
{
  g_autoptr (Malformed) file = taken;

  if ((file->kind == REG_IMPORT_VCARD) == cards)
    g_ptr_array_add (seeds, g_bytes_ref (file->bytes));
}

void
fuzz_add_files (GPtrArray *seeds, gboolean cards)
{
  for (guint i = 0; i < malformed_count_good (); i++)
    add_file (seeds, malformed_make_good (i), cards);
  for (guint i = 0; i < malformed_count (); i++)
    add_file (seeds, malformed_make (i), cards);
}
