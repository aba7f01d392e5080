/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A window with one list, for what is looked up too seldom for a page of the main window. */
#define REG_TYPE_LIST_WINDOW (reg_list_window_get_type ())
G_DECLARE_FINAL_TYPE (RegListWindow, reg_list_window, REG, LIST_WINDOW, AdwWindow)

typedef GtkWidget *(*RegListWindowFunc) (RegSession *session);

GtkWindow *reg_list_window_new (GtkApplication *application,
                                RegSession *session,
                                RegListWindowFunc create_page);
void reg_list_window_show (GtkApplication *application,
                           RegSession *session,
                           RegListWindowFunc create_page);

G_END_DECLS
