/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-deal-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-record.h"
#include "ui/campaign/reg-campaign-row.h"
#include "ui/pipeline/reg-deal-actions.h"
#include "ui/pipeline/reg-deal-data.h"
#include "ui/pipeline/reg-lose-dialog.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-date-row.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-staff-row.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-unsaved.h"

struct _RegDealDialog
{
  AdwDialog parent_instance;
  AdwBanner *banner;
  GtkWidget *save_button;
  AdwEntryRow *title_row;
  AdwActionRow *party_row;
  AdwEntryRow *value_row;
  AdwComboRow *stage_row;
  AdwPreferencesGroup *main_group;
  AdwPreferencesGroup *lost_group;
  AdwEntryRow *reason_row;
  AdwEntryRow *competitor_row;
  AdwPreferencesGroup *step_group;
  AdwEntryRow *step_row;
  AdwComboRow *owner_row;
  AdwPreferencesGroup *other_group;
  AdwEntryRow *source_row;
  GtkWidget *more_group;
  GtkWidget *plan_row;

  GtkWidget *party_button;
  RegDateRow *expected_row;
  RegDateRow *next_row;
  RegCampaignRow *campaign_row;
  RegNumberField *value;
  RegSession *session;
  RegDealData *data; /* NULL until it is read */
  RegRecord *before; /* as it was when the dialog opened */
  gint64 party;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RegDealDialog, reg_deal_dialog, ADW_TYPE_DIALOG)

static char *
get_words (gpointer editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

/* --- what is chosen --------------------------------------------------------------------- */

static RegRecord *
get_stage (RegDealDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->stage_row);

  if (self->data == NULL || chosen >= self->data->stages->len)
    return NULL;
  return g_ptr_array_index (self->data->stages, chosen);
}

static gboolean
is_of_kind (RegDealDialog *self, RegStageKind kind)
{
  RegRecord *stage = get_stage (self);

  return stage != NULL && reg_record_get_int (stage, REG_STAGE_KIND) == (gint64)kind;
}

static gboolean
is_lost (RegDealDialog *self)
{
  return is_of_kind (self, REG_STAGE_KIND_LOST);
}

/* Nobody, then the staff. */
static void
update (RegDealDialog *self)
{
  g_autofree char *title = get_words (self->title_row);
  g_autofree char *reason = get_words (self->reason_row);
  gboolean lost = is_lost (self);

  gtk_widget_set_visible (GTK_WIDGET (self->lost_group), lost);
  gtk_widget_set_visible (GTK_WIDGET (self->step_group), !lost);
  gtk_widget_set_visible (self->plan_row, is_of_kind (self, REG_STAGE_KIND_OPEN));
  gtk_widget_set_sensitive (self->save_button, self->data != NULL && !self->saving && *title != '\0'
                                                   && self->party != 0 && get_stage (self) != NULL
                                                   && reg_number_field_is_valid (self->value)
                                                   && (!lost || *reason != '\0'));
}

static void
set_party (RegDealDialog *self, gint64 party, const char *name)
{
  self->party = party;
  adw_action_row_set_subtitle (self->party_row, party != 0 ? name : _ ("Nobody chosen yet"));
  update (self);
}

static void
party_chosen_cb (RegDealDialog *self, gint64 party, const char *name)
{
  set_party (self, party, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->value_row));
}

/* --- filling ---------------------------------------------------------------------------- */

static void
fill_stages (RegDealDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 here = self->data->deal != NULL
                    ? reg_record_get_int (self->data->deal, REG_OPPORTUNITY_STAGE_ID)
                    : 0;
  guint chosen = 0;

  for (guint i = 0; i < self->data->stages->len; i++)
    {
      RegRecord *stage = g_ptr_array_index (self->data->stages, i);

      gtk_string_list_append (names, reg_record_get_text (stage, REG_STAGE_NAME));
      if (reg_record_get_id (stage) == here)
        chosen = i;
    }
  adw_combo_row_set_model (self->stage_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->stage_row, chosen);
}

