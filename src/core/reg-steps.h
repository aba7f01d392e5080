/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The steps of a checklist, kept as text: a line for each, "[ ] Measure the counter", with an x
 * between the brackets when it is done. */
typedef struct
{
  gboolean is_done;
  char *text;
} RegStep;

RegStep *reg_step_new (const char *text, gboolean is_done);
void reg_step_free (RegStep *self);

GPtrArray *reg_steps_parse (const char *text);
char *reg_steps_print (GPtrArray *steps);
guint reg_steps_count (const char *text, guint *n_done);
char *reg_steps_reset (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegStep, reg_step_free)

G_END_DECLS
