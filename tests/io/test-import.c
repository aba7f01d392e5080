/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"

#include "store/reg-party-merge.h"

#include <string.h>

static void
test_firms_and_persons (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      result = import_text (f, REG_IMPORT_CONTACTS,
                            "Company,First name,Last name,Phone,E-mail,Street,Zip,City\n"
                            "Bakery,Ann,Müller,030-123456,ann@example.nl,Laan 1,1234 AB,Ede\n"
                            ",Łucja,Østergård,,,,,\n");
  g_autoptr (RegRecord) bakery = import_find (f, REG_ENTITY_PARTY, REG_PARTY_NAME, "Bakery");
  g_autoptr (RegRecord)
      person = import_find (f, REG_ENTITY_PARTY, REG_PARTY_NAME, "Łucja Østergård");
  g_autofree char *points = import_points (f, "Bakery");

  assert_counts (result, 2, 2, 0, 0, 0);
  g_assert_cmpint (reg_record_get_int (bakery, REG_PARTY_KIND), ==, REG_PARTY_KIND_ORGANISATION);
  g_assert_cmpstr (reg_record_get_text (bakery, REG_PARTY_CONTACT_NAME), ==, "Ann Müller");
  g_assert_cmpint (reg_record_get_int (person, REG_PARTY_KIND), ==, REG_PARTY_KIND_PERSON);
  g_assert_cmpstr (points, ==, "phone 030-123456|email ann@example.nl|address Laan 1, 1234 AB Ede");
}

static void
test_twice_changes_nothing (StoreFixture *f, gconstpointer unused)
{
  static const char *const text = "code,name,phone,phone\n1,A,030 1,030 2\n2,B,030 3,\n";
  g_autoptr (RegImportResult) first = import_text (f, REG_IMPORT_CONTACTS, text);
  g_autoptr (RegImportResult) second = import_text (f, REG_IMPORT_CONTACTS, text);
  g_autoptr (GPtrArray) points = import_list (f, REG_ENTITY_CONTACT_POINT);

  assert_counts (first, 2, 2, 0, 0, 0);
  assert_counts (second, 2, 0, 0, 2, 0);
  g_assert_cmpuint (points->len, ==, 3);
}

static RegImportResult *
import_sales (StoreFixture *f, const char *headers, const char *lines)
{
  g_autoptr (GFile) first = import_write (f, "sales.csv", headers);
  g_autoptr (GFile) second = import_write (f, "lines.csv", lines);
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_SALES, first, second);

  return import_run (f, plan, NULL);
}

static gboolean
merge_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;
  g_autoptr (RegRecord) stays = reg_db_load (db, REG_ENTITY_PARTY, ids[0], error);

  return stays && reg_party_merge (db, stays, ids[1], error);
}

/* Two registers were joined on the person. Brought in again, the second doubles nobody and overrules
 * nobody; its sales are those of the one who stayed. */
static void
test_merged_stay_merged (StoreFixture *f, gconstpointer unused)
{
  static const char *const first = "code,name,phone\n1,Anna Kok,030 1\n2,Bo Smit,030 2\n";
  static const char *const second = "code,name,phone\nX1,A. Kok,030 1\nX2,Cor Maas,030 3\n";
  static const char *const nameless = "name,phone\nA. Kok,030 1\n";
  static const char *const richer = "code,name,phone\nX1,A. Kok,030 9\n";
  const gint64 ids[2] = { 1, 3 };
  g_autoptr (RegImportResult) result = import_text (f, REG_IMPORT_CONTACTS, first);
  g_autoptr (RegImportResult) other = import_text (f, REG_IMPORT_CONTACTS, second);
  g_autoptr (RegImportResult) again = NULL;
  g_autoptr (RegImportResult) by_name = NULL;
  g_autoptr (RegImportResult) more = NULL;
  g_autoptr (RegImportResult) product = NULL;
  g_autoptr (RegImportResult) sales = NULL;
  g_autoptr (RegRecord) sale = NULL;
  g_autofree char *points = NULL;

  assert_counts (other, 2, 2, 0, 0, 0);
  store_fixture_write (f, merge_job, (gpointer)ids);
  again = import_text (f, REG_IMPORT_CONTACTS, second);
  assert_counts (again, 2, 0, 0, 2, 0);
  by_name = import_text (f, REG_IMPORT_CONTACTS, nameless);
  assert_counts (by_name, 1, 0, 0, 1, 0);
  /* A number nobody knew is worth knowing. */
  more = import_text (f, REG_IMPORT_CONTACTS, richer);
  assert_counts (more, 1, 0, 1, 0, 0);
  points = import_points (f, "Anna Kok");
  g_assert_cmpstr (points, ==, "phone 030 1|phone 030 9");
  product = import_text (f, REG_IMPORT_PRODUCTS, "code,name\nP1,Thing\n");
  sales = import_sales (f, "OrderID,CustomerID,OrderDate\n77,X1,2026-01-02\n",
                        "OrderID,ProductID,UnitPrice,Quantity\n77,P1,2,1\n");
  assert_counts (sales, 2, 2, 0, 0, 0);
  sale = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "77");
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_PARTY_ID), ==, 1);
}