static void
fill_text (gpointer row, const RegRecord *deal, int field)
{
  gtk_editable_set_text (GTK_EDITABLE (row), reg_record_get_text (deal, field));
}

static void
fill (RegDealDialog *self)
{
  RegRecord *staff = reg_session_get_staff (self->session);
  const RegRecord *deal = self->data->deal;

  fill_stages (self);
  reg_staff_row_fill (self->owner_row, self->session,
                      deal != NULL    ? reg_record_get_int (deal, REG_OPPORTUNITY_OWNER_ID)
                      : staff != NULL ? reg_record_get_id (staff)
                                      : 0);
  if (self->data->party != NULL)
    set_party (self, self->data->party_id, reg_record_get_text (self->data->party, REG_PARTY_NAME));
  gtk_widget_set_visible (self->more_group, deal != NULL);
  if (deal == NULL)
    return;
  fill_text (self->title_row, deal, REG_OPPORTUNITY_TITLE);
  fill_text (self->source_row, deal, REG_OPPORTUNITY_SOURCE);
  fill_text (self->step_row, deal, REG_OPPORTUNITY_NEXT_STEP);
  reg_campaign_row_set_campaign (self->campaign_row,
                                 reg_record_get_int (deal, REG_OPPORTUNITY_CAMPAIGN_ID));
  fill_text (self->reason_row, deal, REG_OPPORTUNITY_LOST_REASON);
  fill_text (self->competitor_row, deal, REG_OPPORTUNITY_COMPETITOR);
  reg_date_row_set_date (self->expected_row,
                         reg_record_get_text (deal, REG_OPPORTUNITY_EXPECTED_ON));
  reg_date_row_set_date (self->next_row, reg_record_get_text (deal, REG_OPPORTUNITY_NEXT_ON));
  if (!reg_record_is_null (deal, REG_OPPORTUNITY_CURRENCY))
    reg_number_field_set_currency (self->value,
                                   reg_record_get_text (deal, REG_OPPORTUNITY_CURRENCY));
  if (!reg_record_is_null (deal, REG_OPPORTUNITY_VALUE))
    reg_number_field_set_value (self->value, reg_record_get_int (deal, REG_OPPORTUNITY_VALUE));
}

static RegRecord *read_deal (RegDealDialog *self);

static void
show_problem (RegDealDialog *self, const GError *error)
{
  g_autofree char *why = reg_error_describe (error);

  g_message ("Deal: %s", error->message);
  adw_banner_set_title (self->banner, why);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegDealDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  RegDealData *data = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL)
    return;
  if (data == NULL)
    {
      show_problem (self, error);
      return;
    }
  /* The job's data goes with its result; what it read stays here. */
  self->data = reg_deal_data_new (data->deal_id, data->party_id);
  self->data->deal = g_steal_pointer (&data->deal);
  self->data->party = g_steal_pointer (&data->party);
  self->data->stages = g_steal_pointer (&data->stages);
  fill (self);
  update (self);
  if (get_stage (self) != NULL)
    self->before = read_deal (self);
}

/* --- saving ----------------------------------------------------------------------------- */

static void
set_text (RegRecordBuilder *builder, int field, gpointer row)
{
  g_autofree char *words = get_words (row);

  reg_record_builder_set_text (builder, field, *words != '\0' ? words : NULL);
}

