/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "io/reg-vcard.h"

G_BEGIN_DECLS

void reg_vcard_write (const RegVcard *card, GString *out);

G_END_DECLS
