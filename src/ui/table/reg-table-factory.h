/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/table/reg-table-line.h"

G_BEGIN_DECLS

GtkListItemFactory *reg_table_factory_new (const RegTableLook *look);

G_END_DECLS
