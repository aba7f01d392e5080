/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-party-search.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "store/reg-parties.h"
#include "store/reg-search.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-focus.h"

/* Quotations and complaints are found as well and left out, so more are asked for than shown.
 * Who is not among the shown ones is found by one more letter. */
#define MAX_HITS 40
#define MAX_ROWS 8

struct _RegPartySearch
{
  GtkWidget parent_instance;
  GtkWidget *child;
  GtkEditable *entry;
  GtkWidget *clear_button; /* of a row of a form */
  GtkListBox *list;
  RegSession *session;
  GCancellable *cancellable;
  gpointer under_way; /* whose answer is still wanted, of Find */
  GPtrArray *hits;    /* of RegHit, as shown */
  gint64 party;
  gboolean as_row;
  gboolean can_add;     /* whom nobody knows yet */
  gboolean wants_first; /* Enter was pressed before the answer was there */
  gboolean is_filling;
  guint reveal;
  guint n_frames;
};

enum
{
  CHOSEN,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_AS_ROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegPartySearch, reg_party_search, GTK_TYPE_WIDGET)

/* --- searching -------------------------------------------------------------------------- */

typedef struct
{
  char *query;
  GPtrArray *hits;
  gint64 party;
  char *name;
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  g_free (find->query);
  g_free (find->name);
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
  if (find->hits->len > MAX_ROWS)
    g_ptr_array_set_size (find->hits, MAX_ROWS);
  return TRUE;
}

static gboolean
name_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Find *find = data;
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, find->party, error);

  if (party != NULL)
    find->name = g_strdup (reg_record_get_text (party, REG_PARTY_NAME));
  return party != NULL;
}

static void
stop (RegPartySearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->under_way = NULL;
  self->wants_first = FALSE;
}

static void
start (RegPartySearch *self, RegStoreJob job, Find *find, GAsyncReadyCallback answered)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  self->under_way = find;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, job, find,
                        find_free, self->cancellable, answered, g_object_ref (self));
}

/* --- what was found --------------------------------------------------------------------- */

/* Rows of the list that are no answers. */
static int
count_own_rows (RegPartySearch *self)
{
  return self->as_row ? 1 : 0;
}

static void
clear_hits (RegPartySearch *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, count_own_rows (self))) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->as_row);
}

static void
append_row (RegPartySearch *self, const char *title, const char *detail, gboolean is_answer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = reg_direction_keep (detail);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), is_answer ? 1 : 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), is_answer);
  gtk_widget_set_focusable (row, is_answer);
  if (!is_answer)
    gtk_widget_add_css_class (row, "dimmed");
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
}

static gboolean
fits (GtkWidget *list, GtkWidget *row, int height)
{
  graphene_rect_t area;

  return gtk_widget_compute_bounds (row, list, &area) && area.origin.y + area.size.height <= height;
}

/* At the end of a form the answers would stand below what is seen. They are placed with the frame
 * that comes; the words stay in sight whatever happens. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RegPartySearch *self = REG_PARTY_SEARCH (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (self->list));

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->reveal = 0;
  if (viewport == NULL)
    return G_SOURCE_REMOVE;
  while (row != NULL && row != GTK_WIDGET (self->entry)
         && !fits (GTK_WIDGET (self->list), row, gtk_widget_get_height (viewport)))
    row = gtk_widget_get_prev_sibling (row);
  if (row != NULL && gtk_widget_get_mapped (row))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row, NULL);
  return G_SOURCE_REMOVE;
}

static void
reveal (RegPartySearch *self)
{
  self->n_frames = 0;
  if (self->reveal == 0)
    self->reveal = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
append_note (RegPartySearch *self, const char *text)
{
  append_row (self, text, NULL, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Somebody new has a name; digits alone are a phone number with a mistake in it. */
