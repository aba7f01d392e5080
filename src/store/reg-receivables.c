/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-receivables.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* A sale with a day to be paid by, of which something is left. */
#define OWED_SQL                                                                                   \
  "SELECT id, coalesce (number, ''), sold_on, due_on, coalesce (gross, net, 0), coalesce (paid, "  \
  "0),"                                                                                            \
  " coalesce (currency, ?2), due_on < ?3 FROM sale"                                                \
  " WHERE party_id = ?1 AND deleted_at IS NULL AND coalesce (state, 0) = 0"                        \
  " AND coalesce (due_on, '') <> '' AND paid_on IS NULL"                                           \
  " AND coalesce (gross, net, 0) > coalesce (paid, 0) ORDER BY due_on, id"

static void
receivable_free (gpointer data)
{
  RegReceivable *self = data;

  g_free (self->number);
  g_free (self->sold_on);
  g_free (self->due_on);
  g_free (self);
}

/**
 * reg_receivables_free:
 * @self: (transfer full): what a customer owes
 */
void
reg_receivables_free (RegReceivables *self)
{
  g_ptr_array_unref (self->list);
  g_free (self->oldest_due_on);
  g_free (self);
}

/* The nearest number that fits: a book with such sums is damaged, and still has to be read. */
static gint64
add (gint64 a, gint64 b)
{
  gint64 sum;

  return __builtin_add_overflow (a, b, &sum) ? (b < 0 ? G_MININT64 : G_MAXINT64) : sum;
}

static void
take_row (RegReceivables *self, RegStatement *each)
{
  RegReceivable *one = g_new0 (RegReceivable, 1);
  gint64 paid = reg_statement_int (each, 5);

  one->sale = reg_statement_int (each, 0);
  one->number = reg_statement_dup (each, 1);
  one->sold_on = reg_statement_dup (each, 2);
  one->due_on = reg_statement_dup (each, 3);
  one->open = paid == G_MININT64 ? G_MAXINT64 : add (reg_statement_int (each, 4), -paid);
  g_strlcpy (one->currency, reg_statement_text (each, 6), sizeof one->currency);
  one->is_overdue = reg_statement_int (each, 7) != 0;
  g_ptr_array_add (self->list, one);
  if (*self->oldest_due_on == '\0')
    g_set_str (&self->oldest_due_on, one->due_on);
  if (!g_str_equal (one->currency, self->currency))
    return;
  self->open = add (self->open, one->open);
  if (one->is_overdue)
    self->overdue = add (self->overdue, one->open);
}

/**
 * reg_receivables_load:
 * @db: a connection
 * @party: a customer
 * @error: what went wrong
 *
 * A sale without a day to be paid by was paid when it was made. One of which more was paid than it
 * came to is paid.
 *
 * Returns: (transfer full) (nullable): what the customer owes
 */
RegReceivables *
reg_receivables_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegReceivables) self = g_new0 (RegReceivables, 1);
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = NULL;

  self->list = g_ptr_array_new_with_free_func (receivable_free);
  self->oldest_due_on = g_strdup ("");
  if (firm)
    g_strlcpy (self->currency, reg_record_get_text (firm, REG_FIRM_CURRENCY),
               sizeof self->currency);
  each = reg_db_query (db, OWED_SQL, "itt", party, self->currency, today);
  while (reg_statement_next (each, &local))
    take_row (self, each);
  if (!local)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_receivable_set_paid:
 * @db: a connection in a write job
 * @sale: a sale
 * @error: %REG_STORE_ERROR_NOT_FOUND; %REG_STORE_ERROR_CONFLICT when it is paid already
 *
 * The whole amount was paid today.
 *
 * Returns: whether that is noted
 */
gboolean
reg_receivable_set_paid (RegDb *db, gint64 sale, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_SALE, sale, error);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;

  if (!record)
    return FALSE;
  if (!reg_record_is_null (record, REG_SALE_PAID_ON))
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "Sale %s is paid already",
                             reg_record_get_text (record, REG_SALE_NUMBER));
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_int (
      builder, REG_SALE_PAID,
      reg_record_get_int (record, reg_record_is_null (record, REG_SALE_GROSS) ? REG_SALE_NET
                                                                              : REG_SALE_GROSS));
  reg_record_builder_set_text (builder, REG_SALE_PAID_ON, today);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}
