/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-movement-card.h"

#include <glib/gi18n.h>

#include "analytics/reg-movement.h"
#include "core/reg-date.h"
#include "draw/reg-chart-matrix.h"
#include "store/reg-list.h"
#include "store/reg-movements.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-focus.h"

/* So many months, quarters or years can be chosen, the newest first. */
#define N_PERIODS 8
/* Changes come in bunches; the matrix follows when it is quiet for so long (ms). */
#define QUIET 500
#define TENTH 1000 /* ppm in a tenth of a per cent */

/* From the bottom to the top. */
static const RegRung order[] = { REG_RUNG_LOST,   REG_RUNG_PROSPECT, REG_RUNG_FIRST,
                                 REG_RUNG_REPEAT, REG_RUNG_CLIENT,   REG_RUNG_ADVOCATE,
                                 REG_RUNG_PARTNER };
G_STATIC_ASSERT (G_N_ELEMENTS (order) == REG_N_RUNGS);

static const int unit_months[] = { 1, 3, 12 };

/* Who climbed and who fell between two dates. */
struct _RegMovementCard
{
  GtkWidget parent_instance;

  RegChartCard *card;
  GtkDropDown *unit;
  GtkDropDown *period;

  RegSession *session;
  GCancellable *cancellable;
  RegMovements *movements; /* that is shown */
  guint reload_source;
  gboolean stale;
  gboolean is_filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegMovementCard, reg_movement_card, GTK_TYPE_WIDGET)

/* --- periods ---------------------------------------------------------------------------- */

/* The first day of the period that was @back periods ago. */
static void
get_start (const char *today, int months, int back, char start[REG_DATE_SIZE])
{
  char first[REG_DATE_SIZE];
  int year, month, day;

  reg_date_get_parts (today, &year, &month, &day);
  reg_date_set_parts (first, year, (month - 1) / months * months + 1, 1);
  reg_date_add_months (first, -back * months, start);
}

static char *
describe_period (const char *start, int months, gboolean is_open)
{
  g_autofree char *name = NULL;
  int year, month, day;

  reg_date_get_parts (start, &year, &month, &day);
  if (months == 3)
    /* Translators: a quarter of a year: number and year */
    name = g_strdup_printf (C_ ("quarter", "Q%d %d"), (month + 2) / 3, year);
  else
    /* Translators: month and year, see the manual of strftime for the letters */
    name = reg_date_format (start, months == 1 ? C_ ("month", "%B %Y") : "%Y");
  /* Translators: a month, a quarter or a year that is not over */
  return is_open ? g_strdup_printf (_ ("%s so far"), name) : g_steal_pointer (&name);
}

static void
fill_periods (RegMovementCard *self)
{
  g_autofree char *today = reg_session_dup_today (self->session);
  int months = unit_months[gtk_drop_down_get_selected (self->unit)];
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < N_PERIODS; i++)
    {
      char start[REG_DATE_SIZE];

      get_start (today, months, i, start);
      gtk_string_list_take (names, describe_period (start, months, i == 0));
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->period, 0);
  self->is_filling = FALSE;
}

/* From the evening before the period to its last evening, or to today. */
static void
get_dates (RegMovementCard *self, char from[REG_DATE_SIZE], char to[REG_DATE_SIZE])
{
  g_autofree char *today = reg_session_dup_today (self->session);
  int months = unit_months[gtk_drop_down_get_selected (self->unit)];
  int back = (int)gtk_drop_down_get_selected (self->period);
  char start[REG_DATE_SIZE], next[REG_DATE_SIZE];

  get_start (today, months, back, start);
  reg_date_add_days (start, -1, from);
  if (back == 0)
    {
      g_strlcpy (to, today, REG_DATE_SIZE);
      return;
    }
  get_start (today, months, back - 1, next);
  reg_date_add_days (next, -1, to);
}

/* --- showing ---------------------------------------------------------------------------- */

