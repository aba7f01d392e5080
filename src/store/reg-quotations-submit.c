/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "core/reg-money.h"
#include "store/reg-approvals-private.h"
#include "store/reg-db-private.h"
#include "store/reg-firm.h"
#include "store/reg-opportunities.h"
#include "store/reg-quotations-private.h"

/* What handing in a revision comes to. */
typedef struct
{
  const RegQuotation *self;
  const RegRecord *revision; /* as it stands or is being edited */
  GPtrArray *lines;
  RegCalcInput *input;
  RegCalcResult *result;
  RegApprovalPolicy *policy;
  RegApprovalAssessment *needed;
  gint64 asker;
  RegQuotation *granting; /* an earlier revision whose approval covers this one */
  gint64 granted;         /* ppm */
} Submission;

static void
submission_clear (Submission *submission)
{
  g_clear_pointer (&submission->input, g_free);
  g_clear_pointer (&submission->result, reg_calc_result_free);
  g_clear_pointer (&submission->policy, reg_approval_policy_free);
  g_clear_pointer (&submission->needed, reg_approval_assessment_free);
  g_clear_pointer (&submission->granting, reg_quotation_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Submission, submission_clear)

static RegApprovalAssessment *
assess (const Submission *submission, gint64 granted)
{
  RegApprovalCase request;

  reg_quotation_approval_case (submission->self, submission->revision, submission->input,
                               submission->result, &request);
  request.granted_discount = granted;
  return reg_approval_policy_assess (submission->policy, &request);
}

static gboolean
prepare (const RegQuotation *self,
         const RegRecord *revision,
         GPtrArray *lines,
         Submission *submission,
         GError **error)
{
  submission->self = self;
  submission->revision = revision;
  submission->lines = lines;
  submission->input = reg_quotation_calc_input (revision, lines);
  if (!(submission->result = reg_quotation_compute (revision, lines, error)))
    return FALSE;
  submission->policy = reg_quotation_policy (self);
  submission->needed = assess (submission, 0);
  return TRUE;
}

/* --- a limit given earlier ------------------------------------------------------------- */

static gboolean
is_approval (const RegRecord *event, gint64 revision)
{
  gint64 kind = reg_record_get_int (event, REG_APPROVAL_EVENT_KIND);

  return reg_record_get_int (event, REG_APPROVAL_EVENT_REVISION_ID) == revision
         && (kind == REG_APPROVAL_EVENT_KIND_APPROVED
             || kind == REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT);
}

/* The strictest limit of the newest revision that was approved with one by all who had to. */
static gint64
find_limit (const RegQuotation *self, gint64 *revision)
{
  g_autoptr (GPtrArray) standing = reg_approvals_standing (self->events);
  gint64 limit = G_MAXINT64;

  *revision = 0;
  for (guint i = standing->len; i > 0 && !*revision; i--)
    if (reg_record_get_int (standing->pdata[i - 1], REG_APPROVAL_EVENT_KIND)
        == REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT)
      *revision = reg_record_get_int (standing->pdata[i - 1], REG_APPROVAL_EVENT_REVISION_ID);
  if (!*revision)
    return 0;
  for (guint i = 0; i < standing->len; i++)
    if (is_approval (standing->pdata[i], *revision))
      limit = MIN (limit, reg_record_get_int (standing->pdata[i], REG_APPROVAL_EVENT_LIMIT_VALUE));
  return limit;
}

static gboolean
is_same_offer (const RegRecord *line, const RegRecord *approved)
{
  static const int fields[] = { REG_QUOTATION_LINE_PRODUCT_ID, REG_QUOTATION_LINE_UNIT_PRICE,
                                REG_QUOTATION_LINE_UNIT_COST,  REG_QUOTATION_LINE_TAX_RATE,
                                REG_QUOTATION_LINE_TAX_PARTS,  REG_QUOTATION_LINE_EXEMPT_REASON };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!reg_value_equal (reg_record_get_value (line, fields[i]),
                          reg_record_get_value (approved, fields[i])))
      return FALSE;
  return reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID)
         || g_strcmp0 (reg_record_peek_text (line, REG_QUOTATION_LINE_DESCRIPTION),
                       reg_record_peek_text (approved, REG_QUOTATION_LINE_DESCRIPTION))
                == 0;
}

