/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-query.h"

G_BEGIN_DECLS

/**
 * RegContactLink:
 * @kind: %REG_QUERY_PHONE or %REG_QUERY_MAIL
 * @text: the number or the address, as the counter search understands it
 *
 * Who is meant by a link of another program: somebody who calls, somebody who wrote.
 */
typedef struct
{
  RegQueryKind kind;
  char *text;
} RegContactLink;

gboolean reg_contact_link_is_link (const char *text);
RegContactLink *reg_contact_link_parse (const char *uri, GError **error);
RegContactLink *reg_contact_link_new_for_number (const char *number, GError **error);
void reg_contact_link_free (RegContactLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegContactLink, reg_contact_link_free)

G_END_DECLS
