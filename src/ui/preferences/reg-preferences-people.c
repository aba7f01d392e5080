/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-people.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/reg-fold.h"
#include "core/reg-pin.h"
#include "core/reg-stand-in.h"
#include "store/reg-firm.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/preferences/reg-record-list.h"
#include "ui/preferences/reg-rule-text.h"
#include "ui/preferences/reg-rule-trial-group.h"
#include "ui/preferences/reg-trust-group.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-ask.h"
#include "ui/widgets/reg-staff-row.h"
#include "ui/widgets/reg-toaster.h"

struct _RegPreferencesPeople
{
  AdwPreferencesPage parent_instance;
  RegSession *session;
  AdwPreferencesGroup *staff;
  AdwPreferencesGroup *absences;
  AdwPreferencesGroup *rules;
  GtkWidget *trust;
  GArray *spans; /* of RegAbsenceSpan: who is away when */
};

G_DEFINE_FINAL_TYPE (RegPreferencesPeople, reg_preferences_people, ADW_TYPE_PREFERENCES_PAGE)

static GStrv
dup_words (const RegEnum *vocabulary)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv words;

  for (int i = 0; i < vocabulary->n_values; i++)
    g_strv_builder_add (builder, _ (vocabulary->values[i].label));
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

/* Names to choose from, with the word for nobody first if there is one. */
static GStrv
dup_staff (RegSession *session, const char *nobody, gint64 **ids)
{
  GPtrArray *staff = reg_session_get_staff_list (session);
  GStrvBuilder *builder = g_strv_builder_new ();
  guint n = 0;
  GStrv words;

  *ids = g_new0 (gint64, staff->len + 1);
  if (nobody != NULL)
    {
      g_strv_builder_add (builder, nobody);
      n++;
    }
  for (guint i = 0; i < staff->len; i++)
    {
      (*ids)[n++] = reg_record_get_id (g_ptr_array_index (staff, i));
      g_strv_builder_take (builder, reg_staff_row_dup_name (g_ptr_array_index (staff, i)));
    }
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

/* --- staff ------------------------------------------------------------------------------ */

enum
{
  STAFF_NAME,
  STAFF_TITLE,
  STAFF_ROLE,
  STAFF_EMAIL,
  STAFF_PHONE,
  STAFF_DEPARTMENT,
  STAFF_LOCATION,
  STAFF_SKILLS,
  STAFF_REPORTS_TO,
  STAFF_SINCE,
  STAFF_ACTIVE,
  STAFF_LEFT_ON
};

/* Somebody must be left who may do everything. */
static char *
check_staff (RegRecordForm *form, gpointer data)
{
  RegPreferencesPeople *self = data;
  GPtrArray *staff = reg_session_get_staff_list (self->session);
  RegRecord *own = reg_record_form_get_record (form);

  if (reg_record_form_get_int (form, STAFF_ROLE) == REG_ROLE_OWNER
      && reg_record_form_get_int (form, STAFF_ACTIVE))
    return NULL;
  for (guint i = 0; i < staff->len; i++)
    {
      const RegRecord *other = g_ptr_array_index (staff, i);

      if ((own == NULL || reg_record_get_id (other) != reg_record_get_id (own))
          && reg_record_get_int (other, REG_STAFF_ROLE) == REG_ROLE_OWNER
          && reg_record_get_int (other, REG_STAFF_ACTIVE))
        return NULL;
    }
  return g_strdup (_ ("At least one owner must work here."));
}

/* What the others know about, as something to choose from. */
static char *
dup_other_skills (RegPreferencesPeople *self, const RegRecord *own)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *text = g_string_new ("");

  for (guint i = 0; i < staff->len; i++)
    {
      const RegRecord *other = g_ptr_array_index (staff, i);
      g_auto (GStrv) skills = g_strsplit (reg_record_get_text (other, REG_STAFF_SKILLS), ",", -1);

      if (own != NULL && reg_record_get_id (other) == reg_record_get_id (own))
        continue;
      for (guint k = 0; skills[k] != NULL; k++)
        if (*g_strstrip (skills[k]) != '\0' && g_hash_table_add (seen, reg_fold (skills[k])))
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", skills[k]);
    }
  return g_string_free_and_steal (text);
}

