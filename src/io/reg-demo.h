/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Fills an empty file with the demo shop: a bicycle workshop with two years of life, all dates
 * counted back from today. In a write job. */
gboolean reg_demo_load (RegDb *db, GError **error);

G_END_DECLS
