/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-freshness.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/reg-date.h"

#define YEAR 365

/* The order is that of usefulness: what is missed first when it is wrong stands first. */
#define OF_PARTY(COLUMN, FIELD, days, basis, purpose)                                              \
  { COLUMN, REG_PARTY_##FIELD, -1, days, REG_LEGAL_BASIS_##basis, purpose }
#define OF_CONTACT(nick, KIND, days, basis, purpose)                                               \
  { nick, -1, REG_CONTACT_KIND_##KIND, days, REG_LEGAL_BASIS_##basis, purpose }

/* clang-format off */
static const RegKept kept[] = {
  OF_CONTACT ("phone", PHONE, YEAR, CONTRACT, N_ ("To call back and to know who calls")),
  OF_CONTACT ("mobile", MOBILE, YEAR, CONTRACT, N_ ("To call back and to know who calls")),
  OF_CONTACT ("email", EMAIL, YEAR, CONTRACT, N_ ("To send quotations and answers")),
  OF_CONTACT ("address", ADDRESS, YEAR, CONTRACT, N_ ("To deliver and to write invoices")),
  OF_CONTACT ("fax", FAX, YEAR, CONTRACT, N_ ("To send papers")),
  OF_CONTACT ("chat", CHAT, YEAR, CONTRACT, N_ ("To send short messages")),
  OF_CONTACT ("web", WEB, 0, INTEREST, N_ ("To know what they do")),
  OF_CONTACT ("social", SOCIAL, 0, INTEREST, N_ ("To know what they do")),
  OF_PARTY ("name", NAME, 0, CONTRACT, N_ ("To know who it is")),
  OF_PARTY ("given_name", GIVEN_NAME, 0, CONTRACT, N_ ("To know who it is")),
  OF_PARTY ("family_name", FAMILY_NAME, 0, CONTRACT, N_ ("To know who it is")),
  OF_PARTY ("name_prefix", NAME_PREFIX, 0, CONTRACT, N_ ("To address them as they like")),
  OF_PARTY ("name_suffix", NAME_SUFFIX, 0, CONTRACT, N_ ("To address them as they like")),
  OF_PARTY ("nickname", NICKNAME, 0, INTEREST, N_ ("To address them as they like")),
  OF_PARTY ("contact_name", CONTACT_NAME, YEAR, CONTRACT, N_ ("To ask for the right person")),
  OF_PARTY ("title", TITLE, YEAR, INTEREST, N_ ("To ask for the right person")),
  OF_PARTY ("organisation", ORGANISATION, YEAR, INTEREST, N_ ("To know for whom they buy")),
  OF_PARTY ("birthday", BIRTHDAY, 0, CONSENT, N_ ("To wish a happy birthday")),
  OF_PARTY ("language", LANGUAGE, 0, CONTRACT, N_ ("To write in their language")),
  OF_PARTY ("gender", GENDER, 0, CONSENT, N_ ("To address them as they like")),
  OF_PARTY ("income", INCOME, 2 * YEAR, INTEREST, N_ ("To show what suits them first")),
  OF_PARTY ("interests", INTERESTS, 2 * YEAR, INTEREST, N_ ("To tell them only of what they like")),
  OF_PARTY ("attitude", ATTITUDE, 2 * YEAR, INTEREST, N_ ("To advise them well")),
  OF_PARTY ("bought_because", BOUGHT_BECAUSE, 0, INTEREST, N_ ("To know what we are chosen for")),
  OF_PARTY ("stopped_because", STOPPED_BECAUSE, 0, INTEREST, N_ ("To do better")),
  OF_PARTY ("card_number", CARD_NUMBER, 0, CONTRACT, N_ ("To find them by their card")),
  OF_PARTY ("photo_id", PHOTO_ID, 0, CONSENT, N_ ("To recognise them")),
  OF_PARTY ("note", NOTE, 0, INTEREST, N_ ("To remember what was said")),
};
/* clang-format on */

/**
 * reg_kept_list:
 * @n_kept: (out): how many
 *
 * Returns: (transfer none): what may be kept about customers, the most useful first
 */
const RegKept *
reg_kept_list (guint *n_kept)
{
  *n_kept = G_N_ELEMENTS (kept);
  return kept;
}

/**
 * reg_kept_find:
 * @key: a column of customers or the nick of a kind of contact detail
 *
 * Returns: (transfer none) (nullable): what that is
 */
const RegKept *
reg_kept_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strcmp (kept[i].key, key) == 0)
      return &kept[i];
  return NULL;
}

