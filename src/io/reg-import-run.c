/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "core/reg-currency.h"
#include "core/reg-money.h"
#include "io/reg-csv-writer.h"
#include "io/reg-io-error.h"

#include <string.h>

/* Rejected rows kept with their values; further ones are only counted. */
#define MAX_REJECTED 10000

static void
rejected_row_free (gpointer data)
{
  RegRejectedRow *self = data;

  g_free (self->reason);
  g_strfreev (self->values);
  g_free (self);
}

/**
 * reg_import_result_new:
 *
 * Returns: (transfer full): a result of nothing yet
 */
RegImportResult *
reg_import_result_new (void)
{
  RegImportResult *self = g_new0 (RegImportResult, 1);

  self->rejected = g_ptr_array_new_with_free_func (rejected_row_free);
  return self;
}

/**
 * reg_import_result_free:
 * @self: (transfer full): a result
 */
void
reg_import_result_free (RegImportResult *self)
{
  g_ptr_array_unref (self->rejected);
  g_free (self);
}

/**
 * reg_import_count:
 * @run: a run
 * @outcome: what came of a row
 */
void
reg_import_count (RegImportRun *run, RegImportOutcome outcome)
{
  RegImportResult *result = run->result;

  result->read++;
  result->created += outcome == REG_IMPORT_CREATED;
  result->updated += outcome == REG_IMPORT_UPDATED;
  result->skipped += outcome == REG_IMPORT_SKIPPED;
  result->failed += outcome == REG_IMPORT_REJECTED;
}

/**
 * reg_import_reject:
 * @run: a run
 * @file: which file
 * @line: where in it
 * @reason: what is wrong, naming the column
 * @values: (nullable): the row as it stood
 */
void
reg_import_reject (RegImportRun *run, guint file, gint64 line, const char *reason, char **values)
{
  RegRejectedRow *row;

  if (run->result->rejected->len >= MAX_REJECTED)
    return;
  row = g_new0 (RegRejectedRow, 1);
  row->file = file;
  row->line = line;
  row->reason = g_strdup (reason);
  row->values = g_strdupv (values);
  g_ptr_array_add (run->result->rejected, row);
}

/**
 * reg_import_step:
 * @run: a run, between two rows
 * @position: bytes of the file that are read
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether to go on
 */
gboolean
reg_import_step (RegImportRun *run, goffset position, GError **error)
{
  if (run->result->read % 64 == 0)
    reg_db_report (run->db, run->before + position, run->total);
  return reg_db_breathe (run->db, error);
}

/**
 * reg_import_get_value:
 * @run: a run on a row
 * @id: a field
 *
 * Returns: (transfer none): what the first column that is the field says, "" when there is none
 */
const char *
reg_import_get_value (RegImportRun *run, const char *id)
{
  GArray *fields = reg_import_plan_get_fields (run->plan, run->file);
  guint n = MIN (reg_import_plan_get_n_columns (run->plan, run->file),
                 reg_csv_reader_get_n_fields (run->reader));

  for (guint i = 0; i < n; i++)
    {
      int field = reg_import_plan_get_mapping (run->plan, run->file, i);
      const char *name;

      if (field < 0)
        continue;
      name = g_array_index (fields, RegImportField, field).id;
      if (*name == *id && strcmp (name, id) == 0)
        return reg_csv_reader_get_field (run->reader, i);
    }
  return "";
}

/* The first column that becomes each field of the file under way, -1 for none: looked for once. */
static const int *
first_columns (RegImportRun *run, guint n_fields)
{
  guint n = reg_import_plan_get_n_columns (run->plan, run->file);

  if (run->columns && run->columns_file == run->file)
    return (const int *)run->columns->data;
  if (!run->columns)
    run->columns = g_array_new (FALSE, FALSE, sizeof (int));
  run->columns_file = run->file;
  g_array_set_size (run->columns, n_fields);
  for (guint i = 0; i < n_fields; i++)
    g_array_index (run->columns, int, i) = -1;
  for (guint c = n; c > 0; c--)
    {
      int field = reg_import_plan_get_mapping (run->plan, run->file, c - 1);

      if (field >= 0)
        g_array_index (run->columns, int, field) = (int)c - 1;
    }
  return (const int *)run->columns->data;
}

