/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-counter-text.h"

#include <glib/gi18n.h>

#include "core/reg-segmentation.h"
#include "ui/customer/reg-customer-advice.h"
#include "ui/customer/reg-customer-data.h"
#include "ui/customer/reg-history-text.h"
#include "ui/question/reg-answer-text.h"

/* A birthday that is near, in days. */
#define NEAR 14

static void
join (GString *text, const char *more)
{
  if (*more == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, more);
}

static void join_printf (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
join_printf (GString *text, const char *format, ...)
{
  g_autofree char *more = NULL;
  va_list arguments;

  va_start (arguments, format);
  more = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  join (text, more);
}

/**
 * reg_counter_text_distance:
 * @date: a day
 * @today: "YYYY-MM-DD"
 *
 * Returns: (transfer full): "3 weeks ago", "in 5 days"
 */
char *
reg_counter_text_distance (const char *date, const char *today)
{
  guint n = 0;

  switch (reg_date_get_distance (date, today, &n))
    {
    case REG_DATE_TODAY:
      return g_strdup (_ ("today"));
    case REG_DATE_YESTERDAY:
      return g_strdup (_ ("yesterday"));
    case REG_DATE_TOMORROW:
      return g_strdup (_ ("tomorrow"));
    case REG_DATE_DAYS_AGO:
      return g_strdup_printf (ngettext ("%u day ago", "%u days ago", n), n);
    case REG_DATE_WEEKS_AGO:
      return g_strdup_printf (ngettext ("%u week ago", "%u weeks ago", n), n);
    case REG_DATE_MONTHS_AGO:
      return g_strdup_printf (ngettext ("%u month ago", "%u months ago", n), n);
    case REG_DATE_YEARS_AGO:
      return g_strdup_printf (ngettext ("%u year ago", "%u years ago", n), n);
    case REG_DATE_IN_DAYS:
      return g_strdup_printf (ngettext ("in %u day", "in %u days", n), n);
    case REG_DATE_IN_WEEKS:
      return g_strdup_printf (ngettext ("in %u week", "in %u weeks", n), n);
    case REG_DATE_IN_MONTHS:
      return g_strdup_printf (ngettext ("in %u month", "in %u months", n), n);
    case REG_DATE_IN_YEARS:
    default:
      return g_strdup_printf (ngettext ("in %u year", "in %u years", n), n);
    }
}

/**
 * reg_counter_text_about:
 *
 * Returns: (transfer full): "Client · since 2021 · looked after by Bea"
 */
char *
reg_counter_text_about (const RegCounter *counter, RegSession *session)
{
  RegCustomerCard card = { .party = counter->party,
                           .rung = counter->rung,
                           .n_sales = counter->n_sales,
                           .first_sale_on = counter->first_sale_on };
  const RegCustomerData data = { .card = &card };
  g_autofree char *about = reg_customer_data_describe (&data, session);
  GString *text = g_string_new (about);

  if (counter->owner != NULL)
    /* Translators: %s is the name of a colleague */
    join_printf (text, _ ("looked after by %s"), counter->owner);
  return g_string_free (text, FALSE);
}

/**
 * reg_counter_text_last:
 *
 * Returns: (transfer full): "3 weeks ago, on 28 Oct: asked about tyres"
 */
char *
reg_counter_text_last (const RegCounter *counter, RegSession *session)
{
  g_autofree char *distance = NULL;
  g_autofree char *day = NULL;

  if (*counter->last_contact_on == '\0')
    return g_strdup (_ ("never before"));
  distance = reg_counter_text_distance (counter->last_contact_on, counter->today);
  day = reg_session_format_date (session, counter->last_contact_on);
  if (counter->last_words == NULL || *counter->last_words == '\0')
    /* Translators: "3 weeks ago, on 28 Oct" */
    return g_strdup_printf (_ ("%s, on %s"), distance, day);
  /* Translators: "3 weeks ago, on 28 Oct: asked about tyres" */
  return g_strdup_printf (_ ("%s, on %s: %s"), distance, day, counter->last_words);
}

static void
join_place (GString *text, const RegCounter *counter)
{
  static const char *const bands[] = {
    NULL,
    N_ ("in the top fifth of customers"),
    N_ ("in the second fifth of customers"),
    N_ ("in the middle fifth of customers"),
    N_ ("in the fourth fifth of customers"),
    N_ ("in the lowest fifth of customers"),
  };

  if (counter->band > 0)
    join (text, _ (bands[counter->band]));
  else if (counter->place > 0)
    join_printf (text, _ ("No. %'d of %'d customers"), (int)counter->place, (int)counter->n_buyers);
}

static void
join_standing (GString *text, const RegCounter *counter)
{
  RegNextFacts facts;

  reg_counter_get_facts (counter, &facts);
  switch (reg_next_facts_get_standing (&facts))
    {
    case REG_STANDING_SLIPPING:
      join (text, _ ("slipping away"));
      break;
    case REG_STANDING_LOST:
      join (text, _ ("lost"));
      break;
    case REG_STANDING_NEW:
      join (text, _ ("new"));
      break;
    case REG_STANDING_STEADY:
      join (text, _ ("not slipping away"));
      break;
    case REG_STANDING_NEVER:
    default:
      break;
    }
}

/**
 * reg_counter_text_value:
 *
 * Returns: (transfer full): what they are worth, and how loyal they are: their place, when and how
 *   often they bought, for how much in a year, whom they brought, whether they slip away
 */
char *
reg_counter_text_value (const RegCounter *counter, RegSession *session)
{
  GString *text = g_string_new (NULL);
  g_autofree char *amount = reg_session_format_money (session, counter->year_net,
                                                      counter->currency);

  if (counter->n_sales == 0)
    join (text, _ ("has not bought anything yet"));
  else
    {
      g_autofree char *distance = reg_counter_text_distance (counter->last_sale_on, counter->today);

      join_place (text, counter);
      /* Translators: "bought 3 weeks ago" */
      join_printf (text, _ ("bought %s"), distance);
      join_printf (text, ngettext ("%'d purchase", "%'d purchases", (gulong)counter->n_sales),
                   (int)counter->n_sales);
      /* Translators: %s is what somebody bought for in the last year */
      join_printf (text, _ ("%s in 12 months"), amount);
    }
  if (counter->n_brought > 0)
    join_printf (text,
                 ngettext ("brought %d other", "brought %d others", (gulong)counter->n_brought),
                 (int)counter->n_brought);
  join_standing (text, counter);
  return g_string_free (text, FALSE);
}

static guint
count_promises (const RegCounter *counter)
{
  guint n = 0;

  for (guint i = 0; i < counter->tasks->len; i++)
    n += reg_record_get_int (g_ptr_array_index (counter->tasks, i), REG_TASK_KIND)
         == REG_TASK_KIND_PROMISE;
  return n;
}

/* The group of a segmentation they are in. */
static const char *
get_group (RegSegmentation by, guint band)
{
  guint n_bands;
  const RegSegmentationBand *bands = reg_segmentation_get_bands (by, &n_bands);

  return _ (bands[MIN (band, n_bands - 1)].label);
}

static const char *
get_days_group (RegSegmentation by, const char *day, const char *today)
{
  RegSegmentationDays days;

  reg_segmentation_days_init (&days, by, today);
  return get_group (by, reg_segmentation_days_find (&days, day));
}

/**
 * reg_counter_text_groups:
 *
 * The groups they belong to, by one way of parting customers each; the value has the fifth and the last
 * purchase.
 *
 * Returns: (transfer full): "Loyal · customer for: 2 to 5 years · age: 35 to 44"
 */
char *
reg_counter_text_groups (const RegCounter *counter)
{
  GString *text = g_string_new (NULL);
  int age = reg_segmentation_get_age (reg_record_get_text (counter->party, REG_PARTY_BIRTHDAY),
                                      counter->today);

  if (counter->rfm != REG_RFM_NEVER)
    join (text, get_group (REG_SEGMENTATION_RFM, counter->rfm));
  if (counter->n_sales > 0)
    /* Translators: %s is a length of time such as “2 to 5 years” or “Under a year” */
    join_printf (text, _ ("customer for: %s"),
                 get_days_group (REG_SEGMENTATION_SINCE, counter->first_sale_on, counter->today));
  if (age >= 0 && reg_record_get_int (counter->party, REG_PARTY_KIND) == REG_PARTY_KIND_PERSON)
    /* Translators: %s is an age such as “35 to 44” or “Under 25” */
    join_printf (text, _ ("age: %s"),
                 get_group (REG_SEGMENTATION_AGE, reg_segmentation_find_age (age)));
  return g_string_free (text, FALSE);
}

/**
 * reg_counter_text_open:
 *
 * Returns: (transfer full): "1 complaint · 2 quotations · 1 promise · 120.00 € not paid"
 */
char *
reg_counter_text_open (const RegCounter *counter, RegSession *session)
{
  GString *text = g_string_new (NULL);
  guint promises = count_promises (counter);
  guint tasks = counter->tasks->len - promises;

  if (counter->complaints->len > 0)
    join_printf (text, ngettext ("%u complaint", "%u complaints", counter->complaints->len),
                 counter->complaints->len);
  if (counter->quotations->len > 0)
    join_printf (text, ngettext ("%u quotation", "%u quotations", counter->quotations->len),
                 counter->quotations->len);
  if (promises > 0)
    join_printf (text, ngettext ("%u promise", "%u promises", promises), promises);
  if (tasks > 0)
    join_printf (text, ngettext ("%u task", "%u tasks", tasks), tasks);
  if (counter->owed > 0)
    {
      g_autofree char *amount = reg_session_format_money (session, counter->owed,
                                                          counter->currency);

      /* Translators: %s is an amount of money */
      join_printf (text, _ ("%s not paid"), amount);
    }
  return g_string_free (text, FALSE);
}

/**
 * reg_counter_text_birthday:
 *
 * Returns: (transfer full): "in 5 days, on 28 Nov", when that is within two weeks
 */
char *
reg_counter_text_birthday (const RegCounter *counter, RegSession *session)
{
  const char *birthday = reg_record_peek_text (counter->party, REG_PARTY_BIRTHDAY);
  g_autofree char *distance = NULL;
  g_autofree char *day = NULL;
  char next[REG_DATE_SIZE];

  if (birthday == NULL || !reg_date_next_anniversary (birthday, counter->today, next)
      || reg_date_days_between (counter->today, next) > NEAR)
    return g_strdup ("");
  distance = reg_counter_text_distance (next, counter->today);
  day = reg_session_format_date (session, next);
  return g_strdup_printf (_ ("%s, on %s"), distance, day);
}

/**
 * reg_counter_text_usual:
 *
 * Returns: (transfer full): "Tyre (5 times, last on 3 Aug)"
 */
char *
reg_counter_text_usual (const RegCounter *counter, RegSession *session)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counter->usual->len; i++)
    {
      const RegCounterUsual *usual = &g_array_index (counter->usual, RegCounterUsual, i);
      g_autofree char *day = reg_session_format_date (session, usual->last_on);

      join_printf (text,
                   /* Translators: a product, how often it was bought, and when last */
                   ngettext ("%s (%d time, last on %s)", "%s (%d times, last on %s)",
                             (gulong)usual->n_sales),
                   usual->name, (int)usual->n_sales, day);
    }
  return g_string_free (text, FALSE);
}

