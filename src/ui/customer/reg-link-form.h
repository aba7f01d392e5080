/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-relations.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* How a person or a firm belongs to a customer: asked, written down, changed and removed. */

void reg_link_form_add (GtkWidget *from, RegSession *session, gint64 party);
void reg_link_form_edit (GtkWidget *from,
                         RegSession *session,
                         gint64 party,
                         const RegRelation *relation);

G_END_DECLS
