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

G_END_DECLS
