/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-customer-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "store/reg-search.h"

#define MAX_HITS 12

struct _RegCustomerChooser
{
  GtkWidget parent_instance;

  RegSession *session;
  GCancellable *cancellable;
  GtkWidget *clamp;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *hint;
  GPtrArray *hits; /* of RegHit */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegCustomerChooser, reg_customer_chooser, GTK_TYPE_WIDGET)

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
  for (guint i = find->hits != NULL ? find->hits->len : 0; i > 0; i--)
    {
      const RegHit *hit = g_ptr_array_index (find->hits, i - 1);

      if (hit->entity != REG_ENTITY_PARTY)
        g_ptr_array_remove_index (find->hits, i - 1);
    }
  return find->hits != NULL;
}

static GtkWidget *
make_row (const RegHit *hit)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hit->title);
  if (hit->detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hit->detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCustomerChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  Find *find = reg_store_job_finish (REG_STORE (object), result, &error);

  if (find == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Customers could not be searched: %s", error->message);
      return;
    }
  if (self->list == NULL)
    return;
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_steal_pointer (&find->hits);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->hits->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (g_ptr_array_index (self->hits, i)));
  gtk_widget_set_visible (self->list, self->hits->len > 0);
  gtk_widget_set_visible (self->hint, self->hits->len == 0);
  gtk_label_set_text (GTK_LABEL (self->hint), _ ("Nobody found. Try another spelling."));
}

static void
search_changed_cb (GtkSearchEntry *entry, RegCustomerChooser *self)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  Find *find;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (*query == '\0')
    {
      gtk_widget_set_visible (self->list, FALSE);
      gtk_widget_set_visible (self->hint, FALSE);
      return;
    }
  find = g_new0 (Find, 1);
  find->query = g_steal_pointer (&query);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, find_job, find,
                        find_free, self->cancellable, found_cb, g_object_ref (self));
}

static void
choose (RegCustomerChooser *self, guint index)
{
  const RegHit *hit;

  if (self->hits == NULL || index >= self->hits->len)
    return;
  hit = g_ptr_array_index (self->hits, index);
  g_signal_emit (self, signals[CHOSEN], 0, hit->id);
}

static void
activate_cb (GtkSearchEntry *entry, RegCustomerChooser *self)
{
  choose (self, 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RegCustomerChooser *self)
{
  choose (self, (guint)gtk_list_box_row_get_index (row));
}

static gboolean
reg_customer_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (REG_CUSTOMER_CHOOSER (widget)->entry);
}

static void
reg_customer_chooser_dispose (GObject *object)
{
  RegCustomerChooser *self = REG_CUSTOMER_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  self->list = NULL;
  g_clear_pointer (&self->clamp, gtk_widget_unparent);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_customer_chooser_parent_class)->dispose (object);
}

static void
reg_customer_chooser_finalize (GObject *object)
{
  g_object_unref (REG_CUSTOMER_CHOOSER (object)->cancellable);
  G_OBJECT_CLASS (reg_customer_chooser_parent_class)->finalize (object);
}

static void
reg_customer_chooser_class_init (RegCustomerChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_customer_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_customer_chooser_finalize;
  widget_class->grab_focus = reg_customer_chooser_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", REG_TYPE_CUSTOMER_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
reg_customer_chooser_init (RegCustomerChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_ ("For whom is the quotation?"));

  self->cancellable = g_cancellable_new ();
  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry),
                                         _ ("Name, phone or customer number"));
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find the customer"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, 0);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, 0);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Customers found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  self->hint = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->hint, "dimmed");
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_margin_top (box, 36);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 520);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), box);
  gtk_widget_set_parent (self->clamp, GTK_WIDGET (self));
}

GtkWidget *
reg_customer_chooser_new (RegSession *session)
{
  RegCustomerChooser *self;

  g_return_val_if_fail (REG_IS_SESSION (session), NULL);

  self = g_object_new (REG_TYPE_CUSTOMER_CHOOSER, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
