/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-firm.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/reg-country.h"
#include "core/reg-currency.h"
#include "core/reg-pin.h"

/* What a new firm starts with. It is the firm's own from then on, in the language it was made in. */

#define VALID_DAYS 30
#define PAYMENT_DAYS 14
#define STALE_DAYS 14

static const struct
{
  const char *name;
  gint64 probability; /* ppm */
  RegStageKind kind;
} first_stages[] = {
  { N_ ("New"), 100000, REG_STAGE_KIND_OPEN },
  { N_ ("Qualified"), 250000, REG_STAGE_KIND_OPEN },
  { N_ ("Quoted"), 500000, REG_STAGE_KIND_OPEN },
  { N_ ("Negotiating"), 750000, REG_STAGE_KIND_OPEN },
  { N_ ("Won"), 1000000, REG_STAGE_KIND_WON },
  { N_ ("Lost"), 0, REG_STAGE_KIND_LOST },
};

/* Standard rate first, as the country table has them. */
static const char *const tax_names[] = {
  N_ ("Standard rate"),
  N_ ("Reduced rate"),
  N_ ("Second reduced rate"),
  N_ ("Special rate"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (tax_names) == REG_COUNTRY_MAX_TAX_RATES);

static const struct
{
  int first_day, last_day; /* 1 Monday … 7 Sunday */
  int opens, closes;       /* minutes of the day */
} first_hours[] = {
  { 1, 5, 9 * 60, 12 * 60 + 30 },
  { 1, 5, 13 * 60 + 30, 18 * 60 },
  { 6, 6, 10 * 60, 16 * 60 },
};

static const struct
{
  const char *kind, *pattern;
} first_series[] = {
  { "quotation", "{year}-{number:4}" },
  { "complaint", "{year}-{number:3}" },
  { "sale", "{year}-{number:4}" },
};

static const struct
{
  RegSeverity severity;
  int answer, resolve; /* opening minutes */
} first_targets[] = {
  { REG_SEVERITY_LOW, 480, 4800 },
  { REG_SEVERITY_NORMAL, 240, 2400 },
  { REG_SEVERITY_HIGH, 120, 960 },
};

static const struct
{
  const char *condition, *role; /* nicks of their vocabularies */
  gint64 limit;                 /* ppm, or whole units of the currency for "total-over" */
  int level;
} first_rules[] = {
  { "line-discount-over", "manager", 100000, 1 },
  { "document-discount-over", "manager", 100000, 1 },
  { "margin-under", "manager", 150000, 1 },
  { "below-cost", "owner", 0, 2 },
  { "total-over", "owner", 10000, 2 },
};

static gboolean
create_taxes (RegDb *db, const RegCountry *country, GError **error)
{
  guint n = reg_country_get_n_tax_rates (country);

  for (guint i = 0; i <= n; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TAX_RATE);

      reg_record_builder_set_text (builder, REG_TAX_RATE_NAME,
                                   i < n ? g_dgettext (GETTEXT_PACKAGE, tax_names[i])
                                         : _ ("No tax"));
      reg_record_builder_set_int (builder, REG_TAX_RATE_RATE,
                                  i < n ? reg_country_get_tax_rate (country, i) : 0);
      reg_record_builder_set_int (builder, REG_TAX_RATE_IS_DEFAULT, i == 0);
      reg_record_builder_set_int (builder, REG_TAX_RATE_POSITION, i + 1);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_stages (RegDb *db, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_stages); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAGE);

      reg_record_builder_set_text (builder, REG_STAGE_NAME,
                                   g_dgettext (GETTEXT_PACKAGE, first_stages[i].name));
      reg_record_builder_set_int (builder, REG_STAGE_POSITION, i + 1);
      reg_record_builder_set_int (builder, REG_STAGE_PROBABILITY, first_stages[i].probability);
      reg_record_builder_set_int (builder, REG_STAGE_KIND, first_stages[i].kind);
      reg_record_builder_set_int (builder, REG_STAGE_STALE_DAYS, STALE_DAYS);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_hours (RegDb *db, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_hours); i++)
    for (int day = first_hours[i].first_day; day <= first_hours[i].last_day; day++)
      {
        RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPENING_HOURS);

        reg_record_builder_set_int (builder, REG_OPENING_HOURS_WEEKDAY, day);
        reg_record_builder_set_int (builder, REG_OPENING_HOURS_OPENS, first_hours[i].opens);
        reg_record_builder_set_int (builder, REG_OPENING_HOURS_CLOSES, first_hours[i].closes);
        if (!reg_command_save (db, builder, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
create_series (RegDb *db, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_series); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_DOCUMENT_SERIES);

      reg_record_builder_set_text (builder, REG_DOCUMENT_SERIES_KIND, first_series[i].kind);
      reg_record_builder_set_text (builder, REG_DOCUMENT_SERIES_PATTERN, first_series[i].pattern);
      reg_record_builder_set_int (builder, REG_DOCUMENT_SERIES_NEXT_NUMBER, 1);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_targets (RegDb *db, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_targets); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT_TARGET);

      reg_record_builder_set_int (builder, REG_COMPLAINT_TARGET_SEVERITY,
                                  first_targets[i].severity);
      reg_record_builder_set_int (builder, REG_COMPLAINT_TARGET_ANSWER_MINUTES,
                                  first_targets[i].answer);
      reg_record_builder_set_int (builder, REG_COMPLAINT_TARGET_RESOLVE_MINUTES,
                                  first_targets[i].resolve);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_policy (RegDb *db, const char *currency, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_rules); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_APPROVAL_RULE);
      int condition = reg_enum_from_nick (&reg_enum_approval_condition, first_rules[i].condition);
      gint64 limit = first_rules[i].limit;

      if (strcmp (first_rules[i].condition, "total-over") == 0)
        for (int digits = reg_currency_digits (currency); digits > 0; digits--)
          limit *= 10;
      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_CONDITION, condition);
      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_LIMIT_VALUE, limit);
      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ROLE,
                                  reg_enum_from_nick (&reg_enum_role, first_rules[i].role));
      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_LEVEL, first_rules[i].level);
      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ALLOW_SELF, FALSE);
      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ACTIVE, TRUE);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
