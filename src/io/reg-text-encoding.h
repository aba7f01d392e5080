/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *reg_text_encoding_detect (const guint8 *data, gsize size, gboolean complete);
GInputStream *reg_text_encoding_decode (GInputStream *stream, const char *encoding);
char *reg_text_encoding_repair (const char *text, gssize length);

G_END_DECLS
