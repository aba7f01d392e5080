/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-material-window.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "store/reg-material-requests.h"
#include "ui/material/reg-material-page.h"
#include "ui/material/reg-requests-page.h"
#include "ui/widgets/reg-direction.h"
#include "ui/window/reg-page.h"

/* What is added up above the requests: of so many months. */
#define MONTHS 12

struct _RegMaterialWindow
{
  AdwWindow parent_instance;
  RegSession *session;
  AdwViewStack *stack;
  GtkWidget *switcher;
  GtkWidget *bar;
  AdwWindowTitle *title;
  GtkWidget *add_button;
  GtkWidget *search_bar;
  GtkWidget *search;
  GtkWidget *search_button;
  GtkLabel *sums_label;
  gboolean is_narrow;
  guint64 shown;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegMaterialWindow, reg_material_window, ADW_TYPE_WINDOW)

/* The pages; each is made when it is first shown. */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*create) (RegSession *session);
  const char *filter; /* with which it is first shown */
  gboolean can_search;
} Page;

static const Page pages[] = {
  { "library", N_ ("To give"), "reg-product-symbolic", reg_material_page_new, "current", TRUE },
  { "requests", N_ ("Asked for"), "reg-delivery-symbolic", reg_requests_page_new, NULL, FALSE },
};

static const Page *
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return &pages[0];
}

static RegListPage *
get_list_page (RegMaterialWindow *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->stack);
  GtkWidget *box = bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;

  return box != NULL ? REG_LIST_PAGE (gtk_widget_get_last_child (box)) : NULL;
}

/* --- what it comes to ------------------------------------------------------------------- */

typedef struct
{
  RegMaterialSums sums;
} Sums;

static gboolean
sums_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  char since[REG_DATE_SIZE] = "";

  reg_date_add_months (today, -MONTHS, since);
  return reg_material_sums_load (db, since, &((Sums *)data)->sums, error);
}

static char *
describe_sums (RegMaterialWindow *self, const RegMaterialSums *sums)
{
  GString *text = g_string_new (NULL);
  g_autofree char *cost = reg_session_format_money (self->session, sums->cost, NULL);
  g_autofree char *wasted = reg_session_format_money (self->session, sums->wasted, NULL);
  guint n = (guint)sums->n, n_late = (guint)sums->n_late, n_quoted = (guint)sums->n_quotations;

  g_string_append_printf (text, ngettext ("%'u in twelve months", "%'u in twelve months", n), n);
  if (n_late > 0)
    g_string_append_printf (
        text, ngettext (" · %'u not followed up", " · %'u not followed up", n_late), n_late);
  g_string_append_printf (
      text, ngettext (" · %'u led to a quotation", " · %'u led to a quotation", n_quoted),
      n_quoted);
  if (reg_session_sees_cost (self->session))
    /* Translators: amounts of money */
    g_string_append_printf (text, _ (" · cost %s, of it %s for nothing"), cost, wasted);
  return g_string_free_and_steal (text);
}

static void
sums_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegMaterialWindow) self = user_data;
  const Sums *sums = reg_store_job_finish (REG_STORE (object), result, NULL);
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL
      || self->sums_label == NULL)
    return;
  if (sums != NULL && sums->sums.n > 0)
    {
      text = describe_sums (self, &sums->sums);
      kept = reg_direction_keep (text);
    }
  gtk_label_set_label (self->sums_label, kept != NULL ? kept : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sums_label), kept != NULL);
}

static void
load_sums (RegMaterialWindow *self)
{
  if (self->sums_label != NULL)
    reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_LOW, sums_job,
                          g_new0 (Sums, 1), g_free, NULL, sums_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegMaterialWindow *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (changes->entities & (BIT (MATERIAL_REQUEST) | BIT (TASK) | BIT (QUOTATION)))
    load_sums (self);
#undef BIT
}

/* --- pages ------------------------------------------------------------------------------ */

static void
add_sums (RegMaterialWindow *self, GtkWidget *box)
{
  self->sums_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sums_label, TRUE);
  gtk_label_set_xalign (self->sums_label, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->sums_label), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->sums_label), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->sums_label), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->sums_label), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->sums_label), "numeric");
  gtk_widget_set_visible (GTK_WIDGET (self->sums_label), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sums_label));
  load_sums (self);
}

static void
ensure_page (RegMaterialWindow *self, GtkWidget *bin, const Page *page)
{
  GtkWidget *box, *list;

  if (adw_bin_get_child (ADW_BIN (bin)) != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  list = page->create (self->session);
  if (g_str_equal (page->name, "requests"))
    add_sums (self, box);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), list);
  adw_bin_set_child (ADW_BIN (bin), box);
  if (page->filter != NULL)
    reg_page_set_filter (REG_PAGE (list), page->filter);
}

