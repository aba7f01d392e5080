/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What is done with brochures, product sheets and samples. */
void reg_material_take_file (GtkWidget *from, RegSession *session, GFile *file);
void reg_material_choose_file (GtkWidget *from, RegSession *session, gint64 material);
void reg_material_renew_ask (GtkWidget *from, RegSession *session, const RegRecord *material);
void reg_material_renew_with (GtkWidget *from,
                              RegSession *session,
                              const RegRecord *material,
                              GFile *file);
void reg_material_retire (
    GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids, gboolean retired);
void reg_material_delete (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids);
GtkDropTarget *reg_material_new_drop_target (void);
GFile *reg_material_get_dropped (const GValue *value);

G_END_DECLS
