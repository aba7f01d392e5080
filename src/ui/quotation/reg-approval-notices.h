/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Says, to who is working, which quotations wait for them and what became of those they asked for;
 * each of them once. */
#define REG_TYPE_APPROVAL_NOTICES (reg_approval_notices_get_type ())
G_DECLARE_FINAL_TYPE (RegApprovalNotices, reg_approval_notices, REG, APPROVAL_NOTICES, GObject)

RegApprovalNotices *reg_approval_notices_new (RegSession *session, const char *const *said);
void reg_approval_notices_look (RegApprovalNotices *self);
GStrv reg_approval_notices_dup_said (RegApprovalNotices *self);
void reg_approval_notices_take_back (RegApprovalNotices *self);

G_END_DECLS
