/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/reg-person-sheet.h"

#include <glib/gi18n-lib.h>
#include <yyjson.h>

#include "core/reg-date.h"
#include "core/reg-freshness.h"
#include "core/reg-money-format.h"
#include "core/reg-number-style.h"
#include "core/reg-uid.h"
#include "io/reg-field-text.h"

typedef struct
{
  const RegHeldBook *held;
  RegTranslate translate;
  RegNumberStyle style;
  GTimeZone *zone;
} Sheet;

static const char *
same_text (const char *text)
{
  return text;
}

/* --- why ---------------------------------------------------------------------------------- */

/* For what a kind of record is kept. */
static const char *
get_reason (RegEntityId entity)
{
  switch (entity)
    {
    case REG_ENTITY_PARTY:
      return N_ ("To know who you are and to serve you.");
    case REG_ENTITY_ATTACHMENT:
      return N_ ("To recognise you.");
    case REG_ENTITY_CONTACT_POINT:
      return N_ ("To reach you about what you ask for and what you buy.");
    case REG_ENTITY_CONSENT:
      return N_ ("To contact you only as you wish, and to prove it.");
    case REG_ENTITY_PARTY_LINK:
      return N_ ("To know whom you belong with.");
    case REG_ENTITY_TOUCHPOINT:
      return N_ ("To remember what was said.");
    case REG_ENTITY_TASK:
      return N_ ("To do what was promised to you.");
    case REG_ENTITY_OPPORTUNITY:
      return N_ ("To follow up what you are interested in.");
    case REG_ENTITY_QUOTATION:
      return N_ ("To make offers to you and to keep to them.");
    case REG_ENTITY_SALE:
      return N_ ("To deliver, to answer for what was sold, and because the law asks for books.");
    case REG_ENTITY_COMPLAINT:
      return N_ ("To put right what went wrong.");
    case REG_ENTITY_ANSWER:
      return N_ ("To use what you told us for you, and not to ask you twice.");
    case REG_ENTITY_CONFIRMATION:
      return N_ ("To know what is still right.");
    case REG_ENTITY_PARTY_APART:
      return N_ ("To keep you apart from another customer.");
    default:
      return N_ ("To do business with you.");
    }
}

/* --- values ------------------------------------------------------------------------------- */

/* What is not about the person: what things cost the firm, and secrets. What a part belongs to, and
 * whose the record is, is clear from where it stands. */
static gboolean
is_said (const Sheet *sheet, const RegRecord *record, int field)
{
  const RegFieldInfo *info = &reg_record_get_info (record)->fields[field];

  if (reg_record_is_null (record, field) || (info->flags & (REG_FIELD_SECRET | REG_FIELD_COST))
      || info->type == REG_FIELD_TYPE_BLOB)
    return FALSE;
  return info->refers != REG_ENTITY_PARTY
         || reg_record_get_int (record, field) != reg_record_get_id (sheet->held->party);
}

static const char *
get_currency (const Sheet *sheet, const RegRecord *record)
{
  int field = reg_entity_find_field (reg_record_get_info (record), "currency");

  if (field >= 0 && !reg_record_is_null (record, field))
    return reg_record_get_text (record, field);
  return sheet->held->firm ? reg_record_get_text (sheet->held->firm, REG_FIRM_CURRENCY) : "EUR";
}