create_owner (RegDb *db, const RegFirmSetup *setup, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);

  reg_record_builder_set_text (builder, REG_STAFF_NAME,
                               setup->owner && *setup->owner ? setup->owner : _ ("Owner"));
  reg_record_builder_set_int (builder, REG_STAFF_ROLE,
                              reg_enum_from_nick (&reg_enum_role, "owner"));
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
  return reg_command_create (db, builder, error);
}

static gint64
create_firm (RegDb *db, const RegFirmSetup *setup, const RegCountry *country, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_FIRM);
  const char *zone = g_time_zone_get_identifier (db->time_zone);

  reg_record_builder_set_text (builder, REG_FIRM_NAME, setup->name);
  reg_record_builder_set_text (builder, REG_FIRM_COUNTRY, country->code);
  reg_record_builder_set_text (builder, REG_FIRM_CURRENCY, country->currency);
  reg_record_builder_set_text (builder, REG_FIRM_LANGUAGE,
                               setup->language && *setup->language ? setup->language
                                                                   : country->language);
  /* A zone that is only a file name says nothing on another machine. */
  if (zone && *zone != '/')
    reg_record_builder_set_text (builder, REG_FIRM_TIME_ZONE, zone);
  reg_record_builder_set_int (builder, REG_FIRM_ROUNDING,
                              reg_enum_from_nick (&reg_enum_rounding, "line"));
  reg_record_builder_set_int (builder, REG_FIRM_PRICE_ENTRY,
                              reg_enum_from_nick (&reg_enum_price_entry, "net"));
  reg_record_builder_set_int (builder, REG_FIRM_CASH_ROUNDING, 0);
  reg_record_builder_set_int (builder, REG_FIRM_VALID_DAYS, VALID_DAYS);
  reg_record_builder_set_int (builder, REG_FIRM_PAYMENT_DAYS, PAYMENT_DAYS);
  reg_record_builder_set_int (builder, REG_FIRM_DEMO, setup->is_demo);
  return reg_command_create (db, builder, error);
}

