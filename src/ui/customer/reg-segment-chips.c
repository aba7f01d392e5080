/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-segment-chips.h"

#include <glib/gi18n.h>

#include "store/reg-list.h"
#include "store/reg-segments.h"
#include "ui/widgets/reg-icon.h"

/* They are read after the first frame, which does not wait for them. */
struct _RegSegmentChips
{
  GObject parent_instance;
  GtkWidget *page; /* owns us */
  RegFilterBar *bar;
  RegSession *session;
  GPtrArray *saved; /* NULL before they are read */
  GCancellable *cancellable;
  guint64 shown;
  guint tick;
  guint n_frames;
  gint64 wanted; /* to be chosen when it is there */
};

G_DEFINE_FINAL_TYPE (RegSegmentChips, reg_segment_chips, G_TYPE_OBJECT)

/* The first frame is drawn when the second begins. */
#define FIRST_FRAMES 2

/* --- menu ------------------------------------------------------------------------------- */

static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  RegSegmentChips *self = user_data;
  RegRecord *chosen = reg_segment_chips_get_chosen (self);
  const char *filter = reg_filter_bar_get_filter (self->bar);
  gboolean can_keep = filter != NULL && reg_list_ids_filter_get_conditions (filter) != NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) rare = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();

  reg_filter_bar_append_rare (self->bar, rare, "list.filter");
  g_menu_append_section (menu, _ ("More filters"), G_MENU_MODEL (rare));
  g_menu_append (first, can_keep ? _ ("_Keep as a segment…") : _ ("_New segment…"),
                 "customers.new-segment");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (chosen != NULL)
    {
      g_menu_append (own, _ ("_Change…"), "customers.edit-segment");
      g_menu_append (own, _ ("_Export…"), "customers.export-segment");
      g_menu_append (own, _ ("_Delete"), "customers.delete-segment");
      g_menu_append_section (menu, reg_record_get_text (chosen, REG_SEGMENT_NAME),
                             G_MENU_MODEL (own));
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
create_button (RegSegmentChips *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button),
                             reg_icon_create_image ("reg-segment-symbolic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More filters and segments"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup, self, NULL);
  return button;
}

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *saved;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->saved, g_ptr_array_unref);
  g_free (read);
}

static gboolean
read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Read *read = data;

  read->saved = reg_segment_list (db, error);
  return read->saved != NULL;
}

static void
show_saved (RegSegmentChips *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < self->saved->len; i++)
    {
      RegRecord *segment = g_ptr_array_index (self->saved, i);

      g_ptr_array_add (names, g_strdup_printf (REG_SEGMENT_FILTER "%" G_GINT64_FORMAT,
                                               reg_record_get_id (segment)));
      g_ptr_array_add (labels, (char *)reg_record_get_text (segment, REG_SEGMENT_NAME));
    }
  reg_filter_bar_set_saved (self->bar, (const char *const *)names->pdata,
                            (const char *const *)labels->pdata, names->len);
  if (self->wanted != 0)
    reg_segment_chips_choose (self, self->wanted);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegSegmentChips) self = user_data;
  g_autoptr (GError) error = NULL;
  Read *read = reg_store_job_finish (REG_STORE (object), result, &error);
  gboolean had_some;

  if (!reg_store_job_is_newer (result, &self->shown) || self->page == NULL)
    return;
  if (read == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The saved segments could not be read: %s", error->message);
      return;
    }
  /* Nothing is painted again while there are none. */
  had_some = self->saved != NULL && self->saved->len > 0;
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = g_steal_pointer (&read->saved);
  if (had_some || self->saved->len > 0)
    show_saved (self);
}

static void
load (RegSegmentChips *self)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_LOW, read_job,
                        g_new0 (Read, 1), read_free, self->cancellable, read_cb,
                        g_object_ref (self));
}

static gboolean
tick_cb (GtkWidget *page, GdkFrameClock *clock, gpointer user_data)
{
  RegSegmentChips *self = user_data;

  if (++self->n_frames < FIRST_FRAMES)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  /* GTK asks the display at once whether the pointer is there, and waits for the answer. */
  gtk_widget_set_tooltip_text (reg_filter_bar_get_end (self->bar), _ ("More filters and segments"));
  load (self);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (RegSegmentChips *self)
{
  if (self->tick == 0 && self->saved == NULL)
    self->tick = gtk_widget_add_tick_callback (self->page, tick_cb, self, NULL);
}

static void
store_changed_cb (RegSegmentChips *self, const RegChanges *changes)
{
  if (self->saved != NULL && reg_changes_touch (changes, REG_ENTITY_SEGMENT, 0))
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
page_gone_cb (RegSegmentChips *self)
{
  self->page = NULL;
  self->bar = NULL;
  g_cancellable_cancel (self->cancellable);
}

static void
reg_segment_chips_finalize (GObject *object)
{
  RegSegmentChips *self = REG_SEGMENT_CHIPS (object);

  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  G_OBJECT_CLASS (reg_segment_chips_parent_class)->finalize (object);
}

static void
reg_segment_chips_class_init (RegSegmentChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_segment_chips_finalize;
}

static void
reg_segment_chips_init (RegSegmentChips *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * reg_segment_chips_new:
 * @page: the page; keeps this until it is destroyed
 * @bar: its filters
 * @session: the open book
 *
 * Offers a menu for segments and, as soon as @page has been drawn, the saved ones after the filters
 * everybody has; they follow the book.
 *
 * Returns: (transfer full): who does so
 */
RegSegmentChips *
reg_segment_chips_new (GtkWidget *page, RegFilterBar *bar, RegSession *session)
{
  RegSegmentChips *self = g_object_new (REG_TYPE_SEGMENT_CHIPS, NULL);

  self->page = page;
  self->bar = bar;
  self->session = g_object_ref (session);
  /* Coming later it would have the whole page laid out and painted a second time. */
  reg_filter_bar_set_end (bar, create_button (self));
  g_signal_connect_object (page, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "destroy", G_CALLBACK (page_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * reg_segment_chips_get_chosen:
 *
 * Returns: (transfer none) (nullable): the saved segment to which the list is narrowed
 */
RegRecord *
reg_segment_chips_get_chosen (RegSegmentChips *self)
{
  const char *filter = reg_filter_bar_get_filter (self->bar);

  for (guint i = 0; filter != NULL && self->saved != NULL && i < self->saved->len; i++)
    {
      RegRecord *segment = g_ptr_array_index (self->saved, i);
      g_autofree char *name = g_strdup_printf (REG_SEGMENT_FILTER "%" G_GINT64_FORMAT,
                                               reg_record_get_id (segment));

      if (g_str_equal (filter, name))
        return segment;
    }
  return NULL;
}

/**
 * reg_segment_chips_choose:
 * @segment: id of a saved segment
 *
 * Narrows the list to it, as soon as it is there.
 */
void
reg_segment_chips_choose (RegSegmentChips *self, gint64 segment)
{
  g_autofree char *name = g_strdup_printf (REG_SEGMENT_FILTER "%" G_GINT64_FORMAT, segment);

  if (reg_filter_bar_has_filter (self->bar, name))
    {
      self->wanted = 0;
      reg_filter_bar_set_filter (self->bar, name);
    }
  else
    self->wanted = segment;
}
