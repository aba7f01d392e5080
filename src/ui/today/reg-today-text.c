/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/today/reg-today-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/reg-clock-time.h"
#include "core/reg-date.h"
#include "core/reg-money-format.h"
#include "core/reg-quotation-state.h"
#include "ui/complaint/reg-complaint-text.h"
#include "ui/customer/reg-customer-advice.h"
#include "ui/table/reg-state-style.h"
#include "ui/task/reg-step-list.h"
#include "ui/widgets/reg-direction.h"

#define MINUTE (G_GINT64_CONSTANT (60) * 1000)

/**
 * reg_today_get_section:
 *
 * Returns: under which heading it stands
 */
RegTodaySection
reg_today_get_section (RegTodayKind kind)
{
  switch (kind)
    {
    case REG_TODAY_NOTE:
    case REG_TODAY_MENTION:
    case REG_TODAY_COMPLAINT:
    case REG_TODAY_PROMISE:
    case REG_TODAY_TASK:
      return REG_TODAY_NOW;
    case REG_TODAY_APPROVAL:
    case REG_TODAY_EXPIRING:
    case REG_TODAY_ANSWERED:
    case REG_TODAY_NO_STEP:
      return REG_TODAY_WAITING;
    case REG_TODAY_CLOSING:
    case REG_TODAY_BEST:
      return REG_TODAY_WORTH;
    case REG_TODAY_NOT_SEEN:
    default:
      return REG_TODAY_TOUCH;
    }
}

/**
 * reg_today_get_greeting:
 * @hour: of the day, 0 to 23
 *
 * Returns: (transfer none): how people greet each other then
 */
const char *
reg_today_get_greeting (int hour)
{
  if (hour < 5 || hour >= 18)
    return _ ("Good evening");
  return hour < 12 ? _ ("Good morning") : _ ("Good afternoon");
}

/**
 * reg_today_describe_count:
 *
 * Returns: (transfer full): how much there is to do
 */
char *
reg_today_describe_count (guint count)
{
  if (count == 0)
    return g_strdup (_ ("Nothing wants you at the moment."));
  return g_strdup_printf (
      ngettext ("One thing wants you today.",
                "%u things want you today. The first is the one that costs most to leave.", count),
      count);
}

/* --- time in words ---------------------------------------------------------------------- */

static char *
describe_ago (gint64 instant, gint64 now)
{
  gint64 minutes = MAX (0, (now - instant) / MINUTE);

  if (minutes < 60)
    return g_strdup_printf (
        ngettext ("asked %" PRId64 " minute ago", "asked %" PRId64 " minutes ago", minutes),
        minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (
        ngettext ("asked %" PRId64 " hour ago", "asked %" PRId64 " hours ago", minutes / 60),
        minutes / 60);
  return g_strdup_printf (
      ngettext ("asked %" PRId64 " day ago", "asked %" PRId64 " days ago", minutes / (24 * 60)),
      minutes / (24 * 60));
}

/* "today", "2 days late" */
static char *
describe_due (const char *due, const char *today, RegPillStyle *style)
{
  int late = due != NULL && reg_date_is_valid (due) ? reg_date_days_between (due, today) : 0;

  *style = late > 0 ? REG_PILL_WARNING : REG_PILL_NEUTRAL;
  if (late <= 0)
    return g_strdup (_ ("today"));
  return g_strdup_printf (ngettext ("%d day late", "%d days late", late), late);
}

/* Of today, at a time: late once the clock on the wall is past it. */
static char *
describe_time (int minute, RegSession *session, gint64 now, RegPillStyle *style)
{
  g_autoptr (GDateTime) local = reg_session_get_local (session, now);

  if (local != NULL && minute < g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local))
    *style = REG_PILL_WARNING;
  return reg_clock_time_format (minute, C_ ("time", "%H:%M"));
}

static char *
describe_expiry (const char *number, const char *date, const char *today, RegSession *session)
{
  g_autofree char *day = reg_session_format_date (session, date);

  switch (reg_date_days_between (today, date))
    {
    case 0:
      /* Translators: %s is the number of a quotation */
      return g_strdup_printf (_ ("Quotation %s expires today"), number);
    case 1:
      /* Translators: %s is the number of a quotation */
      return g_strdup_printf (_ ("Quotation %s expires tomorrow"), number);
    default:
      /* Translators: the number of a quotation, and a day */
      return g_strdup_printf (_ ("Quotation %s expires on %s"), number, day);
    }
}

