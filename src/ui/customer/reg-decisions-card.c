/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-decisions-card.h"

#include <glib/gi18n.h>

#include "store/reg-timeline.h"
#include "ui/customer/reg-entry-dialog.h"
#include "ui/customer/reg-side-card.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-direction.h"

struct _RegDecisionsCard
{
  GtkWidget parent_instance;
  RegSideCard *card;
  RegSession *session;
};

G_DEFINE_FINAL_TYPE (RegDecisionsCard, reg_decisions_card, GTK_TYPE_WIDGET)

/* By whom and when, then why. */
static char *
describe (RegDecisionsCard *self, const RegTimelineEntry *entry)
{
  RegRecord *who = reg_session_find_staff (self->session, entry->staff);
  g_autofree char *day = reg_session_format_day (self->session, entry->at);
  g_autoptr (GString) text = g_string_new (NULL);

  if (who != NULL)
    g_string_append_printf (text, "%s, %s", reg_record_get_text (who, REG_STAFF_NAME), day);
  else
    g_string_append (text, day);
  if (entry->detail != NULL && *entry->detail != '\0')
    g_string_append_printf (text, " · %s", entry->detail);
  return reg_direction_keep (text->str);
}

static void
clicked_cb (GtkWidget *button, RegDecisionsCard *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "reg-entry");

  reg_dialog_present (reg_entry_dialog_new (self->session, REG_ENTITY_TOUCHPOINT, *id),
                      GTK_WIDGET (self));
}

/**
 * reg_decisions_card_show:
 * @decisions: (element-type RegTimelineEntry): the newest first
 */
void
reg_decisions_card_show (RegDecisionsCard *self, GPtrArray *decisions)
{
  g_return_if_fail (REG_IS_DECISIONS_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), decisions->len > 0);
  reg_side_card_clear (self->card);
  for (guint i = 0; i < decisions->len; i++)
    {
      const RegTimelineEntry *entry = g_ptr_array_index (decisions, i);
      g_autofree char *about = describe (self, entry);
      GtkWidget *button = reg_side_card_new_button (entry->title, about);

      gtk_widget_set_sensitive (button,
                                !reg_store_is_read_only (reg_session_get_store (self->session)));
      g_object_set_data_full (G_OBJECT (button), "reg-entry",
                              g_memdup2 (&entry->id, sizeof entry->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
      reg_side_card_append (self->card, button);
    }
}

static void
reg_decisions_card_dispose (GObject *object)
{
  RegDecisionsCard *self = REG_DECISIONS_CARD (object);

  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_decisions_card_parent_class)->dispose (object);
}

static void
reg_decisions_card_class_init (RegDecisionsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_decisions_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_decisions_card_init (RegDecisionsCard *self)
{
  self->card = REG_SIDE_CARD (reg_side_card_new (_ ("Decided")));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}

/**
 * reg_decisions_card_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a card, not shown yet
 */
GtkWidget *
reg_decisions_card_new (RegSession *session)
{
  RegDecisionsCard *self = g_object_new (REG_TYPE_DECISIONS_CARD, "visible", FALSE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
