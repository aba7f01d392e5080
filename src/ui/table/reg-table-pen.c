/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-pen.h"

#include <adwaita.h>

#define N_INKS (REG_TABLE_INK_PILL + 1)
#define N_STYLES (REG_PILL_ERROR + 1)

/* As in the style sheet: what a pill has around its word, and how strong its tint is. */
#define PILL_PADDING_X 9
#define PILL_PADDING_Y 1
#define PILL_TINT 0.16f

/* Fonts and colours belong to the style sheet. Labels that are never shown know them; each ink has
 * one layout that writes every row in turn. */
struct _RegTablePen
{
  GtkWidget *table; /* not owned: it owns the pen */
  GtkWidget *inks[N_INKS];
  GtkWidget *colors[N_STYLES]; /* of what is not neutral */
  PangoLayout *layouts[N_INKS];
  guint serials[N_INKS];
  int heights[N_INKS];
};

void
reg_table_word_clear (RegTableWord *word)
{
  g_clear_pointer (&word->text, g_free);
}

static GtkWidget *
add_label (RegTablePen *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_child_visible (label, FALSE);
  gtk_widget_set_parent (label, self->table);
  return label;
}

/**
 * reg_table_pen_new:
 * @table: (transfer none): whose style counts; the pen must go before it does
 *
 * Returns: (transfer full): something to write its rows with
 */
RegTablePen *
reg_table_pen_new (GtkWidget *table)
{
  static const char *const classes[N_INKS] = { NULL, "reg-ink-dim", NULL, "reg-ink-caption",
                                               "reg-ink-pill" };
  RegTablePen *self = g_new0 (RegTablePen, 1);

  self->table = table;
  for (guint i = 0; i < N_INKS; i++)
    self->inks[i] = i == REG_TABLE_INK_FIGURES ? self->inks[REG_TABLE_INK_TEXT]
                                               : add_label (self, classes[i]);
  for (guint i = 1; i < N_STYLES; i++)
    self->colors[i] = add_label (self, reg_pill_style_get_css_class (i));
  return self;
}

void
reg_table_pen_free (RegTablePen *self)
{
  for (guint i = 0; i < N_INKS; i++)
    {
      g_clear_object (&self->layouts[i]);
      if (i != REG_TABLE_INK_FIGURES)
        gtk_widget_unparent (self->inks[i]);
    }
  for (guint i = 1; i < N_STYLES; i++)
    gtk_widget_unparent (self->colors[i]);
  g_free (self);
}

static PangoLayout *
get_layout (RegTablePen *self, RegTableInk ink)
{
  PangoLayout *layout = self->layouts[ink];

  if (layout != NULL)
    return layout;
  layout = gtk_widget_create_pango_layout (self->inks[ink], NULL);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (ink == REG_TABLE_INK_FIGURES)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attributes);
    }
  self->layouts[ink] = layout;
  return layout;
}

/**
 * reg_table_pen_get_height:
 *
 * Returns: what a line in that ink takes, in pixels
 */
int
reg_table_pen_get_height (RegTablePen *self, RegTableInk ink)
{
  PangoContext *context = gtk_widget_get_pango_context (self->inks[ink]);
  guint serial = pango_context_get_serial (context);

  if (serial != self->serials[ink])
    {
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      self->serials[ink] = serial;
      self->heights[ink] = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
      pango_font_metrics_unref (metrics);
    }
  return self->heights[ink] + (ink == REG_TABLE_INK_PILL ? 2 * PILL_PADDING_Y : 0);
}

/**
 * reg_table_pen_get_width:
 *
 * Returns: what @text takes in that ink, in pixels
 */
int
reg_table_pen_get_width (RegTablePen *self, RegTableInk ink, const char *text)
{
  PangoLayout *layout = get_layout (self, ink);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + (ink == REG_TABLE_INK_PILL ? 2 * PILL_PADDING_X : 0);
}

static void
draw_pill (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GskRoundedRect outline;
  GdkRGBA tint = *color;

  tint.alpha *= PILL_TINT;
  gsk_rounded_rect_init_from_rect (&outline, bounds, bounds->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tint, bounds);
  gtk_snapshot_pop (snapshot);
  if (adw_style_manager_get_high_contrast (style))
    gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                                (GdkRGBA[4]){ *color, *color, *color, *color });
}

/**
 * reg_table_pen_write:
 * @snapshot: the row
 * @word: what is written, and where
 */
void
reg_table_pen_write (RegTablePen *self, GtkSnapshot *snapshot, const RegTableWord *word)
{
  PangoLayout *layout = get_layout (self, word->ink);
  gboolean is_pill = word->ink == REG_TABLE_INK_PILL;
  gboolean is_rtl = gtk_widget_get_direction (self->table) == GTK_TEXT_DIR_RTL;
  float padding = is_pill ? PILL_PADDING_X : 0;
  float room = word->place.size.width - 2 * padding;
  graphene_rect_t bounds;
  PangoRectangle text;
  GdkRGBA color;

  if (room <= 0)
    return;
  pango_layout_set_width (layout, (int)(room * PANGO_SCALE));
  pango_layout_set_text (layout, word->text, -1);
  pango_layout_get_pixel_extents (layout, NULL, &text);
  bounds.size.width = (float)text.width + 2 * padding;
  bounds.size.height = (float)text.height + (is_pill ? 2 * PILL_PADDING_Y : 0);
  bounds.origin.x = word->place.origin.x;
  if (word->at_end != is_rtl)
    bounds.origin.x += word->place.size.width - bounds.size.width;
  bounds.origin.y = word->place.origin.y
                    + (float)(int)((word->place.size.height - bounds.size.height) / 2);
  gtk_widget_get_color (
      word->style == REG_PILL_NEUTRAL ? self->inks[word->ink] : self->colors[word->style], &color);
  if (is_pill)
    draw_pill (snapshot, &bounds, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (bounds.origin.x + padding - (float)text.x,
                                                bounds.origin.y + (is_pill ? PILL_PADDING_Y : 0)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}
