/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "core/reg-date.h"
#include "core/reg-money.h"
#include "core/reg-quotation-state.h"
#include "store/reg-firm.h"
#include "store/reg-quotations.h"
#include "store/reg-sales.h"
#include "store/reg-tasks.h"

#include <string.h>

/* A firm's day ends at its own midnight, wherever it is and whatever its clocks do; and sums hold at
 * the limits of what a book can hold. */

static const char *const zones[] = {
  "UTC",          "Europe/Berlin",       "America/Los_Angeles", "Asia/Kolkata",
  "Asia/Tokyo",   "Australia/Lord_Howe", "Pacific/Kiritimati",  "Pacific/Pago_Pago",
  "Africa/Cairo", "America/St_Johns",    "Asia/Kathmandu",      "America/Havana",
};

static gint64 now_ms;

static gint64
days_clock (void)
{
  return now_ms;
}

static GTimeZone *
move_to (StoreFixture *f, const char *name, gint64 now)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (zone);
  now_ms = now;
  g_clear_object (&f->store);
  f->store = reg_store_new (f->path, REG_STORE_CREATE);
  reg_store_set_clock (f->store, days_clock, zone);
  reg_store_open_sync (f->store, NULL, &error);
  g_assert_no_error (error);
  return zone;
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  reg_store_set_staff (f->store, store_fixture_make_firm (f));
}

/* --- midnight ----------------------------------------------------------------------------- */

static gboolean
today_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(char **)data = reg_db_today (db);
  return TRUE;
}

static void
test_today (StoreFixture *f, gconstpointer unused)
{
  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (GTimeZone) zone = move_to (f, zones[z], 0);

      for (int i = 0; i < 20; i++)
        {
          g_autofree char *today = NULL;
          g_autofree char *expected = NULL;
          g_autoptr (GDateTime) utc = NULL;
          g_autoptr (GDateTime) local = NULL;

          now_ms = (gint64)g_test_rand_int_range (1, G_MAXINT) * 1000;
          utc = g_date_time_new_from_unix_utc (now_ms / 1000);
          local = g_date_time_to_timezone (utc, zone);
          expected = g_date_time_format (local, "%Y-%m-%d");
          store_fixture_read (f, today_job, &today);
          g_assert_cmpstr (today, ==, expected);
        }
    }
}

static gboolean
number_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_free (*(char **)data);
  *(char **)data = reg_series_take (db, "complaint", error);
  return *(char **)data != NULL;
}

/* The numbers of a year end with its last second, and those of the next begin at one. */
static void
test_numbers_of_the_year (StoreFixture *f, gconstpointer unused)
{
  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2031 + z);
      g_autofree char *day = g_strconcat (year, "-01-01", NULL);
      g_autoptr (GTimeZone) zone = move_to (f, zones[z], 0);
      gint64 midnight = reg_date_get_start (day, zone);
      g_autofree char *number = NULL;
      g_autofree char *old = NULL;

      now_ms = midnight - 1;
      store_fixture_write (f, number_job, &number);
      g_assert_null (strstr (number, year));
      now_ms = midnight;
      old = g_steal_pointer (&number);
      store_fixture_write (f, number_job, &number);
      g_assert_nonnull (strstr (number, year));
      g_assert_true (g_str_has_suffix (number, "1"));
      g_assert_cmpstr (number, !=, old);
    }
}

typedef struct
{
  gint64 quotation;
  const char *until;
  int n_expired;
} SendJob;

static RegRecord *
priced_line (int i)
{
  RegRecordBuilder *line = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  g_autofree char *text = g_strdup_printf ("Piece %d", i);

  reg_record_builder_set_int (line, REG_QUOTATION_LINE_KIND, REG_LINE_NORMAL);
  reg_record_builder_set_text (line, REG_QUOTATION_LINE_DESCRIPTION, text);
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_QUANTITY, (i % 9 + 1) * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_UNIT_PRICE, (i * 37 + 1) * REG_PRICE_UNIT);
  return reg_record_builder_end (line);
}

