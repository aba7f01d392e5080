/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/reg-entity.h"
#include "core/reg-uid.h"

G_BEGIN_DECLS

typedef enum
{
  REG_VALUE_NULL,
  REG_VALUE_INT,
  REG_VALUE_TEXT,
  REG_VALUE_BLOB,
} RegValueType;

typedef struct
{
  RegValueType type;
  union
  {
    gint64 i;
    char *text;
    GBytes *blob;
  };
} RegValue;

void reg_value_clear (RegValue *value);
void reg_value_copy (const RegValue *source, RegValue *target);
gboolean reg_value_equal (const RegValue *a, const RegValue *b);

/* An immutable row of one kind of record. */
#define REG_TYPE_RECORD (reg_record_get_type ())
typedef struct _RegRecord RegRecord;

GType reg_record_get_type (void) G_GNUC_CONST;
RegRecord *reg_record_ref (RegRecord *self);
void reg_record_unref (RegRecord *self);
RegEntityId reg_record_get_entity (const RegRecord *self);
const RegEntityInfo *reg_record_get_info (const RegRecord *self);
gint64 reg_record_get_id (const RegRecord *self);
const guint8 *reg_record_get_uid (const RegRecord *self);
gint64 reg_record_get_created_at (const RegRecord *self);
gint64 reg_record_get_changed_at (const RegRecord *self);
gint64 reg_record_get_deleted_at (const RegRecord *self);
const RegValue *reg_record_get_value (const RegRecord *self, int field);
gboolean reg_record_is_null (const RegRecord *self, int field);
gint64 reg_record_get_int (const RegRecord *self, int field);
const char *reg_record_get_text (const RegRecord *self, int field);
const char *reg_record_peek_text (const RegRecord *self, int field);
GBytes *reg_record_get_blob (const RegRecord *self, int field);

gboolean reg_record_has_same_values (const RegRecord *a, const RegRecord *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegRecord, reg_record_unref)

typedef struct _RegRecordBuilder RegRecordBuilder;

RegRecordBuilder *reg_record_builder_new (RegEntityId entity);
RegRecordBuilder *reg_record_builder_new_from (const RegRecord *record);
RegRecordBuilder *reg_record_builder_reopen (RegRecord *record);
void reg_record_builder_free (RegRecordBuilder *self);
void reg_record_builder_set_key (RegRecordBuilder *self, gint64 id, const guint8 *uid);
void reg_record_builder_set_id (RegRecordBuilder *self, gint64 id);
void reg_record_builder_set_times (RegRecordBuilder *self,
                                   gint64 created_at,
                                   gint64 changed_at,
                                   gint64 deleted_at);
void reg_record_builder_set_null (RegRecordBuilder *self, int field);
void reg_record_builder_set_int (RegRecordBuilder *self, int field, gint64 value);
void reg_record_builder_set_ref (RegRecordBuilder *self, int field, gint64 id);
void reg_record_builder_set_text (RegRecordBuilder *self, int field, const char *text);
void reg_record_builder_set_blob (RegRecordBuilder *self, int field, GBytes *blob);
void reg_record_builder_set_value (RegRecordBuilder *self, int field, const RegValue *value);
const RegValue *reg_record_builder_get_value (RegRecordBuilder *self, int field);
RegRecord *reg_record_builder_end (RegRecordBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegRecordBuilder, reg_record_builder_free)

G_END_DECLS
