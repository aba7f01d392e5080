/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest property that is taken, a photo in Base64 being the usual reason. */
#define REG_VCARD_MAX_PROPERTY (16 * 1024 * 1024)

/* The properties of a vCard file, each on one line again however it was folded. */
typedef struct _RegVcardLines RegVcardLines;

RegVcardLines *reg_vcard_lines_new (GInputStream *stream);
void reg_vcard_lines_free (RegVcardLines *self);
gboolean reg_vcard_lines_next (RegVcardLines *self,
                               gboolean old_style,
                               GCancellable *cancellable,
                               GError **error);
const char *reg_vcard_lines_get_text (const RegVcardLines *self);
gint64 reg_vcard_lines_get_number (const RegVcardLines *self);
gboolean reg_vcard_lines_is_cut (const RegVcardLines *self);
goffset reg_vcard_lines_get_position (const RegVcardLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegVcardLines, reg_vcard_lines_free)

G_END_DECLS
