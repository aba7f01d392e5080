/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-export.h"
#include "draw/reg-chart-canvas.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

#include <glib/gi18n-lib.h>

/* Cairo's own limit for pictures in memory. */
#define MAX_PIXELS 32767
#define MARGIN 18

G_DEFINE_QUARK (reg_draw_error, reg_draw_error)

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

#define TITLE_FLAGS (REG_CHART_TEXT_BOLD | REG_CHART_TEXT_WRAP)
#define CAPTION_FLAGS (REG_CHART_TEXT_DIM | REG_CHART_TEXT_WRAP)

/* Room for the title or the caption, with what keeps it apart from the chart. */
static double
text_height (RegChartCanvas *canvas, const char *text, RegChartTextFlags flags, double width)
{
  double height = 0;

  if (text == NULL)
    return 0;
  reg_chart_canvas_measure_text (canvas, text, flags, width, NULL, &height);
  return height + 2 * canvas->gap;
}

/**
 * reg_chart_export_measure:
 * @chart: a chart
 * @style: how it looks
 * @options: title, caption and width of the sheet
 *
 * Returns: the height that a sheet of that width wants
 */
double
reg_chart_export_measure (RegChart *chart,
                          const RegChartStyle *style,
                          const RegChartExport *options)
{
  double width = MAX (options->width - 2 * MARGIN, 1), texts;
  g_auto (RegChartCanvas) canvas = { 0 };
  int height = 0;

  reg_chart_canvas_init (&canvas, NULL, width, width, style);
  texts = text_height (&canvas, options->title, TITLE_FLAGS, width)
          + text_height (&canvas, options->caption, CAPTION_FLAGS, width);
  reg_chart_measure (chart, style, (int)width, NULL, NULL, &height);
  return 2 * MARGIN + texts + height;
}

/**
 * reg_chart_export_draw:
 * @chart: a chart
 * @cr: where to; the sheet begins at its origin
 * @style: how it looks
 * @options: title, caption and size of the sheet; the rest is not looked at
 *
 * Draws the sheet that is saved, for paper as well.
 */
void
reg_chart_export_draw (RegChart *chart,
                       cairo_t *cr,
                       const RegChartStyle *style,
                       const RegChartExport *options)
{
  double width = MAX (options->width - 2 * MARGIN, 1), top, bottom, height;
  g_auto (RegChartCanvas) canvas = { 0 };
  const RegColor *paper = &style->background;

  cairo_set_source_rgba (cr, paper->red, paper->green, paper->blue, paper->alpha);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  height = MAX (options->height - 2 * MARGIN, 1);
  reg_chart_canvas_init (&canvas, cr, width, height, style);
  top = text_height (&canvas, options->title, TITLE_FLAGS, width);
  bottom = text_height (&canvas, options->caption, CAPTION_FLAGS, width);
  if (options->title != NULL)
    reg_chart_canvas_write (&canvas, options->title, TITLE_FLAGS, 0, 0, 0, 0, width);
  if (options->caption != NULL)
    reg_chart_canvas_write (&canvas, options->caption, CAPTION_FLAGS, 0, height, 0, 1, width);
  cairo_translate (cr, 0, top);
  reg_chart_draw (chart, cr, width, height - top - bottom, style);
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_FAILED, "Drawing a chart failed: %s",
               cairo_status_to_string (status));
  return FALSE;
}

static cairo_surface_t *
create_surface (const RegChartExport *options, double scale, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (options->format)
    {
    case REG_CHART_FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, options->width,
                                                     options->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case REG_CHART_FORMAT_PDF:
      surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, options->width,
                                                     options->height);
      if (options->date != NULL)
        {
          g_autofree char *moment = g_strconcat (options->date, "T00:00:00Z", NULL);

          cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
        }
      if (options->title != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, options->title);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Regulars");
      return surface;
    case REG_CHART_FORMAT_PNG:
      break;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ceil (options->width * scale),
                                        ceil (options->height * scale));
  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

/**
 * reg_chart_export_bytes:
 * @chart: a chart
 * @style: how it looks
 * @options: as what, and how large
 * @error: return location for a #RegDrawError
 *
 * Draws the chart on a sheet of its own. The same chart, style and options give the same bytes,
 * for a PDF when a date is given. Any thread.
 *
 * Returns: (transfer full) (nullable): the file's contents, or %NULL with @error set
 */
GBytes *
reg_chart_export_bytes (RegChart *chart,
                        const RegChartStyle *style,
                        const RegChartExport *options,
                        GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  double scale;

  g_return_val_if_fail (chart != NULL && style != NULL && options != NULL, NULL);

  scale = options->scale > 0 ? options->scale : 1;
  if (!(options->width >= 1) || !(options->height >= 1) || options->width * scale > MAX_PIXELS
      || options->height * scale > MAX_PIXELS)
    {
      g_set_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_TOO_LARGE,
                   "A chart of %g × %g at scale %g is not between 1 and %d pixels", options->width,
                   options->height, scale, MAX_PIXELS);
      return NULL;
    }
  surface = create_surface (options, scale, bytes);
  cr = cairo_create (surface);
  reg_chart_export_draw (chart, cr, style, options);
  if (options->format == REG_CHART_FORMAT_PNG && cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  else
    status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
