/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-crossing-card.h"

#include <glib/gi18n.h>

#include "analytics/reg-crosstab.h"
#include "draw/reg-chart-matrix.h"
#include "store/reg-counter.h"
#include "store/reg-crossing.h"
#include "store/reg-list.h"
#include "ui/charts/reg-chart-money.h"

/* Customers by two segmentations at once. */
struct _RegCrossingCard
{
  RegFigureCard parent_instance;

  GtkDropDown *rows;
  GtkDropDown *columns;
  GtkDropDown *figure;
  RegSegmentation by_rows; /* what is chosen; never both the same */
  RegSegmentation by_columns;

  RegCrossing *crossing; /* that is shown */
  gboolean is_changing;
};

G_DEFINE_FINAL_TYPE (RegCrossingCard, reg_crossing_card, REG_TYPE_FIGURE_CARD)

static const char *
get_name (const GPtrArray *bands, guint index)
{
  const RegCrossingBand *band = index < bands->len ? bands->pdata[index] : NULL;

  if (band == NULL)
    return C_ ("sum", "All");
  return band->is_word ? _ (band->label) : band->label;
}

/* --- in words --------------------------------------------------------------------------- */

static void
append_notable (
    GString *text, const RegCrossing *crossing, const RegCrosstab *table, int cell, guint expected)
{
  const char *row = get_name (crossing->row_bands, (guint)cell / table->n_columns);
  const char *column = get_name (crossing->column_bands, (guint)cell % table->n_columns);
  guint count = table->counts[cell];

  g_string_append_c (text, ' ');
  if (count > expected)
    /* Translators: two groups of customers, then two numbers of customers */
    g_string_append_printf (
        text, _ ("“%s” and “%s” go together: %'u, where an even spread would give %'u."), row,
        column, count, expected);
  else if (count > 0)
    /* Translators: two groups of customers, then two numbers of customers */
    g_string_append_printf (
        text, _ ("Few are in both “%s” and “%s”: %'u, where an even spread would give %'u."), row,
        column, count, expected);
  else
    /* Translators: two groups of customers, then a number of customers */
    g_string_append_printf (
        text, _ ("Nobody is in both “%s” and “%s”, where an even spread would give %'u."), row,
        column, expected);
}

static char *
summarize (RegCrossingCard *self, const RegCrosstab *table)
{
  const RegCrossing *crossing = self->crossing;
  GString *text = g_string_new (NULL);

  g_string_printf (text, ngettext ("%'u customer.", "%'u customers.", crossing->parties->len),
                   crossing->parties->len);
  if (table->most >= 0)
    append_notable (text, crossing, table, table->most, table->expected_most);
  if (table->least >= 0)
    append_notable (text, crossing, table, table->least, table->expected_least);
  if (table->most < 0 && table->least < 0)
    g_string_append_printf (text, " %s",
                            _ ("Nothing stands out that chance would not do as well."));
  if ((self->by_rows == REG_SEGMENTATION_PROFIT || self->by_columns == REG_SEGMENTATION_PROFIT)
      && crossing->n_buyers < REG_COUNTER_FEWEST_BUYERS)
    g_string_append_printf (text, " %s", _ ("Of so few buyers a fifth says little."));
  return g_string_free (text, FALSE);
}

/* --- showing ---------------------------------------------------------------------------- */

static void
fill_names (const GPtrArray *bands, const char **names)
{
  for (guint i = 0; i <= bands->len; i++)
    names[i] = get_name (bands, i);
}

static RegChart *
create_chart (RegCrossingCard *self)
{
  RegSession *session = reg_figure_card_get_session (REG_FIGURE_CARD (self));
  const RegCrossing *crossing = self->crossing;
  g_autoptr (RegCrosstab) table = reg_crosstab_new (
      crossing->rows->data, crossing->columns->data, (const gint64 *)crossing->amounts->data,
      crossing->parties->len, crossing->row_bands->len, crossing->column_bands->len);
  g_autofree const char **rows = g_new0 (const char *, table->n_rows);
  g_autofree const char **columns = g_new0 (const char *, table->n_columns);
  g_autofree RegChartTone *tones = g_new0 (RegChartTone, table->n_rows * table->n_columns);
  g_autofree char *summary = summarize (self, table);
  RegChartMoney money = reg_chart_money_new (reg_session_get_number_style (session),
                                             reg_session_get_currency (session));
  const RegChartMatrixData data = {
    .corner = "",
    .rows = rows,
    .n_rows = table->n_rows,
    .columns = columns,
    .n_columns = table->n_columns,
    .counts = table->counts,
    .tones = tones,
    .summary = summary,
    .row_header = _ (reg_enum_get_label (&reg_enum_segmentation, self->by_rows)),
    .column_header = _ (reg_enum_get_label (&reg_enum_segmentation, self->by_columns)),
    .amounts = table->amounts,
    .amount_header = _ ("Contribution"),
    .show_amounts = gtk_drop_down_get_selected (self->figure) == 1,
    .n_sums = 1,
  };

  fill_names (crossing->row_bands, rows);
  fill_names (crossing->column_bands, columns);
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    tones[i] = REG_CHART_TONE_GOOD;
  return reg_chart_matrix_new (&data, &money);
}

static void
show (RegCrossingCard *self)
{
  RegChartCard *card = reg_figure_card_get_card (REG_FIGURE_CARD (self));
  g_autoptr (RegChart) chart = self->crossing->parties->len > 0 ? create_chart (self) : NULL;

  reg_chart_card_set_empty (
      card, _ ("No customers yet. They come from a file of your old program, or one by one."));
  reg_chart_card_set_chart (card, chart);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  RegSegmentation rows, columns;
  gint *done;
  RegCrossing *crossing;
} Load;

