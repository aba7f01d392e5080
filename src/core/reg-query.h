/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shortest run of digits that is looked for inside numbers. */
#define REG_QUERY_MIN_DIGITS 3

/* What somebody new would be known by, when nobody has it yet. */
typedef enum
{
  REG_QUERY_NOTHING, /* no letter and no digit */
  REG_QUERY_NAME,
  REG_QUERY_PHONE,
  REG_QUERY_MAIL,
  REG_QUERY_CARD,
} RegQueryKind;

/**
 * RegQuery:
 * @text: what was typed, without spaces at its ends
 * @folded: the same, folded
 * @words: the folded words
 * @respelled: (nullable): the words without the e that people write for umlauts, %NULL when that
 *   changes none of them
 * @numbers: what the typed digits may be of a stored telephone number, the likeliest first; empty
 *   when no telephone number was typed
 * @is_joined: whether several words were typed in one piece, such as an address or a number, so that
 *   only the last of them can be unfinished
 * @is_mail: whether it is (part of) an e-mail address
 * @is_code: whether it may be the whole number of something: a card, a document, a product
 *
 * What somebody typed or a scanner read at the counter, understood.
 */
typedef struct
{
  char *text;
  char *folded;
  char **words;
  char **respelled;
  char **numbers;
  gboolean is_joined;
  gboolean is_mail;
  gboolean is_code;
} RegQuery;

RegQuery *reg_query_new (const char *text, const char *country);
RegQueryKind reg_query_get_kind (const RegQuery *self);
void reg_query_free (RegQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegQuery, reg_query_free)

G_END_DECLS
