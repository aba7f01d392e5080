/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "store/reg-list.h"
#include "store/reg-measure-samples.h"

/* What is measured at the quotation desk; the shop opens round the clock until it says otherwise. */

#define HOUR G_GINT64_CONSTANT (3600000)
#define OPEN(day, from, to)                                                                        \
  ROW ("opening_hours", "weekday, opens, closes", #day ", " #from ", " #to)

static void
set_up (Shop *shop, gconstpointer unused)
{
  shop_set_up (shop, unused);
  shop_tamper (shop, "DELETE FROM opening_hours");
}

static gboolean
load_samples (RegDb *db, ShopArgs *args, GError **error)
{
  GArray *samples = reg_measure_samples_load (db, (RegMeasure)args->id, args->other, args->number,
                                              NULL, error);

  args->result = GPOINTER_TO_SIZE (samples);
  return samples != NULL;
}

/* "key:amount/of", those of all last, without what was asked of them. */
static char *
dump (Shop *shop, RegMeasure measure, gint64 from, gint64 until)
{
  ShopArgs args = { .id = measure, .other = from, .number = until };
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) samples = NULL;

  shop_read (shop, load_samples, &args);
  samples = GSIZE_TO_POINTER (args.result);
  for (int all = 0; all < 2; all++)
    for (guint i = 0; i < samples->len; i++)
      {
        const RegMeasureSample *sample = &g_array_index (samples, RegMeasureSample, i);

        if ((sample->key == REG_MEASURE_ALL) != (all == 1))
          continue;
        g_string_append_printf (text, "%s%s:%d/%d", text->len > 0 ? " " : "",
                                sample->key == REG_MEASURE_ALL    ? "all"
                                : measure == REG_MEASURE_WIN_RATE ? "band"
                                : sample->key == shop->owner      ? "owner"
                                : sample->key == shop->manager    ? "manager"
                                : sample->key == shop->seller     ? "seller"
                                                                  : "nobody",
                                (int)sample->amount, (int)sample->of);
      }
  return g_string_free_and_steal (text);
}

static void
assert_samples (Shop *shop, RegMeasure measure, const char *expected)
{
  g_autofree char *text = dump (shop, measure, 0, G_MAXINT64);

  g_assert_cmpstr (text, ==, expected);
}

static void
send_draft (Shop *shop, gint64 id)
{
  SHOP_DO (shop, shop_submit, .id = id);
  SHOP_DO (shop, shop_send, .id = id);
}

/* --- time to quote ------------------------------------------------------------------------ */

/* From the first day on, whatever came after; what is in the bin, or was never sent, does not count. */
static void
test_quoted (Shop *shop, gconstpointer unused)
{
  gint64 first = shop_draft (shop, 0), second;

  assert_samples (shop, REG_MEASURE_TIME_TO_QUOTE, "");
  shop_pass_hours (5);
  send_draft (shop, first);
  shop_pass_hours (30);
  SHOP_DO (shop, shop_revise, .id = first);
  assert_samples (shop, REG_MEASURE_TIME_TO_QUOTE, "seller:18000000/0 all:18000000/0");
  send_draft (shop, first);
  second = shop_draft (shop, 0);
  shop_draft (shop, 0);
  shop_pass_hours (1);
  send_draft (shop, second);
  assert_samples (shop, REG_MEASURE_TIME_TO_QUOTE,
                  "seller:18000000/0 seller:3600000/0 all:18000000/0 all:3600000/0");
  shop_tamper (shop, "UPDATE quotation SET deleted_at = 1 WHERE id = 1");
  shop_tamper (shop, "UPDATE quotation SET owner_id = NULL WHERE id = 2");
  assert_samples (shop, REG_MEASURE_TIME_TO_QUOTE, "nobody:3600000/0 all:3600000/0");
}

/* --- decisions ---------------------------------------------------------------------------- */