/* With when to ask it, where that is written down. */
static char *
describe_unknown (const RegCounterPlay *play)
{
  if (play->situation == NULL)
    return g_strdup (_ ("not known yet"));
  return g_strdup_printf ("%s · %s", _ ("not known yet"), play->situation);
}

/**
 * reg_counter_text_answer:
 * @play: something the best sellers ask
 *
 * Returns: (transfer full): what this customer answered
 */
char *
reg_counter_text_answer (const RegCounterPlay *play, RegSession *session)
{
  if (play->answer == NULL)
    return describe_unknown (play);
  return reg_answer_text_format (session, play->question_kind, play->answer);
}

/**
 * reg_counter_text_play:
 * @play: something the best sellers look at
 *
 * Returns: (transfer full): what is known of it for this customer
 */
char *
reg_counter_text_play (const RegCounter *counter, const RegCounterPlay *play, RegSession *session)
{
  const RegFieldInfo *field = &reg_entity_get_info (REG_ENTITY_PARTY)->fields[play->field];

  if (reg_record_is_null (counter->party, play->field))
    return describe_unknown (play);
  if (field->type == REG_FIELD_TYPE_TEXT || field->type == REG_FIELD_TYPE_LONG_TEXT)
    return g_strdup (reg_record_get_text (counter->party, play->field));
  return reg_history_text_describe_value (field, reg_record_get_value (counter->party, play->field),
                                          session);
}

/**
 * reg_counter_text_sentence:
 *
 * Returns: (transfer full): the card in one short sentence, to be heard: who, when last here, what to
 *   do next
 */
char *
reg_counter_text_sentence (const RegCounter *counter, RegSession *session)
{
  g_autofree char *last = *counter->last_contact_on != '\0'
                              ? reg_counter_text_distance (counter->last_contact_on, counter->today)
                              : g_strdup (_ ("never before"));
  g_autoptr (GPtrArray) advice = reg_customer_advice_new (counter, session, 1);
  const char *name = reg_record_get_text (counter->party, REG_PARTY_NAME);
  const RegAdvice *first = advice->len > 0 ? g_ptr_array_index (advice, 0) : NULL;

  if (first == NULL)
    /* Translators: the name of a customer and when they were here last */
    return g_strdup_printf (_ ("%s, last contact %s."), name, last);
  /* Translators: the name of a customer, when they were here last, what to do next, and why */
  return g_strdup_printf (_ ("%s, last contact %s. %s: %s."), name, last, first->what, first->why);
}
