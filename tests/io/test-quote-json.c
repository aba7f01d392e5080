/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>
#include <yyjson.h>

#include "core/reg-core-error.h"
#include "io/reg-quote-json.h"

static yyjson_doc *
compute (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_quote_json_compute (json, strlen (json), &error);
  yyjson_doc *doc;

  g_assert_no_error (error);
  g_assert_nonnull (text);
  g_assert_true (g_str_has_suffix (text, "}\n") || g_str_has_suffix (text, "]\n"));
  doc = yyjson_read (text, strlen (text), 0);
  g_assert_nonnull (doc);
  return doc;
}

static const char *
field (yyjson_doc *doc, const char *pointer)
{
  return yyjson_get_str (yyjson_doc_ptr_get (doc, pointer));
}

#define V2_LINE                                                                                    \
  "{\"quantity\":\"16\",\"unit_price\":\"348.35\",\"cost\":\"210.00\",\"discount\":\"4%\","        \
  "\"tax\":\"22%\"}"

static void
test_object (void)
{
  yyjson_doc *doc = compute ("{\"currency\":\"EUR\",\"rounding\":\"line\",\"prices\":\"net\","
                             "\"lines\":[" V2_LINE "]}");

  g_assert_cmpstr (field (doc, "/net"), ==, "5350.66");
  g_assert_cmpstr (field (doc, "/tax"), ==, "1177.15");
  g_assert_cmpstr (field (doc, "/gross"), ==, "6527.81");
  g_assert_cmpstr (field (doc, "/discount"), ==, "222.94");
  g_assert_cmpstr (field (doc, "/taxes/0/rate"), ==, "22%");
  g_assert_cmpstr (field (doc, "/taxes/0/net"), ==, "5350.66");
  g_assert_cmpstr (field (doc, "/taxes/0/tax"), ==, "1177.15");
  g_assert_cmpstr (field (doc, "/lines/0/net"), ==, "5350.66");
  g_assert_cmpstr (field (doc, "/lines/0/tax"), ==, "1177.15");
  g_assert_cmpstr (field (doc, "/lines/0/gross"), ==, "6527.81");
  g_assert_cmpstr (field (doc, "/cost"), ==, "3360.00");
  g_assert_cmpstr (field (doc, "/margin"), ==, "1990.66");
  g_assert_cmpstr (field (doc, "/margin_percent"), ==, "37.204");
  g_assert_cmpstr (field (doc, "/optional_gross"), ==, "0.00");
  yyjson_doc_free (doc);
}

static void
test_array (void)
{
  yyjson_doc *doc = compute (
      "\357\273\277[{\"currency\":\"EUR\",\"rounding\":\"total\",\"lines\":[" V2_LINE "]},"
      "{\"currency\":\"JPY\",\"lines\":[]}]");
  yyjson_doc *none = compute ("[]");

  g_assert_cmpuint (yyjson_arr_size (yyjson_doc_get_root (doc)), ==, 2);
  g_assert_cmpstr (field (doc, "/0/gross"), ==, "6527.80");
  g_assert_cmpstr (field (doc, "/1/gross"), ==, "0");
  g_assert_cmpuint (yyjson_arr_size (yyjson_doc_get_root (none)), ==, 0);
  yyjson_doc_free (doc);
  yyjson_doc_free (none);
}

static void
test_discount (void)
{
  yyjson_doc *percent = compute (
      "{\"currency\":\"EUR\",\"rounding\":\"total\",\"discount\":\"10%\",\"lines\":["
      "{\"quantity\":\"1\",\"unit_price\":\"76.50\",\"tax\":\"21%\"},"
      "{\"quantity\":\"1\",\"unit_price\":\"35.46\",\"tax\":\"6%\"},"
      "{\"quantity\":\"1\",\"unit_price\":\"29.70\",\"tax\":\"6%\"}]}");
  yyjson_doc *amount = compute ("{\"currency\":\"EUR\",\"discount\":\"75.00\",\"lines\":["
                                "{\"quantity\":\"3\",\"unit_price\":\"325\",\"tax\":\"24%\"}]}");

  g_assert_cmpstr (field (percent, "/document_discount_gross"), ==, "16.16");
  g_assert_cmpstr (field (percent, "/gross"), ==, "145.47");
  g_assert_cmpstr (field (amount, "/tax"), ==, "216.00");
  g_assert_cmpstr (field (amount, "/discount"), ==, "75.00");
  g_assert_cmpstr (field (amount, "/line_discount"), ==, "0.00");
  g_assert_true (yyjson_is_null (yyjson_doc_ptr_get (amount, "/cost")));
  g_assert_true (yyjson_is_null (yyjson_doc_ptr_get (amount, "/margin")));
  g_assert_true (yyjson_is_null (yyjson_doc_ptr_get (amount, "/margin_percent")));
  yyjson_doc_free (percent);
  yyjson_doc_free (amount);
}

