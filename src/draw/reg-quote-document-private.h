/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "core/reg-number-style.h"
#include "draw/reg-doc-layout.h"
#include "draw/reg-doc-words.h"
#include "draw/reg-quote-document.h"

G_BEGIN_DECLS

/* All lengths are points. X runs from the edge where reading starts until a text is added to a
 * block; from then on everything is counted from the left. */
#define REG_DOC_MM (72 / 25.4)
/* Of the usual layout, and of what has none. */
#define REG_DOC_MARGIN (20 * REG_DOC_MM)
#define REG_DOC_TOP (15 * REG_DOC_MM)
#define REG_DOC_BOTTOM (21.2 * REG_DOC_MM)
#define REG_DOC_BODY_SIZE 9.5
#define REG_DOC_SMALL_SIZE 8.0

/** RegDocInk: colour of a text or a rule. */
typedef enum
{
  REG_DOC_INK_TEXT,
  REG_DOC_INK_DIM,
  REG_DOC_INK_RULE,
  REG_DOC_INK_ACCENT,
  REG_DOC_INK_BAND,  /* an area of the firm's colour */
  REG_DOC_INK_UPON,  /* text upon it */
  REG_DOC_INK_TINT,  /* behind every other row */
  REG_DOC_INK_PAPER, /* behind a picture */
} RegDocInk;

typedef enum
{
  REG_DOC_ALIGN_START,
  REG_DOC_ALIGN_END,
  REG_DOC_ALIGN_CENTER,
} RegDocAlign;

/**
 * RegDocFont:
 * @size: in points
 * @bold: whether it is bold
 * @ink: its colour
 * @align: where its lines stand in the column
 * @max_lines: after how many lines it is cut off, or 0
 * @figures: whether it is an amount, which follows the direction of the document; a telephone
 *   number without letters does not
 * @heading: whether it is set in the family of headings
 *
 * How a text is set.
 */
typedef struct
{
  double size;
  gboolean bold;
  RegDocInk ink;
  RegDocAlign align;
  int max_lines;
  gboolean figures;
  gboolean heading;
} RegDocFont;

typedef struct
{
  PangoLayout *layout;
  double x;
  double y;
  double width;
  double height;
  RegDocInk ink;
} RegDocText;

/* Of a rule that reaches from the top to the foot of its block, on every page of it. */
#define REG_DOC_WHOLE_HEIGHT (-1)

/** RegDocRule: a filled rectangle; @at_bottom counts @y upwards from the foot of the block. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  RegDocInk ink;
  gboolean at_bottom;
} RegDocRule;

/**
 * RegDocBlock:
 * @height: with everything in it
 * @space: distance to the block before, dropped at the top of a page
 * @keep_with_next: never the last on a page
 * @keep_with_previous: never the first on a page
 * @in_table: on a new page the head of the table comes first
 * @split: which of @texts may go on on the next page, or -1
 * @logo: (nullable): a picture at @logo_x, @logo_y in the block
 *
 * A piece of the document that stays together, except that one long text may be split.
 */
typedef struct
{
  double height;
  double space;
  gboolean keep_with_next;
  gboolean keep_with_previous;
  gboolean in_table;
  int split;
  GArray *texts; /* RegDocText */
  GArray *rules; /* RegDocRule */
  cairo_surface_t *logo;
  double logo_x;
  double logo_y;
  double logo_scale;
} RegDocBlock;

/** RegDocItem: a block, or the lines @first to @end of its split text, at @y on a page. */
typedef struct
{
  RegDocBlock *block;
  guint index;
  double y;
  double height;
  int first;
  int end;
  gboolean whole;
  gboolean repeated;
} RegDocItem;

struct _RegQuoteDocument
{
  gatomicrefcount ref_count;
  double width;
  double height;
  double body;   /* width between the margins */
  double bottom; /* where the body ends */
  gboolean rtl;
  const RegDocWords *words;
  RegNumberStyle style;
  char *language;
  char *currency;
  RegDocLayout *look;
  RegColor color; /* of text and lines, dark enough for that */
  RegColor band;  /* of areas */
  PangoContext *context;
  PangoContext *figures; /* where digits without letters follow the document */
  PangoLayout *footer;
  double footer_height;
  char *title;
  char *author;
  char *subject;
  char *date;
  const char *mark;
  RegDocBlock *table_head;
  guint n_rows;      /* so far, to tell them apart by a tint */
  GPtrArray *blocks; /* RegDocBlock */
  GPtrArray *pages;  /* GArray of RegDocItem */
};

RegQuoteDocument *reg_doc_begin (const RegDocQuote *quote);
RegDocBlock *reg_doc_block_new (RegQuoteDocument *document, double space);
RegDocText *reg_doc_block_write (RegQuoteDocument *document,
                                 RegDocBlock *block,
                                 const char *text,
                                 const RegDocFont *font,
                                 double x,
                                 double y,
                                 double width);
void reg_doc_block_align (RegDocBlock *block, double y);
void reg_doc_block_rule (RegQuoteDocument *document,
                         RegDocBlock *block,
                         double x,
                         double y,
                         double width,
                         double thickness,
                         RegDocInk ink,
                         gboolean at_bottom);
PangoLayout *reg_doc_make_layout (RegQuoteDocument *document,
                                  const char *text,
                                  const RegDocFont *font,
                                  double width);
double reg_doc_measure (RegQuoteDocument *document, const char *text, const RegDocFont *font);
void reg_doc_add_paragraphs (RegQuoteDocument *document,
                             const char *text,
                             const RegDocFont *font,
                             double space);

cairo_surface_t *reg_doc_load_picture (GBytes *png);
void reg_doc_add_letterhead (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_add_address (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_add_title (RegQuoteDocument *document);
void reg_doc_add_intro (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_add_table (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_add_totals (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_add_terms (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_add_approval (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_add_signature (RegQuoteDocument *document, const RegDocQuote *quote);
void reg_doc_paginate (RegQuoteDocument *document);
void reg_doc_paint_page (RegQuoteDocument *document, cairo_t *cr, guint page);
double reg_doc_part_height (const RegDocBlock *block, int first, int end);
double reg_doc_part_offset (const RegDocBlock *block, int first);
gboolean reg_doc_item_is_last (const RegDocItem *item);
gboolean reg_doc_item_shows (const RegDocItem *item, guint text, double *y);

/** RegDocPlaced: for tests: a text that stands on a page, owned. */
typedef struct
{
  char *text;
  double x;
  double y;
  double width;
  double height;
} RegDocPlaced;

GArray *reg_quote_document_dump_page (RegQuoteDocument *document, guint page);

G_END_DECLS