static RegRecord *
read_deal (RegDealDialog *self)
{
  RegRecordBuilder *builder = self->data->deal != NULL
                                  ? reg_record_builder_new_from (self->data->deal)
                                  : reg_record_builder_new (REG_ENTITY_OPPORTUNITY);

  set_text (builder, REG_OPPORTUNITY_TITLE, self->title_row);
  set_text (builder, REG_OPPORTUNITY_SOURCE, self->source_row);
  set_text (builder, REG_OPPORTUNITY_NEXT_STEP, self->step_row);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID, self->party);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_OWNER_ID,
                              reg_staff_row_get_staff (self->owner_row));
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID,
                              reg_record_get_id (get_stage (self)));
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_CAMPAIGN_ID,
                              reg_campaign_row_get_campaign (self->campaign_row));
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_EXPECTED_ON,
                               reg_date_row_get_date (self->expected_row));
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_NEXT_ON,
                               reg_date_row_get_date (self->next_row));
  if (reg_number_field_is_empty (self->value))
    reg_record_builder_set_null (builder, REG_OPPORTUNITY_VALUE);
  else
    reg_record_builder_set_int (builder, REG_OPPORTUNITY_VALUE,
                                reg_number_field_get_value (self->value));
  return reg_record_builder_end (builder);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegDealDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_new;

  self->saving = FALSE;
  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      show_problem (self, error);
      update (self);
      return;
    }
  is_new = self->data->deal == NULL;
  if (root != NULL)
    reg_toaster_show_undo (GTK_WIDGET (root), is_new ? _ ("Deal added") : _ ("Deal changed"),
                           reg_store_job_get_action (result));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_cb (RegDealDialog *self)
{
  RegActionInfo info = { .kind = "edit" };
  RegDealSave *save;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  info.label = self->data->deal == NULL ? _ ("Deal added") : _ ("Deal changed");
  save = g_new0 (RegDealSave, 1);
  save->deal = read_deal (self);
  if (is_lost (self))
    {
      g_autofree char *competitor = get_words (self->competitor_row);

      save->lost_reason = get_words (self->reason_row);
      save->competitor = *competitor != '\0' ? g_strdup (competitor) : NULL;
    }
  self->saving = TRUE;
  update (self);
  reg_store_write_async (reg_session_get_store (self->session), &info, reg_deal_save_job, save,
                         reg_deal_save_free, NULL, saved_cb, g_object_ref (self));
}

/* --- leaving ---------------------------------------------------------------------------- */

static gboolean
is_changed (RegDealDialog *self)
{
  g_autoptr (RegRecord) now = self->before != NULL ? read_deal (self) : NULL;
  g_autofree char *reason = get_words (self->reason_row);
  g_autofree char *competitor = get_words (self->competitor_row);

  if (now == NULL)
    return FALSE;
  return !reg_record_has_same_values (self->before, now) || !reg_number_field_is_valid (self->value)
         || (is_lost (self)
             && (!g_str_equal (reason, reg_record_get_text (now, REG_OPPORTUNITY_LOST_REASON))
                 || !g_str_equal (competitor,
                                  reg_record_get_text (now, REG_OPPORTUNITY_COMPETITOR))));
}

static void
save_and_close (gpointer dialog)
{
  save_cb (dialog);
}

static void
reg_deal_dialog_close_attempt (AdwDialog *dialog)
{
  if (is_changed (REG_DEAL_DIALOG (dialog)))
    reg_unsaved_ask (GTK_WIDGET (dialog), save_and_close);
  else
    adw_dialog_force_close (dialog);
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
cancel_cb (RegDealDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The window below, when there is nothing to save here. */
static GtkWidget *
leave (RegDealDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean changed = is_changed (self);

  adw_dialog_close (ADW_DIALOG (self));
  return changed ? NULL : root;
}

static void
plan_cb (RegDealDialog *self)
{
  g_autoptr (RegDealDialog) alive = g_object_ref (self);
  GtkWidget *below = leave (self);

  if (below != NULL)
    gtk_widget_activate_action (below, "app.new-step", "x", self->data->deal_id);
}

static void
quote_cb (RegDealDialog *self)
{
  g_autoptr (RegDealDialog) alive = g_object_ref (self);
  GtkWidget *below = leave (self);

  if (below != NULL)
    reg_deal_quote (below, self->session, self->data->deal_id);
}

static void
open_party_cb (RegDealDialog *self)
{
  gint64 party = self->party;
  GtkWidget *below = leave (self);

  if (below != NULL)
    gtk_widget_activate_action (below, "app.open-party", "x", party);
}

static void
delete_cb (RegDealDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  reg_deal_delete (root, self->session, self->data->deal_id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_deal_dialog_dispose (GObject *object)
{
  RegDealDialog *self = REG_DEAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_DEAL_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->before, reg_record_unref);
  g_clear_pointer (&self->data, reg_deal_data_free);
  G_OBJECT_CLASS (reg_deal_dialog_parent_class)->dispose (object);
}

static void
reg_deal_dialog_class_init (RegDealDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_deal_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = reg_deal_dialog_close_attempt;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-deal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, party_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, value_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, stage_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, main_group);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, lost_group);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, competitor_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, step_group);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, step_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, other_group);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, more_group);
  gtk_widget_class_bind_template_child (widget_class, RegDealDialog, plan_row);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
