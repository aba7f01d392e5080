/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegPhone:
 * @number: national significant number, ASCII digits only, without country code and trunk prefix
 * @extension: digits to dial after the connection, "" when there are none
 * @calling_code: country calling code, 0 when neither the text nor the default country tells
 *
 * A telephone number taken apart.
 */
typedef struct
{
  char number[24];
  char extension[12];
  guint calling_code;
} RegPhone;

gboolean reg_phone_parse (const char *text, const char *country, RegPhone *phone);
char *reg_phone_national_number (const char *text, const char *country);
char *reg_phone_to_uri (const char *text, const char *country);
gboolean reg_phone_looks_like_number (const char *text);

G_END_DECLS