/* --- values ----------------------------------------------------------------------------- */

static RegLookup *
lookup_of (RegImportRun *run, RegEntityId entity)
{
  switch (entity)
    {
    case REG_ENTITY_PARTY:
      return run->parties;
    case REG_ENTITY_STAFF:
      return run->staff;
    case REG_ENTITY_PRODUCT:
    default:
      return run->products;
    }
}

static gboolean
refuse_reference (const RegFieldInfo *field, const char *text, GError **error)
{
  g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "there is no %s “%s”",
               reg_entity_get_info (field->refers)->table, text);
  return FALSE;
}

/* Who was merged is meant by the old number too. */
static gint64
find_reference (RegImportRun *run, RegEntityId entity, const char *text)
{
  RegLookup *lookup = lookup_of (run, entity);
  gint64 id = reg_lookup_find (lookup, text);

  return id ? id : reg_lookup_find_merged (lookup, text);
}

static gboolean
set_reference (RegImportRun *run,
               RegRecordBuilder *builder,
               const RegFieldInfo *info,
               int field,
               const char *text,
               GError **error)
{
  gint64 id = find_reference (run, info->refers, text);

  if (id)
    reg_record_builder_set_ref (builder, field, id);
  return id != 0 || refuse_reference (info, text, error);
}

static gboolean
parse_number (
    RegImportRun *run, const RegFieldInfo *info, const char *text, gint64 *number, GError **error)
{
  const RegValueFormat *format = &reg_import_plan_get_dialect (run->plan, run->file)->values;
  guint digits = reg_currency_digits (run->currency);
  gboolean truth;

  switch (info->type)
    {
    case REG_FIELD_TYPE_MONEY:
      return reg_value_format_parse_decimal (format, text, digits, number, error);
    case REG_FIELD_TYPE_PRICE:
      return reg_value_format_parse_decimal (format, text, digits + REG_PRICE_EXTRA_DIGITS, number,
                                             error);
    case REG_FIELD_TYPE_QUANTITY:
      return reg_value_format_parse_decimal (format, text, REG_QUANTITY_DIGITS, number, error);
    case REG_FIELD_TYPE_RATE:
      return reg_value_format_parse_rate (format, text, run->rate_is_fraction, number, error);
    case REG_FIELD_TYPE_BOOL:
      if (!reg_value_format_parse_boolean (text, &truth, error))
        return FALSE;
      *number = truth;
      return TRUE;
    case REG_FIELD_TYPE_ENUM:
      *number = reg_enum_from_nick (info->vocabulary, text);
      if (*number < 0)
        g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "“%s” is none of the choices",
                     text);
      return *number >= 0;
    default:
      return reg_value_format_parse_integer (format, text, number, error);
    }
}

/* Nothing comes of an empty text, nor of a reference to the same kind of record: see
 * reg_import_refer_later(). */
static gboolean
set_field (RegImportRun *run,
           RegRecordBuilder *builder,
           const RegEntityInfo *info,
           int field,
           const char *text,
           GError **error)
{
  const RegFieldInfo *what = &info->fields[field];
  g_autofree char *stripped = NULL;
  char date[REG_DATE_SIZE];
  gint64 number;
  gboolean ok = TRUE;

  if (!*text)
    return TRUE;
  stripped = g_strstrip (g_strdup (text));
  if (!*stripped)
    return TRUE;
  if (what->type == REG_FIELD_TYPE_TEXT || what->type == REG_FIELD_TYPE_LONG_TEXT)
    reg_record_builder_set_text (builder, field, stripped);
  else if (what->type == REG_FIELD_TYPE_REF)
    ok = what->refers == info->id || set_reference (run, builder, what, field, stripped, error);
  else if (what->type == REG_FIELD_TYPE_DATE)
    {
      ok = reg_value_format_parse_date (&reg_import_plan_get_dialect (run->plan, run->file)->values,
                                        stripped, date, error);
      if (ok)
        reg_record_builder_set_text (builder, field, date);
    }
  else
    {
      ok = parse_number (run, what, stripped, &number, error);
      if (ok)
        reg_record_builder_set_int (builder, field, number);
    }
  if (!ok)
    g_prefix_error (error, "%s: ", what->column);
  return ok;
}

