/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store.h"

/* A book with people who stand in it twice, and with many who only look so: households with one
 * telephone, couples like Martin and Martina, fathers and sons of one name, branches of a firm,
 * colleagues behind a switchboard, hundreds of namesakes. The same seed gives the same book. */
typedef struct
{
  guint customers; /* all in all */
  guint planted;   /* of them a second time */
  guint64 seed;
  GHashTable *truth; /* keys: "first second", the lesser id first */
} DuplicateBook;

/* What the pairs that were found are worth. */
typedef struct
{
  guint same;       /* pairs shown as the same */
  guint right;      /* of them planted */
  guint perhaps;    /* planted ones only shown as doubtful */
  guint missed;     /* planted ones not shown at all */
  double recall;    /* planted ones shown as the same, of all planted */
  double precision; /* of those shown as the same */
} DuplicateMeasure;

void duplicate_book_fill (DuplicateBook *self, RegStore *store);
void duplicate_book_measure (DuplicateBook *self, RegStore *store, DuplicateMeasure *measure);
void duplicate_book_clear (DuplicateBook *self);
