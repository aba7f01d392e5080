/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void reg_dialog_present (AdwDialog *dialog, GtkWidget *parent);

void reg_dialog_go_back (GtkWidget *widget);

G_END_DECLS
