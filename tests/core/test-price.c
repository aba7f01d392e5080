/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-core-error.h"
#include "core/reg-money.h"
#include "core/reg-price.h"

#define UNIT REG_QUANTITY_UNIT
/* A price of so many whole euros and cents. */
#define EUROS(amount) ((gint64)((amount) * 100) * REG_PRICE_UNIT)
#define BIKE 7
#define BELL 8
#define CAFE 3

typedef struct
{
  gint64 party;
  const char *class, *from, *until;
  gint64 discount; /* ppm, 0 for none */
} ListCase;

typedef struct
{
  int list; /* place, from 1 */
  gint64 product;
  const char *group;
  gint64 from, price; /* price -1: discount */
  gint64 discount;
} ItemCase;

static RegRecord *
make_list (int place, const ListCase *list)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRICE_LIST);
  guint8 uid[REG_UID_SIZE] = { 0 };
  g_autofree char *name = g_strdup_printf ("list %d", place);

  uid[15] = (guint8)place;
  reg_record_builder_set_key (builder, place, uid);
  reg_record_builder_set_text (builder, REG_PRICE_LIST_NAME, name);
  reg_record_builder_set_ref (builder, REG_PRICE_LIST_PARTY_ID, list->party);
  reg_record_builder_set_text (builder, REG_PRICE_LIST_CUSTOMER_CLASS, list->class);
  reg_record_builder_set_text (builder, REG_PRICE_LIST_VALID_FROM, list->from);
  reg_record_builder_set_text (builder, REG_PRICE_LIST_VALID_UNTIL, list->until);
  if (list->discount)
    reg_record_builder_set_int (builder, REG_PRICE_LIST_DISCOUNT, list->discount);
  return reg_record_builder_end (builder);
}

static RegRecord *
make_item (int place, const ItemCase *item)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRICE_ITEM);
  guint8 uid[REG_UID_SIZE] = { 1 };

  uid[15] = (guint8)place;
  reg_record_builder_set_key (builder, place, uid);
  reg_record_builder_set_ref (builder, REG_PRICE_ITEM_PRICE_LIST_ID, item->list);
  reg_record_builder_set_ref (builder, REG_PRICE_ITEM_PRODUCT_ID, item->product);
  reg_record_builder_set_text (builder, REG_PRICE_ITEM_CATEGORY, item->group);
  if (item->from)
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_FROM_QUANTITY, item->from);
  if (item->price >= 0)
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_PRICE, item->price);
  else
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_DISCOUNT, item->discount);
  return reg_record_builder_end (builder);
}

static RegPriceBook *
make_book (const ListCase *lists, gsize n_lists, const ItemCase *items, gsize n_items)
{
  RegPriceBook *book = reg_price_book_new (CAFE, "Handel ", "EUR");

  for (gsize i = 0; i < n_lists; i++)
    {
      g_autoptr (RegRecord) list = make_list ((int)i + 1, &lists[i]);

      reg_price_book_add_list (book, list);
    }
  for (gsize i = 0; i < n_items; i++)
    {
      g_autoptr (RegRecord) item = make_item ((int)i + 1, &items[i]);

      reg_price_book_add_item (book, item);
    }
  reg_price_book_complete (book);
  return book;
}

static RegPrice
ask (RegPriceBook *book, gint64 product, gint64 quantity, const char *day)
{
  const RegPriceQuestion question = { .product = product,
                                      .category = product == BIKE ? "Bicycles" : NULL,
                                      .quantity = quantity,
                                      .day = day,
                                      .usual = EUROS (100),
                                      .currency = "EUR" };
  g_autoptr (GError) error = NULL;
  RegPrice price;

  g_assert_true (reg_price_book_find (book, &question, &price, &error));
  g_assert_no_error (error);
  return price;
}

/* --- which one counts ------------------------------------------------------------------- */

