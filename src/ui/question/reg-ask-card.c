/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-ask-card.h"

#include <glib/gi18n.h>

#include "core/reg-consent.h"
#include "ui/question/reg-card-list.h"
#include "ui/question/reg-confirm-rows.h"
#include "ui/question/reg-question-rows.h"

/* More than three would hold up who is at the counter. */
#define MOST_ASKED 3

struct _RegAskCard
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkLabel *count;
  GtkWidget *skip;

  RegSession *session;
  RegRecord *party;
  GPtrArray *contact_points, *known;
  GPtrArray *turns; /* of Turn */
  guint at;
  char *shown; /* the key of what stands there: nothing typed is lost while it stays the same */
};

G_DEFINE_FINAL_TYPE (RegAskCard, reg_ask_card, GTK_TYPE_WIDGET)

/* Either of them; the key tells everything by which it may look different. */
typedef struct
{
  RegFact fact;
  const RegKnown *known;
  char *key;
} Turn;

static void
turn_free (gpointer data)
{
  g_free (((Turn *)data)->key);
  g_free (data);
}

static Turn *
turn_new_fact (const RegRecord *party, const RegFact *fact, const char *today)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->fact = *fact;
  turn->key = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s:%" G_GINT64_FORMAT ":%s", today,
                               reg_record_get_id (party), fact->kept->key, fact->contact_point,
                               fact->known_on);
  return turn;
}

static Turn *
turn_new_question (const RegRecord *party, const RegKnown *known, const char *today)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->known = known;
  turn->key = g_strdup_printf (
      "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%d", today,
      reg_record_get_id (party), reg_record_get_id (known->question),
      reg_record_get_changed_at (known->question), known->turn);
  return turn;
}

/* What may be old and what is not known take turns, so that neither has to wait for the other. */
static GPtrArray *
list_turns (RegSession *session, const RegRecord *party, GArray *facts, GPtrArray *known)
{
  gboolean can_ask = reg_record_get_deleted_at (party) == 0 && !reg_consent_is_barred (party)
                     && !reg_store_is_read_only (reg_session_get_store (session));
  g_autoptr (GArray) due = reg_facts_list_due (facts, can_ask ? MOST_ASKED : 0);
  g_autoptr (GPtrArray) next = reg_known_list_next (known, can_ask ? MOST_ASKED : 0);
  g_autofree char *today = reg_session_dup_today (session);
  GPtrArray *turns = g_ptr_array_new_with_free_func (turn_free);

  for (guint i = 0; i < MOST_ASKED; i++)
    {
      if (i < due->len && turns->len < MOST_ASKED)
        g_ptr_array_add (turns, turn_new_fact (party, &g_array_index (due, RegFact, i), today));
      if (i < next->len && turns->len < MOST_ASKED)
        g_ptr_array_add (turns, turn_new_question (party, g_ptr_array_index (next, i), today));
    }
  return turns;
}

static gboolean
find_turn (GPtrArray *turns, const char *key, guint *index)
{
  for (guint i = 0; i < turns->len; i++)
    if (g_strcmp0 (((Turn *)g_ptr_array_index (turns, i))->key, key) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* --- showing ---------------------------------------------------------------------------- */

static void
show_count (RegAskCard *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), self->turns->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->turns->len > 1);
  gtk_widget_set_visible (self->skip, self->turns->len > 1);
  /* Translators: which of several things a customer is asked */
  text = g_strdup_printf (_ ("%u of %u"), self->at + 1, self->turns->len);
  gtk_label_set_label (self->count, text);
}

static void
fill (RegAskCard *self)
{
  const Turn *turn = self->at < self->turns->len ? g_ptr_array_index (self->turns, self->at) : NULL;
  gboolean had_focus = gtk_widget_get_state_flags (GTK_WIDGET (self->list))
                       & GTK_STATE_FLAG_FOCUS_WITHIN;

  gtk_list_box_remove_all (self->list);
  g_free (self->shown);
  self->shown = turn != NULL ? g_strdup (turn->key) : NULL;
  show_count (self);
  if (turn == NULL)
    return;
  if (turn->known != NULL)
    reg_question_rows_append (self->list, GTK_WIDGET (self), self->session,
                              reg_record_get_id (self->party), turn->known);
  else
    reg_confirm_rows_append (self->list, GTK_WIDGET (self), self->session, self->party,
                             self->contact_points, &turn->fact);
  /* Whoever answers one goes on with the next. */
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 1)),
                            GTK_DIR_TAB_FORWARD);
}

static void
skip_clicked_cb (RegAskCard *self)
{
  self->at = (self->at + 1) % self->turns->len;
  fill (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
clear (RegAskCard *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->contact_points, g_ptr_array_unref);
  g_clear_pointer (&self->turns, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
}

static void
reg_ask_card_dispose (GObject *object)
{
  RegAskCard *self = REG_ASK_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  clear (self);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (reg_ask_card_parent_class)->dispose (object);
}

static void
reg_ask_card_class_init (RegAskCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_ask_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
reg_ask_card_init (RegAskCard *self)
{
  GtkWidget *turns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  self->skip = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->skip, "flat");
  gtk_widget_set_tooltip_text (self->skip, _ ("Ask something else"));
  g_signal_connect_object (self->skip, "clicked", G_CALLBACK (skip_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (turns), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (turns), self->skip);
  self->list = reg_card_list_new (GTK_WIDGET (self), _ ("Worth asking"), turns);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "reg-together");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * reg_ask_card_show:
 * @party: the customer; nobody is asked who is in the bin or not to be used
 * @contact_points: (element-type RegRecord): how to reach them
 * @facts: (element-type RegFact): how sure everything about them is
 * @known: (element-type RegKnown): what is known of them, and what may be asked
 *
 * Asks one thing that is worth asking now; shows nothing when there is none.
 */
void
reg_ask_card_show (RegAskCard *self,
                   RegSession *session,
                   RegRecord *party,
                   GPtrArray *contact_points,
                   GArray *facts,
                   GPtrArray *known)
{
  GPtrArray *turns;
  gboolean is_same;

  g_return_if_fail (REG_IS_ASK_CARD (self));

  turns = list_turns (session, party, facts, known);
  clear (self);
  self->session = g_object_ref (session);
  self->party = reg_record_ref (party);
  self->contact_points = g_ptr_array_ref (contact_points);
  self->known = g_ptr_array_ref (known);
  self->turns = turns;
  is_same = find_turn (turns, self->shown, &self->at);
  if (!is_same && self->at >= turns->len)
    self->at = 0;
  if (is_same)
    show_count (self);
  else
    fill (self);
}
