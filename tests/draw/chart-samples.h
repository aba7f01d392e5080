/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart-clock.h"
#include "draw/reg-chart-pareto.h"
#include "draw/reg-chart-pipeline.h"
#include "draw/reg-chart-value.h"

/* Charts with invented figures, for the tests and for looking at. */
RegChart *sample_pipeline (void);
RegChart *sample_pareto (gsize n_customers);
RegChart *sample_value (gboolean outlook);
RegChart *sample_clock (gint64 now_minutes, gboolean done);
