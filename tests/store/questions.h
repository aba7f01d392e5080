/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store-fixture.h"

/* Everything that windows ask of a book and write into it, each as one job, for tests that hold for
 * all of them. The book is the one questions_set_up() makes. */
typedef struct
{
  const char *name;
  gboolean (*ask) (RegDb *db, GError **error);
  gboolean writes;
  const char *walks; /* aliases of tables that are walked through because that is the answer */
} Question;

extern const Question questions[];
extern const guint n_questions;

/* Sixty customers with all that belongs to them, on a day in 2026; the owner is working. */
void questions_set_up (StoreFixture *self, gconstpointer unused);