static void
refresh_staff (RegRecordForm *form, gpointer data)
{
  g_autofree char *skills = dup_other_skills (data, reg_record_form_get_record (form));
  g_autofree char *note = NULL;

  reg_record_form_set_shown (form, STAFF_LEFT_ON, !reg_record_form_get_int (form, STAFF_ACTIVE));
  if (*skills != '\0')
    /* Translators: %s are things that colleagues know about */
    note = g_strdup_printf (_ ("Colleagues know about: %s"), skills);
  reg_record_form_set_note (form, note);
}

static void
open_staff (gpointer object, RegRecord *record)
{
  RegPreferencesPeople *self = object;
  g_auto (GStrv) roles = dup_words (&reg_enum_role);
  gint64 *ids = NULL;
  g_auto (GStrv) bosses = dup_staff (self->session, _ ("Nobody"), &ids);
  const RegFormField fields[] = {
    [STAFF_NAME] = { REG_STAFF_NAME, _ ("_Name"), REG_FORM_TEXT, .is_required = TRUE },
    [STAFF_TITLE] = { REG_STAFF_TITLE, _ ("_Position"), REG_FORM_TEXT },
    [STAFF_ROLE] = { REG_STAFF_ROLE, _ ("_Role"), REG_FORM_CHOICE, .choices = roles },
    [STAFF_EMAIL] = { REG_STAFF_EMAIL, _ ("_E-mail"), REG_FORM_TEXT },
    [STAFF_PHONE] = { REG_STAFF_PHONE, _ ("P_hone"), REG_FORM_TEXT },
    [STAFF_DEPARTMENT] = { REG_STAFF_DEPARTMENT, _ ("_Department"), REG_FORM_TEXT },
    [STAFF_LOCATION] = { REG_STAFF_LOCATION, _ ("Works w_here"), REG_FORM_TEXT },
    [STAFF_SKILLS] = { REG_STAFF_SKILLS, _ ("_Knows about (with commas between)"), REG_FORM_TEXT },
    [STAFF_REPORTS_TO] = { REG_STAFF_REPORTS_TO, _ ("Repor_ts to"), REG_FORM_CHOICE,
                           .is_nullable = TRUE, .choices = bosses, .values = ids },
    [STAFF_SINCE] = { REG_STAFF_HIRED_ON, _ ("With _us since"), REG_FORM_DATE },
    [STAFF_LEFT_ON] = { REG_STAFF_LEFT_ON, _ ("_Left on"), REG_FORM_DATE },
    [STAFF_ACTIVE] = { REG_STAFF_ACTIVE, _ ("_Works here"), REG_FORM_SWITCH, .usual = "1" },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_STAFF,
    .title = record != NULL ? _ ("Colleague") : _ ("New colleague"),
    .saved = _ ("Colleague changed"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .check = check_staff,
    .refresh = refresh_staff,
  };
  RegRecordForm *form = reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, self,
                                              NULL);

  g_object_set_data_full (G_OBJECT (form), "reg-ids", ids, g_free);
}

typedef struct
{
  RegSession *session;
  gint64 staff;
  char *pin;
} Pin;

static void
pin_free (gpointer data)
{
  Pin *pin = data;

  g_clear_object (&pin->session);
  g_free (pin->pin);
  g_free (pin);
}

static gboolean
pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pin *pin = data;

  return reg_staff_set_pin (db, pin->staff, *pin->pin != '\0' ? pin->pin : NULL, error);
}

static void
pin_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  const Pin *asked = data;
  const RegEditWords words = {
    .kind = "pin",
    .done = *answers[0].text != '\0' ? _ ("PIN set") : _ ("PIN taken away"),
    .failed = _ ("The PIN was not changed."),
    .without_undo = TRUE,
  };
  Pin *pin = g_new0 (Pin, 1);

  pin->staff = asked->staff;
  pin->pin = g_strdup (answers[0].text);
  reg_edit_run (GTK_WIDGET (object), asked->session, &words, pin_job, pin, pin_free, NULL);
}

