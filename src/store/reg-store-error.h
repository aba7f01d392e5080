/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What went wrong with the file, in words one can act on. */
typedef enum
{
  REG_STORE_ERROR_FAILED,       /* nothing better known */
  REG_STORE_ERROR_BUSY,         /* another program holds the file; try again */
  REG_STORE_ERROR_IN_USE,       /* Regulars has this file open already */
  REG_STORE_ERROR_CORRUPT,      /* damaged; restore a backup or export what is readable */
  REG_STORE_ERROR_FOREIGN,      /* not a Regulars file */
  REG_STORE_ERROR_NEWER_SCHEMA, /* written by a newer version */
  REG_STORE_ERROR_READ_ONLY,    /* may not be written */
  REG_STORE_ERROR_FULL,         /* no space left */
  REG_STORE_ERROR_NOT_FOUND,    /* no such record */
  REG_STORE_ERROR_CONFLICT,     /* changed meanwhile, or others depend on it */
  REG_STORE_ERROR_INVALID,      /* the values break a rule; the message names the field */
  REG_STORE_ERROR_REFUSED,      /* the command is not allowed in this state or by this person */
} RegStoreError;

#define REG_STORE_ERROR (reg_store_error_quark ())

GQuark reg_store_error_quark (void);

G_END_DECLS
