/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-record.h"

#include <string.h>

struct _RegRecord
{
  gatomicrefcount refs;
  const RegEntityInfo *info;
  gint64 id;
  gint64 created_at;
  gint64 changed_at;
  gint64 deleted_at;
  guint8 uid[REG_UID_SIZE];
  RegValue values[];
};

/* A builder is a record nobody else has seen yet. */
struct _RegRecordBuilder
{
  RegRecord *record;
};

G_DEFINE_BOXED_TYPE (RegRecord, reg_record, reg_record_ref, reg_record_unref)

/**
 * reg_value_clear:
 * @value: a value
 *
 * Frees what @value holds and makes it null.
 */
void
reg_value_clear (RegValue *value)
{
  if (value->type == REG_VALUE_TEXT)
    g_free (value->text);
  else if (value->type == REG_VALUE_BLOB)
    g_bytes_unref (value->blob);
  *value = (RegValue){ .type = REG_VALUE_NULL };
}

/**
 * reg_value_copy:
 * @source: a value
 * @target: (out caller-allocates): holds a copy afterwards; must be null or unset before
 */
void
reg_value_copy (const RegValue *source, RegValue *target)
{
  *target = *source;
  if (source->type == REG_VALUE_TEXT)
    target->text = g_strdup (source->text);
  else if (source->type == REG_VALUE_BLOB)
    target->blob = g_bytes_ref (source->blob);
}

/**
 * reg_value_equal:
 * @a: a value
 * @b: another
 *
 * Returns: whether both are the same, null being equal to null only
 */
gboolean
reg_value_equal (const RegValue *a, const RegValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case REG_VALUE_INT:
      return a->i == b->i;
    case REG_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case REG_VALUE_BLOB:
      return g_bytes_equal (a->blob, b->blob);
    case REG_VALUE_NULL:
    default:
      return TRUE;
    }
}

/**
 * reg_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self; safe from any thread
 */
