/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/reg-record.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_segment_delete (GtkWidget *from, RegSession *session, RegRecord *segment);
void reg_segment_write (
    GtkWidget *from, RegSession *session, RegRecord *segment, const char *whom, GFile *file);
void reg_segment_export (GtkWidget *from, RegSession *session, RegRecord *segment);

G_END_DECLS
