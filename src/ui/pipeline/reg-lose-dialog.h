/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Called with the answer; @reason is %NULL when somebody thought better of it. @competitor may be
 * %NULL. */
typedef void (*RegLoseFunc) (const char *reason, const char *competitor, gpointer user_data);

AdwDialog *
reg_lose_dialog_ask (GtkWidget *parent, const char *title, RegLoseFunc func, gpointer user_data);
GtkWidget *reg_lose_dialog_reasons_new (GtkEditable *reason);

G_END_DECLS
