/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegGive:
 * @party: who gets it, 0 to be chosen
 * @material: what is chosen at first, 0 for what is asked for most
 * @quotation: a quotation it goes with, 0 for none; then it is for its customer, and what is about its
 *   products is offered
 * @channel: the #RegChannel chosen at first, -1 for the first of those open
 * @from: (nullable): where it is told that it was noted; %NULL for the window
 *
 * What is known before somebody asks.
 */
typedef struct
{
  gint64 party, material, quotation;
  int channel;
  GtkWidget *from;
} RegGive;

/* A brochure or a sample for a customer: Enter notes what stands there. */
#define REG_TYPE_GIVE_DIALOG (reg_give_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegGiveDialog, reg_give_dialog, REG, GIVE_DIALOG, AdwDialog)

AdwDialog *reg_give_dialog_new (RegSession *session, const RegGive *give);
void reg_give_dialog_give (RegGiveDialog *self);

G_END_DECLS
