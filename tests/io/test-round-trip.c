/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"
#include "io/reg-export.h"
#include "io/reg-vcard-reader.h"
#include "store/reg-parties.h"
#include "store/reg-sales.h"

#include <string.h>
#include <yyjson.h>

/* Whatever stands in a file goes out and comes into another file as it was. What is tried is
 * different each time; "random seed" in the output and --seed repeat it. */

#define N_PARTIES 40
#define N_PRODUCTS 30
#define N_SALES 25

static const char *const words[] = {
  "Bäcker \"Korn\"",
  "a,b;c\td",
  "=1+1",
  "-5",
  "+49",
  "@x",
  "Ł'Œuvre",
  "محل الزهور",
  "花屋 田中",
  "𝔘𝔫𝔦",
  "e\314\201",
  "two\nlines",
  "\"",
  "''",
  "\\n",
  "a  b",
  "x",
  "NULL",
  "0",
  "yes",
  "2026-01-02",
  "1.234,56",
  "#",
  "é|è",
  "</b>",
  "%s%n",
  "BEGIN:VCARD",
  "a:b,c;d",
  "🚲🚲",
  "trailing dot.",
};

static const char *
any_word (void)
{
  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

static gboolean
sometimes (void)
{
  return g_test_rand_bit ();
}

static gint64
any_amount (void)
{
  static const gint64 limits[] = { 0, 1, -1, 99, 10000, G_MAXINT32, G_MAXINT64 / 1000000 };

  if (g_test_rand_int_range (0, 4) == 0)
    return limits[g_test_rand_int_range (0, G_N_ELEMENTS (limits))];
  return g_test_rand_int_range (0, 100000000);
}

/* --- a firm full of odd things ----------------------------------------------------------- */

static void
set_words (RegRecordBuilder *builder, const int *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (sometimes ())
      reg_record_builder_set_text (builder, fields[i], any_word ());
}

static RegRecord *
any_point (RegContactKind kind)
{
  static const char *const numbers[] = { "030-0074321", "+31 6 1234 5678", "(171) 555-7788 x12",
                                         "0049 221 / 1234-56", "112" };
  static const char *const mails[] = { "a@example.org", "O'Neil+tag@sub.example.co.uk",
                                       "\"odd\"@example.org", "ümlaut@exämple.org" };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  if (kind == REG_CONTACT_KIND_ADDRESS)
    {
      /* An address is known by its street, so it has one. */
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_STREET, any_word ());
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, any_word ());
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_POSTAL_CODE, "01234");
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_COUNTRY,
                                   sometimes () ? "Germany" : any_word ());
    }
  else if (kind <= REG_CONTACT_KIND_FAX)
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE,
                                 numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))]);
  else if (kind == REG_CONTACT_KIND_EMAIL)
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE,
                                 mails[g_test_rand_int_range (0, G_N_ELEMENTS (mails))]);
  else
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, "https://example.org/?a=1,2;3");
  return reg_record_builder_end (builder);
}

static gboolean
make_party (RegDb *db, int i, GError **error)
{
  static const int texts[] = { REG_PARTY_NAME_PREFIX, REG_PARTY_NAME_SUFFIX, REG_PARTY_NICKNAME,
                               REG_PARTY_TITLE, REG_PARTY_NOTE };
  static const char *const days[] = { "1990-01-31", "--02-29", "2000-02-29" };
  static const RegContactKind kinds[] = { REG_CONTACT_KIND_PHONE, REG_CONTACT_KIND_EMAIL,
                                          REG_CONTACT_KIND_WEB, REG_CONTACT_KIND_ADDRESS };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autofree char *code = g_strdup_printf ("C%03d", i);
  g_autofree char *name = g_strdup_printf ("%s %d", any_word (), i);
  g_autoptr (RegRecord) party = NULL;

  reg_record_builder_set_int (builder, REG_PARTY_KIND,
                              sometimes () ? REG_PARTY_KIND_PERSON : REG_PARTY_KIND_ORGANISATION);
  reg_record_builder_set_text (builder, REG_PARTY_CODE, code);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  set_words (builder, texts, G_N_ELEMENTS (texts));
  if (sometimes ())
    reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY,
                                 days[g_test_rand_int_range (0, G_N_ELEMENTS (days))]);
  if (sometimes ())
    reg_record_builder_set_int (builder, REG_PARTY_CREDIT_LIMIT, any_amount ());
  if (sometimes ())
    reg_record_builder_set_int (builder, REG_PARTY_PAYMENT_DAYS, g_test_rand_int_range (0, 90));
  if (i > 0 && sometimes ())
    reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY, g_test_rand_int_range (1, i + 1));
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (sometimes ())
      g_ptr_array_add (points, any_point (kinds[k]));
  party = reg_record_builder_end (builder);
  return reg_party_save_with_points (db, party, points, NULL, error) != 0;
}

