/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-bin.h"
#include "store/reg-guides.h"

/* 1 jacket with the variant 2, which costs the same; 3 helmet. */
/* clang-format off */
static const char *shop =
    ROW ("product", "name, code, price", "'Jacket', 'JA', 59000000")
    ROW ("product", "name, code, variant_of", "'Jacket, red', 'JA-R', 1")
    ROW ("product", "name, code, price", "'Helmet', 'HE', 40000000");
/* clang-format on */

/* What for (-1): rain (-2) asks for the colour: red is product 2, any is product 1; the head is 3. */
static const RegGuideStep clothes[] = {
  { .id = -5, .parent = -1, .position = 9, .answer = "The head", .product = 3 },
  { .id = -1, .question = "What for?" },
  { .id = -4,
    .parent = -2,
    .position = 2,
    .answer = "Any",
    .product = 1,
    .note = "It is the usual" },
  { .id = -3, .parent = -2, .position = 1, .answer = " Red ", .product = 2, .quantity = 2000000 },
  { .id = -2, .parent = -1, .position = 3, .answer = "Rain", .question = "Which colour?" },
};

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_make_firm (f);
  store_fixture_script (f, shop);
}

typedef struct
{
  RegRecord *record;
  const RegGuideStep *steps;
  gsize n_steps;
  gint64 id;
  GPtrArray *rows;
  RegGuide *guide;
} Job;

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = reg_guide_save (db, job->record, job->steps, job->n_steps, error);
  return job->id != 0;
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->guide = reg_guide_load (db, job->id, error);
  return job->guide != NULL;
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->rows = reg_guides_list (db, error);
  return job->rows != NULL;
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_guide_delete (db, ((Job *)data)->id, error);
}

static gboolean
restore_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_guide_restore (db, ((Job *)data)->id, error);
}

static RegRecord *
name_guide (gint64 id, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_GUIDE);

  if (id)
    reg_record_builder_set_id (builder, id);
  reg_record_builder_set_text (builder, REG_GUIDE_NAME, name);
  return reg_record_builder_end (builder);
}

/* Saves a new guide; returns its id. */
static gint64
save_new (StoreFixture *f, const char *name, const RegGuideStep *steps, gsize n, gint64 *action)
{
  g_autoptr (RegRecord) record = name_guide (0, name);
  Job job = { .record = record, .steps = steps, .n_steps = n };
  gint64 done = store_fixture_write (f, save_job, &job);

  if (action)
    *action = done;
  return job.id;
}

/* Saves what became of a guide; returns the action. */
static gint64
save_again (StoreFixture *f, gint64 id, const RegGuideStep *steps, gsize n)
{
  g_autoptr (RegRecord) record = store_fixture_load (f, REG_ENTITY_GUIDE, id);
  Job job = { .record = record, .steps = steps, .n_steps = n };

  return store_fixture_write (f, save_job, &job);
}

static int
try_save (StoreFixture *f, gint64 id, const RegGuideStep *steps, gsize n)
{
  g_autoptr (RegRecord) record = id ? store_fixture_load (f, REG_ENTITY_GUIDE, id)
                                    : name_guide (0, "Other");
  Job job = { .record = record, .steps = steps, .n_steps = n };
  g_autoptr (GError) error = store_fixture_refused (f, save_job, &job);

  g_assert_cmpuint (error->domain, ==, REG_STORE_ERROR);
  return error->code;
}

static RegGuide *
load (StoreFixture *f, gint64 id)
{
  Job job = { .id = id };

  store_fixture_read (f, load_job, &job);
  return job.guide;
}

/* The steps in order: "answer>question" or "answer=code@price". */
static char *
dup_guide (StoreFixture *f, gint64 id)
{
  g_autoptr (RegGuide) guide = load (f, id);
  g_autoptr (GPtrArray) order = reg_guide_tree_list_in_order (guide->tree);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    {
      const RegGuideStep *step = order->pdata[i];
      RegRecord *product = reg_guide_get_product (guide, step);

      g_string_append_printf (text, "%s%s", i ? " | " : "", step->answer ? step->answer : "");
      if (product)
        g_string_append_printf (text, "=%s@%d", reg_record_get_text (product, REG_PRODUCT_CODE),
                                (int)(reg_record_get_int (product, REG_PRODUCT_PRICE) / 1000000));
      else
        g_string_append_printf (text, ">%s", step->question ? step->question : "");
    }
  return g_string_free (text, FALSE);
}

