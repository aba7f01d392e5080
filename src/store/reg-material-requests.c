/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-material-requests.h"

#include "core/reg-money.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"
#include "store/reg-material-private.h"
#include "store/reg-tasks.h"

/* More than anybody gives to one customer at once. */
#define MOST 10000

/* --- by which ways ------------------------------------------------------------------------ */

/**
 * reg_material_ways_free:
 * @self: (transfer full): by which ways somebody may be given something
 */
void
reg_material_ways_free (RegMaterialWays *self)
{
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

/* What they ask for themselves is part of doing business with them; of who is not to be used nothing
 * new is written down, whatever they ask for. */
static RegConsentVerdict
decide (const RegRecord *party, const RegMaterialWays *ways, RegChannel channel, const char *today)
{
  int way = reg_material_get_consent_channel (channel);

  if (reg_record_get_deleted_at (party) != 0 || !reg_record_is_null (party, REG_PARTY_MERGED_INTO))
    return (RegConsentVerdict){ .reason = REG_CONSENT_GONE };
  if (reg_consent_is_barred (party))
    return (RegConsentVerdict){ .reason = REG_CONSENT_BARRED };
  if (way < 0)
    return (RegConsentVerdict){ .is_allowed = TRUE, .reason = REG_CONSENT_NOT_NEEDED };
  return reg_consent_decide (party, ways->points, ways->answers, REG_CONSENT_PURPOSE_ORDERS, way,
                             today);
}

/**
 * reg_material_ways_load:
 * @db: a connection
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): by which ways they may be given something today, and why not
 */
RegMaterialWays *
reg_material_ways_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegMaterialWays) self = g_new0 (RegMaterialWays, 1);
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autofree char *today = reg_db_today (db);

  if (!record)
    return NULL;
  self->points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                                     party, -1, error);
  self->answers = self->points ? reg_db_list_by_int (db, REG_ENTITY_CONSENT, REG_CONSENT_PARTY_ID,
                                                     party, -1, error)
                               : NULL;
  if (!self->answers)
    return NULL;
  for (int channel = 0; channel < REG_N_CHANNELS; channel++)
    self->by[channel] = decide (record, self, channel, today);
  return g_steal_pointer (&self);
}

/* --- asking ------------------------------------------------------------------------------- */

static gboolean
may_be_given (RegDb *db, const RegMaterialOrder *order, const RegRecord *material, GError **error)
{
  g_autoptr (RegMaterialWays) ways = NULL;
  g_autofree char *today = reg_db_today (db);

  if (order->quantity < 1 || order->quantity > MOST)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "material_request: quantity: %" G_GINT64_FORMAT " are not given",
                             order->quantity);
  if (order->channel < 0 || order->channel >= REG_N_CHANNELS)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "material_request: channel: there is no way %d", order->channel);
  if (reg_record_get_deleted_at (material)
      || (!reg_record_is_null (material, REG_MATERIAL_RETIRED_ON)
          && g_strcmp0 (reg_record_get_text (material, REG_MATERIAL_RETIRED_ON), today) <= 0))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "material %" G_GINT64_FORMAT " is no longer given out",
                             order->material);
  ways = reg_material_ways_load (db, order->party, error);
  if (!ways)
    return FALSE;
  if (!ways->by[order->channel].is_allowed)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "party %" G_GINT64_FORMAT " may not be sent anything: reason %d",
                             order->party, ways->by[order->channel].reason);
  return TRUE;
}

static gint64
find_campaign (RegDb *db, const RegMaterialOrder *order)
{
  if (order->campaign || !order->quotation)
    return order->campaign;
  return reg_db_query_int (db, 0, NULL, "SELECT campaign_id FROM quotation WHERE id = ?", "i",
                           order->quotation);
}

static void
set_cost (RegRecordBuilder *builder, const RegRecord *material, gint64 quantity)
{
  gint64 cost;

  if (!reg_record_is_null (material, REG_MATERIAL_COST)
      && reg_money_narrow ((RegWide)reg_record_get_int (material, REG_MATERIAL_COST) * quantity,
                           &cost, NULL))
    reg_record_builder_set_int (builder, REG_MATERIAL_REQUEST_COST, cost);
}

/**
 * reg_material_request:
 * @db: a connection in a write job
 * @order: what is wanted
 * @error: %REG_STORE_ERROR_REFUSED when it is no longer given out, or the customer may not be sent
 *   anything by that way; %REG_STORE_ERROR_INVALID names the field
 *
 * Writes down that a customer asked for something today, by whoever is working. What is given over the
 * counter or by e-mail they have at once. It costs what one costs us today.
 *
 * Returns: the id of the request, 0 on failure
 */
