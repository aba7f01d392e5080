/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/reg-csv-reader.h"
#include "store/reg-store.h"

G_BEGIN_DECLS

/* An import is planned first (what is in the files, which column is which field) and then run as
 * one action of the store, which can be undone as a whole. */

typedef enum
{
  REG_IMPORT_CONTACTS,
  REG_IMPORT_PRODUCTS,
  REG_IMPORT_STAFF,
  REG_IMPORT_SALES, /* two files: headers and lines */
  REG_IMPORT_VCARD, /* any number of files, nothing to map */
  REG_N_IMPORTS
} RegImportKind;

/* What a column may become. Fields of contacts that are ways to reach somebody may be used by
 * several columns. */
typedef struct
{
  const char *id;    /* "name", "phone" … as in --map */
  const char *label; /* untranslated */
  const char *names; /* usual column names, folded, separated by '|' */
  RegEntityId entity;
  int field;        /* of entity */
  int contact_kind; /* RegContactKind of a contact point, -1 for a field of the record itself */
  gboolean is_key;  /* rows may be recognised by it */
} RegImportField;

GArray *reg_import_get_fields (RegImportKind kind, guint file); /* of RegImportField */
int reg_import_kind_from_nick (const char *nick);

#define REG_TYPE_IMPORT_PLAN (reg_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (RegImportPlan, reg_import_plan, REG, IMPORT_PLAN, GObject)

RegImportPlan *reg_import_plan_new (RegImportKind kind);
RegImportKind reg_import_plan_get_kind (RegImportPlan *self);
/* Reads the beginning of the file: blocking, call it on a worker thread. */
gboolean reg_import_plan_add_file (RegImportPlan *self,
                                   GFile *file,
                                   GCancellable *cancellable,
                                   GError **error);
guint reg_import_plan_get_n_files (RegImportPlan *self);
GFile *reg_import_plan_get_file (RegImportPlan *self, guint file);
const RegCsvDialect *reg_import_plan_get_dialect (RegImportPlan *self, guint file);
gboolean reg_import_plan_set_dialect (RegImportPlan *self,
                                      guint file,
                                      const RegCsvDialect *dialect,
                                      GCancellable *cancellable,
                                      GError **error);
guint reg_import_plan_get_n_columns (RegImportPlan *self, guint file);
const char *reg_import_plan_get_header (RegImportPlan *self, guint file, guint column);
guint reg_import_plan_get_n_samples (RegImportPlan *self, guint file);
const char *reg_import_plan_get_sample (RegImportPlan *self, guint file, guint row, guint column);

GArray *reg_import_plan_get_fields (RegImportPlan *self, guint file);
int reg_import_plan_get_mapping (RegImportPlan *self, guint file, guint column);
void reg_import_plan_set_mapping (RegImportPlan *self, guint file, guint column, int field);
gboolean reg_import_plan_parse_mapping (RegImportPlan *self, const char *text, GError **error);
const char *reg_import_plan_get_key (RegImportPlan *self);
gboolean reg_import_plan_set_key (RegImportPlan *self, const char *field, GError **error);
/* Whether it can be run; the error says what is missing. */
gboolean reg_import_plan_check (RegImportPlan *self, GError **error);

typedef struct
{
  guint file;
  gint64 line; /* where it stands in the file, 1 for the first */
  char *reason;
  char **values; /* as they stood in the file */
} RegRejectedRow;

typedef struct
{
  gint64 read, created, updated, skipped, failed;
  gint64 lines_read, lines_created; /* of which lines of sales */
  GPtrArray *rejected;              /* of RegRejectedRow, the first 10,000 */
  double seconds;
} RegImportResult;

RegImportResult *reg_import_result_new (void);
void reg_import_result_free (RegImportResult *self);
gboolean reg_import_result_save_rejected (const RegImportResult *self,
                                          RegImportPlan *plan,
                                          GFile *target,
                                          GCancellable *cancellable,
                                          GError **error);

/* In a write job, with a RegActionInfo that is_long. Progress goes by bytes through
 * reg_db_report(). */
gboolean reg_import_run (RegDb *db,
                         RegImportPlan *plan,
                         RegImportResult *result,
                         GCancellable *cancellable,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegImportResult, reg_import_result_free)

G_END_DECLS
