/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-main-window.h"

#include <glib/gi18n.h>

#include "core/reg-stand-in.h"
#include "ui/customer/reg-counter-card.h"
#include "ui/firstrun/reg-first-run.h"
#include "ui/firstrun/reg-problem-page.h"
#include "ui/today/reg-today-counter.h"
#include "ui/widgets/reg-icon.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/window/reg-counter-search.h"
#include "ui/window/reg-identify.h"
#include "ui/window/reg-page-table.h"
#include "ui/window/reg-record-windows.h"
#include "ui/window/reg-sidebar-row.h"

/* As wide as the place that is kept for it. */
#define AVATAR_SIZE 28
/* When it is drawn (ms): in the corner, together with rows that come after the first ones, it would
 * make one large frame of two small ones. */
#define FINISH_DELAY 200

struct _RegMainWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *state_stack;
  AdwBanner *notice_banner;
  AdwNavigationSplitView *split_view;
  GtkListBox *sidebar;
  AdwNavigationPage *content_page;
  GtkStack *pages;
  GtkWidget *primary_button;
  AdwButtonContent *primary_content;
  GtkWidget *search_clamp;
  RegCounterSearch *search;
  GtkRevealer *search_revealer;
  GtkWidget *search_button;
  GtkWidget *preview_button;
  AdwWindowTitle *narrow_title;
  AdwBin *header_bin;
  GtkMenuButton *staff_button;
  AdwBin *staff_avatar;
  GtkLabel *staff_caption;
  GtkLabel *staff_name;
  GtkLabel *state_label;
  GtkImage *state_icon;

  /* Made when they are first needed; most days they are not. */
  RegProblemPage *problem_page;
  RegFirstRun *first_run;
  RegCounterSearch *narrow_search;

  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GMenu *staff_menu;

  GSettings *settings;
  RegScanner *scanner;
  RegSession *session;
  RegTodayCounter *counter;
  char *page_id;
  guint finish_source;
  char *wanted_page; /* shown as soon as the book has its firm */
  gboolean narrow;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegMainWindow, reg_main_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- pages ------------------------------------------------------------------------------ */

static RegSidebarRow *
find_row (RegMainWindow *self, const char *id)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, i);

      if (row == NULL)
        return NULL;
      if (g_strcmp0 (reg_sidebar_row_get_page (REG_SIDEBAR_ROW (row)), id) == 0)
        return REG_SIDEBAR_ROW (row);
    }
}

static RegPage *
ensure_page (RegMainWindow *self, const RegPageInfo *info)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, info->id);

  if (page == NULL)
    {
      page = info->create (self->session);
      gtk_stack_add_named (self->pages, page, info->id);
    }
  return REG_PAGE (page);
}

static gboolean
wants_preview (RegMainWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), "preview");

  return g_variant_get_boolean (state);
}

static void
update_header (RegMainWindow *self)
{
  RegPage *page = reg_main_window_get_page (self);
  RegPageAction action = { NULL, NULL, NULL };
  gboolean has_action = page != NULL && reg_page_get_primary_action (page, &action);

  gtk_widget_set_visible (self->search_clamp, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_title), self->narrow);
  gtk_widget_set_visible (self->search_button, self->narrow);
  if (!self->narrow)
    gtk_revealer_set_reveal_child (self->search_revealer, FALSE);
  gtk_widget_set_visible (self->preview_button,
                          page != NULL && !self->narrow && reg_page_has_preview (page));
  gtk_widget_set_visible (self->primary_button, has_action);
  adw_bin_set_child (self->header_bin, page != NULL ? reg_page_get_header_widget (page) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->header_bin),
                          !self->narrow && adw_bin_get_child (self->header_bin) != NULL);
  if (page != NULL)
    {
      adw_window_title_set_title (self->narrow_title, reg_page_get_title (page));
      adw_navigation_page_set_title (self->content_page, reg_page_get_title (page));
    }
  if (!has_action)
    return;
  adw_button_content_set_icon_name (
      self->primary_content, action.icon_name != NULL ? action.icon_name : "list-add-symbolic");
  adw_button_content_set_label (self->primary_content, self->narrow ? "" : action.label);
  /* GTK asks the display where the pointer is, and waits, even when nothing changes. */
  if (self->narrow || gtk_widget_get_has_tooltip (self->primary_button))
    gtk_widget_set_tooltip_text (self->primary_button, self->narrow ? action.label : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->primary_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, action.label, -1);
  reg_page_action_apply (&action, GTK_ACTIONABLE (self->primary_button));
}

