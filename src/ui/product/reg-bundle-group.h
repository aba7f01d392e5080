/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-goods.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Whether a product is a bundle, and what comes in it.
 *
 * Signals:
 *   changed   something was switched, typed, added or removed */
#define REG_TYPE_BUNDLE_GROUP (reg_bundle_group_get_type ())
G_DECLARE_FINAL_TYPE (RegBundleGroup, reg_bundle_group, REG, BUNDLE_GROUP, AdwPreferencesGroup)

void reg_bundle_group_set (RegBundleGroup *self,
                           RegSession *session,
                           RegRecord *product,
                           GPtrArray *parts);
void reg_bundle_group_write (RegBundleGroup *self, RegRecordBuilder *product);
GPtrArray *reg_bundle_group_dup_parts (RegBundleGroup *self);
gboolean reg_bundle_group_is_valid (RegBundleGroup *self);
gboolean reg_bundle_group_is_active (RegBundleGroup *self);
gboolean reg_bundle_group_has_price (RegBundleGroup *self);
RegBundleSum reg_bundle_group_add_up (RegBundleGroup *self);

G_END_DECLS
