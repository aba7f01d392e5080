/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/campaign/reg-campaign-form.h"

#include <glib/gi18n.h>

#include "ui/preferences/reg-record-form.h"

static char *
check (RegRecordForm *self, gpointer data)
{
  g_autoptr (RegRecord) record = reg_record_form_make_record (self);
  const char *begins = reg_record_get_text (record, REG_CAMPAIGN_BEGINS_ON);
  const char *ends = reg_record_get_text (record, REG_CAMPAIGN_ENDS_ON);

  if (*begins != '\0' && *ends != '\0' && g_strcmp0 (ends, begins) < 0)
    return g_strdup (_ ("It cannot end before it began."));
  return NULL;
}

/**
 * reg_campaign_form_open:
 * @parent: where it is asked for
 * @campaign: (nullable): the record, %NULL for a new one
 *
 * Asks for what there is to know about a campaign. A new one begins today.
 */
void
reg_campaign_form_open (GtkWidget *parent, RegSession *session, RegRecord *campaign)
{
  g_autofree char *today = reg_session_dup_today (session);
  const RegFormField fields[] = {
    { REG_CAMPAIGN_NAME, _ ("_Name"), REG_FORM_TEXT, .is_required = TRUE },
    { REG_CAMPAIGN_BEGINS_ON, _ ("_From"), REG_FORM_DATE, .usual = today },
    { REG_CAMPAIGN_ENDS_ON, _ ("_Until"), REG_FORM_DATE },
    { REG_CAMPAIGN_BUDGET, _ ("_Budget"), REG_FORM_MONEY },
    { REG_CAMPAIGN_CODE, _ ("_Code"), REG_FORM_TEXT },
    { REG_CAMPAIGN_NOTE, _ ("N_ote"), REG_FORM_TEXT },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_CAMPAIGN,
    .title = campaign != NULL ? _ ("Campaign") : _ ("New campaign"),
    .saved = campaign != NULL ? _ ("Campaign changed") : _ ("Campaign added"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .check = check,
  };

  reg_record_form_open (parent, session, &spec, campaign, NULL, NULL);
}

/**
 * reg_campaign_form_open_id:
 * @campaign: 0 for a new one
 *
 * Shows the form over the window in front; for the table of record windows.
 *
 * Returns: %NULL, since there is no window of its own
 */
GtkWindow *
reg_campaign_form_open_id (GtkApplication *application,
                           RegSession *session,
                           gint64 campaign,
                           gint64 party)
{
  GtkWindow *front = gtk_application_get_active_window (application);

  if (front != NULL)
    reg_record_form_load (GTK_WIDGET (front), session, REG_ENTITY_CAMPAIGN, campaign,
                          reg_campaign_form_open);
  return NULL;
}
