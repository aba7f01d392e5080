/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *reg_direction_keep (const char *text);
char *reg_direction_begin_lines (const char *text);
void reg_direction_keep_entry (GtkEditable *entry);

G_END_DECLS
