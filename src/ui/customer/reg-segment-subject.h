/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The question of the bank that a condition is about. */
#define REG_TYPE_SEGMENT_SUBJECT (reg_segment_subject_get_type ())
G_DECLARE_FINAL_TYPE (RegSegmentSubject, reg_segment_subject, REG, SEGMENT_SUBJECT, GtkWidget)

GtkWidget *reg_segment_subject_new (RegSession *session, const char *uid);
const char *reg_segment_subject_get_uid (RegSegmentSubject *self);
GStrv reg_segment_subject_list_values (RegSegmentSubject *self, GStrv *labels);

G_END_DECLS
