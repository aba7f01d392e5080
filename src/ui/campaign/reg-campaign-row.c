/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/campaign/reg-campaign-row.h"

#include <glib/gi18n.h>

#include "store/reg-campaigns.h"
#include "ui/widgets/reg-toaster.h"

struct _RegCampaignRow
{
  AdwComboRow parent_instance;
  RegSession *session;
  gint64 campaign; /* what is chosen, also while the list is not read yet */
  GArray *ids;     /* behind the names; NULL until it is read */
  guint64 shown;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegCampaignRow, reg_campaign_row, ADW_TYPE_COMBO_ROW)

/* --- the list --------------------------------------------------------------------------- */

typedef struct
{
  gint64 chosen;
  GPtrArray *list;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->list, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->list = reg_campaigns_list_choices (db, load->chosen, error);
  return load->list != NULL;
}

static void
append (GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

static void
fill (RegCampaignRow *self, GPtrArray *list)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  append (names, self->ids, C_ ("campaign", "None"), 0);
  for (guint i = 0; i < list->len; i++)
    {
      const RegRecord *campaign = g_ptr_array_index (list, i);

      if (reg_record_get_id (campaign) == self->campaign)
        selected = self->ids->len;
      append (names, self->ids, reg_record_get_text (campaign, REG_CAMPAIGN_NAME),
              reg_record_get_id (campaign));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  gtk_widget_set_visible (GTK_WIDGET (self), list->len > 0);
}

static void
selected_cb (RegCampaignRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  gint64 campaign;

  /* The model is exchanged while the old choice still stands. */
  if (self->ids == NULL || selected >= self->ids->len)
    return;
  campaign = g_array_index (self->ids, gint64, selected);
  if (campaign == self->campaign)
    return;
  self->campaign = campaign;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCampaignRow) self = user_data;
  g_autoptr (GError) error = NULL;
  const Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("The campaigns could not be read."), error);
      return;
    }
  g_signal_handlers_block_by_func (self, selected_cb, NULL);
  fill (self, load->list);
  g_signal_handlers_unblock_by_func (self, selected_cb, NULL);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_campaign_row_dispose (GObject *object)
{
  g_clear_object (&REG_CAMPAIGN_ROW (object)->session);
  G_OBJECT_CLASS (reg_campaign_row_parent_class)->dispose (object);
}

static void
reg_campaign_row_finalize (GObject *object)
{
  g_clear_pointer (&REG_CAMPAIGN_ROW (object)->ids, g_array_unref);
  G_OBJECT_CLASS (reg_campaign_row_parent_class)->finalize (object);
}

static void
reg_campaign_row_class_init (RegCampaignRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_campaign_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_campaign_row_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_campaign_row_init (RegCampaignRow *self)
{
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Cam_paign"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * reg_campaign_row_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a row with none chosen, which shows itself when there are campaigns
 */
GtkWidget *
reg_campaign_row_new (RegSession *session)
{
  RegCampaignRow *self = g_object_new (REG_TYPE_CAMPAIGN_ROW, NULL);

  self->session = g_object_ref (session);
  reg_campaign_row_set_campaign (self, 0);
  return GTK_WIDGET (self);
}

/**
 * reg_campaign_row_set_campaign:
 * @campaign: what is chosen, 0 for none; stays in the list also when it is over
 */
void
reg_campaign_row_set_campaign (RegCampaignRow *self, gint64 campaign)
{
  Load *load;

  g_return_if_fail (REG_IS_CAMPAIGN_ROW (self));

  load = g_new0 (Load, 1);
  load->chosen = campaign;
  self->campaign = campaign;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

/**
 * reg_campaign_row_get_campaign:
 *
 * Returns: what is chosen, 0 for none
 */
gint64
reg_campaign_row_get_campaign (RegCampaignRow *self)
{
  g_return_val_if_fail (REG_IS_CAMPAIGN_ROW (self), 0);

  return self->campaign;
}
