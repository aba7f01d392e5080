/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "core/reg-hlc.h"
#include "store/reg-db.h"
#include "store/reg-store.h"

G_BEGIN_DECLS

#define REG_DB_APPLICATION_ID 0x52456775 /* "REgu" */
#define REG_DB_SCHEMA_VERSION 14

/* Columns that every row begins with, before the fields of its kind. */
#define REG_DB_KEY_COLUMNS 5

/* The ids of all entries of the journal about a record: its own, and that of a run in which it was made. */
#define REG_CHANGES_OF(entity, id)                                                                 \
  "(SELECT id FROM change WHERE entity = " entity " AND record_id = " id                           \
  " AND last_id IS NULL UNION ALL SELECT id FROM (SELECT id, last_id FROM change"                  \
  "  WHERE last_id IS NOT NULL AND entity = " entity " AND record_id <= " id                       \
  "  ORDER BY record_id DESC LIMIT 1) WHERE last_id >= " id ")"

/* How rows of all kinds share one number space in the search tables. */
#define REG_SEARCH_ROW(entity, id) (((gint64)(entity) << 40) | (id))

/* What has become of an action; kept in the file. */
enum
{
  REG_ACTION_DONE,
  REG_ACTION_RUNNING,
  REG_ACTION_UNDONE,
  REG_ACTION_CLOSED, /* done, and not to be taken back */
};

typedef struct
{
  gint64 id;
  gint64 started_at;
  const RegActionInfo *info;
  gboolean is_long;  /* committed in steps; undone on the next opening if it never ended */
  gboolean is_empty; /* nothing journaled yet */
  gboolean has_tried_load;
  gint64 undoes;
  gboolean keeps_numbers; /* of an undo: others came after the numbers that were taken */
} RegDbAction;

typedef struct _RegFresh RegFresh;
typedef struct _RegLoad RegLoad;

/* When it pays to make beside what is derived from many new customers; see reg-load.c. */
typedef struct
{
  guint new_customers; /* at least */
  guint customers;     /* in the book already, at most */
  guint changed;       /* of those who were handed over, at most */
  guint pages;         /* of the temporary file, at most */
} RegLoadLimits;
typedef void (*RegDbProgress) (gint64 done, gint64 total, gpointer user_data);

/* What somebody tried without the approval it needs (reg-approvals-private.h). */
typedef struct
{
  gint64 quotation; /* 0: nothing was refused */
  gint64 revision;
  gint64 staff;
  int attempt;
  int reason;
} RegDbRefusal;

struct _RegDb
{
  sqlite3 *handle;
  GHashTable *statements; /* SQL text → RegStatement */
  GHashTable *kept;       /* address of an SQL text that is never freed → one of them */
  char *path;
  gint64 staff;
  GTimeZone *time_zone;
  gint64 (*clock) (void);  /* ms UTC */
  RegHlc hlc;              /* stamp of the last action */
  gint64 fixed_now;        /* ms UTC; 0: ask the clock */
  gboolean has_vocabulary; /* temp.party_vocabulary is there */
  gint ladder_day;         /* the day for which rungs are derived; 0: not known yet */
  char ladder_date[11];    /* the same as a date */

  /* The job under way. */
  GCancellable *cancellable;
  RegDbAction *action;
  RegChanges *changes;
  GHashTable *dirty_parties; /* ids whose summary and search row no longer fit */
  RegFresh *fresh;           /* those that a long write has just made */
  RegLoad *load;             /* makes what is derived from them, beside */
  const RegLoadLimits *load_limits;
  GArray *made;             /* Made: rows a long write made that are not yet in the journal */
  gboolean has_new_rules;   /* how often customers are spoken to no longer fits */
  gboolean without_derived; /* a bulk load that rebuilds everything at its end */
  gboolean has_unfinished;  /* a long action that failed is not yet taken back */
  guint64 removed; /* kinds of which the journal holds removed rows, in the action that asked */
  gint64 removed_action;    /* that action */
  gboolean wants_purge;     /* something was erased, and the file still has it in unused parts */
  gboolean is_yielding;     /* a short write runs between two steps of a long one */
  gboolean without_journal; /* the seed of a new file: nothing to go back to */
  gint64 changed_at;        /* undo: when the row was changed before that; 0: now */
  RegDbRefusal refusal;     /* to be written into the chain after the job, which left nothing */
  gint64 breath_at;         /* monotonic us of the last commit of a long write */
  RegDbProgress progress;
  gpointer progress_data;
  gboolean (*yield) (RegDb *db);      /* lets waiting short writes through between two steps */
  gboolean (*is_awaited) (RegDb *db); /* whether any wait */
  gpointer owner;
};

