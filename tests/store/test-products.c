/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "store/reg-products.h"

#define SALE(values) ROW ("sale", "number, party_id, sold_on, currency, state", values)
#define LINE(values) ROW ("sale_line", "sale_id, product_id, quantity, net", values)

/* Today is 21 August 2026. */
static const char sales[] = SALE ("'1', 1, '2026-08-01', 'EUR', 0")
    SALE ("'2', 2, '2026-02-01', 'EUR', 0") SALE ("'3', 1, '2024-05-05', 'EUR', NULL")
        SALE ("'4', 1, '2026-08-02', 'EUR', 1") SALE ("'5', 1, '2026-08-03', 'USD', 0")
            LINE ("1, 1, 2000000, 1000") LINE ("1, 1, 1000000, 500") LINE ("1, 2, 9000000, 9000")
                LINE ("2, 1, 4000000, 2000") LINE ("3, 1, 10000000, 5000")
                    LINE ("4, 1, 7000000, 7000") LINE ("5, 1, 1000000, 600");

typedef struct
{
  gint64 product;
  RegProductSold sold;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  return reg_product_sold_load (db, load->product, &load->sold, error);
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-08-21T10:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_add_party (f, "Bakery", NULL);
  store_fixture_add_party (f, "Courier", NULL);
  store_fixture_script (f, ROW ("product", "name", "'Bell'") ROW ("product", "name", "'Lock'")
                               ROW ("product", "name", "'Pump'"));
  store_fixture_script (f, sales);
}

/* What was cancelled does not count; another currency counts in pieces only. */
static void
test_sold (StoreFixture *f, gconstpointer unused)
{
  Load load = { .product = 1 };

  store_fixture_read (f, load_job, &load);
  g_assert_cmpint (load.sold.n_sales, ==, 4);
  g_assert_cmpint (load.sold.quantity, ==, 18000000);
  g_assert_cmpint (load.sold.net, ==, 8500);
  g_assert_cmpint (load.sold.year_quantity, ==, 8000000);
  g_assert_cmpint (load.sold.year_net, ==, 3500);
  g_assert_cmpstr (load.sold.last_on, ==, "2026-08-03");
  g_assert_cmpint (load.sold.best_party, ==, 1);
  g_assert_cmpstr (load.sold.best_name, ==, "Bakery");
  reg_product_sold_clear (&load.sold);
}

static void
test_never_sold (StoreFixture *f, gconstpointer unused)
{
  Load load = { .product = 3 };

  store_fixture_read (f, load_job, &load);
  g_assert_cmpint (load.sold.n_sales, ==, 0);
  g_assert_cmpint (load.sold.net, ==, 0);
  g_assert_cmpstr (load.sold.last_on, ==, "");
  g_assert_cmpint (load.sold.best_party, ==, 0);
  reg_product_sold_clear (&load.sold);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/products/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (sold);
  ADD (never_sold);
  return g_test_run ();
}