gint64
reg_material_request (RegDb *db, const RegMaterialOrder *order, GError **error)
{
  g_autoptr (RegRecord) material = reg_db_load (db, REG_ENTITY_MATERIAL, order->material, error);
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;

  if (!material || !may_be_given (db, order, material, error))
    return 0;
  builder = reg_record_builder_new (REG_ENTITY_MATERIAL_REQUEST);
  reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_PARTY_ID, order->party);
  reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_MATERIAL_ID, order->material);
  reg_record_builder_set_int (builder, REG_MATERIAL_REQUEST_QUANTITY, order->quantity);
  reg_record_builder_set_int (builder, REG_MATERIAL_REQUEST_CHANNEL, order->channel);
  reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_STAFF_ID, reg_db_get_staff (db));
  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_ASKED_ON, today);
  if (reg_material_is_at_once (order->channel))
    {
      reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_SENT_ON, today);
      reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_ARRIVED_ON, today);
    }
  reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_QUOTATION_ID, order->quotation);
  reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_CAMPAIGN_ID, find_campaign (db, order));
  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_NOTE,
                               order->note && *order->note ? order->note : NULL);
  set_cost (builder, material, order->quantity);
  return reg_command_create (db, builder, error);
}

/* --- what becomes of it ------------------------------------------------------------------- */

/* Whoever is to speak to them hears of it at once, but for who noted it. */
#define TELL_AFTER 1000

/* "Ask what they think: Leather sample" */
static char *
dup_title (RegDb *db, const RegRecord *request, const char *title)
{
  g_autoptr (RegRecord)
      material = reg_db_load (db, REG_ENTITY_MATERIAL,
                              reg_record_get_int (request, REG_MATERIAL_REQUEST_MATERIAL_ID), NULL);

  return material
             ? g_strdup_printf ("%s: %s", title, reg_record_get_text (material, REG_MATERIAL_NAME))
             : g_strdup (title);
}

/* For whoever looks after the customer, else for whoever took the request; due today. Of who is not to
 * be used nobody is to do anything: @id is 0 then. */
static gboolean
create_task (RegDb *db,
             const RegRecord *request,
             const char *title,
             gboolean tell,
             gint64 *id,
             GError **error)
{
  gint64 party = reg_record_get_int (request, REG_MATERIAL_REQUEST_PARTY_ID);
  g_autoptr (RegRecord) customer = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autofree char *today = reg_db_today (db);
  g_autofree char *words = dup_title (db, request, title);
  g_autoptr (RegRecord) task = NULL;
  RegRecordBuilder *builder;
  gint64 staff;

  *id = 0;
  if (!customer || reg_consent_is_barred (customer) || reg_record_get_deleted_at (customer))
    return customer != NULL;
  staff = reg_record_get_int (customer, REG_PARTY_OWNER_ID);
  if (!staff)
    staff = reg_record_get_int (request, REG_MATERIAL_REQUEST_STAFF_ID);
  builder = reg_record_builder_new (REG_ENTITY_TASK);
  reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_FOLLOW_UP);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, words);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, staff);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, today);
  if (tell || staff != reg_db_get_staff (db))
    reg_record_builder_set_int (builder, REG_TASK_REMIND_AT, reg_db_now (db) + TELL_AFTER);
  task = reg_record_builder_end (builder);
  *id = reg_task_create (db, task, error);
  return *id != 0;
}

/* The task that was made of it is done with it. */
static gboolean
finish_task (RegDb *db, const RegRecord *request, GError **error)
{
  gint64 id = reg_record_get_int (request, REG_MATERIAL_REQUEST_TASK_ID);
  g_autoptr (RegRecord) task = id ? reg_db_load (db, REG_ENTITY_TASK, id, NULL) : NULL;

  if (!task || reg_record_get_deleted_at (task) || !reg_record_is_null (task, REG_TASK_DONE_AT))
    return TRUE;
  return reg_task_complete (db, id, error);
}

static void
set_day (RegRecordBuilder *builder, int field, const char *today)
{
  if (reg_record_builder_get_value (builder, field)->type == REG_VALUE_NULL)
    reg_record_builder_set_text (builder, field, today);
}

/**
 * reg_material_mark:
 * @db: a connection in a write job
 * @request: a request
 * @stage: sent, arrived or followed up: today
 * @task_title: (nullable): what the follow-up begins with that whoever looks after the customer gets
 *   when it has arrived, before what it is about; %NULL for none
 * @error: %REG_STORE_ERROR_REFUSED when that was noted before
 *
 * What has arrived was sent; who was spoken to has it. A follow-up that was made of it is done with
 * it.
 *
 * Returns: whether it is noted
 */