/* A limit is for what was looked at: products, prices and costs must be those. */
static gboolean
offers_the_same (GPtrArray *lines, const RegQuotation *approved)
{
  for (guint i = 0; i < lines->len; i++)
    {
      gint64 kind = reg_record_get_int (lines->pdata[i], REG_QUOTATION_LINE_KIND);
      gboolean found = kind == REG_LINE_TEXT || kind == REG_LINE_SECTION;

      for (guint k = 0; !found && k < approved->lines->len; k++)
        found = is_same_offer (lines->pdata[i], approved->lines->pdata[k]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Each discount that was rounded may be half a minor unit over what it says. */
static gboolean
is_within (const RegCalcResult *result, gint64 limit)
{
  RegWide over = (RegWide)result->discount * REG_PPM - (RegWide)result->base * limit;

  return 2 * over <= (RegWide)(result->n_lines + 1) * REG_PPM;
}

static gboolean
breaks_rule (const RegApprovalAssessment *assessment, gsize rule)
{
  for (gsize i = 0; i < assessment->n_matches; i++)
    if (assessment->matches[i].rule == rule)
      return TRUE;
  return FALSE;
}

static const RegRecord *
find_signature (const RegQuotation *approved, const RegApprovalStep *step)
{
  for (guint i = 0; i < approved->steps->len; i++)
    {
      const RegRecord *record = approved->steps->pdata[i];

      if (reg_record_get_int (record, REG_APPROVAL_STEP_STATE) == REG_APPROVAL_STEP_STATE_APPROVED
          && reg_record_get_int (record, REG_APPROVAL_STEP_LEVEL) == step->level
          && reg_record_get_int (record, REG_APPROVAL_STEP_STAFF_ID) == step->staff_id
          && (step->staff_id
              || reg_record_get_int (record, REG_APPROVAL_STEP_ROLE) == (gint64)step->role))
        return record;
    }
  return NULL;
}

/* Nothing may be broken now that was not broken, and signed for, then. */
static gboolean
is_covered_by (const Submission *submission, const RegQuotation *approved, gint64 limit)
{
  g_auto (Submission) then = { 0 };
  g_autoptr (RegApprovalAssessment) now = assess (submission, limit);

  if (!is_within (submission->result, limit) || !approved->can_verify
      || !offers_the_same (submission->lines, approved)
      || !prepare (approved, approved->revision, approved->lines, &then, NULL))
    return FALSE;
  for (gsize i = 0; i < now->n_matches; i++)
    if (!breaks_rule (then.needed, now->matches[i].rule))
      return FALSE;
  for (gsize i = 0; i < submission->needed->n_steps; i++)
    if (!find_signature (approved, &submission->needed->steps[i]))
      return FALSE;
  return TRUE;
}

/**
 * reg_quotation_load_grant:
 * @db: a connection
 * @self: a quotation
 * @limit: (out): down to which later revisions need not ask again, in ppm
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the newest revision that was approved with a limit; %NULL
 * without @error when there is none
 */
RegQuotation *
reg_quotation_load_grant (RegDb *db, const RegQuotation *self, gint64 *limit, GError **error)
{
  gint64 revision;

  *limit = find_limit (self, &revision);
  return *limit > 0 ? reg_quotation_load (db, reg_record_get_id (self->quotation), revision, error)
                    : NULL;
}

/**
 * reg_quotation_is_granted:
 * @self: a quotation
 * @revision: one of its revisions as it stands or is being edited
 * @lines: (element-type RegRecord): its lines
 * @approved: from reg_quotation_load_grant()
 * @limit: from the same
 *
 * Returns: whether nobody has to be asked again
 */
gboolean
reg_quotation_is_granted (const RegQuotation *self,
                          const RegRecord *revision,
                          GPtrArray *lines,
                          const RegQuotation *approved,
                          gint64 limit)
{
  g_auto (Submission) submission = { 0 };

  return prepare (self, revision, lines, &submission, NULL)
         && is_covered_by (&submission, approved, limit);
}

static gboolean
look_for_grant (RegDb *db, Submission *submission, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 limit;
  g_autoptr (RegQuotation)
      approved = reg_quotation_load_grant (db, submission->self, &limit, &local);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (approved && is_covered_by (submission, approved, limit))
    {
      submission->granting = g_steal_pointer (&approved);
      submission->granted = limit;
    }
  return TRUE;
}

/* --- writing --------------------------------------------------------------------------- */

/* Who asks: whoever works here; a firm of one needs no telling. */
static gint64
find_asker (RegDb *db, const RegQuotation *self)
{
  gint64 staff = reg_db_get_staff (db);

  if (!staff && self->n_staff == 1)
    {
      g_autoptr (GPtrArray) all = reg_db_list (db, REG_ENTITY_STAFF, -1, NULL);

      for (guint i = 0; all && i < all->len && !staff; i++)
        if (reg_record_is_null (all->pdata[i], REG_STAFF_ACTIVE)
            || reg_record_get_int (all->pdata[i], REG_STAFF_ACTIVE))
          staff = reg_record_get_id (all->pdata[i]);
    }
  return staff;
}

static gboolean
give_number (RegDb *db, const RegQuotation *self, GError **error)
{
  RegRecordBuilder *head;
  g_autofree char *number = NULL;

  if (!reg_record_is_null (self->quotation, REG_QUOTATION_NUMBER))
    return TRUE;
  if (!(number = reg_series_take (db, "quotation", error)))
    return FALSE;
  head = reg_record_builder_new_from (self->quotation);
  reg_record_builder_set_text (head, REG_QUOTATION_NUMBER, number);
  return reg_command_save (db, head, error);
}

static gboolean
write_steps (RegDb *db, const Submission *submission, GError **error)
{
  for (gsize i = 0; i < submission->needed->n_steps; i++)
    {
      const RegApprovalStep *needed = &submission->needed->steps[i];
      RegRecordBuilder *step = reg_record_builder_new (REG_ENTITY_APPROVAL_STEP);
      const RegRecord *signature = submission->granting
                                       ? find_signature (submission->granting, needed)
                                       : NULL;

      reg_record_builder_set_ref (step, REG_APPROVAL_STEP_REVISION_ID,
                                  reg_record_get_id (submission->self->revision));
      reg_record_builder_set_int (step, REG_APPROVAL_STEP_LEVEL, needed->level);
      reg_record_builder_set_int (step, REG_APPROVAL_STEP_ROLE, needed->role);
      reg_record_builder_set_ref (step, REG_APPROVAL_STEP_STAFF_ID, needed->staff_id);
      reg_record_builder_set_int (step, REG_APPROVAL_STEP_ALLOW_SELF, needed->allow_self);
      reg_record_builder_set_int (step, REG_APPROVAL_STEP_STATE,
                                  signature ? REG_APPROVAL_STEP_STATE_APPROVED
                                            : REG_APPROVAL_STEP_STATE_WAITING);
      if (signature)
        {
          reg_record_builder_set_value (
              step, REG_APPROVAL_STEP_DECIDED_BY,
              reg_record_get_value (signature, REG_APPROVAL_STEP_DECIDED_BY));
          reg_record_builder_set_int (step, REG_APPROVAL_STEP_DECIDED_AT, reg_db_now (db));
        }
      if (!reg_command_save (db, step, error))
        return FALSE;
    }
  return TRUE;
}

/* An entry for each person whose earlier limit stands for their signature. */
static gboolean
write_granted (RegDb *db, const Submission *submission, RegApprovalNote entry, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  entry.kind = REG_APPROVAL_EVENT_KIND_APPROVED;
  entry.limit = submission->granted;
  entry.comment = NULL;
  for (gsize i = 0; i < submission->needed->n_steps; i++)
    {
      const RegRecord *signature = find_signature (submission->granting,
                                                   &submission->needed->steps[i]);

      entry.staff = reg_record_get_int (signature, REG_APPROVAL_STEP_DECIDED_BY);
      if (g_hash_table_add (seen, GSIZE_TO_POINTER (entry.staff))
          && !reg_approvals_append (db, &entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_entries (
    RegDb *db, const Submission *submission, GBytes *hash, const char *reason, GError **error)
{
  RegApprovalNote entry = {
    .quotation = reg_record_get_id (submission->self->quotation),
    .revision = reg_record_get_id (submission->self->revision),
    .kind = REG_APPROVAL_EVENT_KIND_SUBMITTED,
    .staff = submission->asker,
    .content_hash = hash,
    .limit = submission->result->discount_rate,
    .comment = reason,
  };

  if (!submission->needed->n_steps)
    return TRUE;
  return reg_approvals_append (db, &entry, error)
         && (!submission->granting || write_granted (db, submission, entry, error));
}

/* What the customer gets looks the same ever after, whatever the firm chooses later. */
static void
keep_layout (RegDb *db, const RegRecord *revision, RegRecordBuilder *builder)
{
  g_autoptr (RegRecord) firm = NULL;
  const char *usual = NULL;

  if (*reg_record_get_text (revision, REG_QUOTATION_REVISION_LAYOUT) != '\0')
    return;
  firm = reg_db_load_firm (db, NULL);
  if (firm != NULL)
    usual = reg_record_peek_text (firm, REG_FIRM_LAYOUT);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_LAYOUT,
                               usual != NULL && *usual != '\0' ? usual : REG_QUOTATION_LAYOUT);
}

static gboolean
write_revision (RegDb *db,
                const Submission *submission,
                RegQuotationState state,
                const char *reason,
                GError **error)
{
  const RegQuotation *self = submission->self;
  RegRecordBuilder *builder = reg_record_builder_new_from (self->revision);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (GBytes) hash = NULL;
  RegRecordBuilder *sealed;

  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_STATE, state);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_ISSUED_ON, today);
  reg_record_builder_set_ref (builder, REG_QUOTATION_REVISION_ASKED_BY, submission->asker);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_ASKED_REASON, reason);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_ASKED_AT, reg_db_now (db));
  if (state != REG_QUOTATION_WAITING)
    reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DECIDED_AT, reg_db_now (db));
  keep_layout (db, self->revision, builder);
  record = reg_record_builder_end (builder);
  hash = reg_quotation_fingerprint (self->quotation, record, self->lines, self->party);
  sealed = reg_record_builder_new_from (record);
  reg_record_builder_set_blob (sealed, REG_QUOTATION_REVISION_CONTENT_HASH, hash);
  return reg_command_save (db, sealed, error) && write_steps (db, submission, error)
         && write_entries (db, submission, hash, reason, error);
}

/* --- the command ----------------------------------------------------------------------- */

static gboolean
check_complete (RegDb *db, const RegQuotation *self, GError **error)
{
  const char *until = reg_record_peek_text (self->revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  g_autofree char *today = reg_db_today (db);

  if (!self->party)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "quotation: party_id is missing");
  if (until && strcmp (until, today) < 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "quotation: valid_until has passed");
  return TRUE;
}

static gboolean
has_money (const RegCalcResult *result)
{
  for (gsize i = 0; i < result->n_lines; i++)
    if (result->lines[i].counts)
      return TRUE;
  return FALSE;
}

/* The draft as it is computed today, whatever was written into its rows before. */
static RegQuotation *
load_recomputed (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);

  if (!self)
    return NULL;
  if (reg_quotation_state_may_edit (reg_quotation_get_state (self->revision))
      && !reg_quotation_save_draft (db, self->revision, self->lines, error))
    return NULL;
  return reg_quotation_load_current (db, quotation, error);
}