static gboolean
send_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SendJob *job = data;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegQuotation) draft = NULL;
  g_autoptr (RegRecord) revision = NULL;
  RegRecordBuilder *builder;

  g_ptr_array_add (lines, priced_line (3));
  if (!(job->quotation = reg_quotation_create (db, 1, 0, error))
      || !(draft = reg_quotation_load (db, job->quotation, 0, error)))
    return FALSE;
  builder = reg_record_builder_new_from (draft->revision);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_VALID_UNTIL, job->until);
  revision = reg_record_builder_end (builder);
  return reg_quotation_save_draft (db, revision, lines, error)
         && reg_quotation_submit (db, job->quotation, NULL, error)
         && reg_quotation_mark_sent (db, job->quotation, error);
}

static gboolean
expire_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_quotation_expire_due (db, &((SendJob *)data)->n_expired, error);
}

/* An offer holds for the whole of its last day, in the firm's zone. The days are those on which
 * clocks change in many places. */
static void
test_offers_end_at_midnight (StoreFixture *f, gconstpointer unused)
{
  static const char *const days[] = { "2027-03-28", "2027-10-31", "2027-03-14", "2027-12-31" };

  store_fixture_add_party (f, "Customer", NULL);
  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      const char *day = days[z % G_N_ELEMENTS (days)];
      g_autoptr (GTimeZone) zone = move_to (f, zones[z], 0);
      SendJob job = { .until = day };
      char next[REG_DATE_SIZE];

      reg_store_set_staff (f->store, 1);
      now_ms = reg_date_get_start (day, zone) - 1;
      store_fixture_write (f, send_job, &job);
      g_assert_true (reg_date_add_days (day, 1, next));
      now_ms = reg_date_get_start (next, zone) - 1;
      store_fixture_write (f, expire_job, &job);
      g_test_message ("%s in %s", day, zones[z]);
      g_assert_cmpint (job.n_expired, ==, 0);
      now_ms++;
      store_fixture_write (f, expire_job, &job);
      g_assert_cmpint (job.n_expired, ==, 1);
    }
}

typedef struct
{
  const char *from;
  int days;
  char result[REG_DATE_SIZE];
} WorkingDays;

static gboolean
working_days_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  WorkingDays *job = data;

  return reg_task_add_working_days (db, job->from, job->days, job->result, error);
}

/* Days of the calendar are the same everywhere: no clock that changes makes one longer. */
static void
test_working_days_everywhere (StoreFixture *f, gconstpointer unused)
{
  static const WorkingDays cases[] = {
    { "2026-03-27", 1, "" }, { "2026-10-23", 1, "" },  { "2026-12-30", 5, "" },
    { "2028-02-25", 2, "" }, { "2026-03-28", 10, "" }, { "2026-04-23", 260, "" },
  };
  char first[G_N_ELEMENTS (cases)][REG_DATE_SIZE];

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (GTimeZone) zone = move_to (f, zones[z], G_GINT64_CONSTANT (1772442000000));

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          WorkingDays job = cases[i];

          store_fixture_read (f, working_days_job, &job);
          if (z == 0)
            g_strlcpy (first[i], job.result, REG_DATE_SIZE);
          g_assert_cmpstr (job.result, ==, first[i]);
          g_assert_cmpint (reg_date_get_weekday (job.result), <=, 6);
        }
    }
}

/* --- limits of money ---------------------------------------------------------------------- */

static gint64
any_size (void)
{
  guint64 bits = (guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ();
  gint64 value = (gint64)(bits >> g_test_rand_int_range (1, 64));

  return g_test_rand_bit () ? value : -value;
}

/* Against the same said in another way: whole and rest apart, so that nothing leaves 128 bits. */
static void
test_lines_of_any_size (void)
{
  guint n_refused = 0;

  for (int i = 0; i < 20000; i++)
    {
      gint64 quantity = any_size (), price = any_size ();
      gint64 discount = g_test_rand_int_range (0, 1000001), net = 7;
      RegWide exact = (RegWide)quantity * price;
      const RegWide unit = (RegWide)REG_QUANTITY_UNIT * REG_PRICE_UNIT;
      RegWide whole = exact / unit, rest = exact % unit;
      RegWide scaled = whole * (REG_PPM - discount);
      RegWide remainder = (scaled % REG_PPM) * unit + rest * (REG_PPM - discount);
      RegWide expected = scaled / REG_PPM + reg_money_round_div (remainder, unit * REG_PPM);
      gboolean fits = expected >= G_MININT64 && expected <= G_MAXINT64;
      g_autoptr (GError) error = NULL;

      if (reg_sale_line_net (quantity, price, discount, &net, &error))
        {
          g_assert_true (fits);
          g_assert_cmpint (net, ==, (gint64)expected);
          continue;
        }
      n_refused++;
      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
      /* What leaves 128 bits on the way is refused as well. */
      g_assert_true (!fits || exact > ((RegWide)1 << 105) || exact < -((RegWide)1 << 105));
    }
  g_assert_cmpuint (n_refused, >, 0);
}

typedef struct
{
  GPtrArray *lines;
  gint64 id;
} SaleJob;

static gboolean
sale_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SaleJob *job = data;
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE);
  g_autoptr (RegRecord) sale = NULL;

  reg_record_builder_set_text (builder, REG_SALE_SOLD_ON, "2026-01-02");
  sale = reg_record_builder_end (builder);
  return (job->id = reg_sale_save (db, sale, job->lines, error)) != 0;
}

