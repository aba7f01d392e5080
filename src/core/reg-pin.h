/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REG_PIN_MIN_DIGITS 4
#define REG_PIN_MAX_DIGITS 8

gboolean reg_pin_is_valid (const char *pin);
char *reg_pin_hash (const char *pin, GError **error);
gboolean reg_pin_check (const char *hash, const char *pin, GError **error);

G_END_DECLS
