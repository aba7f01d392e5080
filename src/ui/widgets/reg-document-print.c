/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-document-print.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-toaster.h"

/* Letter is wider and shorter than A4. */
#define LETTER_WIDTH 600

typedef struct
{
  GtkWidget *from;
  char *failed;
} Teller;

static Teller *
teller_new (GtkWidget *from, const char *failed)
{
  Teller *teller = g_new0 (Teller, 1);

  teller->from = g_object_ref (from);
  teller->failed = g_strdup (failed);
  return teller;
}

static void
teller_free (Teller *teller)
{
  g_object_unref (teller->from);
  g_free (teller->failed);
  g_free (teller);
}

/* --- paper ------------------------------------------------------------------------------ */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, RegQuoteDocument *document)
{
  gtk_print_operation_set_n_pages (operation, (int)reg_quote_document_get_n_pages (document));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              RegQuoteDocument *document)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height;

  reg_quote_document_get_size (document, &width, &height);
  cairo_scale (cr, gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  reg_quote_document_draw_page (document, cr, (guint)page);
}

static void
print_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Teller *teller)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  reg_toaster_show_error (teller->from, teller->failed, error);
}

static GtkPageSetup *
make_page_setup (RegQuoteDocument *document)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper;
  double width;

  reg_quote_document_get_size (document, &width, NULL);
  paper = gtk_paper_size_new (width > LETTER_WIDTH ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  return setup;
}

/**
 * reg_document_print:
 * @from: where it was asked for
 * @document: what is printed; nobody else may use it on another thread meanwhile
 * @job_name: what the printer calls it
 * @failed: what is said when it could not be printed, translated
 *
 * Asks for the printer and prints the document, page by page.
 */
void
reg_document_print (GtkWidget *from,
                    RegQuoteDocument *document,
                    const char *job_name,
                    const char *failed)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (document);
  GtkRoot *root = gtk_widget_get_root (from);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job_name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), document);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         reg_quote_document_ref (document),
                         (GClosureNotify)(void (*) (void))reg_quote_document_unref, 0);
  g_signal_connect_data (operation, "done", G_CALLBACK (print_done_cb), teller_new (from, failed),
                         (GClosureNotify)(void (*) (void))teller_free, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    reg_toaster_show_error (from, failed, error);
}
