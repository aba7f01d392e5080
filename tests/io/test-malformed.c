/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"
#include "malformed.h"

#include "io/reg-csv-reader.h"
#include "io/reg-vcard-reader.h"

#include <string.h>

/* Hundreds of damaged files: each is read or refused, every row that is left out is named with its
 * line and a reason, and nothing is lost but what is named. */

/* --- importing ------------------------------------------------------------------------------ */

typedef struct
{
  RegImportPlan *plan;
  RegImportResult *result;
} Job;

static gboolean
run_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return reg_import_run (db, job->plan, job->result, cancellable, error);
}

static GFile *
save (StoreFixture *f, const Malformed *bad)
{
  g_autofree char *path = g_build_filename (f->folder, "malformed", NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bad->bytes, &size);

  g_file_set_contents (path, size ? data : "", (gssize)size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gint64
count_records (StoreFixture *f)
{
  return store_fixture_query_int (f, "SELECT (SELECT count (*) FROM party)"
                                     " + (SELECT count (*) FROM product)"
                                     " + (SELECT count (*) FROM contact_point)");
}

/* As many as there can be: every byte that ends a line in some encoding. */
static gint64
count_lines (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gint64 lines = 1;

  for (gsize i = 0; i < size; i++)
    lines += data[i] == '\n' || data[i] == '\r' || data[i] == 0x25 || data[i] == 0x85;
  return lines;
}

/* All that is wrong is told in one run. */
G_GNUC_PRINTF (2, 3)
static void
wrong (const Malformed *bad, const char *format, ...)
{
  va_list arguments;
  g_autofree char *what = NULL;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("wrong: %s: %s", bad->name, what);
  g_test_fail ();
}

static void
check_row (const Malformed *bad, const RegRejectedRow *row, gint64 lines)
{
  if (row->line < 1 || row->line > lines)
    wrong (bad, "a row of line %" G_GINT64_FORMAT " (%s)", row->line, row->reason);
  if (!row->reason || strlen (row->reason) < 4 || !g_utf8_validate (row->reason, -1, NULL))
    wrong (bad, "line %" G_GINT64_FORMAT " without a reason", row->line);
}

static void
check_result (const Malformed *bad, const RegImportResult *result)
{
  const RegRejectedRow *first = result->rejected->len ? result->rejected->pdata[0] : NULL;
  gint64 lines = count_lines (bad->bytes);

  if (result->read != result->created + result->updated + result->skipped + result->failed)
    wrong (bad, "the sum of what was read does not agree");
  if (result->rejected->len < MIN (result->failed, 10000))
    wrong (bad, "%u rows are named, not %" G_GINT64_FORMAT, result->rejected->len, result->failed);
  for (guint i = 0; i < result->rejected->len; i++)
    check_row (bad, result->rejected->pdata[i], lines);
  if (bad->line && (!result->failed || !first || first->line != bad->line))
    wrong (bad,
           "line %" G_GINT64_FORMAT " is not the first that is rejected, but %" G_GINT64_FORMAT
           " (%s)",
           bad->line, first ? first->line : 0, first ? first->reason : "none");
}

static gboolean
has_name (StoreFixture *f, RegImportKind kind, const char *name)
{
  gboolean product = kind == REG_IMPORT_PRODUCTS;
  g_autoptr (RegRecord) record = import_find (f, product ? REG_ENTITY_PRODUCT : REG_ENTITY_PARTY,
                                              product ? REG_PRODUCT_NAME : REG_PARTY_NAME, name);

  return record != NULL;
}

/* Returns whether the file as such was taken. */
static gboolean
import (StoreFixture *f, const Malformed *bad)
{
  static const RegActionInfo info = { .kind = "import", .label = "Imported", .is_long = TRUE };
  g_autoptr (GFile) file = save (f, bad);
  g_autoptr (RegImportPlan) plan = reg_import_plan_new (bad->kind);
  g_autoptr (RegImportResult) result = reg_import_result_new ();
  g_autoptr (GError) error = NULL;
  Job job = { plan, result };
  gint64 before = count_records (f), action = 0, kept = 0;
  gboolean taken = reg_import_plan_add_file (plan, file, NULL, &error)
                   && reg_import_plan_check (plan, &error)
                   && reg_store_write_sync (f->store, &info, run_job, &job, NULL, &action, &error);

  if (!taken)
    {
      if (!error || !*error->message || !g_utf8_validate (error->message, -1, NULL))
        wrong (bad, "refused without a reason");
      else if (bad->flags || bad->line)
        wrong (bad, "refused: %s", error->message);
      g_assert_cmpint (count_records (f), ==, before);
      return FALSE;
    }
  g_assert_no_error (error);
  check_result (bad, result);
  if (bad->flags & MALFORMED_KEEPS_FIRST && !has_name (f, bad->kind, "First One"))
    wrong (bad, "what stands before the damage is lost");
  if (bad->flags & MALFORMED_KEEPS_LAST && !has_name (f, bad->kind, "Zo\303\253 Last"))
    wrong (bad, "what stands after the damage is lost");
  if (action)
    store_fixture_undo (f, action, NULL, &kept);
  g_assert_cmpint (kept, ==, 0);
  return TRUE;
}

static void
test_good (StoreFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < malformed_count_good (); i++)
    {
      g_autoptr (Malformed) good = malformed_make_good (i);

      g_test_message ("%s", good->name);
      g_assert_true (import (f, good));
    }
}

/* Some are the same whatever they were before; only different ones count. */
static void
test_damaged (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = malformed_count (), taken = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (Malformed) bad = malformed_make (i);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bad->bytes);

      g_test_message ("%s", bad->name);
      if (!g_hash_table_add (seen, g_steal_pointer (&sum)))
        continue;
      taken += import (f, bad);
    }
  n = g_hash_table_size (seen);
  g_test_message ("%u files, %u of them taken, %u refused", n, taken, n - taken);
  g_assert_cmpuint (n, >=, 300);
  /* To refuse everything would be easy. */
  g_assert_cmpuint (taken, >=, n * 3 / 4);
}

