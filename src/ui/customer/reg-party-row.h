/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A row that refers to another customer.
 *
 * Signals:
 *   changed ()   somebody chose another one, or none */
#define REG_TYPE_PARTY_ROW (reg_party_row_get_type ())
G_DECLARE_FINAL_TYPE (RegPartyRow, reg_party_row, REG, PARTY_ROW, AdwActionRow)

void reg_party_row_set_session (RegPartyRow *self, RegSession *session);
void reg_party_row_set_party (RegPartyRow *self, gint64 party);
gint64 reg_party_row_get_party (RegPartyRow *self);

G_END_DECLS
