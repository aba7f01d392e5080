/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-list.h"
#include "store/reg-movements.h"
#include "core/reg-enums.h"

#define SALE(party, day) ROW ("sale", "party_id, sold_on, net, state", party ", '" day "', 1000, 0")
#define IN_BOOK(name, day) ROW_AT ("party", "name", "'" name "'", day)
#define ROW_AT(table, columns, values, day)                                                        \
  "INSERT INTO " table " (uid, created_at, changed_at, " columns                                   \
  ") VALUES (randomblob (16), " AT (day " 10:00:00") ", 0, " values ");"

/* The third quarter of 2026. Ada buys for the first time, Ben for the second, Cem comes no more, Dee is
 * new, Eli is said to be a partner, Fay was one and is given back, Gus is brought by Ben and both were
 * brought in later than they bought; Hal is in the bin, Ian only came afterwards. */
static const char *const shop = IN_BOOK ("Ada", "2026-01-01") IN_BOOK ("Ben", "2026-01-01")
    IN_BOOK ("Cem", "2024-01-01") IN_BOOK ("Dee", "2026-08-01") IN_BOOK ("Eli", "2026-01-01")
        IN_BOOK ("Fay", "2026-01-01") IN_BOOK ("Gus", "2026-11-01") IN_BOOK ("Hal", "2026-01-01")
            IN_BOOK ("Ian", "2026-10-05") SALE ("1", "2026-07-01") SALE ("1", "2026-10-01")
                SALE ("2", "2026-06-01") SALE ("2", "2026-06-01") SALE ("2", "2026-09-30") SALE (
                    "3", "2025-07-01") SALE ("7", "2026-06-01")
                    SALE ("8", "2026-07-01") "UPDATE party SET deleted_at = 1 WHERE id = 8;" ROW (
                        "rung_mark", "party_id, rung, set_on", "5, 5, '2026-07-01'")
                        ROW ("rung_mark", "party_id, rung, set_on", "6, 5, '2026-06-30'")
                            ROW ("rung_mark", "party_id, set_on", "6, '2026-09-30'")
    /* Said of another time, and taken back. */
    ROW ("rung_mark", "party_id, rung, set_on", "1, 5, '2026-10-01'")
        ROW ("rung_mark", "party_id, rung, set_on, deleted_at", "2, 5, '2026-07-01', 1");

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_script (f, shop);
}

typedef struct
{
  const char *from, *to;
  RegMovements *movements;
  GCancellable *cancellable;
  gint done;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->movements = reg_movements_load (db, job->from, job->to, &job->done, job->cancellable, error);
  return job->movements != NULL;
}

static const char *
nick (guint8 rung)
{
  return rung == 255 ? "-" : reg_enum_get_nick (&reg_enum_rung, rung);
}

static void
assert_moved (StoreFixture *f, const char *from, const char *to, const char *expected)
{
  Job job = { from, to, NULL, NULL, 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, load_job, &job);
  for (guint i = 0; i < job.movements->parties->len; i++)
    g_string_append_printf (text, "%s%d:%s>%s", i ? " " : "",
                            (int)g_array_index (job.movements->parties, gint64, i),
                            nick (job.movements->from->data[i]), nick (job.movements->to->data[i]));
  g_assert_cmpstr (text->str, ==, expected);
  reg_movements_free (job.movements);
}

static void
test_quarter (StoreFixture *f, gconstpointer unused)
{
  assert_moved (f, "2026-06-30", "2026-09-30",
                "1:prospect>first 2:first>repeat 3:first>lost 4:->prospect 5:prospect>partner"
                " 6:partner>prospect 7:first>first 9:->-");
}

/* The day itself belongs to it, the same day twice moves nobody. */
static void
test_days (StoreFixture *f, gconstpointer unused)
{
  assert_moved (f, "2026-07-01", "2026-07-01",
                "1:first>first 2:first>first 3:first>first 4:->- 5:partner>partner"
                " 6:partner>partner 7:first>first 9:->-");
  assert_moved (f, "2020-01-01", "2020-01-01", "1:->- 2:->- 3:->- 4:->- 5:->- 6:->- 7:->- 9:->-");
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const char *const bad[][2] = {
    { "2026-07-01", "2026-06-30" },
    { "", "2026-06-30" },
    { "2026-07-01", "soon" },
    { "2026-02-30", "2026-06-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      Job job = { bad[i][0], bad[i][1], NULL, NULL, 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (reg_store_read_sync (f->store, load_job, &job, NULL, &error));
      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
    }
}

/* --- the customers behind a cell ---------------------------------------------------------- */

typedef struct
{
  const char *filter;
  GString *text;
} Ask;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  const RegListQuery query = { REG_LIST_CUSTOMERS, 0, TRUE, ask->filter, 0, NULL };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, cancellable, error);

  for (guint i = 0; ids && i < ids->len; i++)
    g_string_append_printf (ask->text, "%d ", (int)g_array_index (ids, gint64, i));
  return ids != NULL;
}

