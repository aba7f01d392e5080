/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-past-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-date.h"
#include "store/reg-past.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-history-text.h"
#include "ui/question/reg-answer-text.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-date-row.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-pill.h"

/* So many months back at first. */
#define FIRST_LOOK_MONTHS 1

/* A customer as it was at the end of a day; what differs from today is marked. */
struct _RegPastDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
  RegDateRow *date_row;
  AdwPreferencesGroup *day_group;
  GPtrArray *groups; /* of AdwPreferencesGroup, without that of the day */

  RegSession *session;
  gint64 party;
  guint64 shown; /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegPastDialog, reg_past_dialog, ADW_TYPE_DIALOG)

/* --- rows ------------------------------------------------------------------------------- */

static AdwPreferencesGroup *
add_group (RegPastDialog *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *safe = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, safe);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* @today: what it is now where that differs, NULL where it does not. */
static AdwActionRow *
add_row (AdwPreferencesGroup *group,
         const char *title,
         const char *then,
         const char *today,
         const char *mark,
         RegPillStyle style)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *kept = reg_direction_keep (then);

  g_string_append (text, kept);
  if (today != NULL)
    {
      /* Translators: what stands in a field now, below what stood there then */
      g_autofree char *line = g_strdup_printf (_ ("today: %s"), today);

      g_string_append_printf (text, "\n%s", line);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text->str);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  if (mark != NULL)
    {
      GtkWidget *pill = reg_pill_new (mark, style);

      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      reg_pill_set_whole (REG_PILL (pill));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

/* --- fields ----------------------------------------------------------------------------- */

static char *
describe_value (RegPastDialog *self, const RegRecord *record, int field)
{
  const RegFieldInfo *info = &reg_record_get_info (record)->fields[field];
  const RegValue *value = reg_record_get_value (record, field);

  if (value->type == REG_VALUE_TEXT && info->type == REG_FIELD_TYPE_DATE)
    return reg_date_has_year (value->text) ? reg_date_format (value->text, "%-d %b %Y")
                                           : reg_session_format_date (self->session, value->text);
  if (value->type == REG_VALUE_TEXT)
    return g_strdup (value->text);
  return reg_history_text_describe_value (info, value, self->session);
}

/* Other records are shown where they belong; what commands note down is no property of a customer. */
static gboolean
is_shown (const RegFieldInfo *field)
{
  return !(field->flags & (REG_FIELD_COMMAND | REG_FIELD_SECRET))
         && (field->type != REG_FIELD_TYPE_REF || field->refers == REG_ENTITY_STAFF)
         && strcmp (field->column, "card_key") != 0;
}

static void
show_fields (RegPastDialog *self, const RegPast *past)
{
  const RegEntityInfo *info = reg_record_get_info (past->now);
  AdwPreferencesGroup *group = add_group (self, _ (info->label), NULL);

  for (int i = 0; i < info->n_fields; i++)
    {
      g_autofree char *then = NULL;
      g_autofree char *today = NULL;
      gboolean is_same = reg_value_equal (reg_record_get_value (past->then, i),
                                          reg_record_get_value (past->now, i));

      if (!is_shown (&info->fields[i]) || (is_same && reg_record_is_null (past->now, i)))
        continue;
      then = describe_value (self, past->then, i);
      today = is_same ? NULL : describe_value (self, past->now, i);
      add_row (group, _ (info->fields[i].label), then, today, is_same ? NULL : _ ("changed"),
               REG_PILL_WARNING);
    }
}

/* --- ways to reach them ----------------------------------------------------------------- */

static const RegRecord *
find_by_id (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (reg_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
show_point (AdwPreferencesGroup *group, const RegRecord *then, const RegRecord *now)
{
  g_autofree char *title = reg_contact_text_get_title (then != NULL ? then : now);
  g_autofree char *was = then != NULL ? reg_contact_text_describe (then) : NULL;
  g_autofree char *is = now != NULL ? reg_contact_text_describe (now) : NULL;

  if (then == NULL)
    add_row (group, title, is, NULL, _ ("added since"), REG_PILL_ACCENT);
  else if (now == NULL)
    add_row (group, title, was, NULL, _ ("removed since"), REG_PILL_WARNING);
  else if (g_strcmp0 (was, is) != 0)
    add_row (group, title, was, is, _ ("changed"), REG_PILL_WARNING);
  else
    add_row (group, title, was, NULL, NULL, REG_PILL_NEUTRAL);
}

static void
show_points (RegPastDialog *self, const RegPast *past)
{
  AdwPreferencesGroup *group;

  if (past->points_then->len + past->points_now->len == 0)
    return;
  group = add_group (self, _ ("Ways to reach them"), NULL);
  for (guint i = 0; i < past->points_then->len; i++)
    {
      const RegRecord *then = g_ptr_array_index (past->points_then, i);

      show_point (group, then, find_by_id (past->points_now, reg_record_get_id (then)));
    }
  for (guint i = 0; i < past->points_now->len; i++)
    {
      const RegRecord *now = g_ptr_array_index (past->points_now, i);

      if (find_by_id (past->points_then, reg_record_get_id (now)) == NULL)
        show_point (group, NULL, now);
    }
}

/* --- what we and they said --------------------------------------------------------------- */

/* "Regular, they come every week" */
static char *
describe_mark (const RegRecord *mark)
{
  const char *reason;

  if (mark == NULL || reg_record_is_null (mark, REG_RUNG_MARK_RUNG))
    return g_strdup (_ ("By the rules"));
  reason = reg_record_get_text (mark, REG_RUNG_MARK_REASON);
  return g_strdup_printf (
      "%s%s%s",
      _ (reg_enum_get_label (&reg_enum_rung, reg_record_get_int (mark, REG_RUNG_MARK_RUNG))),
      *reason != '\0' ? " · " : "", reason);
}

static void
show_mark (RegPastDialog *self, const RegPast *past)
{
  g_autofree char *then = describe_mark (past->mark_then);
  g_autofree char *now = describe_mark (past->mark_now);
  gboolean is_same = g_str_equal (then, now);

  if (past->mark_then == NULL && past->mark_now == NULL)
    return;
  add_row (add_group (self, _ ("What we said"), NULL), _ ("Kind of customer"), then,
           is_same ? NULL : now, is_same ? NULL : _ ("changed"), REG_PILL_WARNING);
}

static char *
describe_answer (RegPastDialog *self, const RegPastAnswer *answer, const RegRecord *said)
{
  RegQuestionKind kind = answer->question != NULL
                             ? reg_record_get_int (answer->question, REG_QUESTION_KIND)
                             : REG_QUESTION_KIND_WORDS;

  if (reg_record_get_int (said, REG_ANSWER_DECLINED))
    return g_strdup (_ ("Would rather not say"));
  return reg_answer_text_format (self->session, kind, reg_record_get_text (said, REG_ANSWER_VALUE));
}

static void
show_answer (RegPastDialog *self, AdwPreferencesGroup *group, const RegPastAnswer *answer)
{
  const RegRecord *any = answer->then != NULL ? answer->then : answer->now;
  const char *title = answer->question != NULL
                          ? reg_record_get_text (answer->question, REG_QUESTION_TEXT)
                          : reg_record_get_text (any, REG_ANSWER_TOPIC);
  g_autofree char *then = answer->then != NULL ? describe_answer (self, answer, answer->then)
                                               : NULL;
  g_autofree char *now = answer->now != NULL ? describe_answer (self, answer, answer->now) : NULL;

  if (then == NULL)
    add_row (group, title, now, NULL, _ ("said since"), REG_PILL_ACCENT);
  else if (now == NULL)
    add_row (group, title, then, NULL, _ ("removed since"), REG_PILL_WARNING);
  else if (g_str_equal (then, now))
    add_row (group, title, then, NULL, NULL, REG_PILL_NEUTRAL);
  else
    add_row (group, title, then, now, _ ("changed"), REG_PILL_WARNING);
}

static void
show_said (RegPastDialog *self, const RegPast *past)
{
  AdwPreferencesGroup *group;

  show_mark (self, past);
  if (past->answers->len == 0)
    return;
  group = add_group (self, _ ("What they said"), NULL);
  for (guint i = 0; i < past->answers->len; i++)
    show_answer (self, group, g_ptr_array_index (past->answers, i));
}

/* --- what was open, and worth ----------------------------------------------------------- */

static void
show_matter (AdwPreferencesGroup *group, const RegPastMatter *matter)
{
  gboolean is_quotation = reg_record_get_entity (matter->record) == REG_ENTITY_QUOTATION;
  const RegEnum *states = is_quotation ? &reg_enum_quotation_state : &reg_enum_complaint_state;
  const char *number = reg_record_get_text (matter->record, is_quotation ? REG_QUOTATION_NUMBER
                                                                         : REG_COMPLAINT_NUMBER);
  const char *about = reg_record_get_text (matter->record, is_quotation ? REG_QUOTATION_TITLE
                                                                        : REG_COMPLAINT_SUBJECT);
  g_autofree char *title = g_strdup_printf (
      "%s %s", _ (reg_entity_get_info (reg_record_get_entity (matter->record))->label), number);
  g_autofree char *then = g_strdup_printf ("%s%s%s", _ (reg_enum_get_label (states, matter->state)),
                                           *about != '\0' ? " · " : "", about);

  add_row (group, title, then, NULL, matter->is_open ? _ ("still open") : _ ("closed since"),
           matter->is_open ? REG_PILL_ACCENT : REG_PILL_NEUTRAL);
}

static char *
describe_sales (RegPastDialog *self, gint64 net, gint64 n_sales)
{
  g_autofree char *money = reg_session_format_amount (self->session, net, NULL);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u purchase", "%u purchases", (guint)n_sales), (guint)n_sales);

  return g_strdup_printf ("%s · %s", money, count);
}

static void
show_rest (RegPastDialog *self, const RegPast *past)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Open on that day"),
                                          past->matters->len > 0 ? NULL : _ ("Nothing was open."));
  g_autofree char *then = describe_sales (self, past->net_then, past->n_sales_then);
  g_autofree char *now = describe_sales (self, past->net_now, past->n_sales_now);
  gboolean is_same = g_str_equal (then, now);
  char date[REG_DATE_SIZE];
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (reg_session_get_store (self->session));
  g_autofree char *day = NULL;

  for (guint i = 0; i < past->matters->len; i++)
    show_matter (group, g_ptr_array_index (past->matters, i));
  group = add_group (self, _ ("Worth until then"), NULL);
  add_row (group, _ ("Bought"), then, is_same ? NULL : now, is_same ? NULL : _ ("more since"),
           REG_PILL_NEUTRAL);
  if (past->contact_then != 0 && reg_date_from_instant (past->contact_then, zone, date))
    day = reg_date_format (date, "%-d %b %Y");
  add_row (group, _ ("Last spoken to"), day != NULL ? day : _ ("never"), NULL, NULL,
           REG_PILL_NEUTRAL);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  char *day;
  RegPast *past;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->past, reg_past_free);
  g_free (load->day);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->past = reg_past_load (db, load->party, load->day, error);
  return load->past != NULL;
}

