/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-document-page.h"

#include <glib/gi18n.h>

#define MIN_WIDTH 240

struct _RegDocumentPage
{
  GtkWidget parent_instance;
  RegQuoteDocument *document;
  guint page;
  int width; /* that it likes to have, pixels */
};

G_DEFINE_FINAL_TYPE (RegDocumentPage, reg_document_page, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
reg_document_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
reg_document_page_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  RegDocumentPage *self = REG_DOCUMENT_PAGE (widget);
  double width;
  double height;

  reg_quote_document_get_size (self->document, &width, &height);
  *minimum = MIN (MIN_WIDTH, self->width);
  *natural = for_size > 0 ? CLAMP (for_size, *minimum, self->width) : self->width;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = self->width;
      return;
    }
  *natural = (int)(*natural * height / width + 0.5);
  *minimum = for_size > 0 ? *natural : (int)(*minimum * height / width + 0.5);
}

/* Paper is white in the dark as well. */
static void
reg_document_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegDocumentPage *self = REG_DOCUMENT_PAGE (widget);
  graphene_rect_t area;
  double width;
  double height;
  double scale;
  cairo_t *cr;

  reg_quote_document_get_size (self->document, &width, &height);
  scale = MIN (gtk_widget_get_width (widget) / width, gtk_widget_get_height (widget) / height);
  area = GRAPHENE_RECT_INIT ((float)((gtk_widget_get_width (widget) - width * scale) / 2), 0,
                             (float)(width * scale), (float)(height * scale));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &area);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_translate (cr, area.origin.x, 0);
  cairo_scale (cr, scale, scale);
  reg_quote_document_draw_page (self->document, cr, self->page);
  cairo_destroy (cr);
}

static void
reg_document_page_finalize (GObject *object)
{
  g_clear_pointer (&REG_DOCUMENT_PAGE (object)->document, reg_quote_document_unref);
  G_OBJECT_CLASS (reg_document_page_parent_class)->finalize (object);
}

static void
reg_document_page_class_init (RegDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = reg_document_page_finalize;
  widget_class->get_request_mode = reg_document_page_get_request_mode;
  widget_class->measure = reg_document_page_measure;
  widget_class->snapshot = reg_document_page_snapshot;
  gtk_widget_class_set_css_name (widget_class, "regpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
reg_document_page_init (RegDocumentPage *self)
{
}

/**
 * reg_document_page_new:
 * @document: what is shown
 * @page: which page, from 0
 * @width: that it likes to have, in pixels
 *
 * Returns: (transfer floating): a page of paper as it will be printed
 */
GtkWidget *
reg_document_page_new (RegQuoteDocument *document, guint page, int width)
{
  RegDocumentPage *self = g_object_new (REG_TYPE_DOCUMENT_PAGE, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1,
                                           reg_quote_document_get_n_pages (document));

  self->document = reg_quote_document_ref (document);
  self->page = page;
  self->width = width;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
