/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-figure-card.h"

#include <glib/gi18n.h>

#include "ui/reg-error-text.h"
#include "ui/widgets/reg-focus.h"

/* Changes come in bunches; the figures follow when it is quiet for so long (ms). */
#define QUIET 500

typedef struct
{
  RegChartCard *card;
  RegSession *session;
  GCancellable *cancellable;
  guint reload_source;
  gboolean stale;
} RegFigureCardPrivate;

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegFigureCard, reg_figure_card, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((RegFigureCardPrivate *)reg_figure_card_get_instance_private (self))

/* --- loading ---------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegFigureCard) self = user_data;
  RegFigureCardPrivate *private = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  gpointer data = reg_store_job_finish (REG_STORE (object), result, &error);
  g_autofree char *why = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || private->card == NULL)
    return;
  g_clear_object (&private->cancellable);
  reg_chart_card_end_work (private->card);
  if (data != NULL)
    {
      REG_FIGURE_CARD_GET_CLASS (self)->show (self, data);
      return;
    }
  g_message ("The figures could not be worked out: %s", error->message);
  why = reg_error_describe (error);
  reg_chart_card_set_empty (private->card, why);
  reg_chart_card_set_chart (private->card, NULL);
}

static void
stop (RegFigureCardPrivate *private)
{
  g_clear_handle_id (&private->reload_source, g_source_remove);
  g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->cancellable);
}

/**
 * reg_figure_card_load:
 *
 * Asks anew; what is being worked out is given up.
 */
void
reg_figure_card_load (RegFigureCard *self)
{
  RegFigureCardPrivate *private = PRIVATE (self);
  RegFigureCardClass *klass = REG_FIGURE_CARD_GET_CLASS (self);
  gint *done;

  stop (private);
  private->stale = FALSE;
  if (reg_chart_view_get_chart (reg_chart_card_get_view (private->card)) == NULL)
    reg_chart_card_set_empty (private->card, _ ("Working it out…"));
  private->cancellable = g_cancellable_new ();
  done = reg_chart_card_begin_work (private->card);
  /* It reads all customers: whatever a person waits for goes first. */
  reg_store_read_async (reg_session_get_store (private->session), G_PRIORITY_LOW, klass->job,
                        klass->ask (self, done), klass->free_data, private->cancellable, loaded_cb,
                        g_object_ref (self));
}

static gboolean
reload_cb (gpointer user_data)
{
  PRIVATE (user_data)->reload_source = 0;
  reg_figure_card_load (user_data);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (RegFigureCard *self)
{
  if (PRIVATE (self)->stale)
    reg_figure_card_load (self);
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegFigureCard *self)
{
  RegFigureCardPrivate *private = PRIVATE (self);

  if (!(changes->entities & REG_FIGURE_CARD_GET_CLASS (self)->entities))
    return;
  private->stale = TRUE;
  g_clear_handle_id (&private->reload_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
  private->reload_source = g_timeout_add (QUIET, reload_cb, self);
}

static void
activated_cb (RegFigureCard *self, int datum)
{
  g_autofree char *filter = REG_FIGURE_CARD_GET_CLASS (self)->choose (self, datum);

  if (filter != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, filter);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_figure_card_dispose (GObject *object)
{
  RegFigureCardPrivate *private = PRIVATE (REG_FIGURE_CARD (object));

  stop (private);
  g_clear_pointer ((GtkWidget **)&private->card, gtk_widget_unparent);
  g_clear_object (&private->session);
  G_OBJECT_CLASS (reg_figure_card_parent_class)->dispose (object);
}

static void
reg_figure_card_class_init (RegFigureCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_figure_card_dispose;
  GTK_WIDGET_CLASS (klass)->focus = reg_focus_children;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * RegFigureCard::chosen:
   * @filter: of the list of these rows
   *
   * The rows behind a figure are wanted.
   */
  signals[CHOSEN] = g_signal_new ("chosen", REG_TYPE_FIGURE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
reg_figure_card_init (RegFigureCard *self)
{
  PRIVATE (self)->stale = TRUE;
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * reg_figure_card_new:
 * @type: a kind of card
 * @session: the open customer book
 * @title: the question it answers
 * @subtitle: what is shown
 *
 * Returns: (transfer floating): the card; it reads when it is first seen
 */
GtkWidget *
reg_figure_card_new (GType type, RegSession *session, const char *title, const char *subtitle)
{
  RegFigureCard *self = g_object_new (type, NULL);
  RegFigureCardPrivate *private = PRIVATE (self);

  private->session = g_object_ref (session);
  private->card = REG_CHART_CARD (reg_chart_card_new (title, subtitle));
  reg_chart_card_set_session (private->card, session, 0);
  gtk_widget_set_parent (GTK_WIDGET (private->card), GTK_WIDGET (self));
  g_signal_connect_object (private->card, "datum-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

RegSession *
reg_figure_card_get_session (RegFigureCard *self)
{
  return PRIVATE (self)->session;
}

RegChartCard *
reg_figure_card_get_card (RegFigureCard *self)
{
  return PRIVATE (self)->card;
}

/**
 * reg_figure_card_add_choice:
 * @names: (array zero-terminated=1): what can be chosen
 * @selected: which of them is
 * @label: what is chosen, for the tooltip and screen readers
 *
 * Returns: (transfer none): the choice, beside the menu
 */
GtkDropDown *
reg_figure_card_add_choice (RegFigureCard *self,
                            const char *const *names,
                            guint selected,
                            const char *label)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_tooltip_text (choice, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  reg_chart_card_add_control (PRIVATE (self)->card, choice);
  return GTK_DROP_DOWN (choice);
}
