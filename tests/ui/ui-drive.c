/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include <locale.h>

#include "ui/customer/reg-counter-card.h"
#include "ui/customer/reg-customer-window.h"
#include "ui/window/reg-main-window.h"
#include "ui/window/reg-page.h"

/* --- the shop --------------------------------------------------------------------------- */

void
ui_reopen_read_only (UiFixture *f)
{
  ui_fixture_reopen (f, REG_STORE_READ_ONLY);
}

static gint64 noon;

gint64
ui_get_time (void)
{
  return noon;
}

void
ui_set_day (const char *day)
{
  g_autofree char *text = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  noon = g_date_time_to_unix (time) * 1000;
}

/* --- windows ---------------------------------------------------------------------------- */

static UiFixture *shop;
static char *opened;

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_session_undo_finish (REG_SESSION (object), result, &error);

  g_assert_no_error (error);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  reg_session_undo_async (shop->session, parameter != NULL ? g_variant_get_int64 (parameter) : 0,
                          NULL, undone_cb, NULL);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (opened);
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_INT64))
    opened = g_strdup_printf ("%s %" G_GINT64_FORMAT, g_action_get_name (G_ACTION (action)),
                              g_variant_get_int64 (parameter));
  else
    {
      g_autofree char *target = g_variant_print (parameter, FALSE);

      opened = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), target);
    }
}

char *
ui_take_opened (void)
{
  return g_steal_pointer (&opened);
}

static void
add_actions (GActionMap *map)
{
  static const GActionEntry actions[] = {
    { "undo", undo_cb, NULL, NULL, NULL },
    { "undo-action", undo_cb, "x", NULL, NULL },
    { "open-party", open_cb, "x", NULL, NULL },
    { "open-quotation", open_cb, "x", NULL, NULL },
    { "open-complaint", open_cb, "x", NULL, NULL },
    { "new-quotation", open_cb, "x", NULL, NULL },
    { "new-complaint", open_cb, "x", NULL, NULL },
    { "open-product", open_cb, "x", NULL, NULL },
    { "open-deal", open_cb, "x", NULL, NULL },
    { "open-task", open_cb, "x", NULL, NULL },
    { "new-task", open_cb, "x", NULL, NULL },
    { "new-step", open_cb, "x", NULL, NULL },
    { "new-customer-with", open_cb, "(is)", NULL, NULL },
  };

  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), NULL);
}

GtkApplication *
ui_application (UiFixture *f)
{
  static GtkApplication *application;
  g_autoptr (GError) error = NULL;

  shop = f;

  if (application == NULL)
    {
      application = GTK_APPLICATION (
          adw_application_new ("app.regulars.Test", G_APPLICATION_NON_UNIQUE));
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      add_actions (G_ACTION_MAP (application));
    }
  return application;
}

GtkWidget *
ui_window_new (UiFixture *f, GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_application (GTK_WINDOW (window), ui_application (f));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (f);
  return window;
}

GtkWidget *
ui_show_page (UiFixture *f, GtkWidget *page, int width)
{
  GtkWidget *window = ui_window_new (f, page, width, 700);

  reg_page_refresh (REG_PAGE (page));
  ui_fixture_settle (f);
  return window;
}

void
ui_window_close (UiFixture *f, GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle (f);
  g_assert_null (window);
}

GtkWidget *
ui_open_main_window (UiFixture *f, int width)
{
  RegMainWindow *window = reg_main_window_new (ui_application (f), NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  reg_main_window_set_session (window, f->session);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (f);
  g_free (ui_take_opened ());
  return GTK_WIDGET (window);
}

void
ui_close_main_window (UiFixture *f, GtkWidget *window)
{
  if (ui_find_card (window) != NULL)
    adw_dialog_force_close (ADW_DIALOG (ui_find_card (window)));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_close (GTK_WINDOW (window));
  ui_fixture_settle (f);
  g_assert_null (window);
}

void
ui_resize (UiFixture *f, GtkWidget *window, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  ui_fixture_settle (f);
}

GtkWidget *
ui_find_card (GtkWidget *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog != NULL && REG_IS_COUNTER_CARD (dialog) ? GTK_WIDGET (dialog) : NULL;
}

void
ui_open_from_card (UiFixture *f, GtkWidget *window, gint64 party)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_autofree char *wanted = g_strdup_printf ("open-party %" G_GINT64_FORMAT, party);
  g_autofree char *asked = NULL;
  GtkWidget *card = ui_find_card (window);

  g_assert_nonnull (card);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (card)), ==,
                   reg_record_get_text (record, REG_PARTY_NAME));
  g_assert_null (opened);
  g_assert_true (ui_press (f, window, GDK_KEY_Return, 0));
  asked = ui_take_opened ();
  g_assert_cmpstr (asked, ==, wanted);
  g_assert_null (ui_find_card (window));
}

