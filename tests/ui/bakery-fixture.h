/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "work-fixture.h"

/* The shop of work-fixture with one customer, Bakery De Halm, and with Sam Okoye, who sells there
 * beside Mina. The window, where a test shows one, is closed at the end, and nothing may keep it. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party, sam;
  GtkWidget *window;
  GtkWidget *shown; /* the dialog or page a test is about, unless it is the whole window */
} BakeryFixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

void bakery_set_up (BakeryFixture *self, gconstpointer unused);
void bakery_tear_down (BakeryFixture *self, gconstpointer unused);

/* Another colleague works from now on. */
void bakery_be (BakeryFixture *self, gint64 staff);
