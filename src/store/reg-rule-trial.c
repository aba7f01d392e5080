/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-rule-trial.h"

#include "store/reg-db-private.h"
#include "store/reg-quotations-private.h"

/* How many quotations lie between two words about how far it is. */
#define REPORT_EVERY 100

/* Of each quotation the last revision that was handed in on these days. */
#define HANDED_IN                                                                                  \
  " FROM quotation_revision x JOIN quotation q ON q.id = x.quotation_id"                           \
  " WHERE q.deleted_at IS NULL AND x.deleted_at IS NULL AND x.issued_on BETWEEN ?1 AND ?2"         \
  " AND NOT EXISTS (SELECT 1 FROM quotation_revision n WHERE n.quotation_id = x.quotation_id"      \
  "  AND n.revision > x.revision AND n.deleted_at IS NULL AND n.issued_on BETWEEN ?1 AND ?2)"

/* Whoever bought before that day was not new then, whatever they bought since. */
#define ABOUT                                                                                      \
  "q.number, coalesce (p.name, ''), p.customer_class,"                                             \
  " NOT EXISTS (SELECT 1 FROM sale s WHERE s.party_id = q.party_id AND s.deleted_at IS NULL"       \
  "  AND coalesce (s.state, 0) = 0 AND s.sold_on < x.issued_on)"

enum
{
  ABOUT_NUMBER,
  ABOUT_PARTY,
  ABOUT_CLASS,
  ABOUT_IS_NEW
};

typedef struct
{
  RegDb *db;
  RegApprovalPolicy *policy; /* the rule alone */
  GHashTable *groups;        /* product id → char*, only where the rule asks for groups */
  RegRuleTrial *trial;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->policy, reg_approval_policy_free);
  g_clear_pointer (&run->groups, g_hash_table_unref);
  g_clear_pointer (&run->trial, reg_rule_trial_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
catch_free (gpointer data)
{
  RegRuleCatch *caught = data;

  g_free (caught->number);
  g_free (caught->party_name);
  g_free (caught->issued_on);
  g_free (caught->currency);
  g_free (caught);
}

/**
 * reg_rule_trial_free:
 * @self: (transfer full): what a rule would have caught
 */
void
reg_rule_trial_free (RegRuleTrial *self)
{
  g_ptr_array_unref (self->caught);
  g_free (self);
}

/* --- one quotation ----------------------------------------------------------------------- */

static gboolean
read_groups (RegDb *db, GHashTable *groups, GError **error)
{
  g_autoptr (RegStatement)
      each = reg_db_query (db, "SELECT id, category FROM product WHERE category IS NOT NULL", NULL);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_hash_table_insert (groups, GSIZE_TO_POINTER (reg_statement_int (each, 0)),
                         reg_statement_dup (each, 1));
  return !reg_db_pass_on (&local, error);
}

static GPtrArray *
find_groups (const Run *run, GPtrArray *lines)
{
  GPtrArray *groups = g_ptr_array_sized_new (lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      gint64 product = reg_record_get_int (lines->pdata[i], REG_QUOTATION_LINE_PRODUCT_ID);

      g_ptr_array_add (groups, g_hash_table_lookup (run->groups, GSIZE_TO_POINTER (product)));
    }
  return groups;
}

/* Of several lines that break it the one that is furthest off. */
static const RegApprovalMatch *
find_worst (const RegApprovalAssessment *assessment)
{
  const RegApprovalMatch *worst = &assessment->matches[0];

  for (gsize i = 1; i < assessment->n_matches; i++)
    if (ABS (assessment->matches[i].actual - assessment->matches[i].limit)
        > ABS (worst->actual - worst->limit))
      worst = &assessment->matches[i];
  return worst;
}

/* The line as it is counted on paper, from 0. */
static int
count_line (const RegCalcInput *input, int line)
{
  int number = line;

  for (int i = 0; i < line; i++)
    if (input->lines[i].kind == REG_LINE_TEXT || input->lines[i].kind == REG_LINE_SECTION)
      number--;
  return number;
}

static char *
make_number (const char *number, gint64 revision)
{
  if (number == NULL || revision <= 1)
    return g_strdup (number != NULL ? number : "");
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, number, revision);
}

static void
add_catch (const Run *run,
           RegStatement *about,
           int first,
           const RegRecord *revision,
           const RegCalcInput *input,
           const RegApprovalMatch *match)
{
  RegRuleCatch *caught = g_new0 (RegRuleCatch, 1);

  caught->quotation = reg_record_get_int (revision, REG_QUOTATION_REVISION_QUOTATION_ID);
  caught->number = make_number (reg_statement_text (about, first + ABOUT_NUMBER),
                                reg_record_get_int (revision, REG_QUOTATION_REVISION_REVISION));
  caught->party_name = reg_statement_dup (about, first + ABOUT_PARTY);
  caught->issued_on = g_strdup (reg_record_get_text (revision, REG_QUOTATION_REVISION_ISSUED_ON));
  caught->currency = g_strdup (input->currency);
  caught->match = *match;
  caught->match.line = count_line (input, match->line);
  g_ptr_array_add (run->trial->caught, caught);
}

