/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The steps of a checklist, to be ticked, written, put in order and removed. */
#define REG_TYPE_STEP_LIST (reg_step_list_get_type ())
G_DECLARE_FINAL_TYPE (RegStepList, reg_step_list, REG, STEP_LIST, AdwBin)

void reg_step_list_set_header (RegStepList *self, const char *title, GtkWidget *suffix);
void reg_step_list_set_ticks (RegStepList *self, gboolean has_ticks);
void reg_step_list_set_text (RegStepList *self, const char *text);
void reg_step_list_add (RegStepList *self, const char *text);
char *reg_step_list_get_text (RegStepList *self);
char *reg_steps_describe (const char *text);

G_END_DECLS
