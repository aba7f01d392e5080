/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-list-page.h"

#include <glib/gi18n.h>

#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-list-source.h"
#include "ui/table/reg-table-layout.h"
#include "ui/widgets/reg-context-menu.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/window/reg-page.h"

/* All records of a kind: filters, table, and the selected one beside it. */
typedef struct
{
  GtkWidget *bin;
  AdwOverlaySplitView *split_view;
  GtkBox *content;
  RegFilterBar *filter_bar;
  GtkWidget *filter_separator;
  RegTableView *table;

  /* Made when they are first needed. */
  GtkWidget *preview;
  GtkActionBar *bulk_bar;

  RegSession *session;
  gboolean wants_preview;
  gint64 chosen; /* by us */
} RegListPagePrivate;

static void reg_list_page_page_init (RegPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (RegListPage,
                                  reg_list_page,
                                  GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (RegListPage)
                                      G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE,
                                                             reg_list_page_page_init))

static RegListPagePrivate *
get_private (gpointer self)
{
  return reg_list_page_get_instance_private (self);
}

static const RegListPageInfo *
get_info (gpointer self)
{
  return REG_LIST_PAGE_GET_CLASS (self)->info;
}

/* --- selection -------------------------------------------------------------------------- */

/* The preview slides, with a speed that is reckoned from its width; before it was placed it has
 * none, and comes and goes unseen. */
static void
show_sidebar (RegListPagePrivate *priv, gboolean visible)
{
  gboolean placed = gtk_widget_get_width (GTK_WIDGET (priv->split_view)) > 0;

  if (adw_overlay_split_view_get_show_sidebar (priv->split_view) == visible)
    return;
  if (!placed)
    gtk_widget_set_child_visible (priv->bin, FALSE);
  adw_overlay_split_view_set_show_sidebar (priv->split_view, visible);
  if (!placed)
    gtk_widget_set_child_visible (priv->bin, TRUE);
}

static void
update_preview (RegListPage *self)
{
  RegListPagePrivate *priv = get_private (self);
  RegListPageClass *klass = REG_LIST_PAGE_GET_CLASS (self);
  gboolean visible = priv->wants_preview && !adw_overlay_split_view_get_collapsed (priv->split_view)
                     && !reg_table_view_get_empty (priv->table);
  RegTableSelection *selection = reg_table_view_get_selection (priv->table);
  gint64 id;

  show_sidebar (priv, visible);
  if (selection == NULL)
    return;
  id = visible ? reg_table_selection_get_selected (selection) : 0;
  if (priv->preview == NULL && visible
      && reg_table_model_get_loaded (reg_table_view_get_model (priv->table)))
    {
      priv->preview = klass->create_preview (priv->session);
      adw_overlay_split_view_set_sidebar (priv->split_view, priv->preview);
    }
  if (priv->preview != NULL)
    klass->show_preview (priv->preview, id);
}

static void
ensure_bulk_bar (RegListPage *self)
{
  RegListPagePrivate *priv = get_private (self);
  GtkWidget *button;

  if (priv->bulk_bar != NULL)
    return;
  priv->bulk_bar = GTK_ACTION_BAR (gtk_action_bar_new ());
  gtk_action_bar_set_revealed (priv->bulk_bar, FALSE);
  button = gtk_button_new_with_mnemonic (_ ("_Delete"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "list.delete");
  gtk_widget_set_tooltip_text (button, _ ("Delete (Del)"));
  gtk_action_bar_pack_start (priv->bulk_bar, button);
  REG_LIST_PAGE_GET_CLASS (self)->fill_bulk_bar (self, priv->bulk_bar);
  gtk_box_append (priv->content, GTK_WIDGET (priv->bulk_bar));
}

static void
changed (RegListPage *self)
{
  RegListPagePrivate *priv = get_private (self);
  RegListPageClass *klass = REG_LIST_PAGE_GET_CLASS (self);
  guint count = reg_table_selection_get_count (reg_table_view_get_selection (priv->table));

  if (count > 1 && klass->fill_bulk_bar != NULL)
    ensure_bulk_bar (self);
  if (priv->bulk_bar != NULL)
    gtk_action_bar_set_revealed (priv->bulk_bar, count > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.delete",
                                 count > 0 && klass->remove != NULL);
  if (klass->changed != NULL)
    klass->changed (self);
  update_preview (self);
}

/* A screen of rows without a chosen one would leave the preview empty. In the narrow list choosing is
 * opening, and nothing is chosen by itself; how wide the list is shows after its rows. */
static void
choose_first (RegListPage *self)
{
  RegListPagePrivate *priv = get_private (self);
  RegTableSelection *selection = reg_table_view_get_selection (priv->table);
  gint64 first = reg_table_model_get_id (reg_table_view_get_model (priv->table), 0);

  if (!reg_table_view_get_narrow (priv->table))
    {
      if (reg_table_selection_get_count (selection) > 0 || first == 0)
        return;
      priv->chosen = first;
      reg_table_selection_set_selected (selection, first);
    }
  else if (priv->chosen != 0 && reg_table_selection_get_selected (selection) == priv->chosen)
    reg_table_selection_set_selected (selection, 0);
}

static void
updated_cb (RegListPage *self)
{
  RegListPagePrivate *priv = get_private (self);
  RegTableModel *model = reg_table_view_get_model (priv->table);
  gboolean none = reg_table_model_get_loaded (model) && reg_table_model_get_size (model) == 0
                  && reg_filter_bar_get_filter (priv->filter_bar) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (priv->filter_bar), !none);
  gtk_widget_set_visible (priv->filter_separator, !none);
  choose_first (self);
  changed (self);
}

