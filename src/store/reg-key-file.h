/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-signing-key.h"

G_BEGIN_DECLS

char *reg_key_file_dup_default_path (void);
RegSigningKey *reg_key_file_load (const char *path, GError **error);

G_END_DECLS