static void
answer (Shop *shop, ShopCommand command, gint64 who, int hours)
{
  gint64 id = shop_waiting (shop);

  shop_pass_hours (hours);
  SHOP_DO (shop, command, .id = id, .other = who, .text = "no");
}

/* Yes after one hour, yes after three, sent back, rejected, withdrawn, and one still waits. */
static void
test_decided (Shop *shop, gconstpointer unused)
{
  gint64 withdrawn;

  answer (shop, shop_approve, shop->manager, 1);
  answer (shop, shop_approve, shop->owner, 3);
  answer (shop, shop_send_back, shop->manager, 2);
  answer (shop, shop_reject, shop->owner, 4);
  withdrawn = shop_waiting (shop);
  shop_pass_hours (1);
  SHOP_DO (shop, shop_withdraw, .id = withdrawn);
  shop_waiting (shop);
  assert_samples (shop, REG_MEASURE_TIME_TO_DECIDE,
                  "manager:3600000/0 owner:10800000/0 manager:7200000/0 owner:14400000/0"
                  " all:3600000/0 all:10800000/0 all:7200000/0 all:14400000/0");
  assert_samples (shop, REG_MEASURE_WITHIN_HOUR, "manager:1/1 owner:0/1 all:1/1 all:0/1");
  assert_samples (shop, REG_MEASURE_APPROVAL_RATE,
                  "manager:1/1 owner:1/1 manager:0/1 owner:0/1 all:1/1 all:1/1 all:0/1 all:0/1");
  assert_samples (shop, REG_MEASURE_DECISIONS,
                  "manager:0/1 owner:0/1 manager:0/1 owner:0/1 all:0/1 all:0/1 all:0/1 all:0/1");
}

/* An answer that was taken back never was. */
static void
test_taken_back (Shop *shop, gconstpointer unused)
{
  answer (shop, shop_approve, shop->manager, 1);
  shop_undo (shop, shop->action);
  assert_samples (shop, REG_MEASURE_DECISIONS, "");
}

/* Asked on Friday at four, answered on Monday at ten: two hours of work. */
static void
test_opening_hours (Shop *shop, gconstpointer unused)
{
  store_fixture_script (SHOP_STORE (shop), OPEN (1, 540, 1020) OPEN (5, 540, 1020));
  shop_set_day ("2026-03-06", 16);
  answer (shop, shop_approve, shop->manager, 66);
  assert_samples (shop, REG_MEASURE_TIME_TO_DECIDE, "manager:7200000/0 all:7200000/0");
}

/* Two levels: each answers for the time it had, the whole from the request on. */
static void
test_two_levels (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 500000);

  SHOP_DO (shop, shop_submit, .id = id);
  shop_pass_hours (2);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  assert_samples (shop, REG_MEASURE_TIME_TO_DECIDE, "manager:7200000/0");
  shop_pass_hours (1);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_samples (shop, REG_MEASURE_TIME_TO_DECIDE,
                  "manager:7200000/0 owner:3600000/0 all:10800000/0");
  assert_samples (shop, REG_MEASURE_WITHIN_HOUR, "manager:0/1 owner:1/1 all:0/1");
  assert_samples (shop, REG_MEASURE_DECISIONS, "manager:0/1 owner:0/1 all:0/1 all:0/1");
}

/* What an earlier limit covers asks nobody. */
static void
test_granted (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  shop_pass_hours (1);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager, .number = 120000);
  SHOP_DO (shop, shop_send, .id = id);
  shop_pass_hours (1);
  SHOP_DO (shop, shop_revise, .id = id);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_APPROVED);
  assert_samples (shop, REG_MEASURE_DECISIONS, "manager:0/1 all:0/1");
}

/* --- discounts ---------------------------------------------------------------------------- */

