/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-file.h"

#include "core/reg-uid.h"
#include "ui/reg-error-text.h"
#include "ui/reg-settle.h"
#include "ui/task/reg-task-calendar.h"

#define BIT(entity) (G_GUINT64_CONSTANT (1) << (entity))
/* What stands in the file: the tasks, whom they are about, and whose calendar it is. */
#define WRITTEN                                                                                    \
  (BIT (REG_ENTITY_TASK) | BIT (REG_ENTITY_PARTY) | BIT (REG_ENTITY_STAFF) | BIT (REG_ENTITY_FIRM))

struct _RegTaskFile
{
  GObject parent_instance;
  RegSession *session;
  RegSettle *settle;
  GFile *file;
  char *staff;
  char *problem; /* why it was not written last, or NULL */
  gboolean is_writing;
};

enum
{
  WRITTEN_SIGNAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegTaskFile, reg_task_file, G_TYPE_OBJECT)

/* --- writing ---------------------------------------------------------------------------- */

typedef struct
{
  GFile *file;
  GTimeZone *zone;
  char *staff;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_object_unref (write->file);
  g_time_zone_unref (write->zone);
  g_free (write->staff);
  g_free (write);
}

static Write *
write_new (RegTaskFile *self)
{
  Write *write = g_new0 (Write, 1);

  write->file = g_object_ref (self->file);
  write->zone = reg_store_dup_time_zone (reg_session_get_store (self->session));
  write->staff = g_strdup (self->staff);
  return write;
}

/* Who has left the book has no tasks: then it is everybody's again. */
static gint64
find_staff (RegDb *db, const char *text)
{
  guint8 uid[REG_UID_SIZE];
  g_autoptr (RegRecord) staff = reg_uid_parse (text, uid)
                                    ? reg_db_load_by_uid (db, REG_ENTITY_STAFF, uid, NULL)
                                    : NULL;

  return staff != NULL ? reg_record_get_id (staff) : 0;
}

static gboolean
write_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Write *write = data;

  return reg_task_calendar_save (db, find_staff (db, write->staff), write->zone, write->file,
                                 cancellable, error);
}

static void
note (RegTaskFile *self, const GError *error)
{
  g_clear_pointer (&self->problem, g_free);
  if (error != NULL)
    {
      g_message ("The calendar file was not written: %s", error->message);
      self->problem = reg_error_describe (error);
    }
  g_signal_emit (self, signals[WRITTEN_SIGNAL], 0);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTaskFile) self = user_data;
  g_autoptr (GError) error = NULL;

  reg_store_job_finish (REG_STORE (object), result, &error);
  self->is_writing = FALSE;
  if (self->session != NULL)
    note (self, error);
}

static void
look (gpointer object)
{
  RegTaskFile *self = object;

  /* One after the other: two at once would each put their own in place. */
  if (self->is_writing)
    {
      reg_settle_soon (self->settle);
      return;
    }
  self->is_writing = TRUE;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_LOW, write_job,
                        write_new (self), write_free, NULL, written_cb, g_object_ref (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_task_file_dispose (GObject *object)
{
  RegTaskFile *self = REG_TASK_FILE (object);

  g_clear_pointer (&self->settle, reg_settle_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_task_file_parent_class)->dispose (object);
}

static void
reg_task_file_finalize (GObject *object)
{
  RegTaskFile *self = REG_TASK_FILE (object);

  g_object_unref (self->file);
  g_free (self->staff);
  g_free (self->problem);
  G_OBJECT_CLASS (reg_task_file_parent_class)->finalize (object);
}

static void
reg_task_file_class_init (RegTaskFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_task_file_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_task_file_finalize;

  /**
   * RegTaskFile::written:
   *
   * It was written, or could not be.
   */
  signals[WRITTEN_SIGNAL] = g_signal_new ("written", REG_TYPE_TASK_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_task_file_init (RegTaskFile *self)
{
}

/**
 * reg_task_file_new:
 * @session: the open book
 * @file: where it is written
 * @staff: the identifier of whose tasks, with those of nobody; "" for everybody's
 * @delay: milliseconds after a change
 *
 * Returns: (transfer full): what writes it, soon for the first time
 */
RegTaskFile *
reg_task_file_new (RegSession *session, GFile *file, const char *staff, guint delay)
{
  RegTaskFile *self = g_object_new (REG_TYPE_TASK_FILE, NULL);

  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  self->staff = g_strdup (staff);
  self->settle = reg_settle_new (session, WRITTEN, delay, look, self);
  reg_settle_soon (self->settle);
  return self;
}

/**
 * reg_task_file_flush:
 *
 * The book is about to be closed: what has changed is written now.
 */
void
reg_task_file_flush (RegTaskFile *self)
{
  g_autoptr (GError) error = NULL;
  Write *write;

  g_return_if_fail (REG_IS_TASK_FILE (self));

  if (!reg_settle_is_waiting (self->settle))
    return;
  reg_settle_now (self->settle);
  write = write_new (self);
  reg_store_read_sync (reg_session_get_store (self->session), write_job, write, NULL, &error);
  write_free (write);
  note (self, error);
}

/**
 * reg_task_file_get_problem:
 *
 * Returns: (transfer none) (nullable): why it could not be written last, translated
 */
const char *
reg_task_file_get_problem (RegTaskFile *self)
{
  g_return_val_if_fail (REG_IS_TASK_FILE (self), NULL);

  return self->problem;
}