static void
test_key_updates_and_empty_keeps (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      first = import_text (f, REG_IMPORT_CONTACTS, "code,name,note,phone\n7,Old,keep me,030 1\n");
  g_autoptr (RegImportResult)
      second = import_text (f, REG_IMPORT_CONTACTS, "code,name,note,phone\n7,New,,030 2\n");
  g_autoptr (GPtrArray) parties = import_list (f, REG_ENTITY_PARTY);
  g_autofree char *points = import_points (f, "New");

  assert_counts (second, 1, 0, 1, 0, 0);
  g_assert_cmpuint (parties->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (parties->pdata[0], REG_PARTY_NOTE), ==, "keep me");
  g_assert_cmpstr (points, ==, "phone 030 1|phone 030 2");
}

static void
test_phone_is_the_same_in_any_notation (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      first = import_text (f, REG_IMPORT_CONTACTS, "name,phone\nA,030-12 34 56\n");
  g_autoptr (RegImportResult)
      second = import_text (f, REG_IMPORT_CONTACTS, "name,phone\nA,+31 30 123456\n");

  assert_counts (second, 1, 0, 0, 1, 0);
}

static void
test_same_name_other_phone_is_somebody_else (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile)
      file = import_write (f, "a.csv", "name,phone\nJan,030 1111111\nJan,030 2222222\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  g_autoptr (RegImportResult) result = NULL;

  g_assert_true (reg_import_plan_set_key (plan, "phone", NULL));
  result = import_run (f, plan, NULL);
  assert_counts (result, 2, 2, 0, 0, 0);
}

static void
test_bad_rows_are_named_and_left_out (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult) result = import_text (
      f, REG_IMPORT_CONTACTS,
      "code,name,email,birthday\n1,A,a@example.nl,1990-02-30\n2,,b@example.nl,\n"
      "3,C,no address,\n4,D,d@example.nl,1990-02-28\n");
  g_autoptr (GPtrArray) parties = import_list (f, REG_ENTITY_PARTY);
  const RegRejectedRow *row;

  assert_counts (result, 4, 1, 0, 0, 3);
  g_assert_cmpuint (parties->len, ==, 1);
  g_assert_cmpuint (result->rejected->len, ==, 3);
  row = result->rejected->pdata[0];
  g_assert_cmpint (row->line, ==, 2);
  g_assert_true (g_str_has_prefix (row->reason, "birthday: "));
  g_assert_cmpstr (row->values[1], ==, "A");
  row = result->rejected->pdata[1];
  g_assert_true (g_str_has_prefix (row->reason, "name: "));
  row = result->rejected->pdata[2];
  g_assert_true (g_str_has_prefix (row->reason, "email: "));
}