static void
page_changed_cb (RegMaterialWindow *self)
{
  const Page *page = find_page (adw_view_stack_get_visible_child_name (self->stack));
  RegPageAction action;
  RegListPage *list;

  if (self->session == NULL || adw_view_stack_get_visible_child (self->stack) == NULL)
    return;
  ensure_page (self, adw_view_stack_get_visible_child (self->stack), page);
  list = get_list_page (self);
  if (reg_page_get_primary_action (REG_PAGE (list), &action))
    {
      gtk_widget_set_tooltip_text (self->add_button, action.label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, action.label, -1);
      reg_page_action_apply (&action, GTK_ACTIONABLE (self->add_button));
    }
  gtk_widget_set_visible (self->search_button, page->can_search);
  if (!page->can_search)
    gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), FALSE);
  reg_page_focus_default (REG_PAGE (list));
}

static void
search_changed_cb (RegMaterialWindow *self)
{
  RegListPage *list = get_list_page (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (list != NULL && find_page (adw_view_stack_get_visible_child_name (self->stack))->can_search)
    reg_list_page_set_text (list, *text != '\0' ? text : NULL);
}

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate (REG_MATERIAL_WINDOW (widget)->add_button);
}

static void
search_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegMaterialWindow *self = REG_MATERIAL_WINDOW (widget);

  reg_material_window_show_page (self, "library", NULL);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
  gtk_widget_grab_focus (self->search);
}

static void
page_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (REG_MATERIAL_WINDOW (widget)->stack,
                                         g_variant_get_string (parameter, NULL));
}

/* --- object ----------------------------------------------------------------------------- */

static void
set_narrow (RegMaterialWindow *self, gboolean narrow)
{
  self->is_narrow = narrow;
  gtk_widget_set_visible (self->switcher, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->title), narrow);
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->bar), narrow);
}

static void
reg_material_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, REG_MATERIAL_WINDOW (object)->is_narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_material_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (REG_MATERIAL_WINDOW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_material_window_dispose (GObject *object)
{
  g_clear_object (&REG_MATERIAL_WINDOW (object)->session);
  G_OBJECT_CLASS (reg_material_window_parent_class)->dispose (object);
}

static void
reg_material_window_class_init (RegMaterialWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = reg_material_window_get_property;
  object_class->set_property = reg_material_window_set_property;
  object_class->dispose = reg_material_window_dispose;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "window.add", NULL, add_activated_cb);
  gtk_widget_class_install_action (widget_class, "window.find", NULL, search_activated_cb);
  gtk_widget_class_install_action (widget_class, "window.page", "s", page_activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "window.page",
                                         "s", pages[i].name);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "window.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "window.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static GtkWidget *
create_header (RegMaterialWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->switcher = adw_view_switcher_new ();
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (self->switcher), ADW_VIEW_SWITCHER_POLICY_WIDE);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), self->stack);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Brochures and samples"), ""));
  gtk_box_append (GTK_BOX (box), self->switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), box);
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->add_button);
  self->search_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->search_button), "system-search-symbolic");
  gtk_widget_set_tooltip_text (self->search_button, _ ("Search (Ctrl+F)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->search_button);
  return header;
}

static GtkWidget *
create_search (RegMaterialWindow *self)
{
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  self->search_bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->search_bar), self->search);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar), GTK_EDITABLE (self->search));
  g_object_bind_property (self->search_button, "active", self->search_bar, "search-mode-enabled",
                          G_BINDING_BIDIRECTIONAL);
  return self->search_bar;
}

static void
add_breakpoint (RegMaterialWindow *self)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (
      adw_breakpoint_condition_parse ("max-width: 600sp"));
  g_auto (GValue) narrow = G_VALUE_INIT;

  g_value_init (&narrow, G_TYPE_BOOLEAN);
  g_value_set_boolean (&narrow, TRUE);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (self), "narrow", &narrow);
  adw_window_add_breakpoint (ADW_WINDOW (self), breakpoint);
}

static void
reg_material_window_init (RegMaterialWindow *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  self->bar = adw_view_switcher_bar_new ();
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->bar), self->stack);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_search (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), self->bar);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  adw_window_set_content (ADW_WINDOW (self), toasts);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Brochures and samples"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1040, 680);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  add_breakpoint (self);
  set_narrow (self, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    adw_view_stack_add_titled_with_icon (self->stack, adw_bin_new (), pages[i].name,
                                         _ (pages[i].title), pages[i].icon_name);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (page_changed_cb),
                            self);
}

/**
 * reg_material_window_new:
 * @application: the program
 * @session: the open customer book
 *
 * Returns: (transfer none): the window, at what can be given
 */
GtkWindow *
reg_material_window_new (GtkApplication *application, RegSession *session)
{
  RegMaterialWindow *self = g_object_new (REG_TYPE_MATERIAL_WINDOW, "application", application,
                                          NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (load_sums), self,
                           G_CONNECT_SWAPPED);
  page_changed_cb (self);
  return GTK_WINDOW (self);
}

/**
 * reg_material_window_show_page:
 * @page: "library" or "requests"
 * @filter: (nullable): one of the filters of its list; %NULL to leave it as it is
 *
 * Shows a page.
 */
void
reg_material_window_show_page (RegMaterialWindow *self, const char *page, const char *filter)
{
  g_return_if_fail (REG_IS_MATERIAL_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->stack, page);
  if (filter != NULL)
    reg_page_set_filter (REG_PAGE (get_list_page (self)), filter);
}