GtkWidget *
ui_open_customer (UiFixture *f, gint64 party)
{
  GtkWindow *window = reg_customer_window_new (ui_application (f), f->session, party, 0);

  gtk_window_present (window);
  ui_fixture_settle (f);
  return GTK_WIDGET (window);
}

/* --- places ----------------------------------------------------------------------------- */

const char *const ui_locales[] = { "C.UTF-8", "nl_NL.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8", NULL };

gboolean
ui_go_to (const char *locale)
{
  gboolean from_right = g_str_has_prefix (locale, "ar");

  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_skip ("This system does not know how people write there");
      return FALSE;
    }
  gtk_widget_set_default_direction (from_right ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  return TRUE;
}

static void
set_up_there (UiFixture *f, gconstpointer locale)
{
  if (!ui_go_to (locale))
    ui_go_to ("C.UTF-8");
  ui_fixture_set_up (f, NULL);
}

static void
tear_down_there (UiFixture *f, gconstpointer locale)
{
  ui_fixture_tear_down (f, NULL);
  ui_go_to ("C.UTF-8");
}

void
ui_test_everywhere (const char *path, void (*test) (UiFixture *f, gconstpointer locale))
{
  for (guint i = 0; ui_locales[i] != NULL; i++)
    {
      g_autofree char *full = g_strdup_printf ("%s/%s", path, ui_locales[i]);

      g_test_add (full, UiFixture, ui_locales[i], set_up_there, test, tear_down_there);
    }
}

/* --- finding ---------------------------------------------------------------------------- */

typedef gboolean (*Fits) (GtkWidget *widget, gconstpointer what);

/* Depth first, in the order it is read. */
static GtkWidget *
find (GtkWidget *widget, Fits fits, gconstpointer what)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (fits (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, fits, what);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GType type;
  const char *title;
} Row;

/* "_Customer" is found as "Customer". */
static gboolean
says (const char *label, const char *what)
{
  g_autoptr (GString) plain = g_string_new (label);

  if (label == NULL)
    return FALSE;
  if (g_str_equal (label, what))
    return TRUE;
  g_string_replace (plain, "_", "", 0);
  return g_str_equal (plain->str, what);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer what)
{
  const Row *row = what;

  return G_TYPE_CHECK_INSTANCE_TYPE (widget, row->type)
         && says (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), row->title);
}

GtkWidget *
ui_find_row (GtkWidget *widget, GType type, const char *title)
{
  const Row row = { type, title };

  return find (widget, is_row, &row);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer what)
{
  GtkWidget *label;

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget))
    return FALSE;
  if (says (gtk_widget_get_tooltip_text (widget), what))
    return TRUE;
  label = ui_find_text (widget, what);
  return label != NULL;
}

GtkWidget *
ui_find_button (GtkWidget *widget, const char *label)
{
  return find (widget, is_button, label);
}

guint
ui_count_type (GtkWidget *widget, GType type)
{
  guint count = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += ui_count_type (child, type);
  return count;
}

/* --- doing ------------------------------------------------------------------------------ */

static GtkEditable *
get_editable (GtkWidget *widget, const char *title)
{
  GtkWidget *row = title != NULL ? ui_find_row (widget, ADW_TYPE_ENTRY_ROW, title) : widget;

  if (row == NULL)
    g_error ("There is nothing to type in called %s", title);
  g_assert_true (gtk_widget_is_sensitive (row));
  return GTK_EDITABLE (row);
}

/* title NULL: the widget itself. */
void
ui_type (UiFixture *f, GtkWidget *widget, const char *title, const char *text)
{
  gtk_editable_set_text (get_editable (widget, title), text);
  ui_fixture_settle (f);
}

const char *
ui_read (GtkWidget *widget, const char *title)
{
  return gtk_editable_get_text (get_editable (widget, title));
}

void
ui_select (UiFixture *f, GtkWidget *widget, const char *title, const char *choice)
{
  GtkWidget *row = ui_find_row (widget, ADW_TYPE_COMBO_ROW, title);
  GListModel *model;

  g_assert_nonnull (row);
  model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (!says (gtk_string_object_get_string (item), choice))
        continue;
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
      ui_fixture_settle (f);
      return;
    }
  g_error ("%s is not among the choices of %s", choice, title);
}

gboolean
ui_can (GtkWidget *widget, const char *label)
{
  return gtk_widget_is_sensitive (ui_find_button (widget, label));
}

