/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REG_TYPE_OPENING_HOURS (reg_opening_hours_get_type ())

/* The opening hours of a firm. Filled after reg_opening_hours_new(), then shared unchanged between
 * threads. */
typedef struct _RegOpeningHours RegOpeningHours;

#define REG_NEVER G_MAXINT64

GType reg_opening_hours_get_type (void) G_GNUC_CONST;
RegOpeningHours *reg_opening_hours_new (GTimeZone *zone);
RegOpeningHours *reg_opening_hours_ref (RegOpeningHours *self);
void reg_opening_hours_unref (RegOpeningHours *self);
gboolean reg_opening_hours_add (RegOpeningHours *self, int weekday, int opens, int closes);
gboolean reg_opening_hours_add_holiday (RegOpeningHours *self, const char *date);

GTimeZone *reg_opening_hours_get_zone (const RegOpeningHours *self);
gboolean reg_opening_hours_is_round_the_clock (const RegOpeningHours *self);
gboolean reg_opening_hours_is_holiday (const RegOpeningHours *self, const char *date);
gboolean reg_opening_hours_opens_on (const RegOpeningHours *self, int weekday);
gboolean reg_opening_hours_get_minutes (
    const RegOpeningHours *self, const char *date, guint index, int *opens, int *closes);
gboolean reg_opening_hours_is_open (const RegOpeningHours *self, gint64 instant_ms);
gboolean reg_opening_hours_get_interval (const RegOpeningHours *self,
                                         gint64 after_ms,
                                         gint64 *opens_ms,
                                         gint64 *closes_ms);
gint64 reg_opening_hours_count (const RegOpeningHours *self, gint64 from_ms, gint64 until_ms);
gint64
reg_opening_hours_get_deadline (const RegOpeningHours *self, gint64 from_ms, gint64 counted_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegOpeningHours, reg_opening_hours_unref)

G_END_DECLS
