/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/charts/reg-chart-print.h"

#include <glib/gi18n.h>

#include "draw/reg-chart-export.h"
#include "ui/widgets/reg-toaster.h"

typedef struct
{
  RegChart *chart;
  RegChartStyle style;
  PangoFontDescription *font;
  char *title;
  char *caption;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  reg_chart_unref (sheet->chart);
  g_clear_pointer (&sheet->font, pango_font_description_free);
  g_free (sheet->title);
  g_free (sheet->caption);
  g_free (sheet);
}

/* As wide as the paper, as high as the chart wants to be there. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Sheet *sheet)
{
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  RegChartExport options = { .width = width, .title = sheet->title, .caption = sheet->caption };

  options.height = MIN (height, reg_chart_export_measure (sheet->chart, &sheet->style, &options));
  reg_chart_export_draw (sheet->chart, gtk_print_context_get_cairo_context (context), &sheet->style,
                         &options);
}

/**
 * reg_chart_print_operation_new:
 * @chart: a chart
 * @style: how it looks on paper
 * @title: written above it
 * @caption: (nullable): written below it
 *
 * Returns: (transfer full): an operation that draws the chart on one page
 */
GtkPrintOperation *
reg_chart_print_operation_new (RegChart *chart,
                               const RegChartStyle *style,
                               const char *title,
                               const char *caption)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->chart = reg_chart_ref (chart);
  sheet->style = *style;
  sheet->font = style->font != NULL ? pango_font_description_copy (style->font) : NULL;
  sheet->style.font = sheet->font;
  sheet->title = g_strdup (title);
  sheet->caption = g_strdup (caption);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "reg-sheet", sheet, sheet_free);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet);
  return operation;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *from)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  reg_toaster_show_error (from, _ ("The chart was not printed."), error);
}

/**
 * reg_chart_print:
 * @from: where it was asked for
 * @chart: a chart
 * @style: how it looks on paper
 * @title: written above it
 * @caption: (nullable): written below it
 *
 * Asks for the printer and prints the chart on one page, drawn by what draws it on the screen.
 */
void
reg_chart_print (GtkWidget *from,
                 RegChart *chart,
                 const RegChartStyle *style,
                 const char *title,
                 const char *caption)
{
  g_autoptr (GtkPrintOperation)
      operation = reg_chart_print_operation_new (chart, style, title, caption);
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), g_object_ref (from),
                         (GClosureNotify)(void (*) (void))g_object_unref, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
