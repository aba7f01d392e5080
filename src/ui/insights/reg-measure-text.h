/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-measure.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

char *reg_measure_text_band (guint band, RegSession *session);
char *reg_measure_text_key (RegMeasure measure, gint64 key, RegSession *session);
char *reg_measure_text_value (RegMeasure measure, gint64 value, RegSession *session);
char *reg_measure_text_raw (RegMeasure measure, gint64 value);
const char *reg_measure_text_meaning (RegMeasure measure);
const char *reg_measure_text_none (RegMeasure measure);

G_END_DECLS