/* What cannot be computed could not be handed in; it counts as looked at and was not caught. */
static gboolean
try_revision (
    const Run *run, RegStatement *about, int first, const RegRecord *revision, GError **error)
{
  g_autoptr (GPtrArray) lines = reg_db_list_by_int (
      run->db, REG_ENTITY_QUOTATION_LINE, REG_QUOTATION_LINE_REVISION_ID,
      reg_record_get_id (revision), REG_QUOTATION_LINE_POSITION, error);
  g_autofree RegCalcInput *input = NULL;
  g_autoptr (RegCalcResult) result = NULL;
  g_autoptr (RegApprovalAssessment) assessment = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  RegApprovalCase request = { 0 };

  if (!lines)
    return FALSE;
  input = reg_quotation_calc_input (revision, lines);
  if (!(result = reg_calc_compute (input, NULL)))
    return TRUE;
  groups = run->groups ? find_groups (run, lines) : NULL;
  request.input = input;
  request.result = result;
  request.payment_days = reg_record_get_int (revision, REG_QUOTATION_REVISION_PAYMENT_DAYS);
  request.customer_class = reg_statement_text (about, first + ABOUT_CLASS);
  request.product_groups = groups ? (const char *const *)groups->pdata : NULL;
  request.is_new_customer = reg_statement_int (about, first + ABOUT_IS_NEW) != 0;
  assessment = reg_approval_policy_assess (run->policy, &request);
  if (assessment->n_matches)
    add_catch (run, about, first, revision, input, find_worst (assessment));
  return TRUE;
}

/* --- all of them ------------------------------------------------------------------------- */

static gboolean
try_all (const Run *run, const char *since, const char *until, gint64 total, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_QUOTATION_REVISION);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_auto (GStrv) counted = g_strsplit (columns, ",", -1);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s, " ABOUT " FROM (SELECT x.id" HANDED_IN ") chosen"
      " JOIN quotation_revision x ON x.id = chosen.id JOIN quotation q ON q.id = x.quotation_id"
      " LEFT JOIN party p ON p.id = q.party_id ORDER BY x.issued_on DESC, x.id DESC",
      columns);
  int first = (int)g_strv_length (counted);
  g_autoptr (RegStatement) each = reg_db_query (run->db, sql, "tt", since, until);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      g_autoptr (RegRecord) revision = reg_db_read_record (each, info);

      if (g_cancellable_set_error_if_cancelled (run->db->cancellable, &local)
          || !try_revision (run, each, first, revision, &local))
        break;
      if (++run->trial->n_quotations % REPORT_EVERY == 0)
        reg_db_report (run->db, run->trial->n_quotations, total);
    }
  return !reg_db_pass_on (&local, error);
}

/**
 * reg_rule_trial_run:
 * @db: a connection
 * @rule: an approval rule as it is saved or being written; whether it is in force does not matter
 * @since: the first day, YYYY-MM-DD
 * @until: the last day
 * @error: what went wrong; %G_IO_ERROR_CANCELLED when the job was
 *
 * Asks the policy, with this rule alone, about every quotation that was handed in on these days, as
 * it was handed in. The class of a customer and the group of a product are those of today. Tells
 * how far it is; see reg_db_report(). Takes time; in a read job only.
 *
 * Returns: (transfer full) (nullable): what the rule would have caught
 */
RegRuleTrial *
reg_rule_trial_run (
    RegDb *db, const RegRecord *rule, const char *since, const char *until, GError **error)
{
  g_auto (Run) run = { .db = db, .trial = g_new0 (RegRuleTrial, 1) };
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  gint64 total;

  run.trial->caught = g_ptr_array_new_with_free_func (catch_free);
  g_ptr_array_add (rules, (gpointer)rule);
  run.policy = reg_quotation_policy_of (rules);
  if (run.policy->rules[0].condition == REG_APPROVAL_PRODUCT_GROUP)
    {
      run.groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      if (!read_groups (db, run.groups, error))
        return NULL;
    }
  total = reg_db_query_int (db, -1, error, "SELECT count (*)" HANDED_IN, "tt", since, until);
  if (total < 0 || !try_all (&run, since, until, total, error))
    return NULL;
  return g_steal_pointer (&run.trial);
}
