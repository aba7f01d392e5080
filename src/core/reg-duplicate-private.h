/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-duplicate-side.h"

G_BEGIN_DECLS

/* More ways to reach one customer, and more words of a name, than this are not looked at. */
#define REG_DUPLICATE_MAX_VALUES 4
#define REG_DUPLICATE_MAX_WORDS 8

/* The hash of no text at all. */
#define REG_DUPLICATE_NOTHING 5381

/* Texts are offsets into the block at the end of a side: a hundred thousand of them are kept at
 * once. @plain is a hash of what was written: it tells "the same" from "means the same". */
typedef struct
{
  guint16 words[REG_DUPLICATE_MAX_WORDS];
  guint16 n_words;
  guint32 plain;
} RegDuplicateWords;

typedef struct
{
  guint16 key;
  guint32 plain;
} RegDuplicateValue;

/* A street without the word for street, all its numbers, and where it is. */
typedef struct
{
  guint16 street, number, postal, city;
  guint32 plain;
} RegDuplicateAddress;

struct _RegDuplicateSide
{
  guint8 is_firm;
  guint8 n_phones, n_mails, n_addresses;
  char birthday[12];
  RegDuplicateWords name;
  RegDuplicateWords contact; /* whom one asks for at a firm, where a person works */
  RegDuplicateValue phones[REG_DUPLICATE_MAX_VALUES];
  RegDuplicateValue mails[REG_DUPLICATE_MAX_VALUES];
  RegDuplicateAddress addresses[REG_DUPLICATE_MAX_VALUES];
  char text[]; /* begins with an empty one */
};

gboolean reg_duplicate_is_generation (const char *word);

G_END_DECLS
