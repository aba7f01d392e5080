/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui-drive.h"

#include "ui/pipeline/reg-pipeline-board.h"

/* Deals of the test's shop. Positions: 1 to 4 are open, 5 is won, 6 is lost. */

gint64 deal_add (UiFixture *f, const char *title, gint64 party, int position, gint64 value);
int deal_position (UiFixture *f, gint64 deal);

RegPipelineBoard *deal_find_board (GtkWidget *window);
/* The deal whose card has the focus, 0 when none has. */
gint64 deal_get_focus (GtkWidget *window);
