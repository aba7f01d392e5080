/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Customers with all that belongs to them, for windows and import alike. */

gint64 reg_party_save_with_points (
    RegDb *db, RegRecord *party, GPtrArray *points, GBytes *photo, GError **error);
gint64 reg_party_log_touch (RegDb *db,
                            gint64 party,
                            RegTouchKind kind,
                            RegDirection direction,
                            const char *summary,
                            const char *body,
                            GError **error);

/* Something for the story. */
typedef struct
{
  gint64 party;
  RegTouchKind kind;
  RegDirection direction;
  const char *summary;
  const char *body;
  const char *topic;
  gint64 reply_to; /* the entry it answers, or 0 */
} RegTouch;

gint64 reg_party_add_touch (RegDb *db, const RegTouch *touch, GError **error);

G_END_DECLS
