/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-side.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "ui/quotation/reg-customer-worth.h"
#include "ui/quotation/reg-quotation-chances.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/widgets/reg-discount-slider.h"
#include "ui/widgets/reg-figure.h"

/* The slider goes a little past the last line drawn on it. */
#define SLIDER_MINIMUM G_GINT64_CONSTANT (250000)
#define SLIDER_STEP G_GINT64_CONSTANT (50000)
#define MAX_REASONS 5

struct _RegQuotationSide
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  gint64 party;
  gboolean filling;

  GtkWidget *card;
  GtkWidget *figures;
  GtkWidget *secret;
  GtkWidget *cost;
  GtkWidget *profit;
  GtkWidget *margin;
  GtkWidget *no_cost;
  GtkWidget *discount_box;
  GtkWidget *discount;
  GtkWidget *slider;
  GtkWidget *deepest;
  GtkWidget *reasons;
  GtkWidget *customer;
};

G_DEFINE_FINAL_TYPE (RegQuotationSide, reg_quotation_side, GTK_TYPE_WIDGET)

static RegSession *
get_session (RegQuotationSide *self)
{
  return reg_quotation_model_get_session (self->model);
}

static char *
rate (RegQuotationSide *self, gint64 ppm)
{
  return reg_rate_format (ppm, 1, reg_session_get_number_style (get_session (self)));
}

static char *
money (RegQuotationSide *self, gint64 minor)
{
  return reg_session_format_money (get_session (self), minor,
                                   reg_quotation_model_get_currency (self->model));
}

/* --- figures ---------------------------------------------------------------------------- */

static void
fill_figures (RegQuotationSide *self, const RegCalcResult *result)
{
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (self->model);
  g_autofree char *cost = NULL;
  g_autofree char *profit = NULL;
  g_autofree char *margin = NULL;
  gboolean may_see = reg_session_sees_cost (get_session (self));
  gboolean known = may_see && result != NULL && result->has_cost;

  gtk_widget_set_visible (self->figures, may_see);
  gtk_widget_set_visible (self->secret, !may_see);
  if (known)
    {
      cost = money (self, result->cost);
      profit = money (self, result->profit);
      margin = result->has_margin ? rate (self, result->margin) : NULL;
    }
  reg_figure_set_value (REG_FIGURE (self->cost), known ? cost : "–");
  reg_figure_set_value (REG_FIGURE (self->profit), known ? profit : "–");
  reg_figure_set_value (REG_FIGURE (self->margin), margin != NULL ? margin : "–");
  reg_figure_set_style (REG_FIGURE (self->margin), judgement != NULL && judgement->margin_broken
                                                       ? REG_PILL_WARNING
                                                       : REG_PILL_NEUTRAL);
  gtk_widget_set_visible (self->no_cost, may_see && result != NULL && result->n_lines > 0
                                             && !result->cost_complete);
}

/* --- discount --------------------------------------------------------------------------- */

static gint64
round_up (gint64 ppm)
{
  return (ppm + SLIDER_STEP - 1) / SLIDER_STEP * SLIDER_STEP;
}

static void
fill_limits (RegQuotationSide *self, const RegQuotationJudgement *judgement, gint64 value)
{
  RegDiscountSlider *slider = REG_DISCOUNT_SLIDER (self->slider);
  gint64 own = judgement->deepest;
  gint64 furthest = MAX (SLIDER_MINIMUM, value);
  g_autofree char *own_rate = NULL;
  g_autofree char *own_label = NULL;

  for (guint i = 0; i < judgement->reaches->len; i++)
    furthest = MAX (furthest,
                    g_array_index (judgement->reaches, RegQuotationReach, i).ppm + SLIDER_STEP);
  if (own >= 0 && own < REG_PPM)
    {
      furthest = MAX (furthest, own + SLIDER_STEP);
      own_rate = rate (self, own);
      /* Translators: below a line on the discount slider */
      own_label = g_strdup_printf (_ ("you: %s"), own_rate);
    }
  reg_discount_slider_set_maximum (slider, MIN (round_up (furthest), REG_PPM));
  reg_discount_slider_set_own_limit (slider, own < REG_PPM ? MAX (own, 0) : -1, own_label);
  if (judgement->reaches->len > 0)
    {
      const RegQuotationReach *reach = &g_array_index (judgement->reaches, RegQuotationReach, 0);
      g_autofree char *next_rate = rate (self, reach->ppm);
      g_autofree char *label = g_strdup_printf ("%s: %s", reg_role_get_word (reach->role),
                                                next_rate);

      reg_discount_slider_set_next_limit (slider, reach->ppm, label);
    }
  else
    reg_discount_slider_set_next_limit (slider, -1, NULL);
}

