/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "marks.h"
#include "store/reg-approvals-private.h"
#include "store/reg-firm.h"
#include "store/reg-store.h"

/* How long it takes to verify a chain of a hundred thousand entries about ten thousand quotations,
 * each handed in, approved and tried to be sent without.
 *
 *   measure-approvals NEW-FILE */

#define QUOTATIONS 10000
#define ENTRIES 100000

static gboolean
firm_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegFirmSetup setup = { .name = "Shop", .country = "DE", .language = "en", .owner = "The owner" };
  gint64 *owner = data;

  return (*owner = reg_firm_create (db, &setup, error)) != 0;
}

static RegRecord *
make_line (void)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND, REG_LINE_NORMAL);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, "Piece");
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, 3 * REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, 9900 * REG_PRICE_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST, 5000 * REG_PRICE_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, 200000);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, 190000);
  return reg_record_builder_end (builder);
}

static gint64
make_party (RegDb *db, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "A customer");
  reg_record_builder_set_int (builder, REG_PARTY_KIND, REG_PARTY_KIND_PERSON);
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved ? reg_record_get_id (saved) : 0;
}

static gboolean
save_lines (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, quotation, 0, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (lines, make_line ());
  return self && reg_quotation_save_draft (db, self->revision, lines, error);
}

static gboolean
add_refusals (RegDb *db, gint64 quotation, gint64 owner, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, quotation, 0, error);
  RegApprovalNote note = { .quotation = quotation,
                           .kind = REG_APPROVAL_EVENT_KIND_REFUSED,
                           .staff = owner,
                           .comment = "send needed" };

  if (!self)
    return FALSE;
  note.revision = reg_record_get_id (self->revision);
  for (int i = 2; i < ENTRIES / QUOTATIONS; i++)
    if (!reg_approvals_append (db, &note, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *owner = data;
  gint64 party = make_party (db, error);

  for (int i = 0; party && i < QUOTATIONS; i++)
    {
      gint64 id = reg_quotation_create (db, party, 0, error);

      if (!id || !save_lines (db, id, error) || !reg_quotation_submit (db, id, NULL, error)
          || !add_refusals (db, id, *owner, error)
          || !reg_quotation_approve (db, id, *owner, 0, NULL, error))
        return FALSE;
    }
  return party != 0;
}

static gboolean
verify_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gint64 best = G_MAXINT64, least = G_MAXINT64, n_checked = 0;

  for (int round = 0; round < 5; round++)
    {
      gint64 start = perf_now (), work = perf_work ();

      if (!reg_approvals_verify (db, findings, &n_checked, error))
        return FALSE;
      best = MIN (best, perf_now () - start);
      least = MIN (least, perf_work () - work);
    }
  perf_mark ("checked", n_checked);
  perf_mark ("findings", findings->len);
  perf_mark ("verify", best);
  perf_mark ("verify-work", least);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  static const RegActionInfo info = { .kind = "measure", .label = "Filled" };
  g_autoptr (RegStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 owner = 0, start = perf_now ();

  if (argc != 2)
    return 2;
  store = reg_store_new (argv[1], REG_STORE_CREATE);
  if (!reg_store_open_sync (store, NULL, &error)
      || !reg_store_write_sync (store, &info, firm_job, &owner, NULL, NULL, &error))
    goto failed;
  reg_store_set_staff (store, owner);
  if (!reg_store_write_sync (store, &info, fill_job, &owner, NULL, NULL, &error))
    goto failed;
  perf_mark ("filled", perf_now () - start);
  if (!reg_store_read_sync (store, verify_job, NULL, NULL, &error))
    goto failed;
  return 0;

failed:
  g_printerr ("%s\n", error->message);
  return 1;
}
