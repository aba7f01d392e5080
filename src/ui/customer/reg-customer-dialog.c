/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-freshness.h"
#include "core/reg-money-format.h"
#include "ui/customer/reg-contact-editor.h"
#include "ui/customer/reg-customer-check.h"
#include "ui/customer/reg-customer-draft.h"
#include "ui/customer/reg-customer-profile.h"
#include "ui/customer/reg-duplicate-hint.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-problem.h"
#include "ui/widgets/reg-staff-row.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-unsaved.h"

/* Which rows a kind of customer has. */
typedef enum
{
  FOR_ALL,
  FOR_PERSONS,
  FOR_ORGANISATIONS,
} RowUse;

typedef enum
{
  IN_NAMES,
  IN_PERSON,
  IN_TRADE,
  N_PLACES
} RowPlace;

static const struct
{
  int field;
  RowPlace place;
  RowUse use;
} rows[] = {
  { REG_PARTY_GIVEN_NAME, IN_NAMES, FOR_PERSONS },
  { REG_PARTY_FAMILY_NAME, IN_NAMES, FOR_PERSONS },
  { REG_PARTY_NAME, IN_NAMES, FOR_ALL },
  { REG_PARTY_CONTACT_NAME, IN_NAMES, FOR_ORGANISATIONS },
  { REG_PARTY_TITLE, IN_NAMES, FOR_ORGANISATIONS },
  { REG_PARTY_ORGANISATION, IN_PERSON, FOR_PERSONS },
  { REG_PARTY_NICKNAME, IN_PERSON, FOR_PERSONS },
  { REG_PARTY_BIRTHDAY, IN_PERSON, FOR_ALL },
  { REG_PARTY_LANGUAGE, IN_PERSON, FOR_ALL },
  { REG_PARTY_CODE, IN_TRADE, FOR_ALL },
  { REG_PARTY_CARD_NUMBER, IN_TRADE, FOR_ALL },
  { REG_PARTY_CUSTOMER_CLASS, IN_TRADE, FOR_ALL },
  { REG_PARTY_SOURCE, IN_TRADE, FOR_ALL },
  { REG_PARTY_PAYMENT_DAYS, IN_TRADE, FOR_ALL },
  { REG_PARTY_CREDIT_LIMIT, IN_TRADE, FOR_ALL },
};

/* A new customer or a change of a known one. */
struct _RegCustomerDialog
{
  AdwDialog parent_instance;

  GtkWidget *save_button;
  AdwBanner *problem_banner;
  RegDuplicateHint *hint;
  AdwPreferencesPage *page;
  AdwToggleGroup *kind_group;
  AdwPreferencesGroup *name_group;
  RegContactEditor *contacts;
  AdwPreferencesGroup *person_group;
  RegCustomerProfile *profile;
  AdwPreferencesGroup *trade_group;
  AdwComboRow *owner_row;
  AdwComboRow *contact_row;
  RegPartySearch *referrer_row;
  GtkTextView *note_view;
  AdwEntryRow *entries[G_N_ELEMENTS (rows)];

  RegSession *session;
  gint64 party_id;
  RegRecord *party;
  GPtrArray *rules; /* of RegRecord FIELD_RULE; NULL until they are read */
  GPtrArray *known; /* of RegRecord, the ways to reach them as read */
  int focus_field;  /* what is to be changed, -1 for nothing in particular */
  gint64 focus_point;
  char *composed; /* the name as given and family name give it */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (RegCustomerDialog, reg_customer_dialog, ADW_TYPE_DIALOG)

/* --- rows ------------------------------------------------------------------------------- */

static AdwEntryRow *
find_entry (RegCustomerDialog *self, int field)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].field == field)
      return self->entries[i];
  return NULL;
}

static char *
dup_text (RegCustomerDialog *self, int field)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (find_entry (self, field)))));
}

static void
set_text (RegCustomerDialog *self, int field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (self, field)), text != NULL ? text : "");
}

static const char *
get_firm_country (RegCustomerDialog *self)
{
  RegRecord *firm = reg_session_get_firm (self->session);

  return firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : NULL;
}

static gboolean
is_person (RegCustomerDialog *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->kind_group), "person") == 0;
}

