/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/reg-db.h"

G_BEGIN_DECLS

/* One firm's file: a writer thread that owns the only connection that may write, and two readers.
 * All functions are for one thread (the main one in the application) unless they end in _sync. */
#define REG_TYPE_STORE (reg_store_get_type ())
G_DECLARE_FINAL_TYPE (RegStore, reg_store, REG, STORE, GObject)

typedef enum
{
  REG_STORE_CREATE = 1 << 0,    /* make the file when there is none */
  REG_STORE_READ_ONLY = 1 << 1, /* only look; nothing is migrated */
} RegStoreFlags;

/* What a job does. @data is the caller's: arguments in, results out. */
typedef gboolean (*RegStoreJob) (RegDb *db,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/* The user action that a write belongs to. */
typedef struct
{
  const char *kind;      /* a stable word: "edit", "import", "quotation-submit" … */
  const char *label;     /* what the undo toast says, translated: "Customer changed" */
  gboolean without_undo; /* journaled, but Ctrl+Z passes over it */
  gboolean is_long; /* works through many rows with reg_db_breathe(); short writes go between */
} RegActionInfo;

RegStore *reg_store_new (const char *path, RegStoreFlags flags);
void reg_store_open_async (RegStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean reg_store_open_finish (RegStore *self, GAsyncResult *result, GError **error);
gboolean reg_store_open_sync (RegStore *self, GCancellable *cancellable, GError **error);
void reg_store_close (RegStore *self);
const char *reg_store_get_path (RegStore *self);
gboolean reg_store_is_read_only (RegStore *self);
gboolean reg_store_is_busy (RegStore *self);
const GError *reg_store_get_notice (RegStore *self);
void reg_store_set_clock (RegStore *self, gint64 (*clock) (void), GTimeZone *time_zone);
gint64 reg_store_get_now (RegStore *self);
GTimeZone *reg_store_dup_time_zone (RegStore *self);

/* Who is working; recorded with every action. 0: nobody known. */
void reg_store_set_staff (RegStore *self, gint64 staff);
gint64 reg_store_get_staff (RegStore *self);

void reg_store_read_async (RegStore *self,
                           int priority,
                           RegStoreJob job,
                           gpointer data,
                           GDestroyNotify free_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void reg_store_write_async (RegStore *self,
                            const RegActionInfo *action,
                            RegStoreJob job,
                            gpointer data,
                            GDestroyNotify free_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer reg_store_job_finish (RegStore *self, GAsyncResult *result, GError **error);
gint64 reg_store_job_get_action (GAsyncResult *result);
gboolean reg_store_job_is_newer (GAsyncResult *result, guint64 *newest);
guint reg_store_job_get_commit (GAsyncResult *result);
gboolean reg_store_read_sync (
    RegStore *self, RegStoreJob job, gpointer data, GCancellable *cancellable, GError **error);
gboolean reg_store_write_sync (RegStore *self,
                               const RegActionInfo *action,
                               RegStoreJob job,
                               gpointer data,
                               GCancellable *cancellable,
                               gint64 *action_id,
                               GError **error);

/* Signals, on the main context:
 *   changed (RegChanges *changes)              after each committed write
 *   progress (gint64 done, gint64 total)       from reg_db_report() in a long job */
/* From this many on not all ids are told. */
#define REG_CHANGES_MAX 4096

typedef struct
{
  guint64 entities; /* bit 1 << RegEntityId for each kind of record touched */
  GArray *ids;      /* of RegChange, at most REG_CHANGES_MAX */
  gint64 action;
} RegChanges;

typedef struct
{
  RegEntityId entity;
  gint64 id;
} RegChange;

#define REG_TYPE_CHANGES (reg_changes_get_type ())
GType reg_changes_get_type (void) G_GNUC_CONST;
RegChanges *reg_changes_copy (const RegChanges *self);
void reg_changes_free (RegChanges *self);
gboolean reg_changes_touch (const RegChanges *self, RegEntityId entity, gint64 id);

G_END_DECLS
