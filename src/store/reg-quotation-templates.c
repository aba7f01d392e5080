/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-quotation-templates.h"

#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "store/reg-db-private.h"
#include "store/reg-quotations-private.h"

/* What a line of a template and a line of a quotation have in common. */
static const struct
{
  int of_template;
  int of_quotation;
} line_fields[] = {
  { REG_TEMPLATE_LINE_KIND, REG_QUOTATION_LINE_KIND },
  { REG_TEMPLATE_LINE_PRODUCT_ID, REG_QUOTATION_LINE_PRODUCT_ID },
  { REG_TEMPLATE_LINE_CODE, REG_QUOTATION_LINE_CODE },
  { REG_TEMPLATE_LINE_DESCRIPTION, REG_QUOTATION_LINE_DESCRIPTION },
  { REG_TEMPLATE_LINE_QUANTITY, REG_QUOTATION_LINE_QUANTITY },
  { REG_TEMPLATE_LINE_UNIT, REG_QUOTATION_LINE_UNIT },
  { REG_TEMPLATE_LINE_UNIT_PRICE, REG_QUOTATION_LINE_UNIT_PRICE },
  { REG_TEMPLATE_LINE_DISCOUNT_KIND, REG_QUOTATION_LINE_DISCOUNT_KIND },
  { REG_TEMPLATE_LINE_DISCOUNT_VALUE, REG_QUOTATION_LINE_DISCOUNT_VALUE },
  { REG_TEMPLATE_LINE_TAX_RATE, REG_QUOTATION_LINE_TAX_RATE },
  { REG_TEMPLATE_LINE_TAX_PARTS, REG_QUOTATION_LINE_TAX_PARTS },
  { REG_TEMPLATE_LINE_EXEMPT_REASON, REG_QUOTATION_LINE_EXEMPT_REASON },
};

/* And what is said once for all lines. */
static const struct
{
  int of_template;
  int of_revision;
} head_fields[] = {
  { REG_QUOTATION_TEMPLATE_INTRO, REG_QUOTATION_REVISION_INTRO },
  { REG_QUOTATION_TEMPLATE_TERMS, REG_QUOTATION_REVISION_TERMS },
  { REG_QUOTATION_TEMPLATE_LAYOUT, REG_QUOTATION_REVISION_LAYOUT },
  { REG_QUOTATION_TEMPLATE_PAYMENT_DAYS, REG_QUOTATION_REVISION_PAYMENT_DAYS },
  { REG_QUOTATION_TEMPLATE_DISCOUNT_KIND, REG_QUOTATION_REVISION_DISCOUNT_KIND },
  { REG_QUOTATION_TEMPLATE_DISCOUNT_VALUE, REG_QUOTATION_REVISION_DISCOUNT_VALUE },
};

/* --- which there are --------------------------------------------------------------------- */

static void
row_free (gpointer data)
{
  RegTemplateRow *row = data;

  g_free (row->name);
  g_free (row->title);
  g_free (row);
}

/**
 * reg_quotation_templates_load:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegTemplateRow) (nullable): all templates, by name
 */
GPtrArray *
reg_quotation_templates_load (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT t.id, t.name, coalesce (t.title, ''), (SELECT count (*) FROM template_line l"
      " WHERE l.template_id = t.id AND l.deleted_at IS NULL)"
      " FROM quotation_template t WHERE t.deleted_at IS NULL ORDER BY reg_fold (t.name), t.id",
      "");

  while (reg_statement_next (each, &local))
    {
      RegTemplateRow *row = g_new0 (RegTemplateRow, 1);

      row->id = reg_statement_int (each, 0);
      row->name = reg_statement_dup (each, 1);
      row->title = reg_statement_dup (each, 2);
      row->n_lines = reg_statement_int (each, 3);
      g_ptr_array_add (rows, row);
    }
  return reg_db_pass_on (&local, error) ? NULL : g_steal_pointer (&rows);
}

/**
 * reg_quotation_template_find:
 * @db: a connection
 * @name: as somebody typed it: large and small letters and accents are the same
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: the id of the template with that name, 0 when there is none
 */
gint64
reg_quotation_template_find (RegDb *db, const char *name, GError **error)
{
  g_autofree char *folded = reg_fold (name);
  g_autoptr (GError) local = NULL;
  gint64 id = reg_db_query_int (db, 0, &local,
                                "SELECT coalesce (min (id), 0) FROM quotation_template"
                                " WHERE deleted_at IS NULL AND reg_fold (name) = ?",
                                "t", folded);

  if (reg_db_pass_on (&local, error))
    return 0;
  if (!id)
    reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND, "no template is called “%s”", name);
  return id;
}

/* --- from a quotation --------------------------------------------------------------------- */

