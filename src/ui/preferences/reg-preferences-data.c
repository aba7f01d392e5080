/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-data.h"

#include "store/reg-attachments.h"

/* Which list goes where, and in which order. */
static const struct
{
  RegEntityId entity;
  int order;
  gsize offset;
} lists[] = {
  { REG_ENTITY_TAX_RATE, REG_TAX_RATE_POSITION, G_STRUCT_OFFSET (RegPreferencesData, taxes) },
  { REG_ENTITY_DOCUMENT_SERIES, REG_DOCUMENT_SERIES_KIND,
    G_STRUCT_OFFSET (RegPreferencesData, series) },
  { REG_ENTITY_APPROVAL_RULE, REG_APPROVAL_RULE_LEVEL,
    G_STRUCT_OFFSET (RegPreferencesData, rules) },
  { REG_ENTITY_OPENING_HOURS, REG_OPENING_HOURS_OPENS,
    G_STRUCT_OFFSET (RegPreferencesData, hours) },
  { REG_ENTITY_HOLIDAY, REG_HOLIDAY_DAY, G_STRUCT_OFFSET (RegPreferencesData, holidays) },
  { REG_ENTITY_COMPLAINT_TARGET, REG_COMPLAINT_TARGET_SEVERITY,
    G_STRUCT_OFFSET (RegPreferencesData, targets) },
  { REG_ENTITY_STAGE, REG_STAGE_POSITION, G_STRUCT_OFFSET (RegPreferencesData, stages) },
  { REG_ENTITY_CONTACT_RULE, REG_CONTACT_RULE_CUSTOMER_CLASS,
    G_STRUCT_OFFSET (RegPreferencesData, contact_rules) },
  { REG_ENTITY_FIELD_RULE, REG_FIELD_RULE_FIELD,
    G_STRUCT_OFFSET (RegPreferencesData, field_rules) },
  { REG_ENTITY_ABSENCE, REG_ABSENCE_FIRST_DAY, G_STRUCT_OFFSET (RegPreferencesData, absences) },
};

static void
number_free (gpointer data)
{
  RegPreferencesNumber *number = data;

  g_free (number->number);
  reg_series_holder_free (number->holder);
  g_free (number);
}

void
reg_preferences_data_free (RegPreferencesData *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer ((GPtrArray **)G_STRUCT_MEMBER_P (self, lists[i].offset), g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self);
}

/**
 * reg_preferences_data_get_entities:
 *
 * Returns: changes of these kinds of records change the lists, a bit each
 */
guint64
reg_preferences_data_get_entities (void)
{
  guint64 entities = (G_GUINT64_CONSTANT (1) << REG_ENTITY_FIRM)
                     | (G_GUINT64_CONSTANT (1) << REG_ENTITY_STAFF);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    entities |= G_GUINT64_CONSTANT (1) << lists[i].entity;
  return entities;
}

static GPtrArray *
look_at_numbers (RegDb *db, GPtrArray *series)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (number_free);

  for (guint i = 0; i < series->len; i++)
    {
      RegPreferencesNumber *number = g_new0 (RegPreferencesNumber, 1);

      number->number = reg_series_look (db, series->pdata[i], &number->holder, NULL);
      g_ptr_array_add (numbers, number);
    }
  return numbers;
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegPreferencesData *self = data;
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  gint64 logo = firm != NULL ? reg_record_get_int (firm, REG_FIRM_LOGO_ID) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray *records = reg_db_list (db, lists[i].entity, lists[i].order, error);

      if (records == NULL)
        return FALSE;
      G_STRUCT_MEMBER (GPtrArray *, self, lists[i].offset) = records;
    }
  self->numbers = look_at_numbers (db, self->series);
  if (logo != 0)
    self->logo = reg_attachment_load (db, logo, NULL);
  return TRUE;
}

typedef struct
{
  RegPreferencesData *data;
} Holder;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Holder *holder = g_task_get_task_data (task);
  GError *error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      reg_preferences_data_free (holder->data);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, holder->data, (GDestroyNotify)reg_preferences_data_free);
}

void
reg_preferences_data_load_async (RegSession *session,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Holder *holder = g_new0 (Holder, 1);

  holder->data = g_new0 (RegPreferencesData, 1);
  g_task_set_task_data (task, holder, g_free);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, load_job, holder->data,
                        NULL, cancellable, loaded_cb, task);
}

RegPreferencesData *
reg_preferences_data_load_finish (RegSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
