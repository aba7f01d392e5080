/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-line-choice.h"
#include "ui/quotation/reg-quotation-lines.h"

G_BEGIN_DECLS

struct _RegQuotationLines
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  GtkWidget *box;
  GtkWidget *rows_box;
  GtkWidget *sheet; /* the rows of a short quotation */
  GtkWidget *scroller;
  GtkWidget *list; /* those of a long one */
  GtkWidget *entry;
  GtkWidget *entry_row;
  GtkWidget *wrong;
  GMenu *menu;
  GMenu *tax_menu;
  GPtrArray *rows; /* of RegQuotationLineRow that show a line */
  GtkWidget *pattern;
  gboolean is_long;
  guint making; /* source that makes what is a little out of sight */
  RegLineChoice choice;
  guint shorten; /* source that gives a quotation that became short its plain rows */
  guint wanted_position;
  RegLineCell wanted_cell;
  gboolean wanted;
};

/* reg-quotation-lines-rows.c */
guint reg_quotation_lines_count (RegQuotationLines *self);
RegQuotationLineRow *reg_quotation_lines_find_row (RegQuotationLines *self, guint position);
void reg_quotation_lines_changed_cb (
    GListModel *lines, guint at, guint removed, guint added, RegQuotationLines *self);
void reg_quotation_lines_build_list (RegQuotationLines *self);

/* reg-quotation-lines-commands.c */
void reg_quotation_lines_drop_choice (RegQuotationLines *self);
void reg_quotation_lines_choose (RegQuotationLines *self, guint position, RegLineCell cell, int by);
void reg_quotation_lines_copy (RegQuotationLines *self, guint position, gboolean cut);
void reg_quotation_lines_paste (RegQuotationLines *self,
                                guint position,
                                GtkWidget *cell,
                                gboolean words_stay);
void reg_quotation_lines_pasted_cb (GtkWidget *from, guint position, guint count);
void reg_quotation_lines_remove_chosen (RegQuotationLines *self, guint position, RegLineCell cell);
void reg_quotation_lines_command_cb (RegQuotationLineRow *row,
                                     const char *name,
                                     gint64 value,
                                     RegQuotationLines *self);
void reg_quotation_lines_build_menu (RegQuotationLines *self);
void reg_quotation_lines_fill_taxes (RegQuotationLines *self);

/* reg-quotation-lines-keys.c */
gboolean reg_quotation_lines_key_pressed_cb (GtkEventControllerKey *controller,
                                             guint keyval,
                                             guint keycode,
                                             GdkModifierType state,
                                             RegQuotationLines *self);

G_END_DECLS
