/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *reg_store_dup_default_path (void);
char *reg_store_dup_demo_path (void);

G_END_DECLS
