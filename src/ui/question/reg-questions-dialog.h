/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The questions worth asking customers, what each is for, and what came of it. */
#define REG_TYPE_QUESTIONS_DIALOG (reg_questions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegQuestionsDialog, reg_questions_dialog, REG, QUESTIONS_DIALOG, AdwDialog)

AdwDialog *reg_questions_dialog_new (RegSession *session);

G_END_DECLS
