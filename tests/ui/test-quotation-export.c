/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "quote-window-fixture.h"
#include "ui/quotation/reg-quotation-window-private.h"

/* A quotation for other programs, from its window. */

static const char *const actions[] = { "quotation.export-csv", "quotation.export-xlsx",
                                       "quotation.export-ubl" };

static void
expect_refusal (QuoteWindow *fixture, const char *action, const char *why)
{
  AdwDialog *dialog;

  quote_window_do (fixture, action);
  dialog = quote_visible_dialog (fixture->window);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==, why);
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
}

/* Neither a draft nor what waits for an answer leaves the house; who tries stands in the history. */
static void
test_refused (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    expect_refusal (fixture, actions[i],
                    "It is still a draft. Finish it first to give it its number.");
  g_assert_cmpuint (quote_window_count_refusals (fixture), ==, 0);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "40");
  quote_window_do (fixture, "quotation.submit");
  quote_window_respond (fixture, fixture->window, "accept");
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    expect_refusal (fixture, actions[i], "Somebody still has to approve it.");
  g_assert_cmpuint (quote_window_count_refusals (fixture), ==, G_N_ELEMENTS (actions));
}

typedef struct
{
  gint64 quotation;
  RegQuoteFormat format;
  RegQuoteExport *export;
} Make;

static gboolean
make_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Make *make = data;

  make->export = reg_quote_export_run (db, make->quotation, 0, make->format, error);
  return make->export != NULL;
}

/* What leaves is a file with the quotation in it, and stands in the list of what left. */
static void
test_noted (QuoteWindow *fixture, gconstpointer unused)
{
  UiFixture *ui = &fixture->shop.ui;

  quote_window_fill (fixture);
  quote_window_do (fixture, "quotation.submit");
  for (int format = 0; format < REG_N_QUOTE_FORMATS; format++)
    {
      g_autofree char *name = g_strconcat ("Q", reg_quote_format_get_suffix (format), NULL);
      g_autofree char *path = g_build_filename (ui->folder, name, NULL);
      g_autofree char *said = g_strdup_printf ("Saved as %s", name);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (RegRecord) entry = NULL;
      g_autoptr (GBytes) written = NULL;
      g_autoptr (RegQuoteExport) export = NULL;
      g_autoptr (GError) error = NULL;
      Make make = { fixture->id, format, NULL };

      reg_store_read_sync (ui->store, make_job, &make, NULL, &error);
      g_assert_no_error (error);
      export = make.export;
      reg_quotation_window_write_export (REG_QUOTATION_WINDOW (fixture->window), export, format,
                                         file);
      while (!ui_shows (GTK_WIDGET (fixture->window), said))
        g_main_context_iteration (NULL, TRUE);
      written = g_file_load_bytes (file, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (written, export->bytes));
      entry = ui_fixture_load (ui, REG_ENTITY_EXPORT_ENTRY, format + 1);
      g_assert_cmpstr (reg_record_get_text (entry, REG_EXPORT_ENTRY_FORM), ==,
                       reg_quote_format_get_nick (format));
      g_assert_cmpstr (reg_record_get_text (entry, REG_EXPORT_ENTRY_PLACE), ==, path);
      g_assert_cmpint (reg_record_get_int (entry, REG_EXPORT_ENTRY_PARTY_ID), ==,
                       fixture->shop.party);
    }
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  QUOTE_WINDOW_ADD ("/quotation-export/refused", NULL, test_refused);
  QUOTE_WINDOW_ADD ("/quotation-export/noted", NULL, test_noted);
  return g_test_run ();
}
