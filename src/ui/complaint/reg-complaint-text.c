/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/reg-approval-policy.h"

#define MINUTE (G_GINT64_CONSTANT (60) * 1000)

/* --- time ------------------------------------------------------------------------------- */

/**
 * reg_complaint_text_duration:
 * @ms: a time, its sign is ignored
 *
 * Returns: (transfer full): "48 min", "3 h 20 min", "26 h"
 */
char *
reg_complaint_text_duration (gint64 ms)
{
  gint64 minutes = ABS (ms) / MINUTE;

  if (minutes < 60)
    /* Translators: minutes, as short as possible */
    return g_strdup_printf (_ ("%" PRId64 " min"), minutes);
  if (minutes >= 10 * 60 || minutes % 60 == 0)
    /* Translators: hours, as short as possible */
    return g_strdup_printf (_ ("%" PRId64 " h"), minutes / 60);
  /* Translators: hours and minutes, as short as possible */
  return g_strdup_printf (_ ("%" PRId64 " h %" PRId64 " min"), minutes / 60, minutes % 60);
}

/**
 * reg_complaint_text_moment:
 * @instant: ms UTC
 *
 * Returns: (transfer full): the time alone when it is of today, else with its day
 */
char *
reg_complaint_text_moment (RegSession *session, gint64 instant)
{
  g_autofree char *time = reg_session_format_time (session, instant);
  g_autofree char *today = reg_session_format_day (session, reg_session_get_now (session));
  g_autofree char *day = reg_session_format_day (session, instant);

  if (g_str_equal (day, today))
    return g_steal_pointer (&time);
  /* Translators: a day and a time on it: "yesterday 17:20" */
  return g_strdup_printf (_ ("%s %s"), day, time);
}

/* --- the clock -------------------------------------------------------------------------- */

static char *
describe_stopped (const RegComplaintData *data, RegComplaintClock *clock, gint64 now)
{
  g_autofree char *taken = reg_complaint_text_duration (
      reg_complaint_clock_get_counted (clock, now));

  if (reg_complaint_clock_get_counted (clock, now) < MINUTE)
    return g_strdup (_ ("Resolved before the clock began to count"));
  if (reg_complaint_clock_is_overdue (clock, now))
    return g_strdup_printf (_ ("Resolved after %s, later than promised"), taken);
  return g_strdup_printf (_ ("Resolved after %s"), taken);
}

/**
 * reg_complaint_text_clock:
 * @now: ms UTC
 * @style: (out): how much it matters
 *
 * Returns: (transfer full): what the clock says in words
 */
char *
reg_complaint_text_clock (const RegComplaintData *data, gint64 now, RegPillStyle *style)
{
  RegComplaintClockKind kind;
  g_autoptr (RegComplaintClock) clock = reg_complaint_data_get_clock (data, &kind);
  gint64 remaining = reg_complaint_clock_get_remaining (clock, now);
  gboolean to_answer = kind == REG_COMPLAINT_CLOCK_ANSWER;
  g_autofree char *time = NULL;

  *style = REG_PILL_NEUTRAL;
  if (!reg_complaint_data_is_open (data))
    {
      *style = reg_complaint_clock_is_overdue (clock, now) ? REG_PILL_WARNING : REG_PILL_SUCCESS;
      return describe_stopped (data, clock, now);
    }
  if (remaining == REG_NEVER)
    return g_strdup (to_answer ? _ ("Not answered yet") : _ ("Answered, not resolved yet"));
  time = reg_complaint_text_duration (remaining);
  if (remaining < 0)
    {
      *style = REG_PILL_ERROR;
      return g_strdup_printf (to_answer ? _ ("First answer is %s late") : _ ("Solution is %s late"),
                              time);
    }
  if (remaining * 4 < reg_complaint_clock_get_target (clock))
    *style = REG_PILL_WARNING;
  return g_strdup_printf (to_answer ? _ ("First answer within %s") : _ ("Solution within %s"),
                          time);
}

