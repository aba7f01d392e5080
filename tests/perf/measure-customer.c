/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "marks.h"
#include "program.h"
#include "seen.h"
#include "store/reg-list.h"
#include "store/reg-parties.h"
#include "store/reg-store.h"

/* A customer with a long story: how long it takes until the first of it is on the screen, the first
 * time and again, from the moment somebody opens the window. The story is written into the file.
 *
 *   measure-customer FILE ENTRIES */

#define TIMES 8

typedef struct
{
  gint64 party;
  int n_entries;
} Story;

static gint64 party;
static int n_opened;

static gboolean
write_story (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegListQuery query = { .list = REG_LIST_CUSTOMERS, .sort_column = -1 };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, cancellable, error);
  Story *story = data;

  if (!ids)
    return FALSE;
  story->party = g_array_index (ids, gint64, ids->len / 2);
  for (int i = 0; i < story->n_entries; i++)
    {
      g_autofree char *words = g_strdup_printf ("Call number %d", i + 1);

      if (!reg_party_log_touch (db, story->party, REG_TOUCH_KIND_CALL, REG_DIRECTION_THEY, words,
                                NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
prepare (const char *path, int n_entries)
{
  static const RegActionInfo action = { .kind = "edit", .label = "Story" };
  g_autoptr (RegStore) store = reg_store_new (path, 0);
  g_autoptr (GError) error = NULL;
  Story story = { .n_entries = n_entries };

  if (!reg_store_open_sync (store, NULL, &error)
      || !reg_store_write_sync (store, &action, write_story, &story, NULL, NULL, &error))
    g_error ("%s", error->message);
  reg_store_close (store);
  party = story.party;
}

/* --- opening it ------------------------------------------------------------------------- */

static gboolean
open_cb (gpointer user_data)
{
  if (n_opened++ == TIMES)
    {
      g_application_quit (g_application_get_default ());
      return G_SOURCE_REMOVE;
    }
  perf_begin ();
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "open-party",
                                  g_variant_new_int64 (party));
  return G_SOURCE_REMOVE;
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_close (window);
  g_timeout_add (400, open_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  gboolean is_customer = g_str_equal (G_OBJECT_TYPE_NAME (window), "RegCustomerWindow");

  if (!perf_shows_words (window, is_customer ? "RegStoryRow" : "RegTableLine"))
    return;
  g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
  if (!is_customer)
    {
      g_timeout_add (1500, open_cb, NULL);
      return;
    }
  perf_mark_since (n_opened == 1 ? "first" : "again");
  g_timeout_add (400, close_cb, window);
}

int
main (int argc, char *argv[])
{
  if (argc != 3)
    return 2;
  prepare (argv[1], atoi (argv[2]));
  return perf_run_program (argv[0], argv[1], painted_cb);
}
