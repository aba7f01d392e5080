/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *reg_fold (const char *text);
void reg_fold_append (GString *out, const char *text, gssize length);
char **reg_fold_tokens (const char *text);
char *reg_fold_without_umlaut_e (const char *word);
char *reg_fold_spellings (const char *text);
char *reg_fold_index_text (const char *text);

G_END_DECLS
