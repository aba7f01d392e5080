/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/complaint/reg-complaint-data.h"
#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

/**
 * RegEscalationStep:
 * @who: who is told, translated
 * @at: when, ms UTC; %REG_NEVER when it will not come to that
 * @is_told: whether that time has come
 *
 * A step on the way of an unanswered complaint upwards.
 */
typedef struct
{
  char *who;
  gint64 at;
  gboolean is_told;
} RegEscalationStep;

void reg_escalation_step_free (RegEscalationStep *self);

char *reg_complaint_text_duration (gint64 ms);
char *reg_complaint_text_moment (RegSession *session, gint64 instant);
char *reg_complaint_text_clock (const RegComplaintData *data, gint64 now, RegPillStyle *style);
char *reg_complaint_text_clock_detail (const RegComplaintData *data, gint64 now);
char *reg_complaint_text_customer (const RegComplaintData *data);
char *reg_complaint_text_event (const RegRecord *event, RegSession *session);
char *
reg_complaint_text_event_detail (const RegRecord *event, const char *text, RegSession *session);
char *reg_complaint_text_sale (const RegRecord *sale, RegSession *session);
const char *reg_complaint_text_event_icon (RegComplaintEventKind kind);
GPtrArray *reg_complaint_escalation (const RegComplaintData *data, RegSession *session, gint64 now);

G_END_DECLS