/**
 * reg_firm_exists:
 * @db: a connection
 *
 * Returns: whether the file has its firm already
 */
gboolean
reg_firm_exists (RegDb *db)
{
  return reg_db_count (db, REG_ENTITY_FIRM, NULL) > 0;
}

/**
 * reg_firm_create:
 * @db: a connection in a write job; its action is best made without_undo
 * @setup: the answers of the first run
 * @error: %REG_STORE_ERROR_CONFLICT when there is a firm already, %REG_STORE_ERROR_INVALID when
 *   the name is missing or the country is not known
 *
 * Makes the firm with what it needs on its first day: an owner, the country's tax rates, stages,
 * opening hours, numbering, complaint targets and an approval policy.
 *
 * Returns: the owner's id, 0 on failure
 */
gint64
reg_firm_create (RegDb *db, const RegFirmSetup *setup, GError **error)
{
  const RegCountry *country = reg_country_find (setup->country);
  gint64 owner;

  if (reg_firm_exists (db))
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT, "The file has a firm already");
      return 0;
    }
  if (!country)
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID,
                   "firm: country \"%s\" is not known", setup->country ? setup->country : "");
      return 0;
    }
  if (!create_firm (db, setup, country, error) || !(owner = create_owner (db, setup, error)))
    return 0;
  if (!create_taxes (db, country, error) || !create_stages (db, error) || !create_hours (db, error)
      || !create_series (db, error) || !create_targets (db, error)
      || !create_policy (db, country->currency, error))
    return 0;
  return owner;
}

/* --- PIN ---------------------------------------------------------------------------------- */

/**
 * reg_staff_set_pin:
 * @db: a connection in a write job
 * @staff: a member of staff
 * @pin: (nullable): four to eight digits; %NULL takes the PIN away
 * @error: %REG_STORE_ERROR_INVALID when it is no PIN
 *
 * Kept as argon2id hash. The journal says that it was changed, not what it was.
 *
 * Returns: whether it is set
 */
gboolean
reg_staff_set_pin (RegDb *db, gint64 staff, const char *pin, GError **error)
{
  RegRecordBuilder *builder = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) local = NULL;

  if (pin && !(hash = reg_pin_hash (pin, &local)))
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, "staff: pin: %s",
                   local->message);
      return FALSE;
    }
  builder = reg_command_edit (db, REG_ENTITY_STAFF, staff, error);
  if (!builder)
    return FALSE;
  reg_record_builder_set_text (builder, REG_STAFF_PIN, hash);
  return reg_command_save (db, builder, error);
}

/**
 * reg_staff_check_pin:
 * @db: a connection
 * @staff: who somebody says to be
 * @pin: (nullable): what was typed
 * @error: %REG_STORE_ERROR_REFUSED, whatever the reason
 *
 * Slow on purpose.
 *
 * Returns: whether the PIN is that of @staff and @staff works here
 */
gboolean
reg_staff_check_pin (RegDb *db, gint64 staff, const char *pin, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_STAFF, staff, NULL);
  const char *hash = record ? reg_record_peek_text (record, REG_STAFF_PIN) : NULL;
  gboolean works_here = record && !reg_record_get_deleted_at (record)
                        && (reg_record_is_null (record, REG_STAFF_ACTIVE)
                            || reg_record_get_int (record, REG_STAFF_ACTIVE));

  if (reg_pin_check (hash, pin, NULL) && works_here)
    return TRUE;
  return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "The PIN is not right");
}
