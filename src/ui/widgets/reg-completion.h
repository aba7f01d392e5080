/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void reg_completion_attach (GtkEditable *editable, const char *const *words);

G_END_DECLS