/* The first rows of a long list are drawn with the choice already made. */
static void
begun_cb (RegListPage *self)
{
  if (!reg_table_model_get_loaded (reg_table_view_get_model (get_private (self)->table)))
    choose_first (self);
}

static void
row_activated_cb (RegListPage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), get_info (self)->open_action, "x", id);
}

/* --- actions ---------------------------------------------------------------------------- */

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListPagePrivate *priv = get_private (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_table_view_get_selection (priv->table));

  if (ids->len > 0)
    REG_LIST_PAGE_GET_CLASS (widget)->remove (widget, priv->session, (gint64 *)ids->data, ids->len);
}

static void
filter_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reg_filter_bar_set_filter (get_private (widget)->filter_bar,
                             g_variant_get_string (parameter, NULL));
}

typedef struct
{
  RegListPage *page;
  gint64 id;
  gint64 party;
} FindParty;

static void
find_party_free (gpointer data)
{
  g_object_unref (((FindParty *)data)->page);
  g_free (data);
}

static gboolean
find_party_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FindParty *find = data;
  const RegListPageInfo *info = get_info (find->page);
  g_autoptr (RegRecord) record = reg_db_load (db, info->entity, find->id, error);

  if (record != NULL)
    find->party = reg_record_get_int (record, info->party_field);
  return record != NULL;
}

static void
party_found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  FindParty *find = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *page = GTK_WIDGET (find->page);

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    reg_toaster_show_error (page, _ ("The customer could not be opened."), error);
  else if (find->party == 0)
    reg_toaster_show (page, _ ("There is no customer yet"));
  else
    gtk_widget_activate_action (page, "app.open-party", "x", find->party);
}

static void
open_party_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FindParty *find = g_new0 (FindParty, 1);

  find->page = g_object_ref (REG_LIST_PAGE (widget));
  find->id = g_variant_get_int64 (parameter);
  reg_store_read_async (reg_session_get_store (get_private (widget)->session), G_PRIORITY_DEFAULT,
                        find_party_job, find, find_party_free, NULL, party_found_cb, find);
}

/* --- menu ------------------------------------------------------------------------------- */

static GMenuModel *
create_menu (gpointer user_data)
{
  RegListPage *self = user_data;
  RegListPageClass *klass = REG_LIST_PAGE_GET_CLASS (self);
  gint64 id = reg_table_selection_get_selected (reg_list_page_get_selection (self));
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  if (id != 0)
    reg_context_menu_append (open, _ ("_Open"), klass->info->open_action, id);
  if (id != 0 && klass->info->party_field >= 0)
    reg_context_menu_append (open, _ ("Open the _customer"), "list.open-party", id);
  if (klass->fill_menu != NULL)
    klass->fill_menu (self, own, id);
  g_menu_append (rest, _ ("Co_py"), "rows.copy");
  if (klass->remove != NULL)
    g_menu_append (rest, _ ("_Delete"), "list.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

/* --- page ------------------------------------------------------------------------------- */

static const char *
reg_list_page_get_title (RegPage *page)
{
  return _ (get_info (page)->title);
}

static gboolean
reg_list_page_get_primary_action (RegPage *page, RegPageAction *action)
{
  action->label = _ (get_info (page)->new_label);
  action->icon_name = "list-add-symbolic";
  action->action_name = get_info (page)->new_action;
  return TRUE;
}

static gboolean
reg_list_page_focus_default (RegPage *page)
{
  reg_table_view_focus_rows (get_private (page)->table);
  return TRUE;
}

static void
reg_list_page_set_preview (RegPage *page, gboolean visible)
{
  get_private (page)->wants_preview = visible;
  update_preview (REG_LIST_PAGE (page));
}

static gboolean
reg_list_page_show_record (RegPage *page, RegEntityId entity, gint64 id)
{
  RegListPagePrivate *priv = get_private (page);

  if (entity != get_info (page)->entity)
    return FALSE;
  reg_filter_bar_set_filter (priv->filter_bar, NULL);
  reg_table_view_show_id (priv->table, id);
  return TRUE;
}

static void
reg_list_page_set_filter (RegPage *page, const char *filter)
{
  reg_filter_bar_set_filter (get_private (page)->filter_bar, filter);
}

static void
reg_list_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_list_page_get_title;
  iface->get_primary_action = reg_list_page_get_primary_action;
  iface->focus_default = reg_list_page_focus_default;
  iface->set_preview = reg_list_page_set_preview;
  iface->show_record = reg_list_page_show_record;
  iface->set_filter = reg_list_page_set_filter;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_list_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REG_TYPE_LIST_PAGE);
  g_clear_object (&get_private (object)->session);
  G_OBJECT_CLASS (reg_list_page_parent_class)->dispose (object);
}

