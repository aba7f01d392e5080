/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RegPillStyle:
 *
 * How much a state matters. The colour repeats what the words say, it never says it alone.
 */
typedef enum
{
  REG_PILL_NEUTRAL,
  REG_PILL_ACCENT,
  REG_PILL_SUCCESS,
  REG_PILL_WARNING,
  REG_PILL_ERROR,
} RegPillStyle;

#define REG_TYPE_PILL (reg_pill_get_type ())
G_DECLARE_FINAL_TYPE (RegPill, reg_pill, REG, PILL, GtkWidget)

GtkWidget *reg_pill_new (const char *label, RegPillStyle style);
const char *reg_pill_get_label (RegPill *self);
void reg_pill_set_label (RegPill *self, const char *label);
RegPillStyle reg_pill_get_style (RegPill *self);
void reg_pill_set_style (RegPill *self, RegPillStyle style);
void reg_pill_set_whole (RegPill *self);
const char *reg_pill_style_get_css_class (RegPillStyle style);

#define REG_TYPE_PILL_STYLE (reg_pill_style_get_type ())
GType reg_pill_style_get_type (void);

G_END_DECLS
