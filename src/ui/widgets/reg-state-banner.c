/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-state-banner.h"

#include "ui/widgets/reg-wrap-layout.h"

/* The state of what the window shows, and the one thing to do next. */
struct _RegStateBanner
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *text;
  GtkButton *button;
  RegPillStyle style;
};

G_DEFINE_FINAL_TYPE (RegStateBanner, reg_state_banner, GTK_TYPE_WIDGET)

static void
reg_state_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REG_TYPE_STATE_BANNER);
  G_OBJECT_CLASS (reg_state_banner_parent_class)->dispose (object);
}

static void
reg_state_banner_class_init (RegStateBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = reg_state_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regbanner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-state-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, RegStateBanner, box);
  gtk_widget_class_bind_template_child (widget_class, RegStateBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, RegStateBanner, text);
  gtk_widget_class_bind_template_child (widget_class, RegStateBanner, button);
}

static void
reg_state_banner_init (RegStateBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "neutral");
}

GtkWidget *
reg_state_banner_new (void)
{
  return g_object_new (REG_TYPE_STATE_BANNER, NULL);
}

/**
 * reg_state_banner_set_state:
 * @icon_name: (nullable): symbolic icon
 * @text: the state in a sentence, translated: "Waiting for the manager since 10:42"
 * @style: how much it matters
 */
void
reg_state_banner_set_state (RegStateBanner *self,
                            const char *icon_name,
                            const char *text,
                            RegPillStyle style)
{
  g_return_if_fail (REG_IS_STATE_BANNER (self));

  /* It is told with every key that is typed, and mostly the same. */
  if (self->style == style && g_strcmp0 (gtk_label_get_label (self->text), text) == 0
      && g_strcmp0 (gtk_image_get_icon_name (self->icon), icon_name) == 0)
    return;
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_label_set_label (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_remove_css_class (GTK_WIDGET (self), reg_pill_style_get_css_class (self->style));
  self->style = style;
  gtk_widget_add_css_class (GTK_WIDGET (self), reg_pill_style_get_css_class (style));
}

/**
 * reg_state_banner_set_action:
 * @label: (nullable): the next thing to do, with a mnemonic; %NULL for nothing
 * @detailed_action_name: (nullable): what it does
 */
void
reg_state_banner_set_action (RegStateBanner *self,
                             const char *label,
                             const char *detailed_action_name)
{
  g_return_if_fail (REG_IS_STATE_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label == NULL)
    return;
  if (g_strcmp0 (gtk_button_get_label (self->button), label) != 0)
    gtk_button_set_label (self->button, label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), detailed_action_name);
}
