/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes an entry row hold a day: reads what people of a country type, offers a calendar, and marks
 * what is no day. */
#define REG_TYPE_DATE_FIELD (reg_date_field_get_type ())
G_DECLARE_FINAL_TYPE (RegDateField, reg_date_field, REG, DATE_FIELD, GObject)

RegDateField *reg_date_field_attach (AdwEntryRow *row, const char *country);
const char *reg_date_field_get_date (RegDateField *self);
void reg_date_field_set_date (RegDateField *self, const char *date);
gboolean reg_date_field_is_valid (RegDateField *self);

G_END_DECLS