static void
test_rejected_rows_can_be_saved_and_mended (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile)
      file = import_write (f, "a.csv", "code,name,email\n1,A,\"no, address\"\n2,B,b@example.nl\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  g_autoptr (RegImportResult) result = import_run (f, plan, NULL);
  g_autofree char *path = g_build_filename (f->folder, "rejected.csv", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (reg_import_result_save_rejected (result, plan, target, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_nonnull (strstr (text, "code,name,email,file,line,reason"));
  g_assert_nonnull (strstr (text, "1,A,\"no, address\",a.csv,2,"));
  g_assert_null (strstr (text, "b@example.nl"));
}

static void
test_undo_leaves_the_file_as_before (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      before = import_text (f, REG_IMPORT_CONTACTS, "code,name,city\n1,Stays,Ede\n");
  g_autoptr (GFile) file = import_write (
      f, "b.csv", "code,name,city,phone\n1,Changed,Ede,030 1\n2,Gone,Ede,030 2\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  gint64 action, restored, kept;
  g_autoptr (RegImportResult) result = import_run (f, plan, &action);
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *found = NULL;

  assert_counts (result, 2, 1, 1, 0, 0);
  store_fixture_undo (f, action, &restored, &kept);
  parties = import_list (f, REG_ENTITY_PARTY);
  points = import_list (f, REG_ENTITY_CONTACT_POINT);
  found = store_fixture_search (f, "gone");
  g_assert_cmpuint (parties->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (parties->pdata[0], REG_PARTY_NAME), ==, "Stays");
  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpint (kept, ==, 0);
  g_assert_cmpstr (found, ==, "");
}

static void
test_products (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      result = import_text (f, REG_IMPORT_PRODUCTS,
                            "SKU;Name;Price;Cost;Stock;Discontinued\n"
                            "P1;Tyre;1.234,56;0,125;12,5;0\nP2;Bell;x;1;1;0\nP3;Lamp;3;;;yes\n");
  g_autoptr (RegRecord) tyre = import_find (f, REG_ENTITY_PRODUCT, REG_PRODUCT_CODE, "P1");
  g_autoptr (RegRecord) lamp = import_find (f, REG_ENTITY_PRODUCT, REG_PRODUCT_CODE, "P3");

  assert_counts (result, 3, 2, 0, 0, 1);
  g_assert_cmpint (reg_record_get_int (tyre, REG_PRODUCT_PRICE), ==, 1234560000);
  g_assert_cmpint (reg_record_get_int (tyre, REG_PRODUCT_COST), ==, 125000);
  g_assert_cmpint (reg_record_get_int (tyre, REG_PRODUCT_STOCK), ==, 12500000);
  g_assert_true (reg_record_is_null (lamp, REG_PRODUCT_COST));
  g_assert_cmpint (reg_record_get_int (lamp, REG_PRODUCT_DISCONTINUED), ==, 1);
  /* What is sold has the firm's usual tax until somebody says otherwise. */
  g_assert_false (reg_record_is_null (lamp, REG_PRODUCT_TAX_RATE_ID));
}

static void
test_staff_and_superiors_further_down (StoreFixture *f, gconstpointer unused)
{
  static const char
      *const text = "EmployeeID,LastName,FirstName,Title,ReportsTo\n1,Adams,Amy,Seller,2\n"
                    "2,Brown,Bob,Sales Manager,\n3,Clark,Cy,Clerk,99\n";
  g_autoptr (RegImportResult) result = import_text (f, REG_IMPORT_STAFF, text);
  g_autoptr (RegImportResult) again = import_text (f, REG_IMPORT_STAFF, text);
  g_autoptr (RegRecord) amy = import_find (f, REG_ENTITY_STAFF, REG_STAFF_CODE, "1");
  g_autoptr (RegRecord) bob = import_find (f, REG_ENTITY_STAFF, REG_STAFF_CODE, "2");

  assert_counts (result, 3, 3, 0, 0, 0);
  assert_counts (again, 3, 0, 0, 3, 0);
  g_assert_cmpstr (reg_record_get_text (amy, REG_STAFF_NAME), ==, "Amy Adams");
  g_assert_cmpint (reg_record_get_int (amy, REG_STAFF_REPORTS_TO), ==, reg_record_get_id (bob));
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_role, reg_record_get_int (bob, REG_STAFF_ROLE)), ==,
                   "manager");
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_role, reg_record_get_int (amy, REG_STAFF_ROLE)), ==,
                   "sales");
}