/**
 * reg_import_set_fields:
 * @run: a run on a row
 * @builder: the record to be
 * @info: its kind
 * @except: a field that is set elsewhere, -1 for none
 * @error: names the first field that cannot be understood
 *
 * Returns: whether all could be
 */
gboolean
reg_import_set_fields (RegImportRun *run,
                       RegRecordBuilder *builder,
                       const RegEntityInfo *info,
                       int except,
                       GError **error)
{
  GArray *fields = reg_import_plan_get_fields (run->plan, run->file);
  const int *columns = first_columns (run, fields->len);
  int n = (int)reg_csv_reader_get_n_fields (run->reader);

  for (guint i = 0; i < fields->len; i++)
    {
      const RegImportField *field = &g_array_index (fields, RegImportField, i);

      if (field->contact_kind < 0 && field->field != except && columns[i] >= 0 && columns[i] < n
          && !set_field (run, builder, info, field->field,
                         reg_csv_reader_get_field (run->reader, columns[i]), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_import_save:
 * @run: a run on a row
 * @existing: id of the record the row is about, 0 for a new one
 * @builder: (transfer full): the record as the row wants it
 * @id: (out): the record's id
 * @error: what went wrong
 *
 * Returns: what came of it
 */
RegImportOutcome
reg_import_save (
    RegImportRun *run, gint64 existing, RegRecordBuilder *builder, gint64 *id, GError **error)
{
  g_autoptr (RegRecord) wanted = reg_record_builder_end (builder);
  g_autoptr (RegRecord) before = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (existing
      && !(before = reg_db_load (run->db, reg_record_get_entity (wanted), existing, error)))
    return REG_IMPORT_REJECTED;
  *id = existing;
  if (before && reg_record_has_same_values (before, wanted))
    return REG_IMPORT_SKIPPED;
  saved = reg_db_save_own (run->db, g_steal_pointer (&wanted), error);
  if (!saved)
    return REG_IMPORT_REJECTED;
  *id = reg_record_get_id (saved);
  return before ? REG_IMPORT_UPDATED : REG_IMPORT_CREATED;
}

/* --- references within the file ---------------------------------------------------------- */

typedef struct
{
  RegEntityId entity;
  gint64 id;
  int field;
  char *text; /* the code or name that it leads to */
  guint file;
  gint64 line;
} Pending;

static void
pending_clear (gpointer data)
{
  g_free (((Pending *)data)->text);
}

/**
 * reg_import_refer_later:
 * @run: a run on a row
 * @entity: what kind of record the row was
 * @id: the record
 *
 * Lets other rows refer to the record, and remembers to whom it refers itself.
 */
void
reg_import_refer_later (RegImportRun *run, RegEntityId entity, gint64 id)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autofree char *code = g_strstrip (g_strdup (reg_import_get_value (run, "code")));
  g_autofree char *name = g_strstrip (g_strdup (reg_import_get_value (run, "name")));

  reg_lookup_add (lookup_of (run, entity), code, id);
  reg_lookup_add (lookup_of (run, entity), name, id);
  for (int i = 0; i < info->n_fields; i++)
    {
      const RegFieldInfo *field = &info->fields[i];
      Pending pending = { entity, id, i, NULL, run->file, reg_csv_reader_get_line (run->reader) };

      if (field->refers != entity || !field->import_names)
        continue;
      pending.text = g_strstrip (g_strdup (reg_import_get_value (run, field->column)));
      if (!run->pending)
        {
          run->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
          g_array_set_clear_func (run->pending, pending_clear);
        }
      if (*pending.text)
        g_array_append_val (run->pending, pending);
      else
        pending_clear (&pending);
    }
}

static gboolean
set_pending (RegImportRun *run, const Pending *pending, GError **error)
{
  const RegFieldInfo *field = &reg_entity_get_info (pending->entity)->fields[pending->field];
  gint64 target = find_reference (run, pending->entity, pending->text);
  g_autoptr (RegRecord) record = reg_db_load (run->db, pending->entity, pending->id, error);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  g_autoptr (GError) reason = NULL;
  RegRecordBuilder *builder;

  if (!record)
    return FALSE;
  if (!target)
    {
      refuse_reference (field, pending->text, &reason);
      g_prefix_error (&reason, "%s: ", field->column);
      reg_import_reject (run, pending->file, pending->line, reason->message, NULL);
      return TRUE;
    }
  if (reg_record_get_int (record, pending->field) == target)
    return TRUE;
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_ref (builder, pending->field, target);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (run->db, changed, error);
  return saved != NULL;
}

/**
 * reg_import_finish_references:
 * @run: a run at the end of its file
 * @error: what went wrong
 *
 * A reference that leads nowhere is told among what was rejected; its row has been taken.
 *
 * Returns: whether the references are set
 */
gboolean
reg_import_finish_references (RegImportRun *run, GError **error)
{
  for (guint i = 0; run->pending && i < run->pending->len; i++)
    if (!set_pending (run, &g_array_index (run->pending, Pending, i), error)
        || !reg_db_breathe (run->db, error))
      return FALSE;
  return TRUE;
}

/* --- the files -------------------------------------------------------------------------- */

static gboolean
samples_are_fractions (RegImportPlan *plan, guint file)
{
  GArray *fields = reg_import_plan_get_fields (plan, file);
  const RegCsvDialect *dialect = reg_import_plan_get_dialect (plan, file);

  for (guint c = 0; c < reg_import_plan_get_n_columns (plan, file); c++)
    {
      int field = reg_import_plan_get_mapping (plan, file, c);

      if (field < 0 || strcmp (g_array_index (fields, RegImportField, field).id, "discount") != 0)
        continue;
      for (guint r = 0; r < reg_import_plan_get_n_samples (plan, file); r++)
        {
          const char *text = reg_import_plan_get_sample (plan, file, r, c);
          gint64 value;

          if (strchr (text, '%')
              || (reg_value_format_parse_decimal (&dialect->values, text, 6, &value, NULL)
                  && value > REG_PPM))
            return FALSE;
        }
    }
  return TRUE;
}

static char **
current_values (RegCsvReader *reader)
{
  guint n = reg_csv_reader_get_n_fields (reader);
  char **values = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = g_strdup (reg_csv_reader_get_field (reader, i));
  return values;
}

/* Whether the run may go on after @error: a bad row is named and left out, a bad file or a full
 * disk ends it. */
static gboolean
is_about_the_row (const GError *error)
{
  return error->domain == REG_IO_ERROR || error->domain == REG_STORE_ERROR
             ? !g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_FULL)
                   && !g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT)
                   && !g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_BUSY)
                   && !g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY)
             : error->domain != G_IO_ERROR;
}