RegRecord *
reg_record_ref (RegRecord *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * reg_record_unref:
 * @self: (transfer full): a record
 */
void
reg_record_unref (RegRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (int i = 0; i < self->info->n_fields; i++)
    reg_value_clear (&self->values[i]);
  g_free (self);
}

/**
 * reg_record_get_entity:
 * @self: a record
 *
 * Returns: what kind of record it is
 */
RegEntityId
reg_record_get_entity (const RegRecord *self)
{
  return self->info->id;
}

/**
 * reg_record_get_info:
 * @self: a record
 *
 * Returns: (transfer none): the description of its kind
 */
const RegEntityInfo *
reg_record_get_info (const RegRecord *self)
{
  return self->info;
}

/**
 * reg_record_get_id:
 * @self: a record
 *
 * Returns: the local key, 0 for a record that was never saved
 */
gint64
reg_record_get_id (const RegRecord *self)
{
  return self->id;
}

/**
 * reg_record_get_uid:
 * @self: a record
 *
 * Returns: (transfer none): the 16 bytes that name it everywhere, all zero before it is saved
 */
const guint8 *
reg_record_get_uid (const RegRecord *self)
{
  return self->uid;
}

/**
 * reg_record_get_created_at:
 * @self: a record
 *
 * Returns: when it was made, ms UTC
 */
gint64
reg_record_get_created_at (const RegRecord *self)
{
  return self->created_at;
}

/**
 * reg_record_get_changed_at:
 * @self: a record
 *
 * Returns: when it was last changed, ms UTC
 */
gint64
reg_record_get_changed_at (const RegRecord *self)
{
  return self->changed_at;
}

/**
 * reg_record_get_deleted_at:
 * @self: a record
 *
 * Returns: when it went to the bin, ms UTC, or 0
 */
gint64
reg_record_get_deleted_at (const RegRecord *self)
{
  return self->deleted_at;
}

/**
 * reg_record_get_value:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer none): the value
 */
const RegValue *
reg_record_get_value (const RegRecord *self, int field)
{
  g_assert (field >= 0 && field < self->info->n_fields);
  return &self->values[field];
}

/**
 * reg_record_is_null:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: whether nothing is known
 */
gboolean
reg_record_is_null (const RegRecord *self, int field)
{
  return reg_record_get_value (self, field)->type == REG_VALUE_NULL;
}

/**
 * reg_record_get_int:
 * @self: a record
 * @field: a field with a number; its unit is the field's type
 *
 * Returns: the number, 0 when nothing is known
 */
gint64
reg_record_get_int (const RegRecord *self, int field)
{
  const RegValue *value = reg_record_get_value (self, field);

  return value->type == REG_VALUE_INT ? value->i : 0;
}

/**
 * reg_record_peek_text:
 * @self: a record
 * @field: a field with text
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
reg_record_peek_text (const RegRecord *self, int field)
{
  const RegValue *value = reg_record_get_value (self, field);

  return value->type == REG_VALUE_TEXT ? value->text : NULL;
}

/**
 * reg_record_get_text:
 * @self: a record
 * @field: a field with text
 *
 * Returns: (transfer none): the text, "" when nothing is known
 */
const char *
reg_record_get_text (const RegRecord *self, int field)
{
  const char *text = reg_record_peek_text (self, field);

  return text ? text : "";
}

/**
 * reg_record_get_blob:
 * @self: a record
 * @field: a field with bytes
 *
 * Returns: (transfer none) (nullable): the bytes
 */
GBytes *
reg_record_get_blob (const RegRecord *self, int field)
{
  const RegValue *value = reg_record_get_value (self, field);

  return value->type == REG_VALUE_BLOB ? value->blob : NULL;
}

/**
 * reg_record_has_same_values:
 * @a: a record
 * @b: another of the same kind
 *
 * Returns: whether all fields agree; keys and times are not looked at
 */
gboolean
reg_record_has_same_values (const RegRecord *a, const RegRecord *b)
{
  for (int i = 0; i < a->info->n_fields; i++)
    if (!reg_value_equal (&a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * reg_record_builder_new:
 * @entity: what kind of record to make
 *
 * Returns: (transfer full): a builder of a record that knows nothing yet
 */
RegRecordBuilder *
reg_record_builder_new (RegEntityId entity)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  RegRecordBuilder *self = g_new0 (RegRecordBuilder, 1);

  self->record = g_malloc0 (sizeof (RegRecord) + sizeof (RegValue) * info->n_fields);
  g_atomic_ref_count_init (&self->record->refs);
  self->record->info = info;
  return self;
}

/**
 * reg_record_builder_new_from:
 * @record: a record
 *
 * Returns: (transfer full): a builder that starts as a copy of @record, with its key
 */
RegRecordBuilder *
reg_record_builder_new_from (const RegRecord *record)
{
  RegRecordBuilder *self = reg_record_builder_new (record->info->id);

  reg_record_builder_set_key (self, record->id, record->uid);
  reg_record_builder_set_times (self, record->created_at, record->changed_at, record->deleted_at);
  for (int i = 0; i < record->info->n_fields; i++)
    reg_value_copy (&record->values[i], &self->record->values[i]);
  return self;
}

/**
 * reg_record_builder_reopen:
 * @record: (transfer full): a record
 *
 * Returns: (transfer full): a builder that starts as @record, without a copy where nobody else has it
 */
RegRecordBuilder *
reg_record_builder_reopen (RegRecord *record)
{
  RegRecordBuilder *self;

  if (!g_atomic_ref_count_compare (&record->refs, 1))
    {
      self = reg_record_builder_new_from (record);
      reg_record_unref (record);
      return self;
    }
  self = g_new (RegRecordBuilder, 1);
  self->record = record;
  return self;
}

/**
 * reg_record_builder_free:
 * @self: (transfer full): a builder, given up
 */
void
reg_record_builder_free (RegRecordBuilder *self)
{
  if (self->record)
    reg_record_unref (self->record);
  g_free (self);
}

/**
 * reg_record_builder_set_key:
 * @self: a builder
 * @id: the local key, 0 for a new record
 * @uid: (nullable): 16 bytes
 */
void
reg_record_builder_set_key (RegRecordBuilder *self, gint64 id, const guint8 *uid)
{
  self->record->id = id;
  if (uid)
    memcpy (self->record->uid, uid, REG_UID_SIZE);
  else
    memset (self->record->uid, 0, REG_UID_SIZE);
}

/**
 * reg_record_builder_set_id:
 * @self: a builder
 * @id: local key, 0 for a new record
 */
void
reg_record_builder_set_id (RegRecordBuilder *self, gint64 id)
{
  self->record->id = id;
}

/**
 * reg_record_builder_set_times:
 * @self: a builder
 * @created_at: ms UTC
 * @changed_at: ms UTC
 * @deleted_at: ms UTC, 0 when it is not in the bin
 */
void
reg_record_builder_set_times (RegRecordBuilder *self,
                              gint64 created_at,
                              gint64 changed_at,
                              gint64 deleted_at)
{
  self->record->created_at = created_at;
  self->record->changed_at = changed_at;
  self->record->deleted_at = deleted_at;
}

static RegValue *
builder_value (RegRecordBuilder *self, int field)
{
  g_assert (field >= 0 && field < self->record->info->n_fields);
  return &self->record->values[field];
}

/**
 * reg_record_builder_set_null:
 * @self: a builder
 * @field: a field of which nothing is known any more
 */
void
reg_record_builder_set_null (RegRecordBuilder *self, int field)
{
  reg_value_clear (builder_value (self, field));
}

/**
 * reg_record_builder_set_int:
 * @self: a builder
 * @field: a field with a number
 * @value: the number, in the unit of the field's type
 */
void
reg_record_builder_set_int (RegRecordBuilder *self, int field, gint64 value)
{
  RegValue *slot = builder_value (self, field);

  reg_value_clear (slot);
  *slot = (RegValue){ .type = REG_VALUE_INT, .i = value };
}

/**
 * reg_record_builder_set_ref:
 * @self: a builder
 * @field: a field that refers to another record
 * @id: local key of that record, 0 for none
 */
void
reg_record_builder_set_ref (RegRecordBuilder *self, int field, gint64 id)
{
  if (id == 0)
    reg_record_builder_set_null (self, field);
  else
    reg_record_builder_set_int (self, field, id);
}

/**
 * reg_record_builder_set_text:
 * @self: a builder
 * @field: a field with text
 * @text: (nullable): valid UTF-8; "" is kept as nothing known
 */
void
reg_record_builder_set_text (RegRecordBuilder *self, int field, const char *text)
{
  RegValue *slot = builder_value (self, field);
  char *copy = text && *text ? g_strdup (text) : NULL;

  reg_value_clear (slot);
  if (copy)
    *slot = (RegValue){ .type = REG_VALUE_TEXT, .text = copy };
}

/**
 * reg_record_builder_set_blob:
 * @self: a builder
 * @field: a field with bytes
 * @blob: (nullable): the bytes
 */
void
reg_record_builder_set_blob (RegRecordBuilder *self, int field, GBytes *blob)
{
  RegValue *slot = builder_value (self, field);

  reg_value_clear (slot);
  if (blob)
    *slot = (RegValue){ .type = REG_VALUE_BLOB, .blob = g_bytes_ref (blob) };
}

/**
 * reg_record_builder_set_value:
 * @self: a builder
 * @field: a field
 * @value: copied
 */
void
reg_record_builder_set_value (RegRecordBuilder *self, int field, const RegValue *value)
{
  RegValue copy;

  reg_value_copy (value, &copy);
  reg_value_clear (builder_value (self, field));
  *builder_value (self, field) = copy;
}

/**
 * reg_record_builder_get_value:
 * @self: a builder
 * @field: a field
 *
 * Returns: (transfer none): the value so far
 */
const RegValue *
reg_record_builder_get_value (RegRecordBuilder *self, int field)
{
  return builder_value (self, field);
}

/**
 * reg_record_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): the record, from now on unchangeable
 */
RegRecord *
reg_record_builder_end (RegRecordBuilder *self)
{
  RegRecord *record = g_steal_pointer (&self->record);

  reg_record_builder_free (self);
  return record;
}
