/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-entity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REG_NOTHING NULL, REG_ENTITY_NONE
#define REG_VOCABULARY(name) &reg_enum_##name, REG_ENTITY_NONE
#define REG_REFERS(entity) NULL, REG_ENTITY_##entity

/* Two steps, so that the pair made by the macros above falls apart into two arguments. */
#define FIELD_ROW(...) FIELD_ROW_ (__VA_ARGS__)
#define FIELD_ROW_(E, FIELD, col, t, text, f, words, entity, names)                                \
  { .column = col,                                                                                 \
    .label = text,                                                                                 \
    .import_names = names,                                                                         \
    .vocabulary = words,                                                                           \
    .type = REG_FIELD_TYPE_##t,                                                                    \
    .flags = f,                                                                                    \
    .refers = entity },

#define DEFINE_FIELDS(name, FIELDS)                                                                \
  static const RegFieldInfo name##_fields[] = { FIELDS (FIELD_ROW) };

DEFINE_FIELDS (FIRM, REG_FIRM_FIELDS)
DEFINE_FIELDS (STAFF, REG_STAFF_FIELDS)
DEFINE_FIELDS (PARTY, REG_PARTY_FIELDS)
DEFINE_FIELDS (CONTACT_POINT, REG_CONTACT_POINT_FIELDS)
DEFINE_FIELDS (PARTY_LINK, REG_PARTY_LINK_FIELDS)
DEFINE_FIELDS (TOUCHPOINT, REG_TOUCHPOINT_FIELDS)
DEFINE_FIELDS (TASK, REG_TASK_FIELDS)
DEFINE_FIELDS (STAGE, REG_STAGE_FIELDS)
DEFINE_FIELDS (OPPORTUNITY, REG_OPPORTUNITY_FIELDS)
DEFINE_FIELDS (TAX_RATE, REG_TAX_RATE_FIELDS)
DEFINE_FIELDS (PRODUCT, REG_PRODUCT_FIELDS)
DEFINE_FIELDS (QUOTATION, REG_QUOTATION_FIELDS)
DEFINE_FIELDS (QUOTATION_REVISION, REG_QUOTATION_REVISION_FIELDS)
DEFINE_FIELDS (QUOTATION_LINE, REG_QUOTATION_LINE_FIELDS)
DEFINE_FIELDS (APPROVAL_RULE, REG_APPROVAL_RULE_FIELDS)
DEFINE_FIELDS (APPROVAL_STEP, REG_APPROVAL_STEP_FIELDS)
DEFINE_FIELDS (APPROVAL_EVENT, REG_APPROVAL_EVENT_FIELDS)
DEFINE_FIELDS (SALE, REG_SALE_FIELDS)
DEFINE_FIELDS (SALE_LINE, REG_SALE_LINE_FIELDS)
DEFINE_FIELDS (COMPLAINT, REG_COMPLAINT_FIELDS)
DEFINE_FIELDS (COMPLAINT_EVENT, REG_COMPLAINT_EVENT_FIELDS)
DEFINE_FIELDS (COMPLAINT_TARGET, REG_COMPLAINT_TARGET_FIELDS)
DEFINE_FIELDS (OPENING_HOURS, REG_OPENING_HOURS_FIELDS)
DEFINE_FIELDS (HOLIDAY, REG_HOLIDAY_FIELDS)
DEFINE_FIELDS (DOCUMENT_SERIES, REG_DOCUMENT_SERIES_FIELDS)
DEFINE_FIELDS (ATTACHMENT, REG_ATTACHMENT_FIELDS)
DEFINE_FIELDS (PARTY_APART, REG_PARTY_APART_FIELDS)
DEFINE_FIELDS (CONTACT_RULE, REG_CONTACT_RULE_FIELDS)
DEFINE_FIELDS (CONSENT, REG_CONSENT_FIELDS)
DEFINE_FIELDS (SEGMENT, REG_SEGMENT_FIELDS)
DEFINE_FIELDS (EXPORT_ENTRY, REG_EXPORT_ENTRY_FIELDS)
DEFINE_FIELDS (HOLDING, REG_HOLDING_FIELDS)
DEFINE_FIELDS (RUNG_MARK, REG_RUNG_MARK_FIELDS)
DEFINE_FIELDS (CONFIRMATION, REG_CONFIRMATION_FIELDS)
DEFINE_FIELDS (FIELD_RULE, REG_FIELD_RULE_FIELDS)
DEFINE_FIELDS (QUESTION, REG_QUESTION_FIELDS)
DEFINE_FIELDS (ANSWER, REG_ANSWER_FIELDS)
DEFINE_FIELDS (ABSENCE, REG_ABSENCE_FIELDS)
DEFINE_FIELDS (SHIFT_NOTE, REG_SHIFT_NOTE_FIELDS)
DEFINE_FIELDS (PLAY, REG_PLAY_FIELDS)
DEFINE_FIELDS (CHECKLIST, REG_CHECKLIST_FIELDS)
DEFINE_FIELDS (CAMPAIGN, REG_CAMPAIGN_FIELDS)
DEFINE_FIELDS (PRICE_LIST, REG_PRICE_LIST_FIELDS)
DEFINE_FIELDS (PRICE_ITEM, REG_PRICE_ITEM_FIELDS)
DEFINE_FIELDS (QUOTATION_TEMPLATE, REG_QUOTATION_TEMPLATE_FIELDS)
DEFINE_FIELDS (TEMPLATE_LINE, REG_TEMPLATE_LINE_FIELDS)
DEFINE_FIELDS (BUNDLE_PART, REG_BUNDLE_PART_FIELDS)
DEFINE_FIELDS (GUIDE, REG_GUIDE_FIELDS)
DEFINE_FIELDS (GUIDE_STEP, REG_GUIDE_STEP_FIELDS)
DEFINE_FIELDS (MATERIAL, REG_MATERIAL_FIELDS)
DEFINE_FIELDS (MATERIAL_REQUEST, REG_MATERIAL_REQUEST_FIELDS)
DEFINE_FIELDS (APPROVAL_KEY, REG_APPROVAL_KEY_FIELDS)
DEFINE_FIELDS (QUOTATION_FILE, REG_QUOTATION_FILE_FIELDS)

