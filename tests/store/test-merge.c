/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "store/reg-db-private.h"
#include "store/reg-journal.h"
#include "store/reg-list.h"
#include "store/reg-party-merge.h"

/* --- fixture ----------------------------------------------------------------------------- */

typedef struct
{
  gint64 stays, goes;
  int field; /* to be taken from the one that goes, -1 none */
} Merging;

static gboolean
merge_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Merging *merging = data;
  g_autoptr (RegRecord) stays = reg_db_load (db, REG_ENTITY_PARTY, merging->stays, error);
  g_autoptr (RegRecord) goes = reg_db_load (db, REG_ENTITY_PARTY, merging->goes, error);
  g_autoptr (RegRecord) chosen = NULL;
  RegRecordBuilder *builder;

  if (!stays || !goes)
    return FALSE;
  builder = reg_record_builder_new_from (stays);
  if (merging->field >= 0)
    reg_record_builder_set_value (builder, merging->field,
                                  reg_record_get_value (goes, merging->field));
  chosen = reg_record_builder_end (builder);
  return reg_party_merge (db, chosen, merging->goes, error);
}

static gint64
merge (StoreFixture *f, gint64 stays, gint64 goes, int field)
{
  static const RegActionInfo info = { .kind = "merge", .label = "Customers merged" };
  Merging merging = { stays, goes, field };
  g_autoptr (GError) error = NULL;
  gint64 action = 0;

  reg_store_write_sync (f->store, &info, merge_job, &merging, NULL, &action, &error);
  g_assert_no_error (error);
  return action;
}

/* Every record of every kind, to the last bit, and what is derived from them. */
static gboolean
dump_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new ("");

  for (int i = 1; i < REG_N_ENTITIES; i++)
    store_fixture_dump_table (db, reg_entity_get_info (i)->table, "", text);
  store_fixture_dump_table (db, "party_summary", "", text);
  *(char **)data = g_string_free_and_steal (text);
  return TRUE;
}

static char *
dump (StoreFixture *f)
{
  char *text = NULL;

  store_fixture_read (f, dump_job, &text);
  return text;
}

/* --- random books ------------------------------------------------------------------------ */

#define N_PARTIES 8

static int
any (int n)
{
  return g_test_rand_int_range (1, n + 1);
}

/* $1 and $2 stand for any customer, $3 for any digit but 0. */
static void
add_rows (GString *sql, int n, const char *table, const char *columns, const char *pattern)
{
  static const int most[] = { N_PARTIES, N_PARTIES, 9 };

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GString) values = g_string_new (pattern);

      for (gsize k = 0; k < G_N_ELEMENTS (most); k++)
        {
          const char name[] = { '$', (char)('1' + k), '\0' };
          g_autofree char *number = g_strdup_printf ("%d", any (most[k]));

          g_string_replace (values, name, number, 0);
        }
      g_string_append_printf (sql,
                              "INSERT INTO %s (uid, created_at, changed_at, deleted_at, %s)"
                              " VALUES (randomblob (16), %d, %d, %s, %s);",
                              table, columns, any (1000), any (100000),
                              any (5) == 1 ? "77" : "NULL", values->str);
    }
}

