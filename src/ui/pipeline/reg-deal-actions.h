/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What can be done to deals from more than one place. Each says what it did, with undo. */

/**
 * RegDealMove:
 * @deal: the deal
 * @title: its name
 * @stage: where it goes
 * @stage_name: name of that stage
 * @kind: its kind; a deal that is lost needs a reason, which is asked for
 *
 * A deal on its way to another stage.
 */
typedef struct
{
  gint64 deal;
  const char *title;
  gint64 stage;
  const char *stage_name;
  RegStageKind kind;
} RegDealMove;

void reg_deal_move (GtkWidget *from, RegSession *session, const RegDealMove *move);
void reg_deal_delete (GtkWidget *from, RegSession *session, gint64 deal);
void reg_deal_quote (GtkWidget *from, RegSession *session, gint64 deal);

G_END_DECLS
