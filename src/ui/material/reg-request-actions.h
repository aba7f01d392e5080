/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/reg-material.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What is done with what customers asked for. */
void reg_request_mark (
    GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids, RegMaterialStage stage);
const char *reg_request_get_task_title (void);
void reg_request_delete (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids);

G_END_DECLS
