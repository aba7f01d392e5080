/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-questions.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_question_form_open (GtkWidget *parent, RegSession *session, const RegQuestionUse *use);
const char *reg_question_form_find_own_place (const char *text);

G_END_DECLS
