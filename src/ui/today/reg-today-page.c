/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/today/reg-today-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/today/reg-today-actions.h"
#include "ui/today/reg-today-row.h"
#include "ui/today/reg-today-text.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/window/reg-page.h"

/* Seconds between two looks, for the clocks. */
#define TICK 60
/* Milliseconds in which further changes are waited for, so that an import does not ask anew with
 * each of its steps. */
#define SETTLE 150
/* Rows that are there at once; the others come when these have been drawn and when they are scrolled
 * to, some with each turn. */
#define FIRST_ROWS 6
#define MORE_ROWS 4

/* What needs somebody now. */
struct _RegTodayPage
{
  GtkWidget parent_instance;

  GtkWidget *bin;
  GtkStack *stack;
  GtkLabel *greeting_label;
  GtkLabel *count_label;
  AdwPreferencesGroup *now_group;
  AdwPreferencesGroup *waiting_group;
  AdwPreferencesGroup *worth_group; /* NULL until something belongs there */
  AdwPreferencesGroup *touch_group;
  GtkScrolledWindow *scroller;

  RegSession *session;
  GCancellable *cancellable;
  GPtrArray *items; /* of RegTodayItem */
  GPtrArray *rows;  /* of RegTodayRow, not owned; in the order of items */
  guint tick_source;
  guint settle_source;
  guint more_source;
  guint offer_source;
  GtkWidget *offer; /* not owned; the buttons beside the first heading */
  guint n_offers;
  guint note_source;
  GtkWidget *note_button; /* NULL until the rows were seen */
  gboolean narrow;
  gboolean focus_when_shown; /* the focus waits for the first rows */
};

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void reg_today_page_page_init (RegPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegTodayPage,
                               reg_today_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (REG_TYPE_PAGE, reg_today_page_page_init))

/* --- rows ------------------------------------------------------------------------------- */

/* NULL while nothing belonged there yet. */
static AdwPreferencesGroup *
peek_group (RegTodayPage *self, RegTodaySection section)
{
  switch (section)
    {
    case REG_TODAY_NOW:
      return self->now_group;
    case REG_TODAY_WAITING:
      return self->waiting_group;
    case REG_TODAY_WORTH:
      return self->worth_group;
    case REG_TODAY_TOUCH:
    case REG_N_TODAY_SECTIONS:
    default:
      return self->touch_group;
    }
}

static AdwPreferencesGroup *
ensure_group (RegTodayPage *self, RegTodaySection section)
{
  if (section == REG_TODAY_WORTH && self->worth_group == NULL)
    {
      GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->waiting_group));

      self->worth_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (self->worth_group, _ ("Worth your time today"));
      gtk_box_insert_child_after (GTK_BOX (box), GTK_WIDGET (self->worth_group),
                                  GTK_WIDGET (self->waiting_group));
    }
  return peek_group (self, section);
}

static const RegTodayItem *
find_item (RegTodayPage *self, gpointer row)
{
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    return NULL;
  return g_ptr_array_index (self->items, index);
}

static void
do_cb (RegTodayPage *self, RegTodayRow *row)
{
  const RegTodayItem *item = find_item (self, row);

  if (item != NULL)
    reg_today_do (GTK_WIDGET (self), self->session, item);
}

static void
activated_cb (RegTodayPage *self, RegTodayRow *row)
{
  const RegTodayItem *item = find_item (self, row);

  if (item != NULL)
    reg_today_open (GTK_WIDGET (self), self->session, item);
}

