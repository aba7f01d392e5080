/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-figure-period.h"

#include <glib/gi18n.h>

/* So many months, quarters or years can be chosen, the newest first. */
#define N_PERIODS 8
#define KEY "reg-figure-period"

static const int unit_months[] = { 1, 3, 12 };

/* Which month, quarter or year a card shows. */
typedef struct
{
  GtkDropDown *unit;
  GtkDropDown *period;
  gboolean is_filling;
} Period;

static Period *
get_period (RegFigureCard *card)
{
  return g_object_get_data (G_OBJECT (card), KEY);
}

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
fill (RegFigureCard *card)
{
  Period *self = get_period (card);
  g_autofree char *today = reg_session_dup_today (reg_figure_card_get_session (card));
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

static void
unit_cb (RegFigureCard *card)
{
  fill (card);
  reg_figure_card_load (card);
}

static void
period_cb (RegFigureCard *card)
{
  if (!get_period (card)->is_filling)
    reg_figure_card_load (card);
}

/**
 * reg_figure_period_add:
 * @card: a card that shows one time at once
 *
 * A choice of months, quarters or years, and which of them, beside the menu. The card is worked out
 * anew when another is chosen.
 */
void
reg_figure_period_add (RegFigureCard *card)
{
  const char *units[] = { _ ("Months"), _ ("Quarters"), _ ("Years"), NULL };
  const char *none[] = { NULL };
  Period *self = g_new0 (Period, 1);

  g_object_set_data_full (G_OBJECT (card), KEY, self, g_free);
  self->unit = reg_figure_card_add_choice (card, units, 1, _ ("Length of the time"));
  self->period = reg_figure_card_add_choice (card, none, 0, _ ("Which time"));
  fill (card);
  g_signal_connect_object (self->unit, "notify::selected", G_CALLBACK (unit_cb), card,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (period_cb), card,
                           G_CONNECT_SWAPPED);
}

/**
 * reg_figure_period_get_start:
 * @card: a card with a choice of times
 * @back: so many times before the chosen one, -1 for the one after
 * @start: (out): its first day
 */
void
reg_figure_period_get_start (RegFigureCard *card, int back, char start[REG_DATE_SIZE])
{
  const Period *self = get_period (card);
  g_autofree char *today = reg_session_dup_today (reg_figure_card_get_session (card));

  get_start (today, unit_months[gtk_drop_down_get_selected (self->unit)],
             (int)gtk_drop_down_get_selected (self->period) + back, start);
}

/**
 * reg_figure_period_is_open:
 *
 * Returns: whether the chosen time is not over
 */
gboolean
reg_figure_period_is_open (RegFigureCard *card)
{
  return gtk_drop_down_get_selected (get_period (card)->period) == 0;
}
