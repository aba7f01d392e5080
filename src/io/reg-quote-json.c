/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-quote-json.h"

#include <string.h>
#include <yyjson.h>

#include "core/reg-core-error.h"
#include "core/reg-enums.h"
#include "core/reg-tax-table.h"

/* Where in the input we are, for messages: counted from 1, 0 for outside. */
typedef struct
{
  gsize document;
  gsize line;
} Place;

/* A document and what is kept beside the rates of its lines. */
typedef struct
{
  RegCalcInput calc;
  RegTaxLabel *labels;
  GPtrArray *texts; /* of char *, to which the labels point */
} Input;

static void
input_clear (Input *input)
{
  g_free ((gpointer)input->calc.lines);
  g_free (input->labels);
  g_clear_pointer (&input->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

/* What a field must be; those for people are taken and left alone. */
static const char *const document_fields[] = { "currency",      "rounding", "prices", "discount",
                                               "cash_rounding", "lines",    NULL };
static const char *const line_fields[] = { "quantity", "unit_price", "cost",   "discount", "tax",
                                           "kind",     "chosen",     "exempt", NULL };
static const char *const remark_fields[] = { "id",          "number", "name", "code",
                                             "description", "text",   "unit", "comment",
                                             "note",        "title",  NULL };

static gboolean
fail (const Place *place, const char *field, RegCoreError code, const char *why, GError **error)
{
  GString *where = g_string_new (NULL);

  if (place->document > 0)
    g_string_append_printf (where, "document %" G_GSIZE_FORMAT ", ", place->document);
  if (place->line > 0)
    g_string_append_printf (where, "line %" G_GSIZE_FORMAT ", ", place->line);
  g_set_error (error, REG_CORE_ERROR, (int)code, "%s%s: %s", where->str, field, why);
  g_string_free (where, TRUE);
  return FALSE;
}

static gboolean
invalid (const Place *place, const char *field, const char *why, GError **error)
{
  return fail (place, field, REG_CORE_ERROR_INVALID, why, error);
}

/* A parser's message under the name of the field it belongs to. */
static gboolean
pass_on (const Place *place, const char *field, GError *inner, GError **error)
{
  gboolean ok = fail (place, field, (RegCoreError)inner->code, inner->message, error);

  g_error_free (inner);
  return ok;
}

/* A misspelt field must not be silently left out of a sum of money, nor one given twice. */
static gboolean
check_fields (yyjson_val *object, const char *const *fields, const Place *place, GError **error)
{
  guint seen = 0;
  gsize i, n;
  yyjson_val *key, *value;

  yyjson_obj_foreach (object, i, n, key, value)
  {
    const char *name = yyjson_get_str (key);
    guint position = 0;

    while (fields[position] != NULL && strcmp (fields[position], name) != 0)
      position++;
    if (fields[position] == NULL)
      {
        if (!g_strv_contains (remark_fields, name))
          return invalid (place, name, "is not a field of this format", error);
        continue;
      }
    if ((seen & (1u << position)) != 0)
      return invalid (place, name, "is given twice", error);
    seen |= 1u << position;
  }
  return TRUE;
}

/* Text of a field; *text is NULL when the field is absent or null. */
static gboolean
get_text (
    yyjson_val *object, const char *field, const Place *place, const char **text, GError **error)
{
  yyjson_val *value = yyjson_obj_get (object, field);

  *text = NULL;
  if (value == NULL || yyjson_is_null (value))
    return TRUE;
  *text = yyjson_get_str (value);
  if (*text == NULL)
    return invalid (place, field, "is not text in quotation marks", error);
  if (strlen (*text) != yyjson_get_len (value))
    return invalid (place, field, "contains a null character", error);
  return TRUE;
}

static gboolean
require_text (
    yyjson_val *object, const char *field, const Place *place, const char **text, GError **error)
{
  if (!get_text (object, field, place, text, error))
    return FALSE;
  return *text != NULL || invalid (place, field, "is missing", error);
}

static gboolean
get_choice (yyjson_val *object,
            const char *field,
            const RegEnum *choices,
            const Place *place,
            int *value,
            GError **error)
{
  const char *text;

  *value = 0;
  if (!get_text (object, field, place, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  *value = reg_enum_from_nick (choices, text);
  return *value >= 0 || invalid (place, field, "is not one of the words for it", error);
}

static gboolean
get_discount (yyjson_val *object,
              const char *currency,
              const Place *place,
              RegDiscount *discount,
              GError **error)
{
  g_autoptr (GError) inner = NULL;
  const char *text;
  gboolean ok;

  *discount = (RegDiscount){ 0 };
  if (!get_text (object, "discount", place, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  discount->kind = g_str_has_suffix (text, "%") ? REG_DISCOUNT_PERCENT : REG_DISCOUNT_AMOUNT;
  ok = discount->kind == REG_DISCOUNT_PERCENT
           ? reg_rate_parse (text, &discount->value, &inner)
           : reg_money_parse (text, currency, &discount->value, &inner);
  return ok || pass_on (place, "discount", g_steal_pointer (&inner), error);
}

/* "5% GST + 7% PST", or each in an entry of its own. */
static gboolean
get_tax_text (yyjson_val *object, const Place *place, char **text, GError **error)
{
  yyjson_val *value = yyjson_obj_get (object, "tax");
  g_autoptr (GString) joined = NULL;
  const char *single;
  gsize i, n;
  yyjson_val *item;

  *text = NULL;
  if (!yyjson_is_arr (value))
    {
      if (!get_text (object, "tax", place, &single, error))
        return FALSE;
      *text = g_strdup (single);
      return TRUE;
    }
  if (yyjson_arr_size (value) == 0)
    return invalid (place, "tax", "is not text, nor a list of texts", error);
  joined = g_string_new (NULL);
  yyjson_arr_foreach (value, i, n, item)
  {
    if (!yyjson_is_str (item) || strlen (yyjson_get_str (item)) != yyjson_get_len (item))
      return invalid (place, "tax", "is not text, nor a list of texts", error);
    g_string_append_printf (joined, "%s%s", i > 0 ? " + " : "", yyjson_get_str (item));
  }
  *text = g_string_free_and_steal (g_steal_pointer (&joined));
  return TRUE;
}

static gboolean
take_taxes (Input *input,
            const Place *place,
            RegCalcLine *line,
            RegTaxLabel *label,
            const char *text,
            GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (RegTaxParts) parts = NULL;

  if (g_str_has_suffix (text, "%") && reg_rate_parse (text, &line->tax_rate, NULL))
    return TRUE;
  parts = reg_tax_parts_read (text, NULL, &inner);
  if (parts == NULL && (strchr (text, '%') == NULL || g_str_has_suffix (text, "%")))
    return invalid (place, "tax", "is not a percentage such as \"22%\"", error);
  if (parts == NULL)
    return pass_on (place, "tax", g_steal_pointer (&inner), error);
  line->tax_rate = reg_tax_parts_get_rate (parts);
  label->parts = reg_tax_parts_print (parts);
  g_ptr_array_add (input->texts, (gpointer)label->parts);
  return TRUE;
}

static gboolean
get_tax (yyjson_val *object,
         Input *input,
         const Place *place,
         RegCalcLine *line,
         RegTaxLabel *label,
         GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autofree char *text = NULL;

  if (!get_tax_text (object, place, &text, error)
      || !get_text (object, "exempt", place, &label->exempt_reason, error))
    return FALSE;
  if (text == NULL && label->exempt_reason == NULL)
    return invalid (place, "tax", "is missing", error);
  if (label->exempt_reason != NULL && *label->exempt_reason == '\0')
    return invalid (place, "exempt", "gives no reason", error);
  if (text != NULL && !take_taxes (input, place, line, label, text, error))
    return FALSE;
  label->rate = line->tax_rate;
  return reg_tax_check (line->tax_rate, label->parts, label->exempt_reason, &inner)
         || pass_on (place, "exempt", g_steal_pointer (&inner), error);
}

static gboolean
get_prices (
    yyjson_val *object, const char *currency, const Place *place, RegCalcLine *line, GError **error)
{
  g_autoptr (GError) inner = NULL;
  const char *quantity, *price, *cost;

  if (!require_text (object, "quantity", place, &quantity, error)
      || !require_text (object, "unit_price", place, &price, error)
      || !get_text (object, "cost", place, &cost, error))
    return FALSE;
  if (!reg_quantity_parse (quantity, &line->quantity, &inner))
    return pass_on (place, "quantity", g_steal_pointer (&inner), error);
  if (!reg_price_parse (price, currency, &line->unit_price, &inner))
    return pass_on (place, "unit_price", g_steal_pointer (&inner), error);
  line->has_cost = cost != NULL;
  if (cost != NULL && !reg_price_parse (cost, currency, &line->unit_cost, &inner))
    return pass_on (place, "cost", g_steal_pointer (&inner), error);
  return TRUE;
}

static gboolean
read_line (yyjson_val *object,
           Input *input,
           const Place *place,
           RegCalcLine *line,
           RegTaxLabel *label,
           GError **error)
{
  const char *currency = input->calc.currency;
  yyjson_val *chosen = yyjson_obj_get (object, "chosen");
  int kind;

  *line = (RegCalcLine){ 0 };
  if (!yyjson_is_obj (object))
    return invalid (place, "lines", "is not an object", error);
  if (!check_fields (object, line_fields, place, error)
      || !get_choice (object, "kind", &reg_enum_line_kind, place, &kind, error))
    return FALSE;
  line->kind = (RegLineKind)kind;
  if (chosen != NULL && !yyjson_is_bool (chosen))
    return invalid (place, "chosen", "is neither true nor false", error);
  line->chosen = yyjson_get_bool (chosen);
  if (line->kind == REG_LINE_TEXT || line->kind == REG_LINE_SECTION)
    return TRUE;
  return get_prices (object, currency, place, line, error)
         && get_discount (object, currency, place, &line->discount, error)
         && get_tax (object, input, place, line, label, error);
}

static gboolean
read_lines (yyjson_val *object, Place *place, Input *input, GError **error)
{
  yyjson_val *array = yyjson_obj_get (object, "lines");
  RegCalcLine *lines;
  gsize i, n;
  yyjson_val *value;

  if (!yyjson_is_arr (array))
    return invalid (place, "lines", array == NULL ? "is missing" : "is not an array", error);
  input->calc.n_lines = yyjson_arr_size (array);
  input->calc.lines = lines = g_new0 (RegCalcLine, input->calc.n_lines + 1);
  input->labels = g_new0 (RegTaxLabel, input->calc.n_lines + 1);
  input->texts = g_ptr_array_new_with_free_func (g_free);
  yyjson_arr_foreach (array, i, n, value)
  {
    place->line = i + 1;
    if (!read_line (value, input, place, &lines[i], &input->labels[i], error))
      return FALSE;
  }
  place->line = 0;
  return TRUE;
}

static gboolean
read_document (yyjson_val *object, Place *place, Input *input, GError **error)
{
  RegCalcInput *calc = &input->calc;
  g_autoptr (GError) inner = NULL;
  const char *coin;
  int rounding, prices;

  if (!yyjson_is_obj (object))
    return invalid (place, "input", "is not an object", error);
  if (!check_fields (object, document_fields, place, error)
      || !require_text (object, "currency", place, &calc->currency, error)
      || !get_choice (object, "rounding", &reg_enum_rounding, place, &rounding, error)
      || !get_choice (object, "prices", &reg_enum_price_entry, place, &prices, error)
      || !get_text (object, "cash_rounding", place, &coin, error))
    return FALSE;
  if (!reg_currency_is_known (calc->currency))
    return invalid (place, "currency", "is not a currency code such as \"EUR\"", error);
  calc->rounding = (RegRounding)rounding;
  calc->prices = (RegPriceEntry)prices;
  if (coin != NULL && !reg_money_parse (coin, calc->currency, &calc->cash_rounding, &inner))
    return pass_on (place, "cash_rounding", g_steal_pointer (&inner), error);
  return get_discount (object, calc->currency, place, &calc->discount, error)
         && read_lines (object, place, input, error);
}

static void
put_money (yyjson_mut_doc *out,
           yyjson_mut_val *object,
           const char *key,
           gint64 minor,
           const char *currency)
{
  g_autofree char *text = reg_money_print (minor, currency);

  yyjson_mut_obj_add_strcpy (out, object, key, text);
}

static yyjson_mut_val *
write_amounts (yyjson_mut_doc *out, gint64 net, gint64 tax, const char *currency)
{
  yyjson_mut_val *object = yyjson_mut_obj (out);

  put_money (out, object, "net", net, currency);
  put_money (out, object, "tax", tax, currency);
  put_money (out, object, "gross", net + tax, currency);
  return object;
}

static yyjson_mut_val *
write_taxes (yyjson_mut_doc *out, const RegTaxTable *table, const char *currency)
{
  yyjson_mut_val *array = yyjson_mut_arr (out);

  for (gsize i = 0; i < table->n; i++)
    {
      const RegTaxRow *row = &table->rows[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (out, array);
      g_autofree char *rate = reg_rate_print (row->rate);

      yyjson_mut_obj_add_strcpy (out, object, "rate", rate);
      if (row->name != NULL)
        yyjson_mut_obj_add_strcpy (out, object, "name", row->name);
      if (row->exempt_reason != NULL)
        yyjson_mut_obj_add_strcpy (out, object, "exempt", row->exempt_reason);
      put_money (out, object, "net", row->net, currency);
      put_money (out, object, "tax", row->tax, currency);
    }
  return array;
}

/* One entry for each line of the input. A line that does not count adds nothing, and says apart
 * what it would come to. Cash rounding is a line more. */
static yyjson_mut_val *
write_lines (yyjson_mut_doc *out, const RegCalcInput *input, const RegCalcResult *result)
{
  yyjson_mut_val *array = yyjson_mut_arr (out);

  for (gsize i = 0; i < result->n_lines; i++)
    {
      const RegCalcLineResult *line = &result->lines[i];
      RegLineKind kind = input->lines[i].kind;
      yyjson_mut_val *object = write_amounts (out, line->counts ? line->net : 0,
                                              line->counts ? line->tax : 0, input->currency);

      if (kind != REG_LINE_NORMAL)
        yyjson_mut_obj_add_str (out, object, "kind", reg_enum_get_nick (&reg_enum_line_kind, kind));
      if (!line->counts && (kind == REG_LINE_OPTIONAL || kind == REG_LINE_ALTERNATIVE))
        yyjson_mut_obj_add_val (out, object, "if_chosen",
                                write_amounts (out, line->net, line->tax, input->currency));
      yyjson_mut_arr_append (array, object);
    }
  if (result->cash_rounding != 0)
    {
      yyjson_mut_val *object = write_amounts (out, result->cash_rounding, 0, input->currency);

      yyjson_mut_obj_add_str (out, object, "kind", "cash_rounding");
      yyjson_mut_arr_append (array, object);
    }
  return array;
}

/* What is not known is null: no cost, no margin on nothing. */
static void
write_margin (yyjson_mut_doc *out,
              yyjson_mut_val *object,
              const RegCalcResult *result,
              const char *currency)
{
  g_autofree char *percent = NULL;

  if (!result->has_cost)
    {
      yyjson_mut_obj_add_null (out, object, "cost");
      yyjson_mut_obj_add_null (out, object, "margin");
      yyjson_mut_obj_add_null (out, object, "margin_percent");
      return;
    }
  put_money (out, object, "cost", result->cost, currency);
  put_money (out, object, "margin", result->profit, currency);
  percent = reg_decimal_print (result->margin, 4, 2);
  if (result->has_margin)
    yyjson_mut_obj_add_strcpy (out, object, "margin_percent", percent);
  else
    yyjson_mut_obj_add_null (out, object, "margin_percent");
}

static yyjson_mut_val *
write_result (yyjson_mut_doc *out, const Input *from, const RegCalcResult *result)
{
  const RegCalcInput *input = &from->calc;
  g_autoptr (RegTaxTable) taxes = reg_tax_table_new (result, from->labels);
  const char *currency = input->currency;
  yyjson_mut_val *object = write_amounts (out, result->net, result->tax, currency);

  put_money (out, object, "discount", result->discount, currency);
  yyjson_mut_obj_add_val (out, object, "taxes", write_taxes (out, taxes, currency));
  yyjson_mut_obj_add_val (out, object, "lines", write_lines (out, input, result));
  write_margin (out, object, result, currency);
  put_money (out, object, "optional_gross", result->optional_gross, currency);
  put_money (out, object, "gross_with_options", result->gross_with_options, currency);
  put_money (out, object, "line_discount", result->line_discount, currency);
  put_money (out, object, "document_discount", result->document_discount, currency);
  put_money (out, object, "document_discount_gross", result->document_discount_gross, currency);
  if (input->cash_rounding != 0)
    put_money (out, object, "cash_rounding", result->cash_rounding, currency);
  return object;
}

static yyjson_mut_val *
compute_document (yyjson_val *value, gsize number, yyjson_mut_doc *out, GError **error)
{
  Place place = { .document = number };
  g_autoptr (RegCalcResult) result = NULL;
  g_autoptr (GError) inner = NULL;
  g_auto (Input) input = { 0 };
  yyjson_mut_val *object = NULL;

  if (!read_document (value, &place, &input, error))
    return NULL;
  result = reg_calc_compute (&input.calc, &inner);
  if (result != NULL)
    object = write_result (out, &input, result);
  else if (number > 0)
    g_set_error (error, inner->domain, inner->code, "document %" G_GSIZE_FORMAT ", %s", number,
                 inner->message);
  else
    g_propagate_error (error, g_steal_pointer (&inner));
  return object;
}

static yyjson_mut_val *
compute_many (yyjson_val *array, yyjson_mut_doc *out, GError **error)
{
  yyjson_mut_val *results = yyjson_mut_arr (out);
  gsize i, n;
  yyjson_val *value;

  yyjson_arr_foreach (array, i, n, value)
  {
    yyjson_mut_val *object = compute_document (value, i + 1, out, error);

    if (object == NULL)
      return NULL;
    yyjson_mut_arr_append (results, object);
  }
  return results;
}

static yyjson_doc *
parse (const char *json, gsize length, GError **error)
{
  yyjson_read_err problem = { 0 };
  yyjson_doc *doc;

  /* Editors on Windows put a byte order mark in front. */
  if (length >= 3 && memcmp (json, "\357\273\277", 3) == 0)
    json += 3, length -= 3;
  doc = yyjson_read_opts ((char *)json, length, YYJSON_READ_NUMBER_AS_RAW, NULL, &problem);
  if (doc == NULL)
    g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "not JSON, at byte %zu: %s",
                 problem.pos + 1, problem.msg);
  return doc;
}

static char *
print (yyjson_mut_doc *out)
{
  char *text = yyjson_mut_write (out, YYJSON_WRITE_PRETTY_TWO_SPACES, NULL);
  char *copy = g_strconcat (text, "\n", NULL);

  free (text);
  return copy;
}

/**
 * reg_quote_json_compute:
 * @json: one document or an array of them
 * @length: bytes in @json
 *
 * The quotation calculator for other programs: all numbers are decimal strings, in and out. The
 * input is the object {"currency", "rounding", "prices", "discount", "cash_rounding", "lines":
 * [{"quantity", "unit_price", "cost", "discount", "tax", "exempt", "kind", "chosen"}]}; only the
 * currency, the lines, and in a line quantity, price and tax are required. "tax" is "22%", or several
 * with their names, "5% GST + 7% PST" or an array of these; "exempt" is the reason why there is none.
 * In the output the line amounts add up to the totals; each tax is told apart. Any thread.
 *
 * Returns: (transfer full) (nullable): JSON of the same shape, object or array, ending in a
 *   newline; or %NULL with %REG_CORE_ERROR_INVALID or %REG_CORE_ERROR_TOO_LARGE naming document,
 *   line and field
 */
char *
reg_quote_json_compute (const char *json, gsize length, GError **error)
{
  yyjson_doc *doc;
  yyjson_mut_doc *out;
  yyjson_val *root;
  yyjson_mut_val *results;
  char *text = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  doc = parse (json, length, error);
  if (doc == NULL)
    return NULL;
  out = yyjson_mut_doc_new (NULL);
  root = yyjson_doc_get_root (doc);
  results = yyjson_is_arr (root) ? compute_many (root, out, error)
                                 : compute_document (root, 0, out, error);
  yyjson_mut_doc_set_root (out, results);
  if (results != NULL)
    text = print (out);
  yyjson_mut_doc_free (out);
  yyjson_doc_free (doc);
  return text;
}
