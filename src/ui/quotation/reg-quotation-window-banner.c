/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window-private.h"

#include <glib/gi18n.h>

#include "core/reg-quotation-state.h"

/* What state the quotation is in, in a sentence, and the one thing to do next. */

typedef struct
{
  const char *icon;
  char *text;
  RegPillStyle style;
  const char *label;
  const char *action;
} Banner;

/* The newest entry of one of these kinds. */
static RegRecord *
find_event (RegQuotation *quotation, RegApprovalEventKind first, RegApprovalEventKind last)
{
  for (guint i = quotation->events->len; i > 0; i--)
    {
      RegRecord *event = g_ptr_array_index (quotation->events, i - 1);
      gint64 kind = reg_record_get_int (event, REG_APPROVAL_EVENT_KIND);

      if (kind >= (gint64)first && kind <= (gint64)last)
        return event;
    }
  return NULL;
}

static const char *
who_did (RegQuotationWindow *self, RegRecord *event)
{
  RegRecord *staff = event != NULL ? reg_session_find_staff (
                                         self->session,
                                         reg_record_get_int (event, REG_APPROVAL_EVENT_STAFF_ID))
                                   : NULL;

  return staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : NULL;
}

static char *
with_comment (char *text, RegRecord *event)
{
  const char *comment = event != NULL ? reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT)
                                      : "";
  g_autofree char *owned = text;

  if (*comment == '\0')
    return g_steal_pointer (&owned);
  /* Translators: what was done, and the words that came with it */
  return g_strdup_printf (_ ("%1$s: “%2$s”"), owned, comment);
}

static char *
name_step (RegQuotationWindow *self, const RegRecord *step)
{
  RegRecord *staff = reg_session_find_staff (self->session,
                                             reg_record_get_int (step, REG_APPROVAL_STEP_STAFF_ID));

  if (staff != NULL)
    return g_strdup (reg_record_get_text (staff, REG_STAFF_NAME));
  return g_strdup (reg_record_get_int (step, REG_APPROVAL_STEP_ROLE) == REG_ROLE_OWNER
                       ? _ ("the owner")
                       : _ ("the manager"));
}

/* Whom it waits for: all who are asked now, and did not answer. */
static char *
waiting_for (RegQuotationWindow *self, RegQuotation *quotation)
{
  const RegApprovalTurn *turn = reg_quotation_model_get_turn (self->model);
  char *names = NULL;

  for (guint i = 0; i < quotation->steps->len; i++)
    {
      RegRecord *step = g_ptr_array_index (quotation->steps, i);
      g_autofree char *before = NULL;
      g_autofree char *name = name_step (self, step);

      if (reg_record_get_int (step, REG_APPROVAL_STEP_STATE) != REG_APPROVAL_STEP_STATE_WAITING
          || reg_record_get_int (step, REG_APPROVAL_STEP_LEVEL) != turn->level)
        continue;
      before = names;
      /* Translators: two who are both asked: "the manager and Ann" */
      names = before != NULL ? g_strdup_printf (_ ("%1$s and %2$s"), before, name)
                             : g_steal_pointer (&name);
    }
  return names != NULL ? names : g_strdup (_ ("the manager"));
}

/* Who else may answer: the stand-in today, an owner after some hours. */
static char *
describe_others (RegQuotationWindow *self)
{
  const RegApprovalTurn *turn = reg_quotation_model_get_turn (self->model);
  RegRecord *stand_in = reg_session_find_staff (self->session, turn->stand_in);
  g_autofree char *day = reg_session_format_day (self->session, turn->passes_on_at);
  g_autofree char *time = reg_session_format_time (self->session, turn->passes_on_at);
  GString *text = g_string_new ("");

  if (stand_in != NULL)
    {
      g_string_append (text, " · ");
      /* Translators: %s is the name of a colleague */
      g_string_append_printf (text, _ ("stand-in: %s"),
                              reg_record_get_text (stand_in, REG_STAFF_NAME));
    }
  if (turn->passes_on_at > 0)
    {
      g_string_append (text, " · ");
      if (turn->passes_on_at <= reg_session_get_now (self->session))
        g_string_append (text, _ ("an owner may answer, too"));
      else
        /* Translators: day, time: an owner may answer from tomorrow 10:42 on */
        g_string_append_printf (text, _ ("an owner may answer from %1$s %2$s on"), day, time);
    }
  return g_string_free_and_steal (text);
}

/**
 * reg_quotation_window_count_rest:
 * @only_counting: leave out optional and alternative lines nobody chose
 *
 * Returns: how many lines did not become part of a sale yet
 */
