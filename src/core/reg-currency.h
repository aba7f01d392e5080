/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean reg_currency_is_known (const char *currency);
int reg_currency_digits (const char *currency);
const char *reg_currency_symbol (const char *currency);

G_END_DECLS
