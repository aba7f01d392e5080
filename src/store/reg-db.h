/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/reg-record.h"
#include "store/reg-store-error.h"

G_BEGIN_DECLS

/* One connection, as a job sees it: a job runs on the store's threads, gets a RegDb and uses these
 * functions and those of the other headers in store/. Never keep a RegDb past the job. */
typedef struct _RegDb RegDb;

/* Reading. Records in the bin are only found by reg_db_load(). */
RegRecord *reg_db_load (RegDb *db, RegEntityId entity, gint64 id, GError **error);
RegRecord *reg_db_load_by_uid (RegDb *db, RegEntityId entity, const guint8 *uid, GError **error);
RegRecord *
reg_db_find_by_text (RegDb *db, RegEntityId entity, int field, const char *text, GError **error);
RegRecord *
reg_db_find_by_int (RegDb *db, RegEntityId entity, int field, gint64 value, GError **error);
GPtrArray *reg_db_list (RegDb *db, RegEntityId entity, int order_field, GError **error);
GPtrArray *reg_db_list_by_int (
    RegDb *db, RegEntityId entity, int field, gint64 value, int order_field, GError **error);
GPtrArray *
reg_db_list_after (RegDb *db, RegEntityId entity, gint64 after, int limit, GError **error);
gint64 reg_db_count (RegDb *db, RegEntityId entity, GError **error);
RegRecord *reg_db_load_firm (RegDb *db, GError **error);

/* Writing, inside a write job only. Everything is journaled under the job's action. */
RegRecord *reg_db_save (RegDb *db, RegRecord *record, GError **error);
RegRecord *reg_db_save_own (RegDb *db, RegRecord *record, GError **error);
gboolean reg_db_bin (RegDb *db, RegEntityId entity, gint64 id, GError **error);
gboolean reg_db_unbin (RegDb *db, RegEntityId entity, gint64 id, GError **error);
gboolean reg_db_remove (RegDb *db, RegEntityId entity, gint64 id, GError **error);
gint64 reg_db_get_action (RegDb *db);
gint64 reg_db_get_staff (RegDb *db);
gint64 reg_db_now (RegDb *db);
/* For loading what happened on other days and was done by others: until the job ends. */
void reg_db_set_now (RegDb *db, gint64 now);
void reg_db_set_staff (RegDb *db, gint64 staff);
char *reg_db_today (RegDb *db);
gboolean reg_db_breathe (RegDb *db, GError **error);
void reg_db_report (RegDb *db, gint64 done, gint64 total);

G_END_DECLS