/* 10 x 100.00 less 12 % and 50.00 less nothing: 120.00 of 1,050.00. */
static void
test_discount (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_approved (shop);

  assert_samples (shop, REG_MEASURE_DISCOUNT, "");
  SHOP_DO (shop, shop_send, .id = id);
  assert_samples (shop, REG_MEASURE_DISCOUNT, "seller:12000/105000 all:12000/105000");
  /* What is offered anew counts again when the customer has it. */
  SHOP_DO (shop, shop_revise, .id = id);
  assert_samples (shop, REG_MEASURE_DISCOUNT, "");
  shop_tamper (shop, "UPDATE quotation SET current_id = 1");
  shop_tamper (shop, "UPDATE quotation_revision SET currency = 'USD' WHERE id = 1");
  assert_samples (shop, REG_MEASURE_DISCOUNT, "");
}

/* Figures that no calculator takes are left out, and with them a quotation of nothing. */
static void
test_damaged (Shop *shop, gconstpointer unused)
{
  shop_sent (shop);
  shop_sent (shop);
  shop_tamper (shop, "UPDATE quotation_line SET unit_price = 9223372036854775807"
                     " WHERE revision_id = 1");
  assert_samples (shop, REG_MEASURE_DISCOUNT, "seller:12000/105000 all:12000/105000");
  shop_tamper (shop, "UPDATE quotation_line SET unit_price = 0");
  assert_samples (shop, REG_MEASURE_DISCOUNT, "");
}

static gint64
close_with (Shop *shop, ShopCommand command, gint64 discount)
{
  gint64 id = shop_draft (shop, discount);

  send_draft (shop, id);
  shop_pass_hours (24);
  SHOP_DO (shop, command, .id = id, .text = "too dear");
  return id;
}

static gboolean
load_record (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_win_record_load (db, GSIZE_TO_POINTER (args->id), NULL, error);
}

/* Won, lost and run out, by what came off the whole; open ones are not there yet. */
static void
test_won (Shop *shop, gconstpointer unused)
{
  RegWinRecord record;
  ShopArgs args = { .id = GPOINTER_TO_SIZE (&record) };

  shop_read (shop, load_record, &args);
  g_assert_cmpuint (record.n, ==, 0);
  close_with (shop, shop_accept, 0);
  close_with (shop, shop_decline, 0);
  close_with (shop, shop_accept, 50000);
  close_with (shop, shop_accept, 100000);
  send_draft (shop, shop_draft (shop, 100000));
  shop_pass_hours (24 * 90);
  SHOP_DO (shop, shop_expire);
  send_draft (shop, shop_draft (shop, 0));
  assert_samples (shop, REG_MEASURE_WIN_RATE,
                  "band:1/1 band:1/1 band:1/1 band:0/1 band:0/1 all:1/1 all:1/1 all:1/1 all:0/1"
                  " all:0/1");
  shop_read (shop, load_record, &args);
  g_assert_cmpuint (record.n, ==, 5);
  g_assert_cmpuint (record.n_closed[0], ==, 2);
  g_assert_cmpuint (record.n_won[0], ==, 1);
  /* 50.00 of 1,050.00 are under 5 %, 100.00 over it. */
  g_assert_cmpuint (record.n_closed[1], ==, 1);
  g_assert_cmpuint (record.n_won[1], ==, 1);
  g_assert_cmpuint (record.n_closed[2], ==, 2);
  g_assert_cmpuint (record.n_won[2], ==, 1);
}

/* --- periods and lists -------------------------------------------------------------------- */

/* The first instant belongs to a period, the one after its last does not. */
static void
test_period (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 0), sent;
  g_autofree char *exactly = NULL, *before = NULL, *after = NULL;

  shop_pass_hours (1);
  send_draft (shop, id);
  sent = shop_query (shop, "SELECT sent_at FROM quotation_revision");
  exactly = dump (shop, REG_MEASURE_TIME_TO_QUOTE, sent, sent + 1);
  before = dump (shop, REG_MEASURE_TIME_TO_QUOTE, sent - HOUR, sent);
  after = dump (shop, REG_MEASURE_TIME_TO_QUOTE, sent + 1, G_MAXINT64);
  g_assert_cmpstr (exactly, ==, "seller:3600000/0 all:3600000/0");
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (after, ==, "");
}

