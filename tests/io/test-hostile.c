/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"

#include "io/reg-io-error.h"
#include "io/reg-vcard-reader.h"

#include <string.h>

/* Files nobody would write on purpose, and some that somebody would. */

typedef struct
{
  RegImportKind kind;
  const char *text;
  int read, created, updated, skipped, failed;
  const char *reason; /* of the first row that is left out */
} Case;

static const Case cases[] = {
  /* Nothing in it. */
  { REG_IMPORT_CONTACTS, "name\n", 0, 0, 0, 0, 0, NULL },
  { REG_IMPORT_CONTACTS, "name\n\n\n  \n", 0, 0, 0, 0, 0, NULL },
  { REG_IMPORT_CONTACTS, "\xef\xbb\xbfname\r\nA\r\n", 1, 1, 0, 0, 0, NULL },
  { REG_IMPORT_CONTACTS, "\"Name\"\r\rA\rB", 2, 2, 0, 0, 0, NULL },
  /* More or fewer fields than columns. */
  { REG_IMPORT_CONTACTS, "code,name\n1,A,x,y,z\n2\n", 2, 1, 0, 0, 1, "name: is empty" },
  /* The same number twice in one file is one customer. */
  { REG_IMPORT_CONTACTS, "code,name\n1,A\n1,B\n1,B\n", 3, 1, 1, 1, 0, NULL },
  { REG_IMPORT_CONTACTS, "code,name\n 1 ,A\n1,A\n", 2, 1, 0, 1, 0, NULL },
  /* The same person without a number, in other letters. */
  { REG_IMPORT_CONTACTS, "name,phone\nJosé Müller,030 1\nJOSE MULLER,0301\n", 2, 1, 1, 0, 0, NULL },
  { REG_IMPORT_CONTACTS, "code,name\n1,'; DROP TABLE party; --\n", 1, 1, 0, 0, 0, NULL },
  { REG_IMPORT_CONTACTS, "name,email\nA,nobody\n", 1, 0, 0, 0, 1, "email: " },
  { REG_IMPORT_CONTACTS, "name,birthday\nA,1990-02-30\nB,yesterday\n", 2, 0, 0, 0, 2,
    "birthday: " },
  { REG_IMPORT_CONTACTS, "name,credit limit\nA,99999999999999999999\n", 1, 0, 0, 0, 1,
    "credit_limit: " },
  { REG_IMPORT_CONTACTS, "name,credit limit\nA,92233720368547758.07\n", 1, 1, 0, 0, 0, NULL },
  { REG_IMPORT_CONTACTS, "name,credit limit\nA,92233720368547758.08\n", 1, 0, 0, 0, 1,
    "credit_limit: " },
  { REG_IMPORT_CONTACTS, "name,payment days\nA,1.5\n", 1, 0, 0, 0, 1, "payment_days: " },
  { REG_IMPORT_CONTACTS, "name,kind\nA,robot\n", 1, 0, 0, 0, 1, "kind: " },
  { REG_IMPORT_CONTACTS, "name,owner\nA,nobody\n", 1, 0, 0, 0, 1,
    "owner_id: there is no staff “nobody”" },
  { REG_IMPORT_CONTACTS, "name,owner\nA,Owner\n", 1, 1, 0, 0, 0, NULL },
  /* Who brought whom may stand further down, or be oneself. */
  { REG_IMPORT_CONTACTS, "code,name,referred by\n1,A,2\n2,B,B\n3,C,A\n", 3, 3, 0, 0, 0, NULL },
  { REG_IMPORT_PRODUCTS, "name,price\nA,1e5\nB,NaN\nC,0x10\nD,--1\nE,(-1)\n", 5, 2, 0, 0, 3,
    "price: " },
  { REG_IMPORT_PRODUCTS, "name;price\nA;-0,01\nB;1.000.000,00\nC;\n", 3, 3, 0, 0, 0, NULL },
  { REG_IMPORT_PRODUCTS, "name,stock\nA,9223372036854.775807\nB,9223372036854.775808\n", 2, 1, 0, 0,
    1, "stock: " },
  { REG_IMPORT_PRODUCTS, "code,name\n,A\nP2,B\n", 2, 1, 0, 0, 1, "code: is empty" },
  { REG_IMPORT_PRODUCTS, "name,discontinued\nA,perhaps\n", 1, 0, 0, 0, 1, "discontinued: " },
  { REG_IMPORT_STAFF, "first name,last name\n,\n", 1, 0, 0, 0, 1, "staff" },
  { REG_IMPORT_STAFF, "name,role\nA,emperor\n", 1, 0, 0, 0, 1, "role: " },
  /* Two superiors of each other are how some firms are. */
  { REG_IMPORT_STAFF, "code,name,reports to\n1,A,2\n2,B,1\n3,C,3\n", 3, 3, 0, 0, 0, NULL },
  { REG_IMPORT_VCARD, "BEGIN:VCARD\nVERSION:3.0\nFN:A\n", 1, 1, 0, 0, 0, NULL },
  { REG_IMPORT_VCARD, "BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", 2, 1, 0, 0, 1, "" },
};

