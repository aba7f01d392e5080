/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Makes the tasks that the rules about keeping in touch want. */
void reg_task_contact_make (RegSession *session, GCancellable *cancellable);

G_END_DECLS
