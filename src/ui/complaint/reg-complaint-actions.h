/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/complaint/reg-complaint-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done about a complaint: each asks what it must know, writes it and offers to undo. */

void reg_complaint_ask_reply (GtkWidget *from, RegSession *session, gint64 complaint);
void reg_complaint_ask_action (GtkWidget *from, RegSession *session, gint64 complaint);
void reg_complaint_ask_note (GtkWidget *from, RegSession *session, gint64 complaint);
void reg_complaint_ask_compensation (GtkWidget *from, RegSession *session, gint64 complaint);
void reg_complaint_ask_pause (GtkWidget *from, RegSession *session, gint64 complaint);
void reg_complaint_ask_resolve (GtkWidget *from, RegSession *session, const RegRecord *complaint);
void reg_complaint_ask_reopen (GtkWidget *from, RegSession *session, gint64 complaint);
void reg_complaint_go_on (GtkWidget *from, RegSession *session, gint64 complaint);
void
reg_complaint_note_call (GtkWidget *from, RegSession *session, gint64 complaint, const char *text);

void reg_complaint_set_field (
    GtkWidget *from, RegSession *session, gint64 complaint, int field, const RegValue *value);

G_END_DECLS