static void
fill_deepest (RegQuotationSide *self, const RegQuotationJudgement *judgement)
{
  g_autofree char *figure = NULL;
  g_autofree char *text = NULL;

  if (judgement->deepest < 0)
    text = g_strdup (_ ("Even without a discount somebody has to be asked."));
  else if (judgement->deepest >= REG_PPM)
    text = g_strdup (_ ("You may give any discount."));
  else
    {
      figure = rate (self, judgement->deepest);
      text = g_strdup_printf (_ ("Deepest you may give: %s"), figure);
    }
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->deepest)), text) != 0)
    gtk_button_set_label (GTK_BUTTON (self->deepest), text);
  gtk_widget_set_sensitive (self->deepest, judgement->deepest >= 0 && judgement->deepest < REG_PPM);
}

static void
fill_discount (RegQuotationSide *self, const RegCalcResult *result)
{
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (self->model);
  RegDiscount discount = reg_quotation_model_get_discount (self->model);
  gint64 value = discount.kind == REG_DISCOUNT_PERCENT ? discount.value : 0;
  g_autofree char *figure = NULL;

  gtk_widget_set_visible (self->discount_box,
                          judgement != NULL && result != NULL
                              && reg_quotation_model_get_editable (self->model));
  if (judgement == NULL || result == NULL)
    return;
  figure = discount.kind == REG_DISCOUNT_AMOUNT ? money (self, -discount.value)
                                                : rate (self, value);
  gtk_label_set_text (GTK_LABEL (self->discount), figure);
  fill_limits (self, judgement, value);
  reg_discount_slider_set_value (REG_DISCOUNT_SLIDER (self->slider), value);
  fill_deepest (self, judgement);
}

static void
slider_changed_cb (GObject *slider, GParamSpec *pspec, RegQuotationSide *self)
{
  RegDiscount discount = { REG_DISCOUNT_PERCENT, 0 };

  if (self->filling)
    return;
  discount.value = reg_discount_slider_get_value (REG_DISCOUNT_SLIDER (slider));
  reg_quotation_model_set_discount (self->model, discount);
}

/* --- why -------------------------------------------------------------------------------- */

static GtkWidget *
append_reason (RegQuotationSide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *label = reg_quotation_label_new ("", NULL);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->reasons), box);
  return box;
}

/* Fills the place after @before, or the first one. Places are kept while somebody types: making them
 * anew costs more than all that is computed. */
static GtkWidget *
say_reason (RegQuotationSide *self, GtkWidget *before, gboolean broken, const char *text)
{
  GtkWidget *place = before != NULL ? gtk_widget_get_next_sibling (before)
                                    : gtk_widget_get_first_child (self->reasons);
  const char *style = broken ? "warning" : "success";
  GtkWidget *image;

  if (place == NULL)
    place = append_reason (self);
  image = gtk_widget_get_first_child (place);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (place)), text);
  if (gtk_widget_has_css_class (image, style))
    return place;
  gtk_image_set_from_icon_name (GTK_IMAGE (image),
                                broken ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (image, broken ? "success" : "warning");
  gtk_widget_add_css_class (image, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  broken ? _ ("Over the limit") : _ ("Within the limit"), -1);
  return place;
}

/* The first letter large: the words were made for the middle of a sentence. */
static char *
as_sentence (const char *phrase)
{
  g_autofree char *first = g_utf8_substring (phrase, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (phrase), NULL);
}

/* All limits that are kept, as one sentence. */
static char *
say_kept (const RegQuotationJudgement *judgement)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; i < judgement->kept->len; i++)
    g_string_append_printf (kept, "%s%s", i > 0 ? "\u00a0· " : "",
                            (char *)g_ptr_array_index (judgement->kept, i));
  return as_sentence (kept->str);
}

static void
fill_reasons (RegQuotationSide *self)
{
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (self->model);
  GtkWidget *place = NULL;
  guint shown = 0;

  if (judgement != NULL)
    shown = MIN (judgement->reasons->len, MAX_REASONS);
  if (judgement != NULL && judgement->blocked != 0)
    {
      g_autofree char *text = reg_quotation_judgement_dup_block (judgement);

      place = say_reason (self, place, TRUE, text);
    }
  for (guint i = 0; i < shown; i++)
    {
      const RegQuotationReason *reason = g_ptr_array_index (judgement->reasons, i);
      g_autofree char *text = as_sentence (reason->phrase);

      place = say_reason (self, place, TRUE, text);
    }
  if (judgement != NULL && judgement->reasons->len > shown)
    {
      guint more = judgement->reasons->len - shown;
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u more like these", "%u more like these", more), more);

      place = say_reason (self, place, TRUE, text);
    }
  if (judgement != NULL && judgement->kept->len > 0)
    {
      g_autofree char *text = say_kept (judgement);

      place = say_reason (self, place, FALSE, text);
    }
  else if (judgement != NULL && judgement->reasons->len == 0)
    place = say_reason (self, place, FALSE, _ ("No rule asks for anybody."));
  reg_quotation_box_clear_after (self->reasons, place);
}

