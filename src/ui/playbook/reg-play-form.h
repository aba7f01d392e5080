/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The questions to somebody who sells well. */
#define REG_TYPE_PLAY_FORM (reg_play_form_get_type ())
G_DECLARE_FINAL_TYPE (RegPlayForm, reg_play_form, REG, PLAY_FORM, AdwDialog)

AdwDialog *
reg_play_form_new (RegSession *session, RegRecord *play, gint64 learnt_from, GtkWidget *from);
const char *reg_play_form_describe_field (const char *column);

G_END_DECLS
