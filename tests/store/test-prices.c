/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-money.h"
#include "store-fixture.h"
#include "store/reg-bin.h"
#include "store/reg-party-merge.h"
#include "store/reg-prices.h"

#define UNIT REG_QUANTITY_UNIT

/* A bakery (1) in trade, a café (2) and a private customer (3). Today is 2026-11-18; prices are in euros
 * times a million. */
/* clang-format off */
static const char *shop =
    ROW ("party", "name, customer_class", "'Bakery', 'Trade'")
    ROW ("party", "name, customer_class", "'Café', 'trade'")
    ROW ("party", "name", "'Mrs Winter'")
    ROW ("product", "code, name, category, price, unit", "'CB', 'City bike', 'Bicycles', 800000000, 'piece'")
    ROW ("product", "code, name, category, price", "'TY', 'Tyre', 'Parts', 20000000")
    ROW ("product", "code, name, price", "'BL', 'Bell', 10000000")
    ROW ("price_list", "name", "'For everybody'")
    ROW ("price_list", "name, customer_class, discount", "'In trade', 'TRADE', 50000")
    ROW ("price_list", "name, party_id", "'Bakery', 1")
    ROW ("price_list", "name, valid_until, discount", "'Summer', '2026-08-31', 900000")
    ROW ("price_list", "name, valid_from, discount", "'Winter', '2026-12-01', 100000")
    ROW ("price_list", "name, deleted_at, discount", "'Thrown away', 5, 900000")
    ROW ("price_item", "price_list_id, product_id, price", "1, 2, 19000000")
    ROW ("price_item", "price_list_id, product_id, from_quantity, price", "1, 2, 10000000, 18000000")
    ROW ("price_item", "price_list_id, category, discount", "2, 'Bicycles', 100000")
    ROW ("price_item", "price_list_id, product_id, price", "3, 1, 640000000")
    ROW ("price_item", "price_list_id, product_id, price, deleted_at", "3, 2, 1, 5");
/* clang-format on */

static void
set_up_shop (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, shop);
}

typedef struct
{
  gint64 party, product, id;
  const char *since;
  RegPriceBook *book;
  GPtrArray *rows;
  RegRecord *record;
  GStrv groups;
} Job;

static gboolean
book_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->book = reg_price_book_load (db, job->party, job->product, job->since, error);
  return job->book != NULL;
}

static gboolean
lists_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->rows = reg_price_lists_load (db, job->party, error);
  return job->rows != NULL;
}

static gboolean
items_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->rows = reg_price_items_load (db, job->id, error);
  return job->rows != NULL;
}

static gboolean
groups_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->groups = reg_price_groups_load (db, error);
  return job->groups != NULL;
}

static gboolean
save_list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = reg_price_list_save (db, job->record, error);
  return job->id != 0;
}

static gboolean
save_item_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = reg_price_item_save (db, job->record, error);
  return job->id != 0;
}

static gboolean
put_item_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = reg_price_item_put (db, job->record, error);
  return job->id != 0;
}

static gboolean
bin_list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_PRICE_LIST, ((Job *)data)->id, error);
}

static gboolean
restore_list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_bin_restore (db, REG_ENTITY_PRICE_LIST, ((Job *)data)->id, error);
}

/* What one costs, and from which list, as "640000000 Bakery". */
static char *
price_of (StoreFixture *f, gint64 party, gint64 product, gint64 quantity, const char *day)
{
  static const gint64 usual[] = { 0, 800000000, 20000000, 10000000 };
  static const char *const groups[] = { NULL, "Bicycles", "Parts", NULL };
  Job job = { .party = party, .product = product, .since = day };
  RegPriceQuestion question = { .product = product,
                                .category = groups[product],
                                .quantity = quantity * UNIT,
                                .day = day,
                                .usual = usual[product] };
  RegPrice price;
  RegPrice other;
  char *text;

  store_fixture_read (f, book_job, &job);
  g_assert_true (reg_price_book_find (job.book, &question, &price, NULL));
  text = g_strdup_printf ("%" G_GINT64_FORMAT "%s%s", price.price, *price.list_name ? " " : "",
                          price.list_name);
  reg_price_book_unref (job.book);

  /* A book of all products says the same. */
  job.product = 0;
  store_fixture_read (f, book_job, &job);
  g_assert_true (reg_price_book_find (job.book, &question, &other, NULL));
  g_assert_cmpint (other.price, ==, price.price);
  reg_price_book_unref (job.book);
  return text;
}