static char *
summarize (const RegMovement *movement, RegSession *session)
{
  /* A tenth of a per cent says enough. */
  gint64 rounded = (movement->net + (movement->net < 0 ? -TENTH / 2 : TENTH / 2)) / TENTH * TENTH;
  g_autofree char *net = reg_session_format_rate (session, rounded);

  /* Translators: three numbers of customers, then a percentage with its sign */
  return g_strdup_printf (_ ("Of %'u customers %'u climbed and %'u fell: %s net."),
                          movement->n_present, movement->n_up, movement->n_down, net);
}

static RegChart *
create_chart (const RegMovement *movement, RegSession *session)
{
  const char *names[REG_N_RUNGS];
  guint counts[REG_N_RUNGS * REG_N_RUNGS];
  RegChartTone tones[REG_N_RUNGS * REG_N_RUNGS];
  g_autofree char *summary = summarize (movement, session);
  RegChartMatrixData data = {
    .corner = C_ ("movement", "From → to"),
    .rows = names,
    .n_rows = REG_N_RUNGS,
    .columns = names,
    .n_columns = REG_N_RUNGS,
    .counts = counts,
    .tones = tones,
    .summary = summary,
  };

  for (int row = 0; row < REG_N_RUNGS; row++)
    {
      names[row] = _ (reg_enum_get_label (&reg_enum_rung, order[row]));
      for (int column = 0; column < REG_N_RUNGS; column++)
        {
          counts[row * REG_N_RUNGS + column] = movement->n[order[row]][order[column]];
          tones[row * REG_N_RUNGS + column] = row < column   ? REG_CHART_TONE_GOOD
                                              : row > column ? REG_CHART_TONE_BAD
                                                             : REG_CHART_TONE_NEUTRAL;
        }
    }
  return reg_chart_matrix_new (&data, NULL);
}

static void
show (RegMovementCard *self, RegMovements *movements)
{
  g_autoptr (RegChart) chart = NULL;
  RegMovement movement;

  g_clear_pointer (&self->movements, reg_movements_free);
  self->movements = movements;
  reg_movement_count (movements->from->data, movements->to->data, movements->parties->len,
                      &movement);
  if (movement.n_present > 0)
    chart = create_chart (&movement, self->session);
  reg_chart_card_set_empty (self->card, _ ("There was nobody yet at the beginning of this time."));
  reg_chart_card_set_chart (self->card, chart);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  char from[REG_DATE_SIZE];
  char to[REG_DATE_SIZE];
  gint *done;
  RegMovements *movements;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->movements, reg_movements_free);
  g_clear_pointer (&load->done, g_atomic_rc_box_release);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->movements = reg_movements_load (db, load->from, load->to, load->done, cancellable, error);
  return load->movements != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegMovementCard) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  g_autofree char *why = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->card == NULL)
    return;
  g_clear_object (&self->cancellable);
  reg_chart_card_end_work (self->card);
  if (load != NULL)
    {
      show (self, g_steal_pointer (&load->movements));
      return;
    }
  g_message ("The movements could not be worked out: %s", error->message);
  why = reg_error_describe (error);
  reg_chart_card_set_empty (self->card, why);
  reg_chart_card_set_chart (self->card, NULL);
}

