/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-date.h"
#include "core/reg-ladder.h"
#include "core/reg-rfm.h"
#include "store-fixture.h"
#include "store/reg-best.h"
#include "store/reg-crossing.h"
#include "store/reg-movements.h"
#include "store/reg-segments.h"

#include <string.h>

/* Random books, and what the store makes of their customers against the plainest way to work it out:
 * each customer compared with each other one. */

#define TODAY "2026-11-18"
#define MAX_CUSTOMERS 60
#define MAX_SALES 8
#define BOOKS 6

typedef struct
{
  char day[REG_DATE_SIZE];
  gint number; /* of the day */
  gint64 net, cost;
  gboolean counts; /* neither cancelled nor deleted */
} Sale;

typedef struct
{
  Sale sales[MAX_SALES];
  int n_sales;
  gboolean in_bin, restricted;
  int kind, gender, owner, class; /* gender and class -1 not known, owner 0 nobody */
  char birthday[REG_DATE_SIZE];   /* "" not known */
  char made[REG_DATE_SIZE];
  int brought_by; /* index, -1 nobody */
} Customer;

typedef struct
{
  Customer customers[MAX_CUSTOMERS];
  int n;
  gint today;
} Model;

static const char *const classes[] = { "A", "B", "C" };

/* --- making one --------------------------------------------------------------------------- */

static void
make_day (char day[REG_DATE_SIZE], int most_days_ago)
{
  g_assert_true (reg_date_add_days (TODAY, -g_test_rand_int_range (0, most_days_ago), day));
}

static void
make_sale (Sale *sale)
{
  make_day (sale->day, 1200);
  reg_date_to_day_number (sale->day, &sale->number);
  sale->net = g_test_rand_int_range (-2, 20) * 100;
  sale->cost = g_test_rand_int_range (0, 15) * 100;
  sale->counts = g_test_rand_int_range (0, 8) != 0;
}

static void
make_customer (Model *model, Customer *customer)
{
  *customer = (Customer){ .n_sales = g_test_rand_int_range (0, MAX_SALES + 1),
                          .in_bin = g_test_rand_int_range (0, 10) == 0,
                          .restricted = g_test_rand_int_range (0, 10) == 0,
                          .kind = g_test_rand_int_range (0, 4) == 0,
                          .gender = g_test_rand_int_range (-1, REG_N_GENDERS),
                          .owner = g_test_rand_int_range (0, 3),
                          .class = g_test_rand_int_range (-1, G_N_ELEMENTS (classes)),
                          .brought_by = g_test_rand_int_range (-3, MAX (model->n, 1)) };
  if (customer->brought_by >= model->n || customer->brought_by < 0)
    customer->brought_by = -1;
  for (int i = 0; i < customer->n_sales; i++)
    make_sale (&customer->sales[i]);
  if (g_test_rand_int_range (0, 3) > 0)
    make_day (customer->birthday, 90 * 365);
  make_day (customer->made, 900);
}

static void
append_customer (GString *sql, const Customer *customer)
{
  g_string_append_printf (
      sql,
      "INSERT INTO party (uid, created_at, changed_at, name, kind, restricted, deleted_at, gender,"
      " owner_id, customer_class, birthday, referred_by) VALUES (randomblob (16), " AT (
          "%s 10:00:00") ", 0, 'X', %d, %s, %s,",
      customer->made, customer->kind, customer->restricted ? "1" : "NULL",
      customer->in_bin ? "1" : "NULL");
  if (customer->gender < 0)
    g_string_append (sql, "NULL,");
  else
    g_string_append_printf (sql, "%d,", customer->gender);
  g_string_append_printf (sql, "nullif (%d, 0), nullif ('%s', ''), nullif ('%s', ''),",
                          customer->owner, customer->class < 0 ? "" : classes[customer->class],
                          customer->birthday);
  g_string_append_printf (sql, "nullif (%d, 0));", customer->brought_by + 1);
}

static void
append_sale (GString *sql, int party, const Sale *sale)
{
  g_string_append_printf (
      sql,
      "INSERT INTO sale (uid, created_at, changed_at, party_id, sold_on, net, cost, state,"
      " deleted_at) VALUES (randomblob (16), 0, 0, %d, '%s', %" G_GINT64_FORMAT
      ", %" G_GINT64_FORMAT ", %d, %s);",
      party, sale->day, sale->net, sale->cost, !sale->counts && sale->number % 2,
      !sale->counts && sale->number % 2 == 0 ? "1" : "NULL");
}

