/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "io/reg-io-error.h"

#include <string.h>

/* Rows read ahead for the preview. */
#define N_SAMPLES 25

struct _RegImportPlan
{
  GObject parent_instance;

  RegImportKind kind;
  GPtrArray *files; /* of PlanFile */
  char *key;        /* id of the field rows are recognised by */
};

typedef struct
{
  GFile *file;
  RegCsvDialect *dialect;
  char **header;
  GPtrArray *samples; /* of char ** */
  GArray *fields;     /* of RegImportField */
  GArray *mapping;    /* of int, per column */
} PlanFile;

G_DEFINE_FINAL_TYPE (RegImportPlan, reg_import_plan, G_TYPE_OBJECT)

static void
plan_file_free (gpointer data)
{
  PlanFile *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->dialect, reg_csv_dialect_free);
  g_clear_pointer (&self->header, g_strfreev);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->mapping, g_array_unref);
  g_free (self);
}

static void
reg_import_plan_finalize (GObject *object)
{
  RegImportPlan *self = REG_IMPORT_PLAN (object);

  g_ptr_array_unref (self->files);
  g_free (self->key);
  G_OBJECT_CLASS (reg_import_plan_parent_class)->finalize (object);
}

static void
reg_import_plan_class_init (RegImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_import_plan_finalize;
}

static void
reg_import_plan_init (RegImportPlan *self)
{
  self->files = g_ptr_array_new_with_free_func (plan_file_free);
}

/**
 * reg_import_plan_new:
 * @kind: what is going to be imported
 *
 * Returns: (transfer full): a plan without files
 */
RegImportPlan *
reg_import_plan_new (RegImportKind kind)
{
  RegImportPlan *self = g_object_new (REG_TYPE_IMPORT_PLAN, NULL);

  self->kind = kind;
  return self;
}

/**
 * reg_import_plan_get_kind:
 * @self: a plan
 *
 * Returns: what is imported
 */
RegImportKind
reg_import_plan_get_kind (RegImportPlan *self)
{
  return self->kind;
}

static PlanFile *
get_file (RegImportPlan *self, guint file)
{
  g_assert (file < self->files->len);
  return self->files->pdata[file];
}

static char **
copy_row (RegCsvReader *reader)
{
  guint n = reg_csv_reader_get_n_fields (reader);
  char **row = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    row[i] = g_strdup (reg_csv_reader_get_field (reader, i));
  return row;
}

static void
number_header (PlanFile *self)
{
  guint n = self->samples->len ? g_strv_length (self->samples->pdata[0]) : 0;

  self->header = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->header[i] = g_strdup_printf ("%u", i + 1);
}

static gboolean
read_beginning (PlanFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegCsvReader)
      reader = reg_csv_reader_new_for_file (self->file, self->dialect, cancellable, error);
  const char *const *header;

  if (!reader)
    return FALSE;
  g_clear_pointer (&self->header, g_strfreev);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  self->samples = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  if (self->dialect->has_header)
    {
      header = reg_csv_reader_get_header (reader, cancellable, error);
      if (!header)
        return FALSE;
      self->header = g_strdupv ((char **)header);
    }
  while (self->samples->len < N_SAMPLES && reg_csv_reader_next (reader, cancellable, NULL))
    g_ptr_array_add (self->samples, copy_row (reader));
  if (!self->header)
    number_header (self);
  return TRUE;
}

static void
guess_mapping (PlanFile *self)
{
  guint n = g_strv_length (self->header);
  g_autofree gboolean *taken = g_new0 (gboolean, self->fields->len);

  g_clear_pointer (&self->mapping, g_array_unref);
  self->mapping = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < n; i++)
    {
      int field = reg_import_guess (self->fields, self->header[i], taken);

      if (field >= 0)
        taken[field] = TRUE;
      g_array_append_val (self->mapping, field);
    }
}