static void
reg_list_page_class_init (RegListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FILTER_BAR);
  g_type_ensure (REG_TYPE_TABLE_VIEW);
  G_OBJECT_CLASS (klass)->dispose = reg_list_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-list-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child_private (widget_class, RegListPage, bin);
  gtk_widget_class_bind_template_child_private (widget_class, RegListPage, split_view);
  gtk_widget_class_bind_template_child_private (widget_class, RegListPage, content);
  gtk_widget_class_bind_template_child_private (widget_class, RegListPage, filter_bar);
  gtk_widget_class_bind_template_child_private (widget_class, RegListPage, filter_separator);
  gtk_widget_class_bind_template_child_private (widget_class, RegListPage, table);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_preview);
  gtk_widget_class_install_action (widget_class, "list.delete", NULL, delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "list.filter", "s", filter_activated_cb);
  gtk_widget_class_install_action (widget_class, "list.open-party", "x", open_party_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.delete", NULL);
}

static void
reg_list_page_init (RegListPage *self)
{
  get_private (self)->wants_preview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- nothing yet ------------------------------------------------------------------------ */

static GtkWidget *
create_button (const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
create_empty_page (gpointer user_data)
{
  const RegListPageInfo *info = user_data;
  GtkWidget *page = adw_status_page_new ();
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());
  g_autofree char *label = g_strconcat ("_", _ (info->new_label), NULL);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), info->icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ (info->empty_title));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ (info->empty_text));
  adw_wrap_box_set_align (box, 0.5);
  adw_wrap_box_set_child_spacing (box, 12);
  adw_wrap_box_set_line_spacing (box, 12);
  if (info->offers_import)
    adw_wrap_box_append (box, create_button (_ ("_Import…"), "app.import", TRUE));
  adw_wrap_box_append (box, create_button (label, info->new_action, !info->offers_import));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), GTK_WIDGET (box));
  return page;
}

/* --- public ----------------------------------------------------------------------------- */

/**
 * reg_list_page_new:
 * @type: the page of one list
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page, which begins to read
 */
GtkWidget *
reg_list_page_new (GType type, RegSession *session)
{
  RegListPage *self = g_object_new (type, NULL);
  RegListPagePrivate *priv = get_private (self);
  const RegListPageInfo *info = get_info (self);
  g_autoptr (RegListSource) source = reg_list_source_new (session, info->list);
  RegTableModel *model;

  priv->session = g_object_ref (session);
  reg_table_view_set_source (priv->table, REG_TABLE_SOURCE (source), info->multiple);
  reg_table_view_set_label (priv->table, _ (info->title));
  reg_table_view_set_empty (priv->table, create_empty_page, (gpointer)info);
  reg_table_view_set_menu (priv->table, create_menu, self);
  model = reg_table_view_get_model (priv->table);
  g_signal_connect_object (model, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::loading", G_CALLBACK (begun_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_table_view_get_selection (priv->table), "notify::count",
                           G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->table, "notify::narrow", G_CALLBACK (choose_first), self,
                           G_CONNECT_SWAPPED);
  reg_filter_bar_set_list (priv->filter_bar, info->list, model);
  reg_table_layout_remember (priv->table, info->id);
  changed (self);
  reg_table_model_refresh (model);
  return GTK_WIDGET (self);
}

/**
 * reg_list_page_get_session:
 *
 * Returns: (transfer none): the customer book
 */
RegSession *
reg_list_page_get_session (RegListPage *self)
{
  g_return_val_if_fail (REG_IS_LIST_PAGE (self), NULL);

  return get_private (self)->session;
}

/**
 * reg_list_page_get_selection:
 *
 * Returns: (transfer none): which rows are selected
 */
RegTableSelection *
reg_list_page_get_selection (RegListPage *self)
{
  g_return_val_if_fail (REG_IS_LIST_PAGE (self), NULL);

  return reg_table_view_get_selection (get_private (self)->table);
}

/**
 * reg_list_page_get_filter_bar:
 *
 * Returns: (transfer none): its filters
 */
RegFilterBar *
reg_list_page_get_filter_bar (RegListPage *self)
{
  g_return_val_if_fail (REG_IS_LIST_PAGE (self), NULL);

  return get_private (self)->filter_bar;
}

/**
 * reg_list_page_get_filter:
 *
 * Returns: (transfer none) (nullable): id of the chosen filter, %NULL for all
 */
const char *
reg_list_page_get_filter (RegListPage *self)
{
  g_return_val_if_fail (REG_IS_LIST_PAGE (self), NULL);

  return reg_filter_bar_get_filter (get_private (self)->filter_bar);
}

/**
 * reg_list_page_set_text:
 * @text: (nullable): words that the records that are listed have; %NULL for all of them
 */
void
reg_list_page_set_text (RegListPage *self, const char *text)
{
  g_return_if_fail (REG_IS_LIST_PAGE (self));

  reg_table_model_set_text (reg_table_view_get_model (get_private (self)->table), text);
}