static void
assert_case (StoreFixture *f, const Case *wanted)
{
  g_autoptr (RegImportResult) result = import_text (f, wanted->kind, wanted->text);

  g_test_message ("%s", wanted->text);
  assert_counts (result, wanted->read, wanted->created, wanted->updated, wanted->skipped,
                 wanted->failed);
  g_assert_cmpuint (result->rejected->len, ==, wanted->failed);
  if (wanted->reason)
    g_assert_true (
        g_str_has_prefix (((RegRejectedRow *)result->rejected->pdata[0])->reason, wanted->reason));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StoreFixture f = { 0 };

      import_set_up (&f, NULL);
      assert_case (&f, &cases[i]);
      store_fixture_tear_down (&f, NULL);
    }
}

/* --- references --------------------------------------------------------------------------- */

static void
test_references_within_the_file (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      result = import_text (f, REG_IMPORT_CONTACTS,
                            "code,name,referred by\nK1,Ann,K3\nK2,Bob,Ann\nK3,Cor,\nK4,Dee,K99\n");
  g_autoptr (RegImportResult) again = import_text (
      f, REG_IMPORT_CONTACTS, "code,name,referred by\nK1,Ann,K3\nK2,Bob,Ann\nK3,Cor,\n");
  g_autoptr (RegRecord) ann = import_find (f, REG_ENTITY_PARTY, REG_PARTY_CODE, "K1");
  g_autoptr (RegRecord) bob = import_find (f, REG_ENTITY_PARTY, REG_PARTY_CODE, "K2");
  g_autoptr (RegRecord) cor = import_find (f, REG_ENTITY_PARTY, REG_PARTY_CODE, "K3");
  g_autoptr (RegRecord) dee = import_find (f, REG_ENTITY_PARTY, REG_PARTY_CODE, "K4");
  const RegRejectedRow *told;

  g_assert_cmpint (reg_record_get_int (ann, REG_PARTY_REFERRED_BY), ==, reg_record_get_id (cor));
  g_assert_cmpint (reg_record_get_int (bob, REG_PARTY_REFERRED_BY), ==, reg_record_get_id (ann));
  /* Dee is a customer whoever sent her; that the sender is unknown is told. */
  assert_counts (result, 4, 4, 0, 0, 0);
  g_assert_true (reg_record_is_null (dee, REG_PARTY_REFERRED_BY));
  g_assert_cmpuint (result->rejected->len, ==, 1);
  told = result->rejected->pdata[0];
  g_assert_cmpint (told->line, ==, 5);
  g_assert_cmpstr (told->reason, ==, "referred_by: there is no party “K99”");
  assert_counts (again, 3, 0, 0, 3, 0);
}

