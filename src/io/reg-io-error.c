/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-io-error.h"

G_DEFINE_QUARK (reg_io_error, reg_io_error)
