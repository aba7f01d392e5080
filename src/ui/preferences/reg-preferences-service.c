/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-service.h"

#include <glib/gi18n.h>

#include "core/reg-fold.h"
#include "ui/complaint/reg-complaint-text.h"
#include "ui/preferences/reg-hours-text.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/preferences/reg-record-list.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-toaster.h"

#define N_DAYS 7

struct _RegPreferencesService
{
  AdwPreferencesPage parent_instance;
  RegSession *session;
  AdwEntryRow *day_rows[N_DAYS];
  AdwPreferencesGroup *holidays;
  AdwPreferencesGroup *targets;
  AdwPreferencesGroup *contacts;
  AdwPreferencesGroup *stages;
  GPtrArray *hours; /* of RegRecord */
  GPtrArray *stage_records;
  GPtrArray *contact_rules;
};

G_DEFINE_FINAL_TYPE (RegPreferencesService, reg_preferences_service, ADW_TYPE_PREFERENCES_PAGE)

/* --- opening hours ---------------------------------------------------------------------- */

static char *
name_day (guint day)
{
  /* 5 January 1970 was a Monday. */
  g_autoptr (GDateTime) date = g_date_time_new_utc (1970, 1, 5 + day, 0, 0, 0);

  return g_date_time_format (date, "%A");
}

/* A day's new times, and what they take the place of. */
typedef struct
{
  int weekday;
  GArray *spans;
  GArray *old_ids; /* of gint64 */
} Hours;

static void
hours_free (gpointer data)
{
  Hours *hours = data;

  g_array_unref (hours->spans);
  g_array_unref (hours->old_ids);
  g_free (hours);
}

static gboolean
hours_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Hours *hours = data;

  for (guint i = 0; i < hours->old_ids->len; i++)
    if (!reg_db_remove (db, REG_ENTITY_OPENING_HOURS, g_array_index (hours->old_ids, gint64, i),
                        error))
      return FALSE;
  for (guint i = 0; i < hours->spans->len; i++)
    {
      const RegHoursSpan *span = &g_array_index (hours->spans, RegHoursSpan, i);
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPENING_HOURS);
      g_autoptr (RegRecord) record = NULL;
      g_autoptr (RegRecord) saved = NULL;

      reg_record_builder_set_int (builder, REG_OPENING_HOURS_WEEKDAY, hours->weekday);
      reg_record_builder_set_int (builder, REG_OPENING_HOURS_OPENS, span->opens);
      reg_record_builder_set_int (builder, REG_OPENING_HOURS_CLOSES, span->closes);
      record = reg_record_builder_end (builder);
      saved = reg_db_save (db, record, error);
      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
day_changed_cb (AdwEntryRow *row)
{
  g_autoptr (GArray) spans = reg_hours_text_parse (gtk_editable_get_text (GTK_EDITABLE (row)));

  if (spans != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

static void
day_applied_cb (RegPreferencesService *self, AdwEntryRow *row)
{
  const RegEditWords words = {
    .kind = "preferences",
    .done = _ ("Opening hours changed"),
    .failed = _ ("The opening hours were not changed."),
  };
  g_autoptr (GArray) spans = reg_hours_text_parse (gtk_editable_get_text (GTK_EDITABLE (row)));
  Hours *hours;

  if (spans == NULL)
    {
      reg_toaster_show (GTK_WIDGET (row), _ ("Write opening hours like 9:00–12:30, 13:30–18:00"));
      return;
    }
  hours = g_new0 (Hours, 1);
  hours->spans = g_steal_pointer (&spans);
  hours->old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_DAYS; i++)
    if (self->day_rows[i] == row)
      hours->weekday = i + 1;
  for (guint i = 0; i < self->hours->len; i++)
    {
      const RegRecord *record = g_ptr_array_index (self->hours, i);
      gint64 id = reg_record_get_id (record);

      if (reg_record_get_int (record, REG_OPENING_HOURS_WEEKDAY) == hours->weekday)
        g_array_append_val (hours->old_ids, id);
    }
  reg_edit_run (GTK_WIDGET (row), self->session, &words, hours_job, hours, hours_free, NULL);
}

static void
show_hours (RegPreferencesService *self)
{
  for (guint day = 0; day < N_DAYS; day++)
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RegHoursSpan));
      g_autofree char *text = NULL;

      for (guint i = 0; i < self->hours->len; i++)
        {
          const RegRecord *record = g_ptr_array_index (self->hours, i);
          const RegHoursSpan span = {
            .opens = reg_record_get_int (record, REG_OPENING_HOURS_OPENS),
            .closes = reg_record_get_int (record, REG_OPENING_HOURS_CLOSES),
          };

          if (reg_record_get_int (record, REG_OPENING_HOURS_WEEKDAY) == (gint64)day + 1)
            g_array_append_val (spans, span);
        }
      text = reg_hours_text_format (spans);
      if (!(gtk_widget_get_state_flags (GTK_WIDGET (self->day_rows[day]))
            & GTK_STATE_FLAG_FOCUS_WITHIN))
        gtk_editable_set_text (GTK_EDITABLE (self->day_rows[day]), text);
    }
}