/* Where one file was put behind another, the names of the columns come again. */
static gboolean
is_header_again (RegImportRun *run)
{
  const char *const *header = reg_csv_reader_get_header (run->reader, NULL, NULL);
  guint n = reg_csv_reader_get_n_fields (run->reader);

  for (guint i = 0; header && i < n; i++)
    if (g_strcmp0 (reg_csv_reader_get_field (run->reader, i), header[i]) != 0)
      return FALSE;
  return header && n > 1;
}

static gboolean
take_row (RegImportRun *run, RegImportRow take, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegImportOutcome outcome;

  if (is_header_again (run))
    {
      g_set_error (&local, REG_IO_ERROR, REG_IO_ERROR_INVALID, "the names of the columns again");
      outcome = REG_IMPORT_REJECTED;
    }
  else
    outcome = take (run, &local);
  if (outcome == REG_IMPORT_REJECTED && local && !is_about_the_row (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  reg_import_count (run, outcome);
  if (outcome == REG_IMPORT_REJECTED)
    {
      g_auto (GStrv) values = current_values (run->reader);

      reg_import_reject (run, run->file, reg_csv_reader_get_line (run->reader),
                         local ? local->message : "not understood", values);
    }
  return TRUE;
}

/* A row the reader itself cannot take (a field without end, bytes that are no text). */
static void
reject_unreadable (RegImportRun *run, const GError *error)
{
  reg_import_count (run, REG_IMPORT_REJECTED);
  reg_import_reject (run, run->file, reg_csv_reader_get_line (run->reader), error->message, NULL);
}

static gboolean
run_file (RegImportRun *run, guint file, RegImportRow take, GError **error)
{
  GFile *source = reg_import_plan_get_file (run->plan, file);
  const RegCsvDialect *dialect = reg_import_plan_get_dialect (run->plan, file);
  g_autoptr (RegCsvReader)
      reader = reg_csv_reader_new_for_file (source, dialect, run->cancellable, error);
  gboolean ok = reader != NULL;

  run->file = file;
  run->reader = reader;
  run->rate_is_fraction = samples_are_fractions (run->plan, file);
  if (ok && dialect->has_header)
    ok = reg_csv_reader_get_header (reader, run->cancellable, error) != NULL;
  while (ok)
    {
      g_autoptr (GError) local = NULL;

      if (reg_csv_reader_next (reader, run->cancellable, &local))
        ok = take_row (run, take, error);
      else if (!local)
        break;
      else if (reg_csv_reader_has_failed (reader))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          ok = FALSE;
        }
      else
        reject_unreadable (run, local);
      ok = ok && reg_import_step (run, reg_csv_reader_get_position (reader), error);
    }
  run->before += reader ? reg_csv_reader_get_position (reader) : 0;
  run->reader = NULL;
  return ok;
}

static goffset
file_size (GFile *file)
{
  g_autoptr (GFileInfo)
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);

  return info ? g_file_info_get_size (info) : 0;
}

