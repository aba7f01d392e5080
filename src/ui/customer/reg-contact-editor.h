/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/reg-record.h"

G_BEGIN_DECLS

#define REG_TYPE_CONTACT_EDITOR (reg_contact_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    RegContactEditor, reg_contact_editor, REG, CONTACT_EDITOR, AdwPreferencesGroup)

void reg_contact_editor_set_points (RegContactEditor *self, GPtrArray *points);
void reg_contact_editor_add (RegContactEditor *self, RegContactKind kind, gboolean focus);
gboolean reg_contact_editor_focus (RegContactEditor *self, gint64 point);
const char *reg_contact_editor_check (RegContactEditor *self);
GPtrArray *reg_contact_editor_dup_points (RegContactEditor *self);

G_END_DECLS
