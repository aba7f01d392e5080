/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Who of us knows a customer, and whom the customer is linked to. */

/* What a contact with a customer was. */
typedef enum
{
  REG_CONTACT_WAY_NOTE,
  REG_CONTACT_WAY_CALL,
  REG_CONTACT_WAY_VISIT,
  REG_CONTACT_WAY_MAIL,
  REG_CONTACT_WAY_DOCUMENT,
  REG_CONTACT_WAY_TASK,
  REG_CONTACT_WAY_QUOTATION,
  REG_CONTACT_WAY_SALE,
  REG_CONTACT_WAY_COMPLAINT,
  REG_N_CONTACT_WAYS
} RegContactWay;

typedef struct
{
  char *text; /* the firm's own word: what an entry was about, a group of products */
  gint64 n;
} RegTopic;

/* A colleague, also one who left. */
typedef struct
{
  gint64 staff;
  char *name;
  char *department;  /* "" when none is known */
  gboolean has_left; /* does not work here any more */
  gboolean is_close; /* one of those with the most contacts: see core/reg-acquaintance.h */
  gint64 n_contacts;
  gint64 n_by_way[REG_N_CONTACT_WAYS];
  gint64 last_at; /* ms UTC */
  GArray *topics; /* of RegTopic, the most frequent first */
} RegAcquaintance;

/* A person or firm on the other side. */
typedef struct
{
  gint64 link; /* the record of the link; 0 of who brought whom */
  gint64 party;
  char *name;
  RegLinkKind kind;
  gboolean is_reverse;  /* the other one works for, or is part of, this customer */
  gboolean is_referral; /* this customer brought the other one, or the reverse; kind says nothing */
  char *note;           /* "" when there is none */
} RegRelation;

typedef struct
{
  char *name;           /* the customer's */
  GPtrArray *people;    /* of RegAcquaintance, who had most contacts first */
  GPtrArray *relations; /* of RegRelation */
} RegRelations;

RegRelations *reg_relations_load (RegDb *db, gint64 party, GError **error);
GPtrArray *reg_relations_list_others (RegDb *db, gint64 party, GError **error);
void reg_relations_free (RegRelations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegRelations, reg_relations_free)

G_END_DECLS
