/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-steps.h"

#include <string.h>

/**
 * reg_step_new:
 * @text: what is to be done; lines are joined, blanks at its ends left out
 * @is_done: whether it is
 *
 * Returns: (transfer full): a step
 */
RegStep *
reg_step_new (const char *text, gboolean is_done)
{
  RegStep *self = g_new0 (RegStep, 1);

  self->is_done = is_done;
  self->text = g_utf8_make_valid (text, -1);
  g_strdelimit (self->text, "\r\n", ' ');
  g_strstrip (self->text);
  return self;
}

/**
 * reg_step_free:
 * @self: (transfer full): a step
 */
void
reg_step_free (RegStep *self)
{
  g_free (self->text);
  g_free (self);
}

/* Behind the mark of a line, %NULL when it has none. */
static const char *
skip_mark (const char *line, gboolean *is_done)
{
  *is_done = line[0] == '[' && (line[1] == 'x' || line[1] == 'X') && line[2] == ']';
  if (*is_done || strncmp (line, "[ ]", 3) == 0)
    return line + 3;
  return NULL;
}

/**
 * reg_steps_parse:
 * @text: (nullable): any text
 *
 * A line without a mark is a step that is open, so that a list from elsewhere can be put in as it
 * is; lines that say nothing are left out.
 *
 * Returns: (transfer full) (element-type RegStep): the steps
 */
GPtrArray *
reg_steps_parse (const char *text)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_step_free);
  g_auto (GStrv) lines = g_strsplit_set (text != NULL ? text : "", "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_done;
      const char *line = g_strstrip (lines[i]);
      const char *rest = skip_mark (line, &is_done);
      RegStep *step = reg_step_new (rest != NULL ? rest : line, is_done);

      if (*step->text != '\0')
        g_ptr_array_add (steps, step);
      else
        reg_step_free (step);
    }
  return steps;
}

/**
 * reg_steps_print:
 * @steps: (element-type RegStep): steps
 *
 * Returns: (transfer full): them as text, "" when there are none
 */
char *
reg_steps_print (GPtrArray *steps)
{
  GString *text = g_string_new ("");

  for (guint i = 0; i < steps->len; i++)
    {
      const RegStep *step = steps->pdata[i];

      if (*step->text != '\0')
        g_string_append_printf (text, "%s[%c] %s", text->len > 0 ? "\n" : "",
                                step->is_done ? 'x' : ' ', step->text);
    }
  return g_string_free_and_steal (text);
}

/**
 * reg_steps_count:
 * @text: (nullable): steps as text
 * @n_done: (out) (optional): how many of them are done
 *
 * Returns: how many there are
 */
guint
reg_steps_count (const char *text, guint *n_done)
{
  g_autoptr (GPtrArray) steps = reg_steps_parse (text);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += ((RegStep *)steps->pdata[i])->is_done;
  if (n_done != NULL)
    *n_done = n;
  return steps->len;
}

/**
 * reg_steps_reset:
 * @text: (nullable): steps as text
 *
 * Returns: (transfer full): the same steps, none of them done
 */
char *
reg_steps_reset (const char *text)
{
  g_autoptr (GPtrArray) steps = reg_steps_parse (text);

  for (guint i = 0; i < steps->len; i++)
    ((RegStep *)steps->pdata[i])->is_done = FALSE;
  return reg_steps_print (steps);
}