/* Who has no number is known by name, in sales as well. */
static void
test_sales_by_name (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      contacts = import_text (f, REG_IMPORT_CONTACTS, "code,name\n7,Ann\n,Bob\n,7\n");
  g_autoptr (GFile) headers = import_write (
      f, "a.csv", "number,customer,date\n1,Bob,2026-01-02\n2,7,2026-01-02\n3,bob,2026-01-02\n");
  g_autoptr (GFile) lines = import_write (f, "b.csv", "number,quantity,price\n1,1,5\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_SALES, headers, lines);
  g_autoptr (RegImportResult) result = import_run (f, plan, NULL);

  g_assert_cmpint (result->failed, ==, 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT p.name = 'Bob' FROM sale s JOIN party p ON"
                                               " p.id = s.party_id WHERE s.number = '1'"),
                   ==, 1);
  /* A number goes before a name that looks like it. */
  g_assert_cmpint (store_fixture_query_int (f, "SELECT p.name = 'Ann' FROM sale s JOIN party p ON"
                                               " p.id = s.party_id WHERE s.number = '2'"),
                   ==, 1);
}

/* --- sales -------------------------------------------------------------------------------- */

typedef struct
{
  const char *line; /* of one sale without tax and with 10.00 delivery */
  const char *reason;
  gint64 net, gross;
} LineCase;

static void
test_lines_of_sales (StoreFixture *f, gconstpointer unused)
{
  static const LineCase line_cases[] = {
    { "1,100,0,0", NULL, 10000, 11000 },
    { "1,100,50,10", NULL, 5000, 6500 },
    { "-1,100,0,0", NULL, -10000, -9000 },
    { "0,100,0,0", NULL, 0, 1000 },
    { "0.000001,0.01,0,0", NULL, 0, 1000 },
    { "1,100,100,0", NULL, 0, 1000 },
    { "1000,9223372036854,0,0", NULL, 922337203685400000, 922337203685401000 },
    { "1,9223372036855,0,0", "unit_price: ", 0, 0 },
    { "1,100,101,0", "sale_line: discount", 0, 0 },
    { "1,100,-1,0", "sale_line: discount", 0, 0 },
    { "1,100,0,-1", "sale_line: tax_rate", 0, 0 },
    { "9000000000000,9000000000000,0,0", "sale_line: net: too large", 0, 0 },
    { "9000000000000,9223372036.85,0,0", "sale_line: net: too large", 0, 0 },
    { "x,100,0,0", "quantity: ", 0, 0 },
    { "1,,0,0", NULL, 0, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (line_cases); i++)
    {
      const LineCase *wanted = &line_cases[i];
      g_autofree char *number = g_strdup_printf ("N%u", i);
      g_autofree char *header = g_strdup_printf ("number,date,freight\n%s,2026-01-02,10.00\n",
                                                 number);
      g_autofree char *text = g_strdup_printf ("number,quantity,price,discount,tax\n%s,%s\n",
                                               number, wanted->line);
      g_autoptr (GFile) first = import_write (f, "a.csv", header);
      g_autoptr (GFile) second = import_write (f, "b.csv", text);
      g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_SALES, first, second);
      g_autoptr (RegImportResult) result = import_run (f, plan, NULL);
      g_autoptr (RegRecord) sale = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, number);

      g_test_message ("%s: %s", wanted->line,
                      result->rejected->len ? ((RegRejectedRow *)result->rejected->pdata[0])->reason
                                            : "taken");
      g_assert_cmpint (result->failed, ==, wanted->reason != NULL);
      if (wanted->reason)
        g_assert_true (g_str_has_prefix (((RegRejectedRow *)result->rejected->pdata[0])->reason,
                                         wanted->reason));
      g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, wanted->net);
      if (!wanted->reason)
        g_assert_cmpint (reg_record_get_int (sale, REG_SALE_GROSS), ==, wanted->gross);
    }
}

