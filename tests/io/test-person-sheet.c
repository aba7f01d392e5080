/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "io/reg-person-sheet.h"

#include <string.h>
#include <yyjson.h>

/* Ann (1) is merged with Anna (2) and knows Ben (3); a sale with two lines, a quotation with a revision
 * and a line, a complaint with its entry, one note in the bin. Nothing of Ben's is Ann's. */
/* clang-format off */
static const char *shop =
    ROW ("attachment", "hash, name, data", "x'00', 'face.png', x'0102'")
    ROW ("party", "name, code, credit_limit, photo_id", "'Ann <b>', 'K1', 12345, 1")
    ROW ("party", "name, merged_into, deleted_at", "'Anna', 1, 5")
    ROW ("party", "name, referred_by, note", "'Ben', 1, 'secret of Ben'")
    ROW ("contact_point", "party_id, kind, value, position", "1, 3, 'ann@example.org', 1")
    ROW ("contact_point", "party_id, kind, value, position", "3, 3, 'ben@example.org', 1")
    ROW ("party_link", "from_id, to_id, kind", "1, 3, 3")
    ROW ("consent", "party_id, purpose, channel, answer, answered_on, source", "1, 2, 1, 0, '2026-01-02', 'signed card'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 1, " AT ("2026-11-01 08:00:00") ", 1, 'asked about tyres'")
    ROW ("touchpoint", "party_id, kind, at, summary, deleted_at", "1, 0, " AT ("2026-11-02 08:00:00") ", 'thrown away', 9")
    ROW ("product", "name", "'Tyre'")
    ROW ("sale", "number, party_id, sold_on, net, cost, currency", "'S1', 1, '2026-03-01', 10000, 4321, 'EUR'")
    ROW ("sale_line", "sale_id, position, product_id, quantity", "1, 1, 1, 2500000")
    ROW ("sale_line", "sale_id, position, description", "1, 2, 'Fitting'")
    ROW ("sale", "number, party_id, sold_on", "'S2', 3, '2026-03-01'")
    ROW ("sale_line", "sale_id, position, description", "2, 1, 'of Ben'")
    ROW ("quotation", "number, party_id, title", "'2026-0001', 1, 'Frame'")
    ROW ("quotation_revision", "quotation_id, revision, state, currency", "1, 1, 0, 'EUR'")
    ROW ("quotation_line", "revision_id, position, description", "1, 1, 'A frame'")
    ROW ("complaint", "number, party_id, subject, story, reported_at", "'2026-001', 1, 'squeaks', 'It squeaks.', " AT ("2026-11-10 09:00:00"))
    ROW ("complaint_event", "complaint_id, kind, at, text", "1, 2, " AT ("2026-11-11 09:00:00") ", 'oiled'");
/* clang-format on */

typedef struct
{
  gint64 party;
  RegHeldBook *held;
} Job;

static gboolean
held_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->held = reg_held_load (db, job->party, error);
  return job->held != NULL;
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-22T09:00:00Z");
  reg_store_set_staff (f->store, store_fixture_make_firm (f));
  store_fixture_script (f, shop);
}

static RegHeldBook *
load (StoreFixture *f, gint64 party)
{
  Job job = { party, NULL };

  store_fixture_read (f, held_job, &job);
  return job.held;
}

/* "party party attachment …", parts with a dot for each step. */
static void
test_held (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHeldBook) held = load (f, 1);
  g_autoptr (GString) kinds = g_string_new ("");

  for (guint i = 0; i < held->records->len; i++)
    {
      const RegHeld *one = held->records->pdata[i];

      g_string_append_printf (kinds, "%s%.*s%s", i > 0 ? " " : "", one->depth, "...",
                              reg_record_get_info (one->record)->table);
    }
  g_assert_cmpstr (
      kinds->str, ==,
      "party party attachment contact_point party_link touchpoint touchpoint quotation "
      ".quotation_revision ..quotation_line sale .sale_line .sale_line complaint "
      ".complaint_event consent");
  g_assert_cmpstr (reg_held_book_get_name (held, REG_ENTITY_PARTY, 3), ==, "Ben");
  g_assert_cmpstr (reg_held_book_get_name (held, REG_ENTITY_PRODUCT, 1), ==, "Tyre");
  g_assert_null (reg_held_book_get_name (held, REG_ENTITY_PRODUCT, 99));
}