/* What a deal that begins with its quotation is called. */
static char *
deal_title (const RegQuotation *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *words = reg_record_get_text (self->lines->pdata[i],
                                               REG_QUOTATION_LINE_DESCRIPTION);

      if (reg_record_is_null (self->quotation, REG_QUOTATION_TITLE) && *words)
        return g_strndup (words, strcspn (words, "\n"));
    }
  return g_strdup (reg_record_get_text (self->quotation, REG_QUOTATION_TITLE));
}

/* The first open stage in which a deal is as likely to be won as not: that of quotations. */
static gint64
quoted_stage (RegDb *db)
{
  return reg_db_query_int (db, 0, NULL,
                           "SELECT id FROM stage WHERE kind = ? AND deleted_at IS NULL"
                           " ORDER BY probability < 500000, position LIMIT 1",
                           "i", (gint64)REG_STAGE_KIND_OPEN);
}

/* A quotation that nobody made a deal for becomes one when it is handed in: the pipeline is what
 * customers have been offered. */
static gboolean
open_deal (RegDb *db, gint64 quotation, const RegQuotation *self, GError **error)
{
  RegRecordBuilder *builder = NULL, *head;
  g_autoptr (RegRecord) record = NULL;
  g_autofree char *title = deal_title (self);
  gint64 stage = quoted_stage (db);
  gint64 deal;

  if (!reg_record_is_null (self->quotation, REG_QUOTATION_OPPORTUNITY_ID) || !stage || !*title)
    return TRUE;
  builder = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_TITLE, title);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID, reg_record_get_id (self->party));
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_OWNER_ID,
                              reg_record_get_int (self->quotation, REG_QUOTATION_OWNER_ID));
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID, stage);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_CAMPAIGN_ID,
                              reg_record_get_int (self->quotation, REG_QUOTATION_CAMPAIGN_ID));
  reg_record_builder_set_int (builder, REG_OPPORTUNITY_VALUE,
                              reg_record_get_int (self->revision, REG_QUOTATION_REVISION_NET));
  reg_record_builder_set_text (
      builder, REG_OPPORTUNITY_CURRENCY,
      reg_record_get_text (self->revision, REG_QUOTATION_REVISION_CURRENCY));
  reg_record_builder_set_text (
      builder, REG_OPPORTUNITY_EXPECTED_ON,
      reg_record_peek_text (self->revision, REG_QUOTATION_REVISION_VALID_UNTIL));
  record = reg_record_builder_end (builder);
  deal = reg_opportunity_create (db, record, error);
  head = deal ? reg_command_edit (db, REG_ENTITY_QUOTATION, quotation, error) : NULL;
  if (!head)
    return FALSE;
  reg_record_builder_set_ref (head, REG_QUOTATION_OPPORTUNITY_ID, deal);
  return reg_command_save (db, head, error);
}