static gboolean
offers_add (RegPartySearch *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  if (!self->can_add || self->hits == NULL || self->hits->len > 0)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
append_offer (RegPartySearch *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  /* Translators: %s is the name of somebody who is not a customer yet */
  g_autofree char *title = g_strdup_printf (_ ("Add “%s”"), name);

  append_row (self, title, _ ("as a new customer"), TRUE);
}

static void
show_hits (RegPartySearch *self, GPtrArray *hits)
{
  clear_hits (self);
  self->hits = hits;
  for (guint i = 0; i < hits->len; i++)
    {
      const RegHit *hit = g_ptr_array_index (hits, i);

      append_row (self, hit->title, hit->detail, TRUE);
    }
  if (hits->len == 0)
    append_note (self, _ ("Nobody found. Try another spelling."));
  if (offers_add (self))
    append_offer (self);
  if (self->as_row)
    reveal (self);
}

/* --- choosing --------------------------------------------------------------------------- */

static void
set_party (RegPartySearch *self, gint64 party)
{
  if (self->party == party)
    return;
  self->party = party;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_name (RegPartySearch *self, const char *name)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (self->entry, name);
  gtk_editable_set_position (self->entry, -1);
  self->is_filling = FALSE;
  if (self->clear_button != NULL)
    gtk_widget_set_visible (self->clear_button, *name != '\0');
  clear_hits (self);
}

static void
focus_next (RegPartySearch *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
choose (RegPartySearch *self, guint index)
{
  g_autoptr (GPtrArray) hits = NULL;
  const RegHit *hit;

  if (self->hits == NULL || index >= self->hits->len)
    return;
  stop (self);
  hits = g_ptr_array_ref (self->hits);
  hit = g_ptr_array_index (hits, index);
  show_name (self, hit->title);
  set_party (self, hit->id);
  g_signal_emit (self, signals[CHOSEN], 0, hit->id, hit->title);
}

/* --- adding ----------------------------------------------------------------------------- */

typedef struct
{
  char *name;
  gint64 owner;
  gint64 party;
} Add;

static void
add_free (gpointer data)
{
  g_free (((Add *)data)->name);
  g_free (data);
}

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Add *add = data;
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (GPtrArray) points = g_ptr_array_new ();
  g_autoptr (RegRecord) party = NULL;

  reg_record_builder_set_int (builder, REG_PARTY_KIND, REG_PARTY_KIND_ORGANISATION);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, add->name);
  reg_record_builder_set_int (builder, REG_PARTY_RUNG, REG_RUNG_PROSPECT);
  reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID, add->owner);
  party = reg_record_builder_end (builder);
  add->party = reg_party_save_with_points (db, party, points, NULL, error);
  return add->party != 0;
}

static void
added_cb (GtkWidget *from, gpointer data, const GError *error)
{
  RegPartySearch *self = REG_PARTY_SEARCH (from);
  Add *add = data;

  if (error != NULL || self->session == NULL)
    return;
  show_name (self, add->name);
  set_party (self, add->party);
  g_signal_emit (self, signals[CHOSEN], 0, add->party, add->name);
}

static void
add_party (RegPartySearch *self)
{
  const RegEditWords words = { .kind = "new",
                               .done = _ ("Customer added"),
                               .failed = _ ("The customer was not saved."),
                               .is_quiet = TRUE };
  RegRecord *staff = reg_session_get_staff (self->session);
  Add *add = g_new0 (Add, 1);

  stop (self);
  add->name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  add->owner = staff != NULL ? reg_record_get_id (staff) : 0;
  /* One Enter too many must not make a second customer. */
  clear_hits (self);
  reg_edit_run (GTK_WIDGET (self), self->session, &words, add_job, add, add_free, added_cb);
}

/* The offer is the last row; Enter there, not in the words, adds somebody. */
static void
focus_offer (RegPartySearch *self)
{
  GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (self->list));

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* --- answers ---------------------------------------------------------------------------- */

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPartySearch) self = user_data;
  g_autoptr (GError) error = NULL;
  Find *find = reg_store_job_finish (REG_STORE (object), result, &error);

  /* An answer that was ready when other words were typed comes all the same. */
  if (self->under_way == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (find != NULL && find != self->under_way))
    return;
  self->under_way = NULL;
  if (find == NULL)
    {
      g_message ("Customers could not be searched: %s", error->message);
      clear_hits (self);
      append_note (self, _ ("The search did not work. Try again."));
      return;
    }
  show_hits (self, g_steal_pointer (&find->hits));
  if (self->wants_first)
    {
      self->wants_first = FALSE;
      choose (self, 0);
      if (offers_add (self))
        focus_offer (self);
    }
}