/* "kind:step …" */
static char *
dup_problems (StoreFixture *f, gint64 id)
{
  g_autoptr (RegGuide) guide = load (f, id);
  g_autoptr (GArray) problems = reg_guide_tree_check (guide->tree);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const RegGuideProblem *problem = &g_array_index (problems, RegGuideProblem, i);

      g_string_append_printf (text, "%s%s:%d", i ? " " : "",
                              reg_enum_get_nick (&reg_enum_guide_problem, (int)problem->kind),
                              (int)problem->step);
    }
  return g_string_free (text, FALSE);
}

/* "name questions/products/problems usable; …" */
static void
assert_list (StoreFixture *f, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Job job = { 0 };

  store_fixture_read (f, list_job, &job);
  for (guint i = 0; i < job.rows->len; i++)
    {
      const RegGuideRow *row = job.rows->pdata[i];

      g_string_append_printf (text, "%s%s %u/%u/%u %s", i ? "; " : "", row->name, row->n_questions,
                              row->n_products, row->n_problems, row->is_usable ? "yes" : "no");
    }
  g_ptr_array_unref (job.rows);
  g_assert_cmpstr (text->str, ==, expected);
}

#define CLOTHES ">What for? | Rain>Which colour? | Red=JA-R@59 | Any=JA@59 | The head=HE@40"

static void
test_save (StoreFixture *f, gconstpointer unused)
{
  gint64 id = save_new (f, " Clothes ", clothes, G_N_ELEMENTS (clothes), NULL);
  g_autofree char *text = dup_guide (f, id);
  g_autofree char *problems = dup_problems (f, id);
  g_autoptr (RegGuide) guide = load (f, id);
  const RegGuideStep *rain = reg_guide_tree_get_answer (guide->tree,
                                                        reg_guide_tree_get_first (guide->tree), 0);
  const RegGuideStep *red = reg_guide_tree_get_answer (guide->tree, rain, 0);

  g_assert_cmpstr (text, ==, CLOTHES);
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpstr (reg_record_get_text (guide->record, REG_GUIDE_NAME), ==, "Clothes");
  g_assert_cmpint (rain->position, ==, 1);
  g_assert_cmpint (red->quantity, ==, 2000000);
  g_assert_null (red->note);
  g_assert_cmpstr (reg_guide_tree_get_answer (guide->tree, rain, 1)->note, ==, "It is the usual");
  assert_list (f, "Clothes 2/3/0 yes");
}

/* A guide with all its steps is one change: what was made, moved, changed and removed goes back. */
static void
test_undo (StoreFixture *f, gconstpointer unused)
{
  gint64 made;
  gint64 id = save_new (f, "Clothes", clothes, G_N_ELEMENTS (clothes), &made);
  g_autoptr (RegGuide) guide = load (f, id);
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  const RegGuideStep *first = reg_guide_tree_get_first (guide->tree);
  const RegGuideStep *rain = reg_guide_tree_get_answer (guide->tree, first, 0);
  const RegGuideStep *red = reg_guide_tree_get_answer (guide->tree, rain, 0);
  const RegGuideStep *head = reg_guide_tree_get_answer (guide->tree, first, 1);
  /* The first question is new, the old one stands below it, red directly below that; rain is gone with
   * what was below it. */
  const RegGuideStep turned[] = {
    { .id = -1, .question = "For whom?" },
    { .id = first->id, .parent = -1, .answer = "Me", .question = "What for?" },
    { .id = head->id, .parent = first->id, .answer = "My head", .product = 3 },
    { .id = red->id, .parent = first->id, .answer = "Red things", .product = 2 },
    { .id = -2, .parent = -1, .answer = "Somebody else", .product = 1 },
  };
  gint64 action = save_again (f, id, turned, G_N_ELEMENTS (turned));
  gint64 kept = -1;

  text = dup_guide (f, id);
  g_assert_cmpstr (text, ==,
                   ">For whom? | Me>What for? | My head=HE@40 | Red things=JA-R@59"
                   " | Somebody else=JA@59");
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM guide_step"), ==, 5);
  store_fixture_undo (f, action, NULL, &kept);
  g_assert_cmpint (kept, ==, 0);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
  store_fixture_undo (f, made, NULL, &kept);
  g_assert_cmpint (kept, ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM guide"), ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM guide_step"), ==, 0);
}