/**
 * reg_complaint_text_clock_detail:
 * @now: ms UTC
 *
 * Returns: (transfer full): why the clock counts, or does not
 */
char *
reg_complaint_text_clock_detail (const RegComplaintData *data, gint64 now)
{
  RegComplaintClockKind kind;
  g_autoptr (RegComplaintClock) clock = reg_complaint_data_get_clock (data, &kind);

  switch (reg_complaint_clock_get_state (clock, now))
    {
    case REG_CLOCK_PAUSED:
      return g_strdup (_ ("stands still: waiting for the customer"));
    case REG_CLOCK_CLOSED:
      return g_strdup (_ ("stands still: closed now"));
    case REG_CLOCK_STOPPED:
      return g_strdup (_ ("opening hours only"));
    case REG_CLOCK_RUNNING:
    default:
      return g_strdup (reg_opening_hours_is_round_the_clock (data->hours)
                           ? _ ("counts day and night")
                           : _ ("counts opening hours"));
    }
}

/* --- the customer ----------------------------------------------------------------------- */

/**
 * reg_complaint_text_customer:
 *
 * Returns: (transfer full): what this customer is worth to us and how often they complained
 */
char *
reg_complaint_text_customer (const RegComplaintData *data)
{
  const RegCustomerCard *card = data->card;
  g_autofree char *rank = NULL;
  g_autofree char *count = NULL;

  if (card->rank > 0)
    rank = g_strdup_printf (_ ("No. %'" PRId64 " of %'" PRId64 " by value"), card->rank,
                            card->n_customers);
  else
    rank = g_strdup (_ ("Has not bought yet"));
  if (data->earlier->len == 0)
    count = g_strdup (_ ("first complaint"));
  else
    count = g_strdup_printf (
        ngettext ("%u complaint before", "%u complaints before", data->earlier->len),
        data->earlier->len);
  return g_strdup_printf ("%s · %s", rank, count);
}

/**
 * reg_complaint_text_sale:
 *
 * Returns: (transfer full): "2026-0877 · 148.00 € · 21 Aug"
 */
char *
reg_complaint_text_sale (const RegRecord *sale, RegSession *session)
{
  g_autofree char *amount = reg_session_format_money (
      session, reg_record_get_int (sale, REG_SALE_GROSS),
      reg_record_get_text (sale, REG_SALE_CURRENCY));
  g_autofree char *day = reg_session_format_date (session,
                                                  reg_record_get_text (sale, REG_SALE_SOLD_ON));

  return g_strdup_printf ("%s · %s · %s", reg_record_get_text (sale, REG_SALE_NUMBER), amount, day);
}

/* --- the story -------------------------------------------------------------------------- */

const char *
reg_complaint_text_event_icon (RegComplaintEventKind kind)
{
  switch (kind)
    {
    case REG_COMPLAINT_EVENT_KIND_REPORTED:
      return "reg-complaint-symbolic";
    case REG_COMPLAINT_EVENT_KIND_REPLY:
      return "mail-reply-sender-symbolic";
    case REG_COMPLAINT_EVENT_KIND_PAUSE:
      return "media-playback-pause-symbolic";
    case REG_COMPLAINT_EVENT_KIND_RESUME:
      return "media-playback-start-symbolic";
    case REG_COMPLAINT_EVENT_KIND_ACTION:
      return "reg-promise-symbolic";
    case REG_COMPLAINT_EVENT_KIND_COMPENSATION:
      return "reg-sale-symbolic";
    case REG_COMPLAINT_EVENT_KIND_RESOLVED:
      return "reg-approve-symbolic";
    case REG_COMPLAINT_EVENT_KIND_REOPENED:
      return "edit-undo-symbolic";
    case REG_COMPLAINT_EVENT_KIND_NOTE:
    default:
      return "document-edit-symbolic";
    }
}

