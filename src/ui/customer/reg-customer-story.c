/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-story.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-customer-composer.h"
#include "ui/customer/reg-customer-data.h"
#include "ui/customer/reg-entry-dialog.h"
#include "ui/customer/reg-phase-button.h"
#include "ui/customer/reg-story-filter.h"
#include "ui/customer/reg-story-row.h"
#include "ui/customer/reg-story-text.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

/* What fills the window is read first, for somebody waits for it; then so many at a time, and more
 * when the end comes near. */
#define FIRST_SIZE 16
#define PAGE_SIZE 60
#define NEAR_END 400

/* The story of one customer, newest first, with a line to go on writing it. */
struct _RegCustomerStory
{
  GtkWidget parent_instance;

  GtkWidget *box;
  RegCustomerComposer *composer;
  GtkWidget *filter_window;
  AdwToggleGroup *filter_group;
  GtkToggleButton *find_button;
  RegStoryFilter *filter;
  RegPhaseButton *phases;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkListView *list;

  RegSession *session;
  gint64 party;
  GListStore *items; /* of RegStoryItem */
  GCancellable *cancellable;
  guint end_source;
  gboolean loading;
  gboolean has_more;
};

G_DEFINE_FINAL_TYPE (RegCustomerStory, reg_customer_story, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 party;
  gint64 before;
  RegTimelineFilter filter;
  char *text;
  int limit;
  GPtrArray *entries;
} Load;

/* --- reading ---------------------------------------------------------------------------- */

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->entries, g_ptr_array_unref);
  g_free (load->text);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->filter.text = load->text;
  load->entries = reg_timeline_load_filtered (db, load->party, load->before, &load->filter,
                                              load->limit, error);
  return load->entries != NULL;
}

static guint64
get_kinds (RegCustomerStory *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  const char *name = adw_toggle_group_get_active_name (self->filter_group);

  if (g_strcmp0 (name, "touch") == 0)
    return BIT (TOUCHPOINT) | BIT (ANSWER) | BIT (EXPORT_ENTRY);
  if (g_strcmp0 (name, "sale") == 0)
    return BIT (SALE);
  if (g_strcmp0 (name, "quotation") == 0)
    return BIT (QUOTATION) | BIT (OPPORTUNITY);
  if (g_strcmp0 (name, "complaint") == 0)
    return BIT (COMPLAINT);
  if (g_strcmp0 (name, "task") == 0)
    return BIT (TASK);
  if (g_strcmp0 (name, "post") == 0 || g_strcmp0 (name, "decision") == 0)
    return BIT (TOUCHPOINT);
  return 0;
#undef BIT
}

/* What is said between colleagues and what is decided has filters of its own. */
static guint
get_touch_kinds (RegCustomerStory *self)
{
  const char *name = adw_toggle_group_get_active_name (self->filter_group);
  const guint post = 1u << REG_TOUCH_KIND_POST, decision = 1u << REG_TOUCH_KIND_DECISION;

  if (g_strcmp0 (name, "touch") == 0)
    return ((1u << REG_N_TOUCH_KINDS) - 1) & ~(post | decision);
  if (g_strcmp0 (name, "post") == 0)
    return post;
  return g_strcmp0 (name, "decision") == 0 ? decision : 0;
}

static gboolean
is_filtered (RegCustomerStory *self)
{
  return get_kinds (self) != 0 || reg_story_filter_is_set (self->filter);
}

static gboolean
is_same (RegCustomerStory *self, guint position, const RegTimelineEntry *entry)
{
  g_autoptr (RegStoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item != NULL && reg_story_item_equal (item, entry);
}

/* What stayed the same stays where it is, so that nothing jumps. */
static void
replace (RegCustomerStory *self, GPtrArray *entries, guint from)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items)) - from;
  guint head = 0, tail = 0;
  gboolean at_top;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (head < n_old && head < entries->len
         && is_same (self, from + head, g_ptr_array_index (entries, head)))
    head++;
  while (tail < n_old - head && tail < entries->len - head
         && is_same (self, from + n_old - 1 - tail,
                     g_ptr_array_index (entries, entries->len - 1 - tail)))
    tail++;
  /* The items take the entries over. */
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      RegTimelineEntry *entry = g_ptr_array_index (entries, i);

      if (i >= head && i < entries->len - tail)
        g_ptr_array_add (added, reg_story_item_new (entry));
      else
        reg_timeline_entry_free (entry);
    }
  at_top = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled)) < 1;
  g_list_store_splice (self->items, from + head, n_old - head - tail, added->pdata, added->len);
  /* Who looks at the newest goes on doing so. */
  if (at_top && from == 0 && added->len > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCustomerStory) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  guint n_items;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->loading = FALSE;
  if (load == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("The story could not be read."), error);
      return;
    }
  /* Entries of the same instant come together, and may be more than were asked for. */
  self->has_more = (int)load->entries->len >= load->limit;
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  replace (self, load->entries, load->before == G_MAXINT64 ? 0 : n_items);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list"
                                                 : reg_story_filter_is_set (self->filter)
                                                     ? "none"
                                                     : "empty");
  /* A customer without a story needs no filters. */
  gtk_widget_set_visible (self->filter_window, n_items > 0 || is_filtered (self));
}

