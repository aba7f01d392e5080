/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/table/reg-table-source.h"

G_BEGIN_DECLS

void reg_table_copy (GtkWidget *from, RegTableSource *source, GArray *ids, GArray *columns);

G_END_DECLS
