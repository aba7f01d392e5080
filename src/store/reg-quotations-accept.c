/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-date.h"
#include "core/reg-money.h"
#include "store/reg-approvals-private.h"
#include "store/reg-firm.h"
#include "store/reg-quotations-private.h"

/* Nobody waits longer; more than that is a mistake in a file. */
#define MAX_PAYMENT_DAYS 3650

/* What the customer takes, line by line, and what that comes to. */
typedef struct
{
  RegQuotation *self;
  gboolean *taken; /* for each line */
  RegCalcResult *result;
  gboolean is_rest; /* of a revision of which a part was accepted before */
} Acceptance;

static void
acceptance_clear (Acceptance *acceptance)
{
  g_clear_pointer (&acceptance->self, reg_quotation_unref);
  g_clear_pointer (&acceptance->taken, g_free);
  g_clear_pointer (&acceptance->result, reg_calc_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Acceptance, acceptance_clear)

static const RegRecord *
line_at (const Acceptance *acceptance, guint i)
{
  return acceptance->self->lines->pdata[i];
}

static gboolean
was_accepted (const RegRecord *line)
{
  return reg_record_get_int (line, REG_QUOTATION_LINE_ACCEPTED) != 0;
}

/* --- which lines ------------------------------------------------------------------------ */

static gboolean
take_line (Acceptance *acceptance, gint64 id, GError **error)
{
  for (guint i = 0; i < acceptance->self->lines->len; i++)
    {
      const RegRecord *line = line_at (acceptance, i);
      gint64 kind = reg_record_get_int (line, REG_QUOTATION_LINE_KIND);

      if (reg_record_get_id (line) != id)
        continue;
      if (kind == REG_LINE_TEXT || kind == REG_LINE_SECTION)
        return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                                 "Line %u is no line that can be accepted", i + 1);
      if (was_accepted (line))
        return reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "Line %u is accepted already",
                                 i + 1);
      acceptance->taken[i] = TRUE;
      return TRUE;
    }
  return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                           "Line %" G_GINT64_FORMAT " is none of this revision", id);
}

static gboolean
pick_lines (Acceptance *acceptance, GArray *lines, GError **error)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (acceptance->self->revision,
                                                             acceptance->self->lines);
  gboolean any = FALSE;

  acceptance->taken = g_new0 (gboolean, acceptance->self->lines->len + 1);
  for (guint i = 0; lines && i < lines->len; i++)
    if (!take_line (acceptance, g_array_index (lines, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < acceptance->self->lines->len; i++)
    {
      if (!lines)
        acceptance->taken[i] = reg_calc_line_counts (&input->lines[i])
                               && !was_accepted (line_at (acceptance, i));
      any |= acceptance->taken[i];
    }
  if (any)
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_INVALID, "No line is accepted");
}

/* --- what it comes to ------------------------------------------------------------------- */

/* Taken lines count, all others do not. A discount in money goes with the lines it was split over. */
static gboolean
compute (Acceptance *acceptance, GError **error)
{
  const RegQuotation *self = acceptance->self;
  g_autofree RegCalcInput *input = reg_quotation_calc_input (self->revision, self->lines);
  RegCalcLine *lines = (RegCalcLine *)input->lines;
  g_autoptr (RegCalcResult) whole = reg_quotation_compute (self->revision, self->lines, error);
  g_autoptr (GError) local = NULL;
  gboolean as_offered = TRUE;
  gint64 share = 0;

  if (!whole)
    return FALSE;
  for (gsize i = 0; i < input->n_lines; i++)
    {
      as_offered &= acceptance->taken[i] == whole->lines[i].counts;
      if (acceptance->taken[i])
        share += whole->lines[i].share;
      lines[i].kind = acceptance->taken[i]             ? REG_LINE_NORMAL
                      : lines[i].kind == REG_LINE_TEXT ? REG_LINE_TEXT
                                                       : REG_LINE_OPTIONAL;
      lines[i].chosen = FALSE;
    }
  if (as_offered)
    {
      acceptance->result = g_steal_pointer (&whole);
      return TRUE;
    }
  if (input->discount.kind == REG_DISCOUNT_AMOUNT)
    input->discount.value = share;
  if ((acceptance->result = reg_calc_compute (input, &local)))
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_INVALID, "quotation: %s", local->message);
}

/* --- the sale --------------------------------------------------------------------------- */

static gint64
net_price (const RegQuotation *self, const RegRecord *line)
{
  gint64 price = reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_PRICE);
  gint64 rate = reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE);

  if (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_PRICE_ENTRY) != REG_PRICES_GROSS)
    return price;
  return reg_money_round_div ((RegWide)price * REG_PPM, REG_PPM + rate);
}

/* All that came off a line, its part of the discount on the whole included. */
static gint64
whole_discount (const RegCalcLineResult *result)
{
  RegWide off = (RegWide)result->discount + result->share;

  if (result->base == 0)
    return 0;
  return CLAMP (reg_money_round_div (off * REG_PPM, result->base), 0, REG_PPM);
}

