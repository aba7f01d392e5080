/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "draw/reg-quote-document.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

typedef enum
{
  REG_PRIVACY_SHEET_PAPER,
  REG_PRIVACY_SHEET_PDF,
  REG_PRIVACY_SHEET_JSON,
} RegPrivacySheetKind;

void reg_privacy_sheet_ask (GtkWidget *from,
                            RegSession *session,
                            gint64 party,
                            RegPrivacySheetKind kind);
void reg_privacy_sheet_write (
    GtkWidget *from, RegSession *session, gint64 party, RegPrivacySheetKind kind, GFile *file);

G_END_DECLS
