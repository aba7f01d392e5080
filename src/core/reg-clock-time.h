/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A time on the wall: minutes of the day. */
gboolean reg_clock_time_parse (const char *text, int *minutes);
char *reg_clock_time_format (int minutes, const char *format);

G_END_DECLS
