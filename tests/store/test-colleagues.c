/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "store/reg-absences.h"
#include "store/reg-plays.h"
#include "store/reg-shift-notes.h"
#include "store/reg-today.h"

#include <string.h>

/* Who is away and who is there instead, what they leave for each other, and what they learn from each
 * other. */

/* --- absences ----------------------------------------------------------------------------- */

static gboolean
save_absence (RegDb *db, ShopArgs *args, GError **error)
{
  args->result = reg_absence_save (db, args->record, error);
  return args->result != 0;
}

static RegRecord *
make_absence (gint64 id, gint64 staff, gint64 stand_in, const char *first, const char *last)
{
  RegRecordBuilder *absence = reg_record_builder_new (REG_ENTITY_ABSENCE);

  if (id)
    reg_record_builder_set_key (absence, id, NULL);
  reg_record_builder_set_ref (absence, REG_ABSENCE_STAFF_ID, staff);
  reg_record_builder_set_ref (absence, REG_ABSENCE_STAND_IN, stand_in);
  reg_record_builder_set_text (absence, REG_ABSENCE_FIRST_DAY, first);
  reg_record_builder_set_text (absence, REG_ABSENCE_LAST_DAY, last);
  return reg_record_builder_end (absence);
}

static int
try_absence (Shop *shop, gint64 staff, gint64 stand_in, const char *first, const char *last)
{
  g_autoptr (RegRecord) record = make_absence (0, staff, stand_in, first, last);

  return SHOP_TRY (shop, save_absence, .record = record);
}

static void
test_absence_checked (Shop *shop, gconstpointer unused)
{
  g_assert_cmpint (try_absence (shop, shop->seller, shop->owner, "2026-12-01", "2026-12-10"), ==,
                   -1);
  g_assert_cmpint (try_absence (shop, shop->seller, 0, "2026-12-10", NULL), ==,
                   REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (try_absence (shop, shop->seller, 0, "2026-12-12", "2026-12-11"), ==,
                   REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_absence (shop, shop->owner, shop->owner, "2026-12-12", NULL), ==,
                   REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_absence (shop, shop->owner, 0, NULL, NULL), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (try_absence (shop, shop->seller, 0, "2026-12-11", NULL), ==, -1);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM absence"), ==, 2);
}

typedef struct
{
  gint64 staff;
  GPtrArray *list;
} Load;

static gboolean
today_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->list = reg_today_load (db, load->staff, error);
  return load->list != NULL;
}

/* "title<colleague>until|", in the order of the day. */
static char *
dup_today (Shop *shop, gint64 staff)
{
  Load load = { .staff = staff };
  GString *text = g_string_new ("");

  store_fixture_read (SHOP_STORE (shop), today_job, &load);
  for (guint i = 0; i < load.list->len; i++)
    {
      const RegTodayItem *item = load.list->pdata[i];

      if (item->entity == REG_ENTITY_TASK || item->entity == REG_ENTITY_SHIFT_NOTE)
        g_string_append_printf (text, "%s<%s>%s|", item->title,
                                item->colleague ? item->colleague : "",
                                item->until ? item->until : "");
    }
  g_ptr_array_unref (load.list);
  return g_string_free_and_steal (text);
}

static void
assert_today (Shop *shop, gint64 staff, const char *expected)
{
  g_autofree char *text = dup_today (shop, staff);

  g_assert_cmpstr (text, ==, expected);
}

/* What is due of somebody away stands in the day of the last one in the chain who is there. */
static void
test_stand_in_today (Shop *shop, gconstpointer unused)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO task (uid, created_at, changed_at, kind, title, due_on, staff_id) VALUES"
      " (randomblob (16), 0, 0, 0, 'hers', '2026-11-20', %" G_GINT64_FORMAT "),"
      " (randomblob (16), 0, 0, 1, 'promised', '2026-11-20', %" G_GINT64_FORMAT "),"
      " (randomblob (16), 0, 0, 0, 'mine', '2026-11-20', %" G_GINT64_FORMAT ")",
      shop->seller, shop->seller, shop->owner);

  shop_set_day ("2026-11-20", 10);
  store_fixture_script (SHOP_STORE (shop), sql);
  assert_today (shop, shop->owner, "mine<>|");
  g_assert_cmpint (try_absence (shop, shop->seller, shop->manager, "2026-11-19", "2026-11-27"), ==,
                   -1);
  assert_today (shop, shop->owner, "mine<>|");
  assert_today (shop, shop->manager, "promised<The seller>2026-11-27|hers<The seller>2026-11-27|");
  g_assert_cmpint (try_absence (shop, shop->manager, shop->owner, "2026-11-20", NULL), ==, -1);
  assert_today (shop, shop->owner,
                "promised<The seller>2026-11-27|mine<>|hers<The seller>2026-11-27|");
  /* Who is away and looks in all the same sees their own. */
  assert_today (shop, shop->seller, "promised<>|hers<>|");
  shop_set_day ("2026-11-28", 10);
  assert_today (shop, shop->owner, "mine<>|");
}

