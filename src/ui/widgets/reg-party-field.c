/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-party-field.h"

#include <glib/gi18n.h>

#include "store/reg-search.h"

/* Of all kinds of answers so many are asked for; so many customers are shown. */
#define MAX_HITS 30
#define MAX_SHOWN 6

struct _RegPartyField
{
  GtkWidget parent_instance;
  GtkListBox *list;
  AdwEntryRow *row;
  RegSession *session;
  GCancellable *cancellable;
  GPtrArray *hits; /* of RegHit, those that are shown */
  gint64 party;
  gboolean is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegPartyField, reg_party_field, GTK_TYPE_WIDGET)

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
  g_autoptr (GPtrArray) all = reg_search (db, find->query, MAX_HITS, cancellable, error);

  if (all == NULL)
    return FALSE;
  find->hits = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_hit_free);
  while (all->len > 0 && find->hits->len < MAX_SHOWN)
    {
      RegHit *hit = g_ptr_array_index (all, 0);

      if (hit->entity == REG_ENTITY_PARTY)
        g_ptr_array_add (find->hits, g_ptr_array_steal_index (all, 0));
      else
        g_ptr_array_remove_index (all, 0);
    }
  return TRUE;
}

static void
clear_hits (RegPartyField *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 1)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->hits, g_ptr_array_unref);
}

static void
append_note (RegPartyField *self, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dimmed");
  gtk_list_box_append (self->list, row);
}

static void
append_hit (RegPartyField *self, const RegHit *hit)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hit->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hit->detail != NULL ? hit->detail : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPartyField) self = user_data;
  g_autoptr (GError) error = NULL;
  Find *find = reg_store_job_finish (REG_STORE (object), result, &error);

  if (find == NULL || self->list == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Customers could not be searched: %s", error->message);
      return;
    }
  clear_hits (self);
  self->hits = g_steal_pointer (&find->hits);
  for (guint i = 0; i < self->hits->len; i++)
    append_hit (self, g_ptr_array_index (self->hits, i));
  if (self->hits->len == 0)
    append_note (self, _ ("Nobody found"));
}

static GCancellable *
renew_cancellable (RegPartyField *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
text_changed_cb (RegPartyField *self)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
  Find *find;

  if (self->is_filling)
    return;
  if (self->party != 0)
    {
      self->party = 0;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  renew_cancellable (self);
  if (*query == '\0' || self->session == NULL)
    {
      clear_hits (self);
      return;
    }
  find = g_new0 (Find, 1);
  find->query = g_steal_pointer (&query);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, find_job, find,
                        find_free, self->cancellable, found_cb, g_object_ref (self));
}

/* --- choosing --------------------------------------------------------------------------- */

static void
take (RegPartyField *self, gint64 party, const char *name)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), name);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  self->is_filling = FALSE;
  self->party = party;
  clear_hits (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose (RegPartyField *self, guint index)
{
  g_autofree char *name = NULL;
  const RegHit *hit;

  if (self->hits == NULL || index >= self->hits->len)
    return;
  hit = g_ptr_array_index (self->hits, index);
  name = g_strdup (hit->title);
  take (self, hit->id, name);
}

static void
entry_activated_cb (RegPartyField *self)
{
  if (self->party == 0)
    choose (self, 0);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
row_activated_cb (RegPartyField *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);

  if (index > 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->row));
      choose (self, index - 1);
    }
}

/* --- a customer that is given ----------------------------------------------------------- */

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
named_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPartyField) self = user_data;
  Find *find = reg_store_job_finish (REG_STORE (object), result, NULL);

  if (find != NULL && self->list != NULL)
    take (self, find->party, find->name);
}

/* --- object ----------------------------------------------------------------------------- */

static gboolean
reg_party_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REG_PARTY_FIELD (widget)->row));
}

static void
reg_party_field_dispose (GObject *object)
{
  RegPartyField *self = REG_PARTY_FIELD (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_party_field_parent_class)->dispose (object);
}

static void
reg_party_field_finalize (GObject *object)
{
  RegPartyField *self = REG_PARTY_FIELD (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_party_field_parent_class)->finalize (object);
}

static void
reg_party_field_class_init (RegPartyFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_party_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_party_field_finalize;
  widget_class->grab_focus = reg_party_field_grab_focus;

  /**
   * RegPartyField::changed:
   *
   * Another customer is chosen, or none any more.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_PARTY_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
reg_party_field_init (RegPartyField *self)
{
  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  self->row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("_Customer"));
  gtk_list_box_append (self->list, GTK_WIDGET (self->row));
  g_signal_connect_object (self->row, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "entry-activated", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

void
reg_party_field_set_session (RegPartyField *self, RegSession *session)
{
  g_return_if_fail (REG_IS_PARTY_FIELD (self));

  g_set_object (&self->session, session);
}

/**
 * reg_party_field_set_title:
 * @title: what is asked, with a mnemonic
 */
void
reg_party_field_set_title (RegPartyField *self, const char *title)
{
  g_return_if_fail (REG_IS_PARTY_FIELD (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
}

/**
 * reg_party_field_set_party:
 * @party: a customer; the name appears as soon as it is read
 */
void
reg_party_field_set_party (RegPartyField *self, gint64 party)
{
  Find *find;

  g_return_if_fail (REG_IS_PARTY_FIELD (self));
  g_return_if_fail (self->session != NULL);

  if (party == 0)
    return;
  self->party = party;
  find = g_new0 (Find, 1);
  find->party = party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, name_job, find,
                        find_free, renew_cancellable (self), named_cb, g_object_ref (self));
}

/**
 * reg_party_field_get_party:
 *
 * Returns: who is chosen, 0 for nobody
 */
gint64
reg_party_field_get_party (RegPartyField *self)
{
  g_return_val_if_fail (REG_IS_PARTY_FIELD (self), 0);

  return self->party;
}
