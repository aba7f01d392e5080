/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-complaint-clock.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Logging and handling. Every step is an entry of the complaint's story; its clocks are told from
 * the entries. REG_STORE_ERROR_CONFLICT when the state no longer allows a step,
 * REG_STORE_ERROR_INVALID when words or an amount are missing. */

/* Number, targets by severity, who takes it and when, and the first entry are filled in here. */
gint64 reg_complaint_create (RegDb *db, RegRecord *complaint, GError **error);
/* REPLY, NOTE, ACTION or COMPENSATION (amount: what it costs us, minor units); the other kinds have
 * functions of their own. */
gboolean reg_complaint_add_event (RegDb *db,
                                  gint64 complaint,
                                  RegComplaintEventKind kind,
                                  const char *text,
                                  gint64 amount,
                                  GError **error);
/* Waits for the customer: the clock stands still. */
gboolean reg_complaint_pause (RegDb *db, gint64 complaint, const char *why, GError **error);
gboolean reg_complaint_resume (RegDb *db, gint64 complaint, GError **error);
gboolean reg_complaint_resolve (RegDb *db,
                                gint64 complaint,
                                const char *outcome,
                                const char *cause,
                                const char *correction,
                                GError **error);
gboolean reg_complaint_reopen (RegDb *db, gint64 complaint, const char *why, GError **error);
/* Another severity brings other targets. */
gboolean
reg_complaint_set_severity (RegDb *db, gint64 complaint, RegSeverity severity, GError **error);

/* Who looks after it from now on, 0 for nobody. Whoever is not the one who says so finds a task of
 * that title on their day; it is done with the next answer. */
gboolean reg_complaint_assign (
    RegDb *db, gint64 complaint, gint64 staff, const char *task_title, GError **error);

/* The story, oldest first; of RegRecord COMPLAINT_EVENT. */
GPtrArray *reg_complaint_load_events (RegDb *db, gint64 complaint, GError **error);
/* What it has cost us so far, minor units. */
gboolean reg_complaint_get_cost (RegDb *db, gint64 complaint, gint64 *cost, GError **error);

typedef enum
{
  REG_COMPLAINT_CLOCK_ANSWER,  /* until the first answer */
  REG_COMPLAINT_CLOCK_RESOLVE, /* until it is resolved */
} RegComplaintClockKind;

/* The clock as the story left it; free with reg_complaint_clock_free(). events as from
 * reg_complaint_load_events(). */
RegComplaintClock *reg_complaint_make_clock (const RegRecord *complaint,
                                             GPtrArray *events,
                                             RegOpeningHours *hours,
                                             RegComplaintClockKind kind);

/* The firm's opening hours and closed days, as the clock wants them. */
RegOpeningHours *reg_opening_hours_load (RegDb *db, GError **error);

G_END_DECLS