/* --- who is working --------------------------------------------------------------------- */

/* What the first frame does not wait for: the letters of who is working have a font of their own, and of
 * each tooltip GTK asks the display at once whether the pointer is there. */
static gboolean
finish_cb (gpointer user_data)
{
  RegMainWindow *self = user_data;
  RegRecord *staff = self->session != NULL ? reg_session_get_staff (self->session) : NULL;
  const char *name = staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : NULL;
  GtkWidget *avatar = adw_bin_get_child (self->staff_avatar);

  self->finish_source = 0;
  if (avatar == NULL)
    {
      adw_bin_set_child (self->staff_avatar, adw_avatar_new (AVATAR_SIZE, name, TRUE));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _ ("Main menu"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->staff_button), _ ("Who is working (Ctrl+U)"));
    }
  else
    adw_avatar_set_text (ADW_AVATAR (avatar), name);
  return G_SOURCE_REMOVE;
}

static void
update_staff (RegMainWindow *self)
{
  RegRecord *staff = reg_session_get_staff (self->session);
  GPtrArray *list = reg_session_get_staff_list (self->session);
  const char *name = staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : NULL;
  GVariant *state = g_variant_new_int64 (staff != NULL ? reg_record_get_id (staff) : 0);

  if (self->finish_source == 0)
    self->finish_source = g_timeout_add (FINISH_DELAY, finish_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->staff_caption), name != NULL);
  gtk_label_set_label (self->staff_name, name != NULL ? name : _ ("Who is working?"));
  g_menu_remove_all (self->staff_menu);
  for (guint i = 0, key = 1; i < list->len; i++)
    {
      RegRecord *record = g_ptr_array_index (list, i);
      const char *own = reg_record_get_text (record, REG_STAFF_NAME);
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (!reg_staff_is_here (record))
        continue;
      /* A digit after opening the menu is the second of the two keys. */
      label = key <= 9 ? g_strdup_printf ("_%u  %s", key++, own) : g_strdup (own);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target_value (item, "win.staff",
                                               g_variant_new_int64 (reg_record_get_id (record)));
      g_menu_append_item (self->staff_menu, item);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->staff_button), list->len > 0);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "staff")), state);
}

static void
counted_cb (RegMainWindow *self)
{
  const RegTodayCounts *counts = reg_today_counter_get (self->counter);

  reg_main_window_set_count (self, "today", counts->today, TRUE);
  reg_main_window_set_count (self, "quotations", counts->quotations, TRUE);
  reg_main_window_set_count (self, "complaints", counts->complaints, TRUE);
}

static const char *
describe_notice (const GError *notice)
{
  if (g_error_matches (notice, REG_STORE_ERROR, REG_STORE_ERROR_NEWER_SCHEMA))
    return _ ("A newer version of Regulars wrote this book. You can look at it, and change it as "
              "soon as Regulars is updated.");
  if (g_error_matches (notice, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT))
    return _ ("This book is damaged. What can still be read is shown; restore the latest backup.");
  if (g_error_matches (notice, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY))
    return _ ("This file may not be written here. You can look at it, but not change it.");
  return _ ("You can look at this book, but not change it.");
}