static void
test_sales_with_lines (StoreFixture *f, gconstpointer unused)
{
  static const char
      *const headers = "OrderID,CustomerID,OrderDate\n100,C1,1996-07-04 00:00:00.000\n"
                       "101,C9,1996-07-05\n102,C1,1996-07-06\n";
  static const char *const lines =
      "OrderID,ProductID,UnitPrice,Quantity,Discount\n100,P1,0.30,1,0.15\n100,P1,1.05,3,0\n"
      "102,P1,2.00,2,0.5\n999,P1,1,1,0\n";
  g_autoptr (RegImportResult)
      contact = import_text (f, REG_IMPORT_CONTACTS, "code,name\nC1,Customer\n");
  g_autoptr (RegImportResult)
      product = import_text (f, REG_IMPORT_PRODUCTS, "code,name,cost\nP1,Thing,0.10\n");
  g_autoptr (RegImportResult) result = import_sales (f, headers, lines);
  g_autoptr (RegImportResult) again = import_sales (f, headers, lines);
  g_autoptr (RegRecord) sale = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "100");
  g_autoptr (GPtrArray) all_lines = import_list (f, REG_ENTITY_SALE_LINE);

  /* The sale of an unknown customer and the line of an unknown sale are named. */
  assert_counts (result, 7, 5, 0, 0, 2);
  assert_counts (again, 7, 0, 0, 5, 2);
  g_assert_cmpint (result->lines_created, ==, 3);
  g_assert_cmpuint (all_lines->len, ==, 3);
  /* 0.30 less 15 % is 0.255, half away from zero 0.26; and 3.15. */
  g_assert_cmpint (reg_record_get_int (all_lines->pdata[0], REG_SALE_LINE_NET), ==, 26);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, 26 + 315);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_COST), ==, 40);
  g_assert_cmpstr (reg_record_get_text (sale, REG_SALE_SOLD_ON), ==, "1996-07-04");
}

static void
test_discounts_in_percent (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      result = import_sales (f, "number,date\n1,2026-01-02\n",
                             "number,quantity,price,discount\n1,1,100,15\n1,1,100,1\n1,1,100,\n");
  g_autoptr (RegRecord) sale = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "1");

  assert_counts (result, 4, 4, 0, 0, 0);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, 8500 + 9900 + 10000);
}

static void
test_too_large_a_line_is_refused (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult)
      result = import_sales (f, "number,date\n1,2026-01-02\n",
                             "number,quantity,price\n1,9000000000000,90000000000000\n1,1,5\n");

  g_assert_cmpint (result->failed, ==, 1);
  g_assert_cmpint (result->lines_created, ==, 1);
}

typedef struct
{
  RegImportPlan *plan;
  RegImportResult *result;
  gboolean ran;
} CancelJob;

/* Somebody presses Cancel when the import has begun. */
static gboolean
cancel_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  CancelJob *job = data;

  job->ran = TRUE;
  g_cancellable_cancel (cancellable);
  return reg_import_run (db, job->plan, job->result, NULL, error);
}

static void
test_cancelled_import_leaves_nothing (StoreFixture *f, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "import", .label = "Imported", .is_long = TRUE };
  g_autoptr (GFile) file = import_write (f, "a.csv", "name\nA\nB\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  g_autoptr (RegImportResult) result = reg_import_result_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GError) error = NULL;
  CancelJob job;

  job = (CancelJob){ plan, result, FALSE };
  g_assert_false (
      reg_store_write_sync (f->store, &info, cancel_job, &job, cancellable, NULL, &error));
  g_assert_true (job.ran);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  parties = import_list (f, REG_ENTITY_PARTY);
  g_assert_cmpuint (parties->len, ==, 0);
}

#define CARD(name, more) "BEGIN:VCARD\nVERSION:3.0\nFN:" name "\n" more "END:VCARD\n"

static void
test_cards (StoreFixture *f, gconstpointer unused)
{
  static const char *const text = CARD ("Ann Lee",
                                        "N:Lee;Ann;;;\nTEL;TYPE=CELL:06 1\nBDAY:--0229\n")
      CARD ("Ann Lee", "N:Lee;Ann;;;\nTEL;TYPE=CELL:06 1\nEMAIL:ann@example.nl\n") CARD ("", "")
          CARD ("Firm", "ORG:Firm\nADR;TYPE=WORK:;;Laan 1;Ede;;1234 AB;\n");
  g_autoptr (RegImportResult) first = import_text (f, REG_IMPORT_VCARD, text);
  g_autoptr (RegImportResult) second = import_text (f, REG_IMPORT_VCARD, text);
  g_autoptr (RegRecord) ann = import_find (f, REG_ENTITY_PARTY, REG_PARTY_NAME, "Ann Lee");
  g_autoptr (RegRecord) firm = import_find (f, REG_ENTITY_PARTY, REG_PARTY_NAME, "Firm");
  g_autofree char *points = import_points (f, "Firm");

  /* Two cards of one name are two customers until a person says otherwise. */
  assert_counts (first, 4, 3, 0, 0, 1);
  assert_counts (second, 4, 0, 0, 3, 1);
  g_assert_cmpstr (reg_record_get_text (ann, REG_PARTY_BIRTHDAY), ==, "--02-29");
  g_assert_cmpint (reg_record_get_int (firm, REG_PARTY_KIND), ==, REG_PARTY_KIND_ORGANISATION);
  g_assert_cmpstr (points, ==, "address Laan 1, 1234 AB Ede");
}

