/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-core-error.h"

G_DEFINE_QUARK (reg_core_error, reg_core_error)