static void
make_model (StoreFixture *f, Model *model)
{
  g_autoptr (GString)
      sql = g_string_new (ROW ("staff", "name", "'Ada'") ROW ("staff", "name", "'Bert'"));
  int n = g_test_rand_int_range (1, MAX_CUSTOMERS + 1);

  model->n = 0;
  reg_date_to_day_number (TODAY, &model->today);
  for (int i = 0; i < n; i++, model->n++)
    {
      make_customer (model, &model->customers[i]);
      append_customer (sql, &model->customers[i]);
    }
  for (int i = 0; i < n; i++)
    for (int k = 0; k < model->customers[i].n_sales; k++)
      append_sale (sql, i + 1, &model->customers[i].sales[k]);
  store_fixture_use_clock (f, TODAY "T09:00:00Z");
  store_fixture_script (f, sql->str);
}

/* --- the plain way ------------------------------------------------------------------------- */

static gboolean
is_shown (const Customer *customer)
{
  return !customer->in_bin && !customer->restricted;
}

static int
count_sales (const Customer *customer)
{
  int n = 0;

  for (int i = 0; i < customer->n_sales; i++)
    n += customer->sales[i].counts;
  return n;
}

static gint64
get_contribution (const Customer *customer)
{
  gint64 sum = 0;

  for (int i = 0; i < customer->n_sales; i++)
    if (customer->sales[i].counts)
      sum += customer->sales[i].net - customer->sales[i].cost;
  return sum;
}

/* Days with a purchase until @until, after @since. */
static int
count_days (const Customer *customer, gint since, gint until, gint *first, gint *last)
{
  int n = 0;

  for (int i = 0; i < customer->n_sales; i++)
    {
      const Sale *sale = &customer->sales[i];
      gboolean is_new = sale->counts && sale->number > since && sale->number <= until;

      for (int k = 0; is_new && k < i; k++)
        is_new = !customer->sales[k].counts || customer->sales[k].number != sale->number;
      if (!is_new)
        continue;
      *first = n == 0 ? sale->number : MIN (*first, sale->number);
      *last = n == 0 ? sale->number : MAX (*last, sale->number);
      n++;
    }
  return n;
}

/* Who is in the bin has no place; who is not to be used has one, and is not shown. */
static guint
find_fifth (const Model *model, const Customer *customer)
{
  int better = 0, n = 0;

  if (count_sales (customer) == 0)
    return REG_N_FIFTHS;
  for (int i = 0; i < model->n; i++)
    {
      const Customer *other = &model->customers[i];

      if (other->in_bin || count_sales (other) == 0)
        continue;
      n++;
      better += get_contribution (other) > get_contribution (customer);
    }
  return (guint)(better * REG_N_FIFTHS / n);
}

static RegRfmFacts
get_habits (const Model *model, const Customer *customer)
{
  char since[REG_DATE_SIZE];
  gint first = 0, from = 0;
  RegRfmFacts facts = { 0 };

  g_assert_true (reg_date_add_months (TODAY, -REG_RFM_MONTHS, since));
  reg_date_to_day_number (since, &from);
  facts.n_days = count_days (customer, from, model->today, &first, &facts.last);
  for (int i = 0; i < customer->n_sales; i++)
    if (customer->sales[i].counts && customer->sales[i].number > from)
      facts.net += customer->sales[i].net;
  return facts;
}

static RegRfm
find_rfm (const Model *model, const Customer *customer)
{
  RegRfmFacts all[MAX_CUSTOMERS];
  g_autoptr (RegRfmScale) scale = NULL;
  gsize n = 0;
  RegRfmFacts own = get_habits (model, customer);

  if (count_sales (customer) == 0)
    return REG_RFM_NEVER;
  for (int i = 0; i < model->n; i++)
    if (is_shown (&model->customers[i]))
      all[n++] = get_habits (model, &model->customers[i]);
  scale = reg_rfm_scale_new (all, n, model->today);
  return reg_rfm_scale_judge (scale, &own);
}

static guint
find_age_group (const Customer *customer)
{
  if (customer->kind == REG_PARTY_KIND_ORGANISATION)
    return 7;
  return reg_segmentation_find_age (reg_segmentation_get_age (customer->birthday, TODAY));
}

static gint
get_since (const Customer *customer)
{
  gint made = 0;

  reg_date_to_day_number (customer->made, &made);
  for (int i = 0; i < customer->n_sales; i++)
    if (customer->sales[i].counts)
      made = MIN (made, customer->sales[i].number);
  return made;
}

