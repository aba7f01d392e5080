/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-known-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/question/reg-answer-row.h"
#include "ui/question/reg-answer-text.h"
#include "ui/question/reg-card-list.h"
#include "ui/widgets/reg-direction.h"

struct _RegKnownCard
{
  GtkWidget parent_instance;

  AdwExpanderRow *fold;
  GtkLabel *count;
  GPtrArray *rows; /* of GtkWidget, in the fold; NULL until they are wanted */

  RegSession *session;
  gint64 party;
  gboolean can_write;
  GPtrArray *known;
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

static GtkWidget *
new_known (RegKnownCard *self, const RegKnown *known)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = reg_direction_keep (reg_answer_text_get_title (known));
  g_autofree char *subtitle = describe (self->session, known, known->answer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_add_css_class (row, "property");
  if (self->can_write)
    adw_expander_row_add_row (
        ADW_EXPANDER_ROW (row),
        reg_answer_row_new (GTK_WIDGET (self), self->session, self->party, known));
  for (guint i = 0; i < known->former->len; i++)
    add_former (self, ADW_EXPANDER_ROW (row), known, g_ptr_array_index (known->former, i));
  return row;
}

static char *
sign (RegKnownCard *self, GPtrArray *known, const char *today, guint *n_known)
{
  GString *text = g_string_new (today);

  *n_known = 0;
  g_string_append_printf (text, " %" G_GINT64_FORMAT " %d", self->party, self->can_write);
  for (guint i = 0; i < known->len; i++)
    {
      const RegKnown *one = g_ptr_array_index (known, i);

      if (one->answer == NULL)
        continue;
      *n_known += 1;
      g_string_append_printf (text, " %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%u:%s",
                              reg_record_get_id (one->answer),
                              reg_record_get_changed_at (one->answer), one->former->len,
                              reg_answer_text_get_title (one));
    }
  return g_string_free_and_steal (text);
}

static void
clear (RegKnownCard *self)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    adw_expander_row_remove (self->fold, g_ptr_array_index (self->rows, i));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

/* What was said is looked up now and then: its rows are made when they are asked for. */
static void
fill (RegKnownCard *self)
{
  if (self->rows != NULL || self->known == NULL || !adw_expander_row_get_expanded (self->fold))
    return;
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < self->known->len; i++)
    {
      const RegKnown *one = g_ptr_array_index (self->known, i);

      if (one->answer != NULL)
        g_ptr_array_add (self->rows, new_known (self, one));
    }
  if (self->can_write)
    {
      GtkWidget *add = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add),
                                     _ ("Write down something they said"));
      adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (add), "list-add-symbolic");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "customer.remember");
      g_ptr_array_add (self->rows, add);
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_add_row (self->fold, g_ptr_array_index (self->rows, i));
}

static void
reg_known_card_dispose (GObject *object)
{
  RegKnownCard *self = REG_KNOWN_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (reg_known_card_parent_class)->dispose (object);
}

static void
reg_known_card_class_init (RegKnownCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_known_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_known_card_init (RegKnownCard *self)
{
  GtkWidget *list = reg_card_list_new_boxed (_ ("What we know"));

  self->count = GTK_LABEL (reg_card_list_new_count ());
  self->fold = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fold), _ ("What we know"));
  adw_expander_row_add_suffix (self->fold, GTK_WIDGET (self->count));
  g_signal_connect_object (self->fold, "notify::expanded", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->fold));
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * reg_known_card_show:
 * @party: the customer
 * @known: (element-type RegKnown): what is known of them
 *
 * Says how much is known, and all of it to whoever asks; nothing known is nothing shown.
 */
void
reg_known_card_show (RegKnownCard *self,
                     RegSession *session,
                     const RegRecord *party,
                     GPtrArray *known)
{
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *signature = NULL;
  g_autofree char *count = NULL;
  guint n_known;

  g_return_if_fail (REG_IS_KNOWN_CARD (self));

  g_set_object (&self->session, session);
  self->party = reg_record_get_id (party);
  self->can_write = reg_record_get_deleted_at (party) == 0
                    && !reg_store_is_read_only (reg_session_get_store (session));
  signature = sign (self, known, today, &n_known);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  clear (self);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = g_ptr_array_ref (known);
  count = g_strdup_printf ("%'u", n_known);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), n_known > 0);
  fill (self);
}