/* Each list says something else about the bike; the one that is expected wins over all below it. */
static void
test_order (void)
{
  static const ListCase lists[] = {
    { CAFE, NULL, NULL, NULL, 0 },                        /* 1: a price of their own */
    { CAFE, NULL, NULL, NULL, 0 },                        /* 2: of their own, for the group */
    { CAFE, NULL, NULL, NULL, 10000 },                    /* 3: of their own, on everything */
    { 0, "handel", NULL, NULL, 0 },                       /* 4: their class */
    { 0, "HANDEL", NULL, NULL, 20000 },                   /* 5 */
    { 0, NULL, NULL, NULL, 0 },                           /* 6: everybody */
    { 0, "", "2026-01-01", NULL, 30000 },                 /* 7 */
    { CAFE + 1, NULL, NULL, NULL, 990000 },               /* somebody else */
    { 0, "Vereine", NULL, NULL, 990000 },                 /* another class */
    { CAFE, NULL, "soon", NULL, 990000 },                 /* days that are none */
    { 0, NULL, NULL, NULL, G_GINT64_CONSTANT (1000001) }, /* more than everything */
  };
  static const ItemCase items[] = {
    { 1, BIKE, NULL, 0, EUROS (99), 0 },   { 2, 0, "bicycles", 0, -1, 20000 },
    { 4, BIKE, NULL, 0, EUROS (1), 0 },    { 4, 0, "Bicycles ", 0, -1, 900000 },
    { 6, BIKE, NULL, 0, EUROS (2), 0 },    { 6, 0, "Bicycles", 0, -1, 800000 },
    { 1, 0, NULL, 0, EUROS (5), 0 },       /* for nothing */
    { 2, BIKE, NULL, 0, -1, 2 * REG_PPM }, /* more than everything */
    { 8, BIKE, NULL, 0, EUROS (3), 0 },    /* of a list that is not in the book */
  };
  /* The first @skip lists are left out. */
  static const struct
  {
    gsize skip;
    gint64 list;
    RegPriceOrigin origin;
    RegPriceScope scope;
    gint64 price;
  } cases[] = {
    { 0, 1, REG_PRICE_OWN, REG_PRICE_PRODUCT, EUROS (99) },
    { 1, 2, REG_PRICE_OWN, REG_PRICE_GROUP, EUROS (98) },
    { 2, 3, REG_PRICE_OWN, REG_PRICE_LIST_WIDE, EUROS (99) },
    { 3, 4, REG_PRICE_CLASS, REG_PRICE_PRODUCT, EUROS (1) },
    { 4, 5, REG_PRICE_CLASS, REG_PRICE_LIST_WIDE, EUROS (98) },
    { 5, 6, REG_PRICE_EVERYBODY, REG_PRICE_PRODUCT, EUROS (2) },
    { 6, 7, REG_PRICE_EVERYBODY, REG_PRICE_LIST_WIDE, EUROS (97) },
    { 7, 0, REG_PRICE_USUAL, REG_PRICE_LIST_WIDE, EUROS (100) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegPriceBook *book = reg_price_book_new (CAFE, "Handel ", "EUR");
      RegPrice price;

      for (gsize k = cases[i].skip; k < G_N_ELEMENTS (lists); k++)
        {
          g_autoptr (RegRecord) list = make_list ((int)k + 1, &lists[k]);

          g_assert_cmpint (reg_price_book_add_list (book, list), ==, k < 7 || k == 10);
        }
      for (gsize k = 0; k < G_N_ELEMENTS (items); k++)
        {
          g_autoptr (RegRecord) item = make_item ((int)k + 1, &items[k]);

          reg_price_book_add_item (book, item);
        }
      reg_price_book_complete (book);
      price = ask (book, BIKE, UNIT, "2026-11-23");
      g_assert_cmpint (price.list, ==, cases[i].list);
      g_assert_cmpint (price.origin, ==, cases[i].origin);
      g_assert_cmpint (price.scope, ==, cases[i].scope);
      g_assert_cmpint (price.price, ==, cases[i].price);
      reg_price_book_unref (book);
    }
}

/* --- quantities ------------------------------------------------------------------------- */

static void
test_breaks (void)
{
  static const ListCase lists[] = { { 0, NULL, NULL, NULL, 50000 },
                                    { 0, "Handel", NULL, NULL, 0 } };
  static const ItemCase items[] = {
    { 1, BELL, NULL, 0, EUROS (90), 0 },         { 1, BELL, NULL, 10 * UNIT, EUROS (80), 0 },
    { 1, BELL, NULL, 20 * UNIT, EUROS (80), 0 }, { 1, BELL, NULL, 100 * UNIT, -1, 300000 },
    { 2, BELL, NULL, 50 * UNIT, EUROS (85), 0 },
  };
  static const struct
  {
    gint64 quantity, price, from, next_from, next_price;
    gint64 list;
  } cases[] = {
    { 1 * UNIT, EUROS (90), 0, 10 * UNIT, EUROS (80), 1 },
    { 10 * UNIT - 1, EUROS (90), 0, 10 * UNIT, EUROS (80), 1 },
    { 10 * UNIT, EUROS (80), 10 * UNIT, 50 * UNIT, EUROS (85), 1 },
    { 19 * UNIT, EUROS (80), 10 * UNIT, 50 * UNIT, EUROS (85), 1 },
    /* Their class goes before everybody, also when it is dearer. */
    { 50 * UNIT, EUROS (85), 50 * UNIT, 0, 0, 2 },
    { 1000 * UNIT, EUROS (85), 50 * UNIT, 0, 0, 2 },
    /* What comes back costs what one costs. */
    { 0, EUROS (90), 0, 10 * UNIT, EUROS (80), 1 },
    { -30 * UNIT, EUROS (90), 0, 10 * UNIT, EUROS (80), 1 },
    { G_MAXINT64, EUROS (85), 50 * UNIT, 0, 0, 2 },
  };
  g_autoptr (RegPriceBook) book = make_book (lists, 2, items, G_N_ELEMENTS (items));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegPrice price = ask (book, BELL, cases[i].quantity, "2026-11-23");

      g_test_message ("%" G_GINT64_FORMAT, cases[i].quantity);
      g_assert_cmpint (price.price, ==, cases[i].price);
      g_assert_cmpint (price.from, ==, cases[i].from);
      g_assert_cmpint (price.list, ==, cases[i].list);
      g_assert_cmpint (price.next_from, ==, cases[i].next_from);
      if (cases[i].next_from)
        g_assert_cmpint (price.next_price, ==, cases[i].next_price);
    }
}

