/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegBinItem:
 * @entity: kind of record
 * @id: the record
 * @name: what people call it
 * @party: the customer it is about, 0 for none
 * @party_name: that customer's name, ""
 * @at: since when it is in the bin, ms UTC
 * @staff: who put it there, 0 when nobody knows
 *
 * Something that was deleted and can be brought back.
 */
typedef struct
{
  RegEntityId entity;
  gint64 id;
  char *name;
  gint64 party;
  char *party_name;
  gint64 at;
  gint64 staff;
} RegBinItem;

/**
 * RegBinQuery:
 * @entity: only that kind, or %REG_ENTITY_NONE
 * @text: (nullable): a part of the name, or of the customer's
 * @limit: at most so many
 *
 * What is looked for in the bin.
 */
typedef struct
{
  RegEntityId entity;
  const char *text;
  int limit;
} RegBinQuery;

gboolean reg_bin_has_kind (RegEntityId entity);
GPtrArray *reg_bin_list (RegDb *db, const RegBinQuery *query, GError **error);
gboolean reg_bin_restore (RegDb *db, RegEntityId entity, gint64 id, GError **error);

G_END_DECLS
