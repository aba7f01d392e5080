/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-picture-group.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-picture.h"

#define SHOWN_SIZE 72

struct _RegPictureGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *row;
  GtkWidget *image;
  GtkWidget *remove;
  GdkTexture *before; /* as it is in the book */
  GBytes *picture;    /* another one, NULL when there is none */
  gboolean removed;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegPictureGroup, reg_picture_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show (RegPictureGroup *self, GdkTexture *texture)
{
  gtk_image_set_from_paintable (GTK_IMAGE (self->image), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->image, texture != NULL);
  gtk_widget_set_visible (self->remove, texture != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row),
                               texture != NULL ? "" : _ ("A photo can be dropped here"));
}

static void
taken_cb (GtkWidget *from, GBytes *picture, gpointer data)
{
  RegPictureGroup *self = REG_PICTURE_GROUP (from);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (picture, NULL);

  if (texture == NULL)
    return;
  g_clear_pointer (&self->picture, g_bytes_unref);
  self->picture = g_bytes_ref (picture);
  self->removed = FALSE;
  show (self, texture);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reg_picture_choose (widget, _ ("Choose a picture"), taken_cb, NULL, NULL);
}

static void
paste_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reg_picture_paste (widget, taken_cb, NULL, NULL);
}

static void
remove_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegPictureGroup *self = REG_PICTURE_GROUP (widget);

  g_clear_pointer (&self->picture, g_bytes_unref);
  self->removed = TRUE;
  gtk_widget_child_focus (widget, GTK_DIR_TAB_BACKWARD);
  show (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, RegPictureGroup *self)
{
  return reg_picture_take (GTK_WIDGET (self), value, taken_cb, NULL, NULL);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_picture_group_dispose (GObject *object)
{
  RegPictureGroup *self = REG_PICTURE_GROUP (object);

  g_clear_object (&self->before);
  g_clear_pointer (&self->picture, g_bytes_unref);
  G_OBJECT_CLASS (reg_picture_group_parent_class)->dispose (object);
}

static void
reg_picture_group_class_init (RegPictureGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_picture_group_dispose;
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_PICTURE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "picture.choose", NULL, choose_activated_cb);
  gtk_widget_class_install_action (widget_class, "picture.paste", NULL, paste_activated_cb);
  gtk_widget_class_install_action (widget_class, "picture.remove", NULL, remove_activated_cb);
}

static GtkWidget *
add_button (RegPictureGroup *self, const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);
  return button;
}

static void
reg_picture_group_init (RegPictureGroup *self)
{
  GtkDropTarget *target = reg_picture_new_drop_target ();

  self->row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Picture"));
  self->image = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), SHOWN_SIZE);
  gtk_widget_set_margin_top (self->image, 6);
  gtk_widget_set_margin_bottom (self->image, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Picture of the product"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row), self->image);
  add_button (self, "document-open-symbolic", _ ("Choose a picture"), "picture.choose");
  add_button (self, "edit-paste-symbolic", _ ("Paste a picture"), "picture.paste");
  self->remove = add_button (self, "edit-delete-symbolic", _ ("Remove the picture"),
                             "picture.remove");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  show (self, NULL);
}

/**
 * reg_picture_group_set:
 * @picture: (nullable): the picture in the book
 */
void
reg_picture_group_set (RegPictureGroup *self, GdkTexture *picture)
{
  g_return_if_fail (REG_IS_PICTURE_GROUP (self));

  g_set_object (&self->before, picture);
  show (self, picture);
}

gboolean
reg_picture_group_is_changed (RegPictureGroup *self)
{
  return self->picture != NULL || (self->removed && self->before != NULL);
}

/**
 * reg_picture_group_get_new:
 *
 * Returns: (transfer none) (nullable): the picture that is to be kept in place of the one before,
 *   %NULL when it was removed or never changed
 */
GBytes *
reg_picture_group_get_new (RegPictureGroup *self)
{
  return self->picture;
}