static void
clear_rows (RegTodayPage *self)
{
  g_clear_handle_id (&self->more_source, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (RegTodayPage *self, const RegTodayItem *item)
{
  gint64 now = reg_session_get_now (self->session);
  g_autoptr (RegTodayWords) words = reg_today_words_new (item, self->session, now);
  AdwPreferencesGroup *group = ensure_group (self, reg_today_get_section (item->kind));
  GtkWidget *row = reg_today_row_new (words, self->rows->len == 0);

  reg_today_row_set_narrow (REG_TODAY_ROW (row), self->narrow);
  g_signal_connect_object (row, "do", G_CALLBACK (do_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static GtkWidget *
create_offer (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static gboolean
has_promise (RegTodayPage *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((const RegTodayItem *)g_ptr_array_index (self->items, i))->kind == REG_TODAY_PROMISE)
      return TRUE;
  return FALSE;
}

/* Beside what is due today, the way to the week and to all promises; made after the rows were seen,
 * and only anew when it belongs elsewhere. */
static gboolean
offer_cb (gpointer user_data)
{
  RegTodayPage *self = user_data;
  gboolean is_wanted = TRUE;

  self->offer_source = 0;
  for (guint i = 0; i < REG_N_TODAY_SECTIONS; i++)
    {
      AdwPreferencesGroup *group = peek_group (self, i);
      gboolean is_here = is_wanted && group != NULL && gtk_widget_get_visible (GTK_WIDGET (group));
      guint n = is_here ? 1 + has_promise (self) : 0;
      GtkWidget *box = group != NULL ? adw_preferences_group_get_header_suffix (group) : NULL;
      guint n_before = box == NULL ? 0 : box == GTK_WIDGET (self->offer) ? self->n_offers : 0;

      is_wanted = is_wanted && !is_here;
      if (n == n_before)
        continue;
      box = n > 0 ? gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0) : NULL;
      if (n > 1)
        gtk_box_append (GTK_BOX (box), create_offer (_ ("All p_romises"), "app.promises"));
      if (n > 0)
        {
          gtk_box_append (GTK_BOX (box), create_offer (_ ("This _week"), "app.calendar"));
          self->offer = box;
          self->n_offers = n;
        }
      adw_preferences_group_set_header_suffix (group, box);
    }
  return G_SOURCE_REMOVE;
}

static void
offer (RegTodayPage *self)
{
  if (self->offer_source == 0 && self->items->len > 0)
    self->offer_source = g_idle_add_full (G_PRIORITY_LOW, offer_cb, self, NULL);
}

/* A quiet line below everything; made when the rows were seen. */
static gboolean
note_cb (gpointer user_data)
{
  RegTodayPage *self = user_data;
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->touch_group));

  GtkWidget *label;

  self->note_source = 0;
  self->note_button = gtk_button_new_with_mnemonic (_ ("_Leave a note for the next shift…"));
  /* In some languages it is wider than a small window. */
  label = gtk_button_get_child (GTK_BUTTON (self->note_button));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (self->note_button, "flat");
  gtk_widget_add_css_class (self->note_button, "dimmed");
  gtk_widget_set_halign (self->note_button, GTK_ALIGN_START);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->note_button),
                                           "app.shift-note(int64 0)");
  gtk_box_append (GTK_BOX (box), self->note_button);
  return G_SOURCE_REMOVE;
}

static void
offer_note (RegTodayPage *self)
{
  if (self->note_source == 0 && self->note_button == NULL)
    self->note_source = g_idle_add_full (G_PRIORITY_LOW, note_cb, self, NULL);
}

static void
add_rows (RegTodayPage *self, guint count)
{
  count = MIN (self->items->len - self->rows->len, count);
  for (guint i = 0; i < count; i++)
    add_row (self, g_ptr_array_index (self->items, self->rows->len));
}

static gboolean
more_cb (gpointer user_data)
{
  RegTodayPage *self = user_data;

  self->more_source = 0;
  add_rows (self, MORE_ROWS);
  return G_SOURCE_REMOVE;
}

/* Two hundred things may wait; a row is made when it is less than a page out of sight. */
static void
scrolled_cb (RegTodayPage *self, GtkAdjustment *adjustment)
{
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                 - gtk_adjustment_get_page_size (adjustment);

  if (self->more_source == 0 && self->items != NULL && self->rows->len < self->items->len
      && below < gtk_adjustment_get_page_size (adjustment))
    self->more_source = g_idle_add_full (G_PRIORITY_LOW, more_cb, self, NULL);
}

/* Which of the rows has the focus, so that it stays when they are made anew. */
static int
find_focus (RegTodayPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
        & GTK_STATE_FLAG_FOCUS_WITHIN)
      return i;
  return -1;
}

/* The sections are lists of their own; up and down lead through all of them. */
static gboolean
key_pressed_cb (RegTodayPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
             : keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up   ? -1
                                                                 : 0;
  int next = find_focus (self) + step;

  if (step == 0 || next - step < 0 || next < 0
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (next >= (int)self->rows->len)
    add_rows (self, MORE_ROWS);
  /* After the last row comes nothing; by itself the list would go to the button of the row. */
  return next >= (int)self->rows->len
         || gtk_widget_grab_focus (g_ptr_array_index (self->rows, next));
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const RegTodayItem *left = *(RegTodayItem *const *)a;
  const RegTodayItem *right = *(RegTodayItem *const *)b;

  return (int)reg_today_get_section (left->kind) - (int)reg_today_get_section (right->kind);
}

static void
show_greeting (RegTodayPage *self, guint count)
{
  g_autoptr (GDateTime)
      now = reg_session_get_local (self->session, reg_session_get_now (self->session));
  const char *greeting = reg_today_get_greeting (g_date_time_get_hour (now));
  g_autofree char *text = reg_today_describe_count (count);

  gtk_label_set_label (self->greeting_label, greeting);
  gtk_label_set_label (self->count_label, text);
}

/* What stands in place of rows is made when it is needed. */
static void
ensure_page (RegTodayPage *self, const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page == NULL)
    {
      path = g_strdup_printf ("/app/regulars/Regulars/ui/reg-today-%s.ui", name);
      builder = gtk_builder_new_from_resource (path);
      page = GTK_WIDGET (gtk_builder_get_object (builder, "page"));
      gtk_stack_add_named (self->stack, page, name);
    }
  if (g_str_equal (name, "done"))
    adw_status_page_set_title (ADW_STATUS_PAGE (page), gtk_label_get_label (self->greeting_label));
}

static const char *
choose_page (RegTodayPage *self, gboolean has_customers)
{
  if (self->items->len > 0)
    return "items";
  return has_customers ? "done" : "start";
}

