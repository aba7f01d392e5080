/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-story-text.h"

#include "ui/question/reg-answer-text.h"
#include "core/reg-material.h"
#include "core/reg-mention.h"
#include "ui/widgets/reg-direction.h"

#include <glib/gi18n.h>

static const char *
words (const RegTimelineEntry *entry)
{
  return entry->title != NULL ? entry->title : "";
}

static gboolean
has_detail (const RegTimelineEntry *entry)
{
  return entry->detail != NULL && *entry->detail != '\0';
}

static const char *
get_touch_title (const RegTimelineEntry *entry)
{
  switch ((RegTouchKind)entry->kind)
    {
    case REG_TOUCH_KIND_CALL:
      if (entry->direction == REG_DIRECTION_THEY)
        return _ ("They called");
      return entry->direction == REG_DIRECTION_WE ? _ ("We called") : _ ("Call");
    case REG_TOUCH_KIND_MAIL:
      if (entry->direction == REG_DIRECTION_THEY)
        return _ ("They wrote");
      return entry->direction == REG_DIRECTION_WE ? _ ("We wrote") : _ ("Mail");
    case REG_TOUCH_KIND_DECISION:
      return _ ("Decided");
    case REG_TOUCH_KIND_VISIT:
    case REG_TOUCH_KIND_NOTE:
    case REG_TOUCH_KIND_DOCUMENT:
    case REG_TOUCH_KIND_POST:
    case REG_N_TOUCH_KINDS:
    default:
      return _ (reg_enum_get_label (&reg_enum_touch_kind, entry->kind));
    }
}

/**
 * reg_story_text_name_quotation:
 * @number: of a quotation, "" while it is a draft without one
 *
 * Returns: (transfer full): "Quotation 2026-0118"
 */
char *
reg_story_text_name_quotation (const char *number)
{
  g_autofree char *title = NULL;

  if (*number == '\0')
    return g_strdup (_ ("Quotation being written"));
  /* Translators: %s is the number of a quotation */
  title = g_strdup_printf (_ ("Quotation %s"), number);
  return reg_direction_keep (title);
}

/* What was asked is the title, what was said comes with it: "Which bike next? Gravel". */
static char *
dup_answer (const RegTimelineEntry *entry)
{
  if (!entry->is_done)
    /* Translators: %s is a question a customer would rather not answer */
    return g_strdup_printf (_ ("Would rather not say: %s"), words (entry));
  /* Translators: what they told us about, or the question */
  return g_strdup_printf (_ ("Told us: %s"), words (entry));
}

static char *
dup_title (const RegTimelineEntry *entry)
{
  switch (entry->entity)
    {
    case REG_ENTITY_QUOTATION:
      return reg_story_text_name_quotation (words (entry));
    case REG_ENTITY_COMPLAINT:
      return g_strdup_printf (_ ("Complaint %s"), words (entry));
    case REG_ENTITY_SALE:
      /* Translators: %s is what was bought, or the number of the sale */
      return g_strdup_printf (_ ("Bought: %s"), has_detail (entry) ? entry->detail : words (entry));
    case REG_ENTITY_OPPORTUNITY:
      return g_strdup_printf (_ ("Deal: %s"), words (entry));
    case REG_ENTITY_PARTY:
      /* Translators: %s is the name of somebody whom this customer sent to us */
      return g_strdup_printf (_ ("Brought %s"), words (entry));
    case REG_ENTITY_TASK:
      /* Translators: what it is (task, promise, follow-up), and its words */
      return g_strdup_printf (
          _ ("%s: %s"), _ (reg_enum_get_label (&reg_enum_task_kind, entry->kind)), words (entry));
    case REG_ENTITY_ANSWER:
      return dup_answer (entry);
    case REG_ENTITY_MATERIAL_REQUEST:
      /* Translators: %s is a brochure or a sample */
      return g_strdup_printf (_ ("Asked for: %s"), words (entry));
    case REG_ENTITY_EXPORT_ENTRY:
      /* Translators: %s is what was written out about a customer: "Everything we hold" */
      return g_strdup_printf (_ ("Handed out: %s"),
                              _ (reg_enum_get_label (&reg_enum_export_what, entry->kind)));
    case REG_ENTITY_TOUCHPOINT:
    default:
      if (*words (entry) == '\0')
        return g_strdup (get_touch_title (entry));
      if (entry->kind == REG_TOUCH_KIND_NOTE)
        return g_strdup (words (entry));
      return g_strdup_printf (_ ("%s: %s"), get_touch_title (entry), words (entry));
    }
}

/**
 * reg_story_text_get_title:
 *
 * Returns: (transfer full): "Quotation 2026-0118", "They called: wants delivery before Monday"
 */
char *
reg_story_text_get_title (const RegTimelineEntry *entry)
{
  g_autofree char *title = dup_title (entry);

  return reg_direction_keep (title);
}

/**
 * reg_story_text_get_detail:
 *
 * Returns: (transfer full): amount, the record's own words, who it was; "" when there is nothing
 */
char *
reg_story_text_get_detail (const RegTimelineEntry *entry, RegSession *session)
{
  g_autofree char *amount = entry->has_amount
                                ? reg_session_format_money (session, entry->amount, entry->currency)
                                : NULL;
  RegRecord *staff = entry->staff != 0 ? reg_session_find_staff (session, entry->staff) : NULL;
  gboolean swapped = entry->entity == REG_ENTITY_SALE && has_detail (entry);
  g_autofree char *answer = entry->entity == REG_ENTITY_ANSWER && has_detail (entry)
                                ? reg_answer_text_format (session, entry->kind, entry->detail)
                                : NULL;
  const char *parts[] = { amount,
                          answer != NULL ? answer
                          : swapped      ? words (entry)
                                         : entry->detail,
                          entry->topic,
                          staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : NULL };
  g_autoptr (GString) detail = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      if (detail->len > 0)
        g_string_append (detail, " · ");
      g_string_append (detail, parts[i]);
    }
  g_strdelimit (detail->str, "\n", ' ');
  return reg_direction_keep (detail->str);
}

