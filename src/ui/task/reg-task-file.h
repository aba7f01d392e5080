/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A calendar file that is kept up to date for other programs to read. */
#define REG_TYPE_TASK_FILE (reg_task_file_get_type ())
G_DECLARE_FINAL_TYPE (RegTaskFile, reg_task_file, REG, TASK_FILE, GObject)

RegTaskFile *reg_task_file_new (RegSession *session, GFile *file, const char *staff, guint delay);
void reg_task_file_flush (RegTaskFile *self);
const char *reg_task_file_get_problem (RegTaskFile *self);

G_END_DECLS
