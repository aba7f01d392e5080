/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegCoreError:
 * @REG_CORE_ERROR_INVALID: the input is not what the function asks for; the message names it
 * @REG_CORE_ERROR_TOO_LARGE: the result does not fit its type; nothing was computed
 * @REG_CORE_ERROR_REFUSED: a rule of the firm or of the record's life forbids it
 * @REG_CORE_ERROR_NOT_FOUND: what was named does not exist
 * @REG_CORE_ERROR_CONFLICT: what was named is no longer as it was
 *
 * Codes a caller can act on. Messages are technical and untranslated.
 */
typedef enum
{
  REG_CORE_ERROR_INVALID,
  REG_CORE_ERROR_TOO_LARGE,
  REG_CORE_ERROR_REFUSED,
  REG_CORE_ERROR_NOT_FOUND,
  REG_CORE_ERROR_CONFLICT,
} RegCoreError;

#define REG_CORE_ERROR (reg_core_error_quark ())

GQuark reg_core_error_quark (void);

G_END_DECLS
