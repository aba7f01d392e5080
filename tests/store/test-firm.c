/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-firm.h"

typedef struct
{
  RegFirmSetup setup;
  gint64 owner;
} FirmJob;

static gboolean
create_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FirmJob *job = data;

  job->owner = reg_firm_create (db, &job->setup, error);
  return job->owner != 0;
}

static gboolean
first_day_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FirmJob *job = data;
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  g_autoptr (RegRecord) owner = reg_db_load (db, REG_ENTITY_STAFF, job->owner, error);
  g_autoptr (GPtrArray) stages = reg_db_list (db, REG_ENTITY_STAGE, REG_STAGE_POSITION, error);
  g_autoptr (GPtrArray) taxes = reg_db_list (db, REG_ENTITY_TAX_RATE, REG_TAX_RATE_POSITION, error);
  g_autoptr (GPtrArray) rules = reg_db_list (db, REG_ENTITY_APPROVAL_RULE, -1, error);

  g_assert_true (reg_firm_exists (db));
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_NAME), ==, "Bakery De Halm");
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_CURRENCY), ==, "EUR");
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_LANGUAGE), ==, "nl");
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_TIME_ZONE), ==, "Europe/Berlin");
  g_assert_cmpstr (reg_record_get_text (owner, REG_STAFF_NAME), ==, "Owner");
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_role, reg_record_get_int (owner, REG_STAFF_ROLE)),
                   ==, "owner");
  g_assert_cmpuint (stages->len, ==, 6);
  g_assert_cmpint (reg_record_get_int (stages->pdata[2], REG_STAGE_PROBABILITY), ==, 500000);
  g_assert_cmpint (reg_record_get_int (stages->pdata[5], REG_STAGE_KIND), ==, REG_STAGE_KIND_LOST);
  g_assert_cmpint (reg_record_get_int (taxes->pdata[0], REG_TAX_RATE_RATE), ==, 210000);
  g_assert_true (reg_record_get_int (taxes->pdata[0], REG_TAX_RATE_IS_DEFAULT));
  g_assert_cmpint (reg_record_get_int (taxes->pdata[taxes->len - 1], REG_TAX_RATE_RATE), ==, 0);
  g_assert_cmpuint (rules->len, ==, 5);
  g_assert_cmpint (reg_record_get_int (rules->pdata[4], REG_APPROVAL_RULE_LIMIT_VALUE), ==,
                   1000000);
  g_assert_cmpint (reg_db_count (db, REG_ENTITY_OPENING_HOURS, NULL), ==, 11);
  g_assert_cmpint (reg_db_count (db, REG_ENTITY_COMPLAINT_TARGET, NULL), ==, REG_N_SEVERITIES);
  return TRUE;
}

static void
test_first_day (StoreFixture *f, gconstpointer unused)
{
  FirmJob job = { .setup = { .name = "Bakery De Halm", .country = "NL" } };

  store_fixture_use_clock (f, "2026-03-02T09:00:00Z");
  store_fixture_write (f, create_job, &job);
  store_fixture_read (f, first_day_job, &job);
}

static void
test_only_one_firm (StoreFixture *f, gconstpointer unused)
{
  FirmJob job = { .setup = { .name = "Second", .country = "DE" } };
  g_autoptr (GError) error = NULL;

  store_fixture_make_firm (f);
  error = store_fixture_refused (f, create_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM firm"), ==, 1);
}

static void
test_nowhere (StoreFixture *f, gconstpointer unused)
{
  FirmJob job = { .setup = { .name = "Lost", .country = "Atlantis" } };
  g_autoptr (GError) error = store_fixture_refused (f, create_job, &job);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Atlantis"));
}

static void
test_nameless_leaves_nothing (StoreFixture *f, gconstpointer unused)
{
  FirmJob job = { .setup = { .name = "", .country = "JP" } };
  g_autoptr (GError) error = store_fixture_refused (f, create_job, &job);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT (SELECT count (*) FROM firm)"
                                               " + (SELECT count (*) FROM staff)"
                                               " + (SELECT count (*) FROM action)"),
                   ==, 0);
}

static void
test_limit_follows_the_currency (StoreFixture *f, gconstpointer unused)
{
  FirmJob job = { .setup = { .name = "Yen", .country = "JP" } };

  store_fixture_write (f, create_job, &job);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT limit_value FROM approval_rule ORDER BY id DESC"), ==,
      10000);
}

/* --- numbers -------------------------------------------------------------------------- */

static gboolean
take_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char **number = data;
  g_autofree char *kind = g_steal_pointer (number);

  *number = reg_series_take (db, kind, error);
  return *number != NULL;
}

static gboolean
take_and_fail_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *number = reg_series_take (db, "quotation", error);

  g_assert_nonnull (number);
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED, "changed my mind");
  return FALSE;
}

static void
assert_takes (StoreFixture *f, const char *kind, const char *expected)
{
  g_autofree char *number = g_strdup (kind);

  store_fixture_write (f, take_job, &number);
  g_assert_cmpstr (number, ==, expected);
}