static gboolean
make_product (RegDb *db, int i, GError **error)
{
  static const int texts[] = { REG_PRODUCT_CATEGORY, REG_PRODUCT_UNIT, REG_PRODUCT_SUPPLIER };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);
  g_autofree char *code = g_strdup_printf ("P%03d", i);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (builder, REG_PRODUCT_CODE, code);
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, any_word ());
  set_words (builder, texts, G_N_ELEMENTS (texts));
  if (sometimes ())
    reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, any_amount ());
  if (sometimes ())
    reg_record_builder_set_int (builder, REG_PRODUCT_COST, g_test_rand_int_range (0, 9999999));
  if (sometimes ())
    reg_record_builder_set_int (builder, REG_PRODUCT_STOCK, any_amount ());
  reg_record_builder_set_int (builder, REG_PRODUCT_DISCONTINUED, sometimes ());
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved != NULL;
}

static RegRecord *
any_line (void)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);

  if (sometimes ())
    reg_record_builder_set_ref (builder, REG_SALE_LINE_PRODUCT_ID,
                                g_test_rand_int_range (1, N_PRODUCTS + 1));
  reg_record_builder_set_text (builder, REG_SALE_LINE_DESCRIPTION, any_word ());
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY,
                              g_test_rand_int_range (-3000000, 900000000));
  reg_record_builder_set_int (builder, REG_SALE_LINE_UNIT_PRICE,
                              g_test_rand_int_range (0, 90000000));
  reg_record_builder_set_int (builder, REG_SALE_LINE_DISCOUNT,
                              sometimes () ? 0 : g_test_rand_int_range (0, 1000001));
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX_RATE, sometimes () ? 210000 : 55000);
  return reg_record_builder_end (builder);
}

static gboolean
make_sale (RegDb *db, int i, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autofree char *number = g_strdup_printf ("S-%03d", i);
  g_autoptr (RegRecord) sale = NULL;

  reg_record_builder_set_text (builder, REG_SALE_NUMBER, number);
  reg_record_builder_set_ref (builder, REG_SALE_PARTY_ID, g_test_rand_int_range (1, N_PARTIES + 1));
  reg_record_builder_set_text (builder, REG_SALE_SOLD_ON, "2024-02-29");
  reg_record_builder_set_text (builder, REG_SALE_CURRENCY, "EUR");
  if (sometimes ())
    reg_record_builder_set_int (builder, REG_SALE_FREIGHT, g_test_rand_int_range (0, 10000));
  if (sometimes ())
    reg_record_builder_set_text (builder, REG_SALE_NOTE, any_word ());
  for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
    g_ptr_array_add (lines, any_line ());
  sale = reg_record_builder_end (builder);
  return reg_sale_save (db, sale, lines, error) != 0;
}

static gboolean
fill_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < N_PARTIES; i++)
    if (!make_party (db, i, error))
      return FALSE;
  for (int i = 0; i < N_PRODUCTS; i++)
    if (!make_product (db, i, error))
      return FALSE;
  for (int i = 0; i < N_SALES; i++)
    if (!make_sale (db, i, error))
      return FALSE;
  return TRUE;
}

/* --- what stands in a file ---------------------------------------------------------------- */

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
export_text (StoreFixture *f, RegExportKind kind, RegExportFormat format)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  ExportJob job = { kind, format, memory };

  store_fixture_read (f, export_job, &job);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

