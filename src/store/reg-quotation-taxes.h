/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-record.h"
#include "core/reg-tax-table.h"

G_BEGIN_DECLS

RegTaxLabel *reg_quotation_tax_labels (GPtrArray *lines);

G_END_DECLS
