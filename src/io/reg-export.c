/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-export.h"

#include "io/reg-csv-writer.h"
#include "io/reg-export-vcard.h"
#include "io/reg-field-text.h"
#include "io/reg-io-error.h"

#include <string.h>
#include <yyjson.h>

#define PAGE 256

/* Columns of a file, in order. A column of a contact is a field of the record or one of the ways
 * to reach it: the first, second … of its kind. */
typedef struct
{
  char *name;
  RegEntityId entity;
  int field;
  int contact_kind;
  int nth;
} Column;

typedef struct
{
  RegDb *db;
  RegExportKind kind;
  RegExportFormat format;
  GOutputStream *stream;
  RegCsvWriter *csv;
  GArray *columns; /* of Column */
  char *currency;
  gboolean is_first;
  const gint64 *ids; /* NULL: all */
  gsize n_ids;
  GCancellable *cancellable;
} Export;

static void
column_clear (gpointer data)
{
  g_free (((Column *)data)->name);
}

static void
add_column (Export *self, const char *name, RegEntityId entity, int field, int kind, int nth)
{
  Column column = { NULL, entity, field, kind, nth };

  column.name = nth ? g_strdup_printf ("%s %d", name, nth + 1) : g_strdup (name);
  g_array_append_val (self->columns, column);
}

static void
add_entity_columns (Export *self, RegEntityId entity)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);

  for (int i = 0; i < info->n_fields; i++)
    {
      const RegFieldInfo *field = &info->fields[i];

      if (field->type == REG_FIELD_TYPE_BLOB || (field->flags & REG_FIELD_SECRET)
          || field->refers == REG_ENTITY_ATTACHMENT || !field->import_names)
        continue;
      /* A line carries its sale's number in a column of its own. */
      add_column (self, field->column, entity, i, -1, 0);
    }
}

static void
add_reach_columns (Export *self)
{
  static const struct
  {
    const char *name;
    RegContactKind kind;
    int count;
  } ways[] = {
    { "phone", REG_CONTACT_KIND_PHONE, 3 }, { "mobile", REG_CONTACT_KIND_MOBILE, 2 },
    { "fax", REG_CONTACT_KIND_FAX, 1 },     { "email", REG_CONTACT_KIND_EMAIL, 3 },
    { "web", REG_CONTACT_KIND_WEB, 1 },     { "social", REG_CONTACT_KIND_SOCIAL, 2 },
  };
  static const struct
  {
    const char *name;
    int field;
  } parts[] = {
    { "street", REG_CONTACT_POINT_STREET },   { "postal_code", REG_CONTACT_POINT_POSTAL_CODE },
    { "city", REG_CONTACT_POINT_CITY },       { "region", REG_CONTACT_POINT_REGION },
    { "country", REG_CONTACT_POINT_COUNTRY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (int nth = 0; nth < ways[i].count; nth++)
      add_column (self, ways[i].name, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_VALUE,
                  ways[i].kind, nth);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_column (self, parts[i].name, REG_ENTITY_CONTACT_POINT, parts[i].field,
                REG_CONTACT_KIND_ADDRESS, 0);
}

static void
choose_columns (Export *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  switch (self->kind)
    {
    case REG_EXPORT_CONTACTS:
      add_entity_columns (self, REG_ENTITY_PARTY);
      add_reach_columns (self);
      break;
    case REG_EXPORT_PRODUCTS:
      add_entity_columns (self, REG_ENTITY_PRODUCT);
      break;
    default:
      add_entity_columns (self, REG_ENTITY_SALE);
      add_column (self, "net", REG_ENTITY_SALE, REG_SALE_NET, -1, 0);
      add_column (self, "gross", REG_ENTITY_SALE, REG_SALE_GROSS, -1, 0);
      add_entity_columns (self, REG_ENTITY_SALE_LINE);
      add_column (self, "line_net", REG_ENTITY_SALE_LINE, REG_SALE_LINE_NET, -1, 0);
    }
}

/* What people call the record a reference leads to. */
static char *
reference_text (RegDb *db, const RegFieldInfo *field, gint64 id)
{
  static const int names[REG_N_ENTITIES][2] = {
    [REG_ENTITY_PARTY] = { REG_PARTY_CODE, REG_PARTY_NAME },
    [REG_ENTITY_STAFF] = { REG_STAFF_CODE, REG_STAFF_NAME },
    [REG_ENTITY_PRODUCT] = { REG_PRODUCT_CODE, REG_PRODUCT_NAME },
    [REG_ENTITY_SALE] = { REG_SALE_NUMBER, REG_SALE_NUMBER },
    [REG_ENTITY_TAX_RATE] = { REG_TAX_RATE_NAME, REG_TAX_RATE_NAME },
  };
  g_autoptr (RegRecord) target = reg_db_load (db, field->refers, id, NULL);
  const int *choice = names[field->refers];

  /* What is in the bin stays in the house, also by name. */
  if (!target || reg_record_get_deleted_at (target))
    return NULL;
  return g_strdup (reg_record_is_null (target, choice[0])
                       ? reg_record_get_text (target, choice[1])
                       : reg_record_get_text (target, choice[0]));
}

static char *
field_text (Export *self, const RegRecord *record, int field)
{
  const RegFieldInfo *info = &reg_record_get_info (record)->fields[field];

  if (info->type == REG_FIELD_TYPE_REF && !reg_record_is_null (record, field))
    return reference_text (self->db, info, reg_record_get_int (record, field));
  return reg_field_to_text (info, reg_record_get_value (record, field), self->currency);
}

static char *
column_text (
    Export *self, const Column *column, RegRecord *main, RegRecord *line, GPtrArray *points)
{
  int nth = column->nth;

  if (column->contact_kind < 0)
    {
      const RegRecord *record = main && reg_record_get_entity (main) == column->entity ? main
                                                                                       : line;
      return record ? field_text (self, record, column->field) : NULL;
    }
  for (guint i = 0; points && i < points->len; i++)
    if (reg_record_get_int (points->pdata[i], REG_CONTACT_POINT_KIND) == column->contact_kind
        && nth-- == 0)
      return field_text (self, points->pdata[i], column->field);
  return NULL;
}

static gboolean
write_json_row (Export *self, RegRecord *main, RegRecord *line, GPtrArray *points, GError **error)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  g_autofree char *json = NULL;
  gsize size;
  gboolean ok;

  yyjson_mut_doc_set_root (doc, object);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      g_autofree char *text = column_text (self, column, main, line, points);

      if (text)
        yyjson_mut_obj_add_strcpy (doc, object, column->name, text);
    }
  json = yyjson_mut_write (doc, 0, &size);
  yyjson_mut_doc_free (doc);
  ok = g_output_stream_write_all (self->stream, self->is_first ? "[\n" : ",\n", 2, NULL,
                                  self->cancellable, error)
       && g_output_stream_write_all (self->stream, json, size, NULL, self->cancellable, error);
  self->is_first = FALSE;
  return ok;
}