static gboolean
is_mapped (PlanFile *self, const char *id)
{
  for (guint i = 0; i < self->mapping->len; i++)
    {
      int field = g_array_index (self->mapping, int, i);

      if (field >= 0 && strcmp (g_array_index (self->fields, RegImportField, field).id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The best key a file has: its numbers before what people share. */
static void
guess_key (RegImportPlan *self)
{
  static const char *const order[] = { "code", "number", "barcode", "email", "phone", "name" };
  PlanFile *file = get_file (self, 0);

  if (self->key)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (is_mapped (file, order[i]))
      {
        self->key = g_strdup (order[i]);
        return;
      }
}

/**
 * reg_import_plan_add_file:
 * @self: a plan
 * @file: the next file; sales want the headers first, then the lines
 * @cancellable: (nullable): stops it
 * @error: why the file cannot be read
 *
 * Finds out how the file is written and which column is probably which field. Blocks.
 *
 * Returns: whether the file is part of the plan
 */
gboolean
reg_import_plan_add_file (RegImportPlan *self,
                          GFile *file,
                          GCancellable *cancellable,
                          GError **error)
{
  PlanFile *part = g_new0 (PlanFile, 1);

  part->file = g_object_ref (file);
  part->fields = reg_import_get_fields (self->kind, self->files->len);
  part->mapping = g_array_new (FALSE, FALSE, sizeof (int));
  part->header = g_new0 (char *, 1);
  part->samples = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  if (self->kind != REG_IMPORT_VCARD)
    {
      part->dialect = reg_csv_sniff_file (file, REG_DATE_ORDER_DMY, cancellable, error);
      if (!part->dialect || !read_beginning (part, cancellable, error))
        {
          plan_file_free (part);
          return FALSE;
        }
      guess_mapping (part);
    }
  g_ptr_array_add (self->files, part);
  if (self->kind != REG_IMPORT_VCARD)
    guess_key (self);
  return TRUE;
}

/**
 * reg_import_plan_get_n_files:
 * @self: a plan
 *
 * Returns: how many files it has
 */
guint
reg_import_plan_get_n_files (RegImportPlan *self)
{
  return self->files->len;
}

/**
 * reg_import_plan_get_file:
 * @self: a plan
 * @file: 0 for the first
 *
 * Returns: (transfer none): the file
 */
GFile *
reg_import_plan_get_file (RegImportPlan *self, guint file)
{
  return get_file (self, file)->file;
}

/**
 * reg_import_plan_get_dialect:
 * @self: a plan
 * @file: 0 for the first
 *
 * Returns: (transfer none) (nullable): how the file is written
 */
const RegCsvDialect *
reg_import_plan_get_dialect (RegImportPlan *self, guint file)
{
  return get_file (self, file)->dialect;
}

/**
 * reg_import_plan_set_dialect:
 * @self: a plan
 * @file: 0 for the first
 * @dialect: how the file is written according to the person; copied
 * @cancellable: (nullable): stops it
 * @error: why it cannot be read that way
 *
 * Reads the beginning anew; the mapping stays where the columns stay. Blocks.
 *
 * Returns: whether it can be read that way
 */
gboolean
reg_import_plan_set_dialect (RegImportPlan *self,
                             guint file,
                             const RegCsvDialect *dialect,
                             GCancellable *cancellable,
                             GError **error)
{
  PlanFile *part = get_file (self, file);
  g_auto (GStrv) before = g_strdupv (part->header);

  reg_csv_dialect_free (part->dialect);
  part->dialect = reg_csv_dialect_copy (dialect);
  if (!read_beginning (part, cancellable, error))
    return FALSE;
  if (!g_strv_equal ((const char *const *)before, (const char *const *)part->header))
    guess_mapping (part);
  return TRUE;
}

/**
 * reg_import_plan_get_n_columns:
 * @self: a plan
 * @file: 0 for the first
 *
 * Returns: how many columns it has
 */
guint
reg_import_plan_get_n_columns (RegImportPlan *self, guint file)
{
  return get_file (self, file)->mapping->len;
}

/**
 * reg_import_plan_get_header:
 * @self: a plan
 * @file: 0 for the first
 * @column: 0 for the first
 *
 * Returns: (transfer none): the column's name, its number in a file without names
 */
const char *
reg_import_plan_get_header (RegImportPlan *self, guint file, guint column)
{
  return get_file (self, file)->header[column];
}

/**
 * reg_import_plan_get_n_samples:
 * @self: a plan
 * @file: 0 for the first
 *
 * Returns: how many rows were read ahead
 */
guint
reg_import_plan_get_n_samples (RegImportPlan *self, guint file)
{
  return get_file (self, file)->samples->len;
}

/**
 * reg_import_plan_get_sample:
 * @self: a plan
 * @file: 0 for the first
 * @row: 0 for the first
 * @column: 0 for the first
 *
 * Returns: (transfer none): what stands there, "" in a row that is too short
 */
const char *
reg_import_plan_get_sample (RegImportPlan *self, guint file, guint row, guint column)
{
  char **values = get_file (self, file)->samples->pdata[row];

  return column < g_strv_length (values) ? values[column] : "";
}

/**
 * reg_import_plan_get_fields:
 * @self: a plan
 * @file: 0 for the first
 *
 * Returns: (transfer none) (element-type RegImportField): what its columns may become
 */
GArray *
reg_import_plan_get_fields (RegImportPlan *self, guint file)
{
  return get_file (self, file)->fields;
}

/**
 * reg_import_plan_get_mapping:
 * @self: a plan
 * @file: 0 for the first
 * @column: 0 for the first
 *
 * Returns: index of the field the column becomes, -1 for a column that is left out
 */
int
reg_import_plan_get_mapping (RegImportPlan *self, guint file, guint column)
{
  return g_array_index (get_file (self, file)->mapping, int, column);
}

/**
 * reg_import_plan_set_mapping:
 * @self: a plan
 * @file: 0 for the first
 * @column: 0 for the first
 * @field: index of the field the column becomes, -1 to leave it out
 *
 * Another column that had the field is left out, unless several may have it.
 */
void
reg_import_plan_set_mapping (RegImportPlan *self, guint file, guint column, int field)
{
  PlanFile *part = get_file (self, file);

  g_return_if_fail (column < part->mapping->len && field < (int)part->fields->len);
  for (guint i = 0; field >= 0 && i < part->mapping->len; i++)
    if (g_array_index (part->mapping, int, i) == field
        && !reg_import_field_repeats (&g_array_index (part->fields, RegImportField, field)))
      g_array_index (part->mapping, int, i) = -1;
  g_array_index (part->mapping, int, column) = field;
}

static gboolean
map_one (RegImportPlan *self, const char *header, const char *id)
{
  for (guint f = 0; f < self->files->len; f++)
    {
      PlanFile *part = get_file (self, f);

      for (guint c = 0; c < part->mapping->len; c++)
        {
          if (g_ascii_strcasecmp (part->header[c], header) != 0)
            continue;
          if (!*id)
            {
              reg_import_plan_set_mapping (self, f, c, -1);
              return TRUE;
            }
          for (guint i = 0; i < part->fields->len; i++)
            if (strcmp (g_array_index (part->fields, RegImportField, i).id, id) == 0)
              {
                reg_import_plan_set_mapping (self, f, c, i);
                return TRUE;
              }
        }
    }
  return FALSE;
}

/**
 * reg_import_plan_parse_mapping:
 * @self: a plan with its files
 * @text: "Column=field,Other=field"; an empty field leaves the column out
 * @error: names the pair that is wrong
 *
 * Returns: whether all pairs were understood
 */
gboolean
reg_import_plan_parse_mapping (RegImportPlan *self, const char *text, GError **error)
{
  g_auto (GStrv) pairs = g_strsplit (text, ",", -1);

  for (int i = 0; pairs[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      if (g_strv_length (pair) == 2 && map_one (self, g_strstrip (pair[0]), g_strstrip (pair[1])))
        continue;
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID,
                   "“%s”: there is no such column or no such field", pairs[i]);
      return FALSE;
    }
  return TRUE;
}

/**
 * reg_import_plan_get_key:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): id of the field rows are recognised by
 */
const char *
reg_import_plan_get_key (RegImportPlan *self)
{
  return self->key;
}

/**
 * reg_import_plan_set_key:
 * @self: a plan
 * @field: id of a field that may be a key
 * @error: names @field when it may not
 *
 * Returns: whether rows will be recognised by it
 */
gboolean
reg_import_plan_set_key (RegImportPlan *self, const char *field, GError **error)
{
  g_autoptr (GArray) fields = reg_import_get_fields (self->kind, 0);

  for (guint i = 0; i < fields->len; i++)
    {
      const RegImportField *each = &g_array_index (fields, RegImportField, i);

      if (each->is_key && strcmp (each->id, field) == 0)
        {
          g_free (self->key);
          self->key = g_strdup (field);
          return TRUE;
        }
    }
  g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "Rows cannot be recognised by “%s”",
               field);
  return FALSE;
}

static gboolean
require (RegImportPlan *self, guint file, GError **error, const char *first, ...)
{
  const char *id = first;
  gboolean found = FALSE;
  va_list more;

  va_start (more, first);
  for (; id && !found; id = va_arg (more, const char *))
    found = is_mapped (get_file (self, file), id);
  va_end (more);
  if (!found)
    {
      g_autofree char *name = g_file_get_basename (get_file (self, file)->file);
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "%s: no column is the %s", name,
                   first);
    }
  return found;
}

/**
 * reg_import_plan_check:
 * @self: a plan
 * @error: says which file or column is missing
 *
 * Returns: whether it can be run
 */
gboolean
reg_import_plan_check (RegImportPlan *self, GError **error)
{
  guint wanted = self->kind == REG_IMPORT_SALES ? 2 : 1;

  if (self->files->len < wanted || (self->kind != REG_IMPORT_VCARD && self->files->len > wanted))
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID,
                   wanted == 2 ? "Sales need two files: the sales and their lines"
                               : "One file is needed");
      return FALSE;
    }
  switch (self->kind)
    {
    case REG_IMPORT_CONTACTS:
    case REG_IMPORT_STAFF:
      return require (self, 0, error, "name", "given_name", "family_name", NULL);
    case REG_IMPORT_PRODUCTS:
      return require (self, 0, error, "name", NULL);
    case REG_IMPORT_SALES:
      return require (self, 0, error, "number", NULL) && require (self, 0, error, "sold_on", NULL)
             && require (self, 1, error, "sale_id", NULL)
             && require (self, 1, error, "quantity", NULL)
             && require (self, 1, error, "unit_price", NULL);
    default:
      return TRUE;
    }
}