/* What a product costs, and its tax, is asked on the day when somebody begins with the template. */
static RegRecord *
template_line (const RegRecord *line, gint64 template_id)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TEMPLATE_LINE);

  reg_record_builder_set_ref (builder, REG_TEMPLATE_LINE_TEMPLATE_ID, template_id);
  for (gsize i = 0; i < G_N_ELEMENTS (line_fields); i++)
    reg_record_builder_set_value (builder, line_fields[i].of_template,
                                  reg_record_get_value (line, line_fields[i].of_quotation));
  if (!reg_record_is_null (line, REG_QUOTATION_LINE_PRODUCT_ID))
    {
      reg_record_builder_set_null (builder, REG_TEMPLATE_LINE_UNIT_PRICE);
      reg_record_builder_set_null (builder, REG_TEMPLATE_LINE_TAX_RATE);
      reg_record_builder_set_null (builder, REG_TEMPLATE_LINE_TAX_PARTS);
      reg_record_builder_set_null (builder, REG_TEMPLATE_LINE_EXEMPT_REASON);
    }
  return reg_record_builder_end (builder);
}

static gboolean
save_template_lines (RegDb *db, gint64 template_id, const RegQuotation *from, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GPtrArray) saved = NULL;

  for (guint i = 0; i < from->lines->len; i++)
    g_ptr_array_add (lines, template_line (from->lines->pdata[i], template_id));
  saved = reg_command_save_lines (db, REG_ENTITY_TEMPLATE_LINE, REG_TEMPLATE_LINE_TEMPLATE_ID,
                                  REG_TEMPLATE_LINE_POSITION, template_id, lines, error);
  return saved != NULL;
}

/* From the day it was issued, or else begun, to the last. */
static void
take_validity (RegRecordBuilder *builder, RegDb *db, const RegRecord *revision)
{
  const char *until = reg_record_peek_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  const char *issued = reg_record_peek_text (revision, REG_QUOTATION_REVISION_ISSUED_ON);
  g_autofree char *today = reg_db_today (db);
  int first, last;

  if (until && reg_date_to_day_number (until, &last)
      && reg_date_to_day_number (issued ? issued : today, &first) && last > first)
    reg_record_builder_set_int (builder, REG_QUOTATION_TEMPLATE_VALID_DAYS, last - first);
  else
    reg_record_builder_set_null (builder, REG_QUOTATION_TEMPLATE_VALID_DAYS);
}

static RegRecordBuilder *
find_or_begin (RegDb *db, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = reg_quotation_template_find (db, name, &local);

  if (id)
    return reg_command_edit (db, REG_ENTITY_QUOTATION_TEMPLATE, id, error);
  if (g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND))
    return reg_record_builder_new (REG_ENTITY_QUOTATION_TEMPLATE);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_quotation_template_save:
 * @db: a connection in a write job
 * @quotation: whose current revision is to be the pattern
 * @name: what people call it; one with this name is replaced
 * @error: %REG_STORE_ERROR_INVALID without a name or a line
 *
 * Keeps lines, words, terms, discounts and for how long it is valid. Lines with a product keep no price:
 * they take the one of the day.
 *
 * Returns: the id of the template, 0 on failure
 */
gint64
reg_quotation_template_save (RegDb *db, gint64 quotation, const char *name, GError **error)
{
  g_autoptr (RegQuotation) from = reg_quotation_load (db, quotation, 0, error);
  g_autofree char *clean = g_strstrip (g_strdup (name));
  g_autoptr (RegRecordBuilder) builder = NULL;
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (!from)
    return 0;
  if (!*clean || from->lines->len == 0)
    {
      reg_command_fail (error, REG_STORE_ERROR_INVALID, "template: %s is missing",
                        *clean ? "a line" : "name");
      return 0;
    }
  if (!(builder = find_or_begin (db, clean, error)))
    return 0;
  reg_record_builder_set_text (builder, REG_QUOTATION_TEMPLATE_NAME, clean);
  reg_record_builder_set_value (builder, REG_QUOTATION_TEMPLATE_TITLE,
                                reg_record_get_value (from->quotation, REG_QUOTATION_TITLE));
  reg_record_builder_set_value (
      builder, REG_QUOTATION_TEMPLATE_LANGUAGE,
      reg_record_get_value (from->revision, REG_QUOTATION_REVISION_LANGUAGE));
  for (gsize i = 0; i < G_N_ELEMENTS (head_fields); i++)
    reg_record_builder_set_value (
        builder, head_fields[i].of_template,
        reg_record_get_value (from->revision, head_fields[i].of_revision));
  take_validity (builder, db, from->revision);
  record = reg_record_builder_end (g_steal_pointer (&builder));
  if (!(saved = reg_db_save (db, record, error)))
    return 0;
  return save_template_lines (db, reg_record_get_id (saved), from, error)
             ? reg_record_get_id (saved)
             : 0;
}

/* --- to a quotation ----------------------------------------------------------------------- */

static GPtrArray *
quotation_lines (RegDb *db, gint64 template_id, gint64 revision, GError **error)
{
  g_autoptr (GPtrArray)
      from = reg_db_list_by_int (db, REG_ENTITY_TEMPLATE_LINE, REG_TEMPLATE_LINE_TEMPLATE_ID,
                                 template_id, REG_TEMPLATE_LINE_POSITION, error);
  GPtrArray *lines;

  if (!from)
    return NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < from->len; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

      reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_REVISION_ID, revision);
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_CHOSEN, FALSE);
      for (gsize f = 0; f < G_N_ELEMENTS (line_fields); f++)
        reg_record_builder_set_value (
            builder, line_fields[f].of_quotation,
            reg_record_get_value (from->pdata[i], line_fields[f].of_template));
      g_ptr_array_add (lines, reg_record_builder_end (builder));
    }
  return lines;
}

