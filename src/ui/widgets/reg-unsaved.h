/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What saves a dialog; it closes the dialog when that went well. */
typedef void (*RegUnsavedSave) (gpointer form);

void reg_unsaved_ask (GtkWidget *form, RegUnsavedSave save);

G_END_DECLS
