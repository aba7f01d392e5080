/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_COUNTER_SEARCH (reg_counter_search_get_type ())
G_DECLARE_FINAL_TYPE (RegCounterSearch, reg_counter_search, REG, COUNTER_SEARCH, GtkWidget)

GtkWidget *reg_counter_search_new (void);
void reg_counter_search_set_session (RegCounterSearch *self, RegSession *session);
void reg_counter_search_start (RegCounterSearch *self);
void reg_counter_search_look_for (RegCounterSearch *self, const char *text);

G_END_DECLS