static void
stop (RegMovementCard *self)
{
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (RegMovementCard *self)
{
  Load *job = g_new0 (Load, 1);

  stop (self);
  self->stale = FALSE;
  get_dates (self, job->from, job->to);
  if (self->movements == NULL)
    reg_chart_card_set_empty (self->card, _ ("Working it out…"));
  self->cancellable = g_cancellable_new ();
  job->done = reg_chart_card_begin_work (self->card);
  /* It reads all sales: whatever a person waits for goes first. */
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_LOW, load_job, job,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
reload_cb (gpointer user_data)
{
  RegMovementCard *self = user_data;

  self->reload_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (RegMovementCard *self)
{
  if (self->stale)
    load (self);
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegMovementCard *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (!(changes->entities & (BIT (PARTY) | BIT (SALE) | BIT (RUNG_MARK))))
    return;
#undef BIT
  self->stale = TRUE;
  g_clear_handle_id (&self->reload_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload_source = g_timeout_add (QUIET, reload_cb, self);
}

/* --- choosing --------------------------------------------------------------------------- */

static void
unit_cb (RegMovementCard *self)
{
  fill_periods (self);
  load (self);
}

static void
period_cb (RegMovementCard *self)
{
  if (!self->is_filling)
    load (self);
}

/* "ids:Client → Lost" and below it the customers. */
static void
cell_cb (RegMovementCard *self, int datum)
{
  RegRung from = order[datum / REG_N_RUNGS];
  RegRung to = order[datum % REG_N_RUNGS];
  g_autoptr (GArray) ids = NULL;
  g_autofree char *label = NULL;
  g_autofree char *filter = NULL;

  if (self->movements == NULL)
    return;
  ids = reg_movements_list (self->movements, (int)from, (int)to);
  if (ids->len == 0)
    return;
  /* Translators: two kinds of customers: "Client → Lost" */
  label = g_strdup_printf (_ ("%s → %s"), _ (reg_enum_get_label (&reg_enum_rung, from)),
                           _ (reg_enum_get_label (&reg_enum_rung, to)));
  filter = reg_list_ids_filter_new (label, (const gint64 *)ids->data, ids->len);
  g_signal_emit (self, signals[CHOSEN], 0, filter);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_movement_card_dispose (GObject *object)
{
  RegMovementCard *self = REG_MOVEMENT_CARD (object);

  stop (self);
  if (self->card != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->unit, self);
      g_signal_handlers_disconnect_by_data (self->period, self);
      gtk_widget_unparent (GTK_WIDGET (self->card));
    }
  self->card = NULL;
  g_clear_pointer (&self->movements, reg_movements_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_movement_card_parent_class)->dispose (object);
}

static void
reg_movement_card_class_init (RegMovementCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_movement_card_dispose;
  GTK_WIDGET_CLASS (klass)->focus = reg_focus_children;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * RegMovementCard::chosen:
   * @filter: of the list of customers
   *
   * The customers of a cell are wanted.
   */
  signals[CHOSEN] = g_signal_new ("chosen", REG_TYPE_MOVEMENT_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkDropDown *
create_choice (const char *const *names, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (choice, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_DROP_DOWN (choice);
}

static void
reg_movement_card_init (RegMovementCard *self)
{
  const char *units[] = { _ ("Months"), _ ("Quarters"), _ ("Years"), NULL };
  const char *none[] = { NULL };

  self->stale = TRUE;
  self->card = REG_CHART_CARD (
      reg_chart_card_new (_ ("Who climbs, and who falls?"),
                          _ ("Kinds of customers at the beginning and at the end of a time")));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  self->unit = create_choice (units, _ ("Length of the time"));
  gtk_drop_down_set_selected (self->unit, 1);
  self->period = create_choice (none, _ ("Which time"));
  reg_chart_card_add_control (self->card, GTK_WIDGET (self->unit));
  reg_chart_card_add_control (self->card, GTK_WIDGET (self->period));
  g_signal_connect_swapped (self->card, "datum-activated", G_CALLBACK (cell_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * reg_movement_card_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the card; it reads when it is first seen
 */
GtkWidget *
reg_movement_card_new (RegSession *session)
{
  RegMovementCard *self = g_object_new (REG_TYPE_MOVEMENT_CARD, NULL);

  self->session = g_object_ref (session);
  fill_periods (self);
  g_signal_connect_swapped (self->unit, "notify::selected", G_CALLBACK (unit_cb), self);
  g_signal_connect_swapped (self->period, "notify::selected", G_CALLBACK (period_cb), self);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
