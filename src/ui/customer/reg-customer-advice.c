/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-advice.h"

#include <glib/gi18n.h>

#include "core/reg-consent.h"
#include "core/reg-date.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/widgets/reg-direction.h"

/* A regular nobody heard of for so long deserves a word. */
#define SILENT_DAYS 60
#define BIRTHDAY_DAYS 14
/* Nothing bought for so long is staying away; so shortly after the first purchase one is new. */
#define LOST_DAYS 365
#define NEW_DAYS 60

typedef struct
{
  const RegCustomerData *data;
  RegSession *session;
  const char *today;
  GPtrArray *list;
} Advisor;

void
reg_advice_free (RegAdvice *self)
{
  g_free (self->what);
  g_free (self->why);
  g_free (self);
}

static void
take (Advisor *self, const char *icon, char *what, char *why)
{
  RegAdvice *advice = g_new0 (RegAdvice, 1);

  advice->icon = icon;
  advice->what = reg_direction_keep (what);
  advice->why = reg_direction_keep (why);
  g_ptr_array_add (self->list, advice);
  g_free (what);
  g_free (why);
}

static void
advise_complaints (Advisor *self)
{
  GPtrArray *complaints = self->data->card->open_complaints;

  for (guint i = 0; i < complaints->len; i++)
    {
      const RegRecord *complaint = g_ptr_array_index (complaints, i);
      g_autofree char *since = reg_session_format_day (
          self->session, reg_record_get_int (complaint, REG_COMPLAINT_REPORTED_AT));

      take (self, "reg-complaint-symbolic",
            /* Translators: %s is what a complaint is about */
            g_strdup_printf (_ ("Say how “%s” stands"),
                             reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT)),
            /* Translators: the number of a complaint and the day it was made */
            g_strdup_printf (_ ("complaint %s is open since %s"),
                             reg_record_get_text (complaint, REG_COMPLAINT_NUMBER), since));
    }
}

static char *
describe_due (Advisor *self, const RegRecord *task)
{
  const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
  gboolean promise = reg_record_get_int (task, REG_TASK_KIND) == REG_TASK_KIND_PROMISE;
  g_autofree char *day = reg_session_format_date (self->session, due);

  if (*day == '\0')
    return g_strdup (promise ? _ ("promised") : _ ("to be done"));
  if (g_strcmp0 (due, self->today) < 0)
    return g_strdup_printf (promise ? _ ("promised for %s, overdue") : _ ("due %s, overdue"), day);
  return g_strdup_printf (promise ? _ ("promised for %s") : _ ("due %s"), day);
}

static void
advise_tasks (Advisor *self)
{
  GPtrArray *tasks = self->data->card->open_tasks;

  for (guint i = 0; i < tasks->len; i++)
    {
      const RegRecord *task = g_ptr_array_index (tasks, i);

      take (self, "reg-promise-symbolic", g_strdup (reg_record_get_text (task, REG_TASK_TITLE)),
            describe_due (self, task));
    }
}

static void
advise_quotations (Advisor *self)
{
  GPtrArray *quotations = self->data->card->open_quotations;

  for (guint i = 0; i < quotations->len; i++)
    {
      const RegRecord *quotation = g_ptr_array_index (quotations, i);
      int state = g_array_index (self->data->quotation_states, int, i);
      const char *nick = reg_enum_get_nick (&reg_enum_quotation_state, state);
      const char *number = reg_record_get_text (quotation, REG_QUOTATION_NUMBER);

      if (g_str_equal (nick, "sent"))
        take (self, "reg-quotation-symbolic",
              g_strdup_printf (_ ("Ask about quotation %s"), number),
              g_strdup (_ ("sent, not answered yet")));
      else if (g_str_equal (nick, "approved") || g_str_equal (nick, "ready"))
        take (self, "reg-quotation-symbolic", g_strdup_printf (_ ("Send quotation %s"), number),
              g_strdup (_ ("may be sent, and was not yet")));
      else if (g_str_equal (nick, "draft") || g_str_equal (nick, "sent-back"))
        take (self, "reg-quotation-symbolic", g_strdup_printf (_ ("Finish quotation %s"), number),
              g_strdup (_ ("begun, not sent")));
    }
}