/* Who is new may be on file already. */
static void
look_for_duplicates (RegCustomerDialog *self)
{
  g_autofree char *name = dup_text (self, REG_PARTY_NAME);
  g_autoptr (GPtrArray) points = reg_contact_editor_dup_points (self->contacts);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (RegRecord) party = NULL;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_int (builder, REG_PARTY_KIND,
                              is_person (self) ? REG_PARTY_KIND_PERSON
                                               : REG_PARTY_KIND_ORGANISATION);
  party = reg_record_builder_end (builder);
  reg_duplicate_hint_look (self->hint, self->session, party, points);
}

static void
changed_cb (RegCustomerDialog *self)
{
  if (self->loading)
    return;
  if (self->party_id == 0)
    look_for_duplicates (self);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_banner_set_revealed (self->problem_banner, FALSE);
}

/* The name follows given and family name until somebody writes it otherwise. */
static void
compose_name (RegCustomerDialog *self)
{
  g_autofree char *name = dup_text (self, REG_PARTY_NAME);
  g_autofree char *given = dup_text (self, REG_PARTY_GIVEN_NAME);
  g_autofree char *family = dup_text (self, REG_PARTY_FAMILY_NAME);
  g_autofree char *composed = g_strdup_printf ("%s %s", given, family);
  gboolean follows = *name == '\0' || g_strcmp0 (name, self->composed) == 0;

  g_strstrip (composed);
  g_free (self->composed);
  self->composed = g_strdup (composed);
  if (follows && is_person (self))
    set_text (self, REG_PARTY_NAME, composed);
}

static void
entry_changed_cb (GtkWidget *row, RegCustomerDialog *self)
{
  if (gtk_widget_has_css_class (row, "error"))
    reg_problem_show (row, NULL);
  if (row == GTK_WIDGET (find_entry (self, REG_PARTY_GIVEN_NAME))
      || row == GTK_WIDGET (find_entry (self, REG_PARTY_FAMILY_NAME)))
    compose_name (self);
  changed_cb (self);
}

static void
create_rows (RegCustomerDialog *self)
{
  AdwPreferencesGroup *places[N_PLACES] = { self->name_group, self->person_group,
                                            self->trade_group };
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     _ (info->fields[rows[i].field].label));
      adw_entry_row_set_activates_default (row, TRUE);
      adw_preferences_group_add (places[rows[i].place], GTK_WIDGET (row));
      self->entries[i] = row;
      g_signal_connect_object (row, "changed", G_CALLBACK (entry_changed_cb), self, 0);
    }
  adw_entry_row_set_input_purpose (find_entry (self, REG_PARTY_PAYMENT_DAYS),
                                   GTK_INPUT_PURPOSE_DIGITS);
}

/* What the firm does not keep is asked of nobody; what stands there is seen. */
static gboolean
is_kept (RegCustomerDialog *self, int field)
{
  const RegKept *kept = reg_kept_find_field (field);
  const RegRecord *rule = kept != NULL && self->rules != NULL
                              ? reg_kept_find_rule (kept, self->rules)
                              : NULL;

  return rule == NULL || !reg_record_get_int (rule, REG_FIELD_RULE_UNUSED);
}

static void
show_rows (RegCustomerDialog *self)
{
  RowUse unused = is_person (self) ? FOR_ORGANISATIONS : FOR_PERSONS;
  guint n;
  const int *more = reg_customer_profile_list_fields (&n);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->entries[i])) == '\0';

      gtk_widget_set_visible (GTK_WIDGET (self->entries[i]),
                              rows[i].use != unused
                                  && (!is_empty || is_kept (self, rows[i].field)));
    }
  for (guint i = 0; i < n; i++)
    reg_customer_profile_set_kept (self->profile, more[i], is_kept (self, more[i]));
}

static void
kind_changed_cb (RegCustomerDialog *self)
{
  show_rows (self);
  changed_cb (self);
}

/* --- choices ---------------------------------------------------------------------------- */