static gboolean
write_sale_line (
    RegDb *db, const Acceptance *acceptance, guint i, gint64 sale, int position, GError **error)
{
  const RegRecord *line = line_at (acceptance, i);
  const RegCalcLineResult *result = &acceptance->result->lines[i];
  const char *description = reg_record_peek_text (line, REG_QUOTATION_LINE_DESCRIPTION);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);
  RegRecordBuilder *taken;

  reg_record_builder_set_ref (builder, REG_SALE_LINE_SALE_ID, sale);
  reg_record_builder_set_int (builder, REG_SALE_LINE_POSITION, position);
  reg_record_builder_set_ref (builder, REG_SALE_LINE_PRODUCT_ID,
                              reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID));
  reg_record_builder_set_text (builder, REG_SALE_LINE_DESCRIPTION,
                               description ? description
                                           : reg_record_get_text (line, REG_QUOTATION_LINE_CODE));
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY,
                              reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY));
  reg_record_builder_set_int (builder, REG_SALE_LINE_UNIT_PRICE,
                              net_price (acceptance->self, line));
  reg_record_builder_set_int (builder, REG_SALE_LINE_DISCOUNT, whole_discount (result));
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX_RATE,
                              reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE));
  reg_record_builder_set_value (builder, REG_SALE_LINE_TAX_PARTS,
                                reg_record_get_value (line, REG_QUOTATION_LINE_TAX_PARTS));
  reg_record_builder_set_value (builder, REG_SALE_LINE_EXEMPT_REASON,
                                reg_record_get_value (line, REG_QUOTATION_LINE_EXEMPT_REASON));
  reg_record_builder_set_int (builder, REG_SALE_LINE_NET, result->net);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX, result->tax);
  if (result->has_cost)
    reg_record_builder_set_int (builder, REG_SALE_LINE_COST, result->cost);
  if (!reg_command_save (db, builder, error))
    return FALSE;
  taken = reg_record_builder_new_from (line);
  reg_record_builder_set_int (taken, REG_QUOTATION_LINE_ACCEPTED, TRUE);
  return reg_command_save (db, taken, error);
}

/* So that the lines of the sale add up to it. */
static gboolean
write_cash_rounding (
    RegDb *db, const Acceptance *acceptance, gint64 sale, int position, GError **error)
{
  const char *label = reg_entity_get_info (REG_ENTITY_FIRM)->fields[REG_FIRM_CASH_ROUNDING].label;
  gint64 amount = acceptance->result->cash_rounding;
  RegRecordBuilder *builder;

  if (!amount)
    return TRUE;
  builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);
  reg_record_builder_set_ref (builder, REG_SALE_LINE_SALE_ID, sale);
  reg_record_builder_set_int (builder, REG_SALE_LINE_POSITION, position);
  reg_record_builder_set_text (builder, REG_SALE_LINE_DESCRIPTION,
                               g_dgettext (GETTEXT_PACKAGE, label));
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY, REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_SALE_LINE_UNIT_PRICE, reg_price_from_money (amount));
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX_RATE, 0);
  reg_record_builder_set_int (builder, REG_SALE_LINE_NET, amount);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX, 0);
  return reg_command_save (db, builder, error);
}

static gint64
write_sale_head (RegDb *db, const Acceptance *acceptance, const char *note, GError **error)
{
  const RegQuotation *self = acceptance->self;
  const RegCalcResult *result = acceptance->result;
  g_autofree char *number = reg_series_take (db, "sale", error);
  g_autofree char *today = reg_db_today (db);
  gint64 staff = reg_record_get_int (self->quotation, REG_QUOTATION_OWNER_ID);
  gint64 days = reg_record_get_int (self->revision, REG_QUOTATION_REVISION_PAYMENT_DAYS);
  char due[REG_DATE_SIZE];
  RegRecordBuilder *sale;

  if (!number)
    return 0;
  sale = reg_record_builder_new (REG_ENTITY_SALE);
  reg_record_builder_set_text (sale, REG_SALE_NUMBER, number);
  reg_record_builder_set_ref (sale, REG_SALE_PARTY_ID,
                              reg_record_get_int (self->quotation, REG_QUOTATION_PARTY_ID));
  reg_record_builder_set_ref (sale, REG_SALE_STAFF_ID, staff ? staff : reg_db_get_staff (db));
  reg_record_builder_set_text (sale, REG_SALE_SOLD_ON, today);
  reg_record_builder_set_text (
      sale, REG_SALE_CURRENCY,
      reg_record_get_text (self->revision, REG_QUOTATION_REVISION_CURRENCY));
  reg_record_builder_set_int (sale, REG_SALE_NET, result->net);
  reg_record_builder_set_int (sale, REG_SALE_TAX, result->tax);
  reg_record_builder_set_int (sale, REG_SALE_GROSS, result->gross);
  if (result->has_cost)
    reg_record_builder_set_int (sale, REG_SALE_COST, result->cost);
  reg_record_builder_set_ref (sale, REG_SALE_QUOTATION_ID, reg_record_get_id (self->quotation));
  reg_record_builder_set_int (sale, REG_SALE_STATE, REG_SALE_STATE_DONE);
  reg_record_builder_set_text (sale, REG_SALE_NOTE, note);
  if (days > 0 && days <= MAX_PAYMENT_DAYS && reg_date_add_days (today, (int)days, due))
    reg_record_builder_set_text (sale, REG_SALE_DUE_ON, due);
  return reg_command_create (db, sale, error);
}