static const RegEntityInfo entities[] = {
#define ENTITY_ROW(CODE, name, text, kind, f)                                                      \
  [REG_ENTITY_##CODE] = { .id = REG_ENTITY_##CODE,                                                 \
                          .table = name,                                                           \
                          .label = text,                                                           \
                          .sharing = REG_SHARING_##kind,                                           \
                          .flags = f,                                                              \
                          .n_fields = REG_##CODE##_N_FIELDS,                                       \
                          .fields = CODE##_fields },
  REG_ENTITIES (ENTITY_ROW)
};

/**
 * reg_entity_get_info:
 * @entity: which kind of record
 *
 * Returns: (transfer none): its description
 */
const RegEntityInfo *
reg_entity_get_info (RegEntityId entity)
{
  g_return_val_if_fail (entity > REG_ENTITY_NONE && entity < REG_N_ENTITIES, NULL);
  return &entities[entity];
}

/**
 * reg_entity_from_table:
 * @table: a table name
 *
 * Returns: the kind of record kept there, or %REG_ENTITY_NONE
 */
RegEntityId
reg_entity_from_table (const char *table)
{
  for (int i = REG_ENTITY_NONE + 1; i < REG_N_ENTITIES; i++)
    if (g_strcmp0 (entities[i].table, table) == 0)
      return i;
  return REG_ENTITY_NONE;
}

/**
 * reg_entity_find_field:
 * @info: a description
 * @column: a column name
 *
 * Returns: the field's number, or -1
 */
int
reg_entity_find_field (const RegEntityInfo *info, const char *column)
{
  for (int i = 0; i < info->n_fields; i++)
    if (strcmp (info->fields[i].column, column) == 0)
      return i;
  return -1;
}

/**
 * reg_field_is_text:
 * @field: a field
 *
 * Returns: whether the field's values are text (dates included)
 */
gboolean
reg_field_is_text (const RegFieldInfo *field)
{
  return field->type == REG_FIELD_TYPE_TEXT || field->type == REG_FIELD_TYPE_LONG_TEXT
         || field->type == REG_FIELD_TYPE_DATE;
}
