/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

char *reg_export_calendar (RegDb *db, gint64 staff, GTimeZone *zone, GError **error);
guint reg_export_calendar_count (const char *text);

G_END_DECLS