/* --- days ------------------------------------------------------------------------------- */

static void
test_days (void)
{
  static const ListCase lists[] = {
    { 0, NULL, NULL, NULL, 10000 },         { 0, NULL, "2026-11-20", "2026-11-25", 20000 },
    { 0, NULL, "2026-11-25", NULL, 30000 }, { 0, NULL, "2026-11-25", "2026-11-25", 40000 },
    { 0, NULL, NULL, "2026-11-10", 50000 },
  };
  static const struct
  {
    const char *day;
    gint64 discount;
    const char *until;
  } cases[] = {
    { "2026-11-10", 50000, "2026-11-10" }, /* an end goes before none */
    { "2026-11-11", 10000, "" },
    { "2026-11-19", 10000, "" },
    { "2026-11-20", 20000, "2026-11-25" }, /* the latest beginning */
    { "2026-11-24", 20000, "2026-11-25" },
    { "2026-11-25", 40000, "2026-11-25" }, /* and among those the nearest end */
    { "2026-11-26", 30000, "" },
  };
  g_autoptr (RegPriceBook) book = make_book (lists, G_N_ELEMENTS (lists), NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegPrice price = ask (book, BELL, UNIT, cases[i].day);

      g_test_message ("%s", cases[i].day);
      g_assert_true (price.is_discount);
      g_assert_cmpint (price.discount, ==, cases[i].discount);
      g_assert_cmpstr (price.until, ==, cases[i].until);
      g_assert_cmpint (price.price, ==, EUROS (100) - cases[i].discount * EUROS (100) / REG_PPM);
    }
}

