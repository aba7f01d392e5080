/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-list.h"
#include "ui/table/reg-table-model.h"

G_BEGIN_DECLS

#define REG_TYPE_FILTER_BAR (reg_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (RegFilterBar, reg_filter_bar, REG, FILTER_BAR, GtkWidget)

GtkWidget *reg_filter_bar_new (void);
void reg_filter_bar_set_list (RegFilterBar *self, RegListId list, RegTableModel *model);
const char *reg_filter_bar_get_filter (RegFilterBar *self);
void reg_filter_bar_set_filter (RegFilterBar *self, const char *filter);
gboolean reg_filter_bar_has_filter (RegFilterBar *self, const char *filter);
void reg_filter_bar_set_saved (RegFilterBar *self,
                               const char *const *names,
                               const char *const *labels,
                               guint n_saved);
void reg_filter_bar_append_rare (RegFilterBar *self, GMenu *menu, const char *action);
void reg_filter_bar_set_end (RegFilterBar *self, GtkWidget *end);
GtkWidget *reg_filter_bar_get_end (RegFilterBar *self);

G_END_DECLS
