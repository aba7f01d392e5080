/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REG_HASH_SIZE 32

GBytes *reg_hash_bytes (const void *data, gsize size);

G_END_DECLS