/* Every field of every record of a kind, "-" where nothing is known. References are left out: they
 * are numbers of rows, and rows have other numbers in another file. */
static char *
describe (StoreFixture *f, RegEntityId entity)
{
  g_autoptr (GPtrArray) records = import_list (f, entity);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const RegRecord *record = records->pdata[i];
      const RegEntityInfo *info = reg_record_get_info (record);

      for (int field = 0; field < info->n_fields; field++)
        {
          const RegValue *value = reg_record_get_value (record, field);
          const RegFieldInfo *about = &info->fields[field];

          if (about->type == REG_FIELD_TYPE_REF || about->type == REG_FIELD_TYPE_BLOB)
            continue;
          g_string_append_printf (text, "%s=", about->column);
          if (value->type == REG_VALUE_INT)
            g_string_append_printf (text, "%" G_GINT64_FORMAT, value->i);
          else
            g_string_append (text, value->type == REG_VALUE_TEXT ? value->text : "-");
          g_string_append_c (text, '|');
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

static void
assert_same_lines (const char *after, const char *before)
{
  g_auto (GStrv) left = g_strsplit (after, "\n", -1);
  g_auto (GStrv) right = g_strsplit (before, "\n", -1);

  for (guint i = 0; left[i] && right[i]; i++)
    g_assert_cmpstr (left[i], ==, right[i]);
  g_assert_cmpuint (g_strv_length (left), ==, g_strv_length (right));
}

static void
assert_all_made (const RegImportResult *result, gint64 expected)
{
  for (guint i = 0; i < result->rejected->len; i++)
    g_test_message ("%s", ((RegRejectedRow *)result->rejected->pdata[i])->reason);
  g_assert_cmpint (result->failed, ==, 0);
  g_assert_cmpint (result->created, ==, expected);
}

/* Both files of a sale are the one that was written. */
static RegImportResult *
import_sales (StoreFixture *f, const char *text)
{
  g_autoptr (GFile) file = import_write (f, "sales.csv", text);
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_SALES, file, file);

  return import_run (f, plan, NULL);
}

/* --- tests -------------------------------------------------------------------------------- */

static void
test_csv (StoreFixture *f, gconstpointer unused)
{
  static const RegEntityId entities[] = { REG_ENTITY_PARTY, REG_ENTITY_CONTACT_POINT,
                                          REG_ENTITY_PRODUCT, REG_ENTITY_SALE,
                                          REG_ENTITY_SALE_LINE };
  StoreFixture other = { 0 };
  char *texts[REG_N_EXPORTS];

  store_fixture_write (f, fill_job, NULL);
  import_set_up (&other, NULL);
  for (int kind = 0; kind < REG_N_EXPORTS; kind++)
    texts[kind] = export_text (f, kind, REG_EXPORT_CSV);
  {
    g_autoptr (RegImportResult) contacts = import_text (&other, REG_IMPORT_CONTACTS, texts[0]);
    g_autoptr (RegImportResult) products = import_text (&other, REG_IMPORT_PRODUCTS, texts[1]);
    g_autoptr (RegImportResult) sales = import_sales (&other, texts[2]);

    assert_all_made (contacts, N_PARTIES);
    assert_all_made (products, N_PRODUCTS);
    g_assert_cmpint (sales->failed, ==, 0);
    g_assert_cmpint (sales->lines_created, ==, sales->lines_read);
  }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autofree char *before = describe (f, entities[i]);
      g_autofree char *after = describe (&other, entities[i]);

      assert_same_lines (after, before);
    }
  for (int kind = 0; kind < REG_N_EXPORTS; kind++)
    {
      g_autofree char *again = export_text (&other, kind, REG_EXPORT_CSV);

      /* References as well: they are written as numbers of customers, products and staff. */
      g_assert_cmpstr (again, ==, texts[kind]);
      g_free (texts[kind]);
    }
  store_fixture_tear_down (&other, NULL);
}

