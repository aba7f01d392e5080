/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-firm.h"
#include "store/reg-parties.h"

#define PNG "\x89PNG\r\n\x1a\nrest of the picture"

static void
set_up_firm (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
}

static void
add_point (GPtrArray *points, RegContactKind kind, int field, const char *text)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, field, text);
  g_ptr_array_add (points, reg_record_builder_end (builder));
}

static GPtrArray *
new_points (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
}

typedef struct
{
  RegRecord *party;
  GPtrArray *points;
  GBytes *photo;
  gint64 id;
} SaveJob;

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SaveJob *job = data;

  job->id = reg_party_save_with_points (db, job->party, job->points, job->photo, error);
  return job->id != 0;
}

static RegRecord *
named (const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  return reg_record_builder_end (builder);
}

static gint64
save (StoreFixture *f, const char *name, GPtrArray *points, GBytes *photo)
{
  g_autoptr (RegRecord) party = named (name);
  SaveJob job = { party, points, photo, 0 };

  store_fixture_write (f, save_job, &job);
  return job.id;
}

/* The customer under whose name these digits or this address stand, 0 for nobody. */
static void
assert_reached (StoreFixture *f, const char *column, const char *text, gint64 expected)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (party_id), 0) FROM contact_point"
                                          " WHERE deleted_at IS NULL AND %s = '%s'",
                                          column, text);

  g_assert_cmpint (store_fixture_query_int (f, sql), ==, expected);
}

static void
test_digits_follow_the_country (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) german = new_points ();
  g_autoptr (GPtrArray) dutch = new_points ();

  add_point (german, REG_CONTACT_KIND_PHONE, REG_CONTACT_POINT_VALUE, "030-0074321");
  add_point (german, REG_CONTACT_KIND_EMAIL, REG_CONTACT_POINT_VALUE, "Maria@Example.org");
  add_point (dutch, REG_CONTACT_KIND_MOBILE, REG_CONTACT_POINT_VALUE, "020 555 01 77");
  add_point (dutch, REG_CONTACT_KIND_ADDRESS, REG_CONTACT_POINT_COUNTRY, "Netherlands");
  g_assert_cmpint (save (f, "Alfreds Futterkiste", german, NULL), ==, 1);
  g_assert_cmpint (save (f, "Bakery De Halm", dutch, NULL), ==, 2);
  assert_reached (f, "digits", "300074321", 1);
  assert_reached (f, "digits", "205550177", 2);
  assert_reached (f, "digits", "", 0);
  assert_reached (f, "value", "Maria@Example.org", 1);
}

static gboolean
list_points_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(GPtrArray **)data = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT,
                                            REG_CONTACT_POINT_PARTY_ID, 1,
                                            REG_CONTACT_POINT_POSITION, error);
  return *(GPtrArray **)data != NULL;
}

static void
test_points_are_replaced (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) first = new_points ();
  g_autoptr (GPtrArray) second = new_points ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (RegRecord) party = NULL;
  SaveJob job = { 0 };
  gint64 action;

  add_point (first, REG_CONTACT_KIND_PHONE, REG_CONTACT_POINT_VALUE, "1234");
  add_point (first, REG_CONTACT_KIND_PHONE, REG_CONTACT_POINT_VALUE, "");
  add_point (first, REG_CONTACT_KIND_WEB, REG_CONTACT_POINT_VALUE, "example.org");
  save (f, "One", first, NULL);
  store_fixture_read (f, list_points_job, &stored);
  g_assert_cmpuint (stored->len, ==, 2);
  add_point (second, REG_CONTACT_KIND_EMAIL, REG_CONTACT_POINT_VALUE, "a@example.org");
  g_ptr_array_add (second, reg_record_ref (stored->pdata[1]));
  party = store_fixture_load (f, REG_ENTITY_PARTY, 1);
  job = (SaveJob){ party, second, NULL, 0 };
  action = store_fixture_write (f, save_job, &job);
  store_fixture_read (f, list_points_job, &after);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpstr (reg_record_get_text (after->pdata[0], REG_CONTACT_POINT_VALUE), ==,
                   "a@example.org");
  g_assert_cmpmem (reg_record_get_uid (after->pdata[1]), REG_UID_SIZE,
                   reg_record_get_uid (stored->pdata[1]), REG_UID_SIZE);
  assert_reached (f, "digits", "1234", 0);
  store_fixture_undo (f, action, NULL, NULL);
  assert_reached (f, "digits", "1234", 1);
  assert_reached (f, "value", "a@example.org", 0);
}

