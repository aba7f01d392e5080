/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

void reg_quotation_recode (RegQuotationModel *model, RegQuotationLineItem *item);

G_END_DECLS
