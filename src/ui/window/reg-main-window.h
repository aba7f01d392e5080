/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"
#include "ui/window/reg-page.h"
#include "ui/window/reg-scanner.h"

G_BEGIN_DECLS

#define REG_TYPE_MAIN_WINDOW (reg_main_window_get_type ())
G_DECLARE_FINAL_TYPE (RegMainWindow, reg_main_window, REG, MAIN_WINDOW, AdwApplicationWindow)

RegMainWindow *reg_main_window_new (GtkApplication *application, GSettings *settings);
void reg_main_window_set_session (RegMainWindow *self, RegSession *session);
RegSession *reg_main_window_get_session (RegMainWindow *self);
void reg_main_window_show_problem (RegMainWindow *self, const GError *error, const char *path);
void reg_main_window_show_page (RegMainWindow *self, const char *id);
RegPage *reg_main_window_get_page (RegMainWindow *self);
void reg_main_window_set_count (RegMainWindow *self, const char *page, guint count, gboolean mine);
void reg_main_window_open_found (RegMainWindow *self, RegEntityId entity, gint64 id);
void reg_main_window_search_for (RegMainWindow *self, const char *text);
RegScanner *reg_main_window_get_scanner (RegMainWindow *self);
gboolean reg_main_window_show_record (RegMainWindow *self, RegEntityId entity, gint64 id);

G_END_DECLS
