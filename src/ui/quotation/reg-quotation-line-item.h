/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/reg-discount.h"
#include "core/reg-quote-calc.h"
#include "core/reg-record.h"

G_BEGIN_DECLS

/* The cells of a line that can be typed into, in the order they stand in. */
typedef enum
{
  REG_LINE_CELL_CODE,
  REG_LINE_CELL_DESCRIPTION,
  REG_LINE_CELL_QUANTITY,
  REG_LINE_CELL_PRICE,
  REG_LINE_CELL_DISCOUNT,
  REG_N_LINE_CELLS
} RegLineCell;

/* One line of a quotation in the editor: an immutable record that is replaced with each edit, what
 * the calculator says about it, and what was typed but cannot be understood. */
#define REG_TYPE_QUOTATION_LINE_ITEM (reg_quotation_line_item_get_type ())
G_DECLARE_FINAL_TYPE (
    RegQuotationLineItem, reg_quotation_line_item, REG, QUOTATION_LINE_ITEM, GObject)

RegQuotationLineItem *reg_quotation_line_item_new (RegRecord *record);

RegRecord *reg_quotation_line_item_get_record (RegQuotationLineItem *self);
void reg_quotation_line_item_set_record (RegQuotationLineItem *self, RegRecord *record);
RegLineKind reg_quotation_line_item_get_kind (RegQuotationLineItem *self);
gboolean reg_quotation_line_item_has_figures (RegQuotationLineItem *self);

guint reg_quotation_line_item_get_number (RegQuotationLineItem *self);
void reg_quotation_line_item_set_number (RegQuotationLineItem *self, guint number);
const RegCalcLineResult *reg_quotation_line_item_get_result (RegQuotationLineItem *self);
void reg_quotation_line_item_set_result (RegQuotationLineItem *self,
                                         const RegCalcLineResult *result);
gboolean reg_quotation_line_item_get_over_limit (RegQuotationLineItem *self);
void reg_quotation_line_item_set_over_limit (RegQuotationLineItem *self, gboolean over_limit);

char *reg_quotation_line_item_dup_text (RegQuotationLineItem *self,
                                        RegLineCell cell,
                                        const char *currency,
                                        const RegNumberStyle *style);
const char *reg_quotation_line_item_get_wrong (RegQuotationLineItem *self, RegLineCell cell);
void reg_quotation_line_item_set_wrong (RegQuotationLineItem *self,
                                        RegLineCell cell,
                                        const char *typed,
                                        const char *why);
gboolean reg_quotation_line_item_find_wrong (RegQuotationLineItem *self, RegLineCell *cell);
RegRecord *reg_quotation_line_item_parse (RegQuotationLineItem *self,
                                          RegLineCell cell,
                                          const char *typed,
                                          const char *currency,
                                          const RegNumberStyle *style,
                                          char **why);
void reg_quotation_line_item_changed (RegQuotationLineItem *self);

G_END_DECLS
