/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-line-row.h"

G_BEGIN_DECLS

/* Lines next to each other that were chosen with Shift and the arrows, from where it began to where
 * it has come. */
typedef struct
{
  gboolean is_active;
  guint anchor;
  guint end;
} RegLineChoice;

void reg_line_choice_extend (RegLineChoice *self, guint position, int by, guint n_lines);
GPtrArray *reg_line_choice_dup_items (const RegLineChoice *self, GListModel *lines);
guint reg_line_choice_get_last (const RegLineChoice *self);
void reg_line_choice_show (const RegLineChoice *self, GPtrArray *rows);

G_END_DECLS
