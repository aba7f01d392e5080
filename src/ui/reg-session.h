/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/reg-number-style.h"
#include "store/reg-journal.h"
#include "store/reg-store.h"

G_BEGIN_DECLS

/* The open customer book as windows see it: the store, the firm, who is working, and how numbers
 * and dates are written. For the main thread. */
#define REG_TYPE_SESSION (reg_session_get_type ())
G_DECLARE_FINAL_TYPE (RegSession, reg_session, REG, SESSION, GObject)

RegSession *reg_session_new (RegStore *store);
void reg_session_load_async (RegSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean reg_session_load_finish (RegSession *self, GAsyncResult *result, GError **error);

RegStore *reg_session_get_store (RegSession *self);
RegRecord *reg_session_get_firm (RegSession *self);
const char *reg_session_get_currency (RegSession *self);
const RegNumberStyle *reg_session_get_number_style (RegSession *self);

GPtrArray *reg_session_get_staff_list (RegSession *self);
RegRecord *reg_session_find_staff (RegSession *self, gint64 id);
RegRecord *reg_session_get_staff (RegSession *self);
void reg_session_set_staff (RegSession *self, gint64 id);
gboolean reg_session_sees_cost (RegSession *self);

char *reg_session_format_money (RegSession *self, gint64 minor, const char *currency);
char *reg_session_format_amount (RegSession *self, gint64 minor, const char *currency);
char *reg_session_format_rate (RegSession *self, gint64 ppm);
char *reg_session_format_date (RegSession *self, const char *date);
gint64 reg_session_get_now (RegSession *self);
GDateTime *reg_session_get_local (RegSession *self, gint64 instant);
char *reg_session_format_day (RegSession *self, gint64 instant);
char *reg_session_format_time (RegSession *self, gint64 instant);
char *reg_session_dup_today (RegSession *self);

void reg_session_undo_async (RegSession *self,
                             gint64 action,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void reg_session_redo_async (RegSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *reg_session_undo_finish (RegSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
