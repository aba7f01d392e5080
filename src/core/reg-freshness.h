/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

/* How long what is kept about people may be believed. People move, change their number and their job;
 * a name and a birthday stay. */

typedef enum
{
  REG_FRESHNESS_FRESH,
  REG_FRESHNESS_AGEING, /* the last quarter of its time */
  REG_FRESHNESS_OLD,
} RegFreshness;

/**
 * RegKept:
 * @key: column of the customer, or nick of the kind of a contact detail
 * @field: of the customer; -1 for contact details
 * @contact: kind of contact detail; -1 for fields of the customer
 * @valid_days: usual time for which it may be believed, 0 for ever
 * @basis: why the law usually lets a shop keep it
 * @purpose: what a shop usually needs it for, untranslated
 *
 * Something that may be kept about a customer.
 */
typedef struct
{
  const char *key;
  int field;
  int contact;
  int valid_days;
  RegLegalBasis basis;
  const char *purpose;
} RegKept;

const RegKept *reg_kept_list (guint *n_kept);
const RegKept *reg_kept_find (const char *key);
const RegKept *reg_kept_find_field (int field);
const RegKept *reg_kept_find_contact (RegContactKind kind);
const char *reg_kept_get_label (const RegKept *self);

RegRecord *reg_kept_find_rule (const RegKept *self, GPtrArray *rules);
const char *reg_kept_get_purpose (const RegKept *self, const RegRecord *rule);
RegLegalBasis reg_kept_get_basis (const RegKept *self, const RegRecord *rule);
int reg_kept_get_valid_days (const RegKept *self, const RegRecord *rule);
RegFreshness reg_freshness_judge (int valid_days, const char *known_on, const char *today);

G_END_DECLS