static void
test_points_left_alone (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) points = new_points ();
  g_autoptr (RegRecord) party = NULL;
  SaveJob job = { 0 };

  add_point (points, REG_CONTACT_KIND_PHONE, REG_CONTACT_POINT_VALUE, "1234");
  save (f, "One", points, NULL);
  party = store_fixture_load (f, REG_ENTITY_PARTY, 1);
  job.party = party;
  store_fixture_write (f, save_job, &job);
  assert_reached (f, "digits", "1234", 1);
}

static void
test_same_photo_once (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) photo = g_bytes_new_static (PNG, sizeof PNG - 1);
  g_autoptr (GBytes) same = g_bytes_new_static (PNG, sizeof PNG - 1);
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr (RegRecord) first = NULL;
  g_autoptr (RegRecord) picture = NULL;

  save (f, "One", NULL, photo);
  save (f, "Two", NULL, same);
  save (f, "Three", NULL, other);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM attachment"), ==, 2);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party WHERE photo_id = 1"),
                   ==, 2);
  picture = store_fixture_load (f, REG_ENTITY_ATTACHMENT, 1);
  g_assert_cmpstr (reg_record_get_text (picture, REG_ATTACHMENT_MEDIA_TYPE), ==, "image/png");
  g_assert_true (g_bytes_equal (reg_record_get_blob (picture, REG_ATTACHMENT_DATA), photo));
  g_assert_cmpuint (g_bytes_get_size (reg_record_get_blob (picture, REG_ATTACHMENT_HASH)), ==, 32);
}

static void
test_empty_photo_saves_nothing (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (RegRecord) party = named ("Nobody");
  SaveJob job = { party, NULL, nothing, 0 };
  g_autoptr (GError) error = store_fixture_refused (f, save_job, &job);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party"), ==, 0);
}

static gboolean
touch_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_party_log_touch (db, 1, REG_TOUCH_KIND_CALL, REG_DIRECTION_THEY, data, NULL, error)
         != 0;
}

static void
test_touch (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) touch = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = store_fixture_refused (f, touch_job, "rang");

  g_assert_error (unknown, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  save (f, "One", NULL, NULL);
  reg_store_set_staff (f->store, 1);
  store_fixture_write (f, touch_job, "rang");
  touch = store_fixture_load (f, REG_ENTITY_TOUCHPOINT, 1);
  g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_AT), ==, store_fixture_now);
  g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_STAFF_ID), ==, 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT last_contact_at FROM party_summary"), ==,
                   store_fixture_now);
  error = store_fixture_refused (f, touch_job, "");
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
}

/* --- PIN -------------------------------------------------------------------------------- */

static gboolean
set_pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_staff_set_pin (db, 1, data, error);
}

static gboolean
check_pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_staff_check_pin (db, 1, data, error);
}

static void
assert_wrong_pin (StoreFixture *f, const char *pin)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_store_read_sync (f->store, check_pin_job, (gpointer)pin, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
}

static void
test_pin (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  assert_wrong_pin (f, "1234");
  assert_wrong_pin (f, NULL);
  store_fixture_write (f, set_pin_job, "1234");
  store_fixture_read (f, check_pin_job, "1234");
  assert_wrong_pin (f, "1235");
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM change"
                                               " WHERE fields LIKE '%argon2%'"),
                   ==, 0);
  error = store_fixture_refused (f, set_pin_job, "12x4");
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  store_fixture_script (f, "UPDATE staff SET active = 0");
  assert_wrong_pin (f, "1234");
  store_fixture_script (f, "UPDATE staff SET active = 1");
  store_fixture_write (f, set_pin_job, NULL);
  assert_wrong_pin (f, "1234");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/parties/" #name, StoreFixture, NULL, set_up_firm, test_##name,               \
              store_fixture_tear_down)
  ADD (digits_follow_the_country);
  ADD (points_are_replaced);
  ADD (points_left_alone);
  ADD (same_photo_once);
  ADD (empty_photo_saves_nothing);
  ADD (touch);
  ADD (pin);
  return g_test_run ();
}
