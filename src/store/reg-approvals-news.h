/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegApprovalNews:
 * @quotation: which
 * @event: the entry of an answer; 0 for a request that waits
 * @kind: of the answer
 * @at: ms UTC: when it was answered, or when it became their turn
 * @number: as on paper
 * @party_name: "" when nobody was chosen
 * @who: who answered, or who asks; "" when nobody knows
 * @comment: a word to it, "" without one
 *
 * What somebody should hear of: a request that waits for them, or an answer to theirs.
 */
typedef struct
{
  gint64 quotation;
  gint64 event;
  RegApprovalEventKind kind;
  gint64 at;
  char *number;
  char *party_name;
  char *who;
  char *comment;
} RegApprovalNews;

GPtrArray *
reg_approvals_list_news (RegDb *db, gint64 staff, gint64 since, gint64 *next, GError **error);

G_END_DECLS
