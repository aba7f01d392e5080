/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-page.h"

G_DEFINE_INTERFACE (RegPage, reg_page, GTK_TYPE_WIDGET)

static void
reg_page_default_init (RegPageInterface *iface)
{
}

const char *
reg_page_get_title (RegPage *self)
{
  g_return_val_if_fail (REG_IS_PAGE (self), NULL);

  return REG_PAGE_GET_IFACE (self)->get_title (self);
}

gboolean
reg_page_get_primary_action (RegPage *self, RegPageAction *action)
{
  RegPageInterface *iface = REG_PAGE_GET_IFACE (self);

  return iface->get_primary_action != NULL && iface->get_primary_action (self, action);
}

GtkWidget *
reg_page_get_header_widget (RegPage *self)
{
  RegPageInterface *iface = REG_PAGE_GET_IFACE (self);

  return iface->get_header_widget != NULL ? iface->get_header_widget (self) : NULL;
}

void
reg_page_refresh (RegPage *self)
{
  RegPageInterface *iface = REG_PAGE_GET_IFACE (self);

  if (iface->refresh != NULL)
    iface->refresh (self);
}

gboolean
reg_page_focus_default (RegPage *self)
{
  RegPageInterface *iface = REG_PAGE_GET_IFACE (self);

  return iface->focus_default != NULL && iface->focus_default (self);
}

gboolean
reg_page_has_preview (RegPage *self)
{
  return REG_PAGE_GET_IFACE (self)->set_preview != NULL;
}

void
reg_page_set_preview (RegPage *self, gboolean visible)
{
  RegPageInterface *iface = REG_PAGE_GET_IFACE (self);

  if (iface->set_preview != NULL)
    iface->set_preview (self, visible);
}

gboolean
reg_page_show_record (RegPage *self, RegEntityId entity, gint64 id)
{
  RegPageInterface *iface = REG_PAGE_GET_IFACE (self);

  return iface->show_record != NULL && iface->show_record (self, entity, id);
}

void
reg_page_set_filter (RegPage *self, const char *filter)
{
  RegPageInterface *iface = REG_PAGE_GET_IFACE (self);

  if (iface->set_filter != NULL)
    iface->set_filter (self, filter);
}

/**
 * reg_page_action_apply:
 * @action: what a page does first
 * @button: does it from here on
 *
 * Name and target fit only each other, so the old name goes before the new target comes.
 */
void
reg_page_action_apply (const RegPageAction *action, GtkActionable *button)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  gtk_actionable_set_action_name (button, NULL);
  if (!g_action_parse_detailed_name (action->action_name, &name, &target, NULL))
    return;
  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}
