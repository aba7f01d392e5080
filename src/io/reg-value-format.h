/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-date.h"

G_BEGIN_DECLS

/**
 * RegValueFormat:
 * @decimal: '.' or ','
 * @group: thousands mark: '.', ',', '\'' or ' ' (which stands for all spaces); '\0' for none
 * @date_order: what short numeric dates mean
 *
 * How numbers and dates are written in a file. A plain value, copied freely.
 */
typedef struct
{
  char decimal;
  char group;
  RegDateOrder date_order;
} RegValueFormat;

#define REG_VALUE_FORMAT_MAX_PLACES 12

gboolean reg_value_format_parse_decimal (
    const RegValueFormat *format, const char *text, guint places, gint64 *value, GError **error);
gboolean reg_value_format_parse_integer (const RegValueFormat *format,
                                         const char *text,
                                         gint64 *value,
                                         GError **error);
gboolean reg_value_format_parse_rate (
    const RegValueFormat *format, const char *text, gboolean fraction, gint64 *ppm, GError **error);
gboolean reg_value_format_parse_date (const RegValueFormat *format,
                                      const char *text,
                                      char date[REG_DATE_SIZE],
                                      GError **error);
gboolean reg_value_format_parse_boolean (const char *text, gboolean *value, GError **error);

G_END_DECLS