/* First what the class says; then each rhythm, of which "never" is for who wants no contact. */
static void
fill_contact (RegCustomerDialog *self, const RegRecord *party)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("As usual for the class"));
  gtk_string_list_append (names, _ ("Wants no contact"));
  for (int i = REG_REPEAT_NEVER + 1; i < reg_enum_repeat.n_values; i++)
    gtk_string_list_append (names, _ (reg_enum_get_label (&reg_enum_repeat, i)));
  if (party != NULL && !reg_record_is_null (party, REG_PARTY_CONTACT_RHYTHM))
    selected = reg_record_get_int (party, REG_PARTY_CONTACT_RHYTHM) + 1;
  adw_combo_row_set_model (self->contact_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->contact_row, selected);
}

/* --- from the record -------------------------------------------------------------------- */

static char *
describe_field (RegCustomerDialog *self, int field)
{
  const RegFieldInfo *info = &reg_entity_get_info (REG_ENTITY_PARTY)->fields[field];

  if (reg_record_is_null (self->party, field))
    return NULL;
  switch (info->type)
    {
    case REG_FIELD_TYPE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, reg_record_get_int (self->party, field));
    case REG_FIELD_TYPE_MONEY:
      return reg_session_format_amount (self->session, reg_record_get_int (self->party, field),
                                        NULL);
    case REG_FIELD_TYPE_DATE:
      return reg_date_format (
          reg_record_get_text (self->party, field),
          reg_date_has_year (reg_record_get_text (self->party, field)) ? "%-d %b %Y" : "%-d %b");
    default:
      return g_strdup (reg_record_get_text (self->party, field));
    }
}

static void
show_party (RegCustomerDialog *self)
{
  const char *note = reg_record_get_text (self->party, REG_PARTY_NOTE);
  gboolean person = reg_record_get_int (self->party, REG_PARTY_KIND) == REG_PARTY_KIND_PERSON;

  adw_toggle_group_set_active_name (self->kind_group, person ? "person" : "organisation");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = describe_field (self, rows[i].field);

      set_text (self, rows[i].field, text);
    }
  set_text (self, REG_PARTY_NAME, reg_record_get_text (self->party, REG_PARTY_NAME));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), note, -1);
  reg_staff_row_fill (self->owner_row, self->session,
                      reg_record_get_int (self->party, REG_PARTY_OWNER_ID));
  fill_contact (self, self->party);
  reg_party_search_set_party (self->referrer_row,
                              reg_record_get_int (self->party, REG_PARTY_REFERRED_BY));
}

/* --- to the record ---------------------------------------------------------------------- */

static const char *
read_date (RegCustomerDialog *self, RegRecordBuilder *builder, int field, const char *text)
{
  g_autofree char *today = reg_session_dup_today (self->session);
  char date[REG_DATE_SIZE];
  const char *problem = reg_customer_check_birthday (
      text, reg_customer_check_date_order (get_firm_country (self)), today, date);

  reg_record_builder_set_text (builder, field, date);
  return problem;
}

static const char *
read_number (RegCustomerDialog *self, RegRecordBuilder *builder, int field, const char *text)
{
  gint64 value;

  if (*text == '\0')
    reg_record_builder_set_null (builder, field);
  else if (!g_ascii_string_to_signed (text, 10, 0, 999, &value, NULL))
    return _ ("Days to pay are a number, such as 14.");
  else
    reg_record_builder_set_int (builder, field, value);
  return NULL;
}

static const char *
read_money (RegCustomerDialog *self, RegRecordBuilder *builder, int field, const char *text)
{
  gint64 value;

  if (*text == '\0')
    reg_record_builder_set_null (builder, field);
  else if (!reg_money_parse_local (text, reg_session_get_currency (self->session),
                                   reg_session_get_number_style (self->session), &value, NULL))
    return _ ("The credit limit is an amount of money, such as 5000.");
  else
    reg_record_builder_set_int (builder, field, value);
  return NULL;
}

static const char *
read_field (RegCustomerDialog *self, RegRecordBuilder *builder, guint row)
{
  int field = rows[row].field;
  const RegFieldInfo *info = &reg_entity_get_info (REG_ENTITY_PARTY)->fields[field];
  g_autofree char *text = dup_text (self, field);

  if (info->type == REG_FIELD_TYPE_DATE)
    return read_date (self, builder, field, text);
  if (info->type == REG_FIELD_TYPE_INT)
    return read_number (self, builder, field, text);
  if (info->type == REG_FIELD_TYPE_MONEY)
    return read_money (self, builder, field, text);
  reg_record_builder_set_text (builder, field, text);
  if (field == REG_PARTY_NAME && *text == '\0')
    return _ ("A customer needs a name.");
  return NULL;
}

