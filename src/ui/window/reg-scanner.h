/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Listens to the keys of a window for a scanner, whatever has the focus, as long as that is no text
 * entry: there the code is typed like any other text. Keys go on to where they were meant for; only
 * the Enter that ends a code does not.
 *
 * Signals:
 *   scanned (const char *code): a scanner read this */
#define REG_TYPE_SCANNER (reg_scanner_get_type ())
G_DECLARE_FINAL_TYPE (RegScanner, reg_scanner, REG, SCANNER, GObject)

RegScanner *reg_scanner_new (GtkWindow *window);
gboolean reg_scanner_press (RegScanner *self, guint keyval, GdkModifierType state, guint32 time);

G_END_DECLS