/* Each line fits, together they do not: the one too many is left out, the sums are of the rest. */
static void
test_a_sale_that_grows_too_large (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) first = import_write (f, "a.csv", "number,date,freight\n1,2026-01-02,7\n");
  g_autoptr (GFile) second = import_write (f, "b.csv",
                                           "number,quantity,price,tax\n"
                                           "1,90,1000000000000,0\n1,1,5.00,0\n"
                                           "1,90,1000000000000,0\n1,1,2.00,0\n"
                                           "1,1,9200000000000,21\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_SALES, first, second);
  g_autoptr (RegImportResult) result = import_run (f, plan, NULL);
  g_autoptr (RegRecord) sale = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "1");
  const gint64 large = G_GINT64_CONSTANT (9000000000000000);
  const gint64 taxed = G_GINT64_CONSTANT (920000000000000);

  g_assert_cmpint (result->failed, ==, 0);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, 2 * large + 700 + taxed);
  {
    g_autoptr (GFile) many = import_write (f, "b.csv",
                                           "number,quantity,price,tax\n"
                                           "1,9000,9000000000000,0\n1,1,5.00,0\n"
                                           "1,9000,9000000000000,0\n1,1,2.00,0\n");
    g_autoptr (RegImportPlan) next = import_plan (REG_IMPORT_SALES, first, many);
    g_autoptr (RegImportResult) over = import_run (f, next, NULL);
    g_autoptr (RegRecord) after = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "1");

    g_assert_cmpint (over->failed, ==, 1);
    g_assert_cmpstr (((RegRejectedRow *)over->rejected->pdata[0])->reason, ==,
                     "the sale is too large");
    g_assert_cmpint (reg_record_get_int (after, REG_SALE_NET), ==,
                     G_GINT64_CONSTANT (8100000000000000000) + 700);
    g_assert_cmpint (reg_record_get_int (after, REG_SALE_GROSS), ==,
                     G_GINT64_CONSTANT (8100000000000000000) + 1400);
  }
}

static void
test_ten_thousand_lines (StoreFixture *f, gconstpointer unused)
{
  enum
  {
    N = 10000
  };
  g_autoptr (GString) lines = g_string_new ("number,quantity,price\n");
  g_autoptr (GFile) first = import_write (f, "a.csv", "number,date\n1,2026-01-02\n");
  g_autoptr (GFile) second = NULL;
  g_autoptr (RegImportPlan) plan = NULL;

  for (int i = 1; i <= N; i++)
    g_string_append_printf (lines, "1,%d,0.01\n", i);
  second = import_write (f, "b.csv", lines->str);
  plan = import_plan (REG_IMPORT_SALES, first, second);
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (RegImportResult) result = import_run (f, plan, NULL);
      g_autoptr (RegRecord) sale = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "1");

      assert_counts (result, N + 1, round ? 0 : N + 1, 0, round ? N + 1 : 0, 0);
      g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, N / 2 * (N + 1));
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (DISTINCT position) FROM sale_line"),
                   ==, N);
}

/* --- files that change under way ----------------------------------------------------------- */

static gboolean
import_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegImportResult) result = reg_import_result_new ();

  return reg_import_run (db, data, result, cancellable, error);
}

static void
assert_does_not_run (StoreFixture *f, RegImportPlan *plan, GQuark domain, int code)
{
  static const RegActionInfo info = { .kind = "import", .label = "Imported", .is_long = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_store_write_sync (f->store, &info, import_job, plan, NULL, NULL, &error));
  g_assert_error (error, domain, code);
}

