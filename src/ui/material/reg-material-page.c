/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-material-page.h"

#include <glib/gi18n.h>

#include "ui/material/reg-material-actions.h"
#include "ui/material/reg-material-view.h"

struct _RegMaterialPage
{
  RegListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegMaterialPage, reg_material_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_MATERIAL,
  .entity = REG_ENTITY_MATERIAL,
  .id = "material",
  .multiple = TRUE,
  .title = N_ ("Brochures and samples"),
  .new_label = N_ ("New brochure or sample"),
  .new_action = "app.new-material(int64 0)",
  .open_action = "app.open-material",
  .party_field = -1,
  .icon_name = "reg-product-symbolic",
  .empty_title = N_ ("Nothing to give yet"),
  .empty_text = N_ (
      "Brochures, product sheets and samples that customers ask for. Drop a file here, "
      "or write down what lies in the cupboard."),
};

/* --- what is given out ------------------------------------------------------------------ */

static void
retire_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListPage *page = REG_LIST_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_list_page_get_selection (page));

  if (ids->len > 0)
    reg_material_retire (widget, reg_list_page_get_session (page), (gint64 *)ids->data, ids->len,
                         g_str_has_suffix (action, ".retire"));
}

static gboolean
shows_retired (RegListPage *page)
{
  return g_strcmp0 (reg_list_page_get_filter (page), "retired") == 0;
}

static void
reg_material_page_fill_bulk_bar (RegListPage *page, GtkActionBar *bar)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_No longer give out"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "library.retire");
  gtk_action_bar_pack_end (bar, button);
}

static void
reg_material_page_fill_menu (RegListPage *page, GMenu *menu, gint64 id)
{
  if (shows_retired (page))
    g_menu_append (menu, _ ("Give out a_gain"), "library.resume");
  else
    g_menu_append (menu, _ ("_No longer give out"), "library.retire");
}

static void
reg_material_page_changed (RegListPage *page)
{
  guint count = reg_table_selection_get_count (reg_list_page_get_selection (page));
  gboolean is_retired = shows_retired (page);

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "library.retire", count > 0 && !is_retired);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "library.resume", count > 0 && is_retired);
}

/* --- list ------------------------------------------------------------------------------- */

static GtkWidget *
reg_material_page_create_preview (RegSession *session)
{
  return reg_material_view_new (session);
}

static void
reg_material_page_show_preview (GtkWidget *preview, gint64 id)
{
  reg_material_view_set_material (REG_MATERIAL_VIEW (preview), id);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, RegListPage *page)
{
  g_autoptr (GFile) file = reg_material_get_dropped (value);
  RegSession *session = reg_list_page_get_session (page);

  if (file == NULL || reg_store_is_read_only (reg_session_get_store (session)))
    return FALSE;
  reg_material_take_file (GTK_WIDGET (page), session, file);
  return TRUE;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_material_page_class_init (RegMaterialPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->create_preview = reg_material_page_create_preview;
  list_class->show_preview = reg_material_page_show_preview;
  list_class->remove = reg_material_delete;
  list_class->fill_bulk_bar = reg_material_page_fill_bulk_bar;
  list_class->fill_menu = reg_material_page_fill_menu;
  list_class->changed = reg_material_page_changed;
  gtk_widget_class_install_action (widget_class, "library.retire", NULL, retire_activated_cb);
  gtk_widget_class_install_action (widget_class, "library.resume", NULL, retire_activated_cb);
}

static void
reg_material_page_init (RegMaterialPage *self)
{
  GtkDropTarget *target = reg_material_new_drop_target ();

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * reg_material_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all that can be given, what is given out today first
 */
GtkWidget *
reg_material_page_new (RegSession *session)
{
  return reg_list_page_new (REG_TYPE_MATERIAL_PAGE, session);
}