/**
 * reg_complaint_text_event:
 *
 * Returns: (transfer full): what happened: "Compensation · 45.00 €"
 */
char *
reg_complaint_text_event (const RegRecord *event, RegSession *session)
{
  RegComplaintEventKind kind = reg_record_get_int (event, REG_COMPLAINT_EVENT_KIND);
  const char *label = _ (reg_enum_get_label (&reg_enum_complaint_event_kind, kind));
  g_autofree char *amount = NULL;

  if (kind != REG_COMPLAINT_EVENT_KIND_COMPENSATION)
    return g_strdup (label);
  amount = reg_session_format_money (session,
                                     reg_record_get_int (event, REG_COMPLAINT_EVENT_AMOUNT), NULL);
  return g_strdup_printf ("%s · %s", label, amount);
}

/**
 * reg_complaint_text_event_detail:
 * @text: (nullable): what was said or done
 *
 * Returns: (transfer full): that, and who did it
 */
char *
reg_complaint_text_event_detail (const RegRecord *event, const char *text, RegSession *session)
{
  RegRecord *staff = reg_session_find_staff (
      session, reg_record_get_int (event, REG_COMPLAINT_EVENT_STAFF_ID));
  const char *name = staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : "";

  if (text == NULL || *text == '\0')
    return g_strdup (name);
  if (*name == '\0')
    return g_strdup (text);
  return g_strdup_printf ("%s · %s", text, name);
}

/* --- who is told ------------------------------------------------------------------------ */

void
reg_escalation_step_free (RegEscalationStep *self)
{
  g_free (self->who);
  g_free (self);
}

static void
add_step (GPtrArray *steps, const char *who, gint64 at, gint64 now)
{
  RegEscalationStep *step = g_new0 (RegEscalationStep, 1);

  step->who = g_strdup (who);
  step->at = at;
  step->is_told = at <= now;
  g_ptr_array_add (steps, step);
}

/* Those who run the shop, in one line, without the one who knows already. */
static char *
name_managers (RegSession *session, const RegRecord *keeper)
{
  GPtrArray *staff = reg_session_get_staff_list (session);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < staff->len; i++)
    {
      const RegRecord *record = g_ptr_array_index (staff, i);

      if (record != keeper && reg_record_get_int (record, REG_STAFF_ROLE) >= REG_ROLE_MANAGER
          && reg_record_get_int (record, REG_STAFF_ACTIVE))
        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                                reg_record_get_text (record, REG_STAFF_NAME));
    }
  return g_string_free_and_steal (names);
}

/**
 * reg_complaint_escalation:
 * @now: ms UTC
 *
 * Whoever looks after it knows at once; those who run the shop find it on their page of the day
 * when the promised time has passed. Opening hours and pauses count as on the clock.
 *
 * Returns: (transfer full) (element-type RegEscalationStep): the steps in order of time
 */
GPtrArray *
reg_complaint_escalation (const RegComplaintData *data, RegSession *session, gint64 now)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_escalation_step_free);
  RegRecord *keeper = reg_session_find_staff (
      session, reg_record_get_int (data->complaint, REG_COMPLAINT_OWNER_ID));
  RegComplaintClockKind kind;
  g_autoptr (RegComplaintClock) clock = reg_complaint_data_get_clock (data, &kind);
  g_autofree char *managers = name_managers (session, keeper);
  gint64 due;

  add_step (steps, keeper != NULL ? reg_record_get_text (keeper, REG_STAFF_NAME) : _ ("Everybody"),
            reg_record_get_int (data->complaint, REG_COMPLAINT_REPORTED_AT), now);
  due = reg_complaint_clock_get_deadline (clock, now);
  /* A clock that stands still reaches no hour. */
  if (reg_complaint_clock_get_state (clock, now) == REG_CLOCK_PAUSED && due > now)
    due = REG_NEVER;
  if (reg_complaint_clock_get_target (clock) > 0 && *managers != '\0')
    add_step (steps, managers, due, now);
  return steps;
}