static void
read_choices (RegCustomerDialog *self, RegRecordBuilder *builder)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  GtkTextIter start, end;
  guint contact = adw_combo_row_get_selected (self->contact_row);
  g_autofree char *note = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  reg_record_builder_set_text (builder, REG_PARTY_NOTE, g_strstrip (note));
  reg_record_builder_set_int (builder, REG_PARTY_KIND,
                              is_person (self) ? REG_PARTY_KIND_PERSON
                                               : REG_PARTY_KIND_ORGANISATION);
  reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID,
                              reg_staff_row_get_staff (self->owner_row));
  reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY,
                              reg_party_search_get_party (self->referrer_row));
  if (contact == 0)
    reg_record_builder_set_null (builder, REG_PARTY_CONTACT_RHYTHM);
  else
    reg_record_builder_set_int (builder, REG_PARTY_CONTACT_RHYTHM, contact - 1);
}

/* Marks what does not fit; the first of it gets the focus. */
static RegRecord *
read_party (RegCustomerDialog *self, const char **problem)
{
  RegRecordBuilder *builder = self->party != NULL ? reg_record_builder_new_from (self->party)
                                                  : reg_record_builder_new (REG_ENTITY_PARTY);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *own = read_field (self, builder, i);

      reg_problem_show (GTK_WIDGET (self->entries[i]), own);
      if (own == NULL || *problem != NULL)
        continue;
      *problem = own;
      gtk_widget_grab_focus (GTK_WIDGET (self->entries[i]));
    }
  read_choices (self, builder);
  reg_customer_profile_read (self->profile, builder);
  if (*problem == NULL && self->party_id != 0
      && reg_party_search_get_party (self->referrer_row) == self->party_id)
    {
      *problem = _ ("Nobody is brought by themselves.");
      gtk_widget_grab_focus (GTK_WIDGET (self->referrer_row));
    }
  return reg_record_builder_end (builder);
}

/* --- saving ----------------------------------------------------------------------------- */

typedef struct
{
  RegCustomerDialog *dialog;
  GtkWidget *parent;
  RegCustomerDraft *draft;
} Save;

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  return reg_customer_draft_save (db, save->draft, error);
}

static void
save_free (Save *save)
{
  g_object_unref (save->dialog);
  g_clear_object (&save->parent);
  reg_customer_draft_free (save->draft);
  g_free (save);
}

static void
show_problem (RegCustomerDialog *self, const char *problem)
{
  adw_banner_set_title (self->problem_banner, problem);
  adw_banner_set_use_markup (self->problem_banner, FALSE);
  adw_banner_set_revealed (self->problem_banner, TRUE);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  RegCustomerDialog *self = save->dialog;
  gboolean is_new = save->draft->party == NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      g_autofree char *why = reg_error_describe (error);

      g_message ("The customer was not saved: %s", error->message);
      show_problem (self, why);
      save_free (save);
      return;
    }
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
  if (save->parent != NULL)
    {
      reg_toaster_show_undo (save->parent, is_new ? _ ("Customer added") : _ ("Customer changed"),
                             reg_store_job_get_action (result));
      if (is_new)
        gtk_widget_activate_action (save->parent, "app.open-party", "x", save->draft->id);
    }
  save_free (save);
}

