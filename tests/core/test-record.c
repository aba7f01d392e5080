/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-record.h"

#include <string.h>

static RegRecord *
make_party (const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_int (builder, REG_PARTY_PAYMENT_DAYS, 14);
  return reg_record_builder_end (builder);
}

static void
test_a_new_record_knows_nothing (void)
{
  static const guint8 nothing[REG_UID_SIZE];

  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      g_autoptr (RegRecord) record = reg_record_builder_end (reg_record_builder_new (entity));
      const RegEntityInfo *info = reg_record_get_info (record);

      g_assert_cmpint (reg_record_get_entity (record), ==, entity);
      g_assert_cmpint (reg_record_get_id (record), ==, 0);
      g_assert_cmpmem (reg_record_get_uid (record), REG_UID_SIZE, nothing, REG_UID_SIZE);
      for (int i = 0; i < info->n_fields; i++)
        {
          g_assert_true (reg_record_is_null (record, i));
          g_assert_cmpint (reg_record_get_int (record, i), ==, 0);
          g_assert_cmpstr (reg_record_get_text (record, i), ==, "");
          g_assert_null (reg_record_peek_text (record, i));
          g_assert_null (reg_record_get_blob (record, i));
        }
    }
}

static void
test_nothing_and_zero_differ (void)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_int (builder, REG_PARTY_PAYMENT_DAYS, 0);
  reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID, 0);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "");
  record = reg_record_builder_end (builder);
  g_assert_false (reg_record_is_null (record, REG_PARTY_PAYMENT_DAYS));
  g_assert_true (reg_record_is_null (record, REG_PARTY_OWNER_ID));
  g_assert_true (reg_record_is_null (record, REG_PARTY_NAME));
}

static void
test_a_copy_is_independent (void)
{
  g_autoptr (RegRecord) first = make_party ("First");
  RegRecordBuilder *builder = reg_record_builder_new_from (first);
  g_autoptr (RegRecord) second = NULL;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Second");
  reg_record_builder_set_null (builder, REG_PARTY_PAYMENT_DAYS);
  second = reg_record_builder_end (builder);
  g_assert_cmpstr (reg_record_get_text (first, REG_PARTY_NAME), ==, "First");
  g_assert_cmpint (reg_record_get_int (first, REG_PARTY_PAYMENT_DAYS), ==, 14);
  g_assert_cmpstr (reg_record_get_text (second, REG_PARTY_NAME), ==, "Second");
  g_assert_true (reg_record_is_null (second, REG_PARTY_PAYMENT_DAYS));
}

static void
test_a_copy_keeps_its_key (void)
{
  static const guint8 uid[REG_UID_SIZE] = { 1, 2, 3, 4, 5, 6, 0x77, 8 };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE);
  g_autoptr (RegRecord) first = NULL;
  g_autoptr (RegRecord) second = NULL;

  reg_record_builder_set_key (builder, 42, uid);
  reg_record_builder_set_times (builder, 10, 20, 30);
  first = reg_record_builder_end (builder);
  second = reg_record_builder_end (reg_record_builder_new_from (first));
  g_assert_cmpint (reg_record_get_id (second), ==, 42);
  g_assert_cmpmem (reg_record_get_uid (second), REG_UID_SIZE, uid, REG_UID_SIZE);
  g_assert_cmpint (reg_record_get_created_at (second), ==, 10);
  g_assert_cmpint (reg_record_get_changed_at (second), ==, 20);
  g_assert_cmpint (reg_record_get_deleted_at (second), ==, 30);
}

static void
test_same_values (void)
{
  g_autoptr (RegRecord) one = make_party ("Same");
  g_autoptr (RegRecord) two = make_party ("Same");
  g_autoptr (RegRecord) other = make_party ("Other");
  RegRecordBuilder *builder = reg_record_builder_new_from (one);
  g_autoptr (RegRecord) keyed = NULL;

  reg_record_builder_set_key (builder, 7, NULL);
  reg_record_builder_set_times (builder, 1, 2, 3);
  keyed = reg_record_builder_end (builder);
  g_assert_true (reg_record_has_same_values (one, two));
  g_assert_true (reg_record_has_same_values (one, keyed));
  g_assert_false (reg_record_has_same_values (one, other));
}