/* The customer is written to in their own language, whatever that of the template is. */
static RegRecord *
fill_revision (RegDb *db, const RegQuotation *quotation, const RegRecord *template)
{
  RegRecordBuilder *draft = reg_record_builder_new_from (quotation->revision);
  gint64 days = reg_record_get_int (template, REG_QUOTATION_TEMPLATE_VALID_DAYS);
  g_autofree char *today = reg_db_today (db);
  char until[REG_DATE_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (head_fields); i++)
    if (!reg_record_is_null (template, head_fields[i].of_template))
      reg_record_builder_set_value (draft, head_fields[i].of_revision,
                                    reg_record_get_value (template, head_fields[i].of_template));
  if (!quotation->party || reg_record_is_null (quotation->party, REG_PARTY_LANGUAGE))
    reg_record_builder_set_value (draft, REG_QUOTATION_REVISION_LANGUAGE,
                                  reg_record_get_value (template, REG_QUOTATION_TEMPLATE_LANGUAGE));
  if (days > 0 && days < G_MAXINT && reg_date_add_days (today, (int)days, until))
    reg_record_builder_set_text (draft, REG_QUOTATION_REVISION_VALID_UNTIL, until);
  return reg_record_builder_end (draft);
}

static gboolean
set_title (RegDb *db, const RegQuotation *quotation, const RegRecord *template, GError **error)
{
  RegRecordBuilder *head;

  if (reg_record_is_null (template, REG_QUOTATION_TEMPLATE_TITLE)
      || !reg_record_is_null (quotation->quotation, REG_QUOTATION_TITLE))
    return TRUE;
  head = reg_record_builder_new_from (quotation->quotation);
  reg_record_builder_set_value (head, REG_QUOTATION_TITLE,
                                reg_record_get_value (template, REG_QUOTATION_TEMPLATE_TITLE));
  return reg_command_save (db, head, error);
}

/* The lines that are there, and below them those of the template. */
static GPtrArray *
join_lines (RegDb *db, const RegQuotation *quotation, gint64 template_id, GError **error)
{
  gint64 party = reg_record_get_int (quotation->quotation, REG_QUOTATION_PARTY_ID);
  g_autoptr (GPtrArray)
      lines = quotation_lines (db, template_id, reg_record_get_id (quotation->revision), error);
  g_autoptr (GPtrArray) current = NULL;
  GPtrArray *all;

  if (!lines
      || !(current = reg_quotation_reprice (db, quotation->revision, party, lines, FALSE, error)))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < quotation->lines->len; i++)
    g_ptr_array_add (all, reg_record_ref (quotation->lines->pdata[i]));
  for (guint i = 0; i < current->len; i++)
    g_ptr_array_add (all, reg_record_ref (current->pdata[i]));
  return all;
}

/**
 * reg_quotation_template_fill:
 * @db: a connection in a write job
 * @template_id: a template
 * @quotation: a quotation that is being written
 * @error: %REG_STORE_ERROR_NOT_FOUND; %REG_STORE_ERROR_REFUSED when it is no draft
 *
 * Puts the lines of the template below those that are there. Lines with a product have the price this
 * customer pays today; what was deleted from the products since has its last one. Where there were no
 * lines yet, words, terms, discount and validity are those of the template as well.
 *
 * Returns: whether it is filled
 */
gboolean
reg_quotation_template_fill (RegDb *db, gint64 template_id, gint64 quotation, GError **error)
{
  g_autoptr (RegRecord) template = reg_db_load (db, REG_ENTITY_QUOTATION_TEMPLATE, template_id,
                                                error);
  g_autoptr (RegQuotation) self = template ? reg_quotation_load (db, quotation, 0, error) : NULL;
  g_autoptr (GPtrArray) lines = self ? join_lines (db, self, template_id, error) : NULL;
  g_autoptr (RegRecord) revision = NULL;

  if (!lines)
    return FALSE;
  revision = self->lines->len == 0 ? fill_revision (db, self, template)
                                   : reg_record_ref (self->revision);
  return set_title (db, self, template, error)
         && reg_quotation_save_draft (db, revision, lines, error);
}

/**
 * reg_quotation_template_begin:
 * @db: a connection in a write job
 * @template_id: a template
 * @party: for whom the quotation is, 0 for nobody yet
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: the id of a new quotation, as reg_quotation_template_fill() makes it, 0 on failure
 */
gint64
reg_quotation_template_begin (RegDb *db, gint64 template_id, gint64 party, GError **error)
{
  gint64 id = reg_quotation_create (db, party, 0, error);

  return id && reg_quotation_template_fill (db, template_id, id, error) ? id : 0;
}
