/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  REG_VCARD_PLAIN,
  REG_VCARD_QUOTED_PRINTABLE,
  REG_VCARD_BASE64,
} RegVcardEncoding;

/**
 * RegVcardLine:
 * @group: (nullable): what stands before the name and a full stop
 * @name: in capitals
 * @parameters: as written
 * @value: decoded from quoted-printable and its character set, but not yet unescaped; Base64 is left
 * @types: lower case, without "pref"
 * @pref: 1 … 100, 0 when not said
 * @old_style: escapes of version 2.1
 *
 * A property taken apart.
 */
typedef struct
{
  char *group;
  char *name;
  char *parameters;
  char *value;
  char **types;
  int pref;
  RegVcardEncoding encoding;
  gboolean old_style;
  GHashTable *named; /* parameters in capitals → value */
} RegVcardLine;

RegVcardLine *reg_vcard_line_parse (const char *text, gboolean old_style);
void reg_vcard_line_free (RegVcardLine *self);
const char *reg_vcard_line_get_parameter (const RegVcardLine *self, const char *name);
char *reg_vcard_line_dup_text (const RegVcardLine *self);
char **reg_vcard_line_split (const RegVcardLine *self, char separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegVcardLine, reg_vcard_line_free)

G_END_DECLS
