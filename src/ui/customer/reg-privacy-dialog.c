/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-privacy-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-date.h"
#include "store/reg-customer-card.h"
#include "ui/customer/reg-consent-text.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-pill.h"
#include "ui/widgets/reg-error-page.h"

/* In place of a way to reach somebody: all of them. */
#define EVERY_WAY REG_N_CONSENT_CHANNELS

/* Of what a customer may be contacted about, by which way, and why: what they said, and when. */
struct _RegPrivacyDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwStatusPage *problem_page;
  AdwToastOverlay *toasts;
  GtkWidget *rows[REG_N_CONSENT_PURPOSES][REG_N_CONSENT_CHANNELS];
  GtkWidget *pills[REG_N_CONSENT_PURPOSES][REG_N_CONSENT_CHANNELS];
  AdwPreferencesGroup *said; /* every answer; NULL without one */
  AdwSwitchRow *barred;
  gboolean is_showing; /* the switch follows the book, nobody turned it */

  RegSession *session;
  gint64 party;
  guint64 shown; /* the newest reading */
};

G_DEFINE_FINAL_TYPE (RegPrivacyDialog, reg_privacy_dialog, ADW_TYPE_DIALOG)

/* --- asking ----------------------------------------------------------------------------- */

enum
{
  ASK_PURPOSE,
  ASK_CHANNEL,
  ASK_ANSWER,
  ASK_DAY,
  ASK_SOURCE,
  N_ASKED
};

static char *
check_answer (RegRecordForm *form, gpointer data)
{
  RegPrivacyDialog *self = data;
  g_autoptr (RegRecord) answer = reg_record_form_make_record (form);
  g_autofree char *today = reg_session_dup_today (self->session);
  const char *day = reg_record_get_text (answer, REG_CONSENT_ANSWERED_ON);

  if (!reg_date_has_year (day))
    return g_strdup (_ ("The day needs its year."));
  return strcmp (day, today) > 0 ? g_strdup (_ ("Nobody can have said this yet.")) : NULL;
}

/* Says whose answer it is; one that is for every way is written down for each of them. */
static void
complete_answer (RegRecordForm *form, GPtrArray *records, gpointer data)
{
  RegPrivacyDialog *self = data;
  RegRecord *staff = reg_session_get_staff (self->session);
  g_autoptr (RegRecord) answer = g_ptr_array_steal_index (records, 0);
  gint64 channel = reg_record_get_int (answer, REG_CONSENT_CHANNEL);

  for (int way = 0; way < REG_N_CONSENT_CHANNELS; way++)
    {
      RegRecordBuilder *builder;

      if (channel != EVERY_WAY && channel != way)
        continue;
      /* The first takes the place of the one that was changed. */
      builder = reg_record_builder_new_from (answer);
      if (records->len > 0)
        {
          static const guint8 nothing[REG_UID_SIZE];

          reg_record_builder_set_key (builder, 0, nothing);
        }
      reg_record_builder_set_ref (builder, REG_CONSENT_PARTY_ID, self->party);
      reg_record_builder_set_int (builder, REG_CONSENT_CHANNEL, way);
      if (reg_record_is_null (answer, REG_CONSENT_STAFF_ID) && staff != NULL)
        reg_record_builder_set_ref (builder, REG_CONSENT_STAFF_ID, reg_record_get_id (staff));
      g_ptr_array_add (records, reg_record_builder_end (builder));
    }
}

static char **
list_choices (const RegEnum *vocabulary, const char *more)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; i < vocabulary->n_values; i++)
    g_strv_builder_add (builder, _ (reg_enum_get_label (vocabulary, i)));
  if (more != NULL)
    g_strv_builder_add (builder, more);
  return g_strv_builder_end (builder);
}

