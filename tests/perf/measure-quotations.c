/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "marks.h"
#include "program.h"
#include "seen.h"
#include "store/reg-list.h"
#include "store/reg-quotations.h"
#include "store/reg-store.h"
#include "ui/quotation/reg-quotation-lines.h"

/* A book with many quotations, one of them long: how long it takes until the list of them is on the
 * screen, and until one is that is opened; and what a key costs that is typed into a cell of the long one,
 * until the totals and the simulation are painted. What is missing in the file is written into it.
 *
 *   measure-quotations FILE QUOTATIONS LINES */

#define OPENED 7
#define KEYS 60

typedef struct
{
  int n_quotations;
  int n_lines;
  gint64 opened[OPENED]; /* the last one is the long one */
} Book;

static Book book;
static GtkWidget *main_window;
static GtkWidget *lines;
static int n_opened; /* the list counts as one */
static int n_typed;
static gboolean typing;

/* --- the book --------------------------------------------------------------------------- */

static RegRecord *
make_line (int i)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  g_autofree char *words = g_strdup_printf ("Piece number %d", i + 1);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, REG_LINE_NORMAL);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, words);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY,
                              (1 + i % 9) * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, (990 + i) * REG_PRICE_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST, 500 * REG_PRICE_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, i % 20 * 10000);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, i % 3 ? 210000 : 90000);
  return reg_record_builder_end (builder);
}

static gint64
make_quotation (RegDb *db, gint64 party, int n_lines, GError **error)
{
  gint64 id = reg_quotation_create (db, party, 0, error);
  g_autoptr (RegQuotation) self = id ? reg_quotation_load (db, id, 0, error) : NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  for (int i = 0; i < n_lines; i++)
    g_ptr_array_add (made, make_line (i));
  return self && reg_quotation_save_draft (db, self->revision, made, error) ? id : 0;
}

static gboolean
fill_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegListQuery people = { .list = REG_LIST_CUSTOMERS, .sort_column = -1 };
  RegListQuery query = { .list = REG_LIST_QUOTATIONS, .sort_column = -1 };
  g_autoptr (GArray) parties = reg_list_ids (db, &people, cancellable, error);
  g_autoptr (GArray) ids = parties ? reg_list_ids (db, &query, cancellable, error) : NULL;

  if (!ids)
    return FALSE;
  for (guint i = ids->len; i + 1 < (guint)book.n_quotations; i++)
    {
      gint64 party = g_array_index (parties, gint64, i * 7 % parties->len);
      gint64 id = make_quotation (db, party, 1 + (int)i % 12, error);

      if (!id)
        return FALSE;
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i + 1 < OPENED; i++)
    book.opened[i] = g_array_index (ids, gint64, ids->len * (i + 1) / (OPENED + 1));
  book.opened[OPENED - 1] = make_quotation (db, g_array_index (parties, gint64, 0), book.n_lines,
                                            error);
  perf_mark ("quotations", ids->len + 1);
  return book.opened[OPENED - 1] != 0;
}

static void
prepare (const char *path)
{
  static const RegActionInfo action = { .kind = "measure", .label = "Quotations" };
  g_autoptr (RegStore) store = reg_store_new (path, 0);
  g_autoptr (GError) error = NULL;

  if (!reg_store_open_sync (store, NULL, &error)
      || !reg_store_write_sync (store, &action, fill_job, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  reg_store_close (store);
}

/* --- typing ----------------------------------------------------------------------------- */

/* One figure more, or all but the first gone again. */
static gboolean
type_cb (gpointer user_data)
{
  GtkEditable *cell = GTK_EDITABLE (
      reg_quotation_lines_peek_cell (REG_QUOTATION_LINES (lines), 3, REG_LINE_CELL_QUANTITY));
  int end = (int)g_utf8_strlen (gtk_editable_get_text (cell), -1);

  if (n_typed++ == KEYS)
    {
      g_application_quit (g_application_get_default ());
      return G_SOURCE_REMOVE;
    }
  perf_begin ();
  typing = TRUE;
  if (end >= 4)
    gtk_editable_delete_text (cell, 1, -1);
  else
    gtk_editable_insert_text (cell, "7", 1, &end);
  perf_mark ("typed-ours", perf_work_since ());
  return G_SOURCE_CONTINUE;
}

static gboolean
focus_cb (gpointer window)
{
  lines = perf_find_mapped (window, REG_TYPE_QUOTATION_LINES);
  reg_quotation_lines_focus_cell (REG_QUOTATION_LINES (lines), 3, REG_LINE_CELL_QUANTITY);
  g_timeout_add (150, type_cb, NULL);
  return G_SOURCE_REMOVE;
}

/* --- opening ---------------------------------------------------------------------------- */

static gboolean
open_cb (gpointer user_data)
{
  perf_begin ();
  if (n_opened == 0)
    gtk_widget_activate_action (main_window, "win.page", "s", "quotations");
  else
    g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "open-quotation",
                                    g_variant_new_int64 (book.opened[n_opened - 1]));
  n_opened++;
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
  gboolean is_quotation = g_str_equal (G_OBJECT_TYPE_NAME (window), "RegQuotationWindow");

  if (typing)
    {
      typing = FALSE;
      perf_mark_since ("typed");
    }
  if (lines || !perf_shows_words (window, is_quotation ? "RegQuotationLineRow" : "RegTableLine"))
    return;
  if (!main_window)
    {
      main_window = window;
      g_timeout_add (1500, open_cb, NULL);
    }
  else if (!is_quotation && n_opened == 1)
    {
      perf_mark_since ("list");
      g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
      g_timeout_add (1000, open_cb, NULL);
    }
  else if (is_quotation)
    {
      perf_mark_since (n_opened == 2 ? "first" : n_opened == OPENED + 1 ? "long" : "again");
      if (n_opened < OPENED + 1)
        {
          g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
          g_timeout_add (400, close_cb, window);
        }
      else if (!lines)
        {
          lines = window;
          g_timeout_add (800, focus_cb, window);
        }
    }
}

int
main (int argc, char *argv[])
{
  if (argc != 4)
    return 2;
  book.n_quotations = atoi (argv[2]);
  book.n_lines = atoi (argv[3]);
  prepare (argv[1]);
  return perf_run_program (argv[0], argv[1], painted_cb);
}