static void
test_book (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 party, product, quantity;
    const char *day, *price;
  } cases[] = {
    { 1, 1, 1, "2026-11-18", "640000000 Bakery" },
    { 2, 1, 1, "2026-11-18", "720000000 In trade" },
    { 3, 1, 1, "2026-11-18", "800000000" },
    { 0, 1, 1, "2026-11-18", "800000000" },
    { 1, 2, 1, "2026-11-18", "19000000 In trade" }, /* 5 % off everything in trade */
    { 3, 2, 1, "2026-11-18", "19000000 For everybody" },
    { 3, 2, 10, "2026-11-18", "18000000 For everybody" },
    { 0, 2, 10, "2026-11-18", "18000000 For everybody" },
    { 3, 3, 10, "2026-11-18", "10000000" },
    { 3, 3, 1, "2026-12-01", "9000000 Winter" },
    { 3, 3, 1, "2026-08-31", "1000000 Summer" },
    { 3, 3, 1, "2026-09-01", "10000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *price = price_of (f, cases[i].party, cases[i].product, cases[i].quantity,
                                         cases[i].day);

      g_test_message ("%zu", i);
      g_assert_cmpstr (price, ==, cases[i].price);
    }
}

/* Lists of others, lists that are over and lists in the bin are not read. */
static void
test_book_is_small (StoreFixture *f, gconstpointer unused)
{
  Job job = { .party = 1 };
  g_autoptr (GError) error = NULL;

  store_fixture_read (f, book_job, &job);
  g_assert_cmpuint (reg_price_book_get_n_lists (job.book), ==, 4);
  g_assert_cmpuint (reg_price_book_get_n_items (job.book), ==, 4 + 2);
  reg_price_book_unref (job.book);
  job.product = 1;
  store_fixture_read (f, book_job, &job);
  g_assert_cmpuint (reg_price_book_get_n_items (job.book), ==, 2 + 2);
  reg_price_book_unref (job.book);
  job = (Job){ .party = 99 };
  error = store_fixture_refused (f, book_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

/* --- lists ------------------------------------------------------------------------------- */

static char *
list_names (StoreFixture *f, gint64 party)
{
  Job job = { .party = party };
  GString *names = g_string_new (NULL);

  store_fixture_read (f, lists_job, &job);
  for (guint i = 0; i < job.rows->len; i++)
    {
      const RegPriceListRow *row = g_ptr_array_index (job.rows, i);

      g_string_append_printf (names, "%s%s %d", i ? "|" : "",
                              reg_record_get_text (row->record, REG_PRICE_LIST_NAME),
                              (int)row->n_items);
    }
  g_ptr_array_unref (job.rows);
  return g_string_free_and_steal (names);
}

static void
test_lists (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *all = list_names (f, 0);
  g_autofree char *own = list_names (f, 1);
  g_autofree char *none = list_names (f, 3);
  Job job = { .id = 1 };
  const RegPriceItemRow *row;

  g_assert_cmpstr (all, ==, "For everybody 2|Summer 0|Winter 0|In trade 1");
  g_assert_cmpstr (own, ==, "Bakery 1");
  g_assert_cmpstr (none, ==, "");
  store_fixture_read (f, items_job, &job);
  g_assert_cmpuint (job.rows->len, ==, 2);
  row = g_ptr_array_index (job.rows, 0);
  g_assert_cmpstr (row->code, ==, "TY");
  g_assert_cmpstr (row->name, ==, "Tyre");
  g_assert_cmpint (row->usual, ==, 20000000);
  row = g_ptr_array_index (job.rows, 1);
  g_assert_cmpint (reg_record_get_int (row->record, REG_PRICE_ITEM_FROM_QUANTITY), ==, 10 * UNIT);
  g_ptr_array_unref (job.rows);
  job.id = 2;
  store_fixture_read (f, items_job, &job);
  row = g_ptr_array_index (job.rows, 0);
  g_assert_cmpstr (row->name, ==, "Bicycles");
  g_assert_cmpstr (row->code, ==, "");
  g_ptr_array_unref (job.rows);
  store_fixture_read (f, groups_job, &job);
  g_assert_cmpuint (g_strv_length (job.groups), ==, 2);
  g_assert_cmpstr (job.groups[0], ==, "Bicycles");
  g_strfreev (job.groups);
}

static RegRecord *
make_list (const char *name, gint64 party, const char *class, const char *from, const char *until)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRICE_LIST);

  reg_record_builder_set_text (builder, REG_PRICE_LIST_NAME, name);
  reg_record_builder_set_ref (builder, REG_PRICE_LIST_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_PRICE_LIST_CUSTOMER_CLASS, class);
  reg_record_builder_set_text (builder, REG_PRICE_LIST_VALID_FROM, from);
  reg_record_builder_set_text (builder, REG_PRICE_LIST_VALID_UNTIL, until);
  return reg_record_builder_end (builder);
}