static RegRecord *
sale_line (gint64 quantity, gint64 price, gint64 tax)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);

  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY, quantity);
  reg_record_builder_set_int (builder, REG_SALE_LINE_UNIT_PRICE, price);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX_RATE, tax);
  return reg_record_builder_end (builder);
}

static void
test_the_greatest_sale (StoreFixture *f, gconstpointer unused)
{
  const gint64 most = G_MAXINT64 / 10000 * 10000;
  SaleJob job = { g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref), 0 };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (job.lines, sale_line (10000 * REG_QUANTITY_UNIT, most, 0));
  store_fixture_write (f, sale_job, &job);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT gross FROM sale"), ==, most);
  /* A cent more than there is room for. */
  g_ptr_array_add (job.lines, sale_line (REG_QUANTITY_UNIT, 10000 * REG_PRICE_UNIT, 0));
  error = store_fixture_refused (f, sale_job, &job);
  g_assert_nonnull (error);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM sale"), ==, 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM sale_line"), ==, 1);
  g_ptr_array_unref (job.lines);
}

/* --- a long quotation --------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  int n_lines;
  gint64 net, sum, n_loaded;
} LongJob;

static gboolean
long_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LongJob *job = data;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegQuotation) draft = NULL;

  for (int i = 0; i < job->n_lines; i++)
    g_ptr_array_add (lines, priced_line (i));
  if (!job->id && !(job->id = reg_quotation_create (db, 1, 0, error)))
    return FALSE;
  draft = reg_quotation_load (db, job->id, 0, error);
  return draft && reg_quotation_save_draft (db, draft->revision, lines, error);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LongJob *job = data;
  g_autoptr (RegQuotation) self = reg_quotation_load (db, job->id, 0, error);

  if (!self)
    return FALSE;
  job->n_loaded = self->lines->len;
  job->net = reg_record_get_int (self->revision, REG_QUOTATION_REVISION_NET);
  job->sum = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *expected = g_strdup_printf ("Piece %u", i);

      g_assert_cmpstr (reg_record_get_text (self->lines->pdata[i], REG_QUOTATION_LINE_DESCRIPTION),
                       ==, expected);
      job->sum += (i % 9 + 1) * (i * 37 + 1);
    }
  return TRUE;
}

/* Two thousand lines are kept in their order, add up, and make room for twenty. */
static void
test_a_long_quotation (StoreFixture *f, gconstpointer unused)
{
  LongJob job = { .n_lines = 2000 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 action;

  store_fixture_add_party (f, "Customer", NULL);
  store_fixture_write (f, long_job, &job);
  store_fixture_read (f, load_job, &job);
  g_assert_cmpint (job.n_loaded, ==, 2000);
  g_assert_cmpint (job.net, ==, job.sum);
  before = store_fixture_dump (f);
  job.n_lines = 20;
  action = store_fixture_write (f, long_job, &job);
  store_fixture_read (f, load_job, &job);
  g_assert_cmpint (job.n_loaded, ==, 20);
  g_assert_cmpint (job.net, ==, job.sum);
  store_fixture_undo (f, action, NULL, NULL);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/days/" #name, StoreFixture, NULL, set_up, test_##name,                       \
              store_fixture_tear_down)
  ADD (today);
  ADD (numbers_of_the_year);
  ADD (offers_end_at_midnight);
  ADD (working_days_everywhere);
  ADD (the_greatest_sale);
  ADD (a_long_quotation);
  g_test_add_func ("/store/days/lines_of_any_size", test_lines_of_any_size);
  return g_test_run ();
}
