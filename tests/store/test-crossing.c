/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "questions.h"
#include "store/reg-counter.h"
#include "store/reg-crossing.h"
#include "store/reg-segments.h"

#define SALE(party, day, net)                                                                      \
  ROW ("sale", "party_id, sold_on, net, cost, state", party ", '" day "', " net ", 0, 0")
#define ADDRESS(party, town, code, country)                                                        \
  ROW ("contact_point", "party_id, kind, city, postal_code, country",                              \
       party ", 7, '" town "', '" code "', '" country "'")

/* On 18 November 2026. A and B live in one town that is written in two ways, C in another, D is a firm,
 * E is not to be used but brought most, F is in the bin. */
/* clang-format off */
static const char *const book =
  ROW ("staff", "name", "'Ada'")
  ROW ("party", "name, kind, birthday, customer_class, owner_id", "'A', 0, '1990-11-23', 'Größe', 1")
  ROW ("party", "name, kind, birthday, customer_class", "'B', 0, '2001-11-18', 'GROSSE'")
  ROW ("party", "name, kind, birthday, gender", "'C', 0, '--12-01', 1")
  ROW ("party", "name, kind, birthday", "'D', 1, '1980-01-01'")
  ROW ("party", "name, kind, restricted", "'E', 0, 1")
  ROW ("party", "name, kind, deleted_at", "'F', 0, 1")
  ADDRESS ("1", "Köln", "50667", "DE") ADDRESS ("2", "KOLN", "50999", "Germany")
  ADDRESS ("3", "Utrecht", "3511 AB", "NL")
  SALE ("1", "2026-10-18", "900") SALE ("1", "2026-10-18", "50") SALE ("2", "2026-10-17", "500")
  SALE ("4", "2024-11-17", "700") SALE ("5", "2026-11-01", "9000") SALE ("6", "2026-11-01", "9999");
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_script (f, book);
}

typedef struct
{
  RegSegmentation rows, columns;
  gint done;
  RegCrossing *crossing;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->crossing = reg_crossing_load (db, job->rows, job->columns, &job->done, cancellable, error);
  return job->crossing != NULL;
}

static RegCrossing *
load (StoreFixture *f, RegSegmentation rows, RegSegmentation columns)
{
  Job job = { rows, columns, 0, NULL };

  store_fixture_read (f, load_job, &job);
  return job.crossing;
}

static const char *
get_label (const GPtrArray *bands, guint8 index)
{
  g_assert_cmpuint (index, <, bands->len);
  return ((RegCrossingBand *)bands->pdata[index])->label;
}

/* "1 Köln" for each customer. */
static char *
describe (StoreFixture *f, RegSegmentation by)
{
  g_autoptr (RegCrossing) crossing = load (
      f, by, by == REG_SEGMENTATION_KIND ? REG_SEGMENTATION_AGE : REG_SEGMENTATION_KIND);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < crossing->parties->len; i++)
    g_string_append_printf (text, "%s%d %s", i > 0 ? ", " : "",
                            (int)g_array_index (crossing->parties, gint64, i),
                            get_label (crossing->row_bands, crossing->rows->data[i]));
  return g_string_free (text, FALSE);
}

