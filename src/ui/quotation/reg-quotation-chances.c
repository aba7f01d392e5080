/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-chances.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "store/reg-measure-samples.h"
#include "ui/quotation/reg-quotation-parts.h"

/* What became of earlier quotations with about the same discount, and with a little more or less. */
struct _RegQuotationChances
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  GtkWidget *box;
  GtkWidget *here;
  GtkWidget *others;

  RegWinRecord record;
  gboolean is_known;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegQuotationChances, reg_quotation_chances, GTK_TYPE_WIDGET)

static RegSession *
get_session (RegQuotationChances *self)
{
  return reg_quotation_model_get_session (self->model);
}

/* --- figures ---------------------------------------------------------------------------- */

/* Whether it can be told what is left with another discount, and to somebody who may know. */
static gboolean
has_profit (RegQuotationChances *self, const RegCalcResult *result)
{
  return result->cost_complete && result->has_cost && result->base > 0
         && result->discount_rate < REG_PPM && reg_session_sees_cost (get_session (self));
}

/* The net is in proportion to what is left of the whole; the cost stays. */
static RegWide
profit_at (const RegCalcResult *result, guint band)
{
  gint64 rate = reg_discount_band_get_middle (band);
  RegWide net = reg_money_round_div ((RegWide)result->net * (REG_PPM - rate),
                                     REG_PPM - result->discount_rate);

  return net - result->cost;
}

/* (transfer full) (nullable): what this one would leave on average, if it went as those before */
static char *
say_expected (RegQuotationChances *self, const RegCalcResult *result, guint band, gboolean is_here)
{
  RegWide profit;

  if (!has_profit (self, result) || self->record.n_closed[band] == 0)
    return NULL;
  profit = is_here ? result->profit : profit_at (result, band);
  profit = reg_money_round_div (profit * self->record.n_won[band], self->record.n_closed[band]);
  return reg_session_format_money (get_session (self), (gint64)profit,
                                   reg_quotation_model_get_currency (self->model));
}

/* --- words ------------------------------------------------------------------------------ */

/* "5 to 10 % off", for the middle of a sentence */
static char *
say_band (RegQuotationChances *self, guint band)
{
  const RegNumberStyle *style = reg_session_get_number_style (get_session (self));
  gint64 bottom = band > 0 ? reg_discount_band_get_top (band - 1) : 0;
  g_autofree char *low = reg_rate_format (bottom, 1, style);
  g_autofree char *high = reg_rate_format (reg_discount_band_get_top (band), 1, style);
  g_autofree char *number = NULL;

  if (band == 0)
    return g_strdup (_ ("no discount"));
  if (bottom == 0)
    /* Translators: a discount of up to so many percent, inside of a sentence */
    return g_strdup_printf (_ ("up to %s off"), high);
  if (band == REG_N_DISCOUNT_BANDS - 1)
    /* Translators: a discount of more than so many percent, inside of a sentence */
    return g_strdup_printf (_ ("over %s off"), low);
  number = reg_decimal_print (bottom, 4, 0);
  /* Translators: a discount between a number and a percentage, inside of a sentence */
  return g_strdup_printf (_ ("%s to %s off"), number, high);
}

/* "Of 43 quotations with 5 to 10 % off, 21 were won." */
static char *
say_band_here (RegQuotationChances *self, const RegCalcResult *result, guint band)
{
  g_autofree char *discount = say_band (self, band);
  g_autofree char *expected = say_expected (self, result, band, TRUE);
  g_autofree char *won = NULL;
  guint n = self->record.n_closed[band];

  if (n == 0)
    /* Translators: a discount: "5 to 10 % off" */
    return g_strdup_printf (_ ("No quotation with %s was closed yet."), discount);
  /* Translators: a number of quotations, a discount ("5 to 10 % off"), how many of them were won */
  won = g_strdup_printf (ngettext ("Of %1$u quotation with %2$s, %3$u was won.",
                                   "Of %1$u quotations with %2$s, %3$u were won.", n),
                         n, discount, self->record.n_won[band]);
  if (expected == NULL)
    return g_steal_pointer (&won);
  /* Translators: a sentence, then an amount of profit */
  return g_strdup_printf (
      _ ("%s If this one goes the same way, that leaves %s of profit on average."), won, expected);
}

