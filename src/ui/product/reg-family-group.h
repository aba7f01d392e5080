/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The family of a product: its variants, or what it is a variant of.
 *
 * Signals:
 *   changed       what it is a variant of, or which one it is
 *   new-variant   another one is to be written down */
#define REG_TYPE_FAMILY_GROUP (reg_family_group_get_type ())
G_DECLARE_FINAL_TYPE (RegFamilyGroup, reg_family_group, REG, FAMILY_GROUP, AdwPreferencesGroup)

void reg_family_group_set (RegFamilyGroup *self,
                           RegSession *session,
                           RegRecord *product,
                           RegRecord *head,
                           GPtrArray *variants);
void reg_family_group_write (RegFamilyGroup *self, RegRecordBuilder *product);
RegRecord *reg_family_group_get_head (RegFamilyGroup *self);
char *reg_family_group_dup_name (RegFamilyGroup *self);

G_END_DECLS