static void
test_twice_is_once (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *contacts = NULL;
  g_autofree char *products = NULL;
  g_autofree char *sales = NULL;

  store_fixture_write (f, fill_job, NULL);
  contacts = export_text (f, REG_EXPORT_CONTACTS, REG_EXPORT_CSV);
  products = export_text (f, REG_EXPORT_PRODUCTS, REG_EXPORT_CSV);
  sales = export_text (f, REG_EXPORT_SALES, REG_EXPORT_CSV);
  {
    g_autoptr (RegImportResult) first = import_text (f, REG_IMPORT_CONTACTS, contacts);
    g_autoptr (RegImportResult) second = import_text (f, REG_IMPORT_PRODUCTS, products);
    g_autoptr (RegImportResult) third = import_sales (f, sales);
    g_autofree char *again = export_text (f, REG_EXPORT_SALES, REG_EXPORT_CSV);

    assert_counts (first, N_PARTIES, 0, 0, N_PARTIES, 0);
    assert_counts (second, N_PRODUCTS, 0, 0, N_PRODUCTS, 0);
    g_assert_cmpint (third->created, ==, 0);
    g_assert_cmpint (third->updated, ==, 0);
    g_assert_cmpint (third->failed, ==, 0);
    g_assert_cmpstr (again, ==, sales);
  }
}

/* Every value of the JSON is the field of the CSV in the same row, and nothing else. */
static void
test_json_says_what_csv_says (StoreFixture *f, gconstpointer unused)
{
  store_fixture_write (f, fill_job, NULL);
  for (int kind = 0; kind < REG_N_EXPORTS; kind++)
    {
      g_autofree char *csv = export_text (f, kind, REG_EXPORT_CSV);
      g_autofree char *json = export_text (f, kind, REG_EXPORT_JSON);
      g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();
      g_autoptr (GInputStream)
          stream = g_memory_input_stream_new_from_data (csv, (gssize)strlen (csv), NULL);
      g_autoptr (RegCsvReader) reader = reg_csv_reader_new (stream, dialect);
      const char *const *header = reg_csv_reader_get_header (reader, NULL, NULL);
      yyjson_doc *doc = yyjson_read (json, strlen (json), 0);
      yyjson_val *rows, *row;
      gsize index, max;

      g_assert_nonnull (doc);
      rows = yyjson_doc_get_root (doc);
      yyjson_arr_foreach (rows, index, max, row)
      {
        gsize n_values = 0;

        g_assert_true (reg_csv_reader_next (reader, NULL, NULL));
        for (guint i = 0; header[i]; i++)
          {
            const char *value = yyjson_get_str (yyjson_obj_get (row, header[i]));

            n_values += value != NULL;
            g_assert_cmpstr (value ? value : "", ==, reg_csv_reader_get_field (reader, i));
          }
        g_assert_cmpuint (yyjson_obj_size (row), ==, n_values);
      }
      g_assert_false (reg_csv_reader_next (reader, NULL, NULL));
      yyjson_doc_free (doc);
    }
}

/* Names and numbers of one card as a line. */
static char *
card_line (const RegVcard *card)
{
  const GPtrArray *groups[] = { card->phones, card->emails, card->urls };
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, "%s|%s|%s|%s|%s|%s|", card->formatted_name, card->name_prefix ? card->name_prefix : "",
      card->name_suffix ? card->name_suffix : "", card->nickname ? card->nickname : "",
      card->title ? card->title : "", card->birthday ? card->birthday : "");
  g_string_append (text, card->note ? card->note : "");
  for (gsize g = 0; g < G_N_ELEMENTS (groups); g++)
    for (guint i = 0; i < groups[g]->len; i++)
      g_string_append_printf (text, "|%s", ((RegVcardItem *)groups[g]->pdata[i])->value);
  for (guint i = 0; i < card->addresses->len; i++)
    {
      const RegVcardAddress *address = card->addresses->pdata[i];

      g_string_append_printf (text, "|%s,%s,%s,%s", address->street, address->postal_code,
                              address->city, address->country);
    }
  return g_string_free_and_steal (text);
}