static void
test_save_list (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    gint64 party;
    const char *class, *from, *until;
    const char *wrong;
  } cases[] = {
    { "Christmas", 0, NULL, "2026-12-24", "2026-12-24", NULL },
    { "Ours", 2, NULL, NULL, NULL, NULL },
    { "", 0, NULL, NULL, NULL, "name" },
    { "  ", 0, NULL, NULL, NULL, "name" },
    { "Both", 2, "Trade", NULL, NULL, "customer" },
    { "Backwards", 0, NULL, "2026-12-25", "2026-12-24", "valid_until" },
    { "No day", 0, NULL, "soon", NULL, "soon" },
    { "No year", 0, NULL, NULL, "--12-24", "--12-24" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { .record = make_list (cases[i].name, cases[i].party, cases[i].class, cases[i].from,
                                       cases[i].until) };
      g_autoptr (GError) error = NULL;

      if (!cases[i].wrong)
        store_fixture_write (f, save_list_job, &job);
      else
        {
          error = store_fixture_refused (f, save_list_job, &job);
          g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
          g_assert_nonnull (g_strstr_len (error->message, -1, cases[i].wrong));
        }
      reg_record_unref (job.record);
    }
}

/* In the bin a list costs nobody anything; from there it comes back with all its lines. */
static void
test_bin (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *gone = NULL;
  g_autofree char *back = NULL;
  g_autofree char *after = NULL;
  Job job = { .id = 3 };
  gint64 action = store_fixture_write (f, bin_list_job, &job);

  gone = price_of (f, 1, 1, 1, "2026-11-18");
  g_assert_cmpstr (gone, ==, "720000000 In trade");
  store_fixture_undo (f, action, NULL, NULL);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
  store_fixture_write (f, bin_list_job, &job);
  g_assert_true (reg_bin_has_kind (REG_ENTITY_PRICE_LIST));
  store_fixture_write (f, restore_list_job, &job);
  back = price_of (f, 1, 1, 1, "2026-11-18");
  g_assert_cmpstr (back, ==, "640000000 Bakery");
}

/* --- lines of a list --------------------------------------------------------------------- */

static RegRecord *
make_item (
    gint64 list, gint64 product, const char *group, gint64 from, gint64 price, gint64 discount)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRICE_ITEM);

  reg_record_builder_set_ref (builder, REG_PRICE_ITEM_PRICE_LIST_ID, list);
  reg_record_builder_set_ref (builder, REG_PRICE_ITEM_PRODUCT_ID, product);
  reg_record_builder_set_text (builder, REG_PRICE_ITEM_CATEGORY, group);
  reg_record_builder_set_int (builder, REG_PRICE_ITEM_FROM_QUANTITY, from);
  if (price != G_MININT64)
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_PRICE, price);
  if (discount != G_MININT64)
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_DISCOUNT, discount);
  return reg_record_builder_end (builder);
}