/* What did not change is not written again. */
static void
test_unchanged (StoreFixture *f, gconstpointer unused)
{
  gint64 id = save_new (f, "Clothes", clothes, G_N_ELEMENTS (clothes), NULL);
  g_autoptr (RegGuide) guide = load (f, id);
  gint64 n = store_fixture_query_int (f, "SELECT count (*) FROM change");

  save_again (f, id, reg_guide_tree_get_step (guide->tree, 0),
              reg_guide_tree_get_n_steps (guide->tree));
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM change"), ==, n);
}

/* Nothing is left behind by what is refused. */
static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  const RegGuideStep circle[] = {
    { .id = -1, .question = "?" },
    { .id = -2, .parent = -3, .answer = "a", .question = "?" },
    { .id = -3, .parent = -2, .answer = "b", .question = "?" },
  };
  const RegGuideStep lost[] = { { .id = -1, .question = "?" }, { .id = -2, .parent = -9 } };
  const RegGuideStep twice[] = { { .id = -1, .question = "?" }, { .id = -1, .parent = -1 } };
  const RegGuideStep no_key[] = { { .question = "?" } };
  const RegGuideStep less[] = {
    { .id = -1, .question = "?" },
    { .id = -2, .parent = -1, .answer = "a", .product = 1, .quantity = -1 }
  };
  const RegGuideStep foreign[] = { { .id = 1, .question = "?" } };
  gint64 id = save_new (f, "Clothes", clothes, G_N_ELEMENTS (clothes), NULL);
  g_autoptr (RegRecord) nameless = name_guide (0, "  ");
  Job job = { .record = nameless };
  g_autoptr (GError) error = store_fixture_refused (f, save_job, &job);
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_save (f, 0, circle, 3), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_save (f, id, circle, 3), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_save (f, 0, lost, 2), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_save (f, 0, twice, 2), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_save (f, 0, no_key, 1), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_save (f, 0, less, 2), ==, REG_STORE_ERROR_INVALID);
  /* A step of another guide. */
  g_assert_cmpint (try_save (f, 0, foreign, 1), ==, REG_STORE_ERROR_CONFLICT);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

static void
test_unfinished (StoreFixture *f, gconstpointer unused)
{
  const RegGuideStep begun[] = {
    { .id = -1, .question = "What for?" },
    { .id = -2, .parent = -1, .answer = "Rain" },
  };

  save_new (f, "Empty", NULL, 0, NULL);
  save_new (f, "Begun", begun, G_N_ELEMENTS (begun), NULL);
  save_new (f, "Clothes", clothes, G_N_ELEMENTS (clothes), NULL);
  store_fixture_script (f, "UPDATE guide SET position = 1 WHERE name = 'Clothes';");
  assert_list (f, "Clothes 2/3/0 yes; Begun 1/0/1 no; Empty 0/0/1 no");
}

/* What is in the bin is not offered, and the author hears of it; so with what is no longer sold. */
static void
test_deleted_product (StoreFixture *f, gconstpointer unused)
{
  gint64 id = save_new (f, "Clothes", clothes, G_N_ELEMENTS (clothes), NULL);
  gint64 helmet = store_fixture_query_int (f, "SELECT id FROM guide_step WHERE product_id = 3");
  gint64 jacket = store_fixture_query_int (f, "SELECT id FROM guide_step WHERE product_id = 1");
  g_autoptr (RegGuide) guide = NULL;
  g_autofree char *expected = g_strdup_printf ("gone:%d gone:%d", (int)jacket, (int)helmet);
  g_autofree char *problems = NULL;

  store_fixture_script (f, "UPDATE product SET deleted_at = 5 WHERE id = 3;"
                           " UPDATE product SET discontinued = 1 WHERE id = 1;");
  guide = load (f, id);
  problems = dup_problems (f, id);
  g_assert_cmpstr (problems, ==, expected);
  g_assert_null (reg_guide_get_product (guide, reg_guide_tree_find (guide->tree, helmet)));
  g_assert_nonnull (reg_guide_get_product (guide, reg_guide_tree_find (guide->tree, jacket)));
  assert_list (f, "Clothes 2/1/2 yes");
  store_fixture_script (f, "UPDATE product SET deleted_at = 5;");
  assert_list (f, "Clothes 2/0/3 no");
}

