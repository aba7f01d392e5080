/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "core/reg-approval-policy.h"
#include "core/reg-fold.h"
#include "io/reg-io-error.h"

#include <string.h>

/* Products and staff: one row, one record. */

/* Somebody whose title says so decides about discounts; everybody else sells. */
static RegRole
guess_role (const char *title)
{
  static const char *const deciding[] = { "manager", "president", "director", "head",
                                          "chef",    "leiter",    "owner",    "chief" };
  g_autofree char *folded = reg_fold (title);

  for (guint i = 0; i < G_N_ELEMENTS (deciding); i++)
    if (strstr (folded, deciding[i]))
      return REG_ROLE_MANAGER;
  return REG_ROLE_SALES;
}

static void
complete_staff (RegImportRun *run, RegRecordBuilder *builder, gboolean is_new)
{
  g_autofree char *given = g_strstrip (g_strdup (reg_import_get_value (run, "given_name")));
  g_autofree char *family = g_strstrip (g_strdup (reg_import_get_value (run, "family_name")));
  g_autofree char *name = g_strstrip (g_strdup_printf ("%s %s", given, family));

  if (!*reg_import_get_value (run, "name") && *name)
    reg_record_builder_set_text (builder, REG_STAFF_NAME, name);
  if (!is_new)
    return;
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
  if (!*reg_import_get_value (run, "role"))
    reg_record_builder_set_int (builder, REG_STAFF_ROLE,
                                guess_role (reg_import_get_value (run, "title")));
}

static void
complete_product (RegImportRun *run, RegRecordBuilder *builder, gboolean is_new)
{
  if (!is_new)
    return;
  if (reg_record_builder_get_value (builder, REG_PRODUCT_TAX_RATE_ID)->type == REG_VALUE_NULL)
    {
      g_autoptr (RegRecord) usual = reg_db_find_by_int (run->db, REG_ENTITY_TAX_RATE,
                                                        REG_TAX_RATE_IS_DEFAULT, TRUE, NULL);
      if (usual)
        reg_record_builder_set_ref (builder, REG_PRODUCT_TAX_RATE_ID, reg_record_get_id (usual));
    }
}

/**
 * reg_import_record_row:
 * @run: a run on a row of products or staff
 * @error: why the row cannot be taken
 *
 * Returns: what came of it
 */
RegImportOutcome
reg_import_record_row (RegImportRun *run, GError **error)
{
  RegEntityId entity = reg_import_entity (reg_import_plan_get_kind (run->plan), 0);
  const RegEntityInfo *info = reg_entity_get_info (entity);
  const char *key = reg_import_plan_get_key (run->plan);
  g_autofree char *value = key ? g_strstrip (g_strdup (reg_import_get_value (run, key))) : NULL;
  gint64 existing = run->by_key ? reg_lookup_find (run->by_key, value) : 0;
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecordBuilder) builder = NULL;
  RegImportOutcome outcome;
  gint64 id;

  if (run->by_key && (!value || !*value))
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "%s: is empty", key);
      return REG_IMPORT_REJECTED;
    }
  record = existing ? reg_db_load (run->db, entity, existing, NULL) : NULL;
  builder = record ? reg_record_builder_new_from (record) : reg_record_builder_new (entity);
  if (!reg_import_set_fields (run, builder, info, -1, error))
    return REG_IMPORT_REJECTED;
  if (entity == REG_ENTITY_STAFF)
    complete_staff (run, builder, !existing);
  else
    complete_product (run, builder, !existing);
  outcome = reg_import_save (run, existing, g_steal_pointer (&builder), &id, error);
  if (outcome == REG_IMPORT_REJECTED)
    return outcome;
  if (run->by_key)
    reg_lookup_add (run->by_key, value, id);
  if (entity == REG_ENTITY_STAFF)
    reg_import_refer_later (run, entity, id);
  return outcome;
}