/**
 * reg_kept_find_field:
 * @field: of a customer
 *
 * Returns: (transfer none) (nullable): %NULL for what says nothing about the person
 */
const RegKept *
reg_kept_find_field (int field)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (kept[i].contact < 0 && kept[i].field == field)
      return &kept[i];
  return NULL;
}

/**
 * reg_kept_find_contact:
 * @kind: of a contact detail
 *
 * Returns: (transfer none) (nullable): what that is; %NULL for a kind there is none of
 */
const RegKept *
reg_kept_find_contact (RegContactKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (kept[i].contact == (int)kind)
      return &kept[i];
  return NULL;
}

/**
 * reg_kept_get_label:
 *
 * Returns: (transfer none): what people call it, untranslated
 */
const char *
reg_kept_get_label (const RegKept *self)
{
  return self->contact >= 0 ? reg_enum_get_label (&reg_enum_contact_kind, self->contact)
                            : reg_entity_get_info (REG_ENTITY_PARTY)->fields[self->field].label;
}

/**
 * reg_kept_find_rule:
 * @rules: (element-type RegRecord): what the firm says, FIELD_RULE
 *
 * Returns: (transfer none) (nullable): what the firm says about this, the newest of several
 */
RegRecord *
reg_kept_find_rule (const RegKept *self, GPtrArray *rules)
{
  RegRecord *found = NULL;

  for (guint i = 0; i < rules->len; i++)
    if (strcmp (reg_record_get_text (rules->pdata[i], REG_FIELD_RULE_FIELD), self->key) == 0
        && (!found || reg_record_get_id (rules->pdata[i]) > reg_record_get_id (found)))
      found = rules->pdata[i];
  return found;
}

/**
 * reg_kept_get_purpose:
 * @rule: (nullable): what the firm says about it
 *
 * Returns: (transfer none): what it is for in the firm's words, else the usual purpose, untranslated
 */
const char *
reg_kept_get_purpose (const RegKept *self, const RegRecord *rule)
{
  return rule && !reg_record_is_null (rule, REG_FIELD_RULE_PURPOSE)
             ? reg_record_get_text (rule, REG_FIELD_RULE_PURPOSE)
             : self->purpose;
}

/**
 * reg_kept_get_basis:
 * @rule: (nullable): what the firm says about it
 *
 * Returns: why the law lets the firm keep it
 */
RegLegalBasis
reg_kept_get_basis (const RegKept *self, const RegRecord *rule)
{
  gint64 basis = rule && !reg_record_is_null (rule, REG_FIELD_RULE_BASIS)
                     ? reg_record_get_int (rule, REG_FIELD_RULE_BASIS)
                     : (gint64)self->basis;

  return basis >= 0 && basis < REG_N_LEGAL_BASES ? (RegLegalBasis)basis : self->basis;
}

/**
 * reg_kept_get_valid_days:
 * @rule: (nullable): what the firm says about it, a FIELD_RULE
 *
 * Returns: days for which it may be believed; 0 for ever
 */
int
reg_kept_get_valid_days (const RegKept *self, const RegRecord *rule)
{
  gint64 days;

  if (!rule || reg_record_is_null (rule, REG_FIELD_RULE_VALID_DAYS))
    return self->valid_days;
  days = reg_record_get_int (rule, REG_FIELD_RULE_VALID_DAYS);
  return (int)CLAMP (days, 0, G_MAXINT / 4);
}

/**
 * reg_freshness_judge:
 * @valid_days: days for which it may be believed, 0 for ever
 * @known_on: "YYYY-MM-DD", when it was written down or confirmed
 * @today: "YYYY-MM-DD"
 *
 * Returns: whether it may be believed; what comes from the future is fresh
 */
RegFreshness
reg_freshness_judge (int valid_days, const char *known_on, const char *today)
{
  int age;

  if (valid_days <= 0 || !reg_date_is_valid (known_on) || !reg_date_has_year (known_on))
    return REG_FRESHNESS_FRESH;
  age = reg_date_days_between (known_on, today);
  if (age > valid_days)
    return REG_FRESHNESS_OLD;
  return age > valid_days - valid_days / 4 ? REG_FRESHNESS_AGEING : REG_FRESHNESS_FRESH;
}
