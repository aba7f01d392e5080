/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "draw/reg-doc-layout.h"

G_BEGIN_DECLS

const char *reg_layout_get_title (const RegDocLayout *layout);
GtkWidget *
reg_layout_choice_new (const RegDocLayouts *layouts, const char *usual, const char *chosen);
const char *reg_layout_choice_get (GtkWidget *row);

G_END_DECLS
