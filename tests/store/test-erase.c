/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "store/reg-db-private.h"
#include "store/reg-journal.h"
#include "store/reg-party-erase.h"
#include "store/reg-party-merge.h"

#include <string.h>

/* A name nothing else has a part of. */
#define SECRET "Xylophonia"

static const RegEraseWords words = { "Erased customer 1", "Erased" };

static gboolean
erase_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_party_erase (db, *(gint64 *)data, &words, error);
}

static gboolean
try_erase (Shop *shop, gint64 party, GError **error)
{
  static const RegActionInfo info = { .kind = "erase", .label = "Erased", .without_undo = TRUE };

  return reg_store_write_sync (SHOP_STORE (shop)->store, &info, erase_job, &party, NULL, NULL,
                               error);
}

static void
erase (Shop *shop, gint64 party)
{
  g_autoptr (GError) error = NULL;

  try_erase (shop, party, &error);
  g_assert_no_error (error);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegErasure **erasure = data;

  *erasure = reg_party_erasure_load (db, 1, error);
  return *erasure != NULL;
}

static RegErasure *
load (Shop *shop)
{
  RegErasure *erasure = NULL;

  store_fixture_read (SHOP_STORE (shop), load_job, &erasure);
  return erasure;
}

static gboolean
has_bytes (const char *path, const char *bytes)
{
  g_autofree char *data = NULL;
  gsize size;

  return g_file_get_contents (path, &data, &size, NULL)
         && memmem (data, size, bytes, strlen (bytes)) != NULL;
}

/* In the file and in the log beside it, while the book is open. */
static gboolean
is_on_disk (Shop *shop, const char *bytes)
{
  const char *path = SHOP_STORE (shop)->path;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return has_bytes (path, bytes) || has_bytes (log, bytes);
}

static gboolean
name_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, 1, error);
  RegRecordBuilder *builder = reg_record_builder_new_from (party);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, data);
  reg_record_builder_set_text (builder, REG_PARTY_CODE, "K7");
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

/* Something of every kind, through the program and its journal. */
static gint64
tell_everything (Shop *shop)
{
  gint64 renamed = store_fixture_write (SHOP_STORE (shop), name_job, (gpointer)SECRET " Firstly");
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  store_fixture_write (SHOP_STORE (shop), name_job, (gpointer)SECRET " Second");
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_PARTY_ID, 1);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_EMAIL);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, SECRET "@example.org");
  store_fixture_save (SHOP_STORE (shop), builder, NULL);
  return renamed;
}

/* --- what goes ---------------------------------------------------------------------------- */

static void
test_gone (Shop *shop, gconstpointer unused)
{
  g_autoptr (RegRecord) party = NULL;
  g_autofree char *found = NULL;
  gint64 renamed = tell_everything (shop);

  g_assert_true (is_on_disk (shop, SECRET));
  erase (shop, 1);
  party = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_PARTY, 1);
  g_assert_cmpstr (reg_record_get_text (party, REG_PARTY_NAME), ==, "Erased customer 1");
  g_assert_cmpstr (reg_record_get_text (party, REG_PARTY_CODE), ==, "K7");
  g_assert_false (reg_record_is_null (party, REG_PARTY_ERASED_ON));
  found = store_fixture_search (SHOP_STORE (shop), SECRET);
  g_assert_cmpstr (found, ==, "");
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM change WHERE fields LIKE '%Xylo%'"), ==,
                   0);
  g_assert_false (is_on_disk (shop, SECRET));
  g_assert_false (is_on_disk (shop, "xylophonia"));
  /* What was done before cannot be taken back into it. */
  store_fixture_undo (SHOP_STORE (shop), renamed, NULL, NULL);
  g_assert_cmpint (shop_query (shop, "SELECT name LIKE '%Xylo%' FROM party WHERE id = 1"), ==, 0);
}

/* Every personal field of every kind that refers to a customer, by the descriptions: one that is added
 * tomorrow is erased, too. */
