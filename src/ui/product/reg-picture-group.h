/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The picture of a product: chosen, dropped or pasted, and kept when the product is saved.
 *
 * Signals:
 *   changed   another picture, or none */
#define REG_TYPE_PICTURE_GROUP (reg_picture_group_get_type ())
G_DECLARE_FINAL_TYPE (RegPictureGroup, reg_picture_group, REG, PICTURE_GROUP, AdwPreferencesGroup)

void reg_picture_group_set (RegPictureGroup *self, GdkTexture *picture);
gboolean reg_picture_group_is_changed (RegPictureGroup *self);
GBytes *reg_picture_group_get_new (RegPictureGroup *self);

G_END_DECLS