/* "With no discount: 4 of 20 won, 310.00 € on average." */
static char *
say_band_beside (RegQuotationChances *self, const RegCalcResult *result, guint band)
{
  g_autofree char *discount = say_band (self, band);
  g_autofree char *expected = say_expected (self, result, band, FALSE);
  guint n = self->record.n_closed[band], n_won = self->record.n_won[band];

  if (n == 0)
    return NULL;
  if (expected == NULL)
    /* Translators: a discount ("5 to 10 % off"), how many quotations were won of how many */
    return g_strdup_printf (_ ("With %1$s: %2$u of %3$u won."), discount, n_won, n);
  /* Translators: as above, then an amount of profit */
  return g_strdup_printf (_ ("With %1$s: %2$u of %3$u won, %4$s on average."), discount, n_won, n,
                          expected);
}

/* --- showing ---------------------------------------------------------------------------- */

static void
show_missing (RegQuotationChances *self)
{
  guint missing = REG_MEASURE_FEWEST_CLOSED - self->record.n;
  g_autofree char *text = g_strdup_printf (
      ngettext ("From %1$u closed quotations on it says here which discount wins how often; "
                "%2$u is missing.",
                "From %1$u closed quotations on it says here which discount wins how often; "
                "%2$u are missing.",
                missing),
      (guint)REG_MEASURE_FEWEST_CLOSED, missing);

  gtk_label_set_text (GTK_LABEL (self->here), text);
  gtk_widget_set_visible (self->others, FALSE);
}

static void
show_chances (RegQuotationChances *self, const RegCalcResult *result)
{
  guint band = reg_discount_band_find (result->discount_rate);
  g_autofree char *here = say_band_here (self, result, band);
  g_autofree char *less = band > 0 ? say_band_beside (self, result, band - 1) : NULL;
  g_autofree char *more = band + 1 < REG_N_DISCOUNT_BANDS ? say_band_beside (self, result, band + 1)
                                                          : NULL;
  g_autofree char *others = g_strjoin ("\n", less != NULL ? less : more, less != NULL ? more : NULL,
                                       NULL);

  gtk_label_set_text (GTK_LABEL (self->here), here);
  gtk_label_set_text (GTK_LABEL (self->others), others);
  gtk_widget_set_visible (self->others, *others != '\0');
}

static void
update (RegQuotationChances *self)
{
  const RegCalcResult *result = reg_quotation_model_get_result (self->model);
  gboolean is_shown = self->is_known && result != NULL && result->base > 0;

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  if (!is_shown)
    return;
  if (self->record.n < REG_MEASURE_FEWEST_CLOSED)
    show_missing (self);
  else
    show_chances (self, result);
}

/* --- reading ---------------------------------------------------------------------------- */

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_win_record_load (db, data, cancellable, error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuotationChances) self = user_data;
  g_autoptr (GError) error = NULL;
  RegWinRecord *record = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (record == NULL)
    {
      g_info ("What discounts win is not known: %s", error->message);
      return;
    }
  self->record = *record;
  self->is_known = TRUE;
  update (self);
}

/* It reads all quotations: whatever a person waits for goes first. */
static void
load (RegQuotationChances *self)
{
  reg_store_read_async (reg_session_get_store (get_session (self)), G_PRIORITY_LOW, load_job,
                        g_new0 (RegWinRecord, 1), g_free, self->cancellable, loaded_cb,
                        g_object_ref (self));
}

/* --- widget ----------------------------------------------------------------------------- */

static void
reg_quotation_chances_dispose (GObject *object)
{
  RegQuotationChances *self = REG_QUOTATION_CHANCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_quotation_chances_parent_class)->dispose (object);
}

static void
reg_quotation_chances_finalize (GObject *object)
{
  g_object_unref (REG_QUOTATION_CHANCES (object)->cancellable);
  G_OBJECT_CLASS (reg_quotation_chances_parent_class)->finalize (object);
}

static void
reg_quotation_chances_class_init (RegQuotationChancesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_quotation_chances_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_quotation_chances_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_quotation_chances_init (RegQuotationChances *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->here = reg_quotation_label_new ("", "caption");
  self->others = reg_quotation_label_new ("", "caption");
  gtk_widget_add_css_class (self->others, "dimmed");
  gtk_box_append (GTK_BOX (self->box), self->here);
  gtk_box_append (GTK_BOX (self->box), self->others);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * reg_quotation_chances_new:
 * @model: a quotation that is being written
 *
 * Says of how many quotations with about this discount how many were won, and what that leaves on
 * average; never what will happen. It is there as soon as the store has answered.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
reg_quotation_chances_new (RegQuotationModel *model)
{
  RegQuotationChances *self = g_object_new (REG_TYPE_QUOTATION_CHANCES, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
