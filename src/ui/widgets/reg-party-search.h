/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Words in, one customer out: a search of its own, or with the property as-row a row of a form.
 *
 * Signals:
 *   chosen (gint64 id, const char *name): somebody was picked
 *   changed (): get_party() answers otherwise than before */
#define REG_TYPE_PARTY_SEARCH (reg_party_search_get_type ())
G_DECLARE_FINAL_TYPE (RegPartySearch, reg_party_search, REG, PARTY_SEARCH, GtkWidget)

GtkWidget *reg_party_search_new (RegSession *session);
GtkWidget *reg_party_search_button_new (RegSession *session, RegPartySearch **search);
GtkWidget *
reg_party_search_page_new (RegSession *session, const char *title, RegPartySearch **search);
void reg_party_search_set_session (RegPartySearch *self, RegSession *session);
void reg_party_search_set_title (RegPartySearch *self, const char *title);
void reg_party_search_set_can_add (RegPartySearch *self, gboolean can_add);
void reg_party_search_set_party (RegPartySearch *self, gint64 party);
gint64 reg_party_search_get_party (RegPartySearch *self);
void reg_party_search_clear (RegPartySearch *self);

G_END_DECLS