static void
pin_clicked_cb (RegPreferencesPeople *self, GtkWidget *button)
{
  RegRecord *staff = g_object_get_data (G_OBJECT (button), "reg-record");
  const RegAskField fields[] = { { _ ("New PIN"), NULL, REG_ASK_PIN, FALSE } };
  const RegAsk question = {
    .heading = reg_record_get_text (staff, REG_STAFF_NAME),
    .body = _ ("A PIN of four to eight digits shows who approves at a shared computer. Empty takes "
               "it away."),
    .accept = _ ("_Set"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };
  Pin *pin = g_new0 (Pin, 1);
  AdwDialog *dialog;

  pin->session = g_object_ref (self->session);
  pin->staff = reg_record_get_id (staff);
  dialog = reg_ask (GTK_WIDGET (self), &question, pin_answered_cb, self, pin);
  g_object_set_data_full (G_OBJECT (dialog), "reg-pending", pin, pin_free);
}

/* "Sales · Bern · away until 4 June" */
static char *
describe_staff (RegPreferencesPeople *self, const RegRecord *staff, const char *role)
{
  g_autofree char *today = reg_session_dup_today (self->session);
  const RegAbsenceSpan *span = self->spans != NULL
                                   ? reg_absence_find ((const RegAbsenceSpan *)self->spans->data,
                                                       self->spans->len, reg_record_get_id (staff),
                                                       today)
                                   : NULL;
  const char *where = reg_record_get_text (staff, REG_STAFF_LOCATION);
  GString *text = g_string_new (role);

  if (*where != '\0')
    g_string_append_printf (text, " · %s", where);
  if (span != NULL && *span->last_day != '\0')
    {
      g_autofree char *day = reg_session_format_date (self->session, span->last_day);

      g_string_append (text, " · ");
      /* Translators: %s is a day */
      g_string_append_printf (text, _ ("away until %s"), day);
    }
  else if (span != NULL)
    g_string_append_printf (text, " · %s", _ ("away"));
  return g_string_free_and_steal (text);
}

static GtkWidget *
create_handover_button (const RegRecord *staff)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("mail-forward-symbolic");
  /* Translators: %s is the name of a colleague */
  g_autofree char *label = g_strdup_printf (_ ("Hand over from %s…"),
                                            reg_record_get_text (staff, REG_STAFF_NAME));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.handover");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", reg_record_get_id (staff));
  return button;
}

static void
add_staff_row (RegPreferencesPeople *self, RegRecord *staff)
{
  const char *role = _ (
      reg_enum_get_label (&reg_enum_role, reg_record_get_int (staff, REG_STAFF_ROLE)));
  gboolean has_pin = reg_record_peek_text (staff, REG_STAFF_PIN) != NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic (has_pin ? _ ("Change PIN…") : _ ("Set PIN…"));

  if (!reg_staff_is_here (staff))
    subtitle = g_strdup_printf (_ ("%s · no longer works here"), role);
  else
    subtitle = describe_staff (self, staff, role);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "reg-record", reg_record_ref (staff),
                          (GDestroyNotify)reg_record_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pin_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  if (reg_staff_is_here (staff))
    gtk_box_append (GTK_BOX (box), create_handover_button (staff));
  reg_record_list_add (self->staff, staff, reg_record_get_text (staff, REG_STAFF_NAME), subtitle,
                       box);
}

/* --- absences --------------------------------------------------------------------------- */

enum
{
  ABSENCE_WHO,
  ABSENCE_FIRST,
  ABSENCE_LAST,
  ABSENCE_STAND_IN,
  ABSENCE_REASON
};

static RegAbsenceSpan
read_span (const RegRecord *record)
{
  RegAbsenceSpan span = {
    .id = reg_record_get_id (record),
    .staff = reg_record_get_int (record, REG_ABSENCE_STAFF_ID),
    .stand_in = reg_record_get_int (record, REG_ABSENCE_STAND_IN),
  };

  g_strlcpy (span.first_day, reg_record_get_text (record, REG_ABSENCE_FIRST_DAY),
             sizeof span.first_day);
  g_strlcpy (span.last_day, reg_record_get_text (record, REG_ABSENCE_LAST_DAY),
             sizeof span.last_day);
  return span;
}

