/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../store/shop-fixture.h"
#include "store/reg-backup.h"

static gboolean
copy_job (RegDb *db, gpointer path, GCancellable *cancellable, GError **error)
{
  return reg_backup_write (db, path, cancellable, error);
}

/* Leaves a book at the path given, in which one quotation is approved, one waits and one is a
 * draft, and prints their numbers: what the tool says of quotations can be tried on it. */
int
main (int argc, char *argv[])
{
  Shop shop = { 0 };
  gint64 ids[3];

  if (argc != 2)
    return 2;
  shop_set_up (&shop, NULL);
  ids[0] = shop_approved (&shop);
  ids[1] = shop_waiting (&shop);
  ids[2] = shop_draft (&shop, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *number = shop_number (&shop, ids[i]);
      g_print ("%s\n", number);
    }
  store_fixture_read (SHOP_STORE (&shop), copy_job, argv[1]);
  shop_tear_down (&shop, NULL);
  return 0;
}
