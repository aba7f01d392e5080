/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "io/reg-value-format.h"

G_BEGIN_DECLS

#define REG_CSV_MAX_FIELD (1024 * 1024)
#define REG_CSV_MAX_ROW (16 * 1024 * 1024)
#define REG_CSV_MAX_COLUMNS 4096

/**
 * RegCsvDialect:
 * @encoding: a name that iconv knows
 * @delimiter: between fields
 * @has_header: whether the first row names the columns
 * @skip_lines: lines before the first row ("sep=;" of spreadsheets)
 * @values: how numbers and dates are written
 * @decimal_certain: whether the sample settles the decimal mark
 * @dates_certain: whether the sample settles the order of dates
 * @has_dates: whether a column of dates was seen
 *
 * How a file of comma-separated values is to be read.
 */
typedef struct
{
  char *encoding;
  char delimiter;
  gboolean has_header;
  guint skip_lines;
  RegValueFormat values;
  gboolean decimal_certain;
  gboolean dates_certain;
  gboolean has_dates;
} RegCsvDialect;

RegCsvDialect *reg_csv_dialect_new (void);
RegCsvDialect *reg_csv_dialect_copy (const RegCsvDialect *self);
void reg_csv_dialect_free (RegCsvDialect *self);

RegCsvDialect *reg_csv_sniff (GBytes *sample, gboolean complete, RegDateOrder preferred);
RegCsvDialect *
reg_csv_sniff_file (GFile *file, RegDateOrder preferred, GCancellable *cancellable, GError **error);

/* Reads row by row with a fixed amount of memory. Not for use by two threads at once. */
typedef struct _RegCsvReader RegCsvReader;

RegCsvReader *reg_csv_reader_new (GInputStream *stream, const RegCsvDialect *dialect);
RegCsvReader *reg_csv_reader_new_for_file (GFile *file,
                                           const RegCsvDialect *dialect,
                                           GCancellable *cancellable,
                                           GError **error);
void reg_csv_reader_free (RegCsvReader *self);
gboolean reg_csv_reader_next (RegCsvReader *self, GCancellable *cancellable, GError **error);
gboolean reg_csv_reader_has_failed (const RegCsvReader *self);
guint reg_csv_reader_get_n_fields (const RegCsvReader *self);
const char *reg_csv_reader_get_field (const RegCsvReader *self, guint column);
gint64 reg_csv_reader_get_line (const RegCsvReader *self);
goffset reg_csv_reader_get_position (const RegCsvReader *self);
const char *const *
reg_csv_reader_get_header (RegCsvReader *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCsvDialect, reg_csv_dialect_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCsvReader, reg_csv_reader_free)

G_END_DECLS
