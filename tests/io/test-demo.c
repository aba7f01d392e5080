/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "import-fixture.h"
#include "io/reg-demo.h"
#include "store/reg-quotations.h"

/* The demo shop has to be whole on whatever day it is opened. */

static gint64 moment;

static gint64
fixed_clock (void)
{
  return moment;
}

static gboolean
demo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_demo_load (db, error);
}

typedef struct
{
  GPtrArray *findings;
  gint64 n_checked;
  gint64 now;
  int states[16];
  int n_owed[2]; /* in time, late */
} LookJob;

static gboolean
look_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LookJob *job = data;
  g_autoptr (GPtrArray) revisions = reg_db_list (db, REG_ENTITY_QUOTATION_REVISION, -1, error);
  g_autoptr (GPtrArray) sales = reg_db_list (db, REG_ENTITY_SALE, -1, error);
  g_autoptr (GPtrArray) touches = reg_db_list (db, REG_ENTITY_TOUCHPOINT, -1, error);
  g_autoptr (GPtrArray) holdings = reg_db_list (db, REG_ENTITY_HOLDING, -1, error);
  g_autofree char *today = reg_db_today (db);

  for (guint i = 0; i < revisions->len; i++)
    job->states[reg_record_get_int (revisions->pdata[i], REG_QUOTATION_REVISION_STATE)]++;
  for (guint i = 0; i < sales->len; i++)
    g_assert_cmpstr (reg_record_get_text (sales->pdata[i], REG_SALE_SOLD_ON), <=, today);
  for (guint i = 0; i < touches->len; i++)
    g_assert_cmpint (reg_record_get_int (touches->pdata[i], REG_TOUCHPOINT_AT), <=, job->now);
  g_assert_cmpuint (sales->len, >, 150);
  g_assert_cmpuint (holdings->len, >, 10);
  for (guint i = 0; i < sales->len; i++)
    {
      const char *due = reg_record_get_text (sales->pdata[i], REG_SALE_DUE_ON);

      if (*due && reg_record_is_null (sales->pdata[i], REG_SALE_PAID_ON))
        job->n_owed[strcmp (due, today) < 0]++;
    }
  g_assert_cmpuint (touches->len, >, 20);
  return reg_approvals_verify (db, job->findings, &job->n_checked, error);
}

static void
open_demo (StoreFixture *f, const char *instant)
{
  static const RegActionInfo info = { .kind = "demo", .label = "demo", .without_undo = TRUE };
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (instant, NULL);
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (f, NULL);
  g_clear_object (&f->store);
  moment = g_date_time_to_unix (when) * 1000;
  f->store = reg_store_new (f->path, REG_STORE_CREATE);
  reg_store_set_clock (f->store, fixed_clock, NULL);
  g_assert_true (reg_store_open_sync (f->store, NULL, NULL));
  reg_store_write_sync (f->store, &info, demo_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Leap day, the turn of the year, the night the clocks change, an ordinary morning. */
static void
test_on_any_day (gconstpointer data)
{
  StoreFixture f = { 0 };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  LookJob look = { .findings = findings };

  open_demo (&f, data);
  look.now = moment;
  g_assert_true (reg_store_read_sync (f.store, look_job, &look, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (look.n_checked, >, 5);
  /* Somebody waits for an answer, something is approved, out, won and lost. */
  g_assert_cmpint (look.states[1], >=, 1);
  g_assert_cmpint (look.states[3], >=, 1);
  g_assert_cmpint (look.states[7], >=, 1);
  g_assert_cmpint (look.states[8], >=, 2);
  g_assert_cmpint (look.states[9], >=, 2);
  store_fixture_tear_down (&f, NULL);
}

/* A catalogue as msgfmt makes them: what is said, sorted, and what it is in another language. */
static void
write_catalogue (const char *path, const char *const (*words)[2], guint32 n)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  guint32 head[7] = { 0x950412de, 0, n, 28, 28 + n * 8, 0, 0 };
  guint32 place = 28 + n * 16;
  g_autofree char *folder = g_path_get_dirname (path);

  g_byte_array_append (file, (const guint8 *)head, sizeof head);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n; i++)
      {
        guint32 entry[2] = { strlen (words[i][side]), place };

        place += entry[0] + 1;
        g_byte_array_append (file, (const guint8 *)entry, sizeof entry);
      }
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n; i++)
      g_byte_array_append (file, (const guint8 *)words[i][side], strlen (words[i][side]) + 1);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_assert_true (g_file_set_contents (path, (const char *)file->data, file->len, NULL));
}

static gboolean
stages_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) deals = reg_db_list (db, REG_ENTITY_OPPORTUNITY, -1, error);
  GHashTable *seen = data;

  for (guint i = 0; i < deals->len; i++)
    {
      gint64 id = reg_record_get_int (deals->pdata[i], REG_OPPORTUNITY_STAGE_ID);
      g_autoptr (RegRecord) stage = reg_db_load (db, REG_ENTITY_STAGE, id, error);

      g_assert_nonnull (stage);
      g_hash_table_add (seen, g_strdup (reg_record_get_text (stage, REG_STAGE_NAME)));
    }
  return TRUE;
}

/* Its deals are found in the stages of a firm that names them in its own language. */
static void
test_in_another_language (void)
{
  static const char *const words[][2] = {
    { "", "Content-Type: text/plain; charset=UTF-8\n" },
    { "Negotiating", "Onderhandeling" },
    { "Quoted", "Offerte" },
    { "Won", "Gewonnen" },
  };
  StoreFixture f = { 0 };
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "locale", NULL);
  g_autofree char *path = g_build_filename (folder, "nl", "LC_MESSAGES", "regulars.mo", NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL)
    {
      g_test_skip ("this system has no Dutch");
      return;
    }
  write_catalogue (path, words, G_N_ELEMENTS (words));
  bindtextdomain (GETTEXT_PACKAGE, folder);
  textdomain (GETTEXT_PACKAGE);
  open_demo (&f, "2026-11-24T10:15:00Z");
  g_assert_true (reg_store_read_sync (f.store, stages_job, seen, NULL, NULL));
  g_assert_true (g_hash_table_contains (seen, "Onderhandeling"));
  g_assert_true (g_hash_table_contains (seen, "Offerte"));
  g_assert_false (g_hash_table_contains (seen, "Quoted"));
  store_fixture_tear_down (&f, NULL);
  setlocale (LC_ALL, before);
}

int
main (int argc, char *argv[])
{
  static const char *const days[] = { "2028-02-29T09:30:00Z", "2027-01-01T08:00:00Z",
                                      "2026-10-25T01:30:00Z", "2026-11-24T10:15:00Z" };

  /* Before there are threads; without a locale it means nothing. */
  g_setenv ("LANGUAGE", "nl", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strconcat ("/io/demo/", days[i], NULL);
      g_test_add_data_func (path, days[i], test_on_any_day);
    }
  /* Last: words that were looked up in a language stay so. */
  g_test_add_func ("/io/demo/another-language", test_in_another_language);
  return g_test_run ();
}
