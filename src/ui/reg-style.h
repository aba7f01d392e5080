/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void reg_style_add_icons (GdkDisplay *display);
void reg_style_load (GdkDisplay *display);

G_END_DECLS
