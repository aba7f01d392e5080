/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/reg-import.h"
#include "store/reg-lookup.h"

G_BEGIN_DECLS

RegEntityId reg_import_entity (RegImportKind kind, guint file);
int reg_import_guess (GArray *fields, const char *header, const gboolean *taken);
gboolean reg_import_field_repeats (const RegImportField *field);

/* What came of a row. */
typedef enum
{
  REG_IMPORT_REJECTED,
  REG_IMPORT_CREATED,
  REG_IMPORT_UPDATED,
  REG_IMPORT_SKIPPED, /* everything in it was known already */
} RegImportOutcome;

/* One run over the files of a plan. */
typedef struct
{
  RegDb *db;
  RegImportPlan *plan;
  RegImportResult *result;
  GCancellable *cancellable;
  RegRecord *firm;
  char *currency;
  char *country;
  goffset total, before; /* bytes of all files, of those that are read already */

  /* The row under way. */
  guint file;
  RegCsvReader *reader;
  GArray *columns; /* of int: by field, of columns_file */
  guint columns_file;
  gboolean rate_is_fraction; /* discounts are written 0.15 rather than 15 */

  RegLookup *by_key;   /* records of the kind that is imported */
  RegLookup *people;   /* customers by name and phone or mail */
  RegLookup *parties;  /* customers by number, else by name */
  RegLookup *staff;    /* by code, else by name */
  RegLookup *products; /* by code, else by name */
  GHashTable *sales;   /* id of a sale → SaleSums, for the totals at the end */
  GArray *pending;     /* references to what may come later in the file */
} RegImportRun;

/* @error is set for a row that cannot be taken; reason names the column. */
typedef RegImportOutcome (*RegImportRow) (RegImportRun *run, GError **error);

RegImportOutcome reg_import_contact_row (RegImportRun *run, GError **error);
RegImportOutcome reg_import_record_row (RegImportRun *run, GError **error);
RegImportOutcome reg_import_sale_row (RegImportRun *run, GError **error);
RegImportOutcome reg_import_sale_line_row (RegImportRun *run, GError **error);
gboolean reg_import_finish_sales (RegImportRun *run, GError **error);
gboolean reg_import_vcards (RegImportRun *run, GError **error);

/* Sets all fields of the record that a column is, but @except (-1: none). */
gboolean reg_import_set_fields (RegImportRun *run,
                                RegRecordBuilder *builder,
                                const RegEntityInfo *info,
                                int except,
                                GError **error);
/* References within the file: what they lead to may stand further down, so they are set last. */
void reg_import_refer_later (RegImportRun *run, RegEntityId entity, gint64 id);
gboolean reg_import_finish_references (RegImportRun *run, GError **error);
const char *reg_import_get_value (RegImportRun *run, const char *id);
RegImportOutcome reg_import_save (
    RegImportRun *run, gint64 existing, RegRecordBuilder *builder, gint64 *id, GError **error);
/* Adds what the points say that is not known yet; returns whether anything was new, -1 on error. */
int reg_import_add_points (
    RegImportRun *run, gint64 party, gboolean is_new, GPtrArray *points, GError **error);
void
reg_import_remember_person (RegImportRun *run, gint64 party, const char *name, GPtrArray *points);
gint64 reg_import_find_person (RegImportRun *run, const char *name, GPtrArray *points);
void reg_import_count (RegImportRun *run, RegImportOutcome outcome);
void
reg_import_reject (RegImportRun *run, guint file, gint64 line, const char *reason, char **values);
gboolean reg_import_step (RegImportRun *run, goffset position, GError **error);

G_END_DECLS
