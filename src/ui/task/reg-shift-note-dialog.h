/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A note for whoever comes next, and those that were left before. */
#define REG_TYPE_SHIFT_NOTE_DIALOG (reg_shift_note_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegShiftNoteDialog, reg_shift_note_dialog, REG, SHIFT_NOTE_DIALOG, AdwDialog)

AdwDialog *reg_shift_note_dialog_new (RegSession *session, gint64 party);
void reg_shift_note_tick (GtkWidget *from, RegSession *session, gint64 note, gboolean is_done);

G_END_DECLS