/* What stands in the way of changing the book, and what can be done about it. */
static void
update_notice (RegMainWindow *self)
{
  RegStore *store = reg_session_get_store (self->session);
  const GError *notice = reg_store_get_notice (store);
  gboolean is_damaged = g_error_matches (notice, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT);

  adw_banner_set_title (self->notice_banner, describe_notice (notice));
  adw_banner_set_button_label (self->notice_banner,
                               is_damaged ? _ ("_Restore a backup…") : _ ("_Try again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_banner),
                                  is_damaged ? "app.restore" : "app.reopen");
  /* What is folded away is still read aloud. */
  gtk_widget_set_visible (GTK_WIDGET (self->notice_banner), reg_store_is_read_only (store));
  adw_banner_set_revealed (self->notice_banner, reg_store_is_read_only (store));
}

static void
focus_page (RegMainWindow *self)
{
  RegPage *page = reg_main_window_get_page (self);

  if (page != NULL && !reg_page_focus_default (page))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
first_run_started_cb (RegMainWindow *self, gboolean wants_import)
{
  if (wants_import)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.import", NULL);
}

static void
ensure_first_run (RegMainWindow *self)
{
  if (self->first_run != NULL)
    return;
  self->first_run = g_object_new (REG_TYPE_FIRST_RUN, NULL);
  gtk_stack_add_named (self->state_stack, GTK_WIDGET (self->first_run), "first-run");
  g_signal_connect_swapped (self->first_run, "started", G_CALLBACK (first_run_started_cb), self);
}

/* The pages, or what is asked before there can be any. */
static void
show_state (RegMainWindow *self)
{
  g_autofree char *page = NULL;

  if (reg_session_get_firm (self->session) == NULL
      && !reg_store_is_read_only (reg_session_get_store (self->session)))
    {
      ensure_first_run (self);
      reg_first_run_set_session (self->first_run, self->session);
      gtk_stack_set_visible_child_name (self->state_stack, "first-run");
      gtk_widget_grab_focus (GTK_WIDGET (self->first_run));
      return;
    }
  gtk_stack_set_visible_child_name (self->state_stack, "main");
  if (self->page_id != NULL)
    return;
  page = g_steal_pointer (&self->wanted_page);
  reg_main_window_show_page (self, reg_page_table_find (page) != NULL ? page : "today");
  focus_page (self);
}

static void
update_firm (RegMainWindow *self)
{
  RegRecord *firm = reg_session_get_firm (self->session);
  const char *name = firm != NULL ? reg_record_get_text (firm, REG_FIRM_NAME) : NULL;
  gboolean read_only = reg_store_is_read_only (reg_session_get_store (self->session));
  g_autofree char *title = NULL;

  title = name != NULL && *name != '\0' ? g_strdup_printf ("%s – Regulars", name)
                                        : g_strdup ("Regulars");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->state_label, read_only ? _ ("Can only be read, not changed")
                                                    : _ ("Saved on this computer"));
  reg_icon_set_image (self->state_icon,
                      read_only ? "changes-prevent-symbolic" : "reg-saved-symbolic");
  show_state (self);
}

/* --- search ----------------------------------------------------------------------------- */

static RegCounterSearch *start_search (RegMainWindow *self);

/* The next one in the row is looked for where this one was. */
static void
card_closed_cb (GtkWidget *window)
{
  start_search (REG_MAIN_WINDOW (window));
}

static void
open_hit_cb (RegMainWindow *self, int entity, gint64 id)
{
  gtk_revealer_set_reveal_child (self->search_revealer, FALSE);
  if (entity == REG_ENTITY_PARTY)
    reg_counter_card_show (GTK_WIDGET (self), self->session, id, card_closed_cb);
  else if (!reg_main_window_show_record (self, entity, id))
    reg_toaster_show (GTK_WIDGET (self), _ ("There is nothing more to show about this"));
}

static void
scanned_cb (RegMainWindow *self, const char *code)
{
  reg_identify (self, REG_IDENTIFY_CODE, code);
}

static void
search_closed_cb (RegMainWindow *self)
{
  gtk_revealer_set_reveal_child (self->search_revealer, FALSE);
  focus_page (self);
}

static RegCounterSearch *
ensure_narrow_search (RegMainWindow *self)
{
  GtkWidget *search;

  if (self->narrow_search != NULL)
    return self->narrow_search;
  search = reg_counter_search_new ();
  gtk_widget_set_margin_start (search, 12);
  gtk_widget_set_margin_end (search, 12);
  gtk_widget_set_margin_bottom (search, 6);
  gtk_revealer_set_child (self->search_revealer, search);
  self->narrow_search = REG_COUNTER_SEARCH (search);
  reg_counter_search_set_session (self->narrow_search, self->session);
  g_signal_connect_swapped (search, "open", G_CALLBACK (open_hit_cb), self);
  g_signal_connect_swapped (search, "closed", G_CALLBACK (search_closed_cb), self);
  return self->narrow_search;
}

/* --- actions ---------------------------------------------------------------------------- */

static void
page_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegMainWindow *self = REG_MAIN_WINDOW (user_data);

  reg_main_window_show_page (self, g_variant_get_string (parameter, NULL));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  focus_page (self);
}

