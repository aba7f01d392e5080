/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A row in which a customer is chosen: typing searches, Enter takes the first found. */
#define REG_TYPE_PARTY_FIELD (reg_party_field_get_type ())
G_DECLARE_FINAL_TYPE (RegPartyField, reg_party_field, REG, PARTY_FIELD, GtkWidget)

void reg_party_field_set_session (RegPartyField *self, RegSession *session);
void reg_party_field_set_title (RegPartyField *self, const char *title);
void reg_party_field_set_party (RegPartyField *self, gint64 party);
gint64 reg_party_field_get_party (RegPartyField *self);

G_END_DECLS