static void
test_bin (StoreFixture *f, gconstpointer unused)
{
  gint64 id = save_new (f, "Clothes", clothes, G_N_ELEMENTS (clothes), NULL);
  Job job = { .id = id };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 action;

  store_fixture_write (f, delete_job, &job);
  assert_list (f, "");
  g_assert_false (reg_store_read_sync (f->store, load_job, &job, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (try_save (f, id, NULL, 0), ==, REG_STORE_ERROR_CONFLICT);
  job.id = id;
  store_fixture_write (f, restore_job, &job);
  text = dup_guide (f, id);
  g_assert_cmpstr (text, ==, CLOTHES);
  action = store_fixture_write (f, delete_job, &job);
  assert_list (f, "");
  store_fixture_undo (f, action, NULL, NULL);
  assert_list (f, "Clothes 2/3/0 yes");
  g_assert_true (reg_bin_has_kind (REG_ENTITY_GUIDE));
}

/* Rows that another program wrote: a circle, a step below one of another guide, below one in the bin,
 * two first questions. They are said, and saving the guide anew puts an end to them. */
/* clang-format off */
static const char *bad =
    ROW ("guide", "name", "'Bad'")
    ROW ("guide", "name", "'Other'")
    ROW ("guide_step", "guide_id, question", "1, 'What for?'")
    ROW ("guide_step", "guide_id, parent_id, answer, product_id", "1, 1, 'Rain', 1")
    ROW ("guide_step", "guide_id, parent_id, answer, question", "1, 1, 'a', '?'")
    ROW ("guide_step", "guide_id, parent_id, answer, question", "1, 3, 'b', '?'")
    "UPDATE guide_step SET parent_id = 4 WHERE id = 3;"
    ROW ("guide_step", "guide_id, parent_id, answer, question, deleted_at", "1, 2, 'c', '?', 5")
    ROW ("guide_step", "guide_id, parent_id, answer, product_id", "1, 5, 'd', 1")
    ROW ("guide_step", "guide_id, question", "2, 'Else?'")
    ROW ("guide_step", "guide_id, parent_id, answer, product_id", "1, 7, 'e', 1")
    ROW ("guide_step", "guide_id, parent_id, answer, product_id", "1, 9, 'f', 1")
    ROW ("guide_step", "guide_id, question", "1, 'Which?'");
/* clang-format on */

static void
test_bad_rows (StoreFixture *f, gconstpointer unused)
{
  const RegGuideStep steps[] = {
    { .id = 1, .question = "What for?" },
    { .id = -1, .parent = 1, .answer = "Head", .product = 3 },
  };
  g_autofree char *problems = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 action;

  store_fixture_script (f, bad);
  problems = dup_problems (f, 1);
  g_assert_cmpstr (problems, ==,
                   "more-first:10 no-answers:10 unreachable:3 unreachable:4 unreachable:6"
                   " unreachable:8 unreachable:9");
  assert_list (f, "Bad 1/1/7 yes; Other 1/0/1 no");
  before = store_fixture_dump (f);
  action = save_again (f, 1, steps, G_N_ELEMENTS (steps));
  text = dup_guide (f, 1);
  g_assert_cmpstr (text, ==, ">What for? | Head=HE@40");
  assert_list (f, "Bad 1/1/0 yes; Other 1/0/1 no");
  store_fixture_undo (f, action, NULL, NULL);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

/* Ten answers below each question, a thousand steps in all; each ends at a product. */
static void
test_thousand (StoreFixture *f, gconstpointer unused)
{
  const int n = 1000;
  g_autofree RegGuideStep *steps = g_new0 (RegGuideStep, n);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RegGuide) guide = NULL;
  g_autofree char *problems = NULL;
  gint64 id;

  for (int i = 0; i < n; i++)
    {
      g_ptr_array_add (words, g_strdup_printf ("Answer %d", i));
      steps[i].id = -(i + 1);
      steps[i].parent = i ? -((i - 1) / 10 + 1) : 0;
      steps[i].answer = i ? words->pdata[i] : NULL;
      if (10 * i + 1 < n)
        steps[i].question = "Which?";
      else
        steps[i].product = 1 + i % 3;
    }
  id = save_new (f, "Large", steps, (gsize)n, NULL);
  guide = load (f, id);
  problems = dup_problems (f, id);
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (reg_guide_tree_get_n_steps (guide->tree), ==, (guint)n);
  assert_list (f, "Large 100/3/0 yes");
  save_again (f, id, NULL, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM guide_step"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/guides/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (save);
  ADD (undo);
  ADD (unchanged);
  ADD (refused);
  ADD (unfinished);
  ADD (deleted_product);
  ADD (bin);
  ADD (bad_rows);
  ADD (thousand);
  return g_test_run ();
}