static void
save_cb (RegCustomerDialog *self)
{
  const char *problem = NULL;
  const char *contact_problem;
  g_autoptr (RegRecord) edited = NULL;
  RegActionInfo info = { .kind = self->party != NULL ? "edit" : "new" };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Save *save;

  /* One Enter or Ctrl+S too many must not make a second customer. */
  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  edited = read_party (self, &problem);
  contact_problem = reg_contact_editor_check (self->contacts);
  if (problem == NULL)
    problem = contact_problem;
  if (problem != NULL || self->loading)
    {
      if (problem != NULL)
        show_problem (self, problem);
      return;
    }
  save = g_new0 (Save, 1);
  save->dialog = g_object_ref (self);
  save->parent = root != NULL ? g_object_ref (GTK_WIDGET (root)) : NULL;
  save->draft = g_new0 (RegCustomerDraft, 1);
  save->draft->party = self->party != NULL ? reg_record_ref (self->party) : NULL;
  save->draft->edited = g_steal_pointer (&edited);
  save->draft->known = self->known != NULL ? g_ptr_array_ref (self->known) : NULL;
  save->draft->points = reg_contact_editor_dup_points (self->contacts);
  info.label = self->party != NULL ? _ ("Customer changed") : _ ("Customer added");
  gtk_widget_set_sensitive (self->save_button, FALSE);
  reg_store_write_async (reg_session_get_store (self->session), &info, save_job, save, NULL, NULL,
                         saved_cb, save);
}

/* --- closing ---------------------------------------------------------------------------- */

static void
reg_customer_dialog_close_attempt (AdwDialog *dialog)
{
  reg_unsaved_ask (GTK_WIDGET (dialog), (RegUnsavedSave)save_cb);
}

static void
cancel_cb (RegCustomerDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save_cb (REG_CUSTOMER_DIALOG (widget));
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  RegRecord *party;
  GPtrArray *points;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->party, reg_record_unref);
  g_clear_pointer (&load->points, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->party = reg_db_load (db, REG_ENTITY_PARTY, load->id, error);
  if (load->party == NULL)
    return FALSE;
  load->points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                                     load->id, REG_CONTACT_POINT_POSITION, error);
  return load->points != NULL;
}

/* Whoever came to change one thing begins there. */
static void
focus_start (RegCustomerDialog *self)
{
  AdwEntryRow *entry = self->focus_field >= 0 ? find_entry (self, self->focus_field) : NULL;

  if (self->focus_point != 0 && reg_contact_editor_focus (self->contacts, self->focus_point))
    return;
  if (self->focus_field >= 0 && reg_customer_profile_focus (self->profile, self->focus_field))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (entry != NULL ? entry : find_entry (self, REG_PARTY_NAME)));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCustomerDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    {
      g_autofree char *why = reg_error_describe (error);

      show_problem (self, why);
      return;
    }
  self->party = g_steal_pointer (&load->party);
  self->known = g_ptr_array_ref (load->points);
  show_party (self);
  reg_customer_profile_show (self->profile, self->party);
  reg_contact_editor_set_points (self->contacts, load->points);
  kind_changed_cb (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  focus_start (self);
  self->loading = FALSE;
}

static gboolean
rules_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **rules = data;

  *rules = reg_db_list (db, REG_ENTITY_FIELD_RULE, -1, error);
  return *rules != NULL;
}

static void
rules_free (gpointer data)
{
  GPtrArray **rules = data;

  g_clear_pointer (rules, g_ptr_array_unref);
  g_free (rules);
}

static void
rules_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCustomerDialog) self = user_data;
  GPtrArray **rules = reg_store_job_finish (REG_STORE (object), result, NULL);

  if (rules == NULL || self->session == NULL)
    return;
  self->rules = g_steal_pointer (rules);
  if (!self->loading)
    show_rows (self);
}

static void
start_loading (RegCustomerDialog *self)
{
  Load *load = g_new0 (Load, 1);

  load->id = self->party_id;
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), FALSE);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, load,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

/* What is known of somebody new besides the name comes first among the ways to reach them. */
static void
add_known_point (RegCustomerDialog *self, RegContactKind kind, const char *value)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  g_ptr_array_add (points, reg_record_builder_end (builder));
  reg_contact_editor_set_points (self->contacts, points);
}