static RegCounterSearch *
start_search (RegMainWindow *self)
{
  RegCounterSearch *search = self->narrow ? ensure_narrow_search (self) : self->search;

  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (self->narrow)
    gtk_revealer_set_reveal_child (self->search_revealer, TRUE);
  reg_counter_search_start (search);
  return search;
}

static void
search_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_search (REG_MAIN_WINDOW (user_data));
}

static void
preview_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RegMainWindow *self = REG_MAIN_WINDOW (user_data);
  RegPage *page = reg_main_window_get_page (self);

  g_simple_action_set_state (action, value);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "show-preview", g_variant_get_boolean (value));
  if (page != NULL)
    reg_page_set_preview (page, g_variant_get_boolean (value));
}

static void
staff_menu_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegMainWindow *self = REG_MAIN_WINDOW (user_data);

  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_menu_button_popup (self->staff_button);
}

/* In a narrow window the menu is on the page before. */
static void
menu_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegMainWindow *self = REG_MAIN_WINDOW (user_data);

  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_menu_button_popup (self->menu_button);
}

static void
staff_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RegMainWindow *self = REG_MAIN_WINDOW (user_data);

  if (self->session != NULL)
    reg_session_set_staff (self->session, g_variant_get_int64 (value));
}

/* Whatever the page offers first, from the keyboard. */
static void
primary_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegMainWindow *self = REG_MAIN_WINDOW (user_data);
  RegPage *page = reg_main_window_get_page (self);
  RegPageAction first;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  /* The button itself would wait until it was seen to be pressed. */
  if (page != NULL && reg_page_get_primary_action (page, &first)
      && g_action_parse_detailed_name (first.action_name, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (page), name, target);
}

static const GActionEntry actions[] = {
  { "page", page_activated_cb, "s", NULL, NULL },
  { "search", search_activated_cb, NULL, NULL, NULL },
  { "primary", primary_activated_cb, NULL, NULL, NULL },
  { "preview", NULL, NULL, "true", preview_changed_cb },
  { "menu", menu_activated_cb, NULL, NULL, NULL },
  { "staff-menu", staff_menu_activated_cb, NULL, NULL, NULL },
  { "staff", NULL, "x", "int64 0", staff_changed_cb },
};

/* --- callbacks -------------------------------------------------------------------------- */

static void
sidebar_activated_cb (RegMainWindow *self, GtkListBoxRow *row)
{
  reg_main_window_show_page (self, reg_sidebar_row_get_page (REG_SIDEBAR_ROW (row)));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
search_toggled_cb (RegMainWindow *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->search_button)))
    reg_counter_search_start (ensure_narrow_search (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
save_size (RegMainWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width >= 360 && height >= 294)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (self->page_id != NULL)
    g_settings_set_string (self->settings, "last-page", self->page_id);
}

static gboolean
reg_main_window_close_request (GtkWindow *window)
{
  RegMainWindow *self = REG_MAIN_WINDOW (window);

  if (self->settings != NULL)
    save_size (self);
  return GTK_WINDOW_CLASS (reg_main_window_parent_class)->close_request (window);
}

static void
reg_main_window_dispose (GObject *object)
{
  RegMainWindow *self = REG_MAIN_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->finish_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_MAIN_WINDOW);
  g_clear_object (&self->staff_menu);
  g_clear_object (&self->scanner);
  g_clear_object (&self->counter);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (reg_main_window_parent_class)->dispose (object);
}

static void
reg_main_window_finalize (GObject *object)
{
  g_free (REG_MAIN_WINDOW (object)->page_id);
  g_free (REG_MAIN_WINDOW (object)->wanted_page);
  G_OBJECT_CLASS (reg_main_window_parent_class)->finalize (object);
}

static void
reg_main_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, REG_MAIN_WINDOW (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_main_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegMainWindow *self = REG_MAIN_WINDOW (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  update_header (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-main-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, state_stack);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, notice_banner);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, primary_content);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, search_clamp);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, search);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, search_revealer);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, preview_button);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, header_bin);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, staff_button);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, staff_avatar);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, staff_caption);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, staff_name);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, RegMainWindow, state_icon);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
}

