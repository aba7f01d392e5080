/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-contact.h"

#include <glib/gi18n.h>

#include "store/reg-contact.h"
#include "store/reg-tasks.h"

/* No more calls and visits than this wait for one person: a list that is never done is not read. */
#define MAX_WAITING 10

/* Why: "Every month. The last contact was on 12 Sep 2026." */
static char *
describe_reason (const RegContactDue *due, GTimeZone *zone)
{
  char date[REG_DATE_SIZE];
  g_autofree char *day = NULL;

  reg_date_from_instant (due->last_contact_at, zone, date);
  day = reg_date_format (date, "%-d %b %Y");
  /* Translators: how often a customer is spoken to, such as "Every month", and a day */
  return g_strdup_printf (_ ("%s. The last contact was on %s."),
                          _ (reg_enum_get_label (&reg_enum_repeat, due->rhythm)), day);
}

static gboolean
make_task (RegDb *db, const RegContactDue *due, const char *today, GTimeZone *zone, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);
  g_autofree char *reason = describe_reason (due, zone);
  g_autoptr (RegRecord) task = NULL;

  reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_CALL);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, _ ("Get in touch again"));
  reg_record_builder_set_text (builder, REG_TASK_NOTE, reason);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, today);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, due->party);
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, due->owner);
  task = reg_record_builder_end (builder);
  return reg_task_create (db, task, error) != 0;
}

static gboolean
make_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) due = reg_contact_list_due (db, MAX_WAITING, error);
  g_autofree char *today = reg_db_today (db);

  for (guint i = 0; due != NULL && i < due->len; i++)
    if (!make_task (db, &g_array_index (due, RegContactDue, i), today, data, error))
      return FALSE;
  return due != NULL;
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Tasks for keeping in touch: %s", error->message);
}

/**
 * reg_task_contact_make:
 * @cancellable: (nullable): for when the book is closed meanwhile
 *
 * A task for each customer whose time is over, where a rule says so; once for each, and never more
 * than a person can do.
 */
void
reg_task_contact_make (RegSession *session, GCancellable *cancellable)
{
  const RegActionInfo info = {
    .kind = "contact-tasks",
    .label = _ ("Tasks for keeping in touch"),
    .without_undo = TRUE,
  };
  RegStore *store = reg_session_get_store (session);

  reg_store_write_async (store, &info, make_job, reg_store_dup_time_zone (store),
                         (GDestroyNotify)g_time_zone_unref, cancellable, made_cb, NULL);
}
