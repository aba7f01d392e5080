/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store.h"

/* Where a job waits until the test lets it go on. */
typedef struct
{
  GMutex lock;
  GCond change;
  gboolean is_reached; /* a job stands at the gate */
  gboolean is_open;
} Gate;

void gate_init (Gate *gate);
void gate_pass (Gate *gate);
void gate_await (Gate *gate);
void gate_open (Gate *gate);
gboolean gate_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error);