static void
show_items (RegTodayPage *self, GPtrArray *items, gboolean has_customers)
{
  int focus = find_focus (self);
  guint n_before = self->rows->len;

  clear_rows (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  g_ptr_array_sort (items, compare_sections);
  for (guint i = 0; i < REG_N_TODAY_SECTIONS; i++)
    if (peek_group (self, i) != NULL)
      gtk_widget_set_visible (GTK_WIDGET (peek_group (self, i)), FALSE);
  /* Rows that replace others are made at once: the page stays where it was scrolled to. */
  add_rows (self, MAX (n_before, FIRST_ROWS));
  if (self->rows->len < items->len)
    self->more_source = g_idle_add_full (G_PRIORITY_LOW, more_cb, self, NULL);
  offer (self);
  offer_note (self);
  show_greeting (self, items->len);
  ensure_page (self, choose_page (self, has_customers));
  gtk_stack_set_visible_child_name (self->stack, choose_page (self, has_customers));
  if (focus >= 0 && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN ((guint)focus, self->rows->len - 1)));
  else if (self->focus_when_shown)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  self->focus_when_shown = FALSE;
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff;
  GPtrArray *items;
  gboolean has_customers;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->items, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->items = reg_today_load (db, load->staff, error);
  if (load->items == NULL)
    return FALSE;
  load->has_customers = load->items->len > 0 || reg_db_count (db, REG_ENTITY_PARTY, NULL) > 0;
  return TRUE;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  /* Its window may have gone meanwhile. */
  if (self->session == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (load != NULL)
    show_items (self, g_steal_pointer (&load->items), load->has_customers);
  else
    reg_toaster_show_error (GTK_WIDGET (self), _ ("What needs you could not be read."), error);
}

static void
load (RegTodayPage *self)
{
  Load *load = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  load->staff = reg_store_get_staff (reg_session_get_store (self->session));
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
settled_cb (gpointer user_data)
{
  RegTodayPage *self = user_data;

  self->settle_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (RegTodayPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE, settled_cb, self);
}

static gboolean
tick_cb (gpointer user_data)
{
  RegTodayPage *self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  return G_SOURCE_CONTINUE;
}

/* --- page ------------------------------------------------------------------------------- */

static const char *
reg_today_page_get_title (RegPage *page)
{
  return _ ("Today");
}

static gboolean
reg_today_page_get_primary_action (RegPage *page, RegPageAction *action)
{
  action->label = _ ("New task");
  action->icon_name = "list-add-symbolic";
  action->action_name = "app.new-task(int64 0)";
  return TRUE;
}

static void
reg_today_page_refresh (RegPage *page)
{
  load (REG_TODAY_PAGE (page));
}

static gboolean
reg_today_page_focus_default (RegPage *page)
{
  RegTodayPage *self = REG_TODAY_PAGE (page);

  self->focus_when_shown = self->items == NULL;
  return self->focus_when_shown
         || (self->rows->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0)));
}

static void
reg_today_page_page_init (RegPageInterface *iface)
{
  iface->get_title = reg_today_page_get_title;
  iface->get_primary_action = reg_today_page_get_primary_action;
  iface->refresh = reg_today_page_refresh;
  iface->focus_default = reg_today_page_focus_default;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_today_page_dispose (GObject *object)
{
  RegTodayPage *self = REG_TODAY_PAGE (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->more_source, g_source_remove);
  g_clear_handle_id (&self->offer_source, g_source_remove);
  g_clear_handle_id (&self->note_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_TODAY_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_today_page_parent_class)->dispose (object);
}

static void
reg_today_page_finalize (GObject *object)
{
  RegTodayPage *self = REG_TODAY_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_today_page_parent_class)->finalize (object);
}

static void
reg_today_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, REG_TODAY_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_today_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegTodayPage *self = REG_TODAY_PAGE (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  for (guint i = 0; i < self->rows->len; i++)
    reg_today_row_set_narrow (g_ptr_array_index (self->rows, i), self->narrow);
  g_object_notify_by_pspec (object, pspec);
}

static void
reg_today_page_class_init (RegTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = reg_today_page_dispose;
  object_class->finalize = reg_today_page_finalize;
  object_class->get_property = reg_today_page_get_property;
  object_class->set_property = reg_today_page_set_property;

  /**
   * RegTodayPage:narrow:
   *
   * Whether the rows have no room for their buttons.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-today-page.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, bin);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, greeting_label);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, now_group);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, touch_group);
  gtk_widget_class_bind_template_child (widget_class, RegTodayPage, scroller);
}

static void
reg_today_page_init (RegTodayPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < 2; i++)
    g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller),
                              i == 0 ? "changed" : "value-changed", G_CALLBACK (scrolled_cb), self);
  self->tick_source = g_timeout_add_seconds (TICK, tick_cb, self);
}

/**
 * reg_today_page_new:
 * @session: the open book
 *
 * Returns: (transfer floating): what needs somebody now
 */
GtkWidget *
reg_today_page_new (RegSession *session)
{
  RegTodayPage *self = g_object_new (REG_TYPE_TODAY_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