static void
start_empty (RegCustomerDialog *self, RegQueryKind known)
{
  RegRecord *staff = reg_session_get_staff (self->session);

  reg_staff_row_fill (self->owner_row, self->session,
                      staff != NULL ? reg_record_get_id (staff) : 0);
  fill_contact (self, NULL);
  if (known != REG_QUERY_PHONE)
    reg_contact_editor_add (self->contacts, REG_CONTACT_KIND_PHONE, FALSE);
  if (known != REG_QUERY_MAIL)
    reg_contact_editor_add (self->contacts, REG_CONTACT_KIND_EMAIL, FALSE);
  reg_contact_editor_add (self->contacts, REG_CONTACT_KIND_ADDRESS, FALSE);
  kind_changed_cb (self);
  self->loading = FALSE;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_dialog_dispose (GObject *object)
{
  RegCustomerDialog *self = REG_CUSTOMER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_CUSTOMER_DIALOG);
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->composed, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_customer_dialog_parent_class)->dispose (object);
}

static void
reg_customer_dialog_class_init (RegCustomerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_CONTACT_EDITOR);
  g_type_ensure (REG_TYPE_CUSTOMER_PROFILE);
  g_type_ensure (REG_TYPE_DUPLICATE_HINT);
  g_type_ensure (REG_TYPE_PARTY_SEARCH);
  G_OBJECT_CLASS (klass)->dispose = reg_customer_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = reg_customer_dialog_close_attempt;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-customer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, kind_group);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, name_group);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, contacts);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, person_group);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, profile);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, trade_group);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, contact_row);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, referrer_row);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerDialog, note_view);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_install_action (widget_class, "customer.save", NULL, save_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "customer.save",
                                       NULL);
}

static void
reg_customer_dialog_init (RegCustomerDialog *self)
{
  self->loading = TRUE;
  self->focus_field = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  create_rows (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->note_view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static RegCustomerDialog *
create (RegSession *session, gint64 party)
{
  RegCustomerDialog *self = g_object_new (REG_TYPE_CUSTOMER_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->party_id = party;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, rules_job,
                        g_new0 (GPtrArray *, 1), rules_free, NULL, rules_loaded_cb,
                        g_object_ref (self));
  reg_party_search_set_session (self->referrer_row, session);
  reg_party_search_set_title (self->referrer_row, _ ("Brought b_y"));
  adw_dialog_set_title (ADW_DIALOG (self), party != 0 ? _ ("Edit customer") : _ ("New customer"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (find_entry (self, REG_PARTY_NAME)));
  return self;
}

/**
 * reg_customer_dialog_new:
 * @session: the open customer book
 * @party: the customer, or 0 for a new one
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_customer_dialog_new (RegSession *session, gint64 party)
{
  RegCustomerDialog *self = create (session, party);

  if (party != 0)
    start_loading (self);
  else
    start_empty (self, REG_QUERY_NOTHING);
  return ADW_DIALOG (self);
}

/**
 * reg_customer_dialog_new_at:
 * @session: the open customer book
 * @party: a customer
 * @field: what is to be changed, -1 for a contact detail
 * @contact_point: the contact detail, 0 for a field
 *
 * Returns: (transfer floating): a dialog in which that has the focus
 */
AdwDialog *
reg_customer_dialog_new_at (RegSession *session, gint64 party, int field, gint64 contact_point)
{
  RegCustomerDialog *self = REG_CUSTOMER_DIALOG (reg_customer_dialog_new (session, party));

  self->focus_field = field;
  self->focus_point = contact_point;
  return ADW_DIALOG (self);
}

/**
 * reg_customer_dialog_new_with:
 * @session: the open customer book
 * @kind: what @text is of the new customer
 * @text: the name, a telephone number, an e-mail address or the number of a card
 *
 * Returns: (transfer floating): a dialog for somebody of whom this is known already
 */
AdwDialog *
reg_customer_dialog_new_with (RegSession *session, RegQueryKind kind, const char *text)
{
  RegCustomerDialog *self = create (session, 0);

  if (kind == REG_QUERY_PHONE)
    add_known_point (self, REG_CONTACT_KIND_PHONE,
                     g_ascii_strncasecmp (text, "tel:", 4) == 0 ? text + 4 : text);
  else if (kind == REG_QUERY_MAIL)
    add_known_point (self, REG_CONTACT_KIND_EMAIL, text);
  start_empty (self, kind);
  if (kind == REG_QUERY_NAME)
    set_text (self, REG_PARTY_NAME, text);
  else if (kind == REG_QUERY_CARD)
    set_text (self, REG_PARTY_CARD_NUMBER, text);
  return ADW_DIALOG (self);
}