static void
test_kinds (void)
{
  yyjson_doc *doc = compute (
      "{\"currency\":\"EUR\",\"discount\":null,\"lines\":["
      "{\"quantity\":\"1\",\"unit_price\":\"100\",\"tax\":\"22%\",\"description\":\"Saddle\"},"
      "{\"quantity\":\"2\",\"unit_price\":\"25\",\"tax\":\"22%\",\"kind\":\"optional\"},"
      "{\"quantity\":\"1\",\"unit_price\":\"10\",\"tax\":\"22%\",\"kind\":\"alternative\"},"
      "{\"quantity\":\"1\",\"unit_price\":\"10\",\"tax\":\"0%\",\"kind\":\"optional\","
      "\"chosen\":true},"
      "{\"kind\":\"text\",\"text\":\"Thank you\"}]}");

  g_assert_cmpstr (field (doc, "/gross"), ==, "132.00");
  g_assert_cmpstr (field (doc, "/optional_gross"), ==, "61.00");
  g_assert_cmpstr (field (doc, "/gross_with_options"), ==, "193.00");
  g_assert_cmpstr (field (doc, "/lines/1/gross"), ==, "0.00");
  g_assert_cmpstr (field (doc, "/lines/1/kind"), ==, "optional");
  g_assert_cmpstr (field (doc, "/lines/1/if_chosen/gross"), ==, "61.00");
  g_assert_cmpstr (field (doc, "/lines/2/if_chosen/gross"), ==, "12.20");
  g_assert_cmpstr (field (doc, "/lines/3/gross"), ==, "10.00");
  g_assert_null (field (doc, "/lines/3/if_chosen/gross"));
  g_assert_cmpstr (field (doc, "/lines/4/gross"), ==, "0.00");
  yyjson_doc_free (doc);
}

static void
test_cash_rounding (void)
{
  yyjson_doc *doc = compute (
      "{\"currency\":\"CHF\",\"prices\":\"gross\",\"cash_rounding\":\"0.05\","
      "\"lines\":[{\"quantity\":\"1\",\"unit_price\":\"10.03\","
      "\"tax\":\"8.1%\"}]}");

  g_assert_cmpstr (field (doc, "/gross"), ==, "10.05");
  g_assert_cmpstr (field (doc, "/cash_rounding"), ==, "0.02");
  g_assert_cmpstr (field (doc, "/lines/0/gross"), ==, "10.03");
  g_assert_cmpstr (field (doc, "/lines/1/gross"), ==, "0.02");
  g_assert_cmpstr (field (doc, "/lines/1/kind"), ==, "cash_rounding");
  yyjson_doc_free (doc);
}

static void
check_bad (const char *json, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_quote_json_compute (json, strlen (json), &error);

  g_assert_null (text);
  g_assert_nonnull (error);
  g_assert_true (error->domain == REG_CORE_ERROR);
  if (strstr (error->message, message) == NULL)
    g_error ("\"%s\" does not contain \"%s\"", error->message, message);
}