static void
test_behind (StoreFixture *f, gconstpointer unused)
{
  const gint64 ids[] = { 2, 8, 1, 99 };
  g_autofree char *filter = reg_list_ids_filter_new ("Client → Lost", ids, G_N_ELEMENTS (ids),
                                                     NULL);
  g_autofree char *none = reg_list_ids_filter_new ("", NULL, 0, NULL);
  g_autofree char *label = reg_list_ids_filter_dup_label (filter);
  Ask ask = { filter, g_string_new (NULL) };

  g_assert_cmpstr (label, ==, "Client → Lost");
  g_assert_null (reg_list_ids_filter_dup_label ("mine"));
  /* In the order of the list; who is in the bin or unknown is not there. */
  store_fixture_read (f, list_job, &ask);
  g_assert_cmpstr (ask.text->str, ==, "2 1 ");
  g_string_truncate (ask.text, 0);
  ask.filter = none;
  store_fixture_read (f, list_job, &ask);
  g_assert_cmpstr (ask.text->str, ==, "");
  g_string_free (ask.text, TRUE);
}

/* Whatever somebody made of it is refused or has its customers; nothing of it becomes SQL. */
static void
test_bad_filters (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *filter;
    const char *ids; /* NULL when it is refused */
  } cases[] = {
    { "ids:x\nnot a list", NULL },
    { "ids:x", NULL },
    { "ids:", NULL },
    { "ids:x\n", NULL },
    { "ids:x\n[", NULL },
    { "ids:x\n1,2", NULL },
    { "ids:x\n[1,2", NULL },
    { "ids:x\n[1,2]) OR 1 IN (1", NULL },
    { "ids:x\n[1,,2]", NULL },
    { "ids:x\n[1]2]", NULL },
    { "ids:x\n[]", "" },
    { "ids:x\n[1]", "1 " },
    { "ids:'; DROP TABLE party; --\n[1,2]", "2 1 " },
    { "ids:x\n[99999999999999999999]", "" },
    { "ids:x\n[1,1,1]", "1 " },
    { "ids:x\n[1]\nall\nkind is person", "1 " },
    { "ids:x\n[1]\n", "1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Ask ask = { cases[i].filter, g_string_new (NULL) };
      g_autoptr (GError) error = NULL;
      gboolean ok = reg_store_read_sync (f->store, list_job, &ask, NULL, &error);

      if (ok != (cases[i].ids != NULL))
        g_error ("“%s”: %s", cases[i].filter, error ? error->message : "taken");
      if (ok)
        g_assert_cmpstr (ask.text->str, ==, cases[i].ids);
      g_string_free (ask.text, TRUE);
    }
}

/* The conditions of a segment stay with it, and with nothing else. */
static void
test_conditions (void)
{
  static const gint64 ids[] = { 7, 8 };
  g_autofree char *with = reg_list_ids_filter_new ("Loyal", ids, 2, "all\ntown is Bonn");
  g_autofree char *without = reg_list_ids_filter_new ("Loyal", ids, 2, NULL);
  g_autofree char *label = reg_list_ids_filter_dup_label (with);

  g_assert_cmpstr (with, ==, "ids:Loyal\n[7,8]\nall\ntown is Bonn");
  g_assert_cmpstr (without, ==, "ids:Loyal\n[7,8]");
  g_assert_cmpstr (label, ==, "Loyal");
  g_assert_cmpstr (reg_list_ids_filter_get_conditions (with), ==, "all\ntown is Bonn");
  g_assert_null (reg_list_ids_filter_get_conditions (without));
  g_assert_null (reg_list_ids_filter_get_conditions ("mine"));
  g_assert_null (reg_list_ids_filter_get_conditions ("segment:7"));
}

/* It says how far it is, never backwards, and stops when nobody wants it any more. */
static void
test_stopped (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Job job = { "2026-06-30", "2026-09-30", NULL, NULL, 0 };

  store_fixture_read (f, load_job, &job);
  g_assert_cmpint (job.done, >=, 0);
  g_assert_cmpint (job.done, <=, 1000);
  reg_movements_free (job.movements);
  job.movements = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_false (reg_store_read_sync (f->store, load_job, &job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (job.movements);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/movements/" path, StoreFixture, NULL, set_up, test, store_fixture_tear_down)
  ADD ("quarter", test_quarter);
  ADD ("days", test_days);
  ADD ("refused", test_refused);
  ADD ("behind", test_behind);
  ADD ("bad-filters", test_bad_filters);
  ADD ("stopped", test_stopped);
  g_test_add_func ("/movements/conditions", test_conditions);
  return g_test_run ();
}