static void
changed_cb (RegPartySearch *self)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  Find *find;

  if (self->is_filling)
    return;
  stop (self);
  set_party (self, 0);
  if (self->clear_button != NULL)
    gtk_widget_set_visible (self->clear_button, *gtk_editable_get_text (self->entry) != '\0');
  if (*query == '\0' || self->session == NULL)
    {
      clear_hits (self);
      return;
    }
  /* The answers to the words before stay until the new ones are there, but are not to be chosen:
   * they would not be what is asked for. */
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  find = g_new0 (Find, 1);
  find->query = g_steal_pointer (&query);
  start (self, find_job, find, found_cb);
}

static void
activate_cb (RegPartySearch *self)
{
  if (self->party == 0 && self->under_way != NULL)
    self->wants_first = TRUE;
  else if (offers_add (self))
    focus_offer (self);
  else if (self->party == 0 && self->hits != NULL)
    choose (self, 0);
  else if (self->as_row)
    focus_next (self);
}

static void
row_activated_cb (RegPartySearch *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row) - count_own_rows (self);

  if (index < 0)
    return;
  /* The row that has the focus goes away. */
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (offers_add (self))
    add_party (self);
  else
    choose (self, (guint)index);
}

/* Down leads from the words to what was found. */
static gboolean
key_pressed_cb (RegPartySearch *self, guint keyval)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, count_own_rows (self));

  if (keyval == GDK_KEY_Down && offers_add (self))
    {
      focus_offer (self);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Down || first == NULL || self->hits == NULL || self->hits->len == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

static void
clear_cb (RegPartySearch *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
named_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPartySearch) self = user_data;
  Find *find = reg_store_job_finish (REG_STORE (object), result, NULL);

  if (find == NULL || find != self->under_way)
    return;
  self->under_way = NULL;
  show_name (self, find->name);
}

/* --- object ----------------------------------------------------------------------------- */

static gboolean
reg_party_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REG_PARTY_SEARCH (widget)->entry));
}

/* Closed before the answer: nobody is chosen any more. */
static void
reg_party_search_unroot (GtkWidget *widget)
{
  stop (REG_PARTY_SEARCH (widget));
  GTK_WIDGET_CLASS (reg_party_search_parent_class)->unroot (widget);
}

static void
reg_party_search_set_property (GObject *object,
                               guint property,
                               const GValue *value,
                               GParamSpec *pspec)
{
  REG_PARTY_SEARCH (object)->as_row = g_value_get_boolean (value);
}

static void
create_list (RegPartySearch *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

static void
create_row (RegPartySearch *self)
{
  GtkWidget *row = adw_entry_row_new ();

  self->clear_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear_button, C_ ("no customer", "Nobody"));
  gtk_widget_add_css_class (self->clear_button, "flat");
  gtk_widget_set_valign (self->clear_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->clear_button, FALSE);
  /* Tab leads to the next question; by keyboard the words are deleted. */
  gtk_widget_set_focusable (self->clear_button, FALSE);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (clear_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->clear_button);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Customer"));
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (activate_cb), self);
  gtk_list_box_append (self->list, row);
  self->entry = GTK_EDITABLE (row);
  self->child = GTK_WIDGET (self->list);
}

static void
create_search (RegPartySearch *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry),
                                         _ ("Name, phone or customer number"));
  gtk_widget_set_size_request (entry, 280, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find the customer"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Customers found"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  self->entry = GTK_EDITABLE (entry);
  self->child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->child), entry);
  gtk_box_append (GTK_BOX (self->child), GTK_WIDGET (self->list));
}

