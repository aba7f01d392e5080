/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-measure-card.h"

#include <glib/gi18n.h>

#include "analytics/reg-measures.h"
#include "draw/reg-chart-compare.h"
#include "store/reg-list.h"
#include "store/reg-measure-samples.h"
#include "ui/insights/reg-figure-period.h"
#include "ui/insights/reg-measure-text.h"

/* A measure of the quotation desk in one time, and in the time before. */
struct _RegMeasureCard
{
  RegFigureCard parent_instance;

  GtkDropDown *choice;

  /* What is shown. */
  RegMeasure measure;
  gint64 before, start, end; /* ms UTC */
  GArray *samples;           /* RegMeasureSample */
  GArray *rows;              /* RegMeasureRow */
};

G_DEFINE_FINAL_TYPE (RegMeasureCard, reg_measure_card, REG_TYPE_FIGURE_CARD)

static RegSession *
get_session (RegMeasureCard *self)
{
  return reg_figure_card_get_session (REG_FIGURE_CARD (self));
}

static const char *
get_title (RegMeasure measure)
{
  return _ (reg_enum_get_label (&reg_enum_measure, measure));
}

/* --- in words --------------------------------------------------------------------------- */

/* A row as the chart wants it; it owns its words. */
static void
pair_clear (gpointer data)
{
  RegChartPair *pair = data;

  g_free ((char *)pair->name);
  g_free ((char *)pair->label);
  g_free ((char *)pair->description);
  g_free ((char *)pair->now_text);
  g_free ((char *)pair->before_text);
  g_free ((char *)pair->now_raw);
  g_free ((char *)pair->before_raw);
}

static char *
say_figure (RegMeasureCard *self, const RegMeasureFigure *figure)
{
  return figure->n > 0 ? reg_measure_text_value (self->measure, figure->value, get_session (self))
                       : NULL;
}

/* "41.7 % of 12", the number alone where that is what is counted */
static char *
say_in_full (RegMeasureCard *self, const RegMeasureFigure *figure)
{
  g_autofree char *value = say_figure (self, figure);

  if (value == NULL)
    return g_strdup (C_ ("figure", "nothing"));
  if (reg_measure_get_form (self->measure) == REG_MEASURE_COUNT)
    return g_steal_pointer (&value);
  if (reg_measure_get_form (self->measure) == REG_MEASURE_MEDIAN)
    /* Translators: a time, and a number of quotations it is the middle of: "3 h (of 12)" */
    return g_strdup_printf (_ ("%s (of %'u)"), value, figure->n);
  /* Translators: a percentage, and a number of quotations: "41.7 % of 12" */
  return g_strdup_printf (_ ("%s of %'u"), value, figure->n);
}

static char *
say_both (RegMeasureCard *self, const RegMeasureRow *row)
{
  g_autofree char *now = say_in_full (self, &row->now);
  g_autofree char *before = say_in_full (self, &row->before);

  /* Translators: a figure of a time, and that of the time before: "3 h (of 12), before: 5 h (of 8)" */
  return g_strdup_printf (_ ("%s, before: %s"), now, before);
}

/* How many a time stands on has no room beside the bar. */
static char *
say_label (RegMeasureCard *self, const RegMeasureRow *row)
{
  g_autofree char *now = NULL;
  g_autofree char *before = NULL;

  if (reg_measure_get_form (self->measure) != REG_MEASURE_MEDIAN)
    return say_both (self, row);
  now = say_figure (self, &row->now);
  before = say_figure (self, &row->before);
  return g_strdup_printf (_ ("%s, before: %s"), now != NULL ? now : C_ ("figure", "nothing"),
                          before != NULL ? before : C_ ("figure", "nothing"));
}

static RegChartPair
make_pair (RegMeasureCard *self, const RegMeasureRow *row)
{
  g_autofree char *both = say_both (self, row);
  RegChartPair pair = {
    .name = reg_measure_text_key (self->measure, row->key, get_session (self)),
    .label = say_label (self, row),
    .now = row->now.n > 0 ? (double)row->now.value : -1,
    .before = row->before.n > 0 ? (double)row->before.value : -1,
    .now_text = say_figure (self, &row->now),
    .before_text = say_figure (self, &row->before),
    .n_now = row->now.n,
    .n_before = row->before.n,
  };

  /* Translators: a name and a figure: "Els Maas: 3 h" */
  pair.description = g_strdup_printf (_ ("%s: %s"), pair.name, both);
  if (row->now.n > 0)
    pair.now_raw = reg_measure_text_raw (self->measure, row->now.value);
  if (row->before.n > 0)
    pair.before_raw = reg_measure_text_raw (self->measure, row->before.value);
  return pair;
}

static const char *
get_unit (RegMeasure measure)
{
  switch (reg_measure_get_form (measure))
    {
    case REG_MEASURE_MEDIAN:
      return _ ("Time");
    case REG_MEASURE_COUNT:
      return _ ("Decisions");
    case REG_MEASURE_SHARE:
    default:
      return _ ("Share");
    }
}

/* --- showing ---------------------------------------------------------------------------- */

static RegChart *
create_chart (RegMeasureCard *self)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (RegChartPair));
  RegChartCompareData data = {
    .headers = { reg_measure_is_by_band (self->measure) ? _ ("Discount") : _ ("Who"),
                 get_unit (self->measure), C_ ("how many", "Of"), _ ("Before"),
                 C_ ("how many before", "Of") },
  };

  g_array_set_clear_func (pairs, pair_clear);
  for (guint i = 0; i < self->rows->len; i++)
    {
      RegChartPair pair = make_pair (self, &g_array_index (self->rows, RegMeasureRow, i));

      g_array_append_val (pairs, pair);
    }
  data.pairs = (const RegChartPair *)pairs->data;
  data.n_pairs = pairs->len;
  data.summary = data.pairs[0].description;
  return reg_chart_compare_new (&data);
}

