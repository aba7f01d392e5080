/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/reg-country.h"

G_BEGIN_DECLS

void reg_country_list_attach (AdwComboRow *row);
void reg_country_list_select (AdwComboRow *row, const char *code);
const RegCountry *reg_country_list_get (AdwComboRow *row);
const char *reg_country_list_guess (void);

char *reg_country_describe (const RegCountry *country);

G_END_DECLS