static GPtrArray *
card_lines (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  RegVcard *card;

  while ((card = reg_vcard_reader_next (reader, NULL, &error)))
    {
      g_assert_cmpuint (card->warnings->len, ==, 0);
      g_ptr_array_add (lines, card_line (card));
      reg_vcard_free (card);
    }
  g_assert_no_error (error);
  return lines;
}

static void
test_cards (StoreFixture *f, gconstpointer unused)
{
  StoreFixture other = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (RegImportResult) result = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  store_fixture_write (f, fill_job, NULL);
  import_set_up (&other, NULL);
  text = export_text (f, REG_EXPORT_CONTACTS, REG_EXPORT_VCARD);
  result = import_text (&other, REG_IMPORT_VCARD, text);
  assert_all_made (result, N_PARTIES);
  again = export_text (&other, REG_EXPORT_CONTACTS, REG_EXPORT_VCARD);
  before = card_lines (text);
  after = card_lines (again);
  g_assert_cmpuint (before->len, ==, N_PARTIES);
  g_assert_cmpuint (after->len, ==, N_PARTIES);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpstr (after->pdata[i], ==, before->pdata[i]);
  store_fixture_tear_down (&other, NULL);
}

/* What the bin holds stays in the house. */
static void
test_the_bin_is_not_written (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  store_fixture_write (f, fill_job, NULL);
  before = export_text (f, REG_EXPORT_CONTACTS, REG_EXPORT_CSV);
  store_fixture_script (f, "UPDATE party SET deleted_at = 1 WHERE code <> 'C007';"
                           "UPDATE product SET deleted_at = 1;");
  after = export_text (f, REG_EXPORT_CONTACTS, REG_EXPORT_CSV);
  g_assert_nonnull (strstr (before, "C006"));
  g_assert_null (strstr (after, "C006"));
  g_assert_nonnull (strstr (after, "C007"));
  g_clear_pointer (&after, g_free);
  after = export_text (f, REG_EXPORT_PRODUCTS, REG_EXPORT_JSON);
  g_assert_cmpstr (after, ==, "[]\n");
}

static void
test_words_of_the_command (void)
{
  g_assert_cmpint (reg_export_kind_from_nick ("sales"), ==, REG_EXPORT_SALES);
  g_assert_cmpint (reg_export_kind_from_nick ("contacts"), ==, REG_EXPORT_CONTACTS);
  g_assert_cmpint (reg_export_kind_from_nick ("Sales"), ==, -1);
  g_assert_cmpint (reg_export_kind_from_nick (""), ==, -1);
  g_assert_cmpint (reg_export_format_from_nick ("vcard"), ==, REG_EXPORT_VCARD);
  g_assert_cmpint (reg_export_format_from_nick ("json"), ==, REG_EXPORT_JSON);
  g_assert_cmpint (reg_export_format_from_nick ("xml"), ==, -1);
  g_assert_cmpint (reg_import_kind_from_nick ("vcard"), ==, REG_IMPORT_VCARD);
  g_assert_cmpint (reg_import_kind_from_nick ("staff"), ==, REG_IMPORT_STAFF);
  g_assert_cmpint (reg_import_kind_from_nick ("people"), ==, -1);
}

/* A stream with no room fails the export; nothing pretends to be whole. */
static void
test_no_room (StoreFixture *f, gconstpointer unused)
{
  static char small[100];

  store_fixture_write (f, fill_job, NULL);
  for (int format = 0; format < REG_N_EXPORT_FORMATS; format++)
    {
      g_autoptr (GOutputStream) full = g_memory_output_stream_new (small, sizeof small, NULL, NULL);
      ExportJob job = { REG_EXPORT_CONTACTS, format, full };
      g_autoptr (GError) error = NULL;

      g_assert_false (reg_store_read_sync (f->store, export_job, &job, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/io/round-trip/" #name, StoreFixture, NULL, import_set_up, test_##name,             \
              store_fixture_tear_down)
  ADD (csv);
  ADD (twice_is_once);
  ADD (json_says_what_csv_says);
  ADD (cards);
  ADD (the_bin_is_not_written);
  ADD (no_room);
  g_test_add_func ("/io/round-trip/words-of-the-command", test_words_of_the_command);
  return g_test_run ();
}
