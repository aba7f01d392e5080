/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "store/reg-firm.h"
#include "store/reg-store.h"

/* Gives a member of staff a PIN, for tests that begin after the day on which that was done:
 *
 *   set-pin FILE NAME PIN */

typedef struct
{
  const char *name;
  const char *pin;
} Wish;

static gboolean
set_pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;
  g_autoptr (RegRecord)
      staff = reg_db_find_by_text (db, REG_ENTITY_STAFF, REG_STAFF_NAME, wish->name, error);

  return staff && reg_staff_set_pin (db, reg_record_get_id (staff), wish->pin, error);
}

int
main (int argc, char *argv[])
{
  static const RegActionInfo info = { .kind = "edit", .label = "PIN", .without_undo = TRUE };
  g_autoptr (RegStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Wish wish;

  if (argc != 4)
    return 2;
  wish = (Wish){ argv[2], argv[3] };
  store = reg_store_new (argv[1], 0);
  if (reg_store_open_sync (store, NULL, &error)
      && reg_store_write_sync (store, &info, set_pin_job, &wish, NULL, NULL, &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
