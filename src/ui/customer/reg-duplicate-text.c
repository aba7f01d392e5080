/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-duplicate-text.h"

#include <glib/gi18n.h>

#include "core/reg-duplicate-merge.h"
#include "ui/customer/reg-history-text.h"

/**
 * reg_duplicate_text_get_field:
 * @is_firm: whether both are organisations
 *
 * Returns: what is compared
 */
const char *
reg_duplicate_text_get_field (RegDuplicateField field, gboolean is_firm)
{
  switch (field)
    {
    case REG_DUPLICATE_NAME:
      return _ ("Name");
    case REG_DUPLICATE_CONTACT:
      return is_firm ? _ ("Contact person") : _ ("Works at");
    case REG_DUPLICATE_BIRTHDAY:
      return _ ("Birthday");
    case REG_DUPLICATE_PHONE:
      return _ ("Phone");
    case REG_DUPLICATE_EMAIL:
      return _ ("E-mail");
    case REG_DUPLICATE_ADDRESS:
    default:
      return _ ("Address");
    }
}

/**
 * reg_duplicate_text_get_likeness:
 *
 * Returns: how alike two values are
 */
const char *
reg_duplicate_text_get_likeness (RegLikeness likeness)
{
  switch (likeness)
    {
    case REG_LIKENESS_EQUAL:
      return C_ ("two values", "equal");
    case REG_LIKENESS_EQUIVALENT:
      return C_ ("two values", "written otherwise");
    case REG_LIKENESS_SIMILAR:
      return C_ ("two values", "equal but for one typing error");
    case REG_LIKENESS_SUBSET:
      return C_ ("two values", "one says less");
    case REG_LIKENESS_CONFLICTING:
      return C_ ("two values", "different");
    case REG_LIKENESS_MISSING:
    default:
      return C_ ("two values", "only on one side, or on none");
    }
}

/**
 * reg_duplicate_text_get_verdict:
 *
 * Returns: whether two customers are one, in a word
 */
const char *
reg_duplicate_text_get_verdict (RegDuplicateVerdict verdict)
{
  switch (verdict)
    {
    case REG_VERDICT_SAME:
      return C_ ("two customers", "The same");
    case REG_VERDICT_PERHAPS:
      return C_ ("two customers", "Perhaps");
    case REG_VERDICT_OTHER:
    default:
      return C_ ("two customers", "Others");
    }
}

/**
 * reg_duplicate_text_get_doubt:
 *
 * Returns: (nullable): why a person has to look at it
 */
const char *
reg_duplicate_text_get_doubt (RegDuplicateDoubt doubt)
{
  switch (doubt)
    {
    case REG_DUPLICATE_OTHER_NAME:
      return _ ("The names are different: people of one household share much else.");
    case REG_DUPLICATE_SHORT_NAME:
      return _ ("One of the names is only an initial or one word.");
    case REG_DUPLICATE_OTHER_BIRTHDAY:
      return _ ("The birthdays are different: father and son may share everything else.");
    case REG_DUPLICATE_OTHER_KIND:
      return _ ("One is a person, the other an organisation.");
    case REG_DUPLICATE_UNCERTAIN:
      return _ ("Much is similar, but nothing except the name is the same.");
    case REG_DUPLICATE_NO_DOUBT:
    default:
      return NULL;
    }
}

/**
 * reg_duplicate_text_describe:
 *
 * Returns: (transfer full): "Name: written otherwise · Phone: equal · Address: different"
 */
char *
reg_duplicate_text_describe (const RegDuplicatePair *pair)
{
  gboolean is_firm = reg_record_get_int (pair->first, REG_PARTY_KIND)
                     == REG_PARTY_KIND_ORGANISATION;
  GString *text = g_string_new (NULL);

  for (int i = 0; i < REG_N_DUPLICATE_FIELDS; i++)
    if (pair->score.likeness[i] != REG_LIKENESS_MISSING)
      {
        g_autofree char *part = g_strdup_printf (
            C_ ("field and value", "%s: %s"), reg_duplicate_text_get_field (i, is_firm),
            reg_duplicate_text_get_likeness (pair->score.likeness[i]));

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
      }
  return g_string_free_and_steal (text);
}

/**
 * reg_duplicate_text_get_value:
 * @field: of a customer
 *
 * Returns: (transfer full): what stands there, for people
 */
char *
reg_duplicate_text_get_value (const RegRecord *party, int field, RegSession *session)
{
  const RegFieldInfo *info = &reg_entity_get_info (REG_ENTITY_PARTY)->fields[field];
  const RegValue *value = reg_record_get_value (party, field);

  if (value->type == REG_VALUE_TEXT && info->type != REG_FIELD_TYPE_DATE)
    return g_strdup (value->text);
  return reg_history_text_describe_value (info, value, session);
}

/**
 * reg_duplicate_text_get_rest:
 * @taken: a bit 1 << field for each field whose value comes from @goes
 *
 * Returns: (transfer full) (nullable): the values that were not chosen, for the note
 */
char *
reg_duplicate_text_get_rest (const RegRecord *stays,
                             const RegRecord *goes,
                             guint64 taken,
                             RegSession *session)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < info->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (!reg_duplicate_is_choice (stays, goes, i))
        continue;
      value = reg_duplicate_text_get_value (taken >> i & 1 ? stays : goes, i, session);
      if (text->len == 0)
        g_string_append (text, _ ("Stood in the record that was merged:"));
      /* Translators: the name of a field and its value */
      g_string_append_c (text, '\n');
      g_string_append_printf (text, C_ ("field and value", "%s: %s"), _ (info->fields[i].label),
                              value);
    }
  if (text->len > 0)
    return g_string_free_and_steal (text);
  g_string_free (text, TRUE);
  return NULL;
}