static void
test_series (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  store_fixture_use_clock (f, "2026-12-31T22:30:00Z");
  store_fixture_make_firm (f);
  assert_takes (f, "quotation", "2026-0001");
  assert_takes (f, "quotation", "2026-0002");
  assert_takes (f, "complaint", "2026-001");
  error = store_fixture_refused (f, take_and_fail_job, NULL);
  assert_takes (f, "quotation", "2026-0003");
  /* Midnight in Berlin is an hour before midnight UTC. */
  store_fixture_set_time ("2026-12-31T23:30:00Z");
  assert_takes (f, "quotation", "2027-0001");
  /* A clock that was set back makes no number twice. */
  store_fixture_set_time ("2026-06-30T12:00:00Z");
  assert_takes (f, "quotation", "2027-0002");
}

static void
test_series_passes_over_taken (StoreFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE);

  store_fixture_use_clock (f, "2026-06-30T12:00:00Z");
  store_fixture_make_firm (f);
  reg_record_builder_set_text (builder, REG_SALE_NUMBER, "2026-0001");
  reg_record_builder_set_text (builder, REG_SALE_SOLD_ON, "2026-06-29");
  store_fixture_save (f, builder, NULL);
  assert_takes (f, "sale", "2026-0002");
}

typedef struct
{
  const char *kind;
  char *number;
  RegSeriesHolder *holder;
} Look;

static gboolean
look_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  g_autoptr (RegRecord) series = reg_db_find_by_text (db, REG_ENTITY_DOCUMENT_SERIES,
                                                      REG_DOCUMENT_SERIES_KIND, look->kind, error);

  look->number = reg_series_look (db, series, &look->holder, error);
  return look->number != NULL;
}

static gboolean
bin_complaint_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_COMPLAINT, *(gint64 *)data, error);
}

/* Bakery Krans has the number @taken says, or nobody where it is NULL. */
static void
assert_look (
    StoreFixture *f, const char *kind, const char *next, const char *taken, gboolean in_bin)
{
  Look look = { .kind = kind };

  store_fixture_read (f, look_job, &look);
  g_assert_cmpstr (look.number, ==, next);
  g_assert_cmpint (look.holder != NULL, ==, taken != NULL);
  if (taken != NULL)
    {
      g_assert_cmpstr (look.holder->number, ==, taken);
      g_assert_cmpstr (look.holder->customer, ==, "Bakery Krans");
      g_assert_cmpint (look.holder->in_bin, ==, in_bin);
    }
  g_free (look.number);
  reg_series_holder_free (look.holder);
}

/* One that was deleted may come back, so it keeps its number. */
static void
test_who_has_a_number (StoreFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  gint64 complaint;

  store_fixture_use_clock (f, "2026-06-30T12:00:00Z");
  store_fixture_make_firm (f);
  assert_look (f, "complaint", "2026-001", NULL, FALSE);
  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, "2026-001");
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, "Late");
  reg_record_builder_set_int (builder, REG_COMPLAINT_PARTY_ID,
                              store_fixture_add_party (f, "Bakery Krans", NULL));
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, 1);
  complaint = store_fixture_save (f, builder, NULL);
  assert_look (f, "complaint", "2026-002", "2026-001", FALSE);
  store_fixture_write (f, bin_complaint_job, &complaint);
  assert_look (f, "complaint", "2026-002", "2026-001", TRUE);
  assert_takes (f, "complaint", "2026-002");
  assert_look (f, "complaint", "2026-003", NULL, FALSE);
  assert_look (f, "sale", "2026-0001", NULL, FALSE);
}

static void
test_no_series (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *number = g_strdup ("quotation");
  g_autoptr (GError) error = store_fixture_refused (f, take_job, &number);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *pattern, *number;
  } cases[] = {
    { "{year}-{number:4}", "2026-0118" },
    { "C-{yy}/{number:3}", "C-26/118" },
    { "{number}", "118" },
    { "{number:2}", "118" },
    { "Ä{number:6}", "Ä000118" },
    { "{year}", NULL },
    { "", NULL },
    { "{number:}", NULL },
    { "{number:0}", NULL },
    { "{number:99}", NULL },
    { "{number:x}", NULL },
    { "{month}-{number}", NULL },
    { "{number", NULL },
    { "number}", NULL },
    { "{number}}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = reg_series_format (cases[i].pattern, 2026, 118);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/firm/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,         \
              store_fixture_tear_down)
  ADD (first_day);
  ADD (only_one_firm);
  ADD (nowhere);
  ADD (nameless_leaves_nothing);
  ADD (limit_follows_the_currency);
  ADD (series);
  ADD (series_passes_over_taken);
  ADD (who_has_a_number);
  ADD (no_series);
  g_test_add_func ("/store/firm/patterns", test_patterns);
  return g_test_run ();
}