extern const RegLoadLimits reg_load_usual_limits;

RegDb *reg_db_open (const char *path, int flags, GError **error);
void reg_db_close (RegDb *db);
void reg_db_rest (RegDb *db);
void reg_db_set_job (RegDb *db, GCancellable *cancellable);
gboolean reg_db_migrate (RegDb *db, GError **error);
gboolean reg_db_check_identity (RegDb *db, GError **error);
gint64 reg_db_get_version (RegDb *db, GError **error);
gboolean reg_db_undo_unfinished (RegDb *db, GError **error);
gboolean reg_db_purge (RegDb *db, GError **error);
gboolean reg_db_undo_action (RegDb *db, gint64 action, GError **error);

/* Statements: compiled once, kept, bound by a string of letters: i gint64, t text, b GBytes,
 * u uid bytes, v const RegValue *, n nothing (null). A compile error shows at the first step. */
typedef struct _RegStatement RegStatement;

RegStatement *reg_db_query (RegDb *db, const char *sql, const char *types, ...);
RegStatement *reg_db_prepare (RegDb *db, const char *sql);
RegStatement *reg_db_prepare_kept (RegDb *db, const char *sql);
void reg_db_forget_statements (RegDb *db);
gboolean reg_db_exec (RegDb *db, GError **error, const char *sql, const char *types, ...);
gboolean reg_db_exec_script (RegDb *db, const char *sql, GError **error);
gint64 reg_db_query_int (
    RegDb *db, gint64 fallback, GError **error, const char *sql, const char *types, ...);
gboolean reg_statement_next (RegStatement *self, GError **error);
void reg_statement_bind (RegStatement *self, int index, const RegValue *value);
void reg_statement_lend (RegStatement *self, int index, const RegValue *value);
gint64 reg_statement_int (RegStatement *self, int column);
const char *reg_statement_text (RegStatement *self, int column);
char *reg_statement_dup (RegStatement *self, int column);
gboolean reg_statement_is_null (RegStatement *self, int column);
void reg_statement_value (RegStatement *self, int column, RegValue *value);
const void *reg_statement_bytes (RegStatement *self, int column, gsize *size);
void reg_statement_free (RegStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegStatement, reg_statement_free)

gboolean reg_db_set_error (RegDb *db, int code, const char *what, GError **error);

/* Records. */
RegRecord *reg_db_read_record (RegStatement *statement, const RegEntityInfo *info);
char *reg_db_select_columns (const RegEntityInfo *info, const char *alias);
gboolean reg_db_load_records (RegDb *db,
                              RegEntityId entity,
                              const char *rest,
                              gint64 party,
                              GPtrArray **records,
                              GError **error);
gboolean reg_db_pass_on (GError **local, GError **error);

/* Actions and the journal. */
gboolean reg_db_begin (RegDb *db, RegDbAction *action, GError **error);
gboolean reg_db_commit (RegDb *db, GError **error);
void reg_db_rollback (RegDb *db);
gboolean reg_journal_write (RegDb *db,
                            const RegEntityInfo *info,
                            char op,
                            const RegRecord *before,
                            RegRecord *after,
                            GError **error);
gboolean reg_journal_flush (RegDb *db, GError **error);
void reg_journal_forget (RegDb *db);
gboolean reg_db_is_bulk (RegDb *db);
gboolean reg_db_require_write (RegDb *db, GError **error);
gboolean reg_db_require_transaction (RegDb *db, GError **error);
gboolean reg_db_set_bin (RegDb *db, RegEntityId entity, gint64 id, gint64 since, GError **error);
gboolean reg_db_insert_row (RegDb *db, RegRecord *record, GError **error);

/* Derived rows. */
void reg_derived_mark (RegDb *db, const RegRecord *before, RegRecord *after);
void reg_derived_mark_party (RegDb *db, gint64 id);
guint reg_derived_count_marks (RegDb *db);
gboolean reg_derived_step (RegDb *db, GError **error);
void reg_derived_forget_marks (RegDb *db);
gboolean reg_derived_refresh (RegDb *db, GError **error);
gboolean reg_derived_index_record (RegDb *db, const RegRecord *record, GError **error);
gboolean reg_derived_forget_record (RegDb *db, RegEntityId entity, gint64 id, GError **error);
gboolean reg_derived_register_functions (RegDb *db, GError **error);
int reg_rungs_register_functions (RegDb *db);
gboolean reg_rungs_begin_day (RegDb *db, GError **error);
void reg_rungs_set_day (RegDb *db);
char *reg_search_match_words (char **words, gboolean is_mail);

G_END_DECLS
