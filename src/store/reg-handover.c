/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-handover.h"

#include "store/reg-db-private.h"
#include "store/reg-handover-private.h"

#include "core/reg-fold.h"
#include "core/reg-stand-in.h"

#include <string.h>

/* --- the plan --------------------------------------------------------------------------- */

/**
 * reg_handover_plan_new:
 * @from: whose work it is
 *
 * Returns: (transfer full): a plan in which nobody gets anything yet
 */
RegHandoverPlan *
reg_handover_plan_new (gint64 from)
{
  RegHandoverPlan *self = g_new0 (RegHandoverPlan, 1);

  self->from = from;
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->picks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/**
 * reg_handover_plan_free:
 * @self: (transfer full): a plan
 */
void
reg_handover_plan_free (RegHandoverPlan *self)
{
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->picks);
  g_free (self->reason);
  g_free (self);
}

/**
 * reg_handover_plan_set_group:
 * @self: a plan
 * @group: a folded group
 * @staff: who gets the customers in it; 0 leaves them to the successor of all
 */
void
reg_handover_plan_set_group (RegHandoverPlan *self, const char *group, gint64 staff)
{
  g_hash_table_insert (self->groups, g_strdup (group), g_memdup2 (&staff, sizeof staff));
}

/**
 * reg_handover_plan_set_pick:
 * @self: a plan
 * @party: a customer
 * @staff: who gets this one, whatever else is said; 0 takes that back
 */
void
reg_handover_plan_set_pick (RegHandoverPlan *self, gint64 party, gint64 staff)
{
  if (staff)
    g_hash_table_insert (self->picks, g_memdup2 (&party, sizeof party),
                         g_memdup2 (&staff, sizeof staff));
  else
    g_hash_table_remove (self->picks, &party);
}

/**
 * reg_handover_plan_choose:
 * @self: a plan
 * @party: a customer
 * @group: the folded group it falls into
 *
 * Returns: who gets this customer
 */
gint64
reg_handover_plan_choose (const RegHandoverPlan *self, gint64 party, const char *group)
{
  const gint64 *pick = g_hash_table_lookup (self->picks, &party);

  if (!pick && self->way != REG_HANDOVER_TOGETHER)
    pick = g_hash_table_lookup (self->groups, group);
  return pick && *pick ? *pick : self->successor;
}

/* --- how much ---------------------------------------------------------------------------- */

#define COUNT(sql) "(SELECT count (*) FROM " sql ")"

/**
 * reg_handover_count:
 * @db: a connection
 * @staff: somebody
 * @counts: (out caller-allocates): what would be handed over
 * @error: what went wrong
 *
 * Returns: whether it could be counted
 */