static void
load (RegCustomerStory *self, gint64 before, guint limit)
{
  Load *job = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = TRUE;
  job->party = self->party;
  job->before = before;
  job->filter.kinds = get_kinds (self);
  job->filter.touch_kinds = get_touch_kinds (self);
  job->filter.staff = reg_story_filter_get_staff (self->filter);
  job->text = g_strdup (reg_story_filter_get_text (self->filter));
  job->limit = limit;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
refresh (RegCustomerStory *self)
{
  load (self, G_MAXINT64,
        MAX (FIRST_SIZE, g_list_model_get_n_items (G_LIST_MODEL (self->items)) + 1));
}

static void
load_more (RegCustomerStory *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (RegStoryItem) last = NULL;

  if (self->loading || !self->has_more || n_items == 0)
    return;
  last = g_list_model_get_item (G_LIST_MODEL (self->items), n_items - 1);
  load (self, reg_story_item_get_entry (last)->at, PAGE_SIZE);
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
filter_changed_cb (RegCustomerStory *self)
{
  if (self->session != NULL)
    load (self, G_MAXINT64, PAGE_SIZE);
}

static void
find_toggled_cb (RegCustomerStory *self)
{
  reg_story_filter_set_open (self->filter, gtk_toggle_button_get_active (self->find_button));
}

/* Escape closes what the button opened. */
static void
filter_shown_cb (RegCustomerStory *self)
{
  gtk_toggle_button_set_active (self->find_button,
                                gtk_widget_get_visible (GTK_WIDGET (self->filter)));
}

static void
find_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerStory *self = REG_CUSTOMER_STORY (widget);

  if (gtk_widget_get_visible (self->filter_window))
    reg_story_filter_set_open (self->filter, TRUE);
}

static void
answer_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerStory *self = REG_CUSTOMER_STORY (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (RegStoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const RegTimelineEntry *entry = reg_story_item_get_entry (item);

      if (entry->entity == REG_ENTITY_TOUCHPOINT && entry->id == id)
        reg_customer_composer_answer (self->composer, id, entry->title != NULL ? entry->title : "");
    }
}

static gboolean
look_for_end_cb (gpointer user_data)
{
  RegCustomerStory *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  self->end_source = 0;
  if (end + NEAR_END > gtk_adjustment_get_upper (adjustment))
    load_more (self);
  return G_SOURCE_REMOVE;
}

/* Only what is on the screen has an end: while rows are still being laid out, the list seems to
 * have none below it, and one page after the other would be read before the first is seen. */
static void
scrolled_cb (RegCustomerStory *self)
{
  if (self->end_source == 0)
    self->end_source = g_idle_add (look_for_end_cb, self);
}

static void
activate_cb (RegCustomerStory *self, guint position)
{
  g_autoptr (RegStoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const RegTimelineEntry *entry = reg_story_item_get_entry (item);
  const char *action = reg_story_text_get_action (entry);

  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "x", entry->id);
  else if (reg_story_text_can_edit (entry)
           && !reg_store_is_read_only (reg_session_get_store (self->session)))
    reg_dialog_present (reg_entry_dialog_new (self->session, entry->entity, entry->id),
                        GTK_WIDGET (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegCustomerStory *self)
{
  if (changes->entities & reg_customer_data_get_entities ())
    refresh (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_story_dispose (GObject *object)
{
  RegCustomerStory *self = REG_CUSTOMER_STORY (object);

  g_clear_handle_id (&self->end_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->scrolled != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scrolled),
                                          self);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_CUSTOMER_STORY);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_customer_story_parent_class)->dispose (object);
}

static void
reg_customer_story_class_init (RegCustomerStoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_CUSTOMER_COMPOSER);
  g_type_ensure (REG_TYPE_STORY_FILTER);
  g_type_ensure (REG_TYPE_PHASE_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = reg_customer_story_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-customer-story.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, box);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, composer);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, filter_window);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, filter_group);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, find_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, filter);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, phases);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, stack);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerStory, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "story.answer", "x", answer_activated_cb);
  gtk_widget_class_install_action (widget_class, "story.find", NULL, find_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "story.find",
                                       NULL);
}

static void
reg_customer_story_init (RegCustomerStory *self)
{
  self->items = g_list_store_new (REG_TYPE_STORY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->filter, "notify::visible", G_CALLBACK (filter_shown_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed",
                            G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scrolled), "changed",
                            G_CALLBACK (scrolled_cb), self);
}

/**
 * reg_customer_story_set_party:
 * @session: the open customer book
 * @party: whose story it is
 *
 * Starts reading. To be called once.
 */
void
reg_customer_story_set_party (RegCustomerStory *self, RegSession *session, gint64 party)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkNoSelection) model = NULL;

  g_return_if_fail (REG_IS_CUSTOMER_STORY (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->party = party;
  factory = reg_story_row_new_factory (session);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  reg_story_filter_set_session (self->filter, session);
  reg_phase_button_set_party (self->phases, session, party);
  reg_customer_composer_set_party (self->composer, session, party);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  refresh (self);
}

/**
 * reg_customer_story_focus_composer:
 *
 * Puts the focus where something new is written down.
 */
void
reg_customer_story_focus_composer (RegCustomerStory *self)
{
  g_return_if_fail (REG_IS_CUSTOMER_STORY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

/**
 * reg_customer_story_get_n_entries:
 *
 * Returns: how many entries are loaded
 */
guint
reg_customer_story_get_n_entries (RegCustomerStory *self)
{
  g_return_val_if_fail (REG_IS_CUSTOMER_STORY (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}