/**
 * reg_quotation_submit:
 * @db: a connection in a write job
 * @quotation: a quotation whose current revision is a draft
 * @reason: (nullable): why the customer should have this price
 * @error: %REG_STORE_ERROR_CONFLICT when it is no draft; %REG_STORE_ERROR_INVALID when something is
 *   missing; %REG_STORE_ERROR_REFUSED when there is nothing in it or nobody is known to ask
 *
 * Computes it anew, asks the policy, seals the content and gives it its number. The entry in the
 * chain keeps the discount asked for (ppm of the whole) and the reason.
 *
 * Returns: whether it is ready, approved by an earlier limit, or waiting
 */
gboolean
reg_quotation_submit (RegDb *db, gint64 quotation, const char *reason, GError **error)
{
  g_autoptr (RegQuotation) self = load_recomputed (db, quotation, error);
  g_auto (Submission) submission = { 0 };
  RegQuotationMove move = { 0 };
  int state;

  if (!self || !prepare (self, self->revision, self->lines, &submission, error))
    return FALSE;
  move.needs_approval = submission.needed->n_steps > 0;
  move.has_money = has_money (submission.result);
  state = reg_quotation_next (self, REG_QUOTATION_SUBMIT, &move, error);
  if (state < 0 || !check_complete (db, self, error)
      || !reg_quotation_check_cost (db, self, REG_APPROVAL_ATTEMPT_SUBMIT, error))
    return FALSE;
  submission.asker = find_asker (db, self);
  if (move.needs_approval)
    {
      if (!submission.asker)
        return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                                 "Nobody is known to be working, so nobody can ask for approval");
      if (!look_for_grant (db, &submission, error))
        return FALSE;
      if (submission.granting)
        state = REG_QUOTATION_APPROVED;
    }
  return give_number (db, self, error) && open_deal (db, quotation, self, error)
         && write_revision (db, &submission, state, reason, error);
}