static void
show (RegMeasureCard *self)
{
  RegChartCard *card = reg_figure_card_get_card (REG_FIGURE_CARD (self));
  g_autoptr (RegChart) chart = NULL;

  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = reg_measures_compare ((const RegMeasureSample *)self->samples->data,
                                     self->samples->len, reg_measure_get_form (self->measure),
                                     self->start, self->end, self->before);
  if (self->rows->len > 0)
    chart = create_chart (self);
  reg_chart_card_set_title (card, _ ("How does the quotation desk work?"),
                            reg_measure_text_meaning (self->measure));
  reg_chart_card_set_empty (card, reg_measure_text_none (self->measure));
  reg_chart_card_set_chart (card, chart);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  RegMeasure measure;
  gint64 before, start, end;
  gint *done;
  GArray *samples;
} Load;

static gint64
get_instant (RegFigureCard *figure, int back)
{
  g_autoptr (GTimeZone)
      zone = reg_store_dup_time_zone (reg_session_get_store (reg_figure_card_get_session (figure)));
  char start[REG_DATE_SIZE];

  reg_figure_period_get_start (figure, back, start);
  return reg_date_get_start (start, zone);
}

static gpointer
reg_measure_card_ask (RegFigureCard *figure, gint *done)
{
  Load *load = g_new0 (Load, 1);

  load->measure = gtk_drop_down_get_selected (REG_MEASURE_CARD (figure)->choice);
  load->before = get_instant (figure, 1);
  load->start = get_instant (figure, 0);
  load->end = get_instant (figure, -1);
  load->done = done;
  return load;
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->samples, g_array_unref);
  g_atomic_rc_box_release (load->done);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->samples = reg_measure_samples_load (db, load->measure, load->before, load->end, cancellable,
                                            error);
  return load->samples != NULL;
}

static void
reg_measure_card_show (RegFigureCard *figure, gpointer data)
{
  RegMeasureCard *self = REG_MEASURE_CARD (figure);
  Load *load = data;

  g_clear_pointer (&self->samples, g_array_unref);
  self->samples = g_steal_pointer (&load->samples);
  self->measure = load->measure;
  self->before = load->before;
  self->start = load->start;
  self->end = load->end;
  show (self);
}

/* --- choosing --------------------------------------------------------------------------- */

/* The quotations of the time before where there are none in this one. */
static char *
reg_measure_card_choose (RegFigureCard *figure, int datum)
{
  RegMeasureCard *self = REG_MEASURE_CARD (figure);
  const RegMeasureSample *samples = (const RegMeasureSample *)self->samples->data;
  const RegMeasureRow *row = &g_array_index (self->rows, RegMeasureRow, datum);
  gboolean is_now = row->now.n > 0;
  g_autoptr (GArray) ids = reg_measures_list (samples, self->samples->len, row->key,
                                              is_now ? self->start : self->before,
                                              is_now ? self->end : self->start);
  g_autofree char *name = reg_measure_text_key (self->measure, row->key, get_session (self));
  g_autofree char *label = NULL;

  if (ids->len == 0)
    return NULL;
  /* Translators: what was measured and whose: "Time to quote: Els Maas" */
  label = g_strdup_printf (_ ("%s: %s"), get_title (self->measure), name);
  g_strdelimit (label, "\n", ' ');
  return reg_list_ids_filter_new (label, (const gint64 *)ids->data, ids->len, NULL);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_measure_card_finalize (GObject *object)
{
  RegMeasureCard *self = REG_MEASURE_CARD (object);

  g_clear_pointer (&self->samples, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (reg_measure_card_parent_class)->finalize (object);
}

static void
reg_measure_card_class_init (RegMeasureCardClass *klass)
{
  RegFigureCardClass *figure_class = REG_FIGURE_CARD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = reg_measure_card_finalize;
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  figure_class->entities = BIT (QUOTATION) | BIT (QUOTATION_REVISION) | BIT (QUOTATION_LINE)
                           | BIT (APPROVAL_STEP) | BIT (STAFF) | BIT (OPENING_HOURS)
                           | BIT (HOLIDAY);
#undef BIT
  figure_class->ask = reg_measure_card_ask;
  figure_class->job = load_job;
  figure_class->free_data = load_free;
  figure_class->show = reg_measure_card_show;
  figure_class->choose = reg_measure_card_choose;
}

static void
reg_measure_card_init (RegMeasureCard *self)
{
}

/**
 * reg_measure_card_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the card; it reads when it is first seen
 */
GtkWidget *
reg_measure_card_new (RegSession *session)
{
  const char *names[REG_N_MEASURES + 1] = { NULL };
  GtkWidget *widget = reg_figure_card_new (REG_TYPE_MEASURE_CARD, session,
                                           _ ("How does the quotation desk work?"),
                                           reg_measure_text_meaning (0));
  RegMeasureCard *self = REG_MEASURE_CARD (widget);

  for (int i = 0; i < REG_N_MEASURES; i++)
    names[i] = get_title (i);
  self->choice = reg_figure_card_add_choice (REG_FIGURE_CARD (widget), names, 0,
                                             _ ("What is measured"));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (reg_figure_card_load),
                           self, G_CONNECT_SWAPPED);
  reg_figure_period_add (REG_FIGURE_CARD (widget));
  return widget;
}