static void
reg_main_window_class_init (RegMainWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = reg_main_window_dispose;
  object_class->finalize = reg_main_window_finalize;
  object_class->get_property = reg_main_window_get_property;
  object_class->set_property = reg_main_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = reg_main_window_close_request;

  /**
   * RegMainWindow:narrow:
   *
   * Whether there is so little width that the header keeps only what is needed.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REG_TYPE_COUNTER_SEARCH);
  g_type_ensure (REG_TYPE_FIRST_RUN);
  g_type_ensure (REG_TYPE_PROBLEM_PAGE);
  bind_template (widget_class);
  /* After whatever has the focus: an entry keeps its own undo. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, 0, "win.menu", NULL);
}

/* A menu that was never opened costs nothing. */
static void
create_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
reg_main_window_init (RegMainWindow *self)
{
  const RegPageInfo *infos;
  guint n_pages;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->staff_menu = g_menu_new ();
  self->scanner = reg_scanner_new (GTK_WINDOW (self));
  g_signal_connect_object (self->scanner, "scanned", G_CALLBACK (scanned_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self->primary_menu,
                                         NULL);
  gtk_menu_button_set_create_popup_func (self->staff_button, create_menu_cb, self->staff_menu,
                                         NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  infos = reg_page_table_get (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    gtk_list_box_append (self->sidebar,
                         reg_sidebar_row_new (infos[i].id, _ (infos[i].title), infos[i].icon_name));
}

static void
restore_size (RegMainWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "preview")),
      g_variant_new_boolean (g_settings_get_boolean (self->settings, "show-preview")));
}

/**
 * reg_main_window_new:
 * @application: the application
 * @settings: (nullable): where size and page are remembered
 *
 * Returns: (transfer none): a window without a customer book yet; the first page is made by
 *   reg_main_window_set_session()
 */
RegMainWindow *
reg_main_window_new (GtkApplication *application, GSettings *settings)
{
  RegMainWindow *self = g_object_new (REG_TYPE_MAIN_WINDOW, "application", application, NULL);

  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      restore_size (self);
    }
  return self;
}

static void
forget_session (RegMainWindow *self)
{
  GtkWidget *page;

  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  adw_bin_set_child (self->header_bin, NULL);
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
  g_clear_object (&self->counter);
  g_clear_object (&self->session);
}

/**
 * reg_main_window_set_session:
 * @session: a loaded session
 *
 * Shows the customer book, at the page that was shown last. Pages of another one are thrown away.
 */