static void
fill_kind (Shop *shop, const RegEntityInfo *info)
{
  g_autoptr (GString) columns = g_string_new ("uid, created_at, changed_at");
  g_autoptr (GString) values = g_string_new ("randomblob (16), 0, 0");
  g_autofree char *sql = NULL;
  gboolean refers = FALSE;

  for (int i = 0; i < info->n_fields; i++)
    {
      const RegFieldInfo *field = &info->fields[i];
      gboolean is_party = field->refers == REG_ENTITY_PARTY;

      if (is_party && !g_str_has_suffix (field->column, "merged_into"))
        refers = TRUE;
      if (field->type == REG_FIELD_TYPE_REF && (field->flags & REG_FIELD_REQUIRED) && !is_party)
        return;
      if (!is_party && !(field->flags & (REG_FIELD_REQUIRED | REG_FIELD_PERSONAL)))
        continue;
      if (field->type == REG_FIELD_TYPE_REF && !is_party)
        continue;
      g_string_append_printf (columns, ", %s", field->column);
      if (is_party)
        g_string_append_printf (
            values, ", %s",
            g_str_equal (field->column, "to_id") || g_str_equal (field->column, "second_id") ? "2"
                                                                                             : "1");
      else if (reg_field_is_text (field))
        g_string_append (values, ", '" SECRET "'");
      else
        g_string_append (values, field->type == REG_FIELD_TYPE_BLOB ? ", x'00'" : ", 0");
    }
  if (!refers || info->id == REG_ENTITY_PARTY || info->id == REG_ENTITY_EXPORT_ENTRY)
    return;
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", info->table, columns->str, values->str);
  store_fixture_script (SHOP_STORE (shop), sql);
}

static void
test_every_kind (Shop *shop, gconstpointer unused)
{
  store_fixture_add_party (SHOP_STORE (shop), "Somebody else", NULL);
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    fill_kind (shop, reg_entity_get_info (entity));
  store_fixture_script (SHOP_STORE (shop), "DELETE FROM quotation; UPDATE complaint SET state = 3");
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM touchpoint"), ==, 1);
  erase (shop, 1);
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      const RegEntityInfo *info = reg_entity_get_info (entity);

      for (int i = 0; i < info->n_fields; i++)
        if ((info->fields[i].flags & REG_FIELD_PERSONAL) && reg_field_is_text (&info->fields[i])
            && info->fields[i].type != REG_FIELD_TYPE_DATE)
          {
            g_autofree char *sql = g_strdup_printf (
                "SELECT count (*) FROM %s WHERE %s LIKE '%%Xylo%%'", info->table,
                info->fields[i].column);

            if (shop_query (shop, sql) != 0)
              g_error ("%s is left in %s", info->fields[i].column, info->table);
          }
    }
  /* Counts and trends stay, ways to reach somebody do not. */
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM touchpoint WHERE deleted_at IS NULL"),
                   ==, 1);
  g_assert_cmpint (
      shop_query (shop, "SELECT count (*) FROM contact_point WHERE deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM task WHERE deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM party WHERE name = 'Somebody else'"),
                   ==, 1);
}

static gboolean
remove_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_remove (db, REG_ENTITY_CONTACT_POINT, *(gint64 *)data, error);
}

static gboolean
merge_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) stays = reg_db_load (db, REG_ENTITY_PARTY, 1, error);

  return stays && reg_party_merge (db, stays, *(gint64 *)data, error);
}

/* What was removed for good stands in the journal only, and who was merged is the same person. */
static void
test_traces (Shop *shop, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  gint64 goes = store_fixture_add_party (SHOP_STORE (shop), SECRET " Twin", NULL);
  gint64 point;

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_PARTY_ID, 1);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, SECRET);
  point = store_fixture_save (SHOP_STORE (shop), builder, NULL);
  store_fixture_write (SHOP_STORE (shop), remove_job, &point);
  store_fixture_write (SHOP_STORE (shop), merge_job, &goes);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM change WHERE fields LIKE '%Xylo%'"), >,
                   0);
  erase (shop, 1);
  g_assert_false (is_on_disk (shop, SECRET));
}

/* --- what stays --------------------------------------------------------------------------- */