gboolean
reg_handover_count (RegDb *db, gint64 staff, RegHandoverCounts *counts, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = reg_db_query (
      db,
      "SELECT " COUNT ("party_summary WHERE owner_id = ?1 AND in_bin = 0") "," COUNT (REG_HANDOVER_TASKS " AND coalesce (x.kind, 0) <> 1") "," COUNT (REG_HANDOVER_TASKS " AND x.kind = 1") "," COUNT (
          REG_HANDOVER_DEALS) "," COUNT (REG_HANDOVER_QUOTATIONS) "," COUNT (REG_HANDOVER_COMPLAINTS) "," COUNT (REG_HANDOVER_STEPS) "," COUNT (REG_HANDOVER_RULES) "," COUNT (REG_HANDOVER_REPORTS),
      "i", staff);

  *counts = (RegHandoverCounts){ 0 };
  if (reg_statement_next (one, &local))
    *counts = (RegHandoverCounts){
      .customers = reg_statement_int (one, 0),
      .tasks = reg_statement_int (one, 1),
      .promises = reg_statement_int (one, 2),
      .deals = reg_statement_int (one, 3),
      .quotations = reg_statement_int (one, 4),
      .complaints = reg_statement_int (one, 5),
      .approvals = reg_statement_int (one, 6),
      .rules = reg_statement_int (one, 7),
      .reports = reg_statement_int (one, 8),
    };
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- whom --------------------------------------------------------------------------------- */

static void
account_free (gpointer data)
{
  RegHandoverAccount *account = data;

  g_free (account->name);
  g_free (account->place);
  g_free (account->customer_class);
  g_free (account->group);
  g_free (account->words);
  g_free (account);
}

/* The product group that was in most of their purchases. */
#define GOODS                                                                                      \
  "(SELECT g.category FROM sale x JOIN sale_line l ON l.sale_id = x.id"                            \
  " JOIN product g ON g.id = l.product_id WHERE x.party_id = s.party_id"                           \
  " AND x.deleted_at IS NULL AND coalesce (x.state, 0) = 0 AND l.deleted_at IS NULL"               \
  " AND g.category <> '' GROUP BY g.category"                                                      \
  " ORDER BY count (DISTINCT x.id) DESC, g.category LIMIT 1)"

static const char *
get_group_sql (RegHandoverWay way)
{
  switch (way)
    {
    case REG_HANDOVER_BY_CLASS:
      return "p.customer_class";
    case REG_HANDOVER_BY_PLACE:
      return "s.town";
    case REG_HANDOVER_BY_GOODS:
      return GOODS;
    case REG_HANDOVER_TOGETHER:
    case REG_N_HANDOVER_WAYS:
    default:
      return "''";
    }
}

/**
 * reg_handover_list_accounts:
 * @db: a connection
 * @staff: somebody
 * @way: what the groups are made by
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHandoverAccount) (nullable): the customers they look
 *   after, the most valuable first
 */
GPtrArray *
reg_handover_list_accounts (RegDb *db, gint64 staff, RegHandoverWay way, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (account_free);
  g_autofree char *sql = g_strconcat ("SELECT s.party_id, s.sales_net, p.name,"
                                      " coalesce (s.town, ''), coalesce (p.customer_class, ''),"
                                      " coalesce (",
                                      get_group_sql (way),
                                      ", '') FROM party_summary s JOIN party p ON p.id = s.party_id"
                                      " WHERE s.owner_id = ? AND s.in_bin = 0"
                                      " ORDER BY s.contribution DESC, s.party_id",
                                      NULL);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", staff);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegHandoverAccount *account = g_new0 (RegHandoverAccount, 1);
      g_autofree char *words = NULL;

      account->party = reg_statement_int (each, 0);
      account->net = reg_statement_int (each, 1);
      account->name = reg_statement_dup (each, 2);
      account->place = reg_statement_dup (each, 3);
      account->customer_class = reg_statement_dup (each, 4);
      account->group = reg_statement_dup (each, 5);
      words = g_strjoin ("\n", account->name, account->place, account->customer_class, NULL);
      account->words = reg_fold (words);
      g_ptr_array_add (list, account);
    }
  if (!local)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- who fits ----------------------------------------------------------------------------- */

static void
group_free (gpointer data)
{
  RegHandoverGroup *group = data;

  g_free (group->group);
  g_free (group->label);
  g_free (group);
}

static gboolean
knows_about (const RegRecord *staff, const char *group)
{
  g_auto (GStrv)
      skills = g_strsplit_set (reg_record_get_text (staff, REG_STAFF_SKILLS), ",;\n", -1);
  g_autofree char *place = reg_fold (reg_record_get_text (staff, REG_STAFF_LOCATION));

  if (g_str_equal (g_strstrip (place), group))
    return TRUE;
  for (guint i = 0; skills[i]; i++)
    {
      g_autofree char *skill = reg_fold (g_strstrip (skills[i]));

      if (*skill && strstr (group, skill))
        return TRUE;
    }
  return FALSE;
}

static gint64
suggest (GPtrArray *staff, gint64 from, const char *group)
{
  for (guint i = 0; *group && i < staff->len; i++)
    if (reg_staff_is_here (staff->pdata[i]) && reg_record_get_id (staff->pdata[i]) != from
        && knows_about (staff->pdata[i], group))
      return reg_record_get_id (staff->pdata[i]);
  return 0;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const RegHandoverGroup *left = *(RegHandoverGroup *const *)a;
  const RegHandoverGroup *right = *(RegHandoverGroup *const *)b;

  if (!*left->group != !*right->group)
    return *left->group ? -1 : 1;
  if (left->n_customers != right->n_customers)
    return left->n_customers > right->n_customers ? -1 : 1;
  return strcmp (left->group, right->group);
}

/**
 * reg_handover_list_groups:
 * @db: a connection
 * @staff: whose customers they are
 * @accounts: (element-type RegHandoverAccount): those customers; their groups are folded here
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHandoverGroup) (nullable): the groups they fall into, the
 *   largest first, those in none last; each with a colleague who works there or knows about it
 */
GPtrArray *
reg_handover_list_groups (RegDb *db, gint64 staff, GPtrArray *accounts, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) colleagues = reg_db_list (db, REG_ENTITY_STAFF, REG_STAFF_NAME, error);

  if (!colleagues)
    return NULL;
  for (guint i = 0; i < accounts->len; i++)
    {
      RegHandoverAccount *account = accounts->pdata[i];
      g_autofree char *folded = g_strstrip (reg_fold (account->group));
      RegHandoverGroup *group = g_hash_table_lookup (seen, folded);

      if (!group)
        {
          group = g_new0 (RegHandoverGroup, 1);
          group->group = g_strdup (folded);
          group->label = g_strstrip (g_strdup (account->group));
          group->suggested = suggest (colleagues, staff, folded);
          g_ptr_array_add (list, group);
          g_hash_table_insert (seen, group->group, group);
        }
      group->n_customers++;
      g_free (account->group);
      account->group = g_steal_pointer (&folded);
    }
  g_ptr_array_sort (list, compare_groups);
  return g_steal_pointer (&list);
}
