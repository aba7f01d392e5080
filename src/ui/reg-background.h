/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the desktop says to a program that wants to go on without a window (the background portal). */
typedef enum
{
  REG_BACKGROUND_NOBODY,  /* there is nobody to ask: nothing forbids it, and nothing starts it */
  REG_BACKGROUND_REFUSED, /* it may not */
  REG_BACKGROUND_ALLOWED, /* it may go on, but is not started with the session */
  REG_BACKGROUND_STARTED, /* it may go on, and is started with the session */
} RegBackgroundAnswer;

void reg_background_ask_async (GDBusConnection *connection,
                               gboolean with_session,
                               const char *reason,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
RegBackgroundAnswer reg_background_ask_finish (GAsyncResult *result);

G_END_DECLS