reg_deal_dialog_init (RegDealDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
create_rows (RegDealDialog *self)
{
  const char *currency = reg_session_get_currency (self->session);
  GtkWidget *reasons = reg_lose_dialog_reasons_new (GTK_EDITABLE (self->reason_row));
  RegPartySearch *search;

  self->party_button = reg_party_search_button_new (self->session, &search);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->party_button), _ ("Choose…"));
  gtk_widget_set_valign (self->party_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->party_button, "flat");
  gtk_widget_add_css_class (self->party_button, "reg-plain");
  adw_action_row_add_suffix (self->party_row, self->party_button);
  adw_action_row_set_activatable_widget (self->party_row, self->party_button);
  reg_party_search_set_can_add (search, TRUE);
  g_signal_connect_object (search, "chosen", G_CALLBACK (party_chosen_cb), self, G_CONNECT_SWAPPED);
  self->value = reg_number_field_attach (GTK_EDITABLE (self->value_row), REG_NUMBER_MONEY,
                                         currency);
  reg_number_field_set_range (self->value, 0, G_MAXINT64 / 1000000);
  g_signal_connect_object (self->value, "notify::valid", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  self->expected_row = REG_DATE_ROW (reg_date_row_new (self->session, _ ("_Expected")));
  adw_preferences_group_add (self->main_group, GTK_WIDGET (self->expected_row));
  self->campaign_row = REG_CAMPAIGN_ROW (reg_campaign_row_new (self->session));
  adw_preferences_group_add (self->other_group, GTK_WIDGET (self->campaign_row));
  self->next_row = REG_DATE_ROW (reg_date_row_new (self->session, _ ("_On")));
  adw_preferences_group_add (self->step_group, GTK_WIDGET (self->next_row));
  gtk_widget_set_margin_top (reasons, 12);
  adw_preferences_group_add (self->lost_group, reasons);
}

/**
 * reg_deal_dialog_new:
 * @session: the open customer book
 * @deal: the deal, 0 for a new one
 * @party: the customer of a new one, 0 to choose
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_deal_dialog_new (RegSession *session, gint64 deal, gint64 party)
{
  RegDealDialog *self = g_object_new (REG_TYPE_DEAL_DIALOG, NULL);

  self->session = g_object_ref (session);
  adw_dialog_set_title (ADW_DIALOG (self), deal != 0 ? _ ("Deal") : _ ("New deal"));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  create_rows (self);
  set_party (self, 0, NULL);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, reg_deal_data_load_job,
                        reg_deal_data_new (deal, party), reg_deal_data_free, NULL, loaded_cb,
                        g_object_ref (self));
  return ADW_DIALOG (self);
}

/**
 * reg_deal_dialog_open:
 *
 * Shows the dialog in the window in front; for the table of record windows.
 *
 * Returns: %NULL, since there is no window of its own
 */
GtkWindow *
reg_deal_dialog_open (GtkApplication *application, RegSession *session, gint64 deal, gint64 party)
{
  GtkWindow *front = gtk_application_get_active_window (application);

  reg_dialog_present (reg_deal_dialog_new (session, deal, party), GTK_WIDGET (front));
  return NULL;
}
