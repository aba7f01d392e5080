/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A search that gives one customer. Emits chosen (gint64 id, const char *name). */
#define REG_TYPE_PARTY_SEARCH (reg_party_search_get_type ())
G_DECLARE_FINAL_TYPE (RegPartySearch, reg_party_search, REG, PARTY_SEARCH, GtkWidget)

GtkWidget *reg_party_search_new (RegSession *session);
void reg_party_search_clear (RegPartySearch *self);
GtkWidget *reg_party_search_button_new (RegSession *session, RegPartySearch **search);

G_END_DECLS