static void
advise_birthday (Advisor *self)
{
  const char *birthday = reg_record_get_text (self->data->card->party, REG_PARTY_BIRTHDAY);
  char next[REG_DATE_SIZE];
  g_autofree char *day = NULL;

  if (birthday == NULL || !reg_date_next_anniversary (birthday, self->today, next)
      || reg_date_days_between (self->today, next) > BIRTHDAY_DAYS
      || reg_consent_is_unwanted (self->data->card->consents, REG_CONSENT_PURPOSE_BIRTHDAY,
                                  self->today))
    return;
  day = reg_session_format_date (self->session, next);
  take (self, "emoji-food-symbolic", g_strdup (_ ("Wish a happy birthday")),
        g_strdup_printf (_ ("on %s"), day));
}

static void
advise_silence (Advisor *self)
{
  const RegCustomerCard *card = self->data->card;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = NULL;
  char last[REG_DATE_SIZE] = "";

  if (card->n_sales == 0
      || (!reg_record_is_null (card->party, REG_PARTY_CONTACT_RHYTHM)
          && reg_record_get_int (card->party, REG_PARTY_CONTACT_RHYTHM) == REG_REPEAT_NEVER)
      || reg_consent_is_unwanted (card->consents, REG_CONSENT_PURPOSE_TOUCH, self->today))
    return;
  if (card->last_contact_at != 0)
    reg_date_from_instant (card->last_contact_at, zone, last);
  if (card->last_sale_on != NULL && g_strcmp0 (card->last_sale_on, last) > 0)
    g_strlcpy (last, card->last_sale_on, sizeof last);
  if (*last == '\0' || reg_date_days_between (last, self->today) < SILENT_DAYS)
    return;
  day = reg_session_format_date (self->session, last);
  take (self, "reg-call-symbolic", g_strdup (_ ("Get in touch again")),
        g_strdup_printf (_ ("nothing heard since %s"), day));
}

/* Why somebody came, while they still know; why they stayed away, when they do. */
static void
advise_reason (Advisor *self)
{
  const RegCustomerCard *card = self->data->card;
  gboolean is_lost = reg_record_get_int (card->party, REG_PARTY_RUNG) == REG_RUNG_LOST;
  int silent = card->last_sale_on != NULL ? reg_date_days_between (card->last_sale_on, self->today)
                                          : 0;

  if ((is_lost || silent > LOST_DAYS)
      && reg_record_is_null (card->party, REG_PARTY_STOPPED_BECAUSE))
    take (self, "reg-call-symbolic", g_strdup (_ ("Ask why they stayed away")),
          is_lost ? g_strdup (_ ("nobody wrote down why"))
                  : g_strdup (_ ("nothing bought for a year")));
  else if (card->first_sale_on != NULL
           && reg_date_days_between (card->first_sale_on, self->today) <= NEW_DAYS
           && reg_record_is_null (card->party, REG_PARTY_BOUGHT_BECAUSE))
    take (self, "reg-call-symbolic", g_strdup (_ ("Ask why they came to us")),
          g_strdup (_ ("they are new, and still know")));
}

static void
advise_contact (Advisor *self)
{
  GPtrArray *points = self->data->card->contact_points;

  if (reg_contact_points_find_phone (points) == NULL
      && reg_contact_points_find (points, REG_CONTACT_KIND_EMAIL) == NULL)
    take (self, "reg-call-symbolic", g_strdup (_ ("Ask for a phone number or e-mail")),
          g_strdup (_ ("there is no way to reach them")));
}

static void
advise_product (Advisor *self)
{
  const char *product = self->data->card->usual_product;

  if (product != NULL && *product != '\0')
    take (self, "reg-product-symbolic", g_strdup_printf (_ ("Ask whether they need %s"), product),
          g_strdup (_ ("what they buy most often")));
}

/**
 * reg_customer_advice_new:
 * @data: the customer
 * @session: writes days
 * @today: "YYYY-MM-DD"
 * @limit: how many at most
 *
 * What to say next, in the order of what it costs to forget it: what is open between us, what is
 * due, then reasons to speak at all. Each says why.
 *
 * Returns: (transfer full) (element-type RegAdvice): the advice, possibly none
 */
GPtrArray *
reg_customer_advice_new (const RegCustomerData *data,
                         RegSession *session,
                         const char *today,
                         guint limit)
{
  Advisor advisor = { data, session, today, NULL };

  advisor.list = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_advice_free);
  advise_complaints (&advisor);
  advise_tasks (&advisor);
  advise_quotations (&advisor);
  /* Of who is not to be used only what is open between us. */
  if (!reg_consent_is_barred (data->card->party))
    {
      advise_birthday (&advisor);
      advise_silence (&advisor);
      advise_contact (&advisor);
      advise_reason (&advisor);
      advise_product (&advisor);
    }
  if (advisor.list->len > limit)
    g_ptr_array_set_size (advisor.list, limit);
  return advisor.list;
}
