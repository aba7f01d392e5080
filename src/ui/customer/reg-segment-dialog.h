/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_SEGMENT_DIALOG (reg_segment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegSegmentDialog, reg_segment_dialog, REG, SEGMENT_DIALOG, AdwDialog)

AdwDialog *reg_segment_dialog_new (RegSession *session, RegRecord *segment);
AdwDialog *
reg_segment_dialog_new_with (RegSession *session, const char *name, const char *conditions);

G_END_DECLS