/* Two lists of the same days: the lower price; at the same price the list that was made first. Whatever
 * order they come in. */
static void
test_ties (void)
{
  static const ListCase lists[] = { { 0, NULL, NULL, NULL, 0 },
                                    { 0, NULL, NULL, NULL, 0 },
                                    { 0, NULL, NULL, NULL, 0 } };
  static const ItemCase items[] = { { 1, BELL, NULL, 0, EUROS (50), 0 },
                                    { 2, BELL, NULL, 0, EUROS (40), 0 },
                                    { 3, BELL, NULL, 0, -1, 600000 } };

  for (int turn = 0; turn < 2; turn++)
    {
      RegPriceBook *book = reg_price_book_new (CAFE, NULL, "EUR");
      RegPrice price;

      for (int i = 0; i < 3; i++)
        {
          int place = turn ? 2 - i : i;
          g_autoptr (RegRecord) list = make_list (place + 1, &lists[place]);

          g_assert_true (reg_price_book_add_list (book, list));
        }
      for (int i = 0; i < 3; i++)
        {
          int place = turn ? 2 - i : i;
          g_autoptr (RegRecord) item = make_item (place + 1, &items[place]);

          reg_price_book_add_item (book, item);
        }
      reg_price_book_complete (book);
      price = ask (book, BELL, UNIT, "2026-11-23");
      g_assert_cmpint (price.list, ==, 2);
      g_assert_cmpstr (price.list_name, ==, "list 2");
      g_assert_false (price.is_discount);
      reg_price_book_unref (book);
    }
}

/* --- arithmetic ------------------------------------------------------------------------- */