void
reg_main_window_set_session (RegMainWindow *self, RegSession *session)
{
  g_autofree char *page = NULL;

  g_return_if_fail (REG_IS_MAIN_WINDOW (self));
  g_return_if_fail (REG_IS_SESSION (session));

  page = g_strdup (self->page_id);
  if (page == NULL && self->settings != NULL)
    page = g_settings_get_string (self->settings, "last-page");
  forget_session (self);
  g_clear_pointer (&self->page_id, g_free);
  g_clear_pointer (&self->wanted_page, g_free);
  self->session = g_object_ref (session);
  reg_counter_search_set_session (self->search, session);
  if (self->narrow_search != NULL)
    reg_counter_search_set_session (self->narrow_search, session);
  g_signal_connect_swapped (session, "staff-changed", G_CALLBACK (update_staff), self);
  g_signal_connect_swapped (session, "firm-changed", G_CALLBACK (update_firm), self);
  self->wanted_page = g_steal_pointer (&page);
  self->counter = reg_today_counter_new (session);
  g_signal_connect_object (self->counter, "counted", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  update_staff (self);
  update_notice (self);
  update_firm (self);
}

/**
 * reg_main_window_get_session:
 *
 * Returns: (transfer none) (nullable): the customer book that is shown
 */
RegSession *
reg_main_window_get_session (RegMainWindow *self)
{
  g_return_val_if_fail (REG_IS_MAIN_WINDOW (self), NULL);

  return self->session;
}

/**
 * reg_main_window_show_problem:
 * @error: why the customer book could not be opened
 * @path: the book
 */
void
reg_main_window_show_problem (RegMainWindow *self, const GError *error, const char *path)
{
  g_return_if_fail (REG_IS_MAIN_WINDOW (self));

  if (self->problem_page == NULL)
    {
      self->problem_page = g_object_new (REG_TYPE_PROBLEM_PAGE, NULL);
      gtk_stack_add_named (self->state_stack, GTK_WIDGET (self->problem_page), "problem");
    }
  reg_problem_page_show (self->problem_page, error, path);
  gtk_stack_set_visible_child_name (self->state_stack, "problem");
}

/**
 * reg_main_window_show_page:
 * @id: name of the page
 *
 * Makes the page when it is shown for the first time.
 */
void
reg_main_window_show_page (RegMainWindow *self, const char *id)
{
  const RegPageInfo *info = reg_page_table_find (id);
  RegPage *page;

  g_return_if_fail (REG_IS_MAIN_WINDOW (self));

  if (info == NULL || self->session == NULL)
    return;
  page = ensure_page (self, info);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  g_free (self->page_id);
  self->page_id = g_strdup (id);
  gtk_list_box_select_row (self->sidebar, GTK_LIST_BOX_ROW (find_row (self, id)));
  update_header (self);
  reg_page_set_preview (page, wants_preview (self));
  reg_page_refresh (page);
}

/**
 * reg_main_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
RegPage *
reg_main_window_get_page (RegMainWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return page != NULL ? REG_PAGE (page) : NULL;
}

/**
 * reg_main_window_set_count:
 * @page: name of the page
 * @count: how much waits there
 * @mine: whether it waits for the person who is working
 */
void
reg_main_window_set_count (RegMainWindow *self, const char *page, guint count, gboolean mine)
{
  RegSidebarRow *row;

  g_return_if_fail (REG_IS_MAIN_WINDOW (self));

  row = find_row (self, page);
  if (row != NULL)
    reg_sidebar_row_set_count (row, count, mine);
}

/**
 * reg_main_window_show_record:
 * @entity: kind of record
 * @id: the record
 *
 * Opens the record's window, or the page that lists it with the record selected.
 *
 * Returns: whether there was something to show
 */
gboolean
reg_main_window_show_record (RegMainWindow *self, RegEntityId entity, gint64 id)
{
  guint n_windows;
  guint n_pages;
  const RegRecordWindowInfo *windows = reg_record_windows_get (&n_windows);
  const RegPageInfo *infos = reg_page_table_get (&n_pages);

  for (guint i = 0; i < n_windows; i++)
    if (windows[i].entity == entity)
      {
        g_action_group_activate_action (
            G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self))), windows[i].action,
            g_variant_new_int64 (id));
        return TRUE;
      }
  for (guint i = 0; i < n_pages; i++)
    if (infos[i].entity == entity)
      {
        reg_main_window_show_page (self, infos[i].id);
        adw_navigation_split_view_set_show_content (self->split_view, TRUE);
        return reg_page_show_record (reg_main_window_get_page (self), entity, id);
      }
  return FALSE;
}

/**
 * reg_main_window_open_found:
 * @entity: kind of record
 * @id: the record
 *
 * Opens what was looked for, of a customer the counter card, or says that there is nothing more to
 * show about it. The window comes to the front: who asks may be another program.
 */
void
reg_main_window_open_found (RegMainWindow *self, RegEntityId entity, gint64 id)
{
  g_return_if_fail (REG_IS_MAIN_WINDOW (self));

  gtk_window_present (GTK_WINDOW (self));
  open_hit_cb (self, entity, id);
}

/**
 * reg_main_window_search_for:
 * @text: what to look for
 *
 * Puts the text into the search, where it can be changed at once.
 */
void
reg_main_window_search_for (RegMainWindow *self, const char *text)
{
  g_return_if_fail (REG_IS_MAIN_WINDOW (self));

  reg_counter_search_look_for (start_search (self), text);
}

/**
 * reg_main_window_get_scanner:
 *
 * Returns: (transfer none): what listens for a scanner
 */
RegScanner *
reg_main_window_get_scanner (RegMainWindow *self)
{
  g_return_val_if_fail (REG_IS_MAIN_WINDOW (self), NULL);

  return self->scanner;
}
