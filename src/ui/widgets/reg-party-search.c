/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-party-search.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "store/reg-search.h"

/* Quotations and complaints are found as well and left out, so more are asked for than shown. */
#define MAX_HITS 40
#define MAX_ROWS 12

struct _RegPartySearch
{
  GtkWidget parent_instance;
  RegSession *session;
  GCancellable *cancellable;
  GtkWidget *box;
  GtkWidget *entry;
  GtkListBox *list;
  GtkWidget *scrolled;
  GtkLabel *hint;
  GPtrArray *hits;      /* of RegHit; NULL while they are searched */
  gboolean wants_first; /* Enter was pressed before the answer was there */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegPartySearch, reg_party_search, GTK_TYPE_WIDGET)

typedef struct
{
  char *query;
  GPtrArray *hits;
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  g_free (find->query);
  g_clear_pointer (&find->hits, g_ptr_array_unref);
  g_free (find);
}

static gboolean
find_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Find *find = data;

  find->hits = reg_search (db, find->query, MAX_HITS, cancellable, error);
  if (find->hits == NULL)
    return FALSE;
  for (guint i = find->hits->len; i > 0; i--)
    if (((RegHit *)g_ptr_array_index (find->hits, i - 1))->entity != REG_ENTITY_PARTY)
      g_ptr_array_remove_index (find->hits, i - 1);
  return TRUE;
}

static GtkWidget *
row_new (const RegHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (hit->title);
  GtkWidget *detail = gtk_label_new (hit->detail);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dimmed");
  gtk_widget_set_visible (detail, hit->detail != NULL && *hit->detail != '\0');
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title,
                                  -1);
  return row;
}

static void
show_hits (RegPartySearch *self)
{
  guint n = MIN (self->hits->len, MAX_ROWS);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (self->hits, i)));
  gtk_widget_set_visible (self->scrolled, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), n == 0);
  gtk_label_set_label (self->hint, _ ("Nobody found. Try another spelling."));
}

static void
choose (RegPartySearch *self, guint index)
{
  const RegHit *hit;

  if (self->hits == NULL || index >= MIN (self->hits->len, MAX_ROWS))
    return;
  self->wants_first = FALSE;
  hit = g_ptr_array_index (self->hits, index);
  g_signal_emit (self, signals[CHOSEN], 0, hit->id, hit->title);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPartySearch) self = user_data;
  g_autoptr (GError) error = NULL;
  Find *find = reg_store_job_finish (REG_STORE (object), result, &error);

  if (find == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Customers were not found: %s", error->message);
      return;
    }
  if (self->box == NULL)
    return;
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_steal_pointer (&find->hits);
  show_hits (self);
  if (self->wants_first)
    choose (self, 0);
}

static void
stop (RegPartySearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
changed_cb (RegPartySearch *self)
{
  g_autofree char *query = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  Find *find;

  stop (self);
  self->wants_first = FALSE;
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  if (*g_strstrip (query) == '\0')
    {
      gtk_widget_set_visible (self->scrolled, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
      gtk_label_set_label (self->hint, _ ("Type a name, a phone number or a customer number."));
      return;
    }
  find = g_new0 (Find, 1);
  find->query = g_steal_pointer (&query);
  self->cancellable = g_cancellable_new ();
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, find_job, find,
                        find_free, self->cancellable, found_cb, g_object_ref (self));
}

static void
activate_cb (RegPartySearch *self)
{
  self->wants_first = self->hits == NULL;
  choose (self, 0);
}

static void
row_activated_cb (RegPartySearch *self, GtkListBoxRow *row)
{
  choose (self, gtk_list_box_row_get_index (row));
}

/* Down leads from the words to what was found. */
static gboolean
key_pressed_cb (RegPartySearch *self, guint keyval)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (keyval != GDK_KEY_Down || first == NULL || !gtk_widget_get_visible (self->scrolled))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

static gboolean
reg_party_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (REG_PARTY_SEARCH (widget)->entry);
}

static void
reg_party_search_dispose (GObject *object)
{
  RegPartySearch *self = REG_PARTY_SEARCH (object);

  stop (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_party_search_parent_class)->dispose (object);
}

static void
reg_party_search_class_init (RegPartySearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_party_search_dispose;
  widget_class->grab_focus = reg_party_search_grab_focus;
  /**
   * RegPartySearch::chosen:
   * @party: id of the customer
   * @name: the name, for a label
   */
  signals[CHOSEN] = g_signal_new ("chosen", REG_TYPE_PARTY_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
create_list (RegPartySearch *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "reg-hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Customers found"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
}

static void
reg_party_search_init (RegPartySearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  gtk_widget_set_size_request (self->entry, 260, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find the customer"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  create_list (self);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_max_width_chars (self->hint, 30);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dimmed");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * reg_party_search_new:
 * @session: the open customer book
 */
GtkWidget *
reg_party_search_new (RegSession *session)
{
  RegPartySearch *self = g_object_new (REG_TYPE_PARTY_SEARCH, NULL);

  self->session = g_object_ref (session);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * reg_party_search_clear:
 *
 * Begins anew, for the next time it is opened.
 */
void
reg_party_search_clear (RegPartySearch *self)
{
  g_return_if_fail (REG_IS_PARTY_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* --- button ----------------------------------------------------------------------------- */

static void
shown_cb (GtkWidget *popover, RegPartySearch *search)
{
  reg_party_search_clear (search);
  gtk_widget_grab_focus (search->entry);
}

static void
close_cb (RegPartySearch *search, gint64 party, const char *name, GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

/**
 * reg_party_search_button_new:
 * @session: the open customer book
 * @search: (out) (transfer none): the search in it, for its signal
 *
 * Returns: (transfer floating): a button that opens the search, and closes it when somebody was
 *   chosen
 */
GtkWidget *
reg_party_search_button_new (RegSession *session, RegPartySearch **search)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *child = reg_party_search_new (session);

  gtk_popover_set_child (GTK_POPOVER (popover), child);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), child, 0);
  g_signal_connect_object (child, "chosen", G_CALLBACK (close_cb), popover, 0);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  *search = REG_PARTY_SEARCH (child);
  return button;
}