static void
ask (RegPrivacyDialog *self, RegRecord *answer, int purpose, int channel)
{
  g_auto (GStrv) purposes = list_choices (&reg_enum_consent_purpose, NULL);
  g_auto (GStrv) channels = list_choices (&reg_enum_consent_channel, _ ("Every way"));
  g_auto (GStrv) answers = list_choices (&reg_enum_consent_answer, NULL);
  g_autofree char *usual_purpose = g_strdup_printf ("%d", purpose);
  g_autofree char *usual_channel = g_strdup_printf ("%d", channel);
  g_autofree char *today = reg_session_dup_today (self->session);
  const RegFormField fields[N_ASKED] = {
    [ASK_PURPOSE] = { REG_CONSENT_PURPOSE, _ ("_About what"), REG_FORM_CHOICE, .choices = purposes,
                      .usual = usual_purpose },
    [ASK_CHANNEL] = { REG_CONSENT_CHANNEL, _ ("_By"), REG_FORM_CHOICE, .choices = channels,
                      .usual = usual_channel },
    [ASK_ANSWER] = { REG_CONSENT_ANSWER, _ ("A_nswer"), REG_FORM_CHOICE, .choices = answers,
                     .usual = "0" },
    [ASK_DAY] = { REG_CONSENT_ANSWERED_ON, _ ("Said _on"), REG_FORM_DATE, .is_required = TRUE,
                  .usual = today },
    [ASK_SOURCE] = { REG_CONSENT_SOURCE, _ ("_How we know, such as a signed card"), REG_FORM_TEXT,
                     .is_required = TRUE },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_CONSENT,
    .title = answer != NULL ? _ ("Answer") : _ ("New answer"),
    .saved = answer != NULL ? _ ("Answer changed") : _ ("Answer written down"),
    .removed = _ ("Answer removed"),
    .fields = fields,
    .n_fields = N_ASKED,
    .check = check_answer,
    .extend = complete_answer,
    .first = answer == NULL ? ASK_ANSWER : ASK_PURPOSE,
  };

  reg_record_form_open (GTK_WIDGET (self->toasts), self->session, &spec, answer,
                        g_object_ref (self), g_object_unref);
}

static void
way_activated_cb (GtkWidget *row, RegPrivacyDialog *self)
{
  for (int purpose = 0; purpose < REG_N_CONSENT_PURPOSES; purpose++)
    for (int channel = 0; channel < REG_N_CONSENT_CHANNELS; channel++)
      if (self->rows[purpose][channel] == row)
        ask (self, NULL, purpose, channel);
}

static void
answer_activated_cb (GtkWidget *row, RegPrivacyDialog *self)
{
  ask (self, g_object_get_data (G_OBJECT (row), "reg-answer"), 0, 0);
}

/* --- showing ---------------------------------------------------------------------------- */

static RegPillStyle
get_style (const RegConsentVerdict *verdict)
{
  if (verdict->is_allowed)
    return verdict->reason == REG_CONSENT_GIVEN ? REG_PILL_SUCCESS : REG_PILL_NEUTRAL;
  return verdict->reason == REG_CONSENT_REFUSED || verdict->reason == REG_CONSENT_TAKEN_BACK
             ? REG_PILL_ERROR
             : REG_PILL_NEUTRAL;
}

static void
show_ways (RegPrivacyDialog *self, const RegCustomerCard *card)
{
  g_autofree char *today = reg_session_dup_today (self->session);

  for (int purpose = 0; purpose < REG_N_CONSENT_PURPOSES; purpose++)
    for (int channel = 0; channel < REG_N_CONSENT_CHANNELS; channel++)
      {
        const RegConsentVerdict verdict = reg_consent_decide (
            card->party, card->contact_points, card->consents, purpose, channel, today);
        g_autofree char *why = reg_consent_text_describe (&verdict, self->session);
        RegPill *pill = REG_PILL (self->pills[purpose][channel]);

        adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[purpose][channel]), why);
        reg_pill_set_label (pill, reg_consent_text_get_verdict (&verdict));
        reg_pill_set_style (pill, get_style (&verdict));
      }
}

static void
append_answer (RegPrivacyDialog *self, RegRecord *answer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = reg_consent_text_describe_answer (answer);
  g_autofree char *source = reg_consent_text_describe_source (answer, self->session);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source);
  g_object_set_data_full (G_OBJECT (row), "reg-answer", reg_record_ref (answer),
                          (GDestroyNotify)reg_record_unref);
  if (!reg_store_is_read_only (reg_session_get_store (self->session)))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (answer_activated_cb), self, 0);
    }
  adw_preferences_group_add (self->said, row);
}

static void
show_answers (RegPrivacyDialog *self, GPtrArray *answers)
{
  if (self->said != NULL)
    adw_preferences_page_remove (self->page, self->said);
  self->said = NULL;
  if (answers->len == 0)
    return;
  self->said = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->said, _ ("What they said"));
  for (guint i = 0; i < answers->len; i++)
    append_answer (self, g_ptr_array_index (answers, i));
  adw_preferences_page_add (self->page, self->said);
}

