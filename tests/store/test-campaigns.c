/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-campaign.h"
#include "store-fixture.h"
#include "store/reg-campaigns.h"
#include "store/reg-list.h"
#include "store/reg-material-requests.h"
#include "store/reg-quotations.h"

/* Campaigns of a bakery's supplier: 1 the mailing that runs, 2 the fair that is still to come, 3 the
 * open day of last month, 4 one of long ago, 5 one that runs for ever, 6 one in the bin. Today is
 * Wednesday 2026-11-18. */
/* clang-format off */
static const char *shop =
    ROW ("party", "name", "'Bakery'")
    ROW ("campaign", "name, begins_on, ends_on, budget", "'Mailing', '2026-11-01', '2026-11-18', 50000")
    ROW ("campaign", "name, begins_on, ends_on", "'Fair', '2026-11-19', '2026-12-01'")
    ROW ("campaign", "name, ends_on", "'Open day', '2026-10-31'")
    ROW ("campaign", "name, ends_on", "'Long ago', '2025-10-31'")
    ROW ("campaign", "name", "'Ads'")
    ROW ("campaign", "name, deleted_at", "'Gone', 5")
    ROW ("material", "kind, name, cost", "2, 'Sample', 350");
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
  const char *filter;
  GString *text;
  gint64 chosen;
  gint64 id;
} Job;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RegListQuery query = { REG_LIST_CAMPAIGNS, -1, .filter = job->filter, .staff = 1 };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (!ids)
    return FALSE;
  rows = reg_list_rows (db, REG_LIST_CAMPAIGNS, (gint64 *)ids->data, ids->len, error);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const RegListRow *row = rows->pdata[i];

      g_string_append_printf (job->text, "%s%s %s", i ? "|" : "", row->values[0].text,
                              reg_enum_get_nick (&reg_enum_campaign_stage, row->values[1].i));
      /* deals, quotations, won, sold, brochures and samples, offered */
      for (int k = 3; k <= 8; k++)
        if (row->values[k].type == REG_VALUE_INT)
          g_string_append_printf (job->text, " %d=%" G_GINT64_FORMAT, k, row->values[k].i);
    }
  return rows != NULL;
}

static void
assert_list (StoreFixture *f, const char *filter, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Job job = { .filter = filter, .text = text };

  store_fixture_read (f, list_job, &job);
  g_assert_cmpstr (text->str, ==, expected);
}

/* The first and the last day belong to it. */
static void
test_stages (StoreFixture *f, gconstpointer unused)
{
  assert_list (f, NULL, "Mailing runs|Ads runs|Fair coming|Open day over|Long ago over");
  assert_list (f, "running", "Mailing runs|Ads runs");
  assert_list (f, "coming", "Fair coming");
  assert_list (f, "over", "Open day over|Long ago over");
  store_fixture_set_time ("2026-11-19T09:00:00Z");
  assert_list (f, "running", "Fair runs|Ads runs");
  g_assert_cmpint (reg_campaign_get_stage ("2026-11-19", "2026-11-19", "2026-11-19"), ==,
                   REG_CAMPAIGN_RUNS);
  g_assert_cmpint (reg_campaign_get_stage ("2026-11-20", NULL, "2026-11-19"), ==,
                   REG_CAMPAIGN_COMING);
  g_assert_cmpint (reg_campaign_get_stage (NULL, "2026-11-18", "2026-11-19"), ==,
                   REG_CAMPAIGN_OVER);
  g_assert_cmpint (reg_campaign_get_stage ("", "never", "2026-11-19"), ==, REG_CAMPAIGN_RUNS);
}

static gboolean
choices_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) list = reg_campaigns_list_choices (db, job->chosen, error);

  for (guint i = 0; list && i < list->len; i++)
    g_string_append_printf (job->text, "%s%s", i ? "|" : "",
                            reg_record_get_text (list->pdata[i], REG_CAMPAIGN_NAME));
  return list != NULL;
}

static void
assert_choices (StoreFixture *f, gint64 chosen, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Job job = { .chosen = chosen, .text = text };

  store_fixture_read (f, choices_job, &job);
  g_assert_cmpstr (text->str, ==, expected);
}

