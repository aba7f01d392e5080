/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/reg-import.h"

#include <stddef.h>
#include <stdint.h>

/* What a fuzzer calls, by the name that libFuzzer knows; aborts when the reader does wrong. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Files to begin with, of GBytes, and what means something to the reader. */
void fuzz_add_seeds (GPtrArray *seeds);
extern const char *const fuzz_words[];
