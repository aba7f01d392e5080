/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-approval-files.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What a request says, one card below the other: everything its hash is taken of. */
void reg_asked_parts_fill (GtkBox *box, RegSession *session, const RegApprovalAsked *asked);

G_END_DECLS