void
ui_click (UiFixture *f, GtkWidget *widget, const char *label)
{
  GtkWidget *button = ui_find_button (widget, label);

  if (button == NULL)
    g_error ("There is no button called %s", label);
  g_assert_true (gtk_widget_is_sensitive (button));
  if (GTK_IS_MENU_BUTTON (button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  else
    g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (f);
}

void
ui_undo (UiFixture *f, GtkWidget *window, const char *toast)
{
  GtkWidget *at = ui_find_text (window, toast);

  if (at == NULL)
    g_error ("Nothing says %s", toast);
  /* The button is a neighbour of the words. */
  while (ui_find_button (at, "Undo") == NULL)
    at = gtk_widget_get_parent (at);
  ui_click (f, at, "Undo");
}

void
ui_activate (UiFixture *f, GtkWidget *widget, const char *action)
{
  if (!gtk_widget_activate_action (widget, action, NULL))
    g_error ("%s cannot be done", action);
  ui_fixture_settle (f);
}

/* --- keys ------------------------------------------------------------------------------- */

static gboolean
offer_shortcut (GtkWidget *widget, GtkShortcut *shortcut, guint keyval, GdkModifierType state)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state
         && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                          GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                          gtk_shortcut_get_arguments (shortcut));
}

static gboolean
offer_controller (GtkWidget *widget,
                  GtkEventController *controller,
                  guint keyval,
                  GdkModifierType state)
{
  gboolean handled = FALSE;

  if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
    g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
  if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
    return handled;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !handled; i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), i);

      handled = offer_shortcut (widget, shortcut, keyval, state);
    }
  return handled;
}

static gboolean
offer (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (gtk_event_controller_get_propagation_phase (controller) == phase)
        handled = offer_controller (widget, controller, keyval, state);
    }
  return handled;
}

gboolean
ui_press (UiFixture *f, GtkWidget *window, guint keyval, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean handled = FALSE;

  for (GtkWidget *at = focus != NULL ? focus : window; at != NULL; at = gtk_widget_get_parent (at))
    g_ptr_array_add (path, g_object_ref (at));
  for (guint i = path->len; i > 0 && !handled; i--)
    handled = offer (g_ptr_array_index (path, i - 1), GTK_PHASE_CAPTURE, keyval, state);
  for (guint i = 0; i < path->len && !handled; i++)
    handled = offer (g_ptr_array_index (path, i), GTK_PHASE_TARGET, keyval, state)
              || offer (g_ptr_array_index (path, i), GTK_PHASE_BUBBLE, keyval, state);
  ui_fixture_settle (f);
  return handled;
}

GtkDropTarget *
ui_find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return gtk_widget_get_parent (widget) != NULL
             ? ui_find_drop_target (gtk_widget_get_parent (widget))
             : NULL;
}

/* --- somebody else ---------------------------------------------------------------------- */

void
ui_change_text (UiFixture *f, RegEntityId entity, gint64 id, int field, const char *text)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, entity, id);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);

  reg_record_builder_set_text (builder, field, text);
  ui_fixture_save (f, builder);
  ui_fixture_settle (f);
}

typedef struct
{
  RegEntityId entity;
  gint64 id;
} Bin;

static gboolean
bin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Bin *bin = data;

  return reg_db_bin (db, bin->entity, bin->id, error);
}

void
ui_delete (UiFixture *f, RegEntityId entity, gint64 id)
{
  static const RegActionInfo info = { .kind = "delete", .label = "Deleted" };
  g_autoptr (GError) error = NULL;
  Bin bin = { entity, id };

  reg_store_write_sync (f->store, &info, bin_job, &bin, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_fixture_settle (f);
}

/* --- the file --------------------------------------------------------------------------- */

/* 0 when there is nobody called that. */
gint64
ui_find_party (UiFixture *f, const char *name)
{
  g_autoptr (GPtrArray) parties = ui_fixture_list (f, REG_ENTITY_PARTY, -1, 0);

  for (guint i = 0; i < parties->len; i++)
    if (g_str_equal (reg_record_get_text (g_ptr_array_index (parties, i), REG_PARTY_NAME), name))
      return reg_record_get_id (g_ptr_array_index (parties, i));
  return 0;
}

guint
ui_count (UiFixture *f, RegEntityId entity)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (f, entity, -1, 0);

  return all->len;
}

/* --- who cannot see --------------------------------------------------------------------- */

static gboolean
has_words (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (text != NULL && *text != '\0')
    return TRUE;
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  return has_words (widget)
         || gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

void
ui_assert_named (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if ((role == GTK_ACCESSIBLE_ROLE_BUTTON || role == GTK_ACCESSIBLE_ROLE_IMG
       || role == GTK_ACCESSIBLE_ROLE_SEARCH_BOX || role == GTK_ACCESSIBLE_ROLE_COMBO_BOX)
      && gtk_widget_get_focusable (widget) && !is_named (widget))
    g_error ("A %s has no name", G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_assert_named (child);
}

GtkDropDown *
ui_find_choice (GtkWidget *widget, const char *tooltip)
{
  if (GTK_IS_DROP_DOWN (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return GTK_DROP_DOWN (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = ui_find_choice (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
ui_choose (UiFixture *f, GtkWidget *widget, const char *tooltip, guint choice)
{
  gtk_drop_down_set_selected (ui_find_choice (widget, tooltip), choice);
  ui_fixture_settle (f);
}