/* Files speak of others by their number, and of those who have none by their name. */
static RegLookup *
load_named (RegImportRun *run, RegEntityId entity, int code, int name, GError **error)
{
  g_autoptr (RegLookup) lookup = reg_lookup_load (run->db, entity, code, error);

  if (!lookup || !reg_lookup_load_more (lookup, run->db, entity, name, error))
    return NULL;
  return g_steal_pointer (&lookup);
}

static gboolean
load_keys (RegImportRun *run, GError **error)
{
  RegImportKind kind = reg_import_plan_get_kind (run->plan);
  RegEntityId entity = reg_import_entity (kind, 0);
  const RegEntityInfo *info = reg_entity_get_info (entity);
  const char *key = reg_import_plan_get_key (run->plan);
  int field = key ? reg_entity_find_field (info, key) : -1;

  /* Cards refer to nobody. */
  if (kind == REG_IMPORT_VCARD)
    {
      run->by_key = reg_lookup_new_for_parties (run->db, REG_PARTY_CARD_KEY);
      return (run->people = reg_lookup_load_people (run->db, error)) != NULL;
    }
  if (field >= 0 && !(run->by_key = reg_lookup_load (run->db, entity, field, error)))
    return FALSE;
  run->parties = load_named (run, REG_ENTITY_PARTY, REG_PARTY_CODE, REG_PARTY_NAME, error);
  run->staff = run->parties
                   ? load_named (run, REG_ENTITY_STAFF, REG_STAFF_CODE, REG_STAFF_NAME, error)
                   : NULL;
  run->products = run->staff ? load_named (run, REG_ENTITY_PRODUCT, REG_PRODUCT_CODE,
                                           REG_PRODUCT_NAME, error)
                             : NULL;
  if (run->products && entity == REG_ENTITY_PARTY)
    return (run->people = reg_lookup_load_people (run->db, error)) != NULL;
  return run->products != NULL;
}

static gboolean
start_run (RegImportRun *run, GError **error)
{
  run->firm = reg_db_load_firm (run->db, error);
  if (!run->firm || !load_keys (run, error))
    return FALSE;
  run->currency = g_strdup (reg_record_get_text (run->firm, REG_FIRM_CURRENCY));
  run->country = g_strdup (reg_record_get_text (run->firm, REG_FIRM_COUNTRY));
  for (guint i = 0; i < reg_import_plan_get_n_files (run->plan); i++)
    run->total += file_size (reg_import_plan_get_file (run->plan, i));
  return TRUE;
}

static void
end_run (RegImportRun *run)
{
  g_clear_pointer (&run->firm, reg_record_unref);
  g_clear_pointer (&run->by_key, reg_lookup_free);
  g_clear_pointer (&run->people, reg_lookup_free);
  g_clear_pointer (&run->parties, reg_lookup_free);
  g_clear_pointer (&run->staff, reg_lookup_free);
  g_clear_pointer (&run->products, reg_lookup_free);
  g_clear_pointer (&run->sales, g_hash_table_unref);
  g_clear_pointer (&run->pending, g_array_unref);
  g_clear_pointer (&run->columns, g_array_unref);
  g_free (run->currency);
  g_free (run->country);
}

