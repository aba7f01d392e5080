/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-agenda.h"

G_BEGIN_DECLS

/* A task in the calendar: a button that opens it and can be dragged; and who may ask which task or
 * which day a widget stands for. */
GtkWidget *reg_week_block_new (const RegAgendaTask *task, gboolean with_staff);
GtkWidget *reg_week_more_new (guint n);
void reg_week_make_draggable (GtkWidget *widget);
void reg_week_make_place (GtkWidget *widget, const char *day);

void reg_week_set_task (GtkWidget *widget, gint64 task);
gint64 reg_week_get_task (GtkWidget *widget);
void reg_week_set_day (GtkWidget *widget, const char *day);
const char *reg_week_get_day (GtkWidget *widget);
GtkWidget *reg_week_find_task (GtkWidget *widget, gint64 task);

G_END_DECLS