static void
test_groups (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    RegSegmentation by;
    const char *expected;
  } cases[] = {
    /* Of four buyers, one of whom is not shown. */
    { REG_SEGMENTATION_PROFIT, "1 Second fifth, 2 Fourth fifth, 3 Not bought yet, 4 Middle fifth" },
    /* A month ago on one day, a little longer ago, and two years ago. */
    { REG_SEGMENTATION_RFM, "1 Promising, 2 Promising, 3 Not bought yet, 4 Sleeping" },
    { REG_SEGMENTATION_LAST_PURCHASE, "1 In the last month, 2 1 to 3 months ago, 3 Not bought yet,"
                                      " 4 Longer ago" },
    { REG_SEGMENTATION_SINCE, "1 Under a year, 2 Under a year, 3 Not bought yet, 4 2 to 5 years" },
    { REG_SEGMENTATION_PURCHASES, "1 2 or 3, 2 One, 3 None, 4 One" },
    { REG_SEGMENTATION_RUNG, "1 First-time customer, 2 First-time customer, 3 Prospect, 4 Lost" },
    { REG_SEGMENTATION_CLASS, "1 Größe, 2 Größe, 3 Not known, 4 Not known" },
    { REG_SEGMENTATION_KIND, "1 Person, 2 Person, 3 Person, 4 Organisation" },
    { REG_SEGMENTATION_AGE, "1 35 to 44, 2 25 to 34, 3 Not known, 4 Organisation" },
    { REG_SEGMENTATION_GENDER, "1 Not known, 2 Not known, 3 Man, 4 Not known" },
    { REG_SEGMENTATION_TOWN, "1 Köln, 2 Köln, 3 Utrecht, 4 Not known" },
    { REG_SEGMENTATION_POSTAL_AREA, "1 50, 2 50, 3 35, 4 Not known" },
    { REG_SEGMENTATION_COUNTRY, "1 Germany, 2 Germany, 3 Netherlands, 4 Not known" },
    { REG_SEGMENTATION_OWNER,
      "1 Ada, 2 Nobody in particular, 3 Nobody in particular, 4 Nobody in particular" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe (f, cases[i].by);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* The most frequent ones have a name, one that would be left over alone too. */
static void
test_others (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    int n_classes;
    guint n_bands;
    gboolean has_others;
  } cases[] = { { 0, 1, FALSE }, { 6, 7, FALSE }, { 7, 8, FALSE }, { 8, 8, TRUE } };

  store_fixture_script (f, "UPDATE party SET customer_class = NULL;");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) sql = g_string_new (NULL);
      g_autoptr (RegCrossing) crossing = NULL;

      for (int k = i > 0 ? cases[i - 1].n_classes : 0; k < cases[i].n_classes; k++)
        for (int n = 0; n < 10 - k; n++)
          g_string_append_printf (sql, ROW ("party", "name, customer_class", "'X', 'class %d'"), k);
      if (sql->len > 0)
        store_fixture_script (f, sql->str);
      crossing = load (f, REG_SEGMENTATION_KIND, REG_SEGMENTATION_CLASS);
      g_assert_cmpuint (crossing->column_bands->len, ==, cases[i].n_bands);
      if (cases[i].n_classes > 0)
        {
          g_autofree char *conditions = reg_crossing_dup_conditions (crossing, 0, 0);

          g_assert_cmpstr (get_label (crossing->column_bands, 0), ==, "class 0");
          g_assert_cmpstr (conditions, ==, "all\nkind is person\nclass is class 0");
        }
      g_assert_true (
          cases[i].has_others
          == g_str_equal (get_label (crossing->column_bands, MAX (cases[i].n_bands, 2) - 2),
                          "Others"));
      if (cases[i].has_others)
        g_assert_null (reg_crossing_dup_conditions (crossing, 0, (int)cases[i].n_bands - 2));
    }
}

/* What stands in the book is a group as it is; what no segment could compare with is not kept as one. */
static void
test_texts (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *value;      /* in SQL */
    const char *label;      /* NULL when it is too long to be written here */
    const char *conditions; /* NULL where it cannot be said */
  } cases[] = {
    { "'Fair'", "Fair", "all\nkind is person\nclass is Fair" },
    { "'50 % off'", "50 % off", "all\nkind is person\nclass is 50 % off" },
    { "'is known'", "is known", "all\nkind is person\nclass is is known" },
    { "'''); DROP TABLE party; --'", "'); DROP TABLE party; --",
      "all\nkind is person\nclass is '); DROP TABLE party; --" },
    { "'class' || char (7)", "class\a", NULL },
    { "printf ('%.250c', 'x')", NULL, NULL },
    { "''", "Not known", "all\nkind is person\nclass empty" },
    { "NULL", "Not known", "all\nkind is person\nclass empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE party SET kind = 0, customer_class = %s;",
                                              cases[i].value);
      g_autoptr (RegCrossing) crossing = NULL;
      g_autofree char *conditions = NULL;
      guint8 group;

      store_fixture_script (f, sql);
      crossing = load (f, REG_SEGMENTATION_KIND, REG_SEGMENTATION_CLASS);
      group = crossing->columns->data[0];
      conditions = reg_crossing_dup_conditions (crossing, 0, group);
      if (cases[i].label)
        g_assert_cmpstr (get_label (crossing->column_bands, group), ==, cases[i].label);
      g_assert_cmpstr (conditions, ==, cases[i].conditions);
    }
}

/* A country is one group however the book has it, and of several addresses one counts. */
static void
test_countries (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *country;
    const char *label;
    const char *conditions;
  } cases[] = {
    { "DE", "Germany", "all\ncountry is DE" },
    { "de", "Germany", "all\ncountry is DE" },
    { "Germany", "Germany", "all\ncountry is DE" },
    { "Atlantis", "Atlantis", "all\ncountry is Atlantis" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE contact_point SET country = '%s' WHERE party_id = 1;", cases[i].country);
      g_autoptr (RegCrossing) crossing = NULL;
      g_autofree char *conditions = NULL;

      store_fixture_script (f, sql);
      crossing = load (f, REG_SEGMENTATION_KIND, REG_SEGMENTATION_COUNTRY);
      conditions = reg_crossing_dup_conditions (crossing, -1, crossing->columns->data[0]);
      g_assert_cmpstr (get_label (crossing->column_bands, crossing->columns->data[0]), ==,
                       cases[i].label);
      g_assert_cmpstr (conditions, ==, cases[i].conditions);
    }
  store_fixture_script (f, ADDRESS ("3", "Aachen", "52062", "DE"));
  {
    g_autoptr (RegCrossing)
        crossing = load (f, REG_SEGMENTATION_POSTAL_AREA, REG_SEGMENTATION_COUNTRY);
    g_autoptr (GArray) all = reg_crossing_list (crossing, -1, -1);

    g_assert_cmpuint (all->len, ==, 4);
    g_assert_cmpstr (get_label (crossing->row_bands, crossing->rows->data[2]), ==, "52");
    g_assert_cmpstr (get_label (crossing->column_bands, crossing->columns->data[2]), ==, "Germany");
    g_assert_null (reg_crossing_dup_conditions (crossing, -1, -1));
  }
}