/* A step that names somebody away is answered by the stand-in, but not for their own. */
static void
test_stand_in_approves (Shop *shop, gconstpointer unused)
{
  gint64 quotation = shop_waiting (shop);
  g_autofree char *name = g_strdup_printf (
      "UPDATE approval_step SET role = NULL, staff_id = %" G_GINT64_FORMAT, shop->manager);
  g_autofree char *today = NULL;

  shop_tamper (shop, name);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = quotation, .other = shop->owner), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (try_absence (shop, shop->manager, shop->seller, "2020-01-01", NULL), ==, -1);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = quotation, .other = shop->seller), ==,
                   REG_STORE_ERROR_REFUSED);
  shop_tamper (shop, "DELETE FROM absence");
  g_assert_cmpint (try_absence (shop, shop->manager, shop->owner, "2020-01-01", NULL), ==, -1);
  SHOP_DO (shop, shop_approve, .id = quotation, .other = shop->owner);
  g_assert_cmpint (shop_state (shop, quotation), ==, REG_QUOTATION_APPROVED);
}

/* --- notes -------------------------------------------------------------------------------- */

static gboolean
write_note (RegDb *db, ShopArgs *args, GError **error)
{
  args->result = reg_shift_note_write (db, args->other, args->text, error);
  return args->result != 0;
}

static gboolean
tick_note (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_shift_note_set_done (db, args->id, args->number != 0, error);
}

static gboolean
open_notes_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->list = load->staff < 0 ? reg_shift_notes_list (db, 10, error)
                               : reg_shift_notes_list_open (db, load->staff, error);
  return load->list != NULL;
}

static void
assert_notes (Shop *shop, gint64 party, const char *expected)
{
  Load load = { .staff = party };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (SHOP_STORE (shop), open_notes_job, &load);
  for (guint i = 0; i < load.list->len; i++)
    {
      const RegShiftNote *note = load.list->pdata[i];

      g_string_append_printf (text, "%s<%s>%s<%s>|", note->text, note->by, note->party_name,
                              note->done_by);
    }
  g_ptr_array_unref (load.list);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_notes (Shop *shop, gconstpointer unused)
{
  ShopArgs args = { .text = "  The till sticks.  " };

  shop_set_day ("2026-11-20", 17);
  shop_be (shop, shop->seller);
  shop_do (shop, write_note, &args);
  SHOP_DO (shop, write_note, .text = "Ring about the pump", .other = shop->party);
  g_assert_cmpint (SHOP_TRY (shop, write_note, .text = " \n "), ==, REG_STORE_ERROR_INVALID);
  assert_today (shop, shop->seller, "");
  assert_today (shop, shop->owner, "The till sticks.<The seller>|Ring about the pump<The seller>|");
  assert_notes (shop, shop->party, "Ring about the pump<The seller>A customer<>|");
  shop_be (shop, shop->owner);
  SHOP_DO (shop, tick_note, .id = args.result, .number = 1);
  assert_today (shop, shop->owner, "Ring about the pump<The seller>|");
  assert_notes (
      shop, -1,
      "Ring about the pump<The seller>A customer<>|The till sticks.<The seller><The owner>|");
  shop_undo (shop, shop->action);
  assert_today (shop, shop->owner, "The till sticks.<The seller>|Ring about the pump<The seller>|");
  /* Nobody else came: the next morning it is for who wrote it, too. */
  shop_set_day ("2026-11-21", 8);
  assert_today (shop, shop->seller,
                "The till sticks.<The seller>|Ring about the pump<The seller>|");
}

/* --- plays -------------------------------------------------------------------------------- */

static gboolean
save_play (RegDb *db, ShopArgs *args, GError **error)
{
  args->result = reg_play_save (db, args->record, error);
  return args->result != 0;
}

static gboolean
move_play (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_play_move (db, args->id, (int)args->number, error);
}

static gboolean
plays_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->list = load->staff ? reg_plays_list_sellers (db, 3, error) : reg_plays_list (db, error);
  return load->list != NULL;
}

