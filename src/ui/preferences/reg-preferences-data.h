/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-firm.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What the next document of a series will be called. */
typedef struct
{
  char *number;            /* (nullable): none where the pattern makes none */
  RegSeriesHolder *holder; /* (nullable): who has the one that is passed over for it */
} RegPreferencesNumber;

/**
 * RegPreferencesData:
 *
 * The short lists a firm is run by, each of RegRecord in its own order. The firm itself and its
 * staff are known to the session.
 */
typedef struct
{
  GPtrArray *taxes;
  GPtrArray *series;
  GPtrArray *numbers; /* of RegPreferencesNumber: the next of each series */
  GPtrArray *rules;
  GPtrArray *hours;
  GPtrArray *holidays;
  GPtrArray *targets;
  GPtrArray *stages;
  GPtrArray *contact_rules;
  GPtrArray *field_rules;
  GPtrArray *absences;
  GBytes *logo; /* (nullable) */
} RegPreferencesData;

void reg_preferences_data_free (RegPreferencesData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegPreferencesData, reg_preferences_data_free)

void reg_preferences_data_load_async (RegSession *session,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
RegPreferencesData *
reg_preferences_data_load_finish (RegSession *session, GAsyncResult *result, GError **error);
guint64 reg_preferences_data_get_entities (void);

G_END_DECLS
