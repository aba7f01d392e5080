/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Who decides, and the PIN they prove it with: two rows, and a line for what is not right. */
#define REG_TYPE_PROOF_ROWS (reg_proof_rows_get_type ())
G_DECLARE_FINAL_TYPE (RegProofRows, reg_proof_rows, REG, PROOF_ROWS, GtkBox)

GtkWidget *reg_proof_rows_new (RegSession *session, gint64 least_role);
gint64 reg_proof_rows_get_staff (RegProofRows *self);
const char *reg_proof_rows_get_pin (RegProofRows *self);
gboolean reg_proof_rows_is_complete (RegProofRows *self);
void reg_proof_rows_set_wrong (RegProofRows *self, const char *text);
void reg_proof_rows_clear_pin (RegProofRows *self);

G_END_DECLS
