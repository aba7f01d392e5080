/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-repeat.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* How often customers are spoken to. A rule says it of a class of customers, or of everybody else;
 * a customer may have a rhythm of its own, or want no contact at all. Who has left is left alone. */

/* Somebody who is to be called or visited because a rule says so. */
typedef struct
{
  gint64 party;
  gint64 owner;           /* or who is working; 0 nobody */
  gint64 last_contact_at; /* ms UTC */
  RegRepeat rhythm;
} RegContactDue;

GArray *reg_contact_list_due (RegDb *db, int max_per_owner, GError **error);

/* For the conditions of other questions. */
char *reg_contact_dup_cuts (RegDb *db);

/* Of the customer s.party_id somebody heard lately enough, or they are kept on purpose; @cuts is the
 * parameter with the cuts. */
#define REG_CONTACT_IN_USE(cuts)                                                                   \
  " (s.last_contact_at >= (" cuts " ->> 0) OR EXISTS (SELECT 1 FROM party u"                       \
  " WHERE u.id = s.party_id AND u.keep_until >= (" cuts " ->> 8)))"
G_STATIC_ASSERT (REG_REPEAT_NEVER == 0 && REG_N_REPEATS == 8);

G_END_DECLS
