/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-step-list.h"

#include <glib/gi18n.h>

#include "ui/task/reg-step-row.h"

struct _RegStepList
{
  AdwBin parent_instance;
  AdwPreferencesGroup *group;
  AdwEntryRow *entry;
  GPtrArray *rows; /* of RegStepRow, not owned */
  gboolean has_ticks;
  gboolean is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegStepList, reg_step_list, ADW_TYPE_BIN)

static void
changed (RegStepList *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- rows ------------------------------------------------------------------------------- */

/* The group only ever adds at its end: what should stand behind is taken out and put in again. */
static void
put_behind (RegStepList *self, GtkWidget *row)
{
  g_object_ref (row);
  adw_preferences_group_remove (self->group, row);
  adw_preferences_group_add (self->group, row);
  g_object_unref (row);
}

static void
put_in_order (RegStepList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    put_behind (self, g_ptr_array_index (self->rows, i));
  put_behind (self, GTK_WIDGET (self->entry));
}

static guint
find_row (RegStepList *self, RegStepRow *row)
{
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);
  return index;
}

/* Enter leads to the next step, and behind the last one to where new ones are written. */
static void
entered_cb (RegStepList *self, RegStepRow *row)
{
  guint next = find_row (self, row) + 1;

  if (next < self->rows->len)
    reg_step_row_focus (g_ptr_array_index (self->rows, next));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
moved_cb (RegStepList *self, int by, RegStepRow *row)
{
  guint index = find_row (self, row);

  if ((by < 0 && index == 0) || (by > 0 && index + 1 >= self->rows->len))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_ptr_array_steal_index (self->rows, index);
  g_ptr_array_insert (self->rows, (int)index + by, row);
  put_in_order (self);
  reg_step_row_focus (row);
  changed (self);
}

static void
removed_cb (RegStepList *self, RegStepRow *row)
{
  guint index = find_row (self, row);

  g_ptr_array_remove_index (self->rows, index);
  adw_preferences_group_remove (self->group, GTK_WIDGET (row));
  if (index < self->rows->len)
    reg_step_row_focus (g_ptr_array_index (self->rows, index));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  changed (self);
}

static void
add_row (RegStepList *self, const RegStep *step)
{
  GtkWidget *row = reg_step_row_new (step, self->has_ticks);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static void
entry_activated_cb (RegStepList *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  reg_step_list_add (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_step_list_finalize (GObject *object)
{
  g_ptr_array_unref (REG_STEP_LIST (object)->rows);
  G_OBJECT_CLASS (reg_step_list_parent_class)->finalize (object);
}

static void
reg_step_list_class_init (RegStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_step_list_finalize;

  /**
   * RegStepList::changed:
   *
   * Somebody has ticked, written, moved or removed a step.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_STEP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
reg_step_list_init (RegStepList *self)
{
  self->rows = g_ptr_array_new ();
  self->has_ticks = TRUE;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->entry), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Add a _step"));
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->entry));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * reg_step_list_set_header:
 * @title: what stands above it, translated
 * @suffix: (nullable): what stands beside that
 */
void
reg_step_list_set_header (RegStepList *self, const char *title, GtkWidget *suffix)
{
  g_return_if_fail (REG_IS_STEP_LIST (self));

  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_header_suffix (self->group, suffix);
}

/**
 * reg_step_list_set_ticks:
 * @has_ticks: whether steps can be done; before there are any
 */
void
reg_step_list_set_ticks (RegStepList *self, gboolean has_ticks)
{
  g_return_if_fail (REG_IS_STEP_LIST (self));

  self->has_ticks = has_ticks;
}

/**
 * reg_step_list_set_text:
 * @text: (nullable): steps, see core/reg-steps.h
 *
 * They take the place of those that are there.
 */
void
reg_step_list_set_text (RegStepList *self, const char *text)
{
  g_return_if_fail (REG_IS_STEP_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->is_filling = TRUE;
  reg_step_list_add (self, text);
  self->is_filling = FALSE;
}

/**
 * reg_step_list_add:
 * @text: (nullable): steps, one in a line
 *
 * They are put behind those that are there.
 */
void
reg_step_list_add (RegStepList *self, const char *text)
{
  g_autoptr (GPtrArray) steps = reg_steps_parse (text);

  g_return_if_fail (REG_IS_STEP_LIST (self));

  for (guint i = 0; i < steps->len; i++)
    add_row (self, g_ptr_array_index (steps, i));
  put_behind (self, GTK_WIDGET (self->entry));
  changed (self);
}

/**
 * reg_step_list_get_text:
 *
 * Returns: (transfer full): the steps as text; one that was written and not added yet counts
 */
char *
reg_step_list_get_text (RegStepList *self)
{
  g_autoptr (GPtrArray)
      steps = reg_steps_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_return_val_if_fail (REG_IS_STEP_LIST (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_insert (steps, (int)i, reg_step_row_get_step (g_ptr_array_index (self->rows, i)));
  return reg_steps_print (steps);
}

/**
 * reg_steps_describe:
 * @text: (nullable): steps as text
 *
 * Returns: (transfer full): how far they are: "2 of 5"; "" without any
 */
char *
reg_steps_describe (const char *text)
{
  guint n_done, n = reg_steps_count (text, &n_done);

  if (n == 0)
    return g_strdup ("");
  /* Translators: how many of how many steps are done */
  return g_strdup_printf (ngettext ("%u of %u step", "%u of %u steps", n), n_done, n);
}
