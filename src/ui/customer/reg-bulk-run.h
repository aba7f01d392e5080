/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-bulk.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_bulk_run (GtkWidget *from,
                   RegSession *session,
                   const RegBulkChange *change,
                   const gint64 *parties,
                   gsize n_parties);

G_END_DECLS
