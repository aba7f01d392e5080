/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-context-menu.h"

/* The menu of a thing in a list: by the secondary button, a long press, the menu key or Shift+F10. */
typedef struct
{
  GtkWidget *widget; /* not owned: it has the controllers that have this */
  RegContextMenuFunc create;
  gpointer user_data;
  GtkWidget *popover; /* while it is shown */
} ContextMenu;

/* --- popover ---------------------------------------------------------------------------- */

static void
forget_popover (ContextMenu *self)
{
  GtkWidget *popover = g_steal_pointer (&self->popover);

  if (popover != NULL)
    gtk_widget_unparent (popover);
}

static void
closed_cb (GtkWidget *popover, GtkWidget *focus)
{
  /* With the menu its focus goes, and the next key would be lost. */
  if (gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
}

static gboolean
show (ContextMenu *self, GtkWidget *at, double x, double y)
{
  g_autoptr (GMenuModel) menu = self->create (self->widget, at, self->user_data);
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover;

  if (menu == NULL)
    return FALSE;
  /* The one before stays until now: when it closes, the action of its item is still to run. */
  forget_popover (self);
  self->popover = popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, self->widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb),
                           focus != NULL ? focus : self->widget, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}

/* --- asking for it ---------------------------------------------------------------------- */

static void
show_at (ContextMenu *self, GtkGesture *gesture, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (self->widget, x, y, GTK_PICK_DEFAULT);

  if (at != NULL && show (self, at, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, ContextMenu *self)
{
  show_at (self, gesture, x, y);
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, ContextMenu *self)
{
  show_at (self, gesture, x, y);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ContextMenu *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget)
      || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return GDK_EVENT_PROPAGATE;
  return show (self, focus, bounds.origin.x + bounds.size.width / 2,
               bounds.origin.y + bounds.size.height / 2);
}

static void
add_key (GtkEventController *keys, guint keyval, GdkModifierType modifiers, ContextMenu *self)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                        gtk_callback_action_new (key_cb, self, NULL)));
}

/**
 * reg_context_menu_add:
 * @widget: a list; its own actions and those above it are what the menu can do
 * @create: makes the menu of a thing in it
 *
 * Gives the things in @widget a menu, by pointer, touch and keyboard.
 */
void
reg_context_menu_add (GtkWidget *widget, RegContextMenuFunc create, gpointer user_data)
{
  ContextMenu *self = g_new0 (ContextMenu, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->widget = widget;
  self->create = create;
  self->user_data = user_data;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  add_key (keys, GDK_KEY_Menu, 0, self);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_swapped (widget, "destroy", G_CALLBACK (forget_popover), self);
  g_object_set_data_full (G_OBJECT (widget), "reg-context-menu", self, g_free);
}

/**
 * reg_context_menu_append:
 * @label: translated, with a mnemonic
 * @action: an action that takes the id of a record
 * @target: the record
 */
void
reg_context_menu_append (GMenu *menu, const char *label, const char *action, gint64 target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (target));
  g_menu_append_item (menu, item);
}
