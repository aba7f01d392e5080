/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approvals-private.h"
#include "store/reg-db-private.h"
#include "store/reg-party-merge.h"
#include "store/reg-quotations-private.h"

static RegRecord *
load_if_set (RegDb *db, RegEntityId entity, gint64 id)
{
  return id ? reg_db_load (db, entity, id, NULL) : NULL;
}

static char *
make_number (const RegRecord *quotation, const RegRecord *revision)
{
  const char *number = reg_record_get_text (quotation, REG_QUOTATION_NUMBER);
  gint64 n = reg_record_get_int (revision, REG_QUOTATION_REVISION_REVISION);

  if (!*number || n <= 1)
    return g_strdup (number);
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, number, n);
}

static GPtrArray *
load_categories (RegDb *db, GPtrArray *lines)
{
  GPtrArray *categories = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (RegRecord) product = load_if_set (
          db, REG_ENTITY_PRODUCT,
          reg_record_get_int (lines->pdata[i], REG_QUOTATION_LINE_PRODUCT_ID));

      g_ptr_array_add (categories,
                       product ? g_strdup (reg_record_peek_text (product, REG_PRODUCT_CATEGORY))
                               : NULL);
    }
  return categories;
}

/* A rule about selling below cost says nothing where the firm wants to hear nothing of it. */
static gboolean
is_in_force (const RegRecord *rule, RegBelowCost below_cost)
{
  return (reg_record_is_null (rule, REG_APPROVAL_RULE_ACTIVE)
          || reg_record_get_int (rule, REG_APPROVAL_RULE_ACTIVE))
         && (below_cost != REG_BELOW_COST_OFF
             || reg_record_get_int (rule, REG_APPROVAL_RULE_CONDITION) != REG_APPROVAL_BELOW_COST);
}

static gboolean
load_rules (RegDb *db, RegQuotation *self, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);

  self->below_cost = firm ? (RegBelowCost)reg_record_get_int (firm, REG_FIRM_BELOW_COST)
                          : REG_BELOW_COST_WARN;
  self->rules = reg_db_list (db, REG_ENTITY_APPROVAL_RULE, REG_APPROVAL_RULE_LEVEL, error);
  for (guint i = self->rules ? self->rules->len : 0; i > 0; i--)
    if (!is_in_force (self->rules->pdata[i - 1], self->below_cost))
      g_ptr_array_remove_index (self->rules, i - 1);
  return self->rules != NULL;
}

static RegRecord *
pick_revision (const RegQuotation *self, gint64 revision_id, GError **error)
{
  for (guint i = 0; i < self->revisions->len; i++)
    if (reg_record_get_id (self->revisions->pdata[i]) == revision_id)
      return reg_record_ref (self->revisions->pdata[i]);
  reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND,
                    "Quotation %" G_GINT64_FORMAT " has no revision with id %" G_GINT64_FORMAT,
                    reg_record_get_id (self->quotation), revision_id);
  return NULL;
}

static gboolean
load_children (RegDb *db, RegQuotation *self, gint64 revision_id, GError **error)
{
  gint64 id = reg_record_get_id (self->quotation);
  gint64 current = reg_record_get_int (self->quotation, REG_QUOTATION_CURRENT_ID);
  gint64 revision = revision_id ? revision_id : current;

  return (self->revisions = reg_db_list_by_int (db, REG_ENTITY_QUOTATION_REVISION,
                                                REG_QUOTATION_REVISION_QUOTATION_ID, id,
                                                REG_QUOTATION_REVISION_REVISION, error))
         && (self->revision = pick_revision (self, revision, error))
         && (self->lines = reg_db_list_by_int (db, REG_ENTITY_QUOTATION_LINE,
                                               REG_QUOTATION_LINE_REVISION_ID, revision,
                                               REG_QUOTATION_LINE_POSITION, error))
         && (self->steps = reg_db_list_by_int (db, REG_ENTITY_APPROVAL_STEP,
                                               REG_APPROVAL_STEP_REVISION_ID, revision,
                                               REG_APPROVAL_STEP_LEVEL, error))
         && (self->events = reg_db_list_by_int (db, REG_ENTITY_APPROVAL_EVENT,
                                                REG_APPROVAL_EVENT_QUOTATION_ID, id,
                                                REG_APPROVAL_EVENT_SEQ, error));
}

static gboolean
never_bought (RegDb *db, const RegRecord *party)
{
  return !party
         || !reg_db_query_int (db, 0, NULL,
                               "SELECT EXISTS (SELECT 1 FROM sale WHERE party_id = ?"
                               " AND deleted_at IS NULL AND coalesce (state, 0) = 0)",
                               "i", reg_record_get_id (party));
}

/**
 * reg_quotation_load_for_check:
 * @db: a connection
 * @quotation: a quotation
 * @revision: one of its revisions, 0 for the current one
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the rows an approval is for and those it rests on
 */
RegQuotation *
reg_quotation_load_for_check (RegDb *db, gint64 quotation, gint64 revision, GError **error)
{
  g_autoptr (RegQuotation) self = g_new0 (RegQuotation, 1);

  g_atomic_ref_count_init (&self->refs);
  if (!(self->quotation = reg_db_load (db, REG_ENTITY_QUOTATION, quotation, error))
      || !load_children (db, self, revision, error))
    return NULL;
  self->party = load_if_set (db, REG_ENTITY_PARTY,
                             reg_record_get_int (self->quotation, REG_QUOTATION_PARTY_ID));
  if (self->party
      && !(self->merged = reg_party_list_merged (db, reg_record_get_id (self->party), error)))
    return NULL;
  self->number = make_number (self->quotation, self->revision);
  return g_steal_pointer (&self);
}

/**
 * reg_quotation_load:
 * @db: a connection
 * @quotation: a quotation
 * @revision_id: one of its revisions, 0 for the current one
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the quotation with that revision
 */
RegQuotation *
reg_quotation_load (RegDb *db, gint64 quotation, gint64 revision_id, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_for_check (db, quotation, revision_id, error);

  if (!self || !load_rules (db, self, error))
    return NULL;
  self->owner = load_if_set (db, REG_ENTITY_STAFF,
                             reg_record_get_int (self->quotation, REG_QUOTATION_OWNER_ID));
  self->n_staff = reg_db_query_int (db, 0, NULL,
                                    "SELECT count (*) FROM staff WHERE deleted_at IS NULL"
                                    " AND coalesce (active, 1) <> 0",
                                    NULL);
  self->is_new_customer = never_bought (db, self->party);
  self->is_current = reg_record_get_id (self->revision)
                     == reg_record_get_int (self->quotation, REG_QUOTATION_CURRENT_ID);
  self->category_of_line = load_categories (db, self->lines);
  self->can_verify = reg_approvals_check_revision (db, self, NULL);
  return g_steal_pointer (&self);
}

/**
 * reg_quotation_load_current:
 * @db: a connection
 * @quotation: a quotation
 * @error: %REG_STORE_ERROR_NOT_FOUND; %REG_STORE_ERROR_CONFLICT when it is in the bin
 *
 * Returns: (transfer full) (nullable): the quotation, for a command
 */
RegQuotation *
reg_quotation_load_current (RegDb *db, gint64 quotation, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, quotation, 0, error);

  if (self && reg_record_get_deleted_at (self->quotation))
    {
      reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "The quotation is in the bin");
      return NULL;
    }
  return g_steal_pointer (&self);
}
