/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-bin.h"

/* What was deleted is listed by day, filtered and brought back. */

/* clang-format off */
static const char *book =
  ROW ("party", "name", "'Ägir'") ROW ("party", "name", "'Bert'")
  ROW ("party", "name, merged_into, deleted_at", "'Merged', 1, 50")
  ROW ("party", "name, erased_on, deleted_at", "'Erased', '2026-01-01', 60")
  ROW ("product", "name, deleted_at", "'Saddle', 200")
  ROW ("task", "title, party_id, deleted_at", "'Call', 2, 300")
  ROW ("task", "title, party_id", "'Still there', 2")
  ROW ("task", "title, party_id, deleted_at", "'Of nobody', 4, 310")
  ROW ("touchpoint", "party_id, at, summary, deleted_at", "1, 0, 'Said hello', 100")
  ROW ("complaint", "number, party_id, subject, reported_at, deleted_at", "'2026-1', 1, 'Late', 0, 250")
  ROW ("segment", "name, conditions, deleted_at", "'Locals', 'all', 400");
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-22T09:00:00Z");
  reg_store_set_staff (f->store, store_fixture_make_firm (f));
  store_fixture_script (f, book);
}

typedef struct
{
  RegBinQuery query;
  GString *text;
} ListJob;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  g_autoptr (GPtrArray) items = reg_bin_list (db, &job->query, error);

  for (guint i = 0; items && i < items->len; i++)
    {
      const RegBinItem *item = items->pdata[i];

      g_string_append_printf (job->text, "%s%s %s/%s/%d", i ? "; " : "",
                              reg_entity_get_info (item->entity)->table, item->name,
                              item->party_name, (int)item->staff);
    }
  return items != NULL;
}

static void
assert_list (StoreFixture *f, RegEntityId entity, const char *text, int limit, const char *expected)
{
  ListJob job = { { entity, text, limit }, g_string_new ("") };

  store_fixture_read (f, list_job, &job);
  g_assert_cmpstr (job.text->str, ==, expected);
  g_string_free (job.text, TRUE);
}

#define EVERYTHING                                                                                 \
  "segment Locals//0; task Call/Bert/0; complaint 2026-1 Late/Ägir/0; product Saddle//0; "         \
  "touchpoint Said hello/Ägir/0"

static void
test_list (StoreFixture *f, gconstpointer unused)
{
  assert_list (f, REG_ENTITY_NONE, NULL, 10, EVERYTHING);
  assert_list (f, REG_ENTITY_NONE, NULL, 2, "segment Locals//0; task Call/Bert/0");
  assert_list (f, REG_ENTITY_TASK, NULL, 10, "task Call/Bert/0");
  assert_list (f, REG_ENTITY_NONE, "AGIR", 10,
               "complaint 2026-1 Late/Ägir/0; touchpoint Said hello/Ägir/0");
  assert_list (f, REG_ENTITY_NONE, "2026-1", 10, "complaint 2026-1 Late/Ägir/0");
  assert_list (f, REG_ENTITY_TASK, "agir", 10, "");
}

typedef struct
{
  RegEntityId entity;
  gint64 id;
} What;

static gboolean
bin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const What *what = data;

  return reg_db_bin (db, what->entity, what->id, error);
}

static gboolean
restore_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const What *what = data;

  return reg_bin_restore (db, what->entity, what->id, error);
}

/* Who deleted it last is known, the customer comes along, and undo puts both back. */
static void
test_restore (StoreFixture *f, gconstpointer unused)
{
  What bert = { REG_ENTITY_PARTY, 2 }, call = { REG_ENTITY_TASK, 1 };
  gint64 action;

  store_fixture_write (f, bin_job, &bert);
  assert_list (f, REG_ENTITY_PARTY, NULL, 10, "party Bert/Bert/1");
  action = store_fixture_write (f, restore_job, &call);
  assert_list (f, REG_ENTITY_PARTY, NULL, 10, "");
  assert_list (f, REG_ENTITY_TASK, NULL, 10, "");
  store_fixture_undo (f, action, NULL, NULL);
  assert_list (f, REG_ENTITY_PARTY, NULL, 10, "party Bert/Bert/1");
  assert_list (f, REG_ENTITY_TASK, NULL, 10, "task Call/Bert/1");
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    What what;
    int code;
  } cases[] = {
    { { REG_ENTITY_PARTY, 3 }, REG_STORE_ERROR_REFUSED },
    { { REG_ENTITY_PARTY, 4 }, REG_STORE_ERROR_REFUSED },
    { { REG_ENTITY_TASK, 3 }, REG_STORE_ERROR_REFUSED },
    { { REG_ENTITY_TASK, 99 }, REG_STORE_ERROR_NOT_FOUND },
    { { REG_ENTITY_CONTACT_POINT, 1 }, REG_STORE_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = store_fixture_refused (f, restore_job, (gpointer)&cases[i].what);

      g_assert_error (error, REG_STORE_ERROR, cases[i].code);
    }
  assert_list (f, REG_ENTITY_NONE, NULL, 10, EVERYTHING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/bin/" path, StoreFixture, NULL, set_up, function, store_fixture_tear_down)
  ADD ("list", test_list);
  ADD ("restore", test_restore);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