/* Everything that can hang on a customer, some of it in the bin. */
static void
fill_at_random (StoreFixture *f)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (int i = 1; i <= N_PARTIES; i++)
    g_string_append_printf (
        sql,
        "INSERT INTO party (uid, created_at, changed_at, kind, name, code, birthday, note, rung)"
        " VALUES (randomblob (16), %d, %d, %d, 'Customer %d', %s, %s, 'Note %d', %d);",
        any (1000), any (100000), any (2) - 1, any (4), any (2) == 1 ? "'K1'" : "NULL",
        any (2) == 1 ? "'1980-12-24'" : "NULL", i, any (5));
  for (int i = 1; i <= N_PARTIES; i++)
    g_string_append_printf (sql, "UPDATE party SET referred_by = %d WHERE id = %d AND id <> %d;",
                            any (N_PARTIES), any (N_PARTIES), i);
  g_string_append (sql, "UPDATE party SET referred_by = NULL WHERE referred_by = id;");
  add_rows (sql, 20, "contact_point", "party_id, position, kind, value, digits",
            "$1, $2, 0, '0251 $3', '251$3'");
  add_rows (sql, 10, "contact_point", "party_id, position, kind, value",
            "$1, $2, 3, 'anna.$3@example.org'");
  add_rows (sql, 10, "contact_point", "party_id, position, kind, street, city",
            "$1, $2, 7, 'Hauptstraße $3', 'Münster'");
  add_rows (sql, 20, "party_link", "from_id, to_id, kind", "$1, $2, $3 % 4");
  add_rows (sql, 6, "party_apart", "first_id, second_id", "min ($1, $2), max ($1, $2) + 0 * $3");
  add_rows (sql, 20, "touchpoint", "party_id, at, summary", "$1, $2, 'Talk $3'");
  add_rows (sql, 10, "task", "party_id, title, note", "$1, 'Task $2', 'Note $3'");
  add_rows (sql, 5, "stage", "name, position, probability", "'Stage $1', $2, $3");
  add_rows (sql, 10, "opportunity", "party_id, stage_id, title", "$1, 1 + $2 % 5, 'Deal $3'");
  add_rows (sql, 10, "quotation", "party_id, title, lost_reason", "$1, 'Quote $2', 'R$3'");
  add_rows (sql, 20, "sale", "party_id, sold_on, net", "$1, '2026-01-0$3', $2");
  add_rows (sql, 10, "complaint", "party_id, subject, reported_at, severity",
            "$1, 'Trouble $2', $3, 1");
  add_rows (sql, 20, "consent", "party_id, purpose, channel, answer, answered_on",
            "$1, $2 % 5, $3 % 4, $3 % 3, '2026-01-0$2'");
  store_fixture_script (f, sql->str);
}

static gint64
count_references (StoreFixture *f, gint64 party)
{
  static const char *const places[] = {
    "touchpoint WHERE party_id",  "task WHERE party_id",
    "opportunity WHERE party_id", "quotation WHERE party_id",
    "sale WHERE party_id",        "complaint WHERE party_id",
    "consent WHERE party_id",     "party WHERE id <> 0 AND referred_by"
  };
  gint64 n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s = %" G_GINT64_FORMAT,
                                              places[i], party);

      n += store_fixture_query_int (f, sql);
    }
  return n;
}

/* Merges and their undoing, weeks and other work later, leave every row as it was. */
static void
test_random (StoreFixture *f, gconstpointer unused)
{
  for (int round = 0; round < 12; round++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gint64 stays = any (N_PARTIES);
      gint64 goes = 1 + stays % N_PARTIES;
      gint64 third = 1 + goes % N_PARTIES;
      gint64 first, second, restored, kept;
      gint64 n;

      if (round > 0)
        {
          store_fixture_tear_down (f, NULL);
          store_fixture_set_up (f, NULL);
        }
      store_fixture_use_clock (f, "2026-03-01T10:00:00Z");
      fill_at_random (f);
      before = dump (f);
      n = count_references (f, stays) + count_references (f, goes);
      first = merge (f, stays, goes, any (2) == 1 ? REG_PARTY_CODE : REG_PARTY_NAME);
      /* The one that went only keeps its own word about who brought it. */
      g_assert_cmpint (count_references (f, goes), <=, 1);
      g_assert_cmpint (count_references (f, stays) + 2, >=, n);
      store_fixture_set_time ("2026-03-02T10:00:00Z");
      second = merge (f, third, stays, -1);
      store_fixture_set_time ("2026-04-02T10:00:00Z");
      store_fixture_undo (f, second, &restored, &kept);
      g_assert_cmpint (kept, ==, 0);
      store_fixture_undo (f, first, &restored, &kept);
      g_assert_cmpint (kept, ==, 0);
      after = dump (f);
      store_fixture_assert_same (after, before);
    }
}

