/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* A quotation that goes by e-mail: to which address, and what is written down when it has gone. */
char *reg_quotation_load_mail_address (RegDb *db, gint64 quotation, GError **error);
gboolean
reg_quotation_note_mailed (RegDb *db, gint64 quotation, const char *summary, GError **error);

G_END_DECLS