/* "9 weeks", "5 months" */
static char *
describe_absence (gint64 instant, gint64 now)
{
  gint64 days = (now - instant) / (24 * 60 * MINUTE);

  if (days < 100)
    return g_strdup_printf (ngettext ("not spoken to for %" PRId64 " week",
                                      "not spoken to for %" PRId64 " weeks", days / 7),
                            days / 7);
  return g_strdup_printf (ngettext ("not spoken to for %" PRId64 " month",
                                    "not spoken to for %" PRId64 " months", days / 30),
                          days / 30);
}

static char *
join (const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second);
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strdup_printf ("%s · %s", first, second);
}

/* --- by kind ---------------------------------------------------------------------------- */

static void
say_approval (RegTodayWords *words, const RegTodayItem *item, RegSession *session, gint64 now)
{
  g_autofree char *amount = reg_session_format_money (session, item->amount, item->currency);
  g_autofree char *rate = reg_rate_format (item->value_ppm, 1,
                                           reg_session_get_number_style (session));
  g_autofree char *discount = NULL;
  g_autofree char *ago = describe_ago (item->at, now);
  g_autofree char *why = NULL;

  words->icon = "reg-approve-symbolic";
  /* Translators: the number of a quotation, and what it comes to */
  words->title = g_strdup_printf (_ ("Approve quotation %s · %s"), item->title, amount);
  if (item->value_ppm > 0)
    /* Translators: %s is a percentage */
    discount = g_strdup_printf (_ ("%s discount"), rate);
  why = join (discount, ago);
  words->detail = join (item->party_name, why);
  words->pill = g_strdup (_ ("approval"));
  words->style = REG_PILL_ACCENT;
  words->button = _ ("_Review");
}

static void
say_complaint (RegTodayWords *words, const RegTodayItem *item, RegSession *session)
{
  g_autofree char *time = reg_complaint_text_duration (item->minutes * MINUTE);
  g_autofree char *moment = NULL;
  g_autofree char *due = NULL;

  words->icon = "reg-complaint-symbolic";
  /* Translators: %s is the number of a complaint and a few words about it */
  words->title = g_strdup_printf (_ ("Complaint %s"), item->title);
  if (item->at != 0 && item->at != REG_NEVER)
    {
      moment = reg_complaint_text_moment (session, item->at);
      /* Translators: %s is a time, with its day unless it is today */
      due = g_strdup_printf (_ ("due %s"), moment);
    }
  words->detail = join (item->party_name, due);
  if (item->minutes < 0)
    /* Translators: %s is a time such as "48 min" */
    words->pill = g_strdup_printf (_ ("%s late"), time);
  else
    /* Translators: %s is a time such as "48 min" */
    words->pill = g_strdup_printf (_ ("%s left"), time);
  words->style = item->minutes < 0 ? REG_PILL_ERROR : REG_PILL_WARNING;
  words->button = _ ("_Open");
}

/* What the one before left for whoever comes next, or a colleague meant for who is looking. */
static void
say_note (RegTodayWords *words, const RegTodayItem *item, RegSession *session)
{
  g_autofree char *day = reg_session_format_day (session, item->at);
  g_autofree char *time = reg_session_format_time (session, item->at);
  g_autofree char *from = NULL;

  words->icon = "reg-mail-symbolic";
  words->title = g_strdelimit (g_strdup (item->title), "\n", ' ');
  if (*item->colleague != '\0')
    /* Translators: who left a note: a name, a day and a time */
    from = g_strdup_printf (_ ("from %s, %s %s"), item->colleague, day, time);
  else
    from = g_strdup_printf ("%s %s", day, time);
  words->detail = join (item->party_name, from);
  words->pill = g_strdup (item->kind == REG_TODAY_MENTION ? _ ("for you") : _ ("note"));
  words->style = REG_PILL_ACCENT;
  words->button = item->kind == REG_TODAY_MENTION ? C_ ("a colleague’s words", "I have _read it")
                                                  : _ ("_Seen to");
}