static void
test_not_json (void)
{
  static const char *const bad[] = { "",     " ",       "{",        "[{\"currency\":\"EUR\"",
                                     "nul",  "{'a':1}", "\xff\xfe", "{\"currency\":\"\xff\"}",
                                     "{}{}", "[1,]",    "// no" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    check_bad (bad[i], "not JSON");
  check_bad ("null", "input: is not an object");
  check_bad ("\"EUR\"", "input: is not an object");
  check_bad ("12", "input: is not an object");
  check_bad ("[12]", "document 1, input: is not an object");
}

#define DOCUMENT(fields) "{\"currency\":\"EUR\"," fields "}"

static void
test_bad_document (void)
{
  check_bad ("{}", "currency: is missing");
  check_bad ("{\"currency\":\"EUR\"}", "lines: is missing");
  check_bad ("{\"currency\":\"euro\",\"lines\":[]}", "currency: is not a currency code");
  check_bad ("{\"currency\":978,\"lines\":[]}", "currency: is not text");
  check_bad ("{\"currency\":\"EUR\\u0000\",\"lines\":[]}", "currency: contains a null");
  check_bad (DOCUMENT ("\"lines\":{}"), "lines: is not an array");
  check_bad (DOCUMENT ("\"lines\":[],\"rounding\":\"up\""), "rounding: is not one");
  check_bad (DOCUMENT ("\"lines\":[],\"rounding\":true"), "rounding: is not text");
  check_bad (DOCUMENT ("\"lines\":[],\"prices\":\"both\""), "prices: is not one");
  check_bad (DOCUMENT ("\"lines\":[],\"cash_rounding\":\"0.001\""), "cash_rounding: ");
  check_bad (DOCUMENT ("\"lines\":[],\"cash_rounding\":\"-0.05\""), "cash_rounding: ");
  check_bad (DOCUMENT ("\"lines\":[],\"discount\":\"ten\""), "discount: \"ten\" is not a number");
  check_bad (DOCUMENT ("\"lines\":[],\"discount\":\"x%\""), "discount: \"x%\" is not a percentage");
  check_bad (DOCUMENT ("\"lines\":[],\"discount\":\"101%\""), "discount: is more than 100%");
  check_bad (DOCUMENT ("\"lines\":[],\"discount\":\"-1%\""), "discount: is negative");
  check_bad (DOCUMENT ("\"lines\":[],\"discount\":\"0.01\""), "discount: is more than");
  check_bad (DOCUMENT ("\"lines\":[],\"discont\":\"5%\""), "discont: is not a field");
  check_bad (DOCUMENT ("\"lines\":[],\"lines\":[]"), "lines: is given twice");
}

#define LINE(fields) DOCUMENT ("\"lines\":[" V2_LINE ",{" fields "}]")
#define FIELDS(quantity, price, tax)                                                               \
  "\"quantity\":" quantity ",\"unit_price\":" price ",\"tax\":" tax

static void
test_bad_line (void)
{
  check_bad (DOCUMENT ("\"lines\":[7]"), "line 1, lines: is not an object");
  check_bad (LINE (""), "line 2, quantity: is missing");
  check_bad (LINE ("\"quantity\":\"1\",\"tax\":\"0%\""), "line 2, unit_price: is missing");
  check_bad (LINE ("\"quantity\":\"1\",\"unit_price\":\"1\""), "line 2, tax: is missing");
  check_bad (LINE (FIELDS ("1", "\"1\"", "\"0%\"")), "line 2, quantity: is not text");
  check_bad (LINE (FIELDS ("\"1\"", "1.5", "\"0%\"")), "line 2, unit_price: is not text");
  check_bad (LINE (FIELDS ("\"1,5\"", "\"1\"", "\"0%\"")), "line 2, quantity: \"1,5\" is not");
  check_bad (LINE (FIELDS ("\"0.0000001\"", "\"1\"", "\"0%\"")), "line 2, quantity: ");
  check_bad (LINE (FIELDS ("\"1\"", "\"1 €\"", "\"0%\"")), "line 2, unit_price: ");
  check_bad (LINE (FIELDS ("\"1\"", "\"\"", "\"0%\"")), "line 2, unit_price: ");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"22\"")), "line 2, tax: is not a percentage");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"-22%\"")), "line 2, tax: is not between");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "[]")), "line 2, tax: is not text");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"0%\"") ",\"kind\":\"free\""), "line 2, kind: ");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"0%\"") ",\"cost\":\"a\""), "line 2, cost: ");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"0%\"") ",\"chosen\":\"yes\""), "line 2, chosen: ");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"0%\"") ",\"discount\":\"1.01\""),
             "line 2, discount: is more");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"0%\"") ",\"discount\":\"100.1%\""),
             "line 2, discount: is not between");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"0%\"") ",\"vat\":\"1%\""), "line 2, vat: is not a");
  check_bad (LINE (FIELDS ("\"1\"", "\"1\"", "\"0%\"") ",\"tax\":\"1%\""), "line 2, tax: is given");
  check_bad (LINE (FIELDS ("\"99999999999999\"", "\"1\"", "\"0%\"")), "line 2, quantity: ");
  check_bad (LINE (FIELDS ("\"9999999999\"", "\"9999999999\"", "\"0%\"")),
             "line 2, quantity: the amount is too large");
}