static void
test_card_of_a_known_customer_adds_to_it (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegImportResult) before = import_text (
      f, REG_IMPORT_CONTACTS, "code,name,phone,title\n1,Ann Lee,06 11111111,Boss\n");
  g_autoptr (RegImportResult) cards = import_text (
      f, REG_IMPORT_VCARD,
      CARD ("Ann Lee", "TEL:0611111111\nEMAIL:ann@example.nl\nTITLE:Clerk\nNICKNAME:Annie\n"));
  g_autoptr (GPtrArray) parties = import_list (f, REG_ENTITY_PARTY);
  g_autofree char *points = import_points (f, "Ann Lee");

  assert_counts (cards, 1, 0, 1, 0, 0);
  g_assert_cmpuint (parties->len, ==, 1);
  /* What we knew stays, what we did not is new. */
  g_assert_cmpstr (reg_record_get_text (parties->pdata[0], REG_PARTY_TITLE), ==, "Boss");
  g_assert_cmpstr (reg_record_get_text (parties->pdata[0], REG_PARTY_NICKNAME), ==, "Annie");
  g_assert_cmpstr (points, ==, "phone 06 11111111|email ann@example.nl");
}

/* What is to be paid by a day is owed from then on; a day or an amount that is none is named. */
static void
test_sales_to_be_paid (StoreFixture *f, gconstpointer unused)
{
  static const char *const headers = "OrderID,CustomerID,OrderDate,DueDate,AmountPaid,PaidDate\n"
                                     "1,C1,2026-01-02,2026-01-16,,\n"
                                     "2,C1,2026-01-02,2026-01-16,5.00,2026-01-10\n"
                                     "3,C1,2026-01-02,tomorrow,,\n"
                                     "4,C1,2026-01-02,2026-01-16,a lot,\n"
                                     "5,C1,2026-01-02,,,\n";
  static const char *const lines = "OrderID,ProductID,UnitPrice,Quantity\n"
                                   "1,P1,2.00,2\n2,P1,5.00,1\n5,P1,1.00,1\n";
  g_autoptr (RegImportResult)
      contact = import_text (f, REG_IMPORT_CONTACTS, "code,name\nC1,Customer\n");
  g_autoptr (RegImportResult)
      product = import_text (f, REG_IMPORT_PRODUCTS, "code,name\nP1,Thing\n");
  g_autoptr (RegImportResult) result = import_sales (f, headers, lines);
  g_autoptr (RegRecord) open = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "1");
  g_autoptr (RegRecord) paid = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "2");
  g_autoptr (RegRecord) at_once = import_find (f, REG_ENTITY_SALE, REG_SALE_NUMBER, "5");

  assert_counts (result, 8, 6, 0, 0, 2);
  g_assert_cmpstr (reg_record_get_text (open, REG_SALE_DUE_ON), ==, "2026-01-16");
  g_assert_true (reg_record_is_null (open, REG_SALE_PAID_ON));
  g_assert_cmpint (reg_record_get_int (open, REG_SALE_GROSS), ==, 400);
  g_assert_cmpint (reg_record_get_int (paid, REG_SALE_PAID), ==, 500);
  g_assert_cmpstr (reg_record_get_text (paid, REG_SALE_PAID_ON), ==, "2026-01-10");
  g_assert_true (reg_record_is_null (at_once, REG_SALE_DUE_ON));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/io/import/" #name, StoreFixture, NULL, import_set_up, test_##name,                 \
              store_fixture_tear_down)
  ADD (firms_and_persons);
  ADD (twice_changes_nothing);
  ADD (merged_stay_merged);
  ADD (key_updates_and_empty_keeps);
  ADD (phone_is_the_same_in_any_notation);
  ADD (same_name_other_phone_is_somebody_else);
  ADD (bad_rows_are_named_and_left_out);
  ADD (rejected_rows_can_be_saved_and_mended);
  ADD (undo_leaves_the_file_as_before);
  ADD (products);
  ADD (staff_and_superiors_further_down);
  ADD (sales_with_lines);
  ADD (sales_to_be_paid);
  ADD (discounts_in_percent);
  ADD (too_large_a_line_is_refused);
  ADD (cancelled_import_leaves_nothing);
  ADD (cards);
  ADD (card_of_a_known_customer_adds_to_it);
  return g_test_run ();
}