/* Redone, everything is as after the merge; and undone once more as before. */
static void
test_again (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *after = NULL;
  gint64 action;

  store_fixture_use_clock (f, "2026-03-01T10:00:00Z");
  fill_at_random (f);
  before = dump (f);
  action = merge (f, 1, 2, -1);
  merged = dump (f);
  store_fixture_undo (f, action, NULL, NULL);
  store_fixture_undo (f, store_fixture_query_int (f, "SELECT max (id) FROM action"), NULL, NULL);
  redone = dump (f);
  store_fixture_assert_same (redone, merged);
  store_fixture_undo (f, store_fixture_query_int (f, "SELECT max (id) FROM action"), NULL, NULL);
  after = dump (f);
  store_fixture_assert_same (after, before);
}

/* --- what becomes of the two ------------------------------------------------------------- */

static void
test_one_left (StoreFixture *f, gconstpointer unused)
{
  gint64 stays = store_fixture_add_party (f, "Anna Müller", "0251 123456");
  gint64 goes = store_fixture_add_party (f, "Mueller, Anna", "+49 251 123456");
  g_autoptr (RegRecord) left = NULL;
  g_autoptr (RegRecord) gone = NULL;
  g_autofree char *found = NULL;

  store_fixture_script (
      f, ROW ("contact_point", "party_id, kind, value, position", "2, 3, 'anna@example.org', 2")
             ROW ("sale", "party_id, sold_on, net", "1, '2026-01-01', 100")
                 ROW ("sale", "party_id, sold_on, net", "2, '2026-02-01', 200"));
  merge (f, stays, goes, REG_PARTY_NAME);
  left = store_fixture_load (f, REG_ENTITY_PARTY, stays);
  gone = store_fixture_load (f, REG_ENTITY_PARTY, goes);
  g_assert_cmpstr (reg_record_get_text (left, REG_PARTY_NAME), ==, "Mueller, Anna");
  g_assert_cmpint (reg_record_get_deleted_at (left), ==, 0);
  g_assert_cmpint (reg_record_get_deleted_at (gone), !=, 0);
  g_assert_cmpint (reg_record_get_int (gone, REG_PARTY_MERGED_INTO), ==, stays);
  /* What was given up for it still leads here. */
  g_assert_cmpstr (reg_record_get_text (gone, REG_PARTY_NAME), ==, "Anna Müller");
  /* The number in another notation is not doubled; the address that was new came along. */
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM contact_point"
                                               " WHERE party_id = 1 AND kind < 3"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM contact_point"
                                               " WHERE party_id = 1 AND kind = 3"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT sales_net FROM party_summary"
                                               " WHERE party_id = 1"),
                   ==, 300);
  found = store_fixture_search (f, "anna@example.org");
  g_assert_cmpstr (found, ==, "Mueller, Anna");
}

static void
test_relations (StoreFixture *f, gconstpointer unused)
{
  store_fixture_add_party (f, "One", NULL);
  store_fixture_add_party (f, "Two", NULL);
  store_fixture_add_party (f, "Three", NULL);
  store_fixture_script (
      f, ROW ("party_link", "from_id, to_id, kind", "1, 2, 2") /* with each other: to the bin */
      ROW ("party_link", "from_id, to_id, kind", "2, 3, 3")    /* new: moves */
      ROW ("party_link", "from_id, to_id, kind", "3, 2, 3")    /* there already: to the bin */
      ROW ("party_link", "from_id, to_id, kind", "3, 1, 3")    /* stays */
      ROW ("party_apart", "first_id, second_id", "1, 2")       /* is no longer so */
      ROW ("party_apart", "first_id, second_id", "2, 3")       /* moves */
      "UPDATE party SET referred_by = 2 WHERE id IN (1, 3);");
  merge (f, 1, 2, -1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party_link"
                                               " WHERE deleted_at IS NULL"),
                   ==, 2);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party_link"
                                               " WHERE from_id = to_id"),
                   ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT first_id * 10 + second_id FROM party_apart"
                                               " WHERE deleted_at IS NULL"),
                   ==, 13);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party WHERE id = 1"
                                               " AND referred_by IS NULL"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT referred_by FROM party WHERE id = 3"), ==,
                   1);
}

