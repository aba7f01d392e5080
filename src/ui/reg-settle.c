/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-settle.h"

struct _RegSettle
{
  RegSession *session;
  guint64 entities;
  guint delay;
  RegSettleFunc look;
  gpointer object; /* not owned: it owns this */
  gulong changed_handler;
  gulong staff_handler;
  guint source;
};

static gboolean
settled_cb (gpointer user_data)
{
  RegSettle *self = user_data;

  self->source = 0;
  self->look (self->object);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (RegStore *store, RegChanges *changes, RegSettle *self)
{
  if (changes->entities & self->entities)
    reg_settle_soon (self);
}

static void
staff_changed_cb (RegSession *session, RegSettle *self)
{
  reg_settle_soon (self);
}

/**
 * reg_settle_new:
 * @session: the open book
 * @entities: kinds of records that matter, a bit 1 << RegEntityId for each
 * @delay: milliseconds in which further changes are waited for
 * @look: called with @object after that
 * @object: must outlive what is returned
 *
 * Returns: (transfer full): what watches
 */
RegSettle *
reg_settle_new (
    RegSession *session, guint64 entities, guint delay, RegSettleFunc look, gpointer object)
{
  RegSettle *self = g_new0 (RegSettle, 1);

  self->session = g_object_ref (session);
  self->entities = entities;
  self->delay = delay;
  self->look = look;
  self->object = object;
  self->changed_handler = g_signal_connect (reg_session_get_store (session), "changed",
                                            G_CALLBACK (changed_cb), self);
  self->staff_handler = g_signal_connect (session, "staff-changed", G_CALLBACK (staff_changed_cb),
                                          self);
  return self;
}

/**
 * reg_settle_free:
 * @self: (transfer full): nothing is called any more
 */
void
reg_settle_free (RegSettle *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_handler_disconnect (reg_session_get_store (self->session), self->changed_handler);
  g_signal_handler_disconnect (self->session, self->staff_handler);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * reg_settle_soon:
 *
 * As if something had changed.
 */
void
reg_settle_soon (RegSettle *self)
{
  if (self->source == 0)
    self->source = g_timeout_add_full (G_PRIORITY_LOW, self->delay, settled_cb, self, NULL);
}

/**
 * reg_settle_is_waiting:
 *
 * Returns: whether something has changed that was not looked at yet
 */
gboolean
reg_settle_is_waiting (RegSettle *self)
{
  return self->source != 0;
}

/**
 * reg_settle_now:
 *
 * Whoever owns it has looked: what changed before is dealt with.
 */
void
reg_settle_now (RegSettle *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
