/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-topic-button.h"

#include <glib/gi18n.h>

#include "store/reg-timeline.h"

#define MOST_TOPICS 8
#define LONGEST_SHOWN 18

struct _RegTopicButton
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GtkPopover *popover; /* NULL until it was opened, and what is in it, too */
  GtkEntry *entry;
  GtkListBox *list;
  char *topic;
  RegSession *session;
  gint64 party;
};

G_DEFINE_FINAL_TYPE (RegTopicButton, reg_topic_button, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 party;
  char **topics;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_strfreev (load->topics);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->topics = reg_timeline_list_topics (db, load->party, MOST_TOPICS, error);
  return load->topics != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTopicButton) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->button == NULL)
    return;
  if (load == NULL)
    {
      g_message ("Topics could not be read: %s", error->message);
      return;
    }
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; load->topics[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (load->topics[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->list, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), load->topics[0] != NULL);
}

static void
shown_cb (RegTopicButton *self)
{
  Load *load;

  if (self->session == NULL)
    return;
  load = g_new0 (Load, 1);
  load->party = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
show_topic (RegTopicButton *self)
{
  const char *topic = reg_topic_button_get_topic (self);
  g_autofree char *shown = *topic == '\0' ? NULL : g_utf8_truncate_middle (topic, LONGEST_SHOWN);
  g_autofree char *label = shown != NULL
                               /* Translators: what an entry is about, in a word */
                               ? g_strdup_printf (_ ("About %s"), shown)
                               : g_strdup (C_ ("what an entry is about", "About…"));

  gtk_menu_button_set_label (self->button, label);
}

static void
changed_cb (RegTopicButton *self)
{
  g_set_str (&self->topic, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_topic (self);
}

static void
done_cb (RegTopicButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (RegTopicButton *self, GtkListBoxRow *row)
{
  reg_topic_button_set_topic (self,
                              gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  done_cb (self);
}

static void
reg_topic_button_dispose (GObject *object)
{
  RegTopicButton *self = REG_TOPIC_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_pointer (&self->topic, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_topic_button_parent_class)->dispose (object);
}

static void
reg_topic_button_class_init (RegTopicButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_topic_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_popover (GtkMenuButton *button, gpointer user_data)
{
  RegTopicButton *self = user_data;
  GtkWidget *box;

  if (self->popover != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("In a word: delivery, bicycles"));
  gtk_entry_set_max_length (self->entry, 60);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), reg_topic_button_get_topic (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What it is about"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Used before"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_popover_set_child (self->popover, box);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

static void
reg_topic_button_init (RegTopicButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("What it is about"));
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  show_topic (self);
}

/**
 * reg_topic_button_set_party:
 * @session: the open customer book
 * @party: whose topics come first
 *
 * To be called once.
 */
void
reg_topic_button_set_party (RegTopicButton *self, RegSession *session, gint64 party)
{
  g_return_if_fail (REG_IS_TOPIC_BUTTON (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->party = party;
}

/**
 * reg_topic_button_get_topic:
 *
 * Returns: what it is about, "" for nothing
 */
const char *
reg_topic_button_get_topic (RegTopicButton *self)
{
  g_return_val_if_fail (REG_IS_TOPIC_BUTTON (self), "");

  return self->topic != NULL ? self->topic : "";
}

void
reg_topic_button_set_topic (RegTopicButton *self, const char *topic)
{
  g_return_if_fail (REG_IS_TOPIC_BUTTON (self));

  g_set_str (&self->topic, topic);
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), topic != NULL ? topic : "");
  show_topic (self);
}
