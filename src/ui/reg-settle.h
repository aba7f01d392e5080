/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Something has changed in the book, or somebody else is working: look again, but only once, when no
 * further changes are expected. */
typedef struct _RegSettle RegSettle;
typedef void (*RegSettleFunc) (gpointer object);

RegSettle *reg_settle_new (
    RegSession *session, guint64 entities, guint delay, RegSettleFunc look, gpointer object);
void reg_settle_free (RegSettle *self);
void reg_settle_soon (RegSettle *self);
gboolean reg_settle_is_waiting (RegSettle *self);
void reg_settle_now (RegSettle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegSettle, reg_settle_free)

G_END_DECLS