static void
reg_party_search_constructed (GObject *object)
{
  RegPartySearch *self = REG_PARTY_SEARCH (object);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (reg_party_search_parent_class)->constructed (object);
  create_list (self);
  if (self->as_row)
    create_row (self);
  else
    create_search (self);
  clear_hits (self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
reg_party_search_dispose (GObject *object)
{
  RegPartySearch *self = REG_PARTY_SEARCH (object);

  stop (self);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_party_search_parent_class)->dispose (object);
}

static void
reg_party_search_class_init (RegPartySearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = reg_party_search_constructed;
  object_class->set_property = reg_party_search_set_property;
  object_class->dispose = reg_party_search_dispose;
  widget_class->unroot = reg_party_search_unroot;
  widget_class->grab_focus = reg_party_search_grab_focus;
  widget_class->focus = reg_focus_children;
  properties[PROP_AS_ROW] = g_param_spec_boolean ("as-row", NULL, NULL, FALSE,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", REG_TYPE_PARTY_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_PARTY_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
reg_party_search_init (RegPartySearch *self)
{
}

/**
 * reg_party_search_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a search of its own
 */
GtkWidget *
reg_party_search_new (RegSession *session)
{
  RegPartySearch *self = g_object_new (REG_TYPE_PARTY_SEARCH, NULL);

  reg_party_search_set_session (self, session);
  return GTK_WIDGET (self);
}

/**
 * reg_party_search_set_session:
 *
 * To be called once, for a search that comes from a template.
 */
void
reg_party_search_set_session (RegPartySearch *self, RegSession *session)
{
  g_return_if_fail (REG_IS_PARTY_SEARCH (self));

  g_set_object (&self->session, session);
}

/**
 * reg_party_search_set_title:
 * @title: what a row of a form asks, with a mnemonic
 */
void
reg_party_search_set_title (RegPartySearch *self, const char *title)
{
  g_return_if_fail (REG_IS_PARTY_SEARCH (self) && self->as_row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
}

/**
 * reg_party_search_set_can_add:
 * @can_add: whether somebody who is not found can be added by the name that was typed
 */
void
reg_party_search_set_can_add (RegPartySearch *self, gboolean can_add)
{
  g_return_if_fail (REG_IS_PARTY_SEARCH (self));

  self->can_add = can_add;
}

/**
 * reg_party_search_set_party:
 * @party: a customer, 0 for nobody; the name appears as soon as it is read
 */
void
reg_party_search_set_party (RegPartySearch *self, gint64 party)
{
  Find *find;

  g_return_if_fail (REG_IS_PARTY_SEARCH (self) && self->session != NULL);

  stop (self);
  show_name (self, "");
  set_party (self, party);
  if (party == 0)
    return;
  find = g_new0 (Find, 1);
  find->party = party;
  start (self, name_job, find, named_cb);
}

/**
 * reg_party_search_get_party:
 *
 * Returns: who is chosen, 0 for nobody
 */
gint64
reg_party_search_get_party (RegPartySearch *self)
{
  g_return_val_if_fail (REG_IS_PARTY_SEARCH (self), 0);

  return self->party;
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

  gtk_editable_set_text (self->entry, "");
}

/* --- where it stands -------------------------------------------------------------------- */

/* As high as what was found, as long as there is room. */
static GtkWidget *
scroll_new (GtkWidget *child)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  gtk_scrolled_window_set_policy (scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scrolled, TRUE);
  gtk_scrolled_window_set_child (scrolled, child);
  return GTK_WIDGET (scrolled);
}

static void
shown_cb (GtkWidget *popover, RegPartySearch *search)
{
  reg_party_search_clear (search);
  gtk_widget_grab_focus (GTK_WIDGET (search));
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

  gtk_widget_set_margin_top (child, 6);
  gtk_widget_set_margin_bottom (child, 6);
  gtk_widget_set_margin_start (child, 6);
  gtk_widget_set_margin_end (child, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), scroll_new (child));
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), child, 0);
  g_signal_connect_object (child, "chosen", G_CALLBACK (close_cb), popover, 0);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  *search = REG_PARTY_SEARCH (child);
  return button;
}

/**
 * reg_party_search_page_new:
 * @session: the open customer book
 * @title: for what somebody is chosen
 * @search: (out) (transfer none): the search in it, for its signal and the focus
 *
 * Returns: (transfer floating): a page that asks for a customer
 */
GtkWidget *
reg_party_search_page_new (RegSession *session, const char *title, RegPartySearch **search)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *child = reg_party_search_new (session);

  gtk_widget_add_css_class (label, "title-2");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), child);
  gtk_widget_set_margin_top (box, 36);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 520);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  *search = REG_PARTY_SEARCH (child);
  return scroll_new (clamp);
}