static char *
check_absence (RegRecordForm *form, gpointer data)
{
  RegPreferencesPeople *self = data;
  g_autoptr (RegRecord) record = reg_record_form_make_record (form);
  RegAbsenceSpan span = read_span (record);

  switch (reg_absence_check ((const RegAbsenceSpan *)self->spans->data, self->spans->len, &span))
    {
    case REG_ABSENCE_REVERSED:
      return g_strdup (_ ("The last day is before the first."));
    case REG_ABSENCE_OVERLAPS:
      return g_strdup (_ ("They are away on one of these days already."));
    case REG_ABSENCE_BY_SELF:
      return g_strdup (_ ("Nobody stands in for themselves."));
    case REG_ABSENCE_NO_DAY:
    case REG_ABSENCE_FINE:
    default:
      return NULL;
    }
}

static void
open_absence (gpointer object, RegRecord *record)
{
  RegPreferencesPeople *self = object;
  gint64 *who_ids = NULL, *ids = NULL;
  g_auto (GStrv) who = dup_staff (self->session, NULL, &who_ids);
  g_auto (GStrv) stand_ins = dup_staff (self->session, _ ("Nobody"), &ids);
  const RegFormField fields[] = {
    [ABSENCE_WHO] = { REG_ABSENCE_STAFF_ID, _ ("_Who"), REG_FORM_CHOICE, .choices = who,
                      .values = who_ids },
    [ABSENCE_FIRST] = { REG_ABSENCE_FIRST_DAY, _ ("_First day"), REG_FORM_DATE,
                        .is_required = TRUE },
    [ABSENCE_LAST] = { REG_ABSENCE_LAST_DAY, _ ("_Last day"), REG_FORM_DATE },
    [ABSENCE_STAND_IN] = { REG_ABSENCE_STAND_IN, _ ("_Stand-in"), REG_FORM_CHOICE,
                           .is_nullable = TRUE, .choices = stand_ins, .values = ids },
    [ABSENCE_REASON] = { REG_ABSENCE_REASON, _ ("Wh_y"), REG_FORM_TEXT },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_ABSENCE,
    .title = record != NULL ? _ ("Days away") : _ ("New days away"),
    .saved = _ ("Days away changed"),
    .removed = _ ("Days away removed"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .check = check_absence,
  };
  RegRecordForm *form = reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, self,
                                              NULL);

  g_object_set_data_full (G_OBJECT (form), "reg-who-ids", who_ids, g_free);
  g_object_set_data_full (G_OBJECT (form), "reg-ids", ids, g_free);
}

static const char *
get_name (RegPreferencesPeople *self, gint64 staff)
{
  RegRecord *record = reg_session_find_staff (self->session, staff);

  return record != NULL ? reg_record_get_text (record, REG_STAFF_NAME) : "";
}

static void
add_absence_row (RegPreferencesPeople *self, RegRecord *record)
{
  g_autofree char *first = reg_session_format_date (
      self->session, reg_record_get_text (record, REG_ABSENCE_FIRST_DAY));
  g_autofree char *last = reg_session_format_date (
      self->session, reg_record_get_text (record, REG_ABSENCE_LAST_DAY));
  gint64 stand_in = reg_record_get_int (record, REG_ABSENCE_STAND_IN);
  g_autoptr (GString) text = g_string_new ("");

  if (*last != '\0')
    /* Translators: the first and the last day that somebody is away */
    g_string_append_printf (text, _ ("%s to %s"), first, last);
  else
    /* Translators: the first day that somebody is away */
    g_string_append_printf (text, _ ("from %s"), first);
  if (stand_in != 0)
    {
      g_string_append (text, " · ");
      /* Translators: %s is the name of a colleague */
      g_string_append_printf (text, _ ("stand-in: %s"), get_name (self, stand_in));
    }
  reg_record_list_add (self->absences, record,
                       get_name (self, reg_record_get_int (record, REG_ABSENCE_STAFF_ID)),
                       text->str, NULL);
}

static void
show_absences (RegPreferencesPeople *self, GPtrArray *absences)
{
  g_array_set_size (self->spans, 0);
  reg_record_list_clear (self->absences);
  for (guint i = 0; i < absences->len; i++)
    {
      RegAbsenceSpan span = read_span (g_ptr_array_index (absences, i));

      g_array_append_val (self->spans, span);
      add_absence_row (self, g_ptr_array_index (absences, i));
    }
}

/* --- rules ------------------------------------------------------------------------------ */