static gint64
write_sale (RegDb *db, const Acceptance *acceptance, const char *note, GError **error)
{
  gint64 sale = write_sale_head (db, acceptance, note, error);
  int position = 0;

  if (!sale)
    return 0;
  for (guint i = 0; i < acceptance->self->lines->len; i++)
    if (acceptance->taken[i] && !write_sale_line (db, acceptance, i, sale, ++position, error))
      return 0;
  return write_cash_rounding (db, acceptance, sale, position + 1, error) ? sale : 0;
}

/* --- the command ------------------------------------------------------------------------ */

static gboolean
has_passed (RegDb *db, const RegQuotation *self)
{
  const char *until = reg_record_peek_text (self->revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  g_autofree char *today = reg_db_today (db);

  return reg_quotation_get_state (self->revision) == REG_QUOTATION_EXPIRED
         || (until && strcmp (until, today) < 0);
}

static gboolean
check_acceptable (RegDb *db, Acceptance *acceptance, const char *reason, GError **error)
{
  const RegQuotation *self = acceptance->self;
  RegQuotationMove move = { .is_verified = TRUE, .by_staff = TRUE, .reason = reason };

  if (reg_record_get_deleted_at (self->quotation))
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "The quotation is in the bin");
  if (!self->party)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "quotation: party_id is missing");
  acceptance->is_rest = reg_quotation_get_state (self->revision) == REG_QUOTATION_ACCEPTED;
  if (!acceptance->is_rest && reg_quotation_next (self, REG_QUOTATION_ACCEPT, &move, error) < 0)
    return FALSE;
  if (has_passed (db, self) && (!reason || !*reason))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "Quotation %s has expired; accepting it needs a reason", self->number);
  return reg_quotation_may_leave (db, reg_record_get_id (self->quotation),
                                  reg_record_get_id (self->revision), error);
}

static gboolean
close_quotation (
    RegDb *db, const Acceptance *acceptance, gint64 sale, const char *reason, GError **error)
{
  const RegQuotation *self = acceptance->self;
  RegQuotationMove move = { .is_verified = TRUE, .by_staff = TRUE, .reason = reason };
  RegRecordBuilder *head;

  if (!reg_quotation_step (db, self, REG_QUOTATION_ACCEPT, &move, error)
      || !reg_quotation_supersede_others (db, self, error))
    return FALSE;
  head = reg_record_builder_new_from (self->quotation);
  reg_record_builder_set_ref (head, REG_QUOTATION_CURRENT_ID, reg_record_get_id (self->revision));
  reg_record_builder_set_ref (head, REG_QUOTATION_SALE_ID, sale);
  reg_record_builder_set_int (head, REG_QUOTATION_CLOSED_AT, reg_db_now (db));
  return reg_command_save (db, head, error)
         && reg_quotation_finish_tasks (db, reg_record_get_id (self->quotation), error)
         && reg_quotation_close_deal (db, self, REG_STAGE_KIND_WON, NULL, NULL, error);
}

/**
 * reg_quotation_accept:
 * @db: a connection in a write job
 * @quotation: a quotation
 * @revision: the revision the customer said yes to, 0 for the current one; ready, approved, sent or
 *   expired, or accepted in part before
 * @lines: (nullable) (element-type gint64): ids of the lines taken; %NULL for all that count and
 *   were not taken before
 * @override_reason: (nullable): why an expired one is accepted all the same; kept with the sale
 * @error: %REG_STORE_ERROR_CONFLICT in another state or when a line was taken before;
 *   %REG_STORE_ERROR_REFUSED when it has expired or its approval cannot be verified;
 *   %REG_STORE_ERROR_INVALID when no line is taken
 *
 * Makes a sale of the lines taken, at what they came to in the quotation; a discount in money goes
 * with its lines. Other revisions are superseded, reminders are done, the deal is won.
 *
 * Returns: the id of the sale, 0 on failure
 */
gint64
reg_quotation_accept (RegDb *db,
                      gint64 quotation,
                      gint64 revision,
                      GArray *lines,
                      const char *override_reason,
                      GError **error)
{
  g_auto (Acceptance) acceptance = { 0 };
  gint64 sale;

  acceptance.self = reg_quotation_load (db, quotation, revision, error);
  if (!acceptance.self)
    return 0;
  if (!check_acceptable (db, &acceptance, override_reason, error))
    {
      reg_quotation_note_kept (db, acceptance.self, REG_APPROVAL_ATTEMPT_ACCEPT);
      return 0;
    }
  if (!pick_lines (&acceptance, lines, error) || !compute (&acceptance, error)
      || !(sale = write_sale (db, &acceptance, override_reason, error)))
    return 0;
  if (!acceptance.is_rest && !close_quotation (db, &acceptance, sale, override_reason, error))
    return 0;
  return sale;
}
