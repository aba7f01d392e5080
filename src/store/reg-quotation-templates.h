/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* A template among others. */
typedef struct
{
  gint64 id;
  char *name;
  char *title;    /* what quotations made from it are about, or "" */
  gint64 n_lines; /* with headings and words */
} RegTemplateRow;

GPtrArray *reg_quotation_templates_load (RegDb *db, GError **error);
gint64 reg_quotation_template_find (RegDb *db, const char *name, GError **error);
gint64 reg_quotation_template_save (RegDb *db, gint64 quotation, const char *name, GError **error);
gboolean
reg_quotation_template_fill (RegDb *db, gint64 template_id, gint64 quotation, GError **error);
gint64 reg_quotation_template_begin (RegDb *db, gint64 template_id, gint64 party, GError **error);

G_END_DECLS
