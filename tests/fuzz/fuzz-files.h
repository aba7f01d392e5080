/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The good and the damaged files of tests/io that are cards, or those that are not. */
void fuzz_add_files (GPtrArray *seeds, gboolean cards);
