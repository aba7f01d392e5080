/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-table-view.h"

G_BEGIN_DECLS

void reg_table_layout_remember (RegTableView *table, const char *name);

G_END_DECLS