static void
model_changed_cb (RegQuotationModel *model, RegQuotationSide *self)
{
  const RegCalcResult *result = reg_quotation_model_get_result (model);

  self->filling = TRUE;
  fill_figures (self, result);
  fill_discount (self, result);
  fill_reasons (self);
  self->filling = FALSE;
}

/* --- customer --------------------------------------------------------------------------- */

static void
state_changed_cb (RegQuotationModel *model, RegQuotationSide *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (model);
  gint64 party = quotation != NULL && quotation->party != NULL
                     ? reg_record_get_id (quotation->party)
                     : 0;

  if (party == 0 || party == self->party)
    return;
  self->party = party;
  reg_customer_worth_show (self->customer, get_session (self), party);
}

/* --- widget ----------------------------------------------------------------------------- */

static GtkWidget *
make_figures (RegQuotationSide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->cost = reg_figure_new ("", _ ("cost"));
  self->profit = reg_figure_new ("", _ ("profit"));
  self->margin = reg_figure_new ("", _ ("margin"));
  gtk_box_append (GTK_BOX (box), self->cost);
  gtk_box_append (GTK_BOX (box), self->profit);
  gtk_box_append (GTK_BOX (box), self->margin);
  self->figures = box;
  return box;
}

static GtkWidget *
make_discount (RegQuotationSide *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ ("Discount on everything"));

  self->discount_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  self->discount = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->discount, "heading");
  gtk_widget_add_css_class (self->discount, "numeric");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), self->discount);
  self->slider = reg_discount_slider_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Discount on everything"), -1);
  g_signal_connect_object (self->slider, "notify::value", G_CALLBACK (slider_changed_cb), self, 0);
  self->deepest = gtk_button_new_with_label ("");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->deepest))), TRUE);
  gtk_widget_set_halign (self->deepest, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->deepest, "flat");
  gtk_widget_add_css_class (self->deepest, "reg-flush");
  gtk_widget_set_tooltip_text (self->deepest, _ ("Give exactly this (Ctrl+D)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->deepest), "quotation.snap");
  gtk_box_append (GTK_BOX (self->discount_box), line);
  gtk_box_append (GTK_BOX (self->discount_box), self->slider);
  gtk_box_append (GTK_BOX (self->discount_box), self->deepest);
  return self->discount_box;
}

static void
reg_quotation_side_dispose (GObject *object)
{
  RegQuotationSide *self = REG_QUOTATION_SIDE (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_quotation_side_parent_class)->dispose (object);
}

static void
reg_quotation_side_class_init (RegQuotationSideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_quotation_side_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_quotation_side_init (RegQuotationSide *self)
{
  self->card = reg_quotation_card_new (_ ("Simulation"));
  gtk_box_append (GTK_BOX (self->card), make_figures (self));
  self->secret = reg_quotation_label_new (
      _ ("What it costs and earns is shown to managers and owners."), "caption");
  gtk_widget_add_css_class (self->secret, "dimmed");
  gtk_box_append (GTK_BOX (self->card), self->secret);
  self->no_cost = reg_quotation_label_new (
      _ ("The cost of some lines is not known; they are left out here."), "caption");
  gtk_widget_add_css_class (self->no_cost, "dimmed");
  gtk_box_append (GTK_BOX (self->card), self->no_cost);
  gtk_box_append (GTK_BOX (self->card), make_discount (self));
  gtk_box_append (GTK_BOX (self->card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->card), reg_quotation_label_new (_ ("Why"), "heading"));
  self->reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->card), self->reasons);
  self->customer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_visible (self->customer, FALSE);
  gtk_box_append (GTK_BOX (self->customer), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->customer),
                  reg_quotation_label_new (_ ("This customer"), "heading"));
  gtk_box_append (GTK_BOX (self->card), self->customer);
  gtk_widget_set_valign (self->card, GTK_ALIGN_START);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
reg_quotation_side_new (RegQuotationModel *model)
{
  RegQuotationSide *self;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (model), NULL);

  self = g_object_new (REG_TYPE_QUOTATION_SIDE, NULL);
  self->model = g_object_ref (model);
  gtk_box_append (GTK_BOX (self->discount_box), reg_quotation_chances_new (model));
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, 0);
  g_signal_connect_object (model, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
  model_changed_cb (model, self);
  state_changed_cb (model, self);
  return GTK_WIDGET (self);
}

/* Gives exactly the deepest discount that needs nobody. */
void
reg_quotation_side_snap (RegQuotationSide *self)
{
  const RegQuotationJudgement *judgement;

  g_return_if_fail (REG_IS_QUOTATION_SIDE (self));

  judgement = reg_quotation_model_get_judgement (self->model);
  if (judgement != NULL && judgement->deepest >= 0 && judgement->deepest < REG_PPM)
    reg_quotation_model_set_discount (self->model,
                                      (RegDiscount){ REG_DISCOUNT_PERCENT, judgement->deepest });
}
