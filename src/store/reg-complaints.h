/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

#include "core/reg-complaint-clock.h"

/* Logging and handling; targets come from the firm's table by severity. */
gint64 reg_complaint_create (RegDb *db, RegRecord *complaint, GError **error);
gboolean reg_complaint_add_event (RegDb *db,
                                  gint64 complaint,
                                  RegComplaintEventKind kind,
                                  const char *text,
                                  gint64 amount,
                                  GError **error);
gboolean reg_complaint_pause (RegDb *db, gint64 complaint, const char *why, GError **error);
gboolean reg_complaint_resume (RegDb *db, gint64 complaint, GError **error);
gboolean reg_complaint_resolve (RegDb *db,
                                gint64 complaint,
                                const char *outcome,
                                const char *cause,
                                const char *correction,
                                GError **error);
gboolean reg_complaint_reopen (RegDb *db, gint64 complaint, const char *why, GError **error);

/* The firm's opening hours and closed days, as the clock wants them. */
RegOpeningHours *reg_opening_hours_load (RegDb *db, GError **error);
/* Pauses of a complaint, from its entries: of RegClockPause or what the clock defines. */
GArray *reg_complaint_pauses (RegDb *db, gint64 complaint, GError **error);

G_END_DECLS