static gboolean
run_files (RegImportRun *run, GError **error)
{
  switch (reg_import_plan_get_kind (run->plan))
    {
    case REG_IMPORT_CONTACTS:
      return run_file (run, 0, reg_import_contact_row, error)
             && reg_import_finish_references (run, error);
    case REG_IMPORT_PRODUCTS:
      return run_file (run, 0, reg_import_record_row, error);
    case REG_IMPORT_STAFF:
      return run_file (run, 0, reg_import_record_row, error)
             && reg_import_finish_references (run, error);
    case REG_IMPORT_SALES:
      return run_file (run, 0, reg_import_sale_row, error)
             && run_file (run, 1, reg_import_sale_line_row, error)
             && reg_import_finish_sales (run, error);
    case REG_IMPORT_VCARD:
    default:
      return reg_import_vcards (run, error);
    }
}

/**
 * reg_import_run:
 * @db: a connection in a long write job
 * @plan: what to import; nobody may change it meanwhile
 * @result: what came of it, also when it was cancelled
 * @cancellable: (nullable): stops it; the store then takes back what was done
 * @error: what ended it; a row that cannot be taken does not
 *
 * Rows whose key is known change their record, others make one; what a row leaves empty stays as it
 * is. Running it twice changes nothing the second time.
 *
 * Returns: whether all files were read to their end
 */
gboolean
reg_import_run (RegDb *db,
                RegImportPlan *plan,
                RegImportResult *result,
                GCancellable *cancellable,
                GError **error)
{
  RegImportRun run = { .db = db, .plan = plan, .result = result, .cancellable = cancellable };
  gint64 start = g_get_monotonic_time ();
  gboolean ok = reg_import_plan_check (plan, error) && start_run (&run, error)
                && run_files (&run, error);

  end_run (&run);
  result->seconds = (g_get_monotonic_time () - start) / 1e6;
  return ok;
}

/**
 * reg_import_result_save_rejected:
 * @self: a result
 * @plan: the plan it came from
 * @target: where to write
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Writes the rows that were not taken as CSV: their columns as they stood, then file, line and
 * reason. Blocks.
 *
 * Returns: whether they are written
 */
gboolean
reg_import_result_save_rejected (const RegImportResult *self,
                                 RegImportPlan *plan,
                                 GFile *target,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GFileOutputStream)
      stream = g_file_replace (target, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (RegCsvWriter) writer = NULL;
  guint n_columns = 0;
  gboolean ok;

  if (!stream)
    return FALSE;
  writer = reg_csv_writer_new (G_OUTPUT_STREAM (stream), ',', TRUE);
  if (reg_import_plan_get_kind (plan) != REG_IMPORT_VCARD)
    n_columns = reg_import_plan_get_n_columns (plan, 0);
  for (guint i = 0; i < n_columns; i++)
    reg_csv_writer_add (writer, reg_import_plan_get_header (plan, 0, i));
  reg_csv_writer_add (writer, "file");
  reg_csv_writer_add (writer, "line");
  reg_csv_writer_add (writer, "reason");
  ok = reg_csv_writer_end_row (writer, cancellable, error);
  for (guint i = 0; ok && i < self->rejected->len; i++)
    {
      const RegRejectedRow *row = self->rejected->pdata[i];
      g_autofree char *name = g_file_get_basename (reg_import_plan_get_file (plan, row->file));
      guint n = row->values ? g_strv_length (row->values) : 0;

      for (guint c = 0; c < MAX (n, n_columns); c++)
        reg_csv_writer_add (writer, c < n ? row->values[c] : "");
      reg_csv_writer_add (writer, name);
      reg_csv_writer_add_int (writer, row->line);
      reg_csv_writer_add (writer, row->reason);
      ok = reg_csv_writer_end_row (writer, cancellable, error);
    }
  return ok && reg_csv_writer_flush (writer, cancellable, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}