static void
test_nobody (StoreFixture *f, gconstpointer unused)
{
  Job job = { 77, NULL };
  g_autoptr (GError) error = store_fixture_refused (f, held_job, &job);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

/* What came in through the program says by what, when and by whom. */
static void
test_source (StoreFixture *f, gconstpointer unused)
{
  gint64 party = store_fixture_add_party (f, "Cleo", "0251 1234");
  g_autoptr (RegHeldBook) held = load (f, party);
  g_autoptr (RegHeldBook) older = load (f, 1);
  const RegHeld *cleo = held->records->pdata[0];
  const RegHeld *ann = older->records->pdata[0];

  g_assert_cmpstr (cleo->who, !=, NULL);
  g_assert_true (cleo->how && *cleo->how);
  g_assert_cmpint (cleo->at, ==, store_fixture_now);
  /* Of what came in past the journal only the time is known. */
  g_assert_null (ann->how);
  g_assert_null (ann->who);
  g_assert_cmpint (ann->at, ==, 0);
}

static const char *
shout (const char *text)
{
  return g_str_equal (text, "Customer") ? "KLANT" : text;
}

static const RegReportEntry *
find_entry (const RegReport *report, const char *title)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const RegReportSection *section = report->sections->pdata[i];

      for (guint k = 0; k < section->entries->len; k++)
        {
          const RegReportEntry *entry = section->entries->pdata[k];

          if (strcmp (entry->title, title) == 0)
            return entry;
        }
    }
  g_error ("Nothing is called %s", title);
}

static void
test_report (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHeldBook) held = load (f, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (RegReport) report = reg_person_sheet_make (held, "en", shout, zone);
  const RegReportSection *first = report->sections->pdata[0];
  g_autoptr (GString) all = g_string_new ("");

  g_assert_cmpstr (report->subject, ==, "Ann <b>");
  g_assert_cmpstr (report->author, ==, "Regulars & Sons");
  g_assert_cmpstr (report->date, ==, "2026-11-22");
  g_assert_cmpstr (first->heading, ==, "KLANT");
  g_assert_cmpstr (first->note, ==, "To know who you are and to serve you.");
  g_assert_cmpuint (reg_report_count (report), ==, held->records->len);
  g_assert_nonnull (strstr (find_entry (report, "KLANT: Ann <b>")->body, "Customer number: K1"));
  g_assert_nonnull (strstr (find_entry (report, "KLANT: Ann <b>")->body, "123.45"));
  g_assert_nonnull (strstr (find_entry (report, "Consent")->body,
                            "About what: Offers and news\nBy: E-mail\nAnswer: Yes\n"
                            "Said on: 2026-01-02\nHow we know: signed card"));
  g_assert_nonnull (strstr (find_entry (report, "Contact: thrown away")->body, "Deleted: "));
  g_assert_cmpint (find_entry (report, "Sale: S1")->depth, ==, 0);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const RegReportSection *section = report->sections->pdata[i];

      g_assert_true (section->note && *section->note);
      for (guint k = 0; k < section->entries->len; k++)
        g_string_append_printf (all, "%s\n", ((RegReportEntry *)section->entries->pdata[k])->body);
    }
  /* Whom Ann knows is said, what Ben said is not; neither is what things cost the firm. */
  g_assert_nonnull (strstr (all->str, "To: Ben"));
  g_assert_nonnull (strstr (all->str, "Product: Tyre"));
  g_assert_nonnull (strstr (all->str, "Quantity: 2.5"));
  g_assert_null (strstr (all->str, "secret of Ben"));
  g_assert_null (strstr (all->str, "ben@example.org"));
  g_assert_null (strstr (all->str, "of Ben"));
  g_assert_null (strstr (all->str, "43.21"));
}

