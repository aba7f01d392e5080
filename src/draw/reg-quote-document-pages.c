/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-quote-document-private.h"

/* Room for the line that repeats the title on every page but the first. */
#define RUNNING_HEAD 30
/* A text is only split when this many lines stand on either side. */
#define KEEP_LINES 2

/* The page that is being filled. */
typedef struct
{
  RegQuoteDocument *document;
  GArray *items; /* RegDocItem */
  double y;
} Flow;

static double
page_top (RegQuoteDocument *document)
{
  return document->look->top + (document->pages->len > 1 ? RUNNING_HEAD : 0);
}

static void
place (Flow *flow, RegDocBlock *block, guint index, int first, int end, double height)
{
  RegDocItem item = { .block = block,
                      .index = index,
                      .y = flow->y,
                      .height = height,
                      .first = first,
                      .end = end,
                      .whole = end < 0 };

  g_array_append_val (flow->items, item);
  flow->y += height;
}

static void
new_page (Flow *flow, const RegDocBlock *first)
{
  RegQuoteDocument *document = flow->document;

  flow->items = g_array_new (FALSE, FALSE, sizeof (RegDocItem));
  g_ptr_array_add (document->pages, flow->items);
  flow->y = page_top (document);
  if (first != NULL && first->in_table && first != document->table_head)
    {
      place (flow, document->table_head, 0, 0, -1, document->table_head->height);
      g_array_index (flow->items, RegDocItem, 0).repeated = TRUE;
    }
}

/* How many items a page must keep so that something is left on it. */
static guint
least_items (Flow *flow)
{
  return flow->items->len > 0 && g_array_index (flow->items, RegDocItem, 0).repeated ? 2 : 1;
}

/* Takes from the end of the page what must stand with @block on the next one. Returns: the index
 * of the block the next page starts with. */
static guint
take_back (Flow *flow, const RegDocBlock *block, guint index)
{
  guint keep = flow->items->len;
  gboolean wanted = block->keep_with_previous;

  while (keep > 0)
    {
      const RegDocItem *item = &g_array_index (flow->items, RegDocItem, keep - 1);

      if (!item->whole || item->repeated || (!wanted && !item->block->keep_with_next))
        break;
      wanted = item->block->keep_with_previous;
      keep--;
    }
  if (keep < least_items (flow) || keep == flow->items->len)
    return index;
  index = g_array_index (flow->items, RegDocItem, keep).index;
  g_array_set_size (flow->items, keep);
  return index;
}

static int
count_lines (const RegDocBlock *block)
{
  const RegDocText *text = &g_array_index (block->texts, RegDocText, block->split);

  return pango_layout_get_line_count (text->layout);
}

/* The line after the last one from @first on that fits into @room, or @first. */
static int
find_end (const RegDocBlock *block, int first, double room)
{
  int low = first, high = count_lines (block);

  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (reg_doc_part_height (block, first, middle) <= room)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* Short texts move as a whole; splitting them would only be a nuisance. */
static gboolean
may_split (Flow *flow, const RegDocBlock *block)
{
  return block->split >= 0 && count_lines (block) >= 2 * KEEP_LINES + 1
         && (!block->in_table || block->height > flow->document->height / 4);
}

static double
picture_bottom (const RegDocBlock *block)
{
  return block->logo != NULL
             ? block->logo_y + cairo_image_surface_get_height (block->logo) * block->logo_scale
             : 0;
}

/* Places a block that is longer than what is left, over as many pages as it takes. Returns: whether
 * anything of it could be placed. */
static gboolean
place_split (Flow *flow, RegDocBlock *block, guint index)
{
  int first = 0, lines = count_lines (block);

  for (;;)
    {
      double room = flow->document->bottom - flow->y;
      int end = find_end (block, first, room);

      if (end < lines)
        end = MIN (end, lines - KEEP_LINES);
      /* A picture stands beside the first part as a whole. */
      if (first == 0 && reg_doc_part_height (block, 0, MAX (end, 1)) < picture_bottom (block))
        return FALSE;
      if (end < first + KEEP_LINES)
        {
          if (first == 0)
            return FALSE;
          /* Not even two lines on an empty page: a line higher than paper. */
          end = first + 1;
        }
      place (flow, block, index, first, end, reg_doc_part_height (block, first, end));
      if (end >= lines)
        return TRUE;
      first = end;
      new_page (flow, block);
      flow->y += block->in_table ? 4 : 0;
    }
}

/*< private >
 * reg_doc_paginate:
 *
 * Puts the blocks on pages: the head of the table comes again on every page it reaches, headings
 * stay with what follows, totals with the last line, and long texts go on on the next page.
 */
void
reg_doc_paginate (RegQuoteDocument *document)
{
  Flow flow = { .document = document };
  guint i = 0;

  new_page (&flow, NULL);
  while (i < document->blocks->len)
    {
      RegDocBlock *block = g_ptr_array_index (document->blocks, i);
      gboolean fresh = flow.items->len < least_items (&flow);
      double space = flow.items->len == 0 ? 0 : block->space;
      guint next;

      if (flow.y + space + block->height <= document->bottom)
        {
          flow.y += space;
          place (&flow, block, i++, 0, -1, block->height);
          continue;
        }
      flow.y += space;
      if (may_split (&flow, block) && place_split (&flow, block, i))
        {
          i++;
          continue;
        }
      flow.y -= space;
      if (fresh)
        {
          /* Higher than a page and in one piece: better cut off than lost. */
          place (&flow, block, i++, 0, -1, block->height);
          continue;
        }
      next = take_back (&flow, block, i);
      new_page (&flow, g_ptr_array_index (document->blocks, next));
      i = next;
    }
}

static void
placed_clear (gpointer data)
{
  g_free (((RegDocPlaced *)data)->text);
}

/*< private >
 * reg_quote_document_dump_page:
 * @document: a document
 * @page: a page, from 0
 *
 * Returns: (transfer full) (element-type RegDocPlaced): the texts on a page, for tests
 */
GArray *
reg_quote_document_dump_page (RegQuoteDocument *document, guint page)
{
  GArray *items = g_ptr_array_index (document->pages, page);
  GArray *dump = g_array_new (FALSE, FALSE, sizeof (RegDocPlaced));

  g_array_set_clear_func (dump, placed_clear);
  for (guint i = 0; i < items->len; i++)
    {
      const RegDocItem *item = &g_array_index (items, RegDocItem, i);

      for (guint t = 0; t < item->block->texts->len; t++)
        {
          const RegDocText *text = &g_array_index (item->block->texts, RegDocText, t);
          RegDocPlaced placed = { .x = text->x, .width = text->width, .height = text->height };

          if (!reg_doc_item_shows (item, t, &placed.y))
            continue;
          if (!item->whole && (int)t == item->block->split)
            {
              /* Only the lines of this part are there. */
              placed.height = MIN (placed.y + placed.height, item->y + item->height);
              placed.y = MAX (placed.y, item->y);
              placed.height -= placed.y;
            }
          placed.text = g_strdup (pango_layout_get_text (text->layout));
          g_array_append_val (dump, placed);
        }
    }
  return dump;
}
