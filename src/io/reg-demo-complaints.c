/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-demo-private.h"

#include "core/reg-money.h"
#include "store/reg-complaints.h"
#include "store/reg-tasks.h"

#include <stdlib.h>
#include <string.h>

/* Complaints of the demo shop with their stories, and what is to be done. */

/* "09:20" */
static int
minutes_of (const char *time)
{
  return atoi (time) * 60 + atoi (strchr (time, ':') + 1);
}

static gint64
last_sale (RegDemo *self, gint64 party, gint64 product)
{
  g_autoptr (GPtrArray) sales = reg_db_list_by_int (self->db, REG_ENTITY_SALE, REG_SALE_PARTY_ID,
                                                    party, REG_SALE_SOLD_ON, NULL);

  for (guint i = sales ? sales->len : 0; i > 0; i--)
    {
      gint64 sale = reg_record_get_id (sales->pdata[i - 1]);
      g_autoptr (GPtrArray) lines = reg_db_list_by_int (self->db, REG_ENTITY_SALE_LINE,
                                                        REG_SALE_LINE_SALE_ID, sale, -1, NULL);

      for (guint k = 0; lines && k < lines->len; k++)
        if (reg_record_get_int (lines->pdata[k], REG_SALE_LINE_PRODUCT_ID) == product)
          return sale;
    }
  return sales && sales->len ? reg_record_get_id (sales->pdata[sales->len - 1]) : 0;
}

/* [minutes after, kind, words, amount]; "outcome|cause|correction" resolves. */
static gboolean
take_event (RegDemo *self, gint64 complaint, yyjson_val *row, GError **error)
{
  const char *kind = yyjson_get_str (yyjson_arr_get (row, 1));
  const char *words = yyjson_get_str (yyjson_arr_get (row, 2));
  const char *amount = yyjson_get_str (yyjson_arr_get (row, 3));
  gint64 minor = 0;

  if (amount)
    reg_money_parse (amount, "EUR", &minor, NULL);
  if (g_str_equal (kind, "pause"))
    return reg_complaint_pause (self->db, complaint, words, error);
  if (g_str_equal (kind, "resolve"))
    {
      g_auto (GStrv) parts = g_strsplit (words, "|", 3);

      return reg_complaint_resolve (self->db, complaint, parts[0], parts[1], parts[2], error);
    }
  return reg_complaint_add_event (self->db, complaint,
                                  reg_enum_from_nick (&reg_enum_complaint_event_kind, kind), words,
                                  minor, error);
}

/* [customer, product, days ago, time, channel, severity, category, subject, story, events] */
static gboolean
load_complaint (RegDemo *self, yyjson_val *row, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  gint64 party = reg_demo_find (self->parties, yyjson_get_str (yyjson_arr_get (row, 0)));
  const RegRecord *product = reg_demo_find_product (self, yyjson_get_str (yyjson_arr_get (row, 1)));
  gint64 days_ago = yyjson_get_sint (yyjson_arr_get (row, 2));
  int start = minutes_of (yyjson_get_str (yyjson_arr_get (row, 3)));
  const char *channel = yyjson_get_str (yyjson_arr_get (row, 4));
  const char *severity = yyjson_get_str (yyjson_arr_get (row, 5));
  g_autoptr (RegRecord) record = NULL;
  yyjson_val *event;
  gint64 id;
  size_t i, n;

  reg_db_set_staff (self->db, reg_demo_find (self->staff, "sam"));
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PRODUCT_ID, reg_record_get_id (product));
  reg_record_builder_set_ref (builder, REG_COMPLAINT_SALE_ID,
                              last_sale (self, party, reg_record_get_id (product)));
  reg_record_builder_set_int (builder, REG_COMPLAINT_CHANNEL,
                              reg_enum_from_nick (&reg_enum_channel, channel));
  reg_record_builder_set_int (builder, REG_COMPLAINT_SEVERITY,
                              reg_enum_from_nick (&reg_enum_severity, severity));
  reg_record_builder_set_text (builder, REG_COMPLAINT_CATEGORY,
                               yyjson_get_str (yyjson_arr_get (row, 6)));
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT,
                               yyjson_get_str (yyjson_arr_get (row, 7)));
  reg_record_builder_set_text (builder, REG_COMPLAINT_STORY,
                               yyjson_get_str (yyjson_arr_get (row, 8)));
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT,
                              reg_demo_go_to (self, days_ago, start));
  record = reg_record_builder_end (builder);
  id = reg_complaint_create (self->db, record, error);
  if (!id)
    return FALSE;
  yyjson_arr_foreach (yyjson_arr_get (row, 9), i, n, event)
  {
    int after = (int)yyjson_get_sint (yyjson_arr_get (event, 0));

    reg_demo_go_to (self, days_ago - (start + after) / (24 * 60), (start + after) % (24 * 60));
    if (!take_event (self, id, event, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * reg_demo_load_complaints:
 * @self: the demo
 * @error: what went wrong
 *
 * Returns: whether the complaints are there
 */
gboolean
reg_demo_load_complaints (RegDemo *self, GError **error)
{
  yyjson_val *row;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "complaints"), i, n,
                      row) if (!load_complaint (self, row, error)) return FALSE;
  return TRUE;
}

/* [kind, title, due in days, customer, staff] */
static gboolean
load_task (RegDemo *self, yyjson_val *row, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);
  g_autoptr (RegRecord) record = NULL;
  char day[REG_DATE_SIZE];

  reg_demo_day (self, yyjson_get_sint (yyjson_arr_get (row, 2)), day);
  reg_demo_go_to (self, 6, 15 * 60);
  reg_record_builder_set_int (
      builder, REG_TASK_KIND,
      reg_enum_from_nick (&reg_enum_task_kind, yyjson_get_str (yyjson_arr_get (row, 0))));
  reg_record_builder_set_text (builder, REG_TASK_TITLE, yyjson_get_str (yyjson_arr_get (row, 1)));
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, day);
  reg_record_builder_set_ref (
      builder, REG_TASK_PARTY_ID,
      reg_demo_find (self->parties, yyjson_get_str (yyjson_arr_get (row, 3))));
  reg_record_builder_set_ref (
      builder, REG_TASK_STAFF_ID,
      reg_demo_find (self->staff, yyjson_get_str (yyjson_arr_get (row, 4))));
  record = reg_record_builder_end (builder);
  return reg_task_create (self->db, record, error) != 0;
}

/**
 * reg_demo_load_tasks:
 * @self: the demo
 * @error: what went wrong
 *
 * Returns: whether there is something to do
 */
gboolean
reg_demo_load_tasks (RegDemo *self, GError **error)
{
  yyjson_val *row;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "tasks"), i, n,
                      row) if (!load_task (self, row, error)) return FALSE;
  return TRUE;
}
