/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include "store/reg-board.h"

#define DEAL(values)                                                                               \
  ROW ("opportunity",                                                                              \
       "title, party_id, stage_id, value, currency, stage_since, closed_at, next_step, next_on,"   \
       " expected_on",                                                                             \
       values)

/* Friday 21 August 2026. Stages 1 to 4 are open, 5 is won, 6 is lost. */
static const char deals[] = DEAL (
    "'Small', 1, 1, 5000, 'EUR', " AT ("2026-08-10") ", NULL, 'Call', '2026-08-25', '2026-08-31'")
    DEAL ("'Large', 2, 1, 90000, 'EUR', " AT ("2026-07-01") ", NULL, NULL, NULL, '2026-09-01'")
        DEAL ("'Unpriced', 1, 1, NULL, NULL, " AT ("2026-08-01") ", NULL, 'Ask', NULL, NULL")
            DEAL ("'Dollars', 1, 2, 10000, 'USD', " AT (
                "2026-08-01") ", NULL, 'Call', '2026-08-20', '2026-08-22'")
                DEAL ("'Won', 1, 5, 7000, 'EUR', " AT ("2026-08-03") ", " AT (
                    "2026-08-03") ", NULL, NULL, NULL")
                    DEAL ("'Won before', 1, 5, 8000, 'EUR', " AT ("2026-07-30") ", " AT (
                        "2026-07-30") ", NULL, NULL, NULL")
                        DEAL ("'Long ago', 1, 6, 8000, 'EUR', " AT ("2026-01-03") ", " AT (
                            "2026-01-03") ", NULL, NULL, NULL")
                            DEAL ("'Lost', 2, 6, 8000, 'EUR', " AT ("2026-08-20") ", " AT (
                                "2026-08-20") ", NULL, NULL, NULL");

typedef struct
{
  int limit;
  RegBoard *board;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->board = reg_board_load (db, load->limit, cancellable, error);
  return load->board != NULL;
}

static RegBoard *
load_board (StoreFixture *f, int limit)
{
  Load load = { limit, NULL };

  store_fixture_read (f, load_job, &load);
  return load.board;
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-08-21T10:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_add_party (f, "Bakery", "030 1234567");
  store_fixture_add_party (f, "Courier", NULL);
  store_fixture_script (f, deals);
}

static void
test_stages (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegBoard) board = load_board (f, 50);
  const RegBoardStage *stage;
  const RegBoardDeal *deal;

  g_assert_cmpuint (board->stages->len, ==, 6);
  stage = board->stages->pdata[0];
  g_assert_cmpint (stage->stale_days, >, 0);
  g_assert_cmpint (stage->sum->amount, ==, 95000);
  g_assert_cmpuint (stage->deals->len, ==, 3);
  deal = stage->deals->pdata[0];
  g_assert_cmpstr (deal->title, ==, "Large");
  g_assert_cmpstr (deal->customer, ==, "Courier");
  g_assert_cmpstr (deal->next_step, ==, "");
  g_assert_cmpstr (deal->expected_on, ==, "2026-09-01");
  deal = stage->deals->pdata[2];
  g_assert_cmpstr (deal->title, ==, "Unpriced");
  g_assert_false (deal->has_value);
  g_assert_cmpstr (deal->currency, ==, "EUR");
}

/* Closed ones come the last first, and leave the board after 90 days. */
static void
test_closed (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegBoard) board = load_board (f, 50);
  const RegBoardStage *won = board->stages->pdata[4];
  const RegBoardStage *lost = board->stages->pdata[5];

  g_assert_cmpuint (won->deals->len, ==, 2);
  g_assert_cmpstr (((RegBoardDeal *)won->deals->pdata[0])->title, ==, "Won");
  g_assert_cmpuint (lost->deals->len, ==, 1);
  g_assert_cmpstr (((RegBoardDeal *)lost->deals->pdata[0])->title, ==, "Lost");
}

static void
test_limit (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegBoard) board = load_board (f, 2);
  const RegBoardStage *stage = board->stages->pdata[0];

  g_assert_cmpuint (stage->deals->len, ==, 2);
  g_assert_cmpint (stage->sum->n, ==, 3);
}