guint
reg_quotation_window_count_rest (RegQuotation *quotation, gboolean only_counting)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (quotation->revision, quotation->lines);
  guint n = 0;

  for (gsize i = 0; i < input->n_lines; i++)
    if (input->lines[i].kind != REG_LINE_TEXT && input->lines[i].kind != REG_LINE_SECTION
        && (!only_counting || reg_calc_line_counts (&input->lines[i]))
        && !reg_record_get_int (g_ptr_array_index (quotation->lines, i),
                                REG_QUOTATION_LINE_ACCEPTED))
      n++;
  return n;
}

static void
describe_draft (RegQuotationWindow *self, Banner *banner)
{
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (self->model);
  const RegCalcResult *result = reg_quotation_model_get_result (self->model);

  banner->icon = "document-edit-symbolic";
  if (g_list_model_get_n_items (reg_quotation_model_get_lines (self->model)) == 0 || result == NULL)
    {
      banner->text = g_strdup (_ ("Draft: type the code or name of the first product"));
      return;
    }
  if (judgement != NULL && judgement->blocked != 0)
    {
      banner->icon = "dialog-warning-symbolic";
      banner->text = reg_quotation_judgement_dup_block (judgement);
      banner->style = REG_PILL_WARNING;
      return;
    }
  if (judgement != NULL && judgement->reasons->len > 0)
    {
      banner->icon = "dialog-warning-symbolic";
      banner->text = reg_quotation_judgement_dup_sentence (judgement);
      banner->style = REG_PILL_WARNING;
      banner->label = _ ("_Ask for approval");
      banner->action = "quotation.submit";
      return;
    }
  banner->text = g_strdup (_ ("Draft: nobody has to be asked"));
  banner->label = _ ("_Finish");
  banner->action = "quotation.submit";
}

static void
describe_waiting (RegQuotationWindow *self, RegQuotation *quotation, Banner *banner)
{
  gint64 since = reg_quotation_model_get_turn (self->model)->since;
  g_autofree char *day = reg_session_format_day (self->session, since);
  g_autofree char *time = reg_session_format_time (self->session, since);
  g_autofree char *who = waiting_for (self, quotation);
  g_autofree char *others = describe_others (self);
  g_autofree char *waiting = NULL;

  banner->icon = "document-open-recent-symbolic";
  banner->style = REG_PILL_ACCENT;
  /* Translators: who, day, time: Waiting for the manager since today 10:42 */
  waiting = g_strdup_printf (_ ("Waiting for %1$s since %2$s %3$s"), who, day, time);
  banner->text = g_strconcat (waiting, others, NULL);
  banner->label = _ ("_Decide…");
  banner->action = "quotation.decide";
}

static void
describe_decided (RegQuotationWindow *self,
                  RegQuotation *quotation,
                  RegQuotationState state,
                  Banner *banner)
{
  RegRecord *event = NULL;
  const char *who;

  banner->label = _ ("_Change it");
  banner->action = "quotation.revise";
  banner->style = REG_PILL_WARNING;
  banner->icon = "dialog-warning-symbolic";
  switch (state)
    {
    case REG_QUOTATION_APPROVED:
      event = find_event (quotation, REG_APPROVAL_EVENT_KIND_APPROVED,
                          REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT);
      who = who_did (self, event);
      banner->icon = "object-select-symbolic";
      banner->style = REG_PILL_SUCCESS;
      banner->text = with_comment (who != NULL ? g_strdup_printf (_ ("Approved by %s"), who)
                                               : g_strdup (_ ("Approved")),
                                   event);
      banner->label = _ ("_Mark as sent");
      banner->action = "quotation.send";
      break;
    case REG_QUOTATION_SENT_BACK:
      event = find_event (quotation, REG_APPROVAL_EVENT_KIND_SENT_BACK,
                          REG_APPROVAL_EVENT_KIND_SENT_BACK);
      who = who_did (self, event);
      banner->text = with_comment (who != NULL ? g_strdup_printf (_ ("Sent back by %s"), who)
                                               : g_strdup (_ ("Sent back")),
                                   event);
      break;
    case REG_QUOTATION_REJECTED:
      event = find_event (quotation, REG_APPROVAL_EVENT_KIND_REJECTED,
                          REG_APPROVAL_EVENT_KIND_REJECTED);
      who = who_did (self, event);
      banner->style = REG_PILL_ERROR;
      banner->text = with_comment (who != NULL ? g_strdup_printf (_ ("Rejected by %s"), who)
                                               : g_strdup (_ ("Rejected")),
                                   event);
      break;
    default:
      banner->text = g_strdup (_ ("The request was withdrawn"));
      break;
    }
}

