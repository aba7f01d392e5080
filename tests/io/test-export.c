/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"
#include "io/reg-export.h"
#include "io/reg-io-error.h"

#include <string.h>
#include <yyjson.h>

typedef struct
{
  RegExportKind kind;
  RegExportFormat format;
  GOutputStream *stream;
} ExportJob;

static gboolean
export_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ExportJob *job = data;

  return reg_export_run (db, job->kind, job->format, job->stream, cancellable, error);
}

static char *
export_text (StoreFixture *f, RegExportKind kind, RegExportFormat format, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  ExportJob job = { kind, format, memory };
  gsize size;

  if (!reg_store_read_sync (f->store, export_job, &job, NULL, error))
    return NULL;
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), size);
}

static void
fill (StoreFixture *f)
{
  g_autoptr (RegImportResult) contacts = import_text (
      f, REG_IMPORT_CONTACTS,
      "code,name,contact name,birthday,phone,phone,email,street,city,country\n"
      "K1,\"Bäcker \"\"Korn\"\", Köln\",Ann,1990-01-31,0221 1,0221 2,a@example.de,Ring "
      "1,Köln,Germany\n"
      "K2,Second,,,,,,,,\n");
  g_autoptr (RegImportResult)
      products = import_text (f, REG_IMPORT_PRODUCTS, "code,name,price,cost\nP1,Tyre,34.95,19.4\n");

  assert_counts (contacts, 2, 2, 0, 0, 0);
  assert_counts (products, 1, 1, 0, 0, 0);
}

static void
check_round_trip (StoreFixture *f, RegExportKind from, RegImportKind to)
{
  g_autofree char *text = export_text (f, from, REG_EXPORT_CSV, NULL);
  g_autoptr (RegImportResult) back = import_text (f, to, text);
  g_autofree char *again = export_text (f, from, REG_EXPORT_CSV, NULL);

  g_assert_cmpint (back->failed, ==, 0);
  g_assert_cmpint (back->created, ==, 0);
  g_assert_cmpint (back->updated, ==, 0);
  g_assert_cmpint (back->skipped, ==, back->read);
  g_assert_cmpint (back->read, >, 0);
  g_assert_cmpstr (again, ==, text);
}

static void
test_own_export_comes_in_again (StoreFixture *f, gconstpointer unused)
{
  fill (f);
  check_round_trip (f, REG_EXPORT_CONTACTS, REG_IMPORT_CONTACTS);
  check_round_trip (f, REG_EXPORT_PRODUCTS, REG_IMPORT_PRODUCTS);
}

static void
test_into_an_empty_file (StoreFixture *f, gconstpointer unused)
{
  StoreFixture other = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *there = NULL;
  g_autofree char *points = NULL;
  g_autofree char *moved = NULL;
  g_autoptr (RegImportResult) result = NULL;

  fill (f);
  text = export_text (f, REG_EXPORT_CONTACTS, REG_EXPORT_CSV, NULL);
  import_set_up (&other, NULL);
  result = import_text (&other, REG_IMPORT_CONTACTS, text);
  there = export_text (&other, REG_EXPORT_CONTACTS, REG_EXPORT_CSV, NULL);
  points = import_points (f, "Bäcker \"Korn\", Köln");
  moved = import_points (&other, "Bäcker \"Korn\", Köln");
  assert_counts (result, 2, 2, 0, 0, 0);
  g_assert_cmpstr (there, ==, text);
  g_assert_cmpstr (moved, ==, points);
  store_fixture_tear_down (&other, NULL);
}

static void
test_json (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *empty = export_text (f, REG_EXPORT_PRODUCTS, REG_EXPORT_JSON, NULL);
  g_autofree char *text = NULL;
  yyjson_doc *doc;
  yyjson_val *first;

  g_assert_cmpstr (empty, ==, "[]\n");
  fill (f);
  text = export_text (f, REG_EXPORT_PRODUCTS, REG_EXPORT_JSON, NULL);
  doc = yyjson_read (text, strlen (text), 0);
  g_assert_nonnull (doc);
  first = yyjson_arr_get_first (yyjson_doc_get_root (doc));
  g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (first, "price")), ==, "34.95");
  g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (first, "cost")), ==, "19.40");
  g_assert_null (yyjson_obj_get (first, "barcode"));
  yyjson_doc_free (doc);
}

static void
test_cards (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  text = export_text (f, REG_EXPORT_CONTACTS, REG_EXPORT_VCARD, NULL);
  g_assert_nonnull (strstr (text, "Köln"));
  g_assert_nonnull (strstr (text, "a@example.de"));
  g_assert_nonnull (strstr (text, "0221 2"));
  g_assert_null (export_text (f, REG_EXPORT_PRODUCTS, REG_EXPORT_VCARD, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
}

static void
test_cards_come_in_again (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *text = NULL;
  g_autoptr (RegImportResult) first = NULL;
  g_autoptr (RegImportResult) second = NULL;

  fill (f);
  text = export_text (f, REG_EXPORT_CONTACTS, REG_EXPORT_VCARD, NULL);
  first = import_text (f, REG_IMPORT_VCARD, text);
  second = import_text (f, REG_IMPORT_VCARD, text);
  g_assert_cmpint (first->created, ==, 0);
  assert_counts (second, 2, 0, 0, 2, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/io/export/" #name, StoreFixture, NULL, import_set_up, test_##name,                 \
              store_fixture_tear_down)
  ADD (own_export_comes_in_again);
  ADD (into_an_empty_file);
  ADD (json);
  ADD (cards);
  ADD (cards_come_in_again);
  return g_test_run ();
}
