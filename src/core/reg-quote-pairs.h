/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegQuotePair:
 * @before: position of a line in the earlier revision, or -1 for one that was added
 * @after: position of the same line in the later one, or -1 for one that was taken out
 */
typedef struct
{
  int before;
  int after;
} RegQuotePair;

GArray *reg_quote_pair_lines (GPtrArray *before, GPtrArray *after);

G_END_DECLS