static gboolean
write_row (Export *self, RegRecord *main, RegRecord *line, GPtrArray *points, GError **error)
{
  if (self->format == REG_EXPORT_VCARD)
    return reg_export_write_vcard (self->db, self->stream, main, points, self->cancellable, error);
  if (self->format == REG_EXPORT_JSON)
    return write_json_row (self, main, line, points, error);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *text = column_text (self, &g_array_index (self->columns, Column, i), main,
                                           line, points);
      reg_csv_writer_add (self->csv, text ? text : "");
    }
  return reg_csv_writer_end_row (self->csv, self->cancellable, error);
}

static gboolean
write_sale (Export *self, RegRecord *sale, GError **error)
{
  g_autoptr (GPtrArray)
      lines = reg_db_list_by_int (self->db, REG_ENTITY_SALE_LINE, REG_SALE_LINE_SALE_ID,
                                  reg_record_get_id (sale), REG_SALE_LINE_POSITION, error);

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!write_row (self, sale, lines->pdata[i], NULL, error))
      return FALSE;
  return lines->len > 0 || write_row (self, sale, NULL, NULL, error);
}

static gboolean
write_contact (Export *self, RegRecord *party, GError **error)
{
  g_autoptr (GPtrArray)
      points = reg_db_list_by_int (self->db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                                   reg_record_get_id (party), REG_CONTACT_POINT_POSITION, error);

  return points && write_row (self, party, NULL, points, error);
}

static gboolean
write_record (Export *self, RegRecord *record, GError **error)
{
  switch (self->kind)
    {
    case REG_EXPORT_CONTACTS:
      return write_contact (self, record, error);
    case REG_EXPORT_SALES:
      return write_sale (self, record, error);
    default:
      return write_row (self, record, NULL, NULL, error);
    }
}