static void
add_hours (RegPreferencesService *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Opening hours"));
  adw_preferences_group_set_description (
      group, _ ("The clocks of complaints and approvals run only while you are open. Leave a day "
                "empty when you are closed."));
  for (guint i = 0; i < N_DAYS; i++)
    {
      g_autofree char *name = name_day (i);

      self->day_rows[i] = ADW_ENTRY_ROW (adw_entry_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day_rows[i]), name);
      adw_entry_row_set_show_apply_button (self->day_rows[i], TRUE);
      g_signal_connect (self->day_rows[i], "changed", G_CALLBACK (day_changed_cb), NULL);
      g_signal_connect_object (self->day_rows[i], "apply", G_CALLBACK (day_applied_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, GTK_WIDGET (self->day_rows[i]));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

/* --- closed days ------------------------------------------------------------------------ */

static void
open_holiday (gpointer object, RegRecord *record)
{
  RegPreferencesService *self = object;
  const RegFormField fields[] = {
    { REG_HOLIDAY_DAY, _ ("_Day"), REG_FORM_DATE, .is_required = TRUE },
    { REG_HOLIDAY_NAME, _ ("_Name"), REG_FORM_TEXT },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_HOLIDAY,
    .title = record != NULL ? _ ("Closed day") : _ ("New closed day"),
    .saved = _ ("Closed day changed"),
    .removed = _ ("Closed day removed"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, NULL, NULL);
}

/* --- promises --------------------------------------------------------------------------- */

static char *
check_target (RegRecordForm *form, gpointer data)
{
  if (reg_record_form_get_int (form, 0) > reg_record_form_get_int (form, 1))
    return g_strdup (_ ("The solution cannot be due before the first answer."));
  return NULL;
}

static void
open_target (gpointer object, RegRecord *record)
{
  RegPreferencesService *self = object;
  const RegFormField fields[] = {
    { REG_COMPLAINT_TARGET_ANSWER_MINUTES, _ ("First _answer within (opening hours)"),
      REG_FORM_HOURS, .is_required = TRUE },
    { REG_COMPLAINT_TARGET_RESOLVE_MINUTES, _ ("_Solution within (opening hours)"), REG_FORM_HOURS,
      .is_required = TRUE },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_COMPLAINT_TARGET,
    .title = _ (reg_enum_get_label (&reg_enum_severity,
                                    reg_record_get_int (record, REG_COMPLAINT_TARGET_SEVERITY))),
    .saved = _ ("Target changed"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .check = check_target,
  };

  reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, NULL, NULL);
}

static void
show_targets (RegPreferencesService *self, GPtrArray *targets)
{
  reg_record_list_clear (self->targets);
  for (guint i = 0; i < targets->len; i++)
    {
      RegRecord *target = g_ptr_array_index (targets, i);
      g_autofree char *answer = reg_complaint_text_duration (
          reg_record_get_int (target, REG_COMPLAINT_TARGET_ANSWER_MINUTES) * 60 * 1000);
      g_autofree char *resolve = reg_complaint_text_duration (
          reg_record_get_int (target, REG_COMPLAINT_TARGET_RESOLVE_MINUTES) * 60 * 1000);
      /* Translators: two times such as "4 h" */
      g_autofree char *text = g_strdup_printf (_ ("First answer within %s, solution within %s"),
                                               answer, resolve);

      reg_record_list_add (
          self->targets, target,
          _ (reg_enum_get_label (&reg_enum_severity,
                                 reg_record_get_int (target, REG_COMPLAINT_TARGET_SEVERITY))),
          text, NULL);
    }
}

/* --- keeping in touch ------------------------------------------------------------------- */

/* One rule for each class, and one for everybody else. */
static char *
check_contact (RegRecordForm *form, gpointer data)
{
  const RegPreferencesService *self = data;
  g_autoptr (RegRecord) edited = reg_record_form_make_record (form);
  g_autofree char *class = reg_fold (reg_record_get_text (edited, REG_CONTACT_RULE_CUSTOMER_CLASS));

  for (guint i = 0; i < self->contact_rules->len; i++)
    {
      const RegRecord *rule = g_ptr_array_index (self->contact_rules, i);
      g_autofree char *other = reg_fold (
          reg_record_get_text (rule, REG_CONTACT_RULE_CUSTOMER_CLASS));

      if (reg_record_get_id (rule) != reg_record_get_id (edited) && g_str_equal (class, other))
        return g_strdup (*class != '\0' ? _ ("There is a rule for this class already.")
                                        : _ ("There is a rule for everybody else already."));
    }
  return NULL;
}

static void
open_contact (gpointer object, RegRecord *record)
{
  RegPreferencesService *self = object;
  g_autoptr (GPtrArray) rhythms = g_ptr_array_new ();
  g_autofree char *usual = g_strdup_printf ("%d", REG_REPEAT_MONTHLY);

  for (int i = 0; i < reg_enum_repeat.n_values; i++)
    g_ptr_array_add (rhythms, (char *)_ (reg_enum_get_label (&reg_enum_repeat, i)));
  g_ptr_array_add (rhythms, NULL);
  {
    const RegFormField fields[] = {
      { REG_CONTACT_RULE_CUSTOMER_CLASS, _ ("_Class of customers (empty: everybody else)"),
        REG_FORM_TEXT },
      { REG_CONTACT_RULE_RHYTHM, _ ("_Visit or call"), REG_FORM_CHOICE,
        .choices = (char **)rhythms->pdata, .usual = usual },
      { REG_CONTACT_RULE_MAKES_TASKS, _ ("Make a _task when it is time"), REG_FORM_SWITCH,
        .usual = "1" },
    };
    const RegRecordFormSpec spec = {
      .entity = REG_ENTITY_CONTACT_RULE,
      .title = record != NULL ? _ ("Keeping in touch") : _ ("New rule"),
      .saved = _ ("Rule changed"),
      .removed = _ ("Rule removed"),
      .fields = fields,
      .n_fields = G_N_ELEMENTS (fields),
      .check = check_contact,
    };

    reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, g_object_ref (self),
                          g_object_unref);
  }
}

static void
show_contacts (RegPreferencesService *self)
{
  reg_record_list_clear (self->contacts);
  for (guint i = 0; i < self->contact_rules->len; i++)
    {
      RegRecord *rule = g_ptr_array_index (self->contact_rules, i);
      const char *class = reg_record_get_text (rule, REG_CONTACT_RULE_CUSTOMER_CLASS);
      const char *rhythm = _ (reg_enum_get_label (
          &reg_enum_repeat, reg_record_get_int (rule, REG_CONTACT_RULE_RHYTHM)));
      /* Translators: %s is how often a customer is spoken to, such as "Every month" */
      g_autofree char *text = reg_record_get_int (rule, REG_CONTACT_RULE_MAKES_TASKS) != 0
                                  ? g_strdup_printf (_ ("%s, with a task"), rhythm)
                                  : g_strdup (rhythm);

      reg_record_list_add (self->contacts, rule, *class != '\0' ? class : _ ("Everybody else"),
                           text, NULL);
    }
}

/* --- stages ----------------------------------------------------------------------------- */

static void
open_stage (gpointer object, RegRecord *record)
{
  RegPreferencesService *self = object;
  g_autofree char *position = g_strdup_printf ("%u", self->stage_records->len + 1);
  char *kinds[] = {
    (char *)_ ("Open"),
    (char *)_ ("Won"),
    (char *)_ ("Lost"),
    NULL,
  };
  const RegFormField fields[] = {
    { REG_STAGE_NAME, _ ("_Name"), REG_FORM_TEXT, .is_required = TRUE },
    { REG_STAGE_PROBABILITY, _ ("_Probability (%)"), REG_FORM_RATE, .is_required = TRUE,
      .usual = "500000" },
    { REG_STAGE_KIND, _ ("_Kind"), REG_FORM_CHOICE, .choices = kinds },
    { REG_STAGE_STALE_DAYS, _ ("_Stale after days"), REG_FORM_COUNT, .usual = "14" },
    { REG_STAGE_POSITION, _ ("P_lace on the board"), REG_FORM_COUNT, .is_required = TRUE,
      .usual = position },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_STAGE,
    .title = record != NULL ? _ ("Stage") : _ ("New stage"),
    .saved = _ ("Stage changed"),
    .removed = _ ("Stage removed"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, NULL, NULL);
}

/* Two stages change places. */
static void
swap_stages (RegPreferencesService *self, guint index)
{
  const RegEditWords words = {
    .kind = "preferences",
    .done = _ ("Stages put in another order"),
    .failed = _ ("The order was not changed."),
  };
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  for (guint i = 0; i < self->stage_records->len; i++)
    {
      guint place = i == index ? i - 1 : i == index - 1 ? i + 1 : i;
      RegRecordBuilder *builder = reg_record_builder_new_from (
          g_ptr_array_index (self->stage_records, i));

      reg_record_builder_set_int (builder, REG_STAGE_POSITION, place + 1);
      g_ptr_array_add (records, reg_record_builder_end (builder));
    }
  reg_edit_save_all (GTK_WIDGET (self), self->session, &words, records);
}

static void
up_clicked_cb (RegPreferencesService *self, GtkWidget *button)
{
  gpointer index = g_object_get_data (G_OBJECT (button), "reg-index");

  swap_stages (self, GPOINTER_TO_UINT (index));
}

static GtkWidget *
create_up_button (RegPreferencesService *self, guint index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-up-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Move up"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "reg-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (up_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_stages (RegPreferencesService *self)
{
  reg_record_list_clear (self->stages);
  for (guint i = 0; i < self->stage_records->len; i++)
    {
      RegRecord *stage = g_ptr_array_index (self->stage_records, i);
      g_autofree char *rate = reg_session_format_rate (
          self->session, reg_record_get_int (stage, REG_STAGE_PROBABILITY));
      /* Translators: %s is a percentage */
      g_autofree char *text = g_strdup_printf (_ ("%s probable"), rate);

      reg_record_list_add (self->stages, stage, reg_record_get_text (stage, REG_STAGE_NAME), text,
                           i > 0 ? create_up_button (self, i) : NULL);
    }
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_service_dispose (GObject *object)
{
  RegPreferencesService *self = REG_PREFERENCES_SERVICE (object);

  g_clear_pointer (&self->hours, g_ptr_array_unref);
  g_clear_pointer (&self->stage_records, g_ptr_array_unref);
  g_clear_pointer (&self->contact_rules, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_preferences_service_parent_class)->dispose (object);
}

static void
reg_preferences_service_class_init (RegPreferencesServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_preferences_service_dispose;
}

static void
reg_preferences_service_init (RegPreferencesService *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (self);

  self->hours = g_ptr_array_new ();
  self->stage_records = g_ptr_array_new ();
  self->contact_rules = g_ptr_array_new ();
  adw_preferences_page_set_title (page, _ ("Service"));
  adw_preferences_page_set_icon_name (page, "reg-complaint-symbolic");
  add_hours (self);
  self->holidays = reg_record_list_new (_ ("Closed days"), NULL, _ ("_Add day"), open_holiday,
                                        self);
  adw_preferences_page_add (page, self->holidays);
  self->targets = reg_record_list_new (
      _ ("Complaints"), _ ("How soon somebody who complains gets an answer, and a solution."), NULL,
      open_target, self);
  adw_preferences_page_add (page, self->targets);
  self->contacts = reg_record_list_new (
      _ ("Keeping in touch"),
      _ ("How often customers are visited or called; once a month where nothing else is said. "
         "Customers who want no contact say so in their own window."),
      _ ("Add _rule"), open_contact, self);
  adw_preferences_page_add (page, self->contacts);
  self->stages = reg_record_list_new (_ ("Stages of a deal"), NULL, _ ("Add _stage"), open_stage,
                                      self);
  adw_preferences_page_add (page, self->stages);
}

RegPreferencesService *
reg_preferences_service_new (RegSession *session)
{
  RegPreferencesService *self = g_object_new (REG_TYPE_PREFERENCES_SERVICE, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
reg_preferences_service_show (RegPreferencesService *self, const RegPreferencesData *data)
{
  g_ptr_array_unref (self->hours);
  self->hours = g_ptr_array_ref (data->hours);
  g_ptr_array_unref (self->stage_records);
  self->stage_records = g_ptr_array_ref (data->stages);
  g_ptr_array_unref (self->contact_rules);
  self->contact_rules = g_ptr_array_ref (data->contact_rules);
  show_hours (self);
  reg_record_list_clear (self->holidays);
  for (guint i = 0; i < data->holidays->len; i++)
    {
      RegRecord *holiday = g_ptr_array_index (data->holidays, i);
      const char *name = reg_record_get_text (holiday, REG_HOLIDAY_NAME);
      g_autofree char *day = reg_session_format_date (
          self->session, reg_record_get_text (holiday, REG_HOLIDAY_DAY));

      reg_record_list_add (self->holidays, holiday, day, name, NULL);
    }
  show_targets (self, data->targets);
  show_contacts (self);
  show_stages (self);
}