/* --- from the history -------------------------------------------------------------------- */

static gboolean
history_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = reg_journal_history (db, REG_ENTITY_PARTY, 1, 10, error);
  GString *text = data;

  for (guint i = 0; entries && i < entries->len; i++)
    {
      const RegHistoryEntry *entry = entries->pdata[i];

      g_string_append_printf (text, "%c%d %s|", entry->op, entry->field, entry->label);
    }
  return entries != NULL;
}

/* The one who stays says that somebody was merged into them, also when their own row is as before:
 * from there the merge is undone next month. */
static void
test_history (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GString) undone = g_string_new (NULL);
  g_autofree char *expected = NULL;
  gint64 action;

  store_fixture_add_party (f, "Anna Müller", NULL);
  store_fixture_add_party (f, "Anna Müller", NULL);
  store_fixture_read (f, history_job, before);
  action = merge (f, 1, 2, -1);
  store_fixture_read (f, history_job, after);
  expected = g_strdup_printf ("u%d Customers merged|%s", REG_PARTY_MERGED_INTO, before->str);
  g_assert_cmpstr (after->str, ==, expected);
  store_fixture_undo (f, action, NULL, NULL);
  store_fixture_read (f, history_job, undone);
  g_assert_cmpstr (undone->str, ==, before->str);
}

/* --- two registers ----------------------------------------------------------------------- */

static gboolean
across_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegListQuery query = { REG_LIST_CUSTOMERS, -1, .filter = "across" };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);
  GString *text = data;

  for (guint i = 0; ids && i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (ids, gint64, i));
  return ids != NULL;
}

static void
assert_across (StoreFixture *f, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, across_job, text);
  g_assert_cmpstr (text->str, ==, expected);
}

#define LINE(sale, product) ROW ("sale_line", "sale_id, product_id", sale ", " product)

/* Each shop knew its own buyers. Joined on the person it shows who buys from both; what was
 * cancelled or binned, and things without a group, make nobody such a customer. */
static void
test_registers (StoreFixture *f, gconstpointer unused)
{
  static const char *const names[] = { "Anna Müller", "Mueller Anna", "Bernd Huber", "Carla" };
  gint64 action;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    store_fixture_add_party (f, names[i], NULL);
  store_fixture_script (f, ROW ("product", "name, category", "'City bike', 'Bicycles'")
                               ROW ("product", "name, category", "'Helmet', 'Clothing'")
                                   ROW ("product", "name, category", "'Child bike', 'Bicycles'")
                                       ROW ("product", "name", "'Anything'"));
  for (int party = 1; party <= 4; party++)
    {
      g_autofree char *sales = g_strdup_printf (
          ROW ("sale", "party_id, sold_on, state", "%d, '2026-01-01', 0")
              ROW ("sale", "party_id, sold_on, state", "%d, '2026-02-01', %d"),
          party, party, party == 4);

      store_fixture_script (f, sales);
    }
  /* Anna 1 bicycles, Anna 2 clothing, Bernd two bicycles and anything, Carla cancelled the second. */
  store_fixture_script (f, LINE ("1", "1") LINE ("2", "3") LINE ("3", "2") LINE ("5", "1")
                               LINE ("6", "3") LINE ("6", "4") LINE ("7", "1") LINE ("8", "2"));
  assert_across (f, "");
  action = merge (f, 1, 2, -1);
  assert_across (f, "1");
  store_fixture_undo (f, action, NULL, NULL);
  assert_across (f, "");
  store_fixture_script (f, "UPDATE sale SET state = 0 WHERE id = 8;");
  assert_across (f, "4");
  store_fixture_script (f, "UPDATE sale_line SET deleted_at = 5 WHERE sale_id = 8;");
  assert_across (f, "");
}

/* --- refusals ---------------------------------------------------------------------------- */

