/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_TIMELINE (reg_customer_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerTimeline, reg_customer_timeline, REG, CUSTOMER_TIMELINE, GtkWidget)

void reg_customer_timeline_set_party (RegCustomerTimeline *self, RegSession *session, gint64 party);
void reg_customer_timeline_focus_composer (RegCustomerTimeline *self);
guint reg_customer_timeline_get_n_entries (RegCustomerTimeline *self);

G_END_DECLS
