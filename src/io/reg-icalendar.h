/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

/* Tasks as a calendar (RFC 5545). What has a customer to go to or to call stands among the events of
 * the day, everything else among the things to do. Lines end with CR LF and are folded at 75 octets.
 *
 * Times are in a zone of their own that is described in the file, so that what repeats stays at its
 * time on the wall; instants of what does not repeat are in UTC. */
typedef struct
{
  GString *text;
  GTimeZone *zone;
} RegIcalendar;

RegIcalendar *reg_icalendar_new (const char *name, GTimeZone *zone);
void reg_icalendar_free (RegIcalendar *self);
void reg_icalendar_add_zone (RegIcalendar *self, int from_year, int until_year);
void reg_icalendar_add_task (RegIcalendar *self, const RegRecord *task, const char *party);
char *reg_icalendar_end (RegIcalendar *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegIcalendar, reg_icalendar_free)

G_END_DECLS
