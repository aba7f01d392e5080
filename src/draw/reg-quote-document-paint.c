/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document-private.h"

#include <math.h>

#include "draw/reg-doc-color.h"

static void
set_color (cairo_t *cr, const RegColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

static void
set_ink (RegQuoteDocument *document, cairo_t *cr, RegDocInk ink)
{
  static const RegColor paper = { 1, 1, 1, 1 };
  const RegDocLayout *look = document->look;
  RegColor mixed;

  switch (ink)
    {
    case REG_DOC_INK_TEXT:
      set_color (cr, &look->text);
      break;
    case REG_DOC_INK_DIM:
      set_color (cr, &look->dim);
      break;
    case REG_DOC_INK_RULE:
      set_color (cr, &look->rule);
      break;
    case REG_DOC_INK_ACCENT:
      set_color (cr, &document->color);
      break;
    case REG_DOC_INK_BAND:
      set_color (cr, &document->band);
      break;
    case REG_DOC_INK_UPON:
      mixed = reg_doc_color_upon (&document->band);
      set_color (cr, &mixed);
      break;
    case REG_DOC_INK_TINT:
      /* Light enough for every text upon it. */
      mixed = reg_color_mix (&paper, &document->color, 0.06);
      set_color (cr, &mixed);
      break;
    case REG_DOC_INK_PAPER:
      set_color (cr, &paper);
      break;
    }
}

static void
show_lines (cairo_t *cr, const RegDocText *text, double x, double y, int first, int end)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text->layout);
  int line = 0;

  do
    {
      PangoRectangle logical;
      double baseline = (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      if (line >= first && line < end)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, x + (double)logical.x / PANGO_SCALE, y + baseline);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (line < end && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
paint_texts (RegQuoteDocument *document, cairo_t *cr, const RegDocItem *item)
{
  const RegDocBlock *block = item->block;

  for (guint i = 0; i < block->texts->len; i++)
    {
      const RegDocText *text = &g_array_index (block->texts, RegDocText, i);
      double y;

      if (!reg_doc_item_shows (item, i, &y))
        continue;
      set_ink (document, cr, text->ink);
      if (!item->whole && (int)i == block->split)
        show_lines (cr, text, text->x, y, item->first, item->end);
      else
        {
          cairo_move_to (cr, text->x, y);
          pango_cairo_show_layout (cr, text->layout);
        }
    }
}

static void
paint_rules (RegQuoteDocument *document, cairo_t *cr, const RegDocItem *item)
{
  for (guint i = 0; i < item->block->rules->len; i++)
    {
      const RegDocRule *rule = &g_array_index (item->block->rules, RegDocRule, i);
      const gboolean is_whole = rule->height == REG_DOC_WHOLE_HEIGHT;
      double y = rule->at_bottom ? item->y + item->height - rule->y : item->y + rule->y;

      if (!is_whole && (rule->at_bottom ? !reg_doc_item_is_last (item) : item->first > 0))
        continue;
      set_ink (document, cr, rule->ink);
      cairo_rectangle (cr, rule->x, y, rule->width, is_whole ? item->height : rule->height);
      cairo_fill (cr);
    }
}

static void
paint_logo (cairo_t *cr, const RegDocItem *item)
{
  const RegDocBlock *block = item->block;

  if (block->logo == NULL || item->first > 0)
    return;
  cairo_save (cr);
  cairo_translate (cr, block->logo_x, item->y + block->logo_y);
  cairo_scale (cr, block->logo_scale, block->logo_scale);
  cairo_set_source_surface (cr, block->logo, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
paint_mark (RegQuoteDocument *document, cairo_t *cr)
{
  const RegDocFont font = { .size = 80, .bold = TRUE };
  g_autoptr (PangoLayout) layout = NULL;
  double diagonal = hypot (document->width, document->height) * 0.72, scale;
  int width, height;

  if (document->mark == NULL)
    return;
  layout = reg_doc_make_layout (document, document->mark, &font, -1);
  pango_layout_get_size (layout, &width, &height);
  scale = MIN (diagonal * PANGO_SCALE / MAX (width, 1), 1.4);
  cairo_save (cr);
  cairo_translate (cr, document->width / 2, document->height / 2);
  cairo_rotate (cr, -atan2 (document->height, document->width));
  cairo_scale (cr, scale, scale);
  /* Opaque and light, so that no viewer has to blend and copies stay legible. */
  cairo_set_source_rgb (cr, 0.91, 0.91, 0.92);
  cairo_move_to (cr, -(double)width / PANGO_SCALE / 2, -(double)height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
paint_line (RegQuoteDocument *document, cairo_t *cr, const char *text, RegDocAlign align, double y)
{
  const RegDocFont font = { .size = 7.5, .ink = REG_DOC_INK_DIM, .align = align, .max_lines = 1 };
  g_autoptr (PangoLayout) layout = reg_doc_make_layout (document, text, &font, document->body);

  set_ink (document, cr, REG_DOC_INK_DIM);
  cairo_move_to (cr, document->look->side, y);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_edges (RegQuoteDocument *document, cairo_t *cr, guint page)
{
  double foot = document->bottom + 16;
  g_autofree char *number = g_strdup_printf ("%s %u %s %u", document->words->page, page + 1,
                                             document->words->of, document->pages->len);

  if (page > 0)
    {
      g_autofree char *running = g_strdup_printf ("%s · %s", document->title, document->author);

      paint_line (document, cr, running, REG_DOC_ALIGN_START, document->look->top - 6);
    }
  set_ink (document, cr, REG_DOC_INK_RULE);
  cairo_rectangle (cr, document->look->side, foot - 6, document->body, 0.5);
  cairo_fill (cr);
  paint_line (document, cr, number, REG_DOC_ALIGN_END, foot);
  if (document->footer != NULL)
    {
      double x = document->look->side;

      if (document->rtl)
        x = document->width - x - (double)pango_layout_get_width (document->footer) / PANGO_SCALE;
      set_ink (document, cr, REG_DOC_INK_DIM);
      cairo_move_to (cr, x, foot);
      pango_cairo_show_layout (cr, document->footer);
    }
}

/* Where a sheet is folded for its envelope: in thirds, or as DIN 5008 has it for A4. */
static void
paint_fold_marks (RegQuoteDocument *document, cairo_t *cr)
{
  const gboolean is_a4 = document->height > 297 * REG_DOC_MM - 1;
  double first = is_a4 ? 105 * REG_DOC_MM : document->height / 3;

  set_ink (document, cr, REG_DOC_INK_RULE);
  for (int i = 1; i <= 2; i++)
    cairo_rectangle (cr, 4 * REG_DOC_MM, first * i, 4 * REG_DOC_MM, 0.5);
  cairo_fill (cr);
}

/*< private >
 * reg_doc_paint_page:
 *
 * Draws one page: what is written across first, then the edges, then the blocks.
 */
void
reg_doc_paint_page (RegQuoteDocument *document, cairo_t *cr, guint page)
{
  GArray *items = g_ptr_array_index (document->pages, page);

  paint_mark (document, cr);
  paint_edges (document, cr, page);
  if (document->look->fold_marks && page == 0)
    paint_fold_marks (document, cr);
  for (guint i = 0; i < items->len; i++)
    {
      const RegDocItem *item = &g_array_index (items, RegDocItem, i);

      paint_rules (document, cr, item);
      paint_logo (cr, item);
      paint_texts (document, cr, item);
    }
}
