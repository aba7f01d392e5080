/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-demo-private.h"

#include "core/reg-money.h"
#include "store/reg-quotations.h"

#include <stdlib.h>
#include <string.h>

/* Quotations of the demo shop go the way every quotation goes, through the same commands: their
 * approvals are sealed like real ones. */

static void
set_discount (RegRecordBuilder *builder, const char *percent)
{
  gint64 rate;

  if (!percent || !reg_rate_parse (percent, &rate, NULL))
    return;
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, rate);
}

static void
set_product (RegDemo *self, RegRecordBuilder *builder, const RegRecord *product)
{
  g_autoptr (RegRecord) tax = reg_db_load (
      self->db, REG_ENTITY_TAX_RATE, reg_record_get_int (product, REG_PRODUCT_TAX_RATE_ID), NULL);

  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_PRODUCT_ID, reg_record_get_id (product));
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_CODE,
                               reg_record_get_text (product, REG_PRODUCT_CODE));
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION,
                               reg_record_get_text (product, REG_PRODUCT_NAME));
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE,
                              reg_record_get_int (product, REG_PRODUCT_PRICE));
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST,
                              reg_record_get_int (product, REG_PRODUCT_COST));
  if (tax)
    reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE,
                                reg_record_get_int (tax, REG_TAX_RATE_RATE));
}

/* [code, quantity, discount]; "?code" is optional, "#words" a section. */
static RegRecord *
make_line (RegDemo *self, yyjson_val *row)
{
  const char *code = yyjson_get_str (yyjson_arr_get (row, 0));
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  gint64 quantity = 0;

  if (*code == '#')
    {
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, REG_LINE_SECTION);
      reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, code + 1);
      return reg_record_builder_end (builder);
    }
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND,
                              *code == '?' ? REG_LINE_OPTIONAL : REG_LINE_NORMAL);
  set_product (self, builder, reg_demo_find_product (self, *code == '?' ? code + 1 : code));
  reg_quantity_parse (yyjson_get_str (yyjson_arr_get (row, 1)), &quantity, NULL);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, quantity);
  set_discount (builder, yyjson_get_str (yyjson_arr_get (row, 2)));
  return reg_record_builder_end (builder);
}

static gboolean
write_draft (RegDemo *self, gint64 id, yyjson_val *rows, GError **error)
{
  g_autoptr (RegQuotation) quotation = reg_quotation_load (self->db, id, 0, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  yyjson_val *row;
  size_t i, n;

  if (!quotation)
    return FALSE;
  yyjson_arr_foreach (rows, i, n, row) g_ptr_array_add (lines, make_line (self, row));
  return reg_quotation_save_draft (self->db, quotation->revision, lines, error);
}

/* "line:0:10%" */
static gboolean
change_line (RegDemo *self, gint64 id, const char *number, const char *discount, GError **error)
{
  g_autoptr (RegQuotation) quotation = reg_quotation_load (self->db, id, 0, error);
  g_autoptr (GPtrArray) lines = NULL;
  RegRecordBuilder *builder;
  guint changed = atoi (number);

  if (!quotation)
    return FALSE;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = 0; i < quotation->lines->len; i++)
    {
      builder = reg_record_builder_new_from (quotation->lines->pdata[i]);
      if (i == changed)
        set_discount (builder, discount);
      g_ptr_array_add (lines, reg_record_builder_end (builder));
    }
  return reg_quotation_save_draft (self->db, quotation->revision, lines, error);
}

static gboolean
set_title (RegDemo *self, gint64 id, const char *title, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (self->db, REG_ENTITY_QUOTATION, id, error);
  RegRecordBuilder *builder;

  if (!record)
    return FALSE;
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_text (builder, REG_QUOTATION_TITLE, title);
  return reg_demo_save (self, builder, error) != 0;
}

static gboolean
take_step (RegDemo *self, gint64 id, const char *step, const char *reason, GError **error)
{
  g_auto (GStrv) words = g_strsplit (step, ":", 3);
  const char *first = words[1] ? words[1] : "";
  const char *rest = words[1] && words[2] ? words[2] : "";

  if (g_str_equal (words[0], "submit"))
    return reg_quotation_submit (self->db, id, reason, error);
  if (g_str_equal (words[0], "approve"))
    return reg_quotation_approve (self->db, id, reg_demo_find (self->staff, first), 0, rest, error);
  if (g_str_equal (words[0], "sendback"))
    return reg_quotation_send_back (self->db, id, reg_demo_find (self->staff, first), rest, error);
  if (g_str_equal (words[0], "revise"))
    return reg_quotation_revise (self->db, id, error);
  if (g_str_equal (words[0], "line"))
    return change_line (self, id, first, rest, error);
  if (g_str_equal (words[0], "sent"))
    return reg_quotation_mark_sent (self->db, id, error);
  if (g_str_equal (words[0], "accept"))
    return reg_quotation_accept (self->db, id, 0, NULL, NULL, error) != 0;
  if (g_str_equal (words[0], "decline"))
    {
      g_auto (GStrv) why = g_strsplit (first, "|", 2);

      return reg_quotation_decline (self->db, id, why[0], why[1] && *why[1] ? why[1] : NULL, error);
    }
  g_return_val_if_reached (FALSE);
}

/* [customer, title, staff, days ago, lines, -, reason, steps, customer of the deal] */
static gboolean
load_quotation (RegDemo *self, yyjson_val *row, GError **error)
{
  gint64 party = reg_demo_find (self->parties, yyjson_get_str (yyjson_arr_get (row, 0)));
  gint64 days_ago = yyjson_get_sint (yyjson_arr_get (row, 3));
  gint64 deal = reg_demo_find (self->deals, yyjson_get_str (yyjson_arr_get (row, 8)));
  const char *reason = yyjson_get_str (yyjson_arr_get (row, 6));
  int minutes = 10 * 60;
  yyjson_val *step;
  gint64 id;
  size_t i, n;

  reg_db_set_staff (self->db,
                    reg_demo_find (self->staff, yyjson_get_str (yyjson_arr_get (row, 2))));
  reg_demo_go_to (self, days_ago, minutes);
  id = reg_quotation_create (self->db, party, deal, error);
  if (!id || !set_title (self, id, yyjson_get_str (yyjson_arr_get (row, 1)), error)
      || !write_draft (self, id, yyjson_arr_get (row, 4), error))
    return FALSE;
  yyjson_arr_foreach (yyjson_arr_get (row, 7), i, n, step)
  {
    minutes += 25;
    reg_demo_go_to (self, days_ago, minutes);
    if (!take_step (self, id, yyjson_get_str (step), reason, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * reg_demo_load_quotations:
 * @self: the demo
 * @error: what went wrong
 *
 * Returns: whether the quotations are where the description leaves them
 */
gboolean
reg_demo_load_quotations (RegDemo *self, GError **error)
{
  yyjson_val *row;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "quotations"), i, n,
                      row) if (!load_quotation (self, row, error)) return FALSE;
  return TRUE;
}