static GtkWidget *
create_way (RegPrivacyDialog *self, int purpose, int channel, gboolean can_write)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pill = reg_pill_new ("", REG_PILL_NEUTRAL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ (reg_enum_get_label (&reg_enum_consent_channel, channel)));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  reg_pill_set_whole (REG_PILL (pill));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  if (can_write)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _ ("Write down what they said"));
      g_signal_connect_object (row, "activated", G_CALLBACK (way_activated_cb), self, 0);
    }
  self->rows[purpose][channel] = row;
  self->pills[purpose][channel] = pill;
  return row;
}

static void
create_ways (RegPrivacyDialog *self)
{
  gboolean can_write = !reg_store_is_read_only (reg_session_get_store (self->session));

  for (int purpose = 0; purpose < REG_N_CONSENT_PURPOSES; purpose++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

      adw_preferences_group_set_title (group,
                                       _ (reg_enum_get_label (&reg_enum_consent_purpose, purpose)));
      for (int channel = 0; channel < REG_N_CONSENT_CHANNELS; channel++)
        adw_preferences_group_add (group, create_way (self, purpose, channel, can_write));
      adw_preferences_page_add (self->page, group);
    }
}

/* --- not to be used --------------------------------------------------------------------- */

static void
show_barred (RegPrivacyDialog *self, const RegRecord *party)
{
  self->is_showing = TRUE;
  adw_switch_row_set_active (self->barred, reg_consent_is_barred (party));
  self->is_showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->barred),
                            reg_record_is_null (party, REG_PARTY_ERASED_ON)
                                && !reg_store_is_read_only (reg_session_get_store (self->session)));
}

static void
barred_turned_cb (RegPrivacyDialog *self)
{
  gboolean active = adw_switch_row_get_active (self->barred);
  const RegEditWords words = {
    .kind = "edit",
    .done = active ? _ ("This customer is not to be used") : _ ("This customer may be used again"),
    .failed = _ ("Nothing was changed."),
  };
  const RegValue value = { .type = active ? REG_VALUE_INT : REG_VALUE_NULL, .i = 1 };

  if (!self->is_showing)
    reg_edit_set (GTK_WIDGET (self->toasts), self->session, &words, REG_ENTITY_PARTY, self->party,
                  REG_PARTY_RESTRICTED, &value);
}

static void
create_barred (RegPrivacyDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->barred = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->barred), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->barred), _ ("_Not to be used"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->barred),
      _ ("What is on file is only kept: no segment has this customer, and nobody is told to get in"
         " touch"));
  g_signal_connect_object (self->barred, "notify::active", G_CALLBACK (barred_turned_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->barred));
  adw_preferences_page_add (self->page, group);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  RegCustomerCard *card;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->card, reg_customer_card_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->card = reg_customer_card_load (db, load->party, error);
  return load->card != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPrivacyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show_barred (self, load->card->party);
      show_ways (self, load->card);
      show_answers (self, load->card->consents);
      gtk_stack_set_visible_child_name (self->stack, "answers");
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegPrivacyDialog *self)
{
  Load *job = g_new0 (Load, 1);

  job->party = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegPrivacyDialog *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (changes->entities & (BIT (CONSENT) | BIT (PARTY) | BIT (CONTACT_POINT)))
    load (self);
#undef BIT
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_privacy_dialog_dispose (GObject *object)
{
  RegPrivacyDialog *self = REG_PRIVACY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_PRIVACY_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_privacy_dialog_parent_class)->dispose (object);
}

static void
reg_privacy_dialog_class_init (RegPrivacyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_privacy_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-privacy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegPrivacyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegPrivacyDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RegPrivacyDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, RegPrivacyDialog, toasts);
  /* After the focus had its turn, as in the window behind. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_privacy_dialog_init (RegPrivacyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_privacy_dialog_new:
 * @session: the open customer book
 * @party: the customer
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_privacy_dialog_new (RegSession *session, gint64 party)
{
  RegPrivacyDialog *self = g_object_new (REG_TYPE_PRIVACY_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->party = party;
  create_barred (self);
  create_ways (self);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
