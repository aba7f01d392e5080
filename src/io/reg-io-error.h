/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegIoError:
 * @REG_IO_ERROR_INVALID: a value, row or card cannot be understood; the rest of the file can
 * @REG_IO_ERROR_TOO_LARGE: something is larger than the reader takes
 * @REG_IO_ERROR_FORMAT: the file is not what it should be; reading on makes no sense
 *
 * Codes a caller can act on. Messages name the place and are untranslated.
 */
typedef enum
{
  REG_IO_ERROR_INVALID,
  REG_IO_ERROR_TOO_LARGE,
  REG_IO_ERROR_FORMAT,
} RegIoError;

#define REG_IO_ERROR (reg_io_error_quark ())

GQuark reg_io_error_quark (void);

G_END_DECLS