static void
test_plans_that_cannot_run (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) file = import_write (f, "a.csv", "name,phone\nA,1\n");
  g_autoptr (GFile) strange = import_write (f, "b.csv", "wind,weather\nW,10\n");
  g_autoptr (RegImportPlan) gone = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  g_autoptr (RegImportPlan) empty = reg_import_plan_new (REG_IMPORT_CONTACTS);
  g_autoptr (RegImportPlan) unmapped = import_plan (REG_IMPORT_PRODUCTS, strange, NULL);
  g_autoptr (RegImportPlan) half = import_plan (REG_IMPORT_SALES, file, NULL);
  g_autoptr (RegImportPlan) no_card = import_plan (REG_IMPORT_VCARD, strange, NULL);
  g_autoptr (RegImportPlan) twice = import_plan (REG_IMPORT_CONTACTS, file, file);

  assert_does_not_run (f, empty, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  assert_does_not_run (f, unmapped, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  assert_does_not_run (f, half, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  assert_does_not_run (f, twice, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  assert_does_not_run (f, no_card, REG_IO_ERROR, REG_IO_ERROR_FORMAT);
  g_file_delete (file, NULL, NULL);
  assert_does_not_run (f, gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party"), ==, 0);
}

/* --- mutated files ------------------------------------------------------------------------- */

#define N_MUTANTS 60

static gboolean
has_card (GFile *file)
{
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new_for_file (file, NULL, NULL);
  RegVcard *card = reader ? reg_vcard_reader_next (reader, NULL, NULL) : NULL;
  gboolean found = card != NULL;

  reg_vcard_free (card);
  return found;
}

/* Every row of a file ends somewhere: made, changed, known, or left out with a reason. Importing it
 * again makes nothing new, and undo takes all of it back. */
static void
assert_accounted_for (StoreFixture *f, RegImportKind kind, const char *text)
{
  g_autoptr (GFile) file = import_write (f, "mutant.txt", text);
  g_autoptr (RegImportPlan) plan = reg_import_plan_new (kind);
  g_autoptr (RegImportResult) result = NULL;
  gint64 before = store_fixture_query_int (f, "SELECT (SELECT count (*) FROM party)"
                                              " + (SELECT count (*) FROM product)"
                                              " + (SELECT count (*) FROM contact_point)");
  gint64 action, kept;

  if (!reg_import_plan_add_file (plan, file, NULL, NULL) || !reg_import_plan_check (plan, NULL)
      || (kind == REG_IMPORT_VCARD && !has_card (file)))
    return;
  result = import_run (f, plan, &action);
  g_assert_cmpint (result->read, ==,
                   result->created + result->updated + result->skipped + result->failed);
  g_assert_cmpuint (result->rejected->len, >=, result->failed);
  {
    g_autoptr (RegImportResult) again = import_run (f, plan, NULL);

    g_assert_cmpint (again->read, ==, result->read);
    g_assert_cmpint (again->created, ==, 0);
    /* What a row lacked may have come with a later one. */
    g_assert_cmpint (again->failed, <=, result->failed);
  }
  if (action)
    {
      gint64 last = store_fixture_query_int (f, "SELECT max (id) FROM action");

      /* Rows of one file may contradict each other; then the second run changed something too. */
      if (last != action)
        store_fixture_undo (f, last, NULL, &kept);
      store_fixture_undo (f, action, NULL, &kept);
      g_assert_cmpint (kept, ==, 0);
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT (SELECT count (*) FROM party)"
                                               " + (SELECT count (*) FROM product)"
                                               " + (SELECT count (*) FROM contact_point)"),
                   ==, before);
}

static char *
mutate (const char *text)
{
  static const char noise[] = "\",;\t\r\n '\\0x9.-%:\xff\xc3";
  GString *mutant = g_string_new (text);

  for (int n = g_test_rand_int_range (1, 6); n > 0 && mutant->len > 0; n--)
    {
      int at = g_test_rand_int_range (0, (int)mutant->len);
      char c = noise[g_test_rand_int_range (0, sizeof noise - 1)];

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          mutant->str[at] = c;
          break;
        case 1:
          g_string_insert_c (mutant, at, c);
          break;
        case 2:
          g_string_erase (mutant, at, g_test_rand_int_range (1, (int)mutant->len - at + 1));
          break;
        case 3:
          g_string_truncate (mutant, at);
          break;
        default:
          {
            g_autofree char *tail = g_strdup (mutant->str + at);

            g_string_append (mutant, tail);
          }
        }
    }
  return g_string_free_and_steal (mutant);
}

static void
test_mutants (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    RegImportKind kind;
    const char *text;
  } seeds[] = {
    { REG_IMPORT_CONTACTS,
      "code,name,phone,email,birthday,city\n1,Ann,030 1,a@b.nl,1990-01-02,Ede\n"
      "2,\"Bob, \"\"B\"\"\",+31 30 2,b@b.nl,--02-29,\n3,Çağ,,,,Köln\n" },
    { REG_IMPORT_PRODUCTS,
      "code;name;price;cost;stock\nP1;Tyre;1.234,56;0,5;12\nP2;\"A;B\";3;;\n" },
    { REG_IMPORT_VCARD, "BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann;;;\nFN:Ann Lee\nTEL;TYPE=CELL:06 1\n"
                        "ADR:;;Laan 1;Ede;;1234;NL\nBDAY:1990-01-02\nEND:VCARD\n"
                        "BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:B=C3=BC\nTEL:1\n"
                        "END:VCARD\n" },
  };

  for (int i = 0; i < N_MUTANTS; i++)
    {
      guint which = (guint)i % G_N_ELEMENTS (seeds);
      g_autofree char *mutant = mutate (seeds[which].text);
      g_autofree char *shown = g_strescape (mutant, NULL);

      g_test_message ("%s", shown);
      assert_accounted_for (f, seeds[which].kind, mutant);
    }
}

/* What was left out can be written out, mended with an editor and taken in again: no row is lost. */
static void
test_left_out_rows_come_back (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("code,name,birthday\n");
  g_autoptr (GFile) file = NULL;
  g_autoptr (RegImportPlan) plan = NULL;
  g_autoptr (RegImportResult) result = NULL;
  g_autofree char *path = g_build_filename (f->folder, "rejected.csv", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *saved = NULL;
  g_autoptr (GString) mended = NULL;
  g_autoptr (RegImportResult) second = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50; i++)
    g_string_append_printf (text, "%d,\"N \"\"%d\"\",\n x\",%s\n", i, i,
                            i % 3 ? "1990-01-02" : "1990-13-45");
  file = import_write (f, "a.csv", text->str);
  plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  result = import_run (f, plan, NULL);
  assert_counts (result, 50, 33, 0, 0, 17);
  g_assert_true (reg_import_result_save_rejected (result, plan, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  mended = g_string_new (saved);
  g_string_replace (mended, "1990-13-45", "1990-12-31", 0);
  second = import_text (f, REG_IMPORT_CONTACTS, mended->str);
  assert_counts (second, 17, 17, 0, 0, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (DISTINCT name) FROM party"), ==, 50);
}

static void
test_rejected_file_cannot_be_written (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) file = import_write (f, "a.csv", "name,email\nA,x\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  g_autoptr (RegImportResult) result = import_run (f, plan, NULL);
  g_autofree char *path = g_build_filename (f->folder, "none", "x.csv", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_import_result_save_rejected (result, plan, target, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/io/hostile/" #name, StoreFixture, NULL, import_set_up, test_##name,                \
              store_fixture_tear_down)
  g_test_add_func ("/io/hostile/cases", test_cases);
  ADD (references_within_the_file);
  ADD (sales_by_name);
  ADD (lines_of_sales);
  ADD (a_sale_that_grows_too_large);
  ADD (ten_thousand_lines);
  ADD (plans_that_cannot_run);
  ADD (mutants);
  ADD (left_out_rows_come_back);
  ADD (rejected_file_cannot_be_written);
  return g_test_run ();
}
