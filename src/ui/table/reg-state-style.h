/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-enums.h"
#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

gboolean reg_state_is_pill (const RegEnum *vocabulary);
RegPillStyle reg_state_get_style (const RegEnum *vocabulary, gint64 value);
GtkWidget *reg_state_pill_new (const RegEnum *vocabulary, gint64 value);

G_END_DECLS
