/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-date.h"
#include "core/reg-freshness.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegFact:
 * @kept: what it is
 * @contact_point: the contact detail, 0 for a field of the customer
 * @known_on: "YYYY-MM-DD", when it was last written or confirmed
 * @is_confirmed: whether the customer confirmed it then
 * @freshness: whether it may be believed; what is not kept here is never old
 *
 * Something that stands in the book about a customer, and how sure it is.
 */
typedef struct
{
  const RegKept *kept;
  gint64 contact_point;
  char known_on[REG_DATE_SIZE];
  gboolean is_confirmed;
  RegFreshness freshness;
} RegFact;

GArray *
reg_facts_load (RegDb *db, const RegRecord *party, GPtrArray *contact_points, GError **error);
const RegFact *reg_facts_find (GArray *facts, const RegKept *kept, gint64 contact_point);
GArray *reg_facts_list_due (GArray *facts, guint limit);

gboolean
reg_fact_confirm (RegDb *db, gint64 party, const char *key, gint64 contact_point, GError **error);

G_END_DECLS