static const char *
get_task_icon (const RegTodayItem *item)
{
  if (item->kind == REG_TODAY_PROMISE)
    return "reg-promise-symbolic";
  switch (item->state)
    {
    case REG_TASK_KIND_CALL:
      return "reg-call-symbolic";
    case REG_TASK_KIND_VISIT:
      return "reg-visit-symbolic";
    case REG_TASK_KIND_DELIVERY:
      return "reg-delivery-symbolic";
    default:
      return "reg-today-symbolic";
    }
}

/* "for Ruth until 4 June" */
static char *
describe_instead (const RegTodayItem *item, RegSession *session)
{
  g_autofree char *day = NULL;

  if (item->colleague == NULL)
    return g_strdup ("");
  if (item->until == NULL || *item->until == '\0')
    /* Translators: in whose place something is done; %s is a name */
    return g_strdup_printf (_ ("for %s"), item->colleague);
  day = reg_session_format_date (session, item->until);
  /* Translators: in whose place something is done, and how long: a name and a day */
  return g_strdup_printf (_ ("for %s until %s"), item->colleague, day);
}

static void
say_task (RegTodayWords *words,
          const RegTodayItem *item,
          RegSession *session,
          const char *today,
          gint64 now)
{
  g_autofree char *steps = reg_steps_describe (item->steps);
  g_autofree char *instead = NULL;
  g_autofree char *about = NULL;

  words->icon = get_task_icon (item);
  if (item->kind == REG_TODAY_PROMISE)
    /* Translators: %s is what was promised */
    words->title = g_strdup_printf (_ ("Promise: %s"), item->title);
  else if (item->state == REG_TASK_KIND_FOLLOW_UP)
    /* Translators: %s is what is to be asked about again, such as a quotation */
    words->title = g_strdup_printf (_ ("Follow up: %s"), item->title);
  else
    words->title = g_strdup (item->title);
  instead = describe_instead (item, session);
  about = join (steps, instead);
  words->detail = join (item->party_name, about);
  words->pill = item->minute >= 0 && g_strcmp0 (item->date, today) == 0
                    ? describe_time (item->minute, session, now, &words->style)
                    : describe_due (item->date, today, &words->style);
  words->button = item->handover != 0 ? _ ("_Read") : _ ("_Done");
}

static void
say_expiring (RegTodayWords *words,
              const RegTodayItem *item,
              RegSession *session,
              const char *today)
{
  g_autofree char *amount = reg_session_format_money (session, item->amount, item->currency);

  words->icon = "reg-quotation-symbolic";
  words->title = describe_expiry (item->title, item->date, today, session);
  words->detail = join (item->party_name, amount);
  words->pill = g_strdup (_ ("expires"));
  words->button = _ ("_Call");
}

static void
say_answered (RegTodayWords *words, const RegTodayItem *item, RegSession *session)
{
  g_autofree char *amount = reg_session_format_money (session, item->amount, item->currency);

  words->icon = "reg-quotation-symbolic";
  switch (item->state)
    {
    case REG_QUOTATION_APPROVED:
      /* Translators: %s is the number of a quotation */
      words->title = g_strdup_printf (_ ("Quotation %s was approved"), item->title);
      break;
    case REG_QUOTATION_SENT_BACK:
      /* Translators: %s is the number of a quotation */
      words->title = g_strdup_printf (_ ("Quotation %s was sent back to you"), item->title);
      break;
    default:
      /* Translators: %s is the number of a quotation */
      words->title = g_strdup_printf (_ ("Quotation %s was rejected"), item->title);
    }
  words->detail = join (item->party_name, amount);
  words->pill = g_strdup (_ (reg_enum_get_label (&reg_enum_quotation_state, item->state)));
  words->style = reg_state_get_style (&reg_enum_quotation_state, item->state);
  words->button = _ ("_Open");
}

static void
say_no_step (RegTodayWords *words, const RegTodayItem *item, RegSession *session, const char *today)
{
  g_autofree char *amount = item->amount != 0
                                ? reg_session_format_money (session, item->amount, item->currency)
                                : NULL;

  words->icon = "reg-pipeline-symbolic";
  /* Translators: %s is the name of a deal */
  words->title = g_strdup_printf (_ ("What comes next for “%s”?"), item->title);
  words->detail = join (item->party_name, amount);
  words->pill = item->date != NULL ? describe_due (item->date, today, &words->style)
                                   : g_strdup (_ ("no next step"));
  words->style = REG_PILL_WARNING;
  words->button = _ ("_Plan");
}

