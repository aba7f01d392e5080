/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "io/reg-vcard-property.h"
#include "io/reg-vcard.h"

G_BEGIN_DECLS

gboolean reg_vcard_take_line (RegVcard *card, const RegVcardLine *line, char **problem);
void reg_vcard_take_other (RegVcard *card, const RegVcardLine *line);
void reg_vcard_complete (RegVcard *card);

G_END_DECLS
