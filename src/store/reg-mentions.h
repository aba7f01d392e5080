/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What colleagues wrote in a customer's story and meant for somebody: "@Ruth, can you ring them?"
 * Entries are found by the actions that wrote them, which have this kind. */
#define REG_MENTION_ACTION "post"

/**
 * RegMention:
 * @post: what was written down
 * @party: about whom
 * @text: in which words
 * @by: who wrote it
 * @at: when, ms UTC
 *
 * An entry that addresses somebody who has not answered it, nor said that it was read.
 */
typedef struct
{
  gint64 post, party;
  char *text;
  char *by;
  gint64 at;
} RegMention;

GPtrArray *reg_mentions_list (RegDb *db, gint64 staff, GError **error);
gboolean reg_mentions_set_read (RegDb *db, gint64 party, GError **error);

G_END_DECLS