/* The deal in dollars counts, but nothing is added to euros for it. */
static void
test_summary (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegBoard) board = load_board (f, 50);
  const RegBoardSummary *summary = &board->summary;

  g_assert_cmpint (summary->n_open, ==, 4);
  g_assert_cmpint (summary->amount, ==, 95000);
  g_assert_cmpint (summary->weighted, ==, 9500);
  g_assert_cmpint (summary->n_expected, ==, 2);
  g_assert_cmpint (summary->expected, ==, 500);
  g_assert_cmpint (summary->n_won, ==, 1);
  g_assert_cmpint (summary->won, ==, 7000);
  g_assert_cmpint (summary->n_lost, ==, 1);
  g_assert_cmpint (summary->n_new, ==, 0);
  /* "Large" has none, that of "Dollars" was yesterday. */
  g_assert_cmpint (summary->n_no_step, ==, 2);
  g_assert_cmpint (summary->n_all, ==, 8);
}

/* What is written in the deal gives way to the open task that is due first, and is back when all are
 * done. */
static void
test_tasks (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *change, *step, *on;
    gint64 waiting;
  } cases[] = {
    { ROW ("task", "title, opportunity_id", "'Some day', 1"), "Some day", "", 2 },
    { ROW ("task", "title, opportunity_id, due_on", "'Visit', 1, '2026-09-01'"), "Visit",
      "2026-09-01", 2 },
    { ROW ("task", "title, opportunity_id, due_on, due_minute", "'Ring', 1, '2026-08-30', 600"),
      "Ring", "2026-08-30", 2 },
    { ROW ("task", "title, opportunity_id, due_on, due_minute", "'Ring first', 1, '2026-08-30', 9"),
      "Ring first", "2026-08-30", 2 },
    { "UPDATE task SET done_at = 1 WHERE title LIKE 'Ring%';", "Visit", "2026-09-01", 2 },
    { "UPDATE task SET deleted_at = 1 WHERE title = 'Visit';", "Some day", "", 2 },
    { "UPDATE task SET done_at = 1;", "Call", "2026-08-25", 2 },
    { ROW ("task", "title, opportunity_id", "'For the large one', 2"), "Call", "2026-08-25", 1 },
    { "UPDATE opportunity SET next_step = NULL WHERE id = 1;", "", "2026-08-25", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegBoard) board = NULL;
      const RegBoardDeal *deal;

      store_fixture_script (f, cases[i].change);
      board = load_board (f, 50);
      deal = ((RegBoardStage *)board->stages->pdata[0])->deals->pdata[1];
      g_assert_cmpstr (deal->title, ==, "Small");
      g_assert_cmpstr (deal->next_step, ==, cases[i].step);
      g_assert_cmpstr (deal->next_on, ==, cases[i].on);
      g_assert_cmpint (board->summary.n_no_step, ==, cases[i].waiting);
    }
}

static void
test_bin (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegBoard) board = NULL;

  store_fixture_script (f, "UPDATE opportunity SET deleted_at = 1 WHERE title = 'Large'");
  board = load_board (f, 50);
  g_assert_cmpint (board->summary.amount, ==, 5000);
  g_assert_cmpuint (((RegBoardStage *)board->stages->pdata[0])->deals->len, ==, 2);
}

/* A contact with the customer is activity for all of its deals. */
static void
test_activity (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegBoard) before = load_board (f, 50);
  g_autoptr (RegBoard) after = NULL;
  const RegBoardDeal *deal;

  deal = ((RegBoardStage *)before->stages->pdata[0])->deals->pdata[1];
  g_assert_cmpstr (deal->title, ==, "Small");
  g_assert_cmpint (deal->active_at, ==, deal->stage_since);
  store_fixture_script (f, ROW ("touchpoint", "party_id, kind, at", "1, 1, " AT ("2026-08-19")));
  after = load_board (f, 50);
  deal = ((RegBoardStage *)after->stages->pdata[0])->deals->pdata[1];
  g_assert_cmpint (deal->active_at, >, deal->stage_since);
}

/* A file without a firm has no stages and no deals. */
static void
test_nothing (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegBoard) board = load_board (f, 50);

  g_assert_cmpuint (board->stages->len, ==, 0);
  g_assert_cmpint (board->summary.n_open, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/board/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (stages);
  ADD (closed);
  ADD (limit);
  ADD (summary);
  ADD (tasks);
  ADD (bin);
  ADD (activity);
  g_test_add ("/board/nothing", StoreFixture, NULL, store_fixture_set_up, test_nothing,
              store_fixture_tear_down);
  return g_test_run ();
}
