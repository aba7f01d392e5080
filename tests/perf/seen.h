/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

gboolean perf_shows_words (GtkWidget *widget, const char *type);
GtkWidget *perf_find_mapped (GtkWidget *widget, GType type);
