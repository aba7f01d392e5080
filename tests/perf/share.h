/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* How much of a frame is ours while rows of a table go by, and not GTK's. */
void share_watch (GtkListView *table, gint64 (*clock) (void));
gint64 share_take (void);
