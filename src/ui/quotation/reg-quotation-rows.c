/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "io/reg-io-error.h"

/* Of what is wrong this much is shown; who mends that finds the rest by the same rule. */
#define MAX_SHOWN 8

typedef struct
{
  GBytes *text;
  gboolean from_file;
  char *currency;
  RegNumberStyle style;
  const char *headings[REG_N_QUOTE_COLUMNS];
  GArray *rates; /* of gint64 */
  RegQuoteRows *rows;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_bytes_unref (reading->text);
  g_free (reading->currency);
  g_array_unref (reading->rates);
  reg_quote_rows_free (reading->rows);
  g_free (reading);
}

static gboolean
read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  const RegQuoteReading how = {
    .currency = reading->currency,
    .style = &reading->style,
    .headings = reading->headings,
    .tax_rates = (const gint64 *)(gpointer)reading->rates->data,
    .n_tax_rates = reading->rates->len,
    .from_file = reading->from_file,
  };

  reading->rows = reg_quote_rows_read (reading->text, &how, error);
  return reading->rows != NULL
         && reg_quote_rows_resolve (reading->rows, db, reading->currency, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Reading *reading = reg_store_job_finish (REG_STORE (object), result, &error);

  if (reading == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&reading->rows),
                           (GDestroyNotify)reg_quote_rows_free);
}

/**
 * reg_quotation_rows_read_async:
 * @model: the quotation they are for
 * @text: rows from the clipboard, or a file
 * @from_file: whether it is a file
 *
 * Reads rows and looks for their products, in a thread of the store.
 */
void
reg_quotation_rows_read_async (RegQuotationModel *model,
                               GBytes *text,
                               gboolean from_file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  RegSession *session = reg_quotation_model_get_session (model);
  GPtrArray *rates = reg_quotation_model_get_tax_rates (model);
  Reading *reading = g_new0 (Reading, 1);

  reading->text = g_bytes_ref (text);
  reading->from_file = from_file;
  reading->currency = g_strdup (reg_quotation_model_get_currency (model));
  reading->style = *reg_session_get_number_style (session);
  for (int i = 0; i < REG_N_QUOTE_COLUMNS; i++)
    reading->headings[i] = _ (reg_quote_column_get_words (i));
  reading->rates = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rates->len; i++)
    {
      gint64 rate = reg_record_get_int (g_ptr_array_index (rates, i), REG_TAX_RATE_RATE);

      g_array_append_val (reading->rates, rate);
    }
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, read_job, reading,
                        reading_free, cancellable, read_cb,
                        g_task_new (model, cancellable, callback, user_data));
}

/**
 * reg_quotation_rows_read_finish:
 *
 * Returns: (transfer full) (nullable): what was read
 */
RegQuoteRows *
reg_quotation_rows_read_finish (RegQuotationModel *model, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- words ------------------------------------------------------------------------------ */

static const char *
number_problem (RegQuoteColumn column)
{
  switch (column)
    {
    case REG_QUOTE_COLUMN_QUANTITY:
      return _ ("Row %1$d, column %2$u: “%3$s” is not a quantity");
    case REG_QUOTE_COLUMN_PRICE:
      return _ ("Row %1$d, column %2$u: “%3$s” is not a price");
    case REG_QUOTE_COLUMN_DISCOUNT:
      return _ ("Row %1$d, column %2$u: “%3$s” is not a discount");
    case REG_QUOTE_COLUMN_CODE:
    case REG_QUOTE_COLUMN_DESCRIPTION:
    case REG_QUOTE_COLUMN_UNIT:
    case REG_QUOTE_COLUMN_TAX:
    case REG_N_QUOTE_COLUMNS:
    default:
      return _ ("Row %1$d, column %2$u: “%3$s” is not a tax rate");
    }
}

/**
 * reg_quotation_rows_dup_problem:
 *
 * Returns: (transfer full): where it is and what is wrong, for people
 */
char *
reg_quotation_rows_dup_problem (const RegQuoteProblem *problem)
{
  int line = (int)problem->line;

  switch (problem->kind)
    {
    case REG_QUOTE_PROBLEM_NUMBER:
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return g_strdup_printf (number_problem (problem->column), line, problem->place,
                              problem->text);
#pragma GCC diagnostic pop
    case REG_QUOTE_PROBLEM_TAX:
      return g_strdup_printf (_ ("Row %1$d, column %2$u: “%3$s” is not one of your tax rates"),
                              line, problem->place, problem->text);
    case REG_QUOTE_PROBLEM_CODE:
      if (*problem->text == '\0')
        return g_strdup_printf (_ ("Row %d: there is neither a code nor a description"), line);
      return g_strdup_printf (_ ("Row %1$d: no product has the code “%2$s”"), line, problem->text);
    case REG_QUOTE_PROBLEM_SUM:
      return g_strdup_printf (
          _ ("Row %d: the figures are too large, or more comes off than there is"), line);
    case REG_QUOTE_PROBLEM_ROW:
    default:
      return g_strdup_printf (_ ("Row %d: this cannot be read; is a quotation mark missing?"),
                              line);
    }
}

/**
 * reg_quotation_rows_get_error:
 * @error: why there are no rows
 *
 * Returns: (nullable): what to do about it; %NULL when that is not about the rows
 */
const char *
reg_quotation_rows_get_error (const GError *error)
{
  if (g_error_matches (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE))
    return _ ("There are more than 10,000 rows. Take fewer at a time.");
  if (g_error_matches (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT))
    return _ ("No lines were found. There has to be a column of codes or descriptions, and a "
              "workbook has to be saved as CSV first.");
  return NULL;
}

/**
 * reg_quotation_rows_show_problems:
 * @from: where the rows were to go
 * @rows: with problems
 *
 * Says that nothing was taken, and why.
 */
void
reg_quotation_rows_show_problems (GtkWidget *from, const RegQuoteRows *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AdwDialog *dialog;
  guint n = rows->problems->len;

  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    {
      g_autofree char *line = reg_quotation_rows_dup_problem (
          g_ptr_array_index (rows->problems, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (n > MAX_SHOWN)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - MAX_SHOWN),
                              n - MAX_SHOWN);
    }
  dialog = adw_alert_dialog_new (_ ("Nothing was pasted"), text->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, from);
}
