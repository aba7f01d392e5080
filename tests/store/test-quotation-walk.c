/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

/* Whatever people do, in whatever order, allowed or not, taken back or not: the file keeps its
 * promises. A walk is told by its seed. */

#define N_QUOTATIONS 4
#define N_STEPS 120

typedef struct
{
  Shop *shop;
  GRand *rand;
  gint64 quotations[N_QUOTATIONS];
  GArray *actions; /* of gint64, those that could be taken back */
  guint done, refused;
} Walk;

static gboolean
create (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_quotation_create (db, args->id, args->other, error)) != 0;
}

static gboolean
change_draft (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, args->id, 0, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, 10000, 6000, args->number * 10000));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 5000, args->number > 14 ? 7000 : 3000, 0));
  if (args->number % 2)
    g_ptr_array_add (lines, shop_line (REG_LINE_OPTIONAL, 1, 700, 300, 0));
  return reg_quotation_save_draft (db, self->revision, lines, error);
}

static gint64
any_staff (Walk *walk)
{
  gint64 staff[] = { walk->shop->owner, walk->shop->manager, walk->shop->seller };

  return staff[g_rand_int_range (walk->rand, 0, 3)];
}

static GArray *
some_lines (Walk *walk, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (walk->shop, quotation, 0);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->lines->len; i++)
    {
      gint64 id = reg_record_get_id (self->lines->pdata[i]);

      if (g_rand_boolean (walk->rand))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
note (Walk *walk, const char *what, gint64 quotation, int code)
{
  g_test_message ("%s quotation %" G_GINT64_FORMAT ": %d, action %" G_GINT64_FORMAT, what,
                  quotation, code, code < 0 ? walk->shop->action : 0);
  if (code < 0)
    {
      walk->done++;
      g_array_append_val (walk->actions, walk->shop->action);
    }
  else
    {
      walk->refused++;
      g_assert_true (code == REG_STORE_ERROR_REFUSED || code == REG_STORE_ERROR_CONFLICT
                     || code == REG_STORE_ERROR_INVALID);
    }
}

static void
take_back (Walk *walk)
{
  guint back = g_rand_int_range (walk->rand, 1, 4);
  gint64 action;

  if (back > walk->actions->len)
    return;
  action = g_array_index (walk->actions, gint64, walk->actions->len - back);
  g_array_remove_index (walk->actions, walk->actions->len - back);
  note (walk, "take back", action, shop_try_undo (walk->shop, action));
}

static void
step (Walk *walk)
{
  static const struct
  {
    const char *name;
    ShopCommand command;
  } commands[] = {
    { "change", change_draft },  { "submit", shop_submit },   { "submit", shop_submit },
    { "approve", shop_approve }, { "approve", shop_approve }, { "send back", shop_send_back },
    { "reject", shop_reject },   { "send", shop_send },       { "withdraw", shop_withdraw },
    { "revise", shop_revise },   { "decline", shop_decline }, { "expire", shop_expire },
  };
  gint64 quotation = walk->quotations[g_rand_int_range (walk->rand, 0, N_QUOTATIONS)];
  int choice = g_rand_int_range (walk->rand, 0, G_N_ELEMENTS (commands) + 3);
  ShopArgs args = { .id = quotation,
                    .other = any_staff (walk),
                    .number = g_rand_int_range (walk->rand, 0, 22),
                    .text = g_rand_int_range (walk->rand, 0, 5) ? "because" : NULL };
  g_autoptr (GArray) ids = NULL;

  shop_be (walk->shop, any_staff (walk));
  if (choice >= (int)G_N_ELEMENTS (commands) + 1)
    take_back (walk);
  else if (choice == G_N_ELEMENTS (commands))
    {
      args.other = 0;
      args.ids = ids = g_rand_boolean (walk->rand) ? some_lines (walk, quotation) : NULL;
      note (walk, "accept", quotation, shop_try (walk->shop, shop_accept, &args, NULL));
    }
  else
    {
      if (commands[choice].command == shop_approve)
        args.number = args.number > 15 ? 200000 : 0;
      note (walk, commands[choice].name, quotation,
            shop_try (walk->shop, commands[choice].command, &args, NULL));
    }
}

/* --- promises ----------------------------------------------------------------------------- */

static void
assert_none (Walk *walk, const char *sql)
{
  if (shop_query (walk->shop, sql))
    g_error ("after %u steps and %u refusals: %s", walk->done, walk->refused, sql);
}

static void
check_promises (Walk *walk)
{
  g_autoptr (GPtrArray) findings = shop_verify (walk->shop, NULL);

  if (findings->len)
    g_error ("after %u steps and %u refusals: %s", walk->done, walk->refused,
             (char *)findings->pdata[0]);
  /* Every quotation has a current revision of its own. */
  assert_none (walk, "SELECT count (*) FROM quotation q LEFT JOIN quotation_revision r"
                     " ON r.id = q.current_id AND r.quotation_id = q.id WHERE r.id IS NULL");
  /* What left the draft has its number; numbers are all there, each once. */
  assert_none (walk, "SELECT count (*) FROM quotation q JOIN quotation_revision r"
                     " ON r.quotation_id = q.id WHERE q.number IS NULL"
                     " AND r.state NOT IN (0, 9, 11)");
  assert_none (walk, "SELECT (SELECT next_number - 1 FROM document_series WHERE kind = 'quotation')"
                     " - count (DISTINCT number) FROM quotation");
  assert_none (walk, "SELECT (SELECT next_number - 1 FROM document_series WHERE kind = 'sale')"
                     " - count (DISTINCT number) FROM sale");
  assert_none (walk, "SELECT count (number) - count (DISTINCT number) FROM sale");
  /* Steps wait only where the revision does. */
  assert_none (walk, "SELECT count (*) FROM approval_step s JOIN quotation_revision r"
                     " ON r.id = s.revision_id WHERE s.state = 0 AND r.state <> 1");
  assert_none (walk, "SELECT count (*) FROM quotation_revision r WHERE r.state = 1 AND NOT EXISTS"
                     " (SELECT 1 FROM approval_step s WHERE s.revision_id = r.id AND s.state = 0)");
  /* Nobody has approved their own. */
  assert_none (walk, "SELECT count (*) FROM approval_step s JOIN quotation_revision r"
                     " ON r.id = s.revision_id WHERE s.decided_by = r.asked_by");
  /* Sales are there for what was accepted, once, and add up. */
  assert_none (walk, "SELECT count (*) FROM quotation_line l JOIN quotation_revision r"
                     " ON r.id = l.revision_id WHERE l.accepted = 1 AND r.state <> 8");
  assert_none (walk, "SELECT (SELECT count (*) FROM quotation_line WHERE accepted = 1)"
                     " - (SELECT count (*) FROM sale_line)");
  assert_none (walk, "SELECT count (*) FROM sale s WHERE s.deleted_at IS NULL AND s.net <>"
                     " (SELECT sum (net) FROM sale_line WHERE sale_id = s.id)");
  assert_none (walk, "SELECT count (*) FROM quotation q JOIN quotation_revision r"
                     " ON r.id = q.current_id WHERE (r.state = 8) <> (q.sale_id IS NOT NULL)");
  /* Losing had its reason. */
  assert_none (walk, "SELECT count (*) FROM quotation q JOIN quotation_revision r"
                     " ON r.id = q.current_id WHERE r.state = 9 AND q.lost_reason IS NULL");
}

static void
test_walk (Shop *shop, gconstpointer data)
{
  Walk walk = { .shop = shop,
                .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)),
                .actions = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  for (int i = 0; i < N_QUOTATIONS; i++)
    {
      ShopArgs args = { .id = shop->party, .other = i % 2 ? shop->deal : 0 };

      shop_do (shop, create, &args);
      walk.quotations[i] = args.result;
    }
  for (int i = 0; i < N_STEPS; i++)
    {
      step (&walk);
      if (i % 10 == 9)
        check_promises (&walk);
    }
  g_assert_cmpuint (walk.done, >, 10);
  g_assert_cmpuint (walk.refused, >, 10);
  g_rand_free (walk.rand);
  g_array_unref (walk.actions);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint seed = 1; seed <= (g_test_slow () ? 200 : 6); seed++)
    {
      g_autofree char *path = g_strdup_printf ("/store/quotation-walk/%u", seed);

      g_test_add (path, Shop, GUINT_TO_POINTER (seed), shop_set_up, test_walk, shop_tear_down);
    }
  return g_test_run ();
}
