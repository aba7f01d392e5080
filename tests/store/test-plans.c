/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "questions.h"

#include "store/reg-db-private.h"
#include "store/reg-search.h"

#include <string.h>

/* How SQLite goes about every question the windows ask. The questions are asked, and then all
 * statements that were compiled for them are looked at. With sixty customers each is quick; with a
 * hundred thousand only those are that go by an index. */

/* Grows with the years; a walk through one of these is seen and felt. */
static const char *const large[] = {
  "party",
  "contact_point",
  "touchpoint",
  "task",
  "opportunity",
  "quotation",
  "quotation_line",
  "sale",
  "sale_line",
  "action",
  "change",
  "complaint_event",
  "party_summary",
  "complaint",
  "attachment",
  "product",
  "quotation_revision",
  "approval_event",
  "approval_step",
  "answer",
  "confirmation",
  "holding",
  "price_list",
  "price_item",
  "material_request",
  "template_line",
  "guide_step",
};

/* "SCAN p" where p is a party: whether a large table is walked through row by row. */
static gboolean
is_walk (const char *sql, const char *step)
{
  g_auto (GStrv) words = NULL;

  if (!g_str_has_prefix (step, "SCAN ") || strstr (step, " INDEX ")
      || strstr (step, "VIRTUAL TABLE"))
    return FALSE;
  words = g_strsplit (step, " ", 3);
  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    {
      g_autofree char *named = g_strdup_printf ("\\b%s( AS)? %s\\b", large[i], words[1]);

      if (g_str_equal (large[i], words[1]) || g_regex_match_simple (named, sql, 0, 0))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const Question *question;
  GHashTable *seen; /* statements that were looked at */
  guint n_looked_at;
} PlanJob;

static void
look_at_plan (RegDb *db, const PlanJob *job, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (RegStatement) each = reg_db_prepare (db, explain);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) meant = g_strsplit (job->question->walks, " ", -1);
  guint n_walks = 0;

  while (reg_statement_next (each, &error))
    {
      const char *step = reg_statement_text (each, 3);

      if (is_walk (sql, step)
          && (++n_walks > g_strv_length (meant)
              || !g_strv_contains ((const char *const *)meant, step + strlen ("SCAN "))))
        g_error ("%s: %s in %s", job->question->name, step, sql);
    }
  g_assert_no_error (error);
}

static gboolean
plan_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PlanJob *job = data;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer sql;

  reg_db_forget_statements (db);
  if (!job->question->ask (db, error))
    return FALSE;
  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    if (g_hash_table_add (job->seen, g_strdup (sql)))
      g_ptr_array_add (fresh, g_strdup (sql));
  for (guint i = 0; i < fresh->len; i++)
    look_at_plan (db, job, fresh->pdata[i]);
  job->n_looked_at = fresh->len;
  return TRUE;
}

static void
test_plans (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_questions; i++)
    {
      PlanJob job = { &questions[i], seen, 0 };

      if (questions[i].writes)
        store_fixture_write (f, plan_job, &job);
      else
        store_fixture_read (f, plan_job, &job);
      g_test_message ("%s: %u statements", questions[i].name, job.n_looked_at);
      g_assert_cmpuint (job.n_looked_at, >, 0);
    }
}

/* The candidates of a search lead to their customers by key. An index over all customers that were
 * not thrown away is one as well, and is walked through just the same. */
static gboolean
search_plan_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const queries[] = { "ma", "maria d", "030 12", "0301234567", "a@b.nl", "ari" };
  GHashTableIter iter;
  gpointer sql;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  guint n_steps = 0;

  reg_db_forget_statements (db);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = reg_search (db, queries[i], 8, NULL, error);

      if (!hits)
        return FALSE;
    }
  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    g_ptr_array_add (all, g_strdup (sql));
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", all->pdata[i], NULL);
      g_autoptr (RegStatement) each = reg_db_prepare (db, explain);

      while (reg_statement_next (each, error))
        {
          const char *step = reg_statement_text (each, 3);

          if (!g_regex_match_simple ("^S[A-Z]+ (p|s|x)\\b", step, 0, 0))
            continue;
          if (!strstr (step, "USING INTEGER PRIMARY KEY"))
            g_error ("%s in %s", step, (char *)all->pdata[i]);
          n_steps++;
        }
    }
  g_assert_cmpuint (n_steps, >=, 8);
  return TRUE;
}

static void
test_search_goes_by_key (StoreFixture *f, gconstpointer unused)
{
  store_fixture_read (f, search_plan_job, NULL);
}

/* The test itself: what would be noticed, and what would not. */
static void
test_a_walk_is_noticed (void)
{
  static const struct
  {
    const char *sql, *step;
    gboolean walks;
  } cases[] = {
    { "SELECT * FROM party", "SCAN party", TRUE },
    { "SELECT * FROM party p WHERE p.note = ''", "SCAN p", TRUE },
    { "SELECT * FROM sale AS s", "SCAN s", TRUE },
    { "SELECT * FROM stage g", "SCAN g", FALSE },
    { "SELECT * FROM party p", "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)", FALSE },
    { "SELECT name FROM party p", "SCAN p USING COVERING INDEX party_name", FALSE },
    { "SELECT rowid FROM party_word", "SCAN party_word VIRTUAL TABLE INDEX 0:M1", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (is_walk (cases[i].sql, cases[i].step) == cases[i].walks);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/plans/" #name, StoreFixture, NULL, questions_set_up, test_##name,            \
              store_fixture_tear_down)
  ADD (plans);
  ADD (search_goes_by_key);
  g_test_add_func ("/store/plans/a-walk-is-noticed", test_a_walk_is_noticed);
  return g_test_run ();
}
