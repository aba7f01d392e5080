/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegRecordWindowInfo:
 * @entity: kind of record
 * @action: name of the application's action with the record's id as target ("open-party")
 * @create: makes the window; @id is 0 for a record that is to be made, @party then says for which
 *   customer, or is 0; %NULL when a dialog over the window in front does it
 *
 * A kind of window that shows one record. Each record has one window at a time.
 */
typedef struct
{
  RegEntityId entity;
  const char *action;
  GtkWindow *(*create) (GtkApplication *application, RegSession *session, gint64 id, gint64 party);
} RegRecordWindowInfo;

const RegRecordWindowInfo *reg_record_windows_get (guint *n_windows);

G_END_DECLS