static void
test_values (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("ab", 2);
  g_autoptr (GBytes) same = g_bytes_new ("ab", 2);
  const RegValue values[] = {
    { .type = REG_VALUE_NULL },
    { .type = REG_VALUE_INT, .i = G_MININT64 },
    { .type = REG_VALUE_INT, .i = G_MAXINT64 },
    { .type = REG_VALUE_TEXT, .text = (char *)"ab" },
    { .type = REG_VALUE_TEXT, .text = (char *)"aB" },
    { .type = REG_VALUE_BLOB, .blob = bytes },
  };
  const RegValue equal_blob = { .type = REG_VALUE_BLOB, .blob = same };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint k = 0; k < G_N_ELEMENTS (values); k++)
      {
        RegValue copy;

        reg_value_copy (&values[k], &copy);
        g_assert_cmpint (reg_value_equal (&values[i], &copy), ==, i == k);
        reg_value_clear (&copy);
        g_assert_cmpint (copy.type, ==, REG_VALUE_NULL);
      }
  g_assert_true (reg_value_equal (&values[5], &equal_blob));
}

static void
test_setting_twice_keeps_the_last (void)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_ATTACHMENT);
  g_autoptr (GBytes) first = g_bytes_new_static ("1", 1);
  g_autoptr (GBytes) second = g_bytes_new_static ("22", 2);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_blob (builder, REG_ATTACHMENT_DATA, first);
  reg_record_builder_set_blob (builder, REG_ATTACHMENT_DATA, second);
  reg_record_builder_set_text (builder, REG_ATTACHMENT_NAME, "a");
  /* From itself: the old value must not be gone before the new one is taken. */
  reg_record_builder_set_text (builder, REG_ATTACHMENT_NAME,
                               reg_record_builder_get_value (builder, REG_ATTACHMENT_NAME)->text);
  reg_record_builder_set_value (builder, REG_ATTACHMENT_DATA,
                                reg_record_builder_get_value (builder, REG_ATTACHMENT_DATA));
  record = reg_record_builder_end (builder);
  g_assert_cmpint (g_bytes_get_size (reg_record_get_blob (record, REG_ATTACHMENT_DATA)), ==, 2);
  g_assert_cmpstr (reg_record_get_text (record, REG_ATTACHMENT_NAME), ==, "a");
}

static gpointer
share_worker (gpointer data)
{
  for (int i = 0; i < 10000; i++)
    {
      RegRecord *record = reg_record_ref (data);

      g_assert_cmpstr (reg_record_get_text (record, REG_PARTY_NAME), ==, "Shared");
      reg_record_unref (record);
    }
  return NULL;
}

static void
test_shared_between_threads (void)
{
  g_autoptr (RegRecord) record = make_party ("Shared");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("share", share_worker, record);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpstr (reg_record_get_text (record, REG_PARTY_NAME), ==, "Shared");
}

static void
test_vocabularies (void)
{
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_rung, REG_RUNG_ADVOCATE), ==, "advocate");
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_rung, "Advocate"), ==, REG_RUNG_ADVOCATE);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_rung, "nobody"), ==, -1);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_rung, NULL), ==, -1);
  /* A number of a later version is shown as unknown, not as something else. */
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_rung, REG_N_RUNGS), ==, "?");
  g_assert_cmpstr (reg_enum_get_label (&reg_enum_rung, -1), ==, "?");
}

static void
test_descriptions_are_sound (void)
{
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      const RegEntityInfo *info = reg_entity_get_info (entity);
      g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpint (reg_entity_from_table (info->table), ==, entity);
      for (int i = 0; i < info->n_fields; i++)
        {
          const RegFieldInfo *field = &info->fields[i];

          g_assert_true (g_hash_table_add (columns, (gpointer)field->column));
          g_assert_cmpint (reg_entity_find_field (info, field->column), ==, i);
          g_assert_cmpstr (field->label, !=, "");
          g_assert_cmpint (field->type == REG_FIELD_TYPE_ENUM, ==, field->vocabulary != NULL);
          g_assert_cmpint (field->type == REG_FIELD_TYPE_REF, ==, field->refers != REG_ENTITY_NONE);
          /* Only text can be searched for, and a cost is always an amount. */
          g_assert_true (!(field->flags & REG_FIELD_SEARCH) || reg_field_is_text (field));
          g_assert_true (!(field->flags & REG_FIELD_COST) || field->type == REG_FIELD_TYPE_MONEY
                         || field->type == REG_FIELD_TYPE_PRICE);
        }
    }
  g_assert_cmpint (reg_entity_from_table ("sqlite_schema"), ==, REG_ENTITY_NONE);
  g_assert_cmpint (reg_entity_find_field (reg_entity_get_info (REG_ENTITY_PARTY), "shoe"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name) g_test_add_func ("/core/record/" #name, test_##name)
  ADD (a_new_record_knows_nothing);
  ADD (nothing_and_zero_differ);
  ADD (a_copy_is_independent);
  ADD (a_copy_keeps_its_key);
  ADD (same_values);
  ADD (values);
  ADD (setting_twice_keeps_the_last);
  ADD (shared_between_threads);
  ADD (vocabularies);
  ADD (descriptions_are_sound);
  return g_test_run ();
}
