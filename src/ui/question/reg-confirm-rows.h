/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-facts.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_confirm_rows_append (GtkListBox *list,
                              GtkWidget *from,
                              RegSession *session,
                              const RegRecord *party,
                              GPtrArray *contact_points,
                              const RegFact *fact);

G_END_DECLS
