/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-canonical.h"

G_BEGIN_DECLS

/**
 * RegCanonicalField:
 * @tag: name of the field
 * @type: 'B' bytes, 'I' a number, 'L' the head of a list, 'N' nothing, 'T' text
 * @number: of 'I'; of 'L' how many follow
 * @bytes: (array length=length): of 'B' and 'T'; borrowed from what is read
 * @length: how many
 * @at: where the field begins, in bytes
 */
typedef struct
{
  char tag[256];
  char type;
  gint64 number;
  const guint8 *bytes;
  gsize length;
  gsize at;
} RegCanonicalField;

/**
 * RegCanonicalReader:
 *
 * Reads what RegCanonical wrote, and nothing else: each field has to be the one that is asked for,
 * of the right type, within its bound. The first thing that is wrong is kept and ends the reading;
 * whatever is asked for afterwards comes back empty, so that callers look for it once, at the end.
 */
typedef struct _RegCanonicalReader RegCanonicalReader;

RegCanonicalReader *reg_canonical_reader_new (GBytes *bytes, const char *kind, int newest);
void reg_canonical_reader_free (RegCanonicalReader *self);

int reg_canonical_reader_get_version (const RegCanonicalReader *self);
gint64
reg_canonical_reader_int (RegCanonicalReader *self, const char *tag, gint64 least, gint64 most);
char *reg_canonical_reader_text (RegCanonicalReader *self, const char *tag, gsize most);
char *reg_canonical_reader_optional_text (RegCanonicalReader *self, const char *tag, gsize most);
GBytes *reg_canonical_reader_bytes (RegCanonicalReader *self, const char *tag, gsize most);
void
reg_canonical_reader_fixed (RegCanonicalReader *self, const char *tag, guint8 *bytes, gsize length);
gsize reg_canonical_reader_list (RegCanonicalReader *self, const char *tag, gsize most);
gboolean reg_canonical_reader_next (RegCanonicalReader *self, RegCanonicalField *field);
void reg_canonical_reader_fail (RegCanonicalReader *self, const char *tag, const char *why);
gboolean reg_canonical_reader_has_failed (const RegCanonicalReader *self);
gboolean reg_canonical_reader_end (RegCanonicalReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCanonicalReader, reg_canonical_reader_free)

G_END_DECLS