static void
test_json (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHeldBook) held = load (f, 1);
  gsize size;
  g_autofree char *json = reg_person_sheet_to_json (held, &size);
  yyjson_doc *doc = yyjson_read (json, size, 0);
  yyjson_val *root = yyjson_doc_get_root (doc);
  yyjson_val *records = yyjson_obj_get (root, "records");
  yyjson_val *photo = yyjson_obj_get (yyjson_arr_get (records, 2), "fields");
  yyjson_val *sale = NULL;
  yyjson_val *record;
  size_t index, max;

  g_assert_nonnull (doc);
  g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (root, "about")), ==, "Ann <b>");
  g_assert_cmpuint (yyjson_arr_size (records), ==, held->records->len);
  /* The picture goes along. */
  g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (photo, "data")), ==, "AQI=");
  yyjson_arr_foreach (records, index, max, record)
  {
    if (yyjson_equals_str (yyjson_obj_get (record, "kind"), "sale"))
      sale = record;
    g_assert_nonnull (yyjson_get_str (yyjson_obj_get (record, "why")));
    g_assert_nonnull (yyjson_obj_get (yyjson_obj_get (record, "origin"), "at"));
  }
  g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (yyjson_obj_get (sale, "fields"), "net")), ==,
                   "100.00");
  g_assert_null (yyjson_obj_get (yyjson_obj_get (sale, "fields"), "cost"));
  yyjson_doc_free (doc);
}

/* What each is for and why it may be kept: as usual, as the firm says, as a question says. */
static void
test_uses (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHeldBook) held = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (RegReport) report = NULL;
  g_autofree char *json = NULL;
  const char *body;
  gsize size;

  store_fixture_script (
      f, "UPDATE party SET birthday = '1990-03-04', gender = 0 WHERE id = 1;" ROW (
             "field_rule", "field, purpose, basis", "'birthday', 'A cake', 3")
             ROW ("question", "text, purpose, basis", "'Which bike?', 'To choose', 1")
                 ROW ("answer", "party_id, question_id, value, answered_on",
                      "1, 1, 'Gravel', '2026-11-20'"));
  held = load (f, 1);
  report = reg_person_sheet_make (held, "en", NULL, zone);
  body = find_entry (report, "Customer: Ann <b>")->body;
  g_assert_nonnull (strstr (body, "Name: Ann <b> (To know who it is; To do what was agreed with the"
                                  " customer)"));
  g_assert_nonnull (strstr (body, "Birthday: 1990-03-04 (A cake; Our own good reason)"));
  g_assert_nonnull (strstr (body, "Gender: Woman (To address them as they like; The customer"
                                  " agreed)"));
  g_assert_nonnull (strstr (body, "Customer number: K1\n"));
  body = find_entry (report, "Contact detail: ann@example.org")->body;
  g_assert_nonnull (strstr (body, "Kind: E-mail (To send quotations and answers; To do what was"
                                  " agreed with the customer)"));
  body = find_entry (report, "Answer: Gravel")->body;
  g_assert_nonnull (strstr (body, "Question: Which bike? (To choose; The customer agreed)"));
  json = reg_person_sheet_to_json (held, &size);
  g_assert_nonnull (strstr (json, "\"purpose\": \"A cake\""));
  g_assert_nonnull (strstr (json, "\"basis\": \"interest\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/io/person-sheet/" path, StoreFixture, NULL, set_up, function,                      \
              store_fixture_tear_down)
  ADD ("held", test_held);
  ADD ("nobody", test_nobody);
  ADD ("source", test_source);
  ADD ("report", test_report);
  ADD ("json", test_json);
  ADD ("uses", test_uses);
#undef ADD
  return g_test_run ();
}