/* --- every place to break off ---------------------------------------------------------------- */

/* How often a reader is asked is bound by the size of the file: it cannot go on for ever. */
static gint64
read_csv (GBytes *bytes)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegCsvReader) reader = reg_csv_reader_new (stream, dialect);
  gint64 steps = 0, line = 0;

  while (!reg_csv_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (steps++, <=, (gint64)g_bytes_get_size (bytes) + 2);
      if (!reg_csv_reader_next (reader, NULL, &error) && !error)
        break;
      /* A row begins after the one before. */
      g_assert_cmpint (reg_csv_reader_get_line (reader), >, line);
      line = reg_csv_reader_get_line (reader);
    }
  return steps;
}

static gint64
read_cards (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  gint64 steps = 0, line = 0;

  while (!reg_vcard_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegVcard) card = reg_vcard_reader_next (reader, NULL, &error);

      g_assert_cmpint (steps++, <=, (gint64)g_bytes_get_size (bytes) + 2);
      if (!card && !error)
        break;
      if (card || !reg_vcard_reader_has_failed (reader))
        {
          g_assert_cmpint (reg_vcard_reader_get_line (reader), >, line);
          line = reg_vcard_reader_get_line (reader);
        }
      if (card)
        g_assert_cmpint (card->line, ==, line);
    }
  return steps;
}

static void
test_every_prefix (void)
{
  for (guint i = 0; i < malformed_count_good (); i++)
    {
      g_autoptr (Malformed) good = malformed_make_good (i);
      gsize size = g_bytes_get_size (good->bytes);

      for (gsize length = 0; length <= size; length++)
        {
          g_autoptr (GBytes) head = g_bytes_new_from_bytes (good->bytes, 0, length);
          g_autoptr (GBytes) tail = g_bytes_new_from_bytes (good->bytes, length, size - length);

          g_assert_cmpint (good->kind == REG_IMPORT_VCARD ? read_cards (head) : read_csv (head), >=,
                           1);
          g_assert_cmpint (good->kind == REG_IMPORT_VCARD ? read_cards (tail) : read_csv (tail), >=,
                           1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/io/malformed/" #name, StoreFixture, NULL, import_set_up, test_##name,              \
              store_fixture_tear_down)
  ADD (good);
  ADD (damaged);
  g_test_add_func ("/io/malformed/every-prefix", test_every_prefix);
  return g_test_run ();
}