gboolean
reg_material_mark (
    RegDb *db, gint64 request, RegMaterialStage stage, const char *task_title, GError **error)
{
  static const int fields[] = {
    [REG_MATERIAL_STAGE_SENT] = REG_MATERIAL_REQUEST_SENT_ON,
    [REG_MATERIAL_STAGE_ARRIVED] = REG_MATERIAL_REQUEST_ARRIVED_ON,
    [REG_MATERIAL_STAGE_FOLLOWED] = REG_MATERIAL_REQUEST_FOLLOWED_ON,
  };
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_MATERIAL_REQUEST, request, error);
  g_autoptr (RegRecordBuilder) builder = NULL;
  g_autofree char *today = reg_db_today (db);
  gint64 task;

  g_return_val_if_fail (stage >= REG_MATERIAL_STAGE_SENT && stage <= REG_MATERIAL_STAGE_FOLLOWED,
                        FALSE);
  if (!record)
    return FALSE;
  if (!reg_record_is_null (record, fields[stage]) || reg_record_get_deleted_at (record))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "material_request %" G_GINT64_FORMAT ": %s was noted before", request,
                             reg_enum_get_nick (&reg_enum_material_stage, stage));
  builder = reg_record_builder_new_from (record);
  for (int each = REG_MATERIAL_STAGE_SENT; each <= (int)stage; each++)
    set_day (builder, fields[each], today);
  if (stage == REG_MATERIAL_STAGE_FOLLOWED && !finish_task (db, record, error))
    return FALSE;
  if (stage == REG_MATERIAL_STAGE_ARRIVED && task_title
      && reg_record_is_null (record, REG_MATERIAL_REQUEST_TASK_ID))
    {
      if (!create_task (db, record, task_title, FALSE, &task, error))
        return FALSE;
      reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_TASK_ID, task);
    }
  return reg_command_save (db, g_steal_pointer (&builder), error);
}

static gboolean
arrive (RegDb *db, gint64 request, const char *day, const char *task_title, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_MATERIAL_REQUEST, request, error);
  RegRecordBuilder *builder;
  gint64 task = 0;

  if (!record
      || (reg_record_is_null (record, REG_MATERIAL_REQUEST_TASK_ID)
          && !create_task (db, record, task_title, TRUE, &task, error)))
    return FALSE;
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_ARRIVED_ON, day);
  if (task)
    reg_record_builder_set_ref (builder, REG_MATERIAL_REQUEST_TASK_ID, task);
  return reg_command_save (db, builder, error);
}

/**
 * reg_material_arrive_due:
 * @db: a connection in a write job
 * @task_title: what the follow-ups begin with
 * @n_arrived: (out) (optional): how many
 * @error: what went wrong
 *
 * What was sent %REG_MATERIAL_POST_DAYS ago or longer has arrived, when nobody said otherwise: whoever
 * looks after the customer is told and gets a follow-up. Asked once a day.
 *
 * Returns: whether nothing is left
 */
gboolean
reg_material_arrive_due (RegDb *db, const char *task_title, int *n_arrived, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT x.id, date (x.sent_on, '+" G_STRINGIFY (
          REG_MATERIAL_POST_DAYS) " days') AS day FROM material_request x"
                                  " WHERE x.followed_on IS NULL AND x.deleted_at IS NULL"
                                  " AND x.asked_on <= ?1 AND x.arrived_on IS NULL AND day <= ?1"
                                  " ORDER BY x.asked_on, x.id",
      "t", today);

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (days, reg_statement_dup (each, 1));
    }
  if (reg_db_pass_on (&local, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!arrive (db, g_array_index (ids, gint64, i), days->pdata[i], task_title, error))
      return FALSE;
  if (n_arrived)
    *n_arrived = (int)ids->len;
  return TRUE;
}

/**
 * reg_material_sums_load:
 * @db: a connection
 * @since: "YYYY-MM-DD": of what was asked for on this day or later
 * @sums: (out): what it comes to
 * @error: what went wrong
 *
 * Returns: whether it could be read
 */
gboolean
reg_material_sums_load (RegDb *db, const char *since, RegMaterialSums *sums, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT count (*), coalesce (sum (" REG_REQUEST_LATE (
          "?2") "), 0), count (" REG_REQUEST_QUOTATION "), coalesce (sum (x.cost), 0),"
                " coalesce (sum (x.cost) FILTER (WHERE " REG_REQUEST_WASTED (
                    "?2") "), 0)"
                          " FROM material_request x WHERE x.asked_on >= ?1 AND x.deleted_at IS "
                          "NULL",
      "tt", since, today);

  *sums = (RegMaterialSums){ 0 };
  if (reg_statement_next (each, &local))
    {
      sums->n = reg_statement_int (each, 0);
      sums->n_late = reg_statement_int (each, 1);
      sums->n_quotations = reg_statement_int (each, 2);
      sums->cost = reg_statement_int (each, 3);
      sums->wasted = reg_statement_int (each, 4);
    }
  return !reg_db_pass_on (&local, error);
}