static void
assert_refused (StoreFixture *f, gint64 stays, gint64 goes, RegStoreError code)
{
  Merging merging = { stays, goes, -1 };
  g_autofree char *before = dump (f);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = store_fixture_refused (f, merge_job, &merging);

  g_assert_error (error, REG_STORE_ERROR, (int)code);
  after = dump (f);
  store_fixture_assert_same (after, before);
}

static void
test_refusals (StoreFixture *f, gconstpointer unused)
{
  store_fixture_add_party (f, "One", NULL);
  store_fixture_add_party (f, "Two", NULL);
  store_fixture_add_party (f, "Three", NULL);
  store_fixture_script (f, "UPDATE party SET deleted_at = 5 WHERE id = 3;");
  assert_refused (f, 1, 1, REG_STORE_ERROR_INVALID);
  assert_refused (f, 1, 3, REG_STORE_ERROR_CONFLICT);
  assert_refused (f, 3, 1, REG_STORE_ERROR_CONFLICT);
  assert_refused (f, 1, 99, REG_STORE_ERROR_NOT_FOUND);
  merge (f, 1, 2, -1);
  assert_refused (f, 1, 2, REG_STORE_ERROR_CONFLICT);
}

/* What somebody changed since the merge is left as they made it. */
static void
test_changed_since (StoreFixture *f, gconstpointer unused)
{
  gint64 stays = store_fixture_add_party (f, "Anna Müller", NULL);
  gint64 goes = store_fixture_add_party (f, "Anna Mueller", NULL);
  gint64 action = merge (f, stays, goes, REG_PARTY_NAME);
  g_autoptr (RegRecord) merged = store_fixture_load (f, REG_ENTITY_PARTY, stays);
  RegRecordBuilder *builder = reg_record_builder_new_from (merged);
  g_autoptr (RegRecord) left = NULL;
  gint64 kept;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Anna Maier");
  store_fixture_save (f, builder, NULL);
  store_fixture_undo (f, action, NULL, &kept);
  g_assert_cmpint (kept, ==, 1);
  left = store_fixture_load (f, REG_ENTITY_PARTY, stays);
  g_assert_cmpstr (reg_record_get_text (left, REG_PARTY_NAME), ==, "Anna Maier");
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party"
                                               " WHERE deleted_at IS NULL"),
                   ==, 2);
}

/* --- approvals --------------------------------------------------------------------------- */

static void
assert_verified (Shop *shop, gint64 quotation)
{
  g_autoptr (GPtrArray) findings = shop_verify (shop, NULL);
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (self->can_verify);
}

/* An approval names its customer: it holds through a merge and through its undoing, but not when
 * somebody gives the quotation to another customer behind the program's back. */
static void
test_approvals (Shop *shop, gconstpointer unused)
{
  gint64 other = store_fixture_add_party (SHOP_STORE (shop), "The same again", NULL);
  gint64 third = store_fixture_add_party (SHOP_STORE (shop), "Somebody else", NULL);
  gint64 early = shop_approved (shop);
  gint64 action = merge (SHOP_STORE (shop), other, shop->party, -1);
  g_autofree char *steal = g_strdup_printf ("UPDATE quotation SET party_id = %" G_GINT64_FORMAT,
                                            third);
  g_autoptr (RegQuotation) stolen = NULL;

  g_assert_cmpint (shop_query (shop, "SELECT party_id FROM quotation"), ==, other);
  assert_verified (shop, early);
  SHOP_DO (shop, shop_send, .id = early);
  assert_verified (shop, early);
  shop_undo (shop, action);
  assert_verified (shop, early);
  shop_tamper (shop, steal);
  stolen = shop_load (shop, early, 0);
  g_assert_false (stolen->can_verify);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/merge/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,        \
              store_fixture_tear_down)
  ADD (random);
  ADD (again);
  ADD (one_left);
  ADD (relations);
  ADD (history);
  ADD (registers);
  ADD (refusals);
  ADD (changed_since);
  g_test_add ("/store/merge/approvals", Shop, NULL, shop_set_up, test_approvals, shop_tear_down);
  return g_test_run ();
}