static char *
format_instant (const Sheet *sheet, gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at * 1000);
  g_autoptr (GDateTime) here = utc ? g_date_time_to_timezone (utc, sheet->zone) : NULL;

  return here ? g_date_time_format (here, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static char *
format_number (const Sheet *sheet, const RegRecord *record, int field)
{
  const RegFieldInfo *info = &reg_record_get_info (record)->fields[field];
  gint64 value = reg_record_get_int (record, field);

  switch (info->type)
    {
    case REG_FIELD_TYPE_BOOL:
      return g_strdup (sheet->translate (value ? N_ ("yes") : N_ ("no")));
    case REG_FIELD_TYPE_ENUM:
      return g_strdup (sheet->translate (reg_enum_get_label (info->vocabulary, value)));
    case REG_FIELD_TYPE_MONEY:
      return reg_money_format (value, get_currency (sheet, record), &sheet->style);
    case REG_FIELD_TYPE_PRICE:
      return reg_price_format (value, get_currency (sheet, record), &sheet->style);
    case REG_FIELD_TYPE_QUANTITY:
      return reg_quantity_format (value, &sheet->style);
    case REG_FIELD_TYPE_RATE:
      return reg_rate_format (value, 2, &sheet->style);
    case REG_FIELD_TYPE_INSTANT:
      return format_instant (sheet, value);
    case REG_FIELD_TYPE_REF:
      {
        const char *name = reg_held_book_get_name (sheet->held, info->refers, value);

        if (name && *name)
          return g_strdup (name);
        return g_strdup_printf ("%s %" G_GINT64_FORMAT,
                                sheet->translate (reg_entity_get_info (info->refers)->label),
                                value);
      }
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

static char *
format_value (const Sheet *sheet, const RegRecord *record, int field)
{
  const RegValue *value = reg_record_get_value (record, field);

  return value->type == REG_VALUE_TEXT ? g_strdup (value->text)
                                       : format_number (sheet, record, field);
}

/* --- what each is for --------------------------------------------------------------------- */

/* A field of the customer, or the first field of a contact detail for all of it. */
static const RegKept *
find_kept (const RegRecord *record, int field)
{
  if (reg_record_get_entity (record) == REG_ENTITY_PARTY)
    return reg_kept_find_field (field);
  return reg_record_get_entity (record) == REG_ENTITY_CONTACT_POINT
                 && field == REG_CONTACT_POINT_KIND
             ? reg_kept_find_contact (reg_record_get_int (record, field))
             : NULL;
}

static const RegRecord *
find_question (const Sheet *sheet, const RegRecord *record, int field)
{
  if (reg_record_get_entity (record) != REG_ENTITY_ANSWER || field != REG_ANSWER_QUESTION_ID)
    return NULL;
  for (guint i = 0; i < sheet->held->questions->len; i++)
    if (reg_record_get_id (sheet->held->questions->pdata[i]) == reg_record_get_int (record, field))
      return sheet->held->questions->pdata[i];
  return NULL;
}

/* Whether something says for what the field is kept, and why it may be. */
static gboolean
find_use (const Sheet *sheet, const RegRecord *record, int field, const char **purpose, int *basis)
{
  const RegKept *kept = find_kept (record, field);
  const RegRecord *rule = kept ? reg_kept_find_rule (kept, sheet->held->field_rules) : NULL;
  const RegRecord *question = find_question (sheet, record, field);

  if (kept)
    {
      *purpose = reg_kept_get_purpose (kept, rule);
      *basis = reg_kept_get_basis (kept, rule);
    }
  else if (question)
    {
      *purpose = reg_record_get_text (question, REG_QUESTION_PURPOSE);
      *basis = reg_record_is_null (question, REG_QUESTION_BASIS)
                   ? REG_LEGAL_BASIS_INTEREST
                   : (int)reg_record_get_int (question, REG_QUESTION_BASIS);
    }
  return kept || question;
}

/* " (To call back; to do what was agreed)" */
static void
append_use (const Sheet *sheet, const RegRecord *record, int field, GString *body)
{
  const char *purpose;
  int basis;

  if (find_use (sheet, record, field, &purpose, &basis))
    g_string_append_printf (body, " (%s; %s)", sheet->translate (purpose),
                            sheet->translate (reg_enum_get_label (&reg_enum_legal_basis, basis)));
}

/* --- on paper ----------------------------------------------------------------------------- */

static char *
make_title (const Sheet *sheet, const RegRecord *record)
{
  static const char *const names[] = { "number", "name", "title", "subject", "summary", "value" };
  const RegEntityInfo *info = reg_record_get_info (record);
  const char *label = sheet->translate (info->label);
  int field = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && field < 0; i++)
    {
      int found = reg_entity_find_field (info, names[i]);

      if (found >= 0 && reg_record_get_value (record, found)->type == REG_VALUE_TEXT)
        field = found;
    }
  if (field < 0)
    return g_strdup (label);
  return g_strdup_printf ("%s: %s", label, reg_record_get_text (record, field));
}

static char *
make_body (const Sheet *sheet, const RegRecord *record)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  GString *body = g_string_new ("");

  for (int i = 0; i < info->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (!is_said (sheet, record, i))
        continue;
      value = format_value (sheet, record, i);
      g_string_append_printf (body, "%s%s: %s", body->len ? "\n" : "",
                              sheet->translate (info->fields[i].label), value);
      append_use (sheet, record, i, body);
    }
  if (reg_record_get_deleted_at (record))
    {
      g_autofree char *when = format_instant (sheet, reg_record_get_deleted_at (record));

      g_string_append_printf (body, "%s%s: %s", body->len ? "\n" : "",
                              sheet->translate (N_ ("Deleted")), when);
    }
  return g_string_free_and_steal (body);
}

/* "2026-03-01 · Imported contacts.csv · Mina Kok" */
static char *
make_source (const Sheet *sheet, const RegHeld *held)
{
  char date[REG_DATE_SIZE] = "";
  GString *text = g_string_new ("");

  if (reg_date_from_instant (held->at, sheet->zone, date))
    g_string_append (text, date);
  if (held->how && *held->how)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", held->how);
  if (held->who && *held->who)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", held->who);
  return g_string_free_and_steal (text);
}

static void
fill_sections (const Sheet *sheet, RegReport *report)
{
  RegReportSection *section = NULL;
  RegEntityId last = REG_ENTITY_NONE;

  for (guint i = 0; i < sheet->held->records->len; i++)
    {
      const RegHeld *held = sheet->held->records->pdata[i];
      RegEntityId entity = reg_record_get_entity (held->record);
      g_autofree char *title = make_title (sheet, held->record);
      g_autofree char *source = make_source (sheet, held);
      g_autofree char *body = make_body (sheet, held->record);

      if (!section || (held->depth == 0 && entity != last))
        section = reg_report_add_section (report,
                                          sheet->translate (reg_entity_get_info (entity)->label),
                                          sheet->translate (get_reason (entity)));
      if (held->depth == 0)
        last = entity;
      reg_report_section_add (section, held->depth, title, source, body);
    }
}

/**
 * reg_person_sheet_make:
 * @held: everything held on a customer
 * @language: (nullable): of the paper, as in "nl_NL"
 * @translate: (nullable): gives the labels in that language; English without
 * @zone: where the firm is
 *
 * Returns: (transfer full): everything that is held on the customer, why, and where each comes from
 */
RegReport *
reg_person_sheet_make (const RegHeldBook *held,
                       const char *language,
                       RegTranslate translate,
                       GTimeZone *zone)
{
  Sheet sheet = { held, translate ? translate : same_text, reg_number_style_for_language (language),
                  zone };
  RegReport *report = reg_report_new ();
  const RegRecord *firm = held->firm;

  report->title = g_strdup (sheet.translate (N_ ("What we hold on you")));
  report->subject = g_strdup (reg_record_get_text (held->party, REG_PARTY_NAME));
  report->author = g_strdup (firm ? reg_record_get_text (firm, REG_FIRM_NAME) : "");
  report->is_letter = firm && g_strcmp0 (reg_record_get_text (firm, REG_FIRM_COUNTRY), "US") == 0;
  report->date = g_strdup (held->today);
  report->language = g_strdup (language);
  report->intro = g_strdup (sheet.translate (N_ (
      "This is everything our books hold on you, what we need it for, and how each piece came to"
      " us. Tell us what is wrong, and what you do not want us to keep.")));
  fill_sections (&sheet, report);
  return report;
}

/* --- for programs ------------------------------------------------------------------------- */

static char *
value_to_text (const Sheet *sheet, const RegRecord *record, int field)
{
  const RegFieldInfo *info = &reg_record_get_info (record)->fields[field];
  const RegValue *value = reg_record_get_value (record, field);
  gsize size;
  const guint8 *data;

  if (value->type == REG_VALUE_BLOB)
    {
      data = g_bytes_get_data (value->blob, &size);
      return g_base64_encode (data, size);
    }
  if (info->type == REG_FIELD_TYPE_REF)
    return g_strdup (reg_held_book_get_name (sheet->held, info->refers, value->i));
  return reg_field_to_text (info, value, get_currency (sheet, record));
}

/* {"birthday": {"purpose": …, "basis": "consent"}} of what has one of its own. */
static void
add_uses (const Sheet *sheet, const RegRecord *record, yyjson_mut_doc *doc, yyjson_mut_val *object)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  yyjson_mut_val *uses = NULL;

  for (int i = 0; i < info->n_fields; i++)
    {
      const char *purpose;
      yyjson_mut_val *use;
      int basis;

      if (reg_record_is_null (record, i) || !find_use (sheet, record, i, &purpose, &basis))
        continue;
      if (!uses)
        uses = yyjson_mut_obj_add_obj (doc, object, "uses");
      use = yyjson_mut_obj_add_obj (doc, uses, info->fields[i].column);
      yyjson_mut_obj_add_strcpy (doc, use, "purpose", purpose);
      yyjson_mut_obj_add_str (doc, use, "basis", reg_enum_get_nick (&reg_enum_legal_basis, basis));
    }
}