static gboolean
write_all (Export *self, GError **error)
{
  static const RegEntityId entities[REG_N_EXPORTS] = { REG_ENTITY_PARTY, REG_ENTITY_PRODUCT,
                                                       REG_ENTITY_SALE };
  gint64 last = 0;

  for (;;)
    {
      g_autoptr (GPtrArray)
          page = reg_db_list_after (self->db, entities[self->kind], last, PAGE, error);

      if (!page)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        if (!write_record (self, page->pdata[i], error))
          return FALSE;
      if (page->len < PAGE)
        return TRUE;
      last = reg_record_get_id (page->pdata[page->len - 1]);
    }
}

static gboolean
write_some (Export *self, GError **error)
{
  for (gsize i = 0; i < self->n_ids; i++)
    {
      g_autoptr (RegRecord) party = reg_db_load (self->db, REG_ENTITY_PARTY, self->ids[i], NULL);

      if (party && !reg_record_get_deleted_at (party) && !write_contact (self, party, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_header (Export *self, GError **error)
{
  if (self->format != REG_EXPORT_CSV)
    return TRUE;
  self->csv = reg_csv_writer_new (self->stream, ',', TRUE);
  for (guint i = 0; i < self->columns->len; i++)
    reg_csv_writer_add (self->csv, g_array_index (self->columns, Column, i).name);
  return reg_csv_writer_end_row (self->csv, self->cancellable, error);
}

static gboolean
write_footer (Export *self, GError **error)
{
  const char *end = self->is_first ? "[]\n" : "\n]\n";

  if (self->format == REG_EXPORT_CSV)
    return reg_csv_writer_flush (self->csv, self->cancellable, error);
  if (self->format == REG_EXPORT_JSON)
    return g_output_stream_write_all (self->stream, end, strlen (end), NULL, self->cancellable,
                                      error);
  return TRUE;
}

static gboolean
run (Export *self, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (self->db, error);
  gboolean ok;

  if (!firm)
    return FALSE;
  if (self->format == REG_EXPORT_VCARD && self->kind != REG_EXPORT_CONTACTS)
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "Only contacts can be cards");
      return FALSE;
    }
  self->currency = g_strdup (reg_record_get_text (firm, REG_FIRM_CURRENCY));
  choose_columns (self);
  ok = write_header (self, error)
       && (self->ids ? write_some (self, error) : write_all (self, error))
       && write_footer (self, error);
  g_clear_pointer (&self->csv, reg_csv_writer_free);
  g_array_unref (self->columns);
  g_free (self->currency);
  return ok;
}

/**
 * reg_export_run:
 * @db: a connection in a read job
 * @kind: what to write
 * @format: how
 * @stream: where to
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether everything is written
 */
gboolean
reg_export_run (RegDb *db,
                RegExportKind kind,
                RegExportFormat format,
                GOutputStream *stream,
                GCancellable *cancellable,
                GError **error)
{
  Export self = { .db = db,
                  .kind = kind,
                  .format = format,
                  .stream = stream,
                  .is_first = TRUE,
                  .cancellable = cancellable };

  return run (&self, error);
}

/**
 * reg_export_contacts:
 * @db: a connection in a read job
 * @ids: (array length=n_ids): customers
 * @n_ids: how many
 * @format: how
 * @stream: where to
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether they are written
 */
gboolean
reg_export_contacts (RegDb *db,
                     const gint64 *ids,
                     gsize n_ids,
                     RegExportFormat format,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  static const gint64 nobody = 0;
  Export self = { .db = db,
                  .kind = REG_EXPORT_CONTACTS,
                  .format = format,
                  .stream = stream,
                  .is_first = TRUE,
                  .ids = ids ? ids : &nobody,
                  .n_ids = n_ids,
                  .cancellable = cancellable };

  return run (&self, error);
}

static int
find_nick (const char *const *nicks, int n, const char *nick)
{
  for (int i = 0; i < n; i++)
    if (strcmp (nicks[i], nick) == 0)
      return i;
  return -1;
}

/**
 * reg_export_kind_from_nick:
 * @nick: a word
 *
 * Returns: what it names, -1 for nothing
 */
int
reg_export_kind_from_nick (const char *nick)
{
  static const char *const nicks[REG_N_EXPORTS] = { "contacts", "products", "sales" };

  return find_nick (nicks, REG_N_EXPORTS, nick);
}

/**
 * reg_export_format_from_nick:
 * @nick: a word
 *
 * Returns: the format it names, -1 for none
 */
int
reg_export_format_from_nick (const char *nick)
{
  static const char *const nicks[REG_N_EXPORT_FORMATS] = { "csv", "json", "vcard" };

  return find_nick (nicks, REG_N_EXPORT_FORMATS, nick);
}