/**
 * reg_story_text_get_icon:
 *
 * Returns: (transfer none): symbolic icon of what happened
 */
const char *
reg_story_text_get_icon (const RegTimelineEntry *entry)
{
  static const char *const touch_icons[REG_N_TOUCH_KINDS] = {
    [REG_TOUCH_KIND_NOTE] = "document-edit-symbolic",
    [REG_TOUCH_KIND_CALL] = "reg-call-symbolic",
    [REG_TOUCH_KIND_VISIT] = "reg-visit-symbolic",
    [REG_TOUCH_KIND_MAIL] = "reg-mail-symbolic",
    [REG_TOUCH_KIND_DOCUMENT] = "document-open-symbolic",
    [REG_TOUCH_KIND_DECISION] = "reg-approve-symbolic",
    [REG_TOUCH_KIND_POST] = "mail-reply-all-symbolic",
  };

  switch (entry->entity)
    {
    case REG_ENTITY_QUOTATION:
      return "reg-quotation-symbolic";
    case REG_ENTITY_COMPLAINT:
      return "reg-complaint-symbolic";
    case REG_ENTITY_SALE:
      return "reg-sale-symbolic";
    case REG_ENTITY_OPPORTUNITY:
      return "reg-pipeline-symbolic";
    case REG_ENTITY_PARTY:
      return "reg-customers-symbolic";
    case REG_ENTITY_TASK:
      return "reg-promise-symbolic";
    case REG_ENTITY_EXPORT_ENTRY:
    case REG_ENTITY_MATERIAL_REQUEST:
      return "document-open-symbolic";
    case REG_ENTITY_ANSWER:
      return "user-available-symbolic";
    default:
      return entry->kind >= 0 && entry->kind < REG_N_TOUCH_KINDS ? touch_icons[entry->kind]
                                                                 : "document-edit-symbolic";
    }
}

/**
 * reg_story_text_get_state:
 *
 * Returns: (nullable): the vocabulary of the entry's kind when that is a state worth a pill
 */
const RegEnum *
reg_story_text_get_state (const RegTimelineEntry *entry)
{
  switch (entry->entity)
    {
    case REG_ENTITY_QUOTATION:
      return &reg_enum_quotation_state;
    case REG_ENTITY_COMPLAINT:
      return &reg_enum_complaint_state;
    case REG_ENTITY_MATERIAL_REQUEST:
      return &reg_enum_material_stage;
    default:
      return NULL;
    }
}

/**
 * reg_story_text_get_action:
 *
 * Returns: (nullable): the action that opens the record in a window, with its id as target
 */
const char *
reg_story_text_get_action (const RegTimelineEntry *entry)
{
  switch (entry->entity)
    {
    case REG_ENTITY_QUOTATION:
      return "app.open-quotation";
    case REG_ENTITY_COMPLAINT:
      return "app.open-complaint";
    case REG_ENTITY_OPPORTUNITY:
      return "app.open-deal";
    case REG_ENTITY_PARTY:
      return "app.open-party";
    default:
      return NULL;
    }
}

/**
 * reg_story_text_can_edit:
 *
 * Returns: whether the entry was written into the story itself and can be put right there
 */
gboolean
reg_story_text_can_edit (const RegTimelineEntry *entry)
{
  return entry->entity == REG_ENTITY_TOUCHPOINT || entry->entity == REG_ENTITY_TASK;
}

static const char *
get_name (RegSession *session, gint64 id)
{
  RegRecord *staff = id != 0 ? reg_session_find_staff (session, id) : NULL;

  return staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : "";
}

/**
 * reg_story_text_get_answers:
 *
 * Returns: (transfer full): what colleagues answered, each in a line: "Tom: They will come on Friday";
 *   "" when nobody did
 */
char *
reg_story_text_get_answers (const RegTimelineEntry *entry, RegSession *session)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; entry->replies != NULL && i < entry->replies->len; i++)
    {
      const RegTimelineEntry *answer = g_ptr_array_index (entry->replies, i);
      const char *name = get_name (session, answer->staff);
      g_autofree char *plain = *name != '\0'
                                   /* Translators: a colleague, and what they said */
                                   ? g_strdup_printf (_ ("%s: %s"), name, words (answer))
                                   : g_strdup (words (answer));
      g_autofree char *line = reg_direction_keep (plain);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free_and_steal (text);
}

/**
 * reg_story_text_is_for_me:
 *
 * Returns: whether a colleague addressed who is working, who has not answered since
 */
gboolean
reg_story_text_is_for_me (const RegTimelineEntry *entry, RegSession *session)
{
  RegRecord *me = reg_session_get_staff (session);
  gboolean is_meant;

  if (me == NULL || entry->entity != REG_ENTITY_TOUCHPOINT || entry->kind != REG_TOUCH_KIND_POST)
    return FALSE;
  is_meant = entry->staff != reg_record_get_id (me)
             && reg_mention_names (words (entry), reg_record_get_text (me, REG_STAFF_NAME));
  for (guint i = 0; entry->replies != NULL && i < entry->replies->len; i++)
    {
      const RegTimelineEntry *answer = g_ptr_array_index (entry->replies, i);

      if (answer->staff == reg_record_get_id (me))
        is_meant = FALSE;
      else if (reg_mention_names (words (answer), reg_record_get_text (me, REG_STAFF_NAME)))
        is_meant = TRUE;
    }
  return is_meant;
}
