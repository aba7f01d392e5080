/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "draw/reg-chart.h"

G_BEGIN_DECLS

void reg_chart_print (GtkWidget *from,
                      RegChart *chart,
                      const RegChartStyle *style,
                      const char *title,
                      const char *caption);
GtkPrintOperation *reg_chart_print_operation_new (RegChart *chart,
                                                  const RegChartStyle *style,
                                                  const char *title,
                                                  const char *caption);

G_END_DECLS
