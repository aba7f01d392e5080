/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* How long a task is put off, from today. */
typedef enum
{
  REG_TASK_TOMORROW,
  REG_TASK_IN_A_WEEK,
  REG_TASK_IN_A_MONTH,
} RegTaskDelay;

void reg_task_finish_with (GtkWidget *from, RegSession *session, gint64 task, const char *result);
void reg_task_finish_as (
    GtkWidget *from, RegSession *session, gint64 task, const char *result, const char *steps);
void reg_task_put_off (GtkWidget *from, RegSession *session, gint64 task, RegTaskDelay delay);
void reg_task_delete (GtkWidget *from, RegSession *session, gint64 task);

G_END_DECLS
