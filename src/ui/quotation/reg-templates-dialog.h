/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The templates quotations begin with: to choose one, and to look after them. */
#define REG_TYPE_TEMPLATES_DIALOG (reg_templates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegTemplatesDialog, reg_templates_dialog, REG, TEMPLATES_DIALOG, AdwDialog)

/* Called with the template that was chosen. */
typedef void (*RegTemplateFunc) (gpointer object, gint64 id, const char *name);

AdwDialog *reg_templates_dialog_new (RegSession *session, RegTemplateFunc chosen, gpointer object);

G_END_DECLS