static gpointer
reg_crossing_card_ask (RegFigureCard *figure, gint *done)
{
  RegCrossingCard *self = REG_CROSSING_CARD (figure);
  Load *load = g_new0 (Load, 1);

  load->rows = self->by_rows;
  load->columns = self->by_columns;
  load->done = done;
  return load;
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->crossing, reg_crossing_free);
  g_atomic_rc_box_release (load->done);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->crossing = reg_crossing_load (db, load->rows, load->columns, load->done, cancellable,
                                      error);
  return load->crossing != NULL;
}

static void
reg_crossing_card_show (RegFigureCard *figure, gpointer data)
{
  RegCrossingCard *self = REG_CROSSING_CARD (figure);
  Load *load = data;

  g_clear_pointer (&self->crossing, reg_crossing_free);
  self->crossing = g_steal_pointer (&load->crossing);
  show (self);
}

/* --- choosing --------------------------------------------------------------------------- */

/* What the other one has they exchange. */
static void
changed_cb (RegCrossingCard *self)
{
  RegSegmentation rows = gtk_drop_down_get_selected (self->rows);
  RegSegmentation columns = gtk_drop_down_get_selected (self->columns);

  if (self->is_changing)
    return;
  self->is_changing = TRUE;
  if (rows == columns && rows != self->by_rows)
    gtk_drop_down_set_selected (self->columns, columns = self->by_rows);
  else if (rows == columns)
    gtk_drop_down_set_selected (self->rows, rows = self->by_columns);
  self->is_changing = FALSE;
  self->by_rows = rows;
  self->by_columns = columns;
  reg_figure_card_load (REG_FIGURE_CARD (self));
}

static void
figure_cb (RegCrossingCard *self)
{
  if (self->crossing != NULL)
    show (self);
}

/* "" for all customers. */
static char *
reg_crossing_card_choose (RegFigureCard *figure, int datum)
{
  RegCrossingCard *self = REG_CROSSING_CARD (figure);
  const RegCrossing *crossing = self->crossing;
  int n_columns = (int)crossing->column_bands->len + 1;
  int row = datum / n_columns, column = datum % n_columns;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *conditions = NULL;
  g_autofree char *label = NULL;

  row = row == (int)crossing->row_bands->len ? -1 : row;
  column = column == n_columns - 1 ? -1 : column;
  if (row < 0 && column < 0)
    return g_strdup ("");
  ids = reg_crossing_list (crossing, row, column);
  if (ids->len == 0)
    return NULL;
  if (row < 0 || column < 0)
    label = g_strdup (row < 0 ? get_name (crossing->column_bands, column)
                              : get_name (crossing->row_bands, row));
  else
    /* Translators: two groups of customers, of those who belong to both: "Loyal, Zwolle" */
    label = g_strdup_printf (_ ("%s, %s"), get_name (crossing->row_bands, row),
                             get_name (crossing->column_bands, column));
  g_strdelimit (label, "\n", ' ');
  conditions = reg_crossing_dup_conditions (crossing, row, column);
  return reg_list_ids_filter_new (label, (const gint64 *)ids->data, ids->len, conditions);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_crossing_card_finalize (GObject *object)
{
  g_clear_pointer (&REG_CROSSING_CARD (object)->crossing, reg_crossing_free);
  G_OBJECT_CLASS (reg_crossing_card_parent_class)->finalize (object);
}

static void
reg_crossing_card_class_init (RegCrossingCardClass *klass)
{
  RegFigureCardClass *figure_class = REG_FIGURE_CARD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = reg_crossing_card_finalize;
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  figure_class->entities = BIT (PARTY) | BIT (SALE) | BIT (RUNG_MARK) | BIT (CONTACT_POINT)
                           | BIT (STAFF) | BIT (COMPLAINT_EVENT);
#undef BIT
  figure_class->ask = reg_crossing_card_ask;
  figure_class->job = load_job;
  figure_class->free_data = load_free;
  figure_class->show = reg_crossing_card_show;
  figure_class->choose = reg_crossing_card_choose;
}

static void
reg_crossing_card_init (RegCrossingCard *self)
{
  self->by_rows = REG_SEGMENTATION_RFM;
  self->by_columns = REG_SEGMENTATION_PROFIT;
}

/**
 * reg_crossing_card_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the card; it reads when it is first seen
 */
GtkWidget *
reg_crossing_card_new (RegSession *session)
{
  const char *names[REG_N_SEGMENTATIONS + 1] = { NULL };
  const char *figures[] = { _ ("Customers"), _ ("Contribution"), NULL };
  GtkWidget *widget = reg_figure_card_new (
      REG_TYPE_CROSSING_CARD, session, _ ("Who are our customers?"),
      _ ("Two ways to group them, side by side; a figure opens the customers behind it"));
  RegFigureCard *figure = REG_FIGURE_CARD (widget);
  RegCrossingCard *self = REG_CROSSING_CARD (widget);

  for (int i = 0; i < REG_N_SEGMENTATIONS; i++)
    names[i] = _ (reg_enum_get_label (&reg_enum_segmentation, i));
  self->rows = reg_figure_card_add_choice (figure, names, self->by_rows, _ ("Rows"));
  self->columns = reg_figure_card_add_choice (figure, names, self->by_columns, _ ("Columns"));
  self->figure = reg_figure_card_add_choice (figure, figures, 0, _ ("What is counted"));
  g_signal_connect_object (self->rows, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figure, "notify::selected", G_CALLBACK (figure_cb), self,
                           G_CONNECT_SWAPPED);
  return widget;
}
