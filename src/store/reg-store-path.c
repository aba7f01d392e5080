/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/reg-store-path.h"

/**
 * reg_store_dup_default_path:
 *
 * Returns: (transfer full): where the program and the tool keep the customer book when nobody names
 *   another place
 */
char *
reg_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "regulars", "book.regulars", NULL);
}

/**
 * reg_store_dup_demo_path:
 *
 * Returns: (transfer full): where the demo shop lies, apart from the person's own book
 */
char *
reg_store_dup_demo_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "regulars", "demo.regulars", NULL);
}