/* Three questions ask for the limit, each in another unit; one is shown at a time. */
enum
{
  RULE_CONDITION,
  RULE_RATE,
  RULE_AMOUNT,
  RULE_GROSS,
  RULE_DAYS,
  RULE_TEXT,
  RULE_ROLE,
  RULE_STAFF,
  RULE_LEVEL,
  RULE_SELF,
  RULE_HOURS,
  RULE_ACTIVE
};

/* What it would have caught, counted anew with each change of when it applies. */
static void
try_rule (RegPreferencesPeople *self, RegRecordForm *form, RegRecord *rule)
{
  RegRuleTrialGroup *trial = g_object_get_data (G_OBJECT (form), "reg-trial");

  if (trial == NULL)
    {
      trial = reg_rule_trial_group_new (self->session);
      reg_record_form_add_group (form, ADW_PREFERENCES_GROUP (trial));
      g_object_set_data (G_OBJECT (form), "reg-trial", trial);
    }
  reg_rule_trial_group_set_rule (trial, reg_record_form_is_complete (form) ? rule : NULL);
}

static void
refresh_rule (RegRecordForm *form, gpointer data)
{
  RegPreferencesPeople *self = data;
  RegApprovalCondition condition = reg_record_form_get_int (form, RULE_CONDITION);
  g_autoptr (RegRecord) rule = NULL;
  g_autofree char *sentence = NULL;

  reg_record_form_set_shown (form, RULE_RATE,
                             condition == REG_APPROVAL_LINE_DISCOUNT_OVER
                                 || condition == REG_APPROVAL_DOCUMENT_DISCOUNT_OVER
                                 || condition == REG_APPROVAL_MARGIN_UNDER);
  reg_record_form_set_shown (form, RULE_AMOUNT, condition == REG_APPROVAL_TOTAL_OVER);
  reg_record_form_set_shown (form, RULE_GROSS, condition == REG_APPROVAL_GROSS_OVER);
  reg_record_form_set_shown (form, RULE_DAYS, condition == REG_APPROVAL_PAYMENT_DAYS_OVER);
  reg_record_form_set_shown (form, RULE_TEXT,
                             condition == REG_APPROVAL_CUSTOMER_CLASS
                                 || condition == REG_APPROVAL_PRODUCT_GROUP);
  /* Whoever is named answers, whatever their role is. */
  gtk_widget_set_sensitive (reg_record_form_get_row (form, RULE_ROLE),
                            reg_record_form_get_int (form, RULE_STAFF) == 0);
  reg_record_form_set_shown (form, RULE_HOURS, reg_record_form_get_int (form, RULE_STAFF) != 0);
  rule = reg_record_form_make_record (form);
  sentence = reg_rule_text_describe (rule, self->session);
  reg_record_form_set_note (form, sentence);
  try_rule (self, form, rule);
}

