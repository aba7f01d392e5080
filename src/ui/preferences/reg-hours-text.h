/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Opens and closes, in minutes of the day. */
typedef struct
{
  int opens;
  int closes;
} RegHoursSpan;

GArray *reg_hours_text_parse (const char *text);
char *reg_hours_text_format (const GArray *spans);

G_END_DECLS