static void
test_save_item (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 product;
    const char *group;
    gint64 from, price, discount;
    int code;
    const char *wrong;
  } cases[] = {
    { 3, NULL, 0, 9000000, G_MININT64, -1, NULL },
    { 3, NULL, 5 * UNIT, G_MININT64, 200000, -1, NULL },
    { 3, NULL, 0, 8000000, G_MININT64, REG_STORE_ERROR_CONFLICT, "that quantity" },
    { 2, NULL, 10 * UNIT, 8000000, G_MININT64, REG_STORE_ERROR_CONFLICT, "that quantity" },
    { 0, "Parts", 0, G_MININT64, -50000, -1, NULL },
    { 0, "PARTS", 0, G_MININT64, 50000, REG_STORE_ERROR_CONFLICT, "that quantity" },
    { 0, "Parts", 0, 5000, G_MININT64, REG_STORE_ERROR_INVALID, "group" },
    { 0, NULL, 0, 5000, G_MININT64, REG_STORE_ERROR_INVALID, "product" },
    { 3, "Parts", 0, 5000, G_MININT64, REG_STORE_ERROR_INVALID, "product" },
    { 3, NULL, 1, G_MININT64, G_MININT64, REG_STORE_ERROR_INVALID, "price" },
    { 3, NULL, 1, 5000, 5000, REG_STORE_ERROR_INVALID, "price" },
    { 3, NULL, 1, -1, G_MININT64, REG_STORE_ERROR_INVALID, "less than 0" },
    { 3, NULL, -1, 1, G_MININT64, REG_STORE_ERROR_INVALID, "from_quantity" },
    { 3, NULL, 1, G_MININT64, 1000001, REG_STORE_ERROR_INVALID, "discount" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { .record = make_item (1, cases[i].product, cases[i].group, cases[i].from,
                                       cases[i].price, cases[i].discount) };

      g_test_message ("%zu", i);
      if (cases[i].code < 0)
        store_fixture_write (f, save_item_job, &job);
      else
        {
          g_autoptr (GError) error = store_fixture_refused (f, save_item_job, &job);

          g_assert_error (error, REG_STORE_ERROR, cases[i].code);
          g_assert_nonnull (g_strstr_len (error->message, -1, cases[i].wrong));
        }
      reg_record_unref (job.record);
    }
}

/* A line that is brought in takes the place of the one for the same thing, and gives it back. */
static void
test_put (StoreFixture *f, gconstpointer unused)
{
  Job job = { .record = make_item (1, 2, NULL, 10 * UNIT, G_MININT64, 500000) };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  g_autofree char *price = NULL;
  g_autofree char *undone = NULL;
  gint64 action = store_fixture_write (f, put_item_job, &job);

  g_assert_cmpint (job.id, ==, 2);
  reg_record_unref (job.record);
  price = price_of (f, 3, 2, 10, "2026-11-18");
  g_assert_cmpstr (price, ==, "10000000 For everybody");
  store_fixture_undo (f, action, NULL, NULL);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
  job.record = make_item (1, 3, NULL, 0, 5000000, G_MININT64);
  store_fixture_write (f, put_item_job, &job);
  reg_record_unref (job.record);
  undone = price_of (f, 3, 3, 1, "2026-11-18");
  g_assert_cmpstr (undone, ==, "5000000 For everybody");
}

/* --- customers --------------------------------------------------------------------------- */

static gboolean
merge_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) stays = reg_db_load (db, REG_ENTITY_PARTY, 2, error);

  return stays && reg_party_merge (db, stays, 1, error);
}

/* Who is merged brings their own prices along. */
static void
test_merge (StoreFixture *f, gconstpointer unused)
{
  Job job = { 0 };
  g_autofree char *own = NULL;
  g_autofree char *price = NULL;
  gint64 action = store_fixture_write (f, merge_job, &job);

  own = list_names (f, 2);
  g_assert_cmpstr (own, ==, "Bakery 1");
  price = price_of (f, 2, 1, 1, "2026-11-18");
  g_assert_cmpstr (price, ==, "640000000 Bakery");
  store_fixture_undo (f, action, NULL, NULL);
  g_free (own);
  own = list_names (f, 1);
  g_assert_cmpstr (own, ==, "Bakery 1");
}

#define TEST(name, function)                                                                       \
  g_test_add ("/prices/" name, StoreFixture, NULL, set_up_shop, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("book", test_book);
  TEST ("book-is-small", test_book_is_small);
  TEST ("lists", test_lists);
  TEST ("save-list", test_save_list);
  TEST ("save-item", test_save_item);
  TEST ("bin", test_bin);
  TEST ("put", test_put);
  TEST ("merge", test_merge);
  return g_test_run ();
}
