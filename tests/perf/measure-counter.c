/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "marks.h"
#include "program.h"
#include "seen.h"
#include "store/reg-list.h"
#include "store/reg-store.h"

/* At the counter: a number is typed into the search, its customer is found, and Enter is pressed. How
 * long it takes from there to the frame with the words of the card: the first time, and in turn for others.
 *
 *   measure-counter FILE */

#define TIMES 12
#define CARD "RegCounterCard"

static char *codes[TIMES];
static int n_opened;
static gint64 entered, worked;
static GtkWidget *entry;

static gboolean
pick_customers (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegListQuery query = { .list = REG_LIST_CUSTOMERS, .sort_column = -1 };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, cancellable, error);

  for (guint i = 0; ids && i < TIMES; i++)
    {
      gint64 id = g_array_index (ids, gint64, (guint64)ids->len * i / TIMES);
      g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, id, error);

      if (!party)
        return FALSE;
      codes[i] = g_strdup (reg_record_get_text (party, REG_PARTY_CODE));
      if (!*codes[i])
        g_set_str (&codes[i], reg_record_get_text (party, REG_PARTY_NAME));
    }
  return ids != NULL;
}

static void
prepare (const char *path)
{
  g_autoptr (RegStore) store = reg_store_new (path, 0);
  g_autoptr (GError) error = NULL;

  if (!reg_store_open_sync (store, NULL, &error)
      || !reg_store_read_sync (store, pick_customers, NULL, NULL, &error))
    g_error ("%s", error->message);
  reg_store_close (store);
}

/* --- typing ----------------------------------------------------------------------------- */

/* Enter, as soon as the answer is there. */
static gboolean
enter_cb (gpointer main_window)
{
  GtkWidget *row = perf_find_mapped (gtk_widget_get_parent (entry), GTK_TYPE_LIST_BOX_ROW);

  if (!row)
    return G_SOURCE_CONTINUE;
  entered = perf_now ();
  worked = perf_work ();
  g_signal_emit_by_name (entry, "activate");
  return G_SOURCE_REMOVE;
}

static gboolean
search_cb (gpointer main_window)
{
  if (n_opened == TIMES)
    {
      g_application_quit (g_application_get_default ());
      return G_SOURCE_REMOVE;
    }
  gtk_widget_activate_action (main_window, "win.search", NULL);
  entry = gtk_widget_get_ancestor (gtk_root_get_focus (main_window), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), codes[n_opened]);
  g_timeout_add (300, enter_cb, main_window);
  return G_SOURCE_REMOVE;
}

static gboolean
close_cb (gpointer main_window)
{
  adw_dialog_close (adw_application_window_get_visible_dialog (main_window));
  g_timeout_add (400, search_cb, main_window);
  return G_SOURCE_REMOVE;
}

/* --- frames ----------------------------------------------------------------------------- */

static GtkWidget *main_window;

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  if (!main_window && perf_shows_words (window, "RegTableLine"))
    {
      main_window = window;
      g_timeout_add (1500, search_cb, window);
    }
  if (!entered || !perf_shows_words (window, CARD))
    return;
  perf_mark (n_opened ? "again" : "first", perf_now () - entered);
  perf_mark (n_opened ? "again-work" : "first-work", perf_work () - worked);
  n_opened++;
  entered = 0;
  g_timeout_add (400, close_cb, main_window);
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    return 2;
  prepare (argv[1]);
  return perf_run_program (argv[0], argv[1], painted_cb);
}
