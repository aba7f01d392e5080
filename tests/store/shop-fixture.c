/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include <sqlite3.h>

#include "core/reg-date.h"
#include "store/reg-firm.h"
#include "store/reg-journal.h"
#include "store/reg-opportunities.h"

static gint64 shop_now;

static gint64
shop_clock (void)
{
  return shop_now;
}

void
shop_set_day (const char *date, int hour)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  shop_now = reg_date_get_start (date, utc) + hour * G_GINT64_CONSTANT (3600000);
}

void
shop_pass_hours (int hours)
{
  shop_now += hours * G_GINT64_CONSTANT (3600000);
}

/* --- jobs --------------------------------------------------------------------------------- */

typedef struct
{
  ShopCommand command;
  ShopArgs *args;
} Job;

static gboolean
run_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return job->command (db, job->args, error);
}

int
shop_try (Shop *shop, ShopCommand command, ShopArgs *args, char **message)
{
  static const RegActionInfo info = { .kind = "test", .label = "Something done" };
  g_autoptr (GError) error = NULL;
  Job job = { command, args };
  gint64 action;

  if (reg_store_write_sync (shop->store.store, &info, run_job, &job, NULL, &action, &error))
    {
      g_assert_no_error (error);
      shop->action = action;
      return -1;
    }
  g_assert_nonnull (error);
  g_assert_true (error->domain == REG_STORE_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 0);
  if (message)
    *message = g_strdup (error->message);
  return error->code;
}

void
shop_do (Shop *shop, ShopCommand command, ShopArgs *args)
{
  g_autofree char *message = NULL;
  int code = shop_try (shop, command, args, &message);

  if (code >= 0)
    g_error ("refused: %s", message);
}

void
shop_read (Shop *shop, ShopCommand command, ShopArgs *args)
{
  g_autoptr (GError) error = NULL;
  Job job = { command, args };

  reg_store_read_sync (shop->store.store, run_job, &job, NULL, &error);
  g_assert_no_error (error);
}

void
shop_be (Shop *shop, gint64 staff)
{
  reg_store_set_staff (shop->store.store, staff);
}

static gboolean
undo (RegDb *db, ShopArgs *args, GError **error)
{
  RegUndoResult result = { 0 };
  gboolean ok = reg_journal_undo (db, args->id, &result, error);

  args->result = result.kept;
  reg_undo_result_clear (&result);
  return ok;
}

void
shop_undo (Shop *shop, gint64 action)
{
  ShopArgs args = { .id = action };

  shop_do (shop, undo, &args);
  g_assert_cmpint (args.result, ==, 0);
}

int
shop_try_undo (Shop *shop, gint64 action)
{
  return SHOP_TRY (shop, undo, .id = action);
}

/* --- the file itself ---------------------------------------------------------------------- */

char *
shop_try_sql (Shop *shop, const char *sql)
{
  sqlite3 *handle;
  char *message = NULL;
  char *said;

  g_assert_cmpint (sqlite3_open (shop->store.path, &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 2000);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  said = g_strdup (message);
  sqlite3_free (message);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return said;
}

void
shop_tamper (Shop *shop, const char *sql)
{
  g_autofree char *said = shop_try_sql (shop, sql);

  g_assert_cmpstr (said, ==, NULL);
}

gint64
shop_query (Shop *shop, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open (shop->store.path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return value;
}

/* --- setting up --------------------------------------------------------------------------- */

static gboolean
create_firm (RegDb *db, ShopArgs *args, GError **error)
{
  RegFirmSetup setup = { .name = "Shop", .country = "DE", .language = "en", .owner = "The owner" };

  return (args->result = reg_firm_create (db, &setup, error)) != 0;
}

static gboolean
create_deal (RegDb *db, ShopArgs *args, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_text (builder, REG_OPPORTUNITY_TITLE, "Ten pieces");
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID, args->id);
  record = reg_record_builder_end (builder);
  return (args->result = reg_opportunity_create (db, record, error)) != 0;
}

static gint64
add_staff (Shop *shop, const char *name, RegRole role)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);

  reg_record_builder_set_text (builder, REG_STAFF_NAME, name);
  reg_record_builder_set_int (builder, REG_STAFF_ROLE, role);
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
  return store_fixture_save (SHOP_STORE (shop), builder, NULL);
}

static gint64
add_product (Shop *shop)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, "Piece");
  reg_record_builder_set_text (builder, REG_PRODUCT_CATEGORY, "Pieces");
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, 10000 * REG_PRICE_UNIT);
  reg_record_builder_set_int (builder, REG_PRODUCT_COST, 6000 * REG_PRICE_UNIT);
  return store_fixture_save (SHOP_STORE (shop), builder, NULL);
}