static void
show_absent (RegPastDialog *self, const RegPast *past)
{
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (reg_session_get_store (self->session));
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  char date[REG_DATE_SIZE];

  if (reg_date_from_instant (past->since, zone, date))
    day = reg_date_format (date, "%-d %b %Y");
  /* Translators: %s is a day */
  text = g_strdup_printf (_ ("They came into the book on %s."), day != NULL ? day : "");
  add_group (self, _ ("Not in the book on that day"), text);
}

static void
show (RegPastDialog *self, const RegPast *past)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  if (past->then == NULL)
    {
      show_absent (self, past);
      return;
    }
  show_fields (self, past);
  show_points (self, past);
  show_said (self, past);
  show_rest (self, past);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPastDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show (self, load->past);
      return;
    }
  why = reg_error_describe (error);
  add_group (self, _ ("The history could not be read"), why);
}

static void
load (RegPastDialog *self)
{
  const char *day = reg_date_row_get_date (self->date_row);
  Load *job;

  if (self->session == NULL || day == NULL || *day == '\0')
    return;
  job = g_new0 (Load, 1);
  job->party = self->party;
  job->day = g_strdup (day);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegPastDialog *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (changes->entities
      & (BIT (PARTY) | BIT (CONTACT_POINT) | BIT (QUOTATION_REVISION) | BIT (COMPLAINT)
         | BIT (RUNG_MARK) | BIT (ANSWER)))
    load (self);
#undef BIT
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_past_dialog_dispose (GObject *object)
{
  RegPastDialog *self = REG_PAST_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_past_dialog_parent_class)->dispose (object);
}

