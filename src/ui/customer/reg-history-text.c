/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-history-text.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"

static char *
describe_ref (const RegFieldInfo *field, gint64 id, RegSession *session)
{
  RegRecord *staff = field->refers == REG_ENTITY_STAFF ? reg_session_find_staff (session, id)
                                                       : NULL;

  if (staff != NULL)
    return g_strdup (reg_record_get_text (staff, REG_STAFF_NAME));
  return g_strdup (_ (reg_entity_get_info (field->refers)->label));
}

static char *
describe_number (const RegFieldInfo *field, gint64 value, RegSession *session)
{
  const RegNumberStyle *style = reg_session_get_number_style (session);

  switch (field->type)
    {
    case REG_FIELD_TYPE_BOOL:
      return g_strdup (value != 0 ? _ ("yes") : _ ("no"));
    case REG_FIELD_TYPE_ENUM:
      return g_strdup (_ (reg_enum_get_label (field->vocabulary, value)));
    case REG_FIELD_TYPE_REF:
      return describe_ref (field, value, session);
    case REG_FIELD_TYPE_MONEY:
      return reg_session_format_money (session, value, NULL);
    case REG_FIELD_TYPE_PRICE:
      return reg_price_format (value, reg_session_get_currency (session), style);
    case REG_FIELD_TYPE_QUANTITY:
      return reg_quantity_format (value, style);
    case REG_FIELD_TYPE_RATE:
      return reg_session_format_rate (session, value);
    case REG_FIELD_TYPE_INSTANT:
      return reg_session_format_day (session, value);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

/**
 * reg_history_text_describe_value:
 * @field: where it stands
 * @value: what stands there
 * @session: writes numbers and dates
 *
 * Returns: (transfer full): the value for people, texts in quotes
 */
char *
reg_history_text_describe_value (const RegFieldInfo *field,
                                 const RegValue *value,
                                 RegSession *session)
{
  switch (value->type)
    {
    case REG_VALUE_INT:
      return describe_number (field, value->i, session);
    case REG_VALUE_TEXT:
      if (field->type == REG_FIELD_TYPE_DATE)
        return reg_session_format_date (session, value->text);
      return g_strdup_printf ("“%s”", value->text);
    case REG_VALUE_BLOB:
      return g_strdup (_ ("a file"));
    case REG_VALUE_NULL:
    default:
      /* Translators: the value of a field in which nothing stands */
      return g_strdup (_ ("nothing"));
    }
}

static const char *
describe_operation (char op)
{
  switch (op)
    {
    case 'i':
      return _ ("Written down");
    case 'd':
      return _ ("Removed");
    case 'b':
      return _ ("Deleted");
    case 'r':
      return _ ("Brought back");
    default:
      return _ ("Changed");
    }
}

/**
 * reg_history_text_describe:
 * @entity: what kind of record it happened to
 * @entry: what happened
 * @session: writes values
 *
 * Returns: (transfer full): "Phone: “123” → “456”", or what happened to the whole record
 */
char *
reg_history_text_describe (RegEntityId entity, const RegHistoryEntry *entry, RegSession *session)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  const RegFieldInfo *field;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (entry->field < 0 || entry->field >= info->n_fields)
    return g_strdup (describe_operation (entry->op));
  field = &info->fields[entry->field];
  if (field->flags & REG_FIELD_SECRET)
    /* Translators: %s is a field whose value is kept secret, such as "PIN" */
    return g_strdup_printf (_ ("%s: changed"), _ (field->label));
  before = reg_history_text_describe_value (field, &entry->old_value, session);
  after = reg_history_text_describe_value (field, &entry->new_value, session);
  /* Translators: the name of a field, its value before, and after */
  return g_strdup_printf (_ ("%s: %s → %s"), _ (field->label), before, after);
}
