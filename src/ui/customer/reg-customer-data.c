/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-data.h"

#include <glib/gi18n.h>

#include "store/reg-insights.h"

#define N_LAST 2

typedef struct
{
  gint64 party;
  gboolean with_steps;
  RegCustomerData *data;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->data, reg_customer_data_free);
  g_free (load);
}

void
reg_customer_data_free (RegCustomerData *self)
{
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->card, reg_customer_card_free);
  g_clear_pointer (&self->counter, reg_counter_free);
  g_clear_object (&self->photo);
  g_clear_pointer (&self->quotation_states, g_array_unref);
  g_clear_pointer (&self->last, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->facts, g_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_free (self);
}

/* The state of a quotation is that of its current revision. */
static int
load_state (RegDb *db, const RegRecord *quotation)
{
  gint64 id = reg_record_get_int (quotation, REG_QUOTATION_CURRENT_ID);
  g_autoptr (RegRecord) revision = NULL;

  revision = id != 0 ? reg_db_load (db, REG_ENTITY_QUOTATION_REVISION, id, NULL) : NULL;
  return revision != NULL ? (int)reg_record_get_int (revision, REG_QUOTATION_REVISION_STATE) : 0;
}

static gboolean
load_job (RegDb *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Load *load = user_data;
  RegCustomerData *data = g_new0 (RegCustomerData, 1);

  load->data = data;
  data->quotation_states = g_array_new (FALSE, FALSE, sizeof (int));
  data->card = reg_customer_card_load (db, load->party, error);
  data->counter = data->card != NULL ? reg_counter_load (db, load->party, error) : NULL;
  if (data->counter == NULL)
    return FALSE;
  /* Here, because a large photo takes longer than a frame; one that is broken is no photo. */
  if (data->card->photo != NULL)
    data->photo = gdk_texture_new_from_bytes (data->card->photo, NULL);
  for (guint i = 0; i < data->card->open_quotations->len; i++)
    {
      int state = load_state (db, g_ptr_array_index (data->card->open_quotations, i));

      g_array_append_val (data->quotation_states, state);
    }
  data->last = reg_timeline_load (db, load->party, G_MAXINT64, 0, N_LAST, error);
  if (data->last == NULL)
    return FALSE;
  data->notes = reg_shift_notes_list_open (db, load->party, error);
  if (data->notes == NULL)
    return FALSE;
  if (!load->with_steps)
    return TRUE;
  data->steps = reg_insights_party_history (db, load->party, error);
  data->facts = data->steps != NULL
                    ? reg_facts_load (db, data->card->party, data->card->contact_points, error)
                    : NULL;
  data->known = data->facts != NULL ? reg_known_load (db, load->party, error) : NULL;
  data->relations = data->known != NULL ? reg_relations_list_others (db, load->party, error) : NULL;
  return data->relations != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&load->data),
                           (GDestroyNotify)reg_customer_data_free);
}

/**
 * reg_customer_data_load_async:
 * @party: the customer
 * @with_steps: whether the history of what they brought is wanted too
 */
void
reg_customer_data_load_async (RegSession *session,
                              gint64 party,
                              gboolean with_steps,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Load *load = g_new0 (Load, 1);

  load->party = party;
  load->with_steps = with_steps;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, load, load_free,
                        cancellable, loaded_cb,
                        g_task_new (session, cancellable, callback, user_data));
}

/**
 * reg_customer_data_load_finish:
 *
 * Returns: (transfer full) (nullable): the data, or %NULL with @error set
 */
RegCustomerData *
reg_customer_data_load_finish (RegSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * reg_customer_data_describe:
 *
 * Returns: (transfer full): under the name: "Client · since 2021"
 */
char *
reg_customer_data_describe (const RegCustomerData *self, RegSession *session)
{
  const char *rung = _ (reg_enum_get_label (&reg_enum_rung, self->card->rung));
  g_autofree char *year = g_strndup (
      self->card->first_sale_on != NULL ? self->card->first_sale_on : "", 4);
  g_autoptr (GString) text = g_string_new (NULL);

  if (*year == '\0')
    g_string_assign (text, rung);
  else
    /* Translators: "Client · since 2021" */
    g_string_printf (text, _ ("%s · since %s"), rung, year);
  if (reg_record_get_int (self->card->party, REG_PARTY_UNWANTED) != 0)
    g_string_append_printf (text, " · %s", _ ("rather not have"));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * reg_customer_data_get_entities:
 *
 * Returns: bits 1 << #RegEntityId of the records whose changes change the data of a customer
 */
guint64
reg_customer_data_get_entities (void)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  return BIT (PARTY) | BIT (CONTACT_POINT) | BIT (PARTY_LINK) | BIT (TOUCHPOINT) | BIT (TASK)
         | BIT (OPPORTUNITY) | BIT (QUOTATION) | BIT (QUOTATION_REVISION) | BIT (SALE)
         | BIT (SALE_LINE) | BIT (COMPLAINT) | BIT (COMPLAINT_EVENT) | BIT (STAFF) | BIT (CONSENT)
         | BIT (QUESTION) | BIT (ANSWER) | BIT (CONFIRMATION) | BIT (FIELD_RULE) | BIT (HOLDING)
         | BIT (PLAY) | BIT (EXPORT_ENTRY) | BIT (RUNG_MARK) | BIT (SHIFT_NOTE)
         | BIT (MATERIAL_REQUEST);
#undef BIT
}