static void
describe_outside (RegQuotationWindow *self,
                  RegQuotation *quotation,
                  RegQuotationState state,
                  Banner *banner)
{
  RegRecord *revision = quotation->revision;
  g_autofree char *sent = reg_session_format_day (
      self->session, reg_record_get_int (revision, REG_QUOTATION_REVISION_SENT_AT));
  g_autofree char *until = reg_session_format_date (
      self->session, reg_record_get_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL));

  guint rest = reg_quotation_window_count_rest (quotation, TRUE);

  switch (state)
    {
    case REG_QUOTATION_SENT:
      banner->icon = "mail-send-symbolic";
      banner->style = REG_PILL_ACCENT;
      banner->text = g_strdup_printf (_ ("Sent %1$s, valid until %2$s"), sent, until);
      banner->label = _ ("_Accept…");
      banner->action = "quotation.accept";
      break;
    case REG_QUOTATION_ACCEPTED:
      banner->icon = "object-select-symbolic";
      banner->style = REG_PILL_SUCCESS;
      banner->text = g_strdup (_ ("Accepted: it became a sale"));
      if (rest == 0)
        break;
      g_free (banner->text);
      banner->text = g_strdup_printf (ngettext ("Accepted in part: %u line is left",
                                                "Accepted in part: %u lines are left", rest),
                                      rest);
      banner->label = _ ("_Accept the rest…");
      banner->action = "quotation.accept";
      break;
    case REG_QUOTATION_DECLINED:
      banner->icon = "process-stop-symbolic";
      banner->text = g_strdup_printf (
          _ ("Lost: %s"), reg_record_get_text (quotation->quotation, REG_QUOTATION_LOST_REASON));
      banner->label = _ ("_New revision");
      banner->action = "quotation.revise";
      break;
    case REG_QUOTATION_EXPIRED:
      banner->icon = "dialog-warning-symbolic";
      banner->style = REG_PILL_WARNING;
      banner->text = g_strdup_printf (_ ("Expired on %s"), until);
      banner->label = _ ("_Accept all the same…");
      banner->action = "quotation.accept";
      break;
    default:
      banner->text = g_strdup (_ ("Another revision took its place"));
      break;
    }
}

static void
describe_broken (Banner *banner)
{
  banner->icon = "dialog-error-symbolic";
  banner->style = REG_PILL_ERROR;
  banner->text = g_strdup (_ ("The approval cannot be verified: something was changed after it was "
                              "given. The quotation may not leave the house."));
  banner->label = _ ("_New revision");
  banner->action = "quotation.revise";
}

/* Says the state and offers the next step. */
void
reg_quotation_window_update_banner (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  Banner banner = { .style = REG_PILL_NEUTRAL };
  RegQuotationState state;

  gtk_widget_set_visible (GTK_WIDGET (self->banner), quotation != NULL);
  if (quotation == NULL)
    return;
  state = (RegQuotationState)reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE);
  if (!quotation->can_verify)
    describe_broken (&banner);
  else
    switch (state)
      {
      case REG_QUOTATION_DRAFT:
        describe_draft (self, &banner);
        break;
      case REG_QUOTATION_WAITING:
        describe_waiting (self, quotation, &banner);
        break;
      case REG_QUOTATION_READY:
        banner.icon = "object-select-symbolic";
        banner.style = REG_PILL_SUCCESS;
        banner.text = g_strdup (_ ("Ready for the customer"));
        banner.label = _ ("_Mark as sent");
        banner.action = "quotation.send";
        break;
      case REG_QUOTATION_APPROVED:
      case REG_QUOTATION_SENT_BACK:
      case REG_QUOTATION_REJECTED:
      case REG_QUOTATION_WITHDRAWN:
        describe_decided (self, quotation, state, &banner);
        break;
      case REG_QUOTATION_SENT:
      case REG_QUOTATION_ACCEPTED:
      case REG_QUOTATION_DECLINED:
      case REG_QUOTATION_EXPIRED:
      case REG_QUOTATION_SUPERSEDED:
      default:
        describe_outside (self, quotation, state, &banner);
        break;
      }
  reg_state_banner_set_state (self->banner, banner.icon, banner.text, banner.style);
  reg_state_banner_set_action (self->banner, banner.label, banner.action);
  g_free (banner.text);
}
