/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "share.h"

#include "ui/table/reg-table-line.h"
#include "ui/table/reg-table-model.h"
#include "ui/table/reg-table-selection.h"

/* Whatever GTK calls of us for a row is timed at its door: the item asked of the model, its row made, bound
 * and unbound, measured and drawn. A call within another is part of that one. */

static gint64 (*now) (void);
static gint64 began, sum;
static int depth;

static void
enter (void)
{
  if (depth++ == 0)
    began = now ();
}

static void
leave (void)
{
  if (--depth == 0)
    sum += now () - began;
}

static gpointer (*get_item) (GListModel *model, guint position);
static void (*snapshot) (GtkWidget *widget, GtkSnapshot *snapshot);
static void (*measure) (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline);

static gpointer
timed_get_item (GListModel *model, guint position)
{
  gpointer item;

  enter ();
  item = get_item (model, position);
  leave ();
  return item;
}

static void
timed_snapshot (GtkWidget *widget, GtkSnapshot *target)
{
  enter ();
  snapshot (widget, target);
  leave ();
}

static void
timed_measure (GtkWidget *widget,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural,
               int *minimum_baseline,
               int *natural_baseline)
{
  enter ();
  measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  leave ();
}

/* Comes before all that are connected to the signal. */
static gboolean
signal_begins_cb (GSignalInvocationHint *hint,
                  guint n_values,
                  const GValue *values,
                  gpointer factory)
{
  if (g_value_get_object (&values[0]) == factory)
    enter ();
  return TRUE;
}

static void
signal_ends_cb (GtkListItemFactory *factory, GObject *item, gpointer user_data)
{
  leave ();
}

/* @clock: us. Once only, and while there is no other table with rows. */
void
share_watch (GtkListView *table, gint64 (*clock) (void))
{
  static const char *const signals[] = { "setup", "bind", "unbind", "teardown" };
  GtkListItemFactory *factory = gtk_list_view_get_factory (table);
  GtkWidgetClass *line = g_type_class_ref (REG_TYPE_TABLE_LINE);
  GListModelInterface *model = g_type_interface_peek (
      G_OBJECT_GET_CLASS (gtk_list_view_get_model (table)), G_TYPE_LIST_MODEL);

  now = clock;
  get_item = model->get_item;
  model->get_item = timed_get_item;
  snapshot = line->snapshot;
  line->snapshot = timed_snapshot;
  measure = line->measure;
  line->measure = timed_measure;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_signal_add_emission_hook (g_signal_lookup (signals[i], GTK_TYPE_SIGNAL_LIST_ITEM_FACTORY),
                                  0, signal_begins_cb, factory, NULL);
      g_signal_connect_after (factory, signals[i], G_CALLBACK (signal_ends_cb), NULL);
    }
}

/* What has come together since it was asked last, us. */
gint64
share_take (void)
{
  gint64 taken = sum;

  sum = 0;
  return taken;
}