static void
test_books (Shop *shop, gconstpointer unused)
{
  gint64 quotation = shop_sent (shop), declined = shop_sent (shop), checked = 0;
  g_autoptr (GPtrArray) breaks = NULL;
  g_autoptr (RegErasure) erasure = NULL;
  gint64 gross;

  store_fixture_write (SHOP_STORE (shop), name_job, (gpointer)SECRET);
  SHOP_DO (shop, shop_accept, .id = quotation,
           .other = shop_query (shop, "SELECT current_id FROM quotation WHERE id = 1"));
  SHOP_DO (shop, shop_decline, .id = declined, .text = "price");
  store_fixture_script (
      SHOP_STORE (shop),
      "UPDATE quotation_revision SET customer_lines = 'Lines of ' || quotation_id;"
      "UPDATE sale SET paid_on = sold_on");
  gross = shop_query (shop, "SELECT sum (gross) FROM sale");
  g_assert_cmpint (gross, >, 0);
  erasure = load (shop);
  g_assert_cmpint (erasure->named, ==, 1);
  g_assert_false (reg_party_erasure_is_refused (erasure));
  erase (shop, 1);
  g_assert_cmpint (shop_query (shop, "SELECT sum (gross) FROM sale"), ==, gross);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM quotation WHERE number IS NOT NULL"),
                   ==, 2);
  /* As it was sent, where it became a sale. */
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM quotation_revision WHERE customer_lines"
                                     " = 'Lines of 1'"),
                   ==, 1);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM quotation_revision WHERE customer_lines"
                                     " IS NOT NULL"),
                   ==, 1);
  breaks = shop_verify (shop, &checked);
  g_assert_cmpuint (breaks->len, ==, 0);
  g_assert_cmpint (checked, >, 0);
}

/* --- what stands in the way --------------------------------------------------------------- */

static void
assert_refused (Shop *shop, gint64 quotations, gint64 complaints, gint64 sales)
{
  g_autoptr (RegErasure) erasure = load (shop);
  g_autoptr (GError) error = NULL;

  g_assert_true (reg_party_erasure_is_refused (erasure));
  g_assert_cmpint (erasure->open_quotations, ==, quotations);
  g_assert_cmpint (erasure->open_complaints, ==, complaints);
  g_assert_cmpint (erasure->unpaid_sales, ==, sales);
  g_assert_false (try_erase (shop, 1, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
}

static void
test_refused (Shop *shop, gconstpointer unused)
{
  StoreFixture *f = SHOP_STORE (shop);
  gint64 quotation = shop_sent (shop);

  assert_refused (shop, 1, 0, 0);
  SHOP_DO (shop, shop_decline, .id = quotation, .text = "price");
  store_fixture_script (f,
                        ROW ("complaint", "party_id, subject, reported_at, state", "1, 'x', 0, 0"));
  assert_refused (shop, 0, 1, 0);
  store_fixture_script (f, "UPDATE complaint SET state = 3");
  store_fixture_script (f, ROW ("sale", "party_id, sold_on, due_on, gross, state",
                                "1, '2026-01-01', '2026-02-01', 500, 0"));
  assert_refused (shop, 0, 0, 1);
  store_fixture_script (f, "UPDATE sale SET paid_on = '2026-02-01'");
  erase (shop, 1);
  assert_refused (shop, 0, 0, 0);
}

/* A picture that somebody else has as well is theirs. */
static void
test_photo (Shop *shop, gconstpointer unused)
{
  StoreFixture *f = SHOP_STORE (shop);

  store_fixture_add_party (f, "Other", NULL);
  store_fixture_script (
      f, ROW ("attachment", "hash, data", "x'01', x'FF'")
             ROW ("attachment", "hash, data", "x'02', x'EE'") "UPDATE party SET photo_id"
                                                              " = 1;");
  erase (shop, 1);
  g_assert_cmpint (shop_query (shop, "SELECT data IS NOT NULL FROM attachment WHERE id = 1"), ==,
                   1);
  store_fixture_script (f, "UPDATE party SET photo_id = 2 WHERE id = 2");
  erase (shop, 2);
  g_assert_cmpint (shop_query (shop, "SELECT data IS NULL FROM attachment WHERE id = 2"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/erase/" path, Shop, NULL, shop_set_up, function, shop_tear_down)
  ADD ("gone", test_gone);
  ADD ("every-kind", test_every_kind);
  ADD ("traces", test_traces);
  ADD ("books", test_books);
  ADD ("refused", test_refused);
  ADD ("photo", test_photo);
#undef ADD
  return g_test_run ();
}