static void
test_too_large (void)
{
  static const char json[] = "[" DOCUMENT ("\"lines\":[]") "," LINE (
      FIELDS ("\"1\"", "\"9000000000000\"", "\"0%\"")) "]";
  g_autoptr (GError) error = NULL;

  g_assert_null (reg_quote_json_compute (json, strlen (json), &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==, "document 2, the total is too large");
}

static void
test_bad_document_in_array (void)
{
  check_bad ("[" DOCUMENT ("\"lines\":[]") "," DOCUMENT ("\"lines\":[{}]") "]",
             "document 2, line 1, quantity: is missing");
}

static void
test_taxes_in_parts (void)
{
  static const char *const same[] = { "\"5% GST + 7% PST\"", "[\"5% GST\",\"7% PST\"]",
                                      "\"GST 5 % + PST 7 %\"", "[\"5% GST + 7% PST\"]" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"currency\":\"CAD\",\"lines\":[{\"quantity\":\"1\",\"unit_price\":\"10.10\",\"tax\":%"
          "s},"
          "{\"quantity\":\"1\",\"unit_price\":\"3\",\"exempt\":\"Zero-rated export\"},"
          "{\"quantity\":\"1\",\"unit_price\":\"2\",\"tax\":\"5%% GST\"}]}",
          same[i]);
      yyjson_doc *doc = compute (json);

      g_assert_cmpstr (field (doc, "/tax"), ==, "1.31");
      g_assert_cmpstr (field (doc, "/lines/0/tax"), ==, "1.21");
      g_assert_cmpstr (field (doc, "/taxes/0/name"), ==, "GST");
      g_assert_cmpstr (field (doc, "/taxes/0/rate"), ==, "5%");
      g_assert_cmpstr (field (doc, "/taxes/0/net"), ==, "12.10");
      g_assert_cmpstr (field (doc, "/taxes/0/tax"), ==, "0.60");
      g_assert_cmpstr (field (doc, "/taxes/1/name"), ==, "PST");
      g_assert_cmpstr (field (doc, "/taxes/1/net"), ==, "10.10");
      g_assert_cmpstr (field (doc, "/taxes/1/tax"), ==, "0.71");
      g_assert_cmpstr (field (doc, "/taxes/2/exempt"), ==, "Zero-rated export");
      g_assert_cmpstr (field (doc, "/taxes/2/rate"), ==, "0%");
      g_assert_cmpstr (field (doc, "/taxes/2/net"), ==, "3.00");
      g_assert_null (field (doc, "/taxes/3/net"));
      yyjson_doc_free (doc);
    }
}

static void
test_bad_taxes (void)
{
  static const struct
  {
    const char *tax, *says;
  } rows[] = {
    { "\"tax\":[]", "line 1, tax: is not text, nor" },
    { "\"tax\":[5]", "line 1, tax: is not text, nor" },
    { "\"tax\":\"5% GST + 7% GST\"", "line 1, tax: tax “GST” is given twice" },
    { "\"tax\":\"5% + 7%\"", "line 1, tax: is not a percentage" },
    { "\"tax\":\"5% A + 7\"", "line 1, tax: “7” is not a tax" },
    { "\"tax\":\"1% A + 1% B + 1% C + 1% D + 1% E\"", "line 1, tax: more than 4" },
    { "\"tax\":\"5%\",\"exempt\":\"no\"", "line 1, exempt: what is exempt" },
    { "\"tax\":\"5% A\",\"exempt\":\"no\"", "line 1, exempt: what is exempt" },
    { "\"tax\":\"0%\",\"exempt\":\"\"", "line 1, exempt: gives no reason" },
    { "\"exempt\":5", "line 1, exempt: is not text" },
    { "\"unit\":\"h\"", "line 1, tax: is missing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"currency\":\"EUR\",\"lines\":[{\"quantity\":\"1\","
          "\"unit_price\":\"1\",%s}]}",
          rows[i].tax);

      check_bad (json, rows[i].says);
    }
}

/* Whatever is cut off or changed in one byte, an answer or an error comes back. */
static void
test_damaged (void)
{
  static const char json[] = LINE (
      FIELDS ("\"2.25\"", "\"64.22\"", "\"21%\"") ",\"kind\":\"text\"");
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < 4000; i++)
    {
      g_autofree char *copy = g_strdup (json);
      gsize length = strlen (copy);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      if (i % 2 == 0)
        length = (gsize)g_rand_int_range (rand, 0, (gint32)length);
      else
        copy[g_rand_int_range (rand, 0, (gint32)length)] = (char)g_rand_int_range (rand, 1, 256);
      text = reg_quote_json_compute (copy, length, &error);
      g_assert_true ((text != NULL) != (error != NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/quote-json/object", test_object);
  g_test_add_func ("/quote-json/array", test_array);
  g_test_add_func ("/quote-json/discount", test_discount);
  g_test_add_func ("/quote-json/kinds", test_kinds);
  g_test_add_func ("/quote-json/cash-rounding", test_cash_rounding);
  g_test_add_func ("/quote-json/not-json", test_not_json);
  g_test_add_func ("/quote-json/bad-document", test_bad_document);
  g_test_add_func ("/quote-json/bad-line", test_bad_line);
  g_test_add_func ("/quote-json/too-large", test_too_large);
  g_test_add_func ("/quote-json/bad-document-in-array", test_bad_document_in_array);
  g_test_add_func ("/quote-json/taxes-in-parts", test_taxes_in_parts);
  g_test_add_func ("/quote-json/bad-taxes", test_bad_taxes);
  g_test_add_func ("/quote-json/damaged", test_damaged);
  return g_test_run ();
}