/* Nobody is no error, and neither is a book whose only customers are not to be used. */
static void
test_nobody (StoreFixture *f, gconstpointer unused)
{
  static const char *const scripts[] = { "UPDATE party SET restricted = 1;",
                                         "UPDATE party SET deleted_at = 1;" };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      store_fixture_script (f, scripts[i]);
      for (int by = 1; by < REG_N_SEGMENTATIONS; by++)
        {
          g_autoptr (RegCrossing) crossing = load (f, by, by - 1);

          g_assert_cmpuint (crossing->parties->len, ==, 0);
          g_assert_cmpuint (crossing->rows->len, ==, 0);
          g_assert_cmpuint (crossing->n_buyers, ==, 0);
          g_assert_cmpuint (crossing->row_bands->len, >=, 1);
        }
    }
}

/* --- the same by conditions ---------------------------------------------------------------- */

typedef struct
{
  const char *conditions;
  GArray *ids;
} Segment;

static gboolean
segment_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Segment *job = data;
  g_autoptr (RegSegment) segment = reg_segment_parse (job->conditions, error);

  job->ids = segment ? reg_segment_list_ids (db, segment, 0, error) : NULL;
  return job->ids != NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return left < right ? -1 : left > right;
}

/* A cell that can be kept as a segment has the same customers then, whatever the book has in it. */
static guint
compare_cells (StoreFixture *f, RegSegmentation rows, RegSegmentation columns)
{
  g_autoptr (RegCrossing) crossing = load (f, rows, columns);
  guint n_compared = 0;

  for (int row = -1; row < (int)crossing->row_bands->len; row++)
    for (int column = -1; column < (int)crossing->column_bands->len; column++)
      {
        g_autofree char *conditions = reg_crossing_dup_conditions (crossing, row, column);
        g_autoptr (GArray) ids = reg_crossing_list (crossing, row, column);
        Segment job = { conditions, NULL };

        if (conditions == NULL)
          continue;
        store_fixture_read (f, segment_job, &job);
        g_array_sort (job.ids, compare_ids);
        g_test_message ("%s: %u", conditions, ids->len);
        g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), job.ids->data,
                         job.ids->len * sizeof (gint64));
        g_array_unref (job.ids);
        n_compared += ids->len > 0;
      }
  return n_compared;
}

static void
test_kept (StoreFixture *f, gconstpointer unused)
{
  for (int by = 0; by < REG_N_SEGMENTATIONS; by++)
    {
      if (by == REG_SEGMENTATION_PROFIT)
        continue;
      /* Of buying habits only who did not buy can be said by conditions. */
      g_assert_cmpuint (compare_cells (f, by, REG_SEGMENTATION_PROFIT), >=,
                        by == REG_SEGMENTATION_RFM ? 3 : 5);
    }
}

/* --- at the counter ------------------------------------------------------------------------ */

typedef struct
{
  gint64 party;
  RegCounter *counter;
} Counter;

static gboolean
counter_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Counter *job = data;

  job->counter = reg_counter_load (db, job->party, error);
  return job->counter != NULL;
}

/* The card says of each customer what the table says. */
static void
test_counter (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegCrossing) crossing = load (f, REG_SEGMENTATION_RFM, REG_SEGMENTATION_PROFIT);
  guint groups[REG_N_RFM] = { 0 }, n_groups = 0;

  for (guint i = 0; i < crossing->parties->len; i++)
    {
      Counter job = { g_array_index (crossing->parties, gint64, i), NULL };

      store_fixture_read (f, counter_job, &job);
      g_assert_cmpint (job.counter->rfm, ==, crossing->rows->data[i]);
      if (job.counter->band > 0)
        g_assert_cmpint (job.counter->band - 1, ==, crossing->columns->data[i]);
      n_groups += groups[job.counter->rfm]++ == 0;
      reg_counter_free (job.counter);
    }
  g_assert_cmpuint (n_groups, >=, 4);
}

static void
test_cancelled (StoreFixture *f, gconstpointer unused)
{
  Job job = { REG_SEGMENTATION_RFM, REG_SEGMENTATION_TOWN, 0, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (reg_store_read_sync (f->store, load_job, &job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, fixture, test)                                                                   \
  g_test_add ("/crossing/" path, StoreFixture, NULL, fixture, test, store_fixture_tear_down)
  ADD ("groups", set_up, test_groups);
  ADD ("others", set_up, test_others);
  ADD ("texts", set_up, test_texts);
  ADD ("countries", set_up, test_countries);
  ADD ("nobody", set_up, test_nobody);
  ADD ("kept/small", set_up, test_kept);
  ADD ("kept/seeded", questions_set_up, test_kept);
  ADD ("counter", questions_set_up, test_counter);
  ADD ("cancelled", set_up, test_cancelled);
  return g_test_run ();
}
