/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-guide.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Guided choices: which product fits. */

/* A guide among others. */
typedef struct
{
  gint64 id;
  char *name;
  guint n_questions; /* that can be asked */
  guint n_products;  /* it can lead to, without those that are gone */
  guint n_problems;  /* for its author */
  gboolean is_usable;
} RegGuideRow;

/* One guide with all that is needed to be led by it. */
typedef struct
{
  RegRecord *record; /* GUIDE */
  RegGuideTree *tree;
  GHashTable *products; /* gint64 → RegRecord as offered, without those in the bin */
} RegGuide;

void reg_guide_free (RegGuide *self);
RegRecord *reg_guide_get_product (const RegGuide *self, const RegGuideStep *step);

GPtrArray *reg_guides_list (RegDb *db, GError **error);
RegGuide *reg_guide_load (RegDb *db, gint64 guide, GError **error);

gint64 reg_guide_save (
    RegDb *db, const RegRecord *guide, const RegGuideStep *steps, gsize n_steps, GError **error);
gboolean reg_guide_delete (RegDb *db, gint64 guide, GError **error);
gboolean reg_guide_restore (RegDb *db, gint64 guide, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegGuide, reg_guide_free)

G_END_DECLS