static void
say_not_seen (RegTodayWords *words, const RegTodayItem *item, RegSession *session, gint64 now)
{
  g_autofree char *day = reg_session_format_day (session, item->at);

  words->icon = "reg-customers-symbolic";
  words->title = g_strdup (item->party_name != NULL ? item->party_name : item->title);
  words->detail = item->at != 0 ? describe_absence (item->at, now)
                                : g_strdup (_ ("a regular, but nobody noted a contact"));
  words->pill = g_strdup (day);
  words->button = _ ("_Call");
}

static void
say_closing (RegTodayWords *words, const RegTodayItem *item, RegSession *session, const char *today)
{
  g_autofree char *amount = item->amount != 0
                                ? reg_session_format_money (session, item->amount, item->currency)
                                : NULL;
  g_autofree char *who = join (item->party_name, amount);
  g_autofree char *day = reg_session_format_date (session, item->date);
  /* Translators: %s is the next step of a deal */
  g_autofree char *next = g_strdup_printf (_ ("next: %s"), item->next);

  words->icon = "reg-pipeline-symbolic";
  words->title = g_strdup (item->title);
  words->detail = join (who, next);
  if (item->date != NULL && g_strcmp0 (item->date, today) < 0)
    {
      /* Translators: %s is the day a deal was expected to be closed */
      words->pill = g_strdup_printf (_ ("expected %s"), day);
      words->style = REG_PILL_WARNING;
    }
  else
    words->pill = *day != '\0' ? g_strdup_printf (_ ("closes %s"), day)
                               : g_strdup (_ ("last stage"));
  words->button = _ ("_Open");
}

static void
say_best (RegTodayWords *words, const RegTodayItem *item, RegSession *session, gint64 now)
{
  g_autoptr (GPtrArray) list = item->counter != NULL
                                   ? reg_customer_advice_new (item->counter, session, 1)
                                   : g_ptr_array_new ();
  const RegAdvice *advice = list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  g_autofree char *absence = item->at != 0 ? describe_absence (item->at, now) : g_strdup ("");
  g_autofree char *next = advice != NULL ? g_strdup_printf ("%s – %s", advice->what, advice->why)
                                         : g_strdup ("");

  words->icon = "reg-customers-symbolic";
  words->title = g_strdup (item->party_name);
  words->detail = join (next, absence);
  words->pill = g_strdup (_ ("top fifth"));
  words->style = REG_PILL_ACCENT;
  words->button = _ ("_Call");
}

static void
keep_numbers (char **text)
{
  char *kept = reg_direction_keep (*text);

  g_free (*text);
  *text = kept;
}

/**
 * reg_today_words_new:
 * @now: ms UTC
 *
 * Returns: (transfer full): the row of the day in words
 */
RegTodayWords *
reg_today_words_new (const RegTodayItem *item, RegSession *session, gint64 now)
{
  RegTodayWords *words = g_new0 (RegTodayWords, 1);
  g_autofree char *today = reg_session_dup_today (session);

  switch (item->kind)
    {
    case REG_TODAY_NOTE:
    case REG_TODAY_MENTION:
      say_note (words, item, session);
      break;
    case REG_TODAY_APPROVAL:
      say_approval (words, item, session, now);
      break;
    case REG_TODAY_COMPLAINT:
      say_complaint (words, item, session);
      break;
    case REG_TODAY_PROMISE:
    case REG_TODAY_TASK:
      say_task (words, item, session, today, now);
      break;
    case REG_TODAY_EXPIRING:
      say_expiring (words, item, session, today);
      break;
    case REG_TODAY_ANSWERED:
      say_answered (words, item, session);
      break;
    case REG_TODAY_NO_STEP:
      say_no_step (words, item, session, today);
      break;
    case REG_TODAY_CLOSING:
      say_closing (words, item, session, today);
      break;
    case REG_TODAY_BEST:
      say_best (words, item, session, now);
      break;
    case REG_TODAY_NOT_SEEN:
    default:
      say_not_seen (words, item, session, now);
    }
  keep_numbers (&words->title);
  keep_numbers (&words->detail);
  return words;
}

void
reg_today_words_free (RegTodayWords *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->pill);
  g_free (self);
}