void
shop_set_up (Shop *shop, gconstpointer unused)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;
  ShopArgs args = { 0 };

  shop_set_day ("2026-03-02", 10); /* a Monday */
  store_fixture_set_up (SHOP_STORE (shop), NULL);
  g_clear_object (&shop->store.store);
  shop->store.store = reg_store_new (shop->store.path, REG_STORE_CREATE);
  reg_store_set_clock (shop->store.store, shop_clock, utc);
  reg_store_open_sync (shop->store.store, NULL, &error);
  g_assert_no_error (error);
  shop_do (shop, create_firm, &args);
  shop->owner = args.result;
  shop->manager = add_staff (shop, "The manager", REG_ROLE_MANAGER);
  shop->seller = add_staff (shop, "The seller", REG_ROLE_SALES);
  shop_be (shop, shop->seller);
  shop->party = store_fixture_add_party (SHOP_STORE (shop), "A customer", NULL);
  shop->product = add_product (shop);
  args.id = shop->party;
  shop_do (shop, create_deal, &args);
  shop->deal = args.result;
}

void
shop_tear_down (Shop *shop, gconstpointer unused)
{
  store_fixture_tear_down (SHOP_STORE (shop), NULL);
}

/* --- quotations --------------------------------------------------------------------------- */

RegRecord *
shop_line (RegLineKind kind, gint64 quantity, gint64 price, gint64 cost, gint64 discount)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_REVISION_ID, 0);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_POSITION, 0);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, kind);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, "Piece");
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, quantity * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, price * REG_PRICE_UNIT);
  if (cost >= 0)
    reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST, cost * REG_PRICE_UNIT);
  if (discount)
    {
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, discount);
    }
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, 190000);
  return reg_record_builder_end (builder);
}

static gboolean
create_quotation (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_quotation_create (db, args->id, args->other, error)) != 0;
}

static gboolean
save_draft (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_save_draft (db, args->record, args->lines, error);
}

void
shop_save_lines (Shop *shop, gint64 quotation, GPtrArray *lines)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  SHOP_DO (shop, save_draft, .record = self->revision, .lines = lines);
}

gint64
shop_draft (Shop *shop, gint64 discount)
{
  ShopArgs args = { .id = shop->party, .other = shop->deal };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  shop_do (shop, create_quotation, &args);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, 10000, 6000, discount));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 5000, 3000, 0));
  shop_save_lines (shop, args.result, lines);
  return args.result;
}

gint64
shop_waiting (Shop *shop)
{
  gint64 id = shop_draft (shop, 120000);

  SHOP_DO (shop, shop_submit, .id = id, .text = "they compare us");
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_WAITING);
  return id;
}

gint64
shop_approved (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_APPROVED);
  return id;
}

gint64
shop_sent (Shop *shop)
{
  gint64 id = shop_approved (shop);

  SHOP_DO (shop, shop_send, .id = id);
  return id;
}

static gboolean
load (RegDb *db, ShopArgs *args, GError **error)
{
  args->result = GPOINTER_TO_SIZE (reg_quotation_load (db, args->id, args->other, error));
  return args->result != 0;
}

RegQuotation *
shop_load (Shop *shop, gint64 quotation, gint64 revision)
{
  ShopArgs args = { .id = quotation, .other = revision };

  shop_read (shop, load, &args);
  return GSIZE_TO_POINTER (args.result);
}

RegQuotationState
shop_state (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  return reg_record_get_int (self->revision, REG_QUOTATION_REVISION_STATE);
}

char *
shop_number (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  return g_strdup (self->number);
}

char *
shop_entries (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->events->len; i++)
    {
      gint64 kind = reg_record_get_int (self->events->pdata[i], REG_APPROVAL_EVENT_KIND);

      if (kind != REG_APPROVAL_EVENT_KIND_REFUSED)
        g_string_append_printf (text, "%s%s", text->len ? " " : "",
                                reg_enum_get_nick (&reg_enum_approval_event_kind, kind));
    }
  return g_string_free_and_steal (text);
}

static gboolean
verify (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_approvals_verify (db, args->lines, &args->result, error);
}

GPtrArray *
shop_verify (Shop *shop, gint64 *n_checked)
{
  ShopArgs args = { .lines = g_ptr_array_new_with_free_func (g_free) };

  shop_read (shop, verify, &args);
  if (n_checked)
    *n_checked = args.result;
  return args.lines;
}

/* --- commands ----------------------------------------------------------------------------- */

gboolean
shop_submit (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_submit (db, args->id, args->text, error);
}

gboolean
shop_withdraw (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_withdraw (db, args->id, error);
}

gboolean
shop_approve (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_approve (db, args->id, args->other, args->number, args->text, error);
}

gboolean
shop_send_back (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_send_back (db, args->id, args->other, args->text, error);
}

gboolean
shop_reject (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_reject (db, args->id, args->other, args->text, error);
}

gboolean
shop_send (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_mark_sent (db, args->id, error);
}

gboolean
shop_accept (RegDb *db, ShopArgs *args, GError **error)
{
  args->result = reg_quotation_accept (db, args->id, args->other, args->ids, args->text, error);
  return args->result != 0;
}

gboolean
shop_decline (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_decline (db, args->id, args->text, args->more, error);
}

gboolean
shop_revise (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_revise (db, args->id, error);
}

gboolean
shop_expire (RegDb *db, ShopArgs *args, GError **error)
{
  int n = 0;
  gboolean ok = reg_quotation_expire_due (db, &n, error);

  args->result = n;
  return ok;
}

gboolean
shop_may_leave (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_may_leave (db, args->id, args->other, error);
}
