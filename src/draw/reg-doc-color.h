/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart-style.h"

G_BEGIN_DECLS

/* What small text needs on its background by WCAG 2.1, 1.4.3. */
#define REG_DOC_CONTRAST 4.5

gboolean reg_doc_color_parse (const char *text, RegColor *color);
char *reg_doc_color_format (const RegColor *color);
double reg_doc_color_contrast (const RegColor *one, const RegColor *other);
RegColor reg_doc_color_for_text (const RegColor *color);
RegColor reg_doc_color_upon (const RegColor *background);

G_END_DECLS