static void
add_record (const Sheet *sheet, const RegHeld *held, yyjson_mut_doc *doc, yyjson_mut_val *list)
{
  const RegEntityInfo *info = reg_record_get_info (held->record);
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, list);
  yyjson_mut_val *fields, *origin;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc_usec (held->at * 1000);
  g_autofree char *when = at ? g_date_time_format_iso8601 (at) : g_strdup ("");
  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (held->record));

  yyjson_mut_obj_add_str (doc, object, "kind", info->table);
  yyjson_mut_obj_add_strcpy (doc, object, "uid", uid);
  yyjson_mut_obj_add_int (doc, object, "depth", held->depth);
  yyjson_mut_obj_add_bool (doc, object, "deleted", reg_record_get_deleted_at (held->record) != 0);
  yyjson_mut_obj_add_str (doc, object, "why", get_reason (info->id));
  origin = yyjson_mut_obj_add_obj (doc, object, "origin");
  yyjson_mut_obj_add_strcpy (doc, origin, "at", when);
  if (held->how)
    yyjson_mut_obj_add_str (doc, origin, "how", held->how);
  if (held->who)
    yyjson_mut_obj_add_str (doc, origin, "who", held->who);
  fields = yyjson_mut_obj_add_obj (doc, object, "fields");
  for (int i = 0; i < info->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (reg_record_is_null (held->record, i)
          || (info->fields[i].flags & (REG_FIELD_SECRET | REG_FIELD_COST)))
        continue;
      text = value_to_text (sheet, held->record, i);
      if (text)
        yyjson_mut_obj_add_strcpy (doc, fields, info->fields[i].column, text);
    }
  add_uses (sheet, held->record, doc, object);
}

/**
 * reg_person_sheet_to_json:
 * @held: everything held on a customer
 * @size: (out): length in bytes
 *
 * Returns: (transfer full): the same for another program: exact decimals, ISO dates, stable words
 */
char *
reg_person_sheet_to_json (const RegHeldBook *held, gsize *size)
{
  Sheet sheet = { held, same_text };
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  yyjson_mut_val *list;
  char *json;

  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_str (doc, root, "firm",
                          held->firm ? reg_record_get_text (held->firm, REG_FIRM_NAME) : "");
  yyjson_mut_obj_add_str (doc, root, "about", reg_record_get_text (held->party, REG_PARTY_NAME));
  yyjson_mut_obj_add_str (doc, root, "made_on", held->today);
  list = yyjson_mut_obj_add_arr (doc, root, "records");
  for (guint i = 0; i < held->records->len; i++)
    add_record (&sheet, held->records->pdata[i], doc, list);
  json = yyjson_mut_write (doc, YYJSON_WRITE_PRETTY_TWO_SPACES, size);
  yyjson_mut_doc_free (doc);
  return json;
}