static int
find_rung (const Model *model, int index, gint day)
{
  const Customer *customer = &model->customers[index];
  RegLadderFacts facts = { .mark = REG_LADDER_NO_MARK };
  RegLadderVerdict verdict;

  if (get_since (customer) > day)
    return 255;
  facts.n_days = count_days (customer, G_MININT, day, &facts.first, &facts.last);
  for (int i = 0; i < model->n; i++)
    facts.n_brought += model->customers[i].brought_by == index && !model->customers[i].in_bin
                       && get_since (&model->customers[i]) <= day;
  reg_ladder_judge (&reg_ladder_usual_rules, &facts, day, &verdict);
  return (int)verdict.rung;
}

/* --- the store ----------------------------------------------------------------------------- */

typedef struct
{
  RegSegmentation rows, columns;
  gint done;
  RegCrossing *crossing;
} Cross;

static gboolean
cross_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Cross *job = data;

  job->crossing = reg_crossing_load (db, job->rows, job->columns, &job->done, cancellable, error);
  return job->crossing != NULL;
}

static RegCrossing *
cross (StoreFixture *f, RegSegmentation rows, RegSegmentation columns)
{
  Cross job = { rows, columns, 0, NULL };

  store_fixture_read (f, cross_job, &job);
  g_assert_cmpint (job.done, >=, 0);
  g_assert_cmpint (job.done, <=, 1000);
  return job.crossing;
}

static void
check_groups (StoreFixture *f, const Model *model)
{
  g_autoptr (RegCrossing) worth = cross (f, REG_SEGMENTATION_PROFIT, REG_SEGMENTATION_RFM);
  g_autoptr (RegCrossing) people = cross (f, REG_SEGMENTATION_AGE, REG_SEGMENTATION_GENDER);
  g_autoptr (RegCrossing) other = cross (f, REG_SEGMENTATION_PURCHASES, REG_SEGMENTATION_KIND);
  guint at = 0;

  for (int i = 0; i < model->n; i++)
    {
      const Customer *customer = &model->customers[i];

      if (!is_shown (customer))
        continue;
      g_assert_cmpint (g_array_index (worth->parties, gint64, at), ==, i + 1);
      g_assert_cmpint (g_array_index (worth->amounts, gint64, at), ==, get_contribution (customer));
      g_assert_cmpuint (worth->rows->data[at], ==, find_fifth (model, customer));
      g_assert_cmpuint (worth->columns->data[at], ==, find_rfm (model, customer));
      g_assert_cmpuint (people->rows->data[at], ==, find_age_group (customer));
      g_assert_cmpuint (people->columns->data[at], ==,
                        customer->gender < 0 ? REG_N_GENDERS : customer->gender);
      g_assert_cmpuint (other->rows->data[at], ==,
                        reg_segmentation_find_purchases (count_sales (customer)));
      g_assert_cmpuint (other->columns->data[at], ==, (guint)customer->kind);
      at++;
    }
  g_assert_cmpuint (worth->parties->len, ==, at);
}

static void
test_groups (StoreFixture *f, gconstpointer unused)
{
  Model model;

  make_model (f, &model);
  check_groups (f, &model);
}

typedef struct
{
  const char *from, *to;
  RegMovements *movements;
} Move;

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Move *job = data;

  job->movements = reg_movements_load (db, job->from, job->to, NULL, cancellable, error);
  return job->movements != NULL;
}

/* Where everybody stood on any two days. */
static void
test_movements (StoreFixture *f, gconstpointer unused)
{
  Model model;

  make_model (f, &model);
  for (int round = 0; round < 4; round++)
    {
      char from[REG_DATE_SIZE], to[REG_DATE_SIZE];
      gint from_day = 0, to_day = 0;
      Move job = { from, to, NULL };
      guint at = 0;

      make_day (to, 600);
      g_assert_true (reg_date_add_days (to, -g_test_rand_int_range (0, 400), from));
      reg_date_to_day_number (from, &from_day);
      reg_date_to_day_number (to, &to_day);
      store_fixture_read (f, move_job, &job);
      for (int i = 0; i < model.n; i++)
        {
          if (model.customers[i].in_bin)
            continue;
          g_assert_cmpint (g_array_index (job.movements->parties, gint64, at), ==, i + 1);
          g_assert_cmpint (job.movements->from->data[at], ==, find_rung (&model, i, from_day));
          g_assert_cmpint (job.movements->to->data[at], ==, find_rung (&model, i, to_day));
          at++;
        }
      g_assert_cmpuint (job.movements->parties->len, ==, at);
      reg_movements_free (job.movements);
    }
}

/* --- the best ------------------------------------------------------------------------------ */

typedef struct
{
  gint64 staff;
  GPtrArray *best;
} Best;

static gboolean
best_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Best *job = data;

  job->best = reg_best_load (db, job->staff, MAX_CUSTOMERS, cancellable, error);
  return job->best != NULL;
}

