/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shorter words than this have too many neighbours to guess. */
#define REG_NEAR_MIN_LETTERS 4

typedef enum
{
  REG_NEAR_NOT,
  REG_NEAR_BEGINNING, /* a beginning of the word is one typing error away */
  REG_NEAR_WHOLE,     /* the whole word is */
} RegNear;

RegNear reg_near (const char *typed, const char *word);

G_END_DECLS
