/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-segmentation.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "core/reg-date.h"
#include "core/reg-rfm.h"

/* clang-format off */
static const RegEnumValue fifth_values[] = {
  { "best", N_ ("Best fifth") },
  { "second", N_ ("Second fifth") },
  { "middle", N_ ("Middle fifth") },
  { "fourth", N_ ("Fourth fifth") },
  { "last", N_ ("Last fifth") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (fifth_values) == REG_N_FIFTHS);
const RegEnum reg_enum_fifth = { "fifth", fifth_values, G_N_ELEMENTS (fifth_values) };

static const RegEnumValue values[] = {
  [REG_SEGMENTATION_PROFIT] = { "profit", N_ ("Profit") },
  [REG_SEGMENTATION_RFM] = { "rfm", N_ ("Buying habits") },
  [REG_SEGMENTATION_LAST_PURCHASE] = { "last-purchase", N_ ("Last purchase") },
  [REG_SEGMENTATION_SINCE] = { "since", N_ ("Customer for how long") },
  [REG_SEGMENTATION_PURCHASES] = { "purchases", N_ ("Number of purchases") },
  [REG_SEGMENTATION_RUNG] = { "rung", N_ ("Kind of customer") },
  [REG_SEGMENTATION_CLASS] = { "class", N_ ("Class") },
  [REG_SEGMENTATION_KIND] = { "kind", N_ ("Person or organisation") },
  [REG_SEGMENTATION_AGE] = { "age", N_ ("Age") },
  [REG_SEGMENTATION_GENDER] = { "gender", N_ ("Gender") },
  [REG_SEGMENTATION_SPENDING] = { "spending", N_ ("Spending") },
  [REG_SEGMENTATION_TOWN] = { "town", N_ ("Town") },
  [REG_SEGMENTATION_POSTAL_AREA] = { "postal-area", N_ ("Postal area") },
  [REG_SEGMENTATION_COUNTRY] = { "country", N_ ("Country") },
  [REG_SEGMENTATION_SOURCE] = { "source", N_ ("Came through") },
  [REG_SEGMENTATION_OWNER] = { "owner", N_ ("Looked after by") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (values) == REG_N_SEGMENTATIONS);
const RegEnum reg_enum_segmentation = { "segmentation", values, G_N_ELEMENTS (values) };

static const RegSegmentationBand profit[] = {
  { N_ ("Best fifth"), "fifth is best" },
  { N_ ("Second fifth"), "fifth is second" },
  { N_ ("Middle fifth"), "fifth is middle" },
  { N_ ("Fourth fifth"), "fifth is fourth" },
  { N_ ("Last fifth"), "fifth is last" },
  { N_ ("Not bought yet"), "purchases is 0" },
};

static const RegSegmentationBand rfm[] = {
  { N_ ("Champions"), NULL }, { N_ ("Loyal"), NULL }, { N_ ("New buyers"), NULL },
  { N_ ("Promising"), NULL }, { N_ ("Steady"), NULL }, { N_ ("At risk"), NULL },
  { N_ ("Slipping away"), NULL }, { N_ ("Sleeping"), NULL },
  { N_ ("Not bought yet"), "purchases is 0" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (rfm) == REG_N_RFM);

/* Months; who bought on the day itself is in the younger group. */
static const int last_purchase_cuts[] = { 1, 3, 6, 12, 24 };
static const RegSegmentationBand last_purchase[] = {
  { N_ ("In the last month"), "last-purchase within-months 1" },
  { N_ ("1 to 3 months ago"), "last-purchase before-months 1\nlast-purchase within-months 3" },
  { N_ ("3 to 6 months ago"), "last-purchase before-months 3\nlast-purchase within-months 6" },
  { N_ ("6 to 12 months ago"), "last-purchase before-months 6\nlast-purchase within-months 12" },
  { N_ ("1 to 2 years ago"), "last-purchase before-months 12\nlast-purchase within-months 24" },
  { N_ ("Longer ago"), "last-purchase before-months 24" },
  { N_ ("Not bought yet"), "last-purchase empty" },
};

static const int since_cuts[] = { 12, 24, 60, 120 };
static const RegSegmentationBand since[] = {
  { N_ ("Under a year"), "first-purchase within-months 12" },
  { N_ ("1 to 2 years"), "first-purchase before-months 12\nfirst-purchase within-months 24" },
  { N_ ("2 to 5 years"), "first-purchase before-months 24\nfirst-purchase within-months 60" },
  { N_ ("5 to 10 years"), "first-purchase before-months 60\nfirst-purchase within-months 120" },
  { N_ ("Over 10 years"), "first-purchase before-months 120" },
  { N_ ("Not bought yet"), "first-purchase empty" },
};

static const int purchases_cuts[] = { 1, 2, 4, 10, 25 };
static const RegSegmentationBand purchases[] = {
  { N_ ("None"), "purchases is 0" },
  { N_ ("One"), "purchases is 1" },
  { N_ ("2 or 3"), "purchases at-least 2\npurchases less-than 4" },
  { N_ ("4 to 9"), "purchases at-least 4\npurchases less-than 10" },
  { N_ ("10 to 24"), "purchases at-least 10\npurchases less-than 25" },
  { N_ ("25 or more"), "purchases at-least 25" },
};

static const RegSegmentationBand rung[] = {
  [REG_RUNG_PROSPECT] = { N_ ("Prospect"), "rung is prospect" },
  [REG_RUNG_FIRST] = { N_ ("First-time customer"), "rung is first" },
  [REG_RUNG_REPEAT] = { N_ ("Repeat customer"), "rung is repeat" },
  [REG_RUNG_CLIENT] = { N_ ("Client"), "rung is client" },
  [REG_RUNG_ADVOCATE] = { N_ ("Advocate"), "rung is advocate" },
  [REG_RUNG_PARTNER] = { N_ ("Partner"), "rung is partner" },
  [REG_RUNG_LOST] = { N_ ("Lost"), "rung is lost" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (rung) == REG_N_RUNGS);

static const RegSegmentationBand kind[] = {
  { N_ ("Person"), "kind is person" },
  { N_ ("Organisation"), "kind is organisation" },
};

static const int age_cuts[] = { 25, 35, 45, 55, 65 };
static const RegSegmentationBand ages[] = {
  { N_ ("Under 25"), "kind is person\nage less-than 25" },
  { N_ ("25 to 34"), "kind is person\nage at-least 25\nage less-than 35" },
  { N_ ("35 to 44"), "kind is person\nage at-least 35\nage less-than 45" },
  { N_ ("45 to 54"), "kind is person\nage at-least 45\nage less-than 55" },
  { N_ ("55 to 64"), "kind is person\nage at-least 55\nage less-than 65" },
  { N_ ("65 and over"), "kind is person\nage at-least 65" },
  { N_ ("Not known"), "kind is person\nage empty" },
  { N_ ("Organisation"), "kind is organisation" },
};
static const RegSegmentationBand gender[] = {
  [REG_GENDER_WOMAN] = { N_ ("Woman"), "gender is woman" },
  [REG_GENDER_MAN] = { N_ ("Man"), "gender is man" },
  [REG_GENDER_OTHER] = { N_ ("Neither"), "gender is other" },
  [REG_N_GENDERS] = { N_ ("Not known"), "gender empty" },
};

static const RegSegmentationBand spending[] = {
  [REG_INCOME_LOW] = { N_ ("Watches every price"), "spending is low" },
  [REG_INCOME_MIDDLE] = { N_ ("Neither cheap nor dear"), "spending is middle" },
  [REG_INCOME_HIGH] = { N_ ("Pays for the best"), "spending is high" },
  [REG_N_INCOMES] = { N_ ("Not known"), "spending empty" },
};
/* clang-format on */

#define BANDS(name) { name, G_N_ELEMENTS (name) }

static const struct
{
  const RegSegmentationBand *bands;
  guint n_bands;
} tables[REG_N_SEGMENTATIONS] = {
  [REG_SEGMENTATION_PROFIT] = BANDS (profit),
  [REG_SEGMENTATION_RFM] = BANDS (rfm),
  [REG_SEGMENTATION_LAST_PURCHASE] = BANDS (last_purchase),
  [REG_SEGMENTATION_SINCE] = BANDS (since),
  [REG_SEGMENTATION_PURCHASES] = BANDS (purchases),
  [REG_SEGMENTATION_RUNG] = BANDS (rung),
  [REG_SEGMENTATION_KIND] = BANDS (kind),
  [REG_SEGMENTATION_AGE] = BANDS (ages),
  [REG_SEGMENTATION_GENDER] = BANDS (gender),
  [REG_SEGMENTATION_SPENDING] = BANDS (spending),
};

/**
 * reg_segmentation_get_bands:
 * @by: a segmentation
 * @n_bands: (out): how many groups there are
 *
 * Returns: (transfer none) (nullable) (array length=n_bands): its groups; %NULL where they come from
 *   what stands in the book
 */
const RegSegmentationBand *
reg_segmentation_get_bands (RegSegmentation by, guint *n_bands)
{
  g_return_val_if_fail (by < REG_N_SEGMENTATIONS, NULL);

  *n_bands = tables[by].n_bands;
  return tables[by].bands;
}

static guint
find_band (const int *cuts, guint n_cuts, gint64 figure)
{
  guint band = 0;

  while (band < n_cuts && figure >= cuts[band])
    band++;
  return band;
}

/**
 * reg_segmentation_days_init:
 * @self: (out): where the groups begin and end on a day
 * @by: %REG_SEGMENTATION_LAST_PURCHASE or %REG_SEGMENTATION_SINCE
 * @today: "YYYY-MM-DD"
 */
void
reg_segmentation_days_init (RegSegmentationDays *self, RegSegmentation by, const char *today)
{
  gboolean is_last = by == REG_SEGMENTATION_LAST_PURCHASE;
  const int *cuts = is_last ? last_purchase_cuts : since_cuts;

  self->n_cuts = is_last ? G_N_ELEMENTS (last_purchase_cuts) : G_N_ELEMENTS (since_cuts);
  for (guint i = 0; i < self->n_cuts; i++)
    if (!reg_date_add_months (today, -cuts[i], self->cuts[i]))
      *self->cuts[i] = '\0';
}

/**
 * reg_segmentation_days_find:
 * @self: where the groups begin and end
 * @day: (nullable): "YYYY-MM-DD"; %NULL for never
 *
 * Returns: the group
 */
guint
reg_segmentation_days_find (const RegSegmentationDays *self, const char *day)
{
  guint band = 0;

  if (day == NULL)
    return self->n_cuts + 1;
  while (band < self->n_cuts && strcmp (day, self->cuts[band]) < 0)
    band++;
  return band;
}

/**
 * reg_segmentation_get_age:
 * @birthday: (nullable): "YYYY-MM-DD" or "--MM-DD"
 * @today: "YYYY-MM-DD"
 *
 * Returns: whole years, -1 when it is not known
 */
int
reg_segmentation_get_age (const char *birthday, const char *today)
{
  int born, month, day, year, this_month, this_day, age;

  if (birthday == NULL || strlen (birthday) != REG_DATE_SIZE - 1
      || !reg_date_get_parts (birthday, &born, &month, &day)
      || !reg_date_get_parts (today, &year, &this_month, &this_day))
    return -1;
  age = year - born - (strcmp (birthday + 5, today + 5) > 0);
  return age >= 0 ? age : -1;
}

/**
 * reg_segmentation_find_age:
 * @age: whole years, -1 not known
 *
 * Returns: the group of %REG_SEGMENTATION_AGE for a person
 */
guint
reg_segmentation_find_age (int age)
{
  return age < 0 ? G_N_ELEMENTS (age_cuts) + 1 : find_band (age_cuts, G_N_ELEMENTS (age_cuts), age);
}

/**
 * reg_segmentation_find_purchases:
 * @n: how many
 *
 * Returns: the group of %REG_SEGMENTATION_PURCHASES
 */
guint
reg_segmentation_find_purchases (gint64 n)
{
  return find_band (purchases_cuts, G_N_ELEMENTS (purchases_cuts), n);
}

/**
 * reg_segmentation_find_fifth:
 * @n_better: how many are strictly better
 * @n: how many there are, this one included
 *
 * Returns: 0 for the best fifth to 4 for the last; who is alike is in the better one
 */
guint
reg_segmentation_find_fifth (gsize n_better, gsize n)
{
  g_return_val_if_fail (n > 0 && n_better < n, REG_N_FIFTHS - 1);

  return (guint)(n_better * REG_N_FIFTHS / n);
}
