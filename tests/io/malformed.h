/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/reg-import.h"

/* Damaged files, each a good one with one thing wrong, the same in every run. */
typedef enum
{
  MALFORMED_KEEPS_FIRST = 1 << 0, /* what stands before the damage has to arrive */
  MALFORMED_KEEPS_LAST = 1 << 1,  /* and what stands after it */
} MalformedFlags;

typedef struct
{
  char *name; /* of the good file and of what was done to it */
  RegImportKind kind;
  GBytes *bytes;
  MalformedFlags flags;
  gint64 line; /* where the row begins that has to be rejected, 0: that is not said */
} Malformed;

guint malformed_count (void);
Malformed *malformed_make (guint index);
void malformed_free (Malformed *self);

/* The good files themselves. Every one tells of "First One", "Middle Two" and "Zoë Last". */
guint malformed_count_good (void);
Malformed *malformed_make_good (guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Malformed, malformed_free)