static void
reg_past_dialog_class_init (RegPastDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_past_dialog_dispose;
}

static void
reg_past_dialog_init (RegPastDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->groups = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->day_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (self->page, self->day_group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("As it was"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

/**
 * reg_past_dialog_set_day:
 * @day: "YYYY-MM-DD"
 *
 * Shows the customer at the end of another day.
 */
void
reg_past_dialog_set_day (RegPastDialog *self, const char *day)
{
  g_return_if_fail (REG_IS_PAST_DIALOG (self));

  reg_date_row_set_date (self->date_row, day);
  load (self);
}

/**
 * reg_past_dialog_new:
 * @session: the open customer book
 * @party: the customer
 *
 * Returns: (transfer floating): a dialog to be presented, a month back at first
 */
AdwDialog *
reg_past_dialog_new (RegSession *session, gint64 party)
{
  RegPastDialog *self = g_object_new (REG_TYPE_PAST_DIALOG, NULL);
  g_autofree char *today = reg_session_dup_today (session);
  char day[REG_DATE_SIZE];

  self->session = g_object_ref (session);
  self->party = party;
  self->date_row = REG_DATE_ROW (reg_date_row_new (session, _ ("On")));
  adw_preferences_group_add (self->day_group, GTK_WIDGET (self->date_row));
  if (!reg_date_add_months (today, -FIRST_LOOK_MONTHS, day))
    g_strlcpy (day, today, sizeof day);
  g_signal_connect_object (self->date_row, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  reg_past_dialog_set_day (self, day);
  return ADW_DIALOG (self);
}
