/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-step-row.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-direction.h"

struct _RegStepRow
{
  AdwPreferencesRow parent_instance;
  GtkWidget *tick;
  GtkWidget *words;
};

enum
{
  CHANGED,
  ENTERED,
  MOVED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegStepRow, reg_step_row, ADW_TYPE_PREFERENCES_ROW)

/* --- what is done with it --------------------------------------------------------------- */

static void
changed_cb (RegStepRow *self)
{
  gboolean is_done = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->words));
  /* Translators: a box to tick; %s is a step of a checklist */
  g_autofree char *label = g_strdup_printf (_ ("Done: %s"), text);

  if (is_done)
    gtk_widget_add_css_class (self->words, "dimmed");
  else
    gtk_widget_remove_css_class (self->words, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activated_cb (RegStepRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
remove_clicked_cb (RegStepRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
is_empty (RegStepRow *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->words)) == '\0';
}

/* Alt and an arrow put it elsewhere; who deletes what is deleted already deletes the step. */
static gboolean
key_pressed_cb (RegStepRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_ALT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    g_signal_emit (self, signals[MOVED], 0, -1);
  else if (held == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    g_signal_emit (self, signals[MOVED], 0, 1);
  else if (held == 0 && is_empty (self)
           && (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete))
    g_signal_emit (self, signals[REMOVED], 0);
  else if (held == GDK_CONTROL_MASK && keyval == GDK_KEY_space
           && gtk_widget_get_visible (self->tick))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick),
                                 !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick)));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_step_row_class_init (RegStepRowClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", REG_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", REG_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", REG_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
reg_step_row_init (RegStepRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tick = gtk_check_button_new ();
  self->words = gtk_text_new ();
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_add_css_class (box, "reg-step");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Remove this step"));
  gtk_widget_set_tooltip_text (self->tick, _ ("Done (Ctrl+Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Step"), -1);
  gtk_box_append (GTK_BOX (box), self->tick);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  /* The words are what is walked to, not the row around them. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->tick, "toggled", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->words, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  reg_direction_keep_entry (GTK_EDITABLE (self->words));
}

/**
 * reg_step_row_new:
 * @step: what it shows
 * @has_tick: whether it can be done; in a list that is kept for later it cannot
 */
GtkWidget *
reg_step_row_new (const RegStep *step, gboolean has_tick)
{
  RegStepRow *self = g_object_new (REG_TYPE_STEP_ROW, NULL);

  gtk_widget_set_visible (self->tick, has_tick);
  gtk_editable_set_text (GTK_EDITABLE (self->words), step->text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick), step->is_done);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * reg_step_row_get_step:
 *
 * Returns: (transfer full): what it shows now
 */
RegStep *
reg_step_row_get_step (RegStepRow *self)
{
  g_return_val_if_fail (REG_IS_STEP_ROW (self), NULL);

  return reg_step_new (gtk_editable_get_text (GTK_EDITABLE (self->words)),
                       gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick)));
}

/**
 * reg_step_row_focus:
 *
 * Goes to the end of its words.
 */
void
reg_step_row_focus (RegStepRow *self)
{
  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->words));
  gtk_editable_set_position (GTK_EDITABLE (self->words), -1);
}
