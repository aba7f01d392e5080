/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/reg-number-style.h"

G_BEGIN_DECLS

typedef enum
{
  REG_NUMBER_MONEY,    /* minor units */
  REG_NUMBER_PRICE,    /* 1/10,000 of a minor unit */
  REG_NUMBER_QUANTITY, /* millionths */
  REG_NUMBER_RATE,     /* parts per million, shown as a percentage */
  REG_NUMBER_COUNT,    /* whole things */
} RegNumberKind;

#define REG_TYPE_NUMBER_FIELD (reg_number_field_get_type ())
G_DECLARE_FINAL_TYPE (RegNumberField, reg_number_field, REG, NUMBER_FIELD, GObject)

RegNumberField *
reg_number_field_attach (GtkEditable *editable, RegNumberKind kind, const char *currency);
gint64 reg_number_field_get_value (RegNumberField *self);
void reg_number_field_set_value (RegNumberField *self, gint64 value);
void reg_number_field_set_empty (RegNumberField *self);
gboolean reg_number_field_is_empty (RegNumberField *self);
gboolean reg_number_field_is_valid (RegNumberField *self);
void reg_number_field_set_range (RegNumberField *self, gint64 low, gint64 high);
void reg_number_field_set_currency (RegNumberField *self, const char *currency);

G_END_DECLS