static gboolean
is_named (const Customer *customer, gint64 staff)
{
  return is_shown (customer) && count_sales (customer) > 0
         && (staff == 0 || customer->owner == staff);
}

/* Everybody who bought is named once, never after somebody who brought less, in the right place. */
static void
test_best (StoreFixture *f, gconstpointer unused)
{
  Model model;

  make_model (f, &model);
  for (gint64 staff = 0; staff <= 2; staff++)
    {
      Best job = { staff, NULL };
      guint n = 0;

      store_fixture_read (f, best_job, &job);
      for (int i = 0; i < model.n; i++)
        n += is_named (&model.customers[i], staff);
      g_assert_cmpuint (job.best->len, ==, n);
      for (guint k = 0; k < job.best->len; k++)
        {
          const RegCounter *counter = job.best->pdata[k];
          const Customer *customer = &model.customers[reg_record_get_id (counter->party) - 1];
          int better = 0;

          g_assert_true (is_named (customer, staff));
          g_assert_cmpint (counter->contribution, ==, get_contribution (customer));
          if (k > 0)
            g_assert_cmpint (((RegCounter *)job.best->pdata[k - 1])->contribution, >=,
                             counter->contribution);
          for (int i = 0; i < model.n; i++)
            better += !model.customers[i].in_bin && count_sales (&model.customers[i]) > 0
                      && get_contribution (&model.customers[i]) > counter->contribution;
          g_assert_cmpint (counter->place, ==, better + 1);
        }
      g_ptr_array_unref (job.best);
    }
}

/* --- segments ------------------------------------------------------------------------------ */

typedef struct
{
  const char *conditions;
  gint64 count;
} Count;

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *job = data;
  g_autoptr (RegSegment) segment = reg_segment_parse (job->conditions, error);

  job->count = segment ? reg_segment_count (db, segment, 0, error) : -1;
  return job->count >= 0;
}

static void
assert_count (StoreFixture *f, const char *conditions, gint64 expected)
{
  Count job = { conditions, -1 };

  store_fixture_read (f, count_job, &job);
  if (job.count != expected)
    g_error ("%s: %d, not %d", conditions, (int)job.count, (int)expected);
}

/* The fifths, ages and genders of segments are those of the groups. */
static void
test_segments (StoreFixture *f, gconstpointer unused)
{
  Model model;
  int fifths[REG_N_FIFTHS + 1] = { 0 }, genders[REG_N_GENDERS + 1] = { 0 };
  int older = 0, known = 0, n = 0, limit = g_test_rand_int_range (0, 90);
  g_autofree char *at_least = g_strdup_printf ("all\nage at-least %d", limit);
  g_autofree char *less = g_strdup_printf ("all\nage less-than %d", limit);

  make_model (f, &model);
  for (int i = 0; i < model.n; i++)
    {
      const Customer *customer = &model.customers[i];
      int age = reg_segmentation_get_age (customer->birthday, TODAY);

      if (!is_shown (customer))
        continue;
      n++;
      fifths[find_fifth (&model, customer)]++;
      genders[customer->gender < 0 ? REG_N_GENDERS : customer->gender]++;
      known += age >= 0;
      older += age >= limit;
    }
  for (int i = 0; i < REG_N_FIFTHS; i++)
    {
      const char *nick = reg_enum_get_nick (&reg_enum_fifth, i);
      g_autofree char *is = g_strdup_printf ("all\nfifth is %s", nick);
      g_autofree char *is_not = g_strdup_printf ("all\nfifth is-not %s", nick);

      assert_count (f, is, fifths[i]);
      assert_count (f, is_not, n - fifths[i]);
    }
  for (int i = 0; i < REG_N_GENDERS; i++)
    {
      const char *nick = reg_enum_get_nick (&reg_enum_gender, i);
      g_autofree char *is = g_strdup_printf ("all\ngender is %s", nick);
      g_autofree char *is_not = g_strdup_printf ("all\ngender is-not %s", nick);

      assert_count (f, is, genders[i]);
      assert_count (f, is_not, n - genders[i]);
    }
  assert_count (f, "all\ngender empty", genders[REG_N_GENDERS]);
  assert_count (f, "all\nage known", known);
  assert_count (f, "all\nage empty", n - known);
  assert_count (f, at_least, older);
  assert_count (f, less, known - older);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  for (int i = 0; i < BOOKS; i++)                                                                  \
    {                                                                                              \
      g_autofree char *path = g_strdup_printf ("/groups-random/" #name "/%d", i);                  \
                                                                                                   \
      g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test_##name,                     \
                  store_fixture_tear_down);                                                        \
    }
  ADD (groups);
  ADD (movements);
  ADD (best);
  ADD (segments);
  return g_test_run ();
}
