/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "core/reg-quotation-state.h"
#include "draw/reg-chart-style.h"

G_BEGIN_DECLS

/** RegDocPart: what a quotation consists of; REG_DOC_PART_LINES with the totals below them. */
typedef enum
{
  REG_DOC_PART_LETTERHEAD,
  REG_DOC_PART_ADDRESS,
  REG_DOC_PART_TITLE,
  REG_DOC_PART_INTRO,
  REG_DOC_PART_LINES,
  REG_DOC_PART_TERMS,
  REG_DOC_PART_APPROVAL,
  REG_DOC_PART_SIGNATURE,
  REG_DOC_N_PARTS,
} RegDocPart;

/** RegDocColumn: a column of the lines; description and amount are always there. */
typedef enum
{
  REG_DOC_COLUMN_POSITION,
  REG_DOC_COLUMN_CODE,
  REG_DOC_COLUMN_DESCRIPTION,
  REG_DOC_COLUMN_QUANTITY,
  REG_DOC_COLUMN_PRICE,
  REG_DOC_COLUMN_DISCOUNT,
  REG_DOC_COLUMN_TAX,
  REG_DOC_COLUMN_AMOUNT,
  REG_DOC_N_COLUMNS,
} RegDocColumn;

typedef enum
{
  REG_DOC_HEAD_PLAIN,    /* the firm at the one side, how to reach it at the other */
  REG_DOC_HEAD_BAND,     /* the same on a band of the firm's colour */
  REG_DOC_HEAD_CENTERED, /* everything in the middle */
} RegDocHead;

typedef enum
{
  REG_DOC_RULES_ROWS,    /* a thin line below every row */
  REG_DOC_RULES_STRIPES, /* every other row on a tint */
  REG_DOC_RULES_NONE,
} RegDocRules;

/**
 * RegDocLayout:
 * @name: by which records refer to it
 * @title: (nullable): what people call it
 * @font: family of the text; one that is not there is replaced by one that is
 * @heading_font: family of headings
 * @size: of the text, in points, like every length here
 * @small_size: of what is less important
 * @title_size: of the title
 * @firm_size: of the name of the firm
 * @total_size: of the total
 * @side: empty at the left and the right of the sheet
 * @top: empty at its top
 * @foot: empty at its foot, with what stands there
 * @head: how the firm stands at the head
 * @parts: which parts there are, in their order
 * @n_parts: how many
 * @address_top: from the upper edge of the sheet to the window of the envelope, 0 for no window
 * @address_height: of that window
 * @address_width: of that window
 * @fold_marks: whether the places to fold are marked
 * @columns: bit by #RegDocColumn
 * @rules: how rows are told apart
 * @filled_head: whether the head of the table stands on the firm's colour
 * @padding: above and below a row
 * @has_color: whether colour is used at all
 * @text: colour of the text
 * @dim: of what is less important
 * @rule: of thin lines
 * @accent: where the firm has none of its own
 *
 * How a document looks. Immutable.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *name;
  char *title;
  char *font;
  char *heading_font;
  double size;
  double small_size;
  double title_size;
  double firm_size;
  double total_size;
  double side;
  double top;
  double foot;
  RegDocHead head;
  RegDocPart parts[REG_DOC_N_PARTS];
  guint n_parts;
  double address_top;
  double address_height;
  double address_width;
  gboolean fold_marks;
  guint columns;
  RegDocRules rules;
  gboolean filled_head;
  double padding;
  gboolean has_color;
  RegColor text;
  RegColor dim;
  RegColor rule;
  RegColor accent;
} RegDocLayout;

#define REG_DOC_LAYOUT_DEFAULT REG_QUOTATION_LAYOUT
#define REG_DOC_LAYOUT_SUFFIX ".layout"
/* Files larger than this (bytes) are not read. */
#define REG_DOC_LAYOUT_MAX 65536

RegDocLayout *reg_doc_layout_read (const char *name, const char *text, GError **error);
RegDocLayout *reg_doc_layout_read_file (const char *path, GError **error);
RegDocLayout *reg_doc_layout_ref (const RegDocLayout *layout);
void reg_doc_layout_unref (RegDocLayout *layout);
const RegDocLayout *reg_doc_layout_get_default (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegDocLayout, reg_doc_layout_unref)

/** RegDocLayouts: the layouts there are: our own, and those of a folder. */
typedef struct _RegDocLayouts RegDocLayouts;

char *reg_doc_layouts_dup_folder (void);
RegDocLayouts *reg_doc_layouts_new (const char *folder);
RegDocLayouts *reg_doc_layouts_new_usual (void);
void reg_doc_layouts_free (RegDocLayouts *layouts);
guint reg_doc_layouts_get_n (const RegDocLayouts *layouts);
const RegDocLayout *reg_doc_layouts_get (const RegDocLayouts *layouts, guint index);
const RegDocLayout *
reg_doc_layouts_find (const RegDocLayouts *layouts, const char *name, gboolean *known);
const char *const *reg_doc_layouts_get_problems (const RegDocLayouts *layouts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegDocLayouts, reg_doc_layouts_free)

G_END_DECLS