static void
test_rounding (void)
{
  static const struct
  {
    gint64 usual, discount, price;
  } cases[] = {
    { 1, 500000, 1 }, /* half goes away from zero */
    { 3, 500000, 2 },
    { -1, 500000, -1 },
    { 10000, 333333, 6667 },
    { 1000000, REG_PPM, 0 },
    { 1000000, -REG_PPM, 2000000 },
    { 123456789, 125000, 108024690 },
    { G_MAXINT64, 1, G_GINT64_CONSTANT (9223362813482738952) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ListCase list = { 0, NULL, NULL, NULL, cases[i].discount };
      g_autoptr (RegPriceBook) book = make_book (&list, 1, NULL, 0);
      const RegPriceQuestion question = {
        .product = BELL, .quantity = UNIT, .day = "2026-11-23", .usual = cases[i].usual
      };
      RegPrice price;

      g_assert_true (reg_price_book_find (book, &question, &price, NULL));
      g_assert_cmpint (price.price, ==, cases[i].price);
    }
}

static void
test_refused (void)
{
  static const ListCase list = { 0, NULL, NULL, NULL, -REG_PPM };
  g_autoptr (RegPriceBook) book = make_book (&list, 1, NULL, 0);
  RegPriceQuestion question = { .product = BELL, .quantity = UNIT, .usual = G_MAXINT64 };
  g_autoptr (GError) error = NULL;
  RegPrice price;

  g_assert_false (reg_price_book_find (book, &question, &price, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  question.day = "--11-23";
  g_assert_false (reg_price_book_find (book, &question, &price, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  question.day = "2026-11-23";
  g_assert_false (reg_price_book_find (book, &question, &price, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE);
}

/* Nothing is known of what a euro is worth elsewhere. */
static void
test_currency (void)
{
  static const ListCase list = { 0, NULL, NULL, NULL, 500000 };
  g_autoptr (RegPriceBook) book = make_book (&list, 1, NULL, 0);
  RegPriceQuestion question = {
    .product = BELL, .quantity = UNIT, .day = "2026-11-23", .usual = 80, .currency = "USD"
  };
  RegPrice price;

  g_assert_true (reg_price_book_find (book, &question, &price, NULL));
  g_assert_true (price.other_currency);
  g_assert_cmpint (price.origin, ==, REG_PRICE_USUAL);
  g_assert_cmpint (price.price, ==, 80);
  g_assert_cmpstr (price.list_name, ==, "");
  question.currency = "";
  g_assert_true (reg_price_book_find (book, &question, &price, NULL));
  g_assert_false (price.other_currency);
  g_assert_cmpint (price.price, ==, 40);
}

/* --- against the rule, written down a second time ---------------------------------------- */

/* Sorts all that holds by a text that puts the first that counts first. */
static gint64
slow_price (const ListCase *lists, const ItemCase *items, gsize n_items, gint64 quantity)
{
  g_autofree char *best = NULL;
  gint64 price = EUROS (100);

  for (gsize i = 0; i < n_items; i++)
    {
      const ListCase *list = &lists[items[i].list - 1];
      gboolean is_own = list->party == CAFE;
      gint64 value = items[i].price >= 0 ? items[i].price
                                         : EUROS (100) / REG_PPM * (REG_PPM - items[i].discount);
      g_autofree char *key = NULL;

      if ((list->party && !is_own) || (list->class && !g_str_equal (list->class, "Handel"))
          || items[i].from > quantity || (items[i].product && items[i].product != BIKE)
          || (items[i].group && !g_str_equal (items[i].group, "Bicycles")))
        continue;
      key = g_strdup_printf ("%d%d%020" G_GINT64_FORMAT "%020" G_GINT64_FORMAT "%03d%03zu",
                             is_own        ? 0
                             : list->class ? 1
                                           : 2,
                             items[i].product ? 0 : 1, G_MAXINT64 - items[i].from, value,
                             items[i].list, i);
      if (best && strcmp (key, best) >= 0)
        continue;
      g_set_str (&best, key);
      price = value;
    }
  return price;
}

static void
test_random (void)
{
  static const ListCase lists[] = {
    { CAFE, NULL, NULL, NULL, 0 },     { 0, "Handel", NULL, NULL, 0 },
    { 0, "Handel", NULL, NULL, 0 },    { 0, NULL, NULL, NULL, 0 },
    { CAFE + 1, NULL, NULL, NULL, 0 }, { 0, "Vereine", NULL, NULL, 0 }
  };

  for (int round = 0; round < 2000; round++)
    {
      ItemCase items[12];
      gsize n = (gsize)g_test_rand_int_range (0, G_N_ELEMENTS (items) + 1);
      g_autoptr (RegPriceBook) book = NULL;

      for (gsize i = 0; i < n; i++)
        {
          gboolean is_group = g_test_rand_bit ();

          items[i] = (ItemCase){
            .list = g_test_rand_int_range (1, G_N_ELEMENTS (lists) + 1),
            .product = is_group ? 0 : g_test_rand_int_range (BIKE, BIKE + 2),
            .group = !is_group            ? NULL
                     : g_test_rand_bit () ? "Bicycles"
                                          : "Parts",
            .from = g_test_rand_int_range (0, 4) * 5 * UNIT,
            .price = g_test_rand_bit () ? EUROS (g_test_rand_int_range (0, 4) * 10) : -1,
            .discount = g_test_rand_int_range (0, 4) * 100000,
          };
        }
      book = make_book (lists, G_N_ELEMENTS (lists), items, n);
      for (int quantity = 0; quantity < 20; quantity += 3)
        g_assert_cmpint (ask (book, BIKE, quantity * UNIT, "2026-11-23").price, ==,
                         slow_price (lists, items, n, quantity * UNIT));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/price/order", test_order);
  g_test_add_func ("/price/breaks", test_breaks);
  g_test_add_func ("/price/days", test_days);
  g_test_add_func ("/price/ties", test_ties);
  g_test_add_func ("/price/rounding", test_rounding);
  g_test_add_func ("/price/refused", test_refused);
  g_test_add_func ("/price/currency", test_currency);
  g_test_add_func ("/price/random", test_random);
  return g_test_run ();
}
