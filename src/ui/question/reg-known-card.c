/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-known-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/question/reg-answer-actions.h"
#include "ui/question/reg-answer-row.h"
#include "ui/question/reg-answer-text.h"
#include "ui/question/reg-card-list.h"
#include "ui/widgets/reg-direction.h"

struct _RegKnownCard
{
  GtkWidget parent_instance;

  GtkWidget *add_button;
  GtkListBox *list;

  RegSession *session;
  gint64 party;
  char *shown;
};

G_DEFINE_FINAL_TYPE (RegKnownCard, reg_known_card, GTK_TYPE_WIDGET)

static char *
describe (RegSession *session, const RegKnown *known, const RegRecord *answer)
{
  RegKnown one = *known;
  g_autofree char *value = NULL;
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;

  one.answer = (RegRecord *)answer;
  value = reg_answer_text_describe (session, &one);
  said = reg_answer_text_said (session, reg_record_get_text (answer, REG_ANSWER_ANSWERED_ON));
  /* Translators: an answer of a customer and when it was given: "said in March 2025" */
  text = g_strdup_printf (_ ("%s · %s"), value, said);
  return reg_direction_keep (text);
}

static void
add_former (RegKnownCard *self, AdwExpanderRow *row, const RegKnown *known, const RegRecord *answer)
{
  GtkWidget *former = adw_action_row_new ();
  g_autofree char *text = describe (self->session, known, answer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (former), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (former), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (former), _ ("before"));
  adw_expander_row_add_row (row, former);
}

static void
add_known (RegKnownCard *self, const RegKnown *known, gboolean can_write)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = reg_direction_keep (reg_answer_text_get_title (known));
  g_autofree char *subtitle = describe (self->session, known, known->answer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_add_css_class (row, "property");
  if (can_write)
    adw_expander_row_add_row (
        ADW_EXPANDER_ROW (row),
        reg_answer_row_new (GTK_WIDGET (self), self->session, self->party, known));
  for (guint i = 0; i < known->former->len; i++)
    add_former (self, ADW_EXPANDER_ROW (row), known, g_ptr_array_index (known->former, i));
  gtk_list_box_append (self->list, row);
}

static char *
sign (gint64 party, GPtrArray *known, gboolean can_write, const char *today)
{
  GString *text = g_string_new (today);

  g_string_append_printf (text, " %" G_GINT64_FORMAT " %d", party, can_write);
  for (guint i = 0; i < known->len; i++)
    {
      const RegKnown *one = g_ptr_array_index (known, i);

      if (one->answer != NULL)
        g_string_append_printf (text, " %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%u:%s",
                                reg_record_get_id (one->answer),
                                reg_record_get_changed_at (one->answer), one->former->len,
                                reg_answer_text_get_title (one));
    }
  return g_string_free_and_steal (text);
}

static void
add_clicked_cb (RegKnownCard *self)
{
  if (self->session != NULL)
    reg_answer_ask_topic (GTK_WIDGET (self), self->session, self->party);
}

static void
reg_known_card_dispose (GObject *object)
{
  RegKnownCard *self = REG_KNOWN_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (reg_known_card_parent_class)->dispose (object);
}

static void
reg_known_card_class_init (RegKnownCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_known_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
reg_known_card_init (RegKnownCard *self)
{
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_tooltip_text (self->add_button, _ ("Write down something they said"));
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = reg_card_list_new (GTK_WIDGET (self), _ ("What we know"), self->add_button);
}

/**
 * reg_known_card_show:
 * @party: the customer
 * @known: (element-type RegKnown): what is known of them
 */
void
reg_known_card_show (RegKnownCard *self,
                     RegSession *session,
                     const RegRecord *party,
                     GPtrArray *known)
{
  gboolean can_write = reg_record_get_deleted_at (party) == 0
                       && !reg_store_is_read_only (reg_session_get_store (session));
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *signature = sign (reg_record_get_id (party), known, can_write, today);

  g_return_if_fail (REG_IS_KNOWN_CARD (self));

  g_set_object (&self->session, session);
  self->party = reg_record_get_id (party);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  gtk_widget_set_visible (self->add_button, can_write);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < known->len; i++)
    {
      const RegKnown *one = g_ptr_array_index (known, i);

      if (one->answer != NULL)
        add_known (self, one, can_write);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          can_write || gtk_widget_get_visible (GTK_WIDGET (self->list)));
}
