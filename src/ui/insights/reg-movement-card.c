/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-movement-card.h"

#include <glib/gi18n.h>

#include "analytics/reg-movement.h"
#include "draw/reg-chart-matrix.h"
#include "store/reg-list.h"
#include "store/reg-movements.h"
#include "ui/insights/reg-figure-period.h"

#define TENTH 1000 /* ppm in a tenth of a per cent */

/* From the bottom to the top. */
static const RegRung order[] = { REG_RUNG_LOST,   REG_RUNG_PROSPECT, REG_RUNG_FIRST,
                                 REG_RUNG_REPEAT, REG_RUNG_CLIENT,   REG_RUNG_ADVOCATE,
                                 REG_RUNG_PARTNER };
G_STATIC_ASSERT (G_N_ELEMENTS (order) == REG_N_RUNGS);

/* Who climbed and who fell between two dates. */
struct _RegMovementCard
{
  RegFigureCard parent_instance;

  RegMovements *movements; /* that is shown */
};

G_DEFINE_FINAL_TYPE (RegMovementCard, reg_movement_card, REG_TYPE_FIGURE_CARD)

static RegSession *
get_session (RegMovementCard *self)
{
  return reg_figure_card_get_session (REG_FIGURE_CARD (self));
}

/* --- periods ---------------------------------------------------------------------------- */

/* From the evening before the period to its last evening, or to today. */
static void
get_dates (RegFigureCard *card, char from[REG_DATE_SIZE], char to[REG_DATE_SIZE])
{
  g_autofree char *today = reg_session_dup_today (reg_figure_card_get_session (card));
  char start[REG_DATE_SIZE], next[REG_DATE_SIZE];

  reg_figure_period_get_start (card, 0, start);
  reg_date_add_days (start, -1, from);
  if (reg_figure_period_is_open (card))
    {
      g_strlcpy (to, today, REG_DATE_SIZE);
      return;
    }
  reg_figure_period_get_start (card, -1, next);
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
  RegChartCard *card = reg_figure_card_get_card (REG_FIGURE_CARD (self));
  g_autoptr (RegChart) chart = NULL;
  RegMovement movement;

  g_clear_pointer (&self->movements, reg_movements_free);
  self->movements = movements;
  reg_movement_count (movements->from->data, movements->to->data, movements->parties->len,
                      &movement);
  if (movement.n_present > 0)
    chart = create_chart (&movement, get_session (self));
  reg_chart_card_set_empty (card, _ ("There was nobody yet at the beginning of this time."));
  reg_chart_card_set_chart (card, chart);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  char from[REG_DATE_SIZE];
  char to[REG_DATE_SIZE];
  gint *done;
  RegMovements *movements;
} Load;

static gpointer
reg_movement_card_ask (RegFigureCard *figure, gint *done)
{
  Load *load = g_new0 (Load, 1);

  load->done = done;
  get_dates (figure, load->from, load->to);
  return load;
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->movements, reg_movements_free);
  g_atomic_rc_box_release (load->done);
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
reg_movement_card_show (RegFigureCard *figure, gpointer data)
{
  Load *load = data;

  show (REG_MOVEMENT_CARD (figure), g_steal_pointer (&load->movements));
}

/* --- choosing --------------------------------------------------------------------------- */

/* "ids:Client → Lost" and below it the customers. */
static char *
reg_movement_card_choose (RegFigureCard *figure, int datum)
{
  RegMovementCard *self = REG_MOVEMENT_CARD (figure);
  RegRung from = order[datum / REG_N_RUNGS];
  RegRung to = order[datum % REG_N_RUNGS];
  g_autoptr (GArray) ids = NULL;
  g_autofree char *label = NULL;

  if (self->movements == NULL)
    return NULL;
  ids = reg_movements_list (self->movements, (int)from, (int)to);
  if (ids->len == 0)
    return NULL;
  /* Translators: two kinds of customers: "Client → Lost" */
  label = g_strdup_printf (_ ("%s → %s"), _ (reg_enum_get_label (&reg_enum_rung, from)),
                           _ (reg_enum_get_label (&reg_enum_rung, to)));
  return reg_list_ids_filter_new (label, (const gint64 *)ids->data, ids->len, NULL);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_movement_card_finalize (GObject *object)
{
  g_clear_pointer (&REG_MOVEMENT_CARD (object)->movements, reg_movements_free);
  G_OBJECT_CLASS (reg_movement_card_parent_class)->finalize (object);
}

static void
reg_movement_card_class_init (RegMovementCardClass *klass)
{
  RegFigureCardClass *figure_class = REG_FIGURE_CARD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = reg_movement_card_finalize;
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  figure_class->entities = BIT (PARTY) | BIT (SALE) | BIT (RUNG_MARK);
#undef BIT
  figure_class->ask = reg_movement_card_ask;
  figure_class->job = load_job;
  figure_class->free_data = load_free;
  figure_class->show = reg_movement_card_show;
  figure_class->choose = reg_movement_card_choose;
}

static void
reg_movement_card_init (RegMovementCard *self)
{
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
  GtkWidget *widget = reg_figure_card_new (
      REG_TYPE_MOVEMENT_CARD, session, _ ("Who climbs, and who falls?"),
      _ ("Kinds of customers at the beginning and at the end of a time"));

  reg_figure_period_add (REG_FIGURE_CARD (widget));
  return widget;
}
