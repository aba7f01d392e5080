/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "gate.h"

void
gate_init (Gate *gate)
{
  *gate = (Gate){ 0 };
  g_mutex_init (&gate->lock);
  g_cond_init (&gate->change);
}

void
gate_pass (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->is_reached = TRUE;
  g_cond_broadcast (&gate->change);
  while (!gate->is_open)
    g_cond_wait (&gate->change, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

void
gate_await (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  while (!gate->is_reached)
    g_cond_wait (&gate->change, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->is_open = TRUE;
  g_cond_broadcast (&gate->change);
  g_mutex_unlock (&gate->lock);
}

gboolean
gate_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gate_pass (data);
  return TRUE;
}
