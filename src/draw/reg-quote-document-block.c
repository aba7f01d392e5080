/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document-private.h"

#include <math.h>
#include <string.h>

static void
text_clear (gpointer data)
{
  g_clear_object (&((RegDocText *)data)->layout);
}

/*< private >
 * reg_doc_block_new:
 * @document: a document that is being laid out
 * @space: distance to the block before
 *
 * Returns: (transfer none): an empty block at the end of the document
 */
RegDocBlock *
reg_doc_block_new (RegQuoteDocument *document, double space)
{
  RegDocBlock *block = g_new0 (RegDocBlock, 1);

  block->space = space;
  block->split = -1;
  block->texts = g_array_new (FALSE, FALSE, sizeof (RegDocText));
  g_array_set_clear_func (block->texts, text_clear);
  block->rules = g_array_new (FALSE, FALSE, sizeof (RegDocRule));
  g_ptr_array_add (document->blocks, block);
  return block;
}

static PangoAttrList *
make_attributes (RegQuoteDocument *document, const RegDocFont *font)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new (round (font->size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (font->bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (font->heading)
    pango_attr_list_insert (attributes, pango_attr_family_new (document->look->heading_font));
  return attributes;
}

/*< private >
 * reg_doc_make_layout:
 * @document: a document
 * @text: what is written
 * @font: how
 * @width: where its lines end, or -1
 *
 * Returns: (transfer full): the text, broken into lines; words too long for a line are broken
 */
PangoLayout *
reg_doc_make_layout (RegQuoteDocument *document,
                     const char *text,
                     const RegDocFont *font,
                     double width)
{
  PangoContext *context = font->figures ? document->figures : document->context;
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = make_attributes (document, font);
  gboolean at_right = (font->align == REG_DOC_ALIGN_END) != document->rtl;
  PangoLayoutLine *line;

  pango_layout_set_attributes (layout, attributes);
  if (width >= 0)
    {
      pango_layout_set_width (layout, ceil (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  if (font->max_lines > 0)
    {
      /* Pango counts lines paragraph by paragraph. */
      g_autofree char *one = g_strdelimit (g_strdup (text), "\n\r\v\f", ' ');

      pango_layout_set_text (layout, one, -1);
      pango_layout_set_height (layout, -font->max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  else
    pango_layout_set_text (layout, text, -1);
  /* Digits run the same way everywhere, so decimals meet at the right. */
  if (font->figures && font->align == REG_DOC_ALIGN_END)
    at_right = TRUE;
  /* Pango swaps left and right where a text runs against the direction of its context. */
  line = pango_layout_get_line_readonly (layout, 0);
  if (pango_layout_line_get_resolved_direction (line) != pango_context_get_base_dir (context))
    at_right = !at_right;
  pango_layout_set_alignment (layout, at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (font->align == REG_DOC_ALIGN_CENTER)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

/*< private >
 * reg_doc_measure:
 *
 * Returns: the width @text takes on one line, with a little to spare
 */
double
reg_doc_measure (RegQuoteDocument *document, const char *text, const RegDocFont *font)
{
  g_autoptr (PangoLayout) layout = reg_doc_make_layout (document, text, font, -1);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double)width / PANGO_SCALE + 0.5;
}

static double
from_left (RegQuoteDocument *document, double x, double width)
{
  return document->rtl ? document->width - x - width : x;
}

/*< private >
 * reg_doc_block_write:
 * @document: a document
 * @block: where the text goes; grows as needed
 * @text: (nullable): what is written
 * @font: how
 * @x: from the edge where reading starts
 * @y: from the top of @block
 * @width: of the column
 *
 * Returns: (nullable): the text, valid until the next one is written, or %NULL when it is empty
 */
RegDocText *
reg_doc_block_write (RegQuoteDocument *document,
                     RegDocBlock *block,
                     const char *text,
                     const RegDocFont *font,
                     double x,
                     double y,
                     double width)
{
  RegDocText placed = { .y = y, .width = width, .ink = font->ink };
  int height;

  if (text == NULL || *text == '\0')
    return NULL;
  placed.layout = reg_doc_make_layout (document, text, font, width);
  placed.x = from_left (document, x, width);
  pango_layout_get_size (placed.layout, NULL, &height);
  placed.height = (double)height / PANGO_SCALE;
  block->height = MAX (block->height, y + placed.height);
  g_array_append_val (block->texts, placed);
  return &g_array_index (block->texts, RegDocText, block->texts->len - 1);
}

/*< private >
 * reg_doc_block_align:
 * @block: a block
 * @y: where texts that stand beside each other were written
 *
 * Moves them so that their first lines share a baseline: figures and words may come from fonts
 * of different height.
 */
void
reg_doc_block_align (RegDocBlock *block, double y)
{
  int lowest = 0;

  for (guint i = 0; i < block->texts->len; i++)
    {
      const RegDocText *text = &g_array_index (block->texts, RegDocText, i);

      if (text->y == y)
        lowest = MAX (lowest, pango_layout_get_baseline (text->layout));
    }
  for (guint i = 0; i < block->texts->len; i++)
    {
      RegDocText *text = &g_array_index (block->texts, RegDocText, i);

      if (text->y == y)
        text->y += (double)(lowest - pango_layout_get_baseline (text->layout)) / PANGO_SCALE;
      block->height = MAX (block->height, text->y + text->height);
    }
}

void
reg_doc_block_rule (RegQuoteDocument *document,
                    RegDocBlock *block,
                    double x,
                    double y,
                    double width,
                    double thickness,
                    RegDocInk ink,
                    gboolean at_bottom)
{
  const RegDocRule rule = { from_left (document, x, width), y, width, thickness, ink, at_bottom };

  g_array_append_val (block->rules, rule);
}

/*< private >
 * reg_doc_add_paragraphs:
 * @document: a document
 * @text: (nullable): any amount of text; may go on on the next page
 * @font: how it is set
 * @space: distance to what stands before
 */
void
reg_doc_add_paragraphs (RegQuoteDocument *document,
                        const char *text,
                        const RegDocFont *font,
                        double space)
{
  RegDocBlock *block;
  g_autofree char *stripped = NULL;

  if (text == NULL)
    return;
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return;
  block = reg_doc_block_new (document, space);
  reg_doc_block_write (document, block, stripped, font, document->look->side, 0, document->body);
  block->split = 0;
}

static void
line_span (const RegDocText *text, int line, double *top, double *bottom)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text->layout);
  PangoRectangle logical;

  for (int i = 0; i < line && pango_layout_iter_next_line (iter); i++)
    ;
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  *top = (double)logical.y / PANGO_SCALE;
  *bottom = (double)(logical.y + logical.height) / PANGO_SCALE;
  pango_layout_iter_free (iter);
}

/*< private >
 * reg_doc_part_offset:
 * @block: a block with a split text
 * @first: a line of that text
 *
 * Returns: how far the part that starts with that line is shifted up
 */
double
reg_doc_part_offset (const RegDocBlock *block, int first)
{
  const RegDocText *text = &g_array_index (block->texts, RegDocText, block->split);
  double top, bottom;

  if (first == 0)
    return 0;
  line_span (text, first, &top, &bottom);
  return text->y + top;
}

/*< private >
 * reg_doc_part_height:
 * @block: a block with a split text
 * @first: its first line in the part
 * @end: the line after its last
 *
 * Returns: the height of that part; with the last line comes what is below the text
 */
double
reg_doc_part_height (const RegDocBlock *block, int first, int end)
{
  const RegDocText *text = &g_array_index (block->texts, RegDocText, block->split);
  double offset = reg_doc_part_offset (block, first), top, bottom;

  if (end >= pango_layout_get_line_count (text->layout))
    return block->height - offset;
  line_span (text, end - 1, &top, &bottom);
  return text->y + bottom - offset;
}

/*< private >
 * reg_doc_item_is_last:
 *
 * Returns: whether the block ends with this item
 */
gboolean
reg_doc_item_is_last (const RegDocItem *item)
{
  const RegDocText *split;

  if (item->whole)
    return TRUE;
  split = &g_array_index (item->block->texts, RegDocText, item->block->split);
  return item->end >= pango_layout_get_line_count (split->layout);
}

/*< private >
 * reg_doc_item_shows:
 * @item: a block or a part of one on a page
 * @text: one of its texts
 * @y: (out): where the top of the whole text would be on the page
 *
 * Of a block that is split, what stands beside its text comes with the first part and what stands
 * below it with the last.
 *
 * Returns: whether that text, or a part of it, is to be seen
 */
gboolean
reg_doc_item_shows (const RegDocItem *item, guint text, double *y)
{
  const RegDocBlock *block = item->block;
  const RegDocText *own = &g_array_index (block->texts, RegDocText, text);
  const RegDocText *split;

  *y = item->y + own->y;
  if (item->whole)
    return TRUE;
  *y -= reg_doc_part_offset (block, item->first);
  split = &g_array_index (block->texts, RegDocText, block->split);
  if (own == split)
    return TRUE;
  if (own->y > split->y + split->height - 1)
    return reg_doc_item_is_last (item);
  return item->first == 0;
}