/* What runs, and what ended not long ago; what is chosen stays, also from the bin. */
static void
test_choices (StoreFixture *f, gconstpointer unused)
{
  assert_choices (f, 0, "Ads|Mailing|Open day");
  assert_choices (f, 4, "Ads|Mailing|Long ago|Open day");
  assert_choices (f, 6, "Ads|Gone|Mailing|Open day");
  store_fixture_script (f, "UPDATE campaign SET deleted_at = 5;");
  assert_choices (f, 0, "");
}

/* clang-format off */
static const char *sold =
    ROW ("opportunity", "title, party_id, stage_id, campaign_id", "'Ovens', 1, 1, 1")
    ROW ("opportunity", "title, party_id, stage_id, campaign_id, deleted_at", "'Gone', 1, 1, 1, 5")
    ROW ("quotation", "party_id, campaign_id", "1, 1")
    ROW ("quotation", "party_id, campaign_id", "1, 1")
    ROW ("quotation", "party_id, campaign_id", "1, 1")
    ROW ("quotation", "party_id, campaign_id, deleted_at", "1, 1, 5")
    ROW ("quotation", "party_id", "1")
    /* accepted, a draft, and one in another currency that was sent */
    ROW ("quotation_revision", "quotation_id, revision, state, currency, net, sent_at", "1, 1, 8, 'EUR', 10000, 7")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, net", "2, 1, 0, 'EUR', 4000")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, net, sent_at", "3, 1, 7, 'USD', 9000, 7")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, net, sent_at", "4, 1, 8, 'EUR', 5000, 7")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, net, sent_at", "5, 1, 8, 'EUR', 6000, 7")
    ROW ("sale", "party_id, sold_on, currency, net", "1, '2026-11-10', 'EUR', 8000")
    "UPDATE quotation SET current_id = id; UPDATE quotation SET sale_id = 1 WHERE id = 1;";
/* clang-format on */

/* Each figure is of what is there and was sent; other currencies and the bin do not count. */
static void
test_figures (StoreFixture *f, gconstpointer unused)
{
  store_fixture_script (f, sold);
  assert_list (f, "running", "Mailing runs 3=1 4=3 5=1 6=8000 8=10000|Ads runs");
  store_fixture_script (f, "UPDATE sale SET state = 1;"); /* cancelled */
  assert_list (f, "running", "Mailing runs 3=1 4=3 5=1 8=10000|Ads runs");
}

static gboolean
quote_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return (job->id = reg_quotation_create (db, 0, job->chosen, error)) != 0;
}

static gboolean
give_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const RegMaterialOrder order = { .party = 1,
                                   .material = 1,
                                   .quantity = 2,
                                   .channel = REG_CHANNEL_COUNTER,
                                   .quotation = job->id,
                                   .campaign = job->chosen };

  return reg_material_request (db, &order, error) != 0;
}

/* A quotation comes from where its deal comes from, and so do the samples that go with it; what was
 * given costs the campaign. */
static void
test_traced (StoreFixture *f, gconstpointer unused)
{
  Job job = { .chosen = 1 };

  store_fixture_script (
      f, ROW ("opportunity", "title, party_id, stage_id, campaign_id", "'Ovens', 1, 1, 1"));
  store_fixture_write (f, quote_job, &job);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT campaign_id FROM quotation"), ==, 1);
  job.chosen = 0;
  store_fixture_write (f, give_job, &job);
  assert_list (f, "running", "Mailing runs 3=1 4=1 7=700|Ads runs");
  job.id = 0;
  job.chosen = 5;
  store_fixture_write (f, give_job, &job);
  assert_list (f, "running", "Mailing runs 3=1 4=1 7=700|Ads runs 7=700");
  /* What was given stays a cost, also when the campaign lies in the bin. */
  store_fixture_script (f, "UPDATE campaign SET deleted_at = 5 WHERE id = 5;");
  assert_list (f, "running", "Mailing runs 3=1 4=1 7=700");
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT sum (cost) FROM material_request WHERE campaign_id = 5"),
      ==, 700);
}

#define ADD(name)                                                                                  \
  g_test_add ("/campaigns/" #name, StoreFixture, NULL, set_up_shop, test_##name,                   \
              store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD (stages);
  ADD (choices);
  ADD (figures);
  ADD (traced);
  return g_test_run ();
}