static void
open_rule (gpointer object, RegRecord *record)
{
  RegPreferencesPeople *self = object;
  g_auto (GStrv) conditions = dup_words (&reg_enum_approval_condition);
  g_auto (GStrv) roles = dup_words (&reg_enum_role);
  gint64 *ids = NULL;
  g_auto (GStrv) staff = dup_staff (self->session, _ ("Anybody of that role"), &ids);
  const RegFormField fields[] = {
    [RULE_CONDITION] = { REG_APPROVAL_RULE_CONDITION, _ ("_When"), REG_FORM_CHOICE,
                         .choices = conditions },
    [RULE_RATE] = { REG_APPROVAL_RULE_LIMIT_VALUE, _ ("_Limit (%)"), REG_FORM_RATE,
                    .is_required = TRUE, .usual = "100000" },
    [RULE_AMOUNT] = { REG_APPROVAL_RULE_LIMIT_VALUE, _ ("_Limit (without tax)"), REG_FORM_MONEY,
                      .is_required = TRUE },
    [RULE_GROSS] = { REG_APPROVAL_RULE_LIMIT_VALUE, _ ("_Limit (with tax)"), REG_FORM_MONEY,
                     .is_required = TRUE },
    [RULE_DAYS] = { REG_APPROVAL_RULE_LIMIT_VALUE, _ ("_Limit (days)"), REG_FORM_COUNT,
                    .is_required = TRUE },
    [RULE_TEXT] = { REG_APPROVAL_RULE_TEXT_VALUE, _ ("Wh_ich"), REG_FORM_TEXT,
                    .is_required = TRUE },
    [RULE_ROLE] = { REG_APPROVAL_RULE_ROLE, _ ("Who _approves"), REG_FORM_CHOICE, .choices = roles,
                    .usual = "2" },
    [RULE_STAFF] = { REG_APPROVAL_RULE_STAFF_ID, _ ("_Only this person"), REG_FORM_CHOICE,
                     .is_nullable = TRUE, .choices = staff, .values = ids },
    [RULE_LEVEL] = { REG_APPROVAL_RULE_LEVEL, _ ("L_evel (1 is asked first)"), REG_FORM_COUNT,
                     .is_required = TRUE, .usual = "1" },
    [RULE_SELF] = { REG_APPROVAL_RULE_ALLOW_SELF, _ ("_May approve their own"), REG_FORM_SWITCH },
    [RULE_HOURS] = { REG_APPROVAL_RULE_ESCALATE_HOURS, _ ("After opening _hours an owner may"),
                     REG_FORM_COUNT },
    [RULE_ACTIVE] = { REG_APPROVAL_RULE_ACTIVE, _ ("In _force"), REG_FORM_SWITCH, .usual = "1" },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_APPROVAL_RULE,
    .title = record != NULL ? _ ("Approval rule") : _ ("New approval rule"),
    .saved = _ ("Approval rule changed"),
    .removed = _ ("Approval rule removed"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .refresh = refresh_rule,
  };
  RegRecordForm *form = reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, self,
                                              NULL);

  g_object_set_data_full (G_OBJECT (form), "reg-ids", ids, g_free);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_people_dispose (GObject *object)
{
  g_clear_object (&REG_PREFERENCES_PEOPLE (object)->session);
  G_OBJECT_CLASS (reg_preferences_people_parent_class)->dispose (object);
}

static void
reg_preferences_people_finalize (GObject *object)
{
  g_array_unref (REG_PREFERENCES_PEOPLE (object)->spans);
  G_OBJECT_CLASS (reg_preferences_people_parent_class)->finalize (object);
}

static void
reg_preferences_people_class_init (RegPreferencesPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_preferences_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_preferences_people_finalize;
}

static void
reg_preferences_people_init (RegPreferencesPeople *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("People"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "reg-customers-symbolic");
  self->staff = reg_record_list_new (_ ("Staff"), NULL, _ ("_Add colleague"), open_staff, self);
  self->spans = g_array_new (FALSE, TRUE, sizeof (RegAbsenceSpan));
  self->absences = reg_record_list_new (
      _ ("Away"),
      _ ("What is due of somebody who is away stands in the day of their stand-in, who may also "
         "approve for them."),
      _ ("Add _days"), open_absence, self);
  self->rules = reg_record_list_new (
      _ ("What must be approved"),
      _ ("A quotation that breaks one of these waits for a yes before it can be printed or sent."),
      _ ("Add r_ule"), open_rule, self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->staff);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->absences);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->rules);
  self->trust = reg_trust_group_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->trust));
}

RegPreferencesPeople *
reg_preferences_people_new (RegSession *session)
{
  RegPreferencesPeople *self = g_object_new (REG_TYPE_PREFERENCES_PEOPLE, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
reg_preferences_people_show (RegPreferencesPeople *self, const RegPreferencesData *data)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);

  reg_trust_group_show (REG_TRUST_GROUP (self->trust), self->session);
  show_absences (self, data->absences);
  reg_record_list_clear (self->staff);
  for (guint i = 0; i < staff->len; i++)
    add_staff_row (self, g_ptr_array_index (staff, i));
  reg_record_list_clear (self->rules);
  for (guint i = 0; i < data->rules->len; i++)
    {
      RegRecord *rule = g_ptr_array_index (data->rules, i);
      g_autofree char *sentence = reg_rule_text_describe (rule, self->session);
      g_autofree char *level = g_strdup_printf (_ ("Level %" PRId64),
                                                reg_record_get_int (rule, REG_APPROVAL_RULE_LEVEL));

      reg_record_list_add (self->rules, rule, sentence, level, NULL);
    }
}