static gboolean
list_job (RegDb *db, ShopArgs *args, GError **error)
{
  const RegListQuery query = { .list = REG_LIST_QUOTATIONS,
                               .sort_column = -1,
                               .filter = args->text };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);

  args->result = ids ? ids->len : 0;
  return ids != NULL;
}

/* The quotations behind a figure are a list of their own. */
static void
test_listed (Shop *shop, gconstpointer unused)
{
  gint64 ids[] = { shop_draft (shop, 0), shop_draft (shop, 0), 99 };
  g_autofree char *filter = NULL;
  ShopArgs args = { 0 };

  shop_draft (shop, 0);
  filter = reg_list_ids_filter_new ("Two", ids, G_N_ELEMENTS (ids), NULL);
  args.text = filter;
  shop_read (shop, list_job, &args);
  g_assert_cmpint (args.result, ==, 2);
}

/* --- as much as there may be --------------------------------------------------------------- */

typedef struct
{
  GCancellable *cancellable;
  GError *error;
} Stopped;

static gboolean
stopped_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Stopped *stopped = data;

  for (int measure = 0; measure < REG_N_MEASURES; measure++)
    {
      g_autoptr (GError) local = NULL;

      g_assert_null (
          reg_measure_samples_load (db, measure, 0, G_MAXINT64, stopped->cancellable, &local));
      g_assert_error (local, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  return TRUE;
}

/* Two thousand of them: each counts once, and whoever no longer wants to know is not kept waiting. */
static void
test_many (Shop *shop, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stopped stopped = { .cancellable = cancellable };
  ShopArgs args = { .id = REG_MEASURE_WIN_RATE, .number = G_MAXINT64 };
  g_autoptr (GArray) samples = NULL;

  close_with (shop, shop_accept, 50000);
  shop_tamper (
      shop,
      "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
      " INSERT INTO quotation (id, uid, created_at, changed_at, party_id, owner_id, current_id,"
      "  closed_at) SELECT i, randomblob (16), 0, 0, 1, 3, 1, 5 FROM n;"
      "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
      " INSERT INTO quotation_revision (id, uid, created_at, changed_at, quotation_id, revision,"
      "  state, currency, sent_at, asked_at) SELECT i, randomblob (16), 0, 0, i, 1,"
      "  8 + i % 2, 'EUR', 5, 1 FROM n;"
      "INSERT INTO quotation_line (uid, created_at, changed_at, revision_id, position, quantity,"
      "  unit_price) SELECT randomblob (16), 0, 0, id, 1, 1000000, 1000000"
      "  FROM quotation_revision WHERE id > 1;"
      "INSERT INTO approval_step (uid, created_at, changed_at, revision_id, level, state,"
      "  decided_by, decided_at) SELECT randomblob (16), 0, 0, id, 1, 1, 2, 4"
      "  FROM quotation_revision WHERE id > 1;"
      "UPDATE quotation SET current_id = id WHERE id > 1;");
  shop_read (shop, load_samples, &args);
  samples = GSIZE_TO_POINTER (args.result);
  g_assert_cmpuint (samples->len, ==, 4000);
  g_cancellable_cancel (cancellable);
  store_fixture_read (SHOP_STORE (shop), stopped_job, &stopped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add ("/measures/" path, Shop, NULL, set_up, test, shop_tear_down)
  ADD ("quoted", test_quoted);
  ADD ("decided", test_decided);
  ADD ("taken-back", test_taken_back);
  ADD ("opening-hours", test_opening_hours);
  ADD ("two-levels", test_two_levels);
  ADD ("granted", test_granted);
  ADD ("discount", test_discount);
  ADD ("damaged", test_damaged);
  ADD ("won", test_won);
  ADD ("period", test_period);
  ADD ("listed", test_listed);
  ADD ("many", test_many);
  return g_test_run ();
}
