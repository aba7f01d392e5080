/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "io/reg-vcard.h"

G_BEGIN_DECLS

/* Reads vCard 2.1, 3.0 and 4.0, one card after the other; holds one at a time. Not for use by two
 * threads at once. */
typedef struct _RegVcardReader RegVcardReader;

RegVcardReader *reg_vcard_reader_new (GInputStream *stream);
RegVcardReader *
reg_vcard_reader_new_for_file (GFile *file, GCancellable *cancellable, GError **error);
void reg_vcard_reader_free (RegVcardReader *self);
RegVcard *reg_vcard_reader_next (RegVcardReader *self, GCancellable *cancellable, GError **error);
gboolean reg_vcard_reader_has_failed (const RegVcardReader *self);
gint64 reg_vcard_reader_get_line (const RegVcardReader *self);
goffset reg_vcard_reader_get_position (const RegVcardReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegVcardReader, reg_vcard_reader_free)

G_END_DECLS
