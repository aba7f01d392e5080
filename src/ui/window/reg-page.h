/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/reg-entity.h"

G_BEGIN_DECLS

/**
 * RegPageAction:
 * @label: what the button says, translated ("New customer")
 * @icon_name: symbolic icon before it, or %NULL
 * @action_name: detailed action name ("win.new-party", "app.open-quotation(int64 0)")
 *
 * The one thing a page offers first. It stands at the start of the header bar.
 */
typedef struct
{
  const char *label;
  const char *icon_name;
  const char *action_name;
} RegPageAction;

#define REG_TYPE_PAGE (reg_page_get_type ())
G_DECLARE_INTERFACE (RegPage, reg_page, REG, PAGE, GtkWidget)

/**
 * RegPageInterface:
 * @get_title: translated title, shown in the header when the window is narrow
 * @get_primary_action: fills @action and returns %TRUE, or returns %FALSE when there is none.
 *   The strings belong to the page and stay valid as long as it lives.
 * @get_header_widget: (transfer none) (nullable): a small widget for the end of the header bar
 *   (a switch of views); the page makes it once, keeps a reference of its own, and the window puts
 *   it there while the page is shown and the window is wider than 600 sp. In a narrower one the
 *   page shows such a switch itself; it must not touch the one in the header, whose size is
 *   settled when the page learns of its own.
 * @refresh: data may have changed while the page was not shown; called each time it is shown
 * @focus_default: puts the focus where work starts; returns whether it did
 * @set_preview: shows or hides the preview pane; a page without one leaves this %NULL, and the
 *   header then has no preview button
 * @show_record: selects a record the page lists, for an answer of the search that has no window of
 *   its own; returns whether it could
 * @set_filter: narrows what is listed to one of the list's filters ("top"), or to nothing special
 *   for %NULL; for other pages that lead here
 *
 * What the main window asks of a page. Every vfunc but @get_title may be %NULL. A page is made
 * when it is first shown and then kept.
 */
struct _RegPageInterface
{
  GTypeInterface parent_iface;

  const char *(*get_title) (RegPage *self);
  gboolean (*get_primary_action) (RegPage *self, RegPageAction *action);
  GtkWidget *(*get_header_widget) (RegPage *self);
  void (*refresh) (RegPage *self);
  gboolean (*focus_default) (RegPage *self);
  void (*set_preview) (RegPage *self, gboolean visible);
  gboolean (*show_record) (RegPage *self, RegEntityId entity, gint64 id);
  void (*set_filter) (RegPage *self, const char *filter);
};

const char *reg_page_get_title (RegPage *self);
gboolean reg_page_get_primary_action (RegPage *self, RegPageAction *action);
GtkWidget *reg_page_get_header_widget (RegPage *self);
void reg_page_refresh (RegPage *self);
gboolean reg_page_focus_default (RegPage *self);
gboolean reg_page_has_preview (RegPage *self);
void reg_page_set_preview (RegPage *self, gboolean visible);
gboolean reg_page_show_record (RegPage *self, RegEntityId entity, gint64 id);
void reg_page_set_filter (RegPage *self, const char *filter);

void reg_page_action_apply (const RegPageAction *action, GtkActionable *button);

G_END_DECLS
