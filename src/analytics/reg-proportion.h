/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void reg_proportion_range (guint64 successes, guint64 trials, double *low, double *high);

G_END_DECLS