static void
assert_plays (Shop *shop, const char *expected)
{
  Load load = { 0 };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (SHOP_STORE (shop), plays_job, &load);
  for (guint i = 0; i < load.list->len; i++)
    g_string_append_printf (text, "%s ", reg_record_get_text (load.list->pdata[i], REG_PLAY_TITLE));
  g_ptr_array_unref (load.list);
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
add_play (Shop *shop, const char *title)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PLAY);
  g_autoptr (RegRecord) record = NULL;
  ShopArgs args = { 0 };

  reg_record_builder_set_text (builder, REG_PLAY_TITLE, title);
  record = reg_record_builder_end (builder);
  args.record = record;
  shop_do (shop, save_play, &args);
  return args.result;
}

static void
test_plays (Shop *shop, gconstpointer unused)
{
  gint64 a = add_play (shop, "a"), c;

  add_play (shop, "b");
  c = add_play (shop, "c");
  assert_plays (shop, "a b c ");
  SHOP_DO (shop, move_play, .id = c, .number = -1);
  assert_plays (shop, "a c b ");
  shop_undo (shop, shop->action);
  assert_plays (shop, "a b c ");
  SHOP_DO (shop, move_play, .id = a, .number = 99);
  assert_plays (shop, "b c a ");
  SHOP_DO (shop, move_play, .id = a, .number = -99);
  assert_plays (shop, "a b c ");
  g_assert_cmpint (SHOP_TRY (shop, move_play, .id = 99, .number = 1), ==,
                   REG_STORE_ERROR_NOT_FOUND);
  add_play (shop, "d");
  assert_plays (shop, "a b c d ");
}

/* By what is left of the last twelve months, of those who work here. */
static void
test_sellers (Shop *shop, gconstpointer unused)
{
  Load load = { .staff = 1 };
  g_autoptr (GString) text = g_string_new ("");
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO staff (uid, created_at, changed_at, name, active)"
      " VALUES (randomblob (16), 0, 0, 'Gone', 0);"
      "INSERT INTO sale (uid, created_at, changed_at, staff_id, sold_on, net, cost, state) VALUES"
      " (randomblob (16), 0, 0, %" G_GINT64_FORMAT ", '2026-11-01', 1000, 900, 0),"
      " (randomblob (16), 0, 0, %" G_GINT64_FORMAT ", '2026-11-01', 500, NULL, NULL),"
      " (randomblob (16), 0, 0, %" G_GINT64_FORMAT ", '2025-11-20', 9000, 0, 0)," /* too old */
      " (randomblob (16), 0, 0, %" G_GINT64_FORMAT ", '2026-11-02', 9000, 0, 1)," /* cancelled */
      " (randomblob (16), 0, 0, (SELECT max (id) FROM staff), '2026-11-02', 9000, 0, 0)",
      shop->seller, shop->owner, shop->seller, shop->seller);

  shop_set_day ("2026-11-20", 10);
  store_fixture_script (SHOP_STORE (shop), sql);
  store_fixture_read (SHOP_STORE (shop), plays_job, &load);
  for (guint i = 0; i < load.list->len; i++)
    {
      const RegSeller *seller = load.list->pdata[i];

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "|", seller->name,
                              seller->n_sales, seller->contribution);
    }
  g_ptr_array_unref (load.list);
  g_assert_cmpstr (text->str, ==, "The owner 1 500|The seller 1 100|");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/colleagues/" name, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("absence-checked", test_absence_checked);
  ADD ("stand-in-today", test_stand_in_today);
  ADD ("stand-in-approves", test_stand_in_approves);
  ADD ("notes", test_notes);
  ADD ("plays", test_plays);
  ADD ("sellers", test_sellers);
  return g_test_run ();
}
