/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_material_form_open (GtkWidget *parent,
                             RegSession *session,
                             RegRecord *material,
                             const char *product_name);

G_END_DECLS
