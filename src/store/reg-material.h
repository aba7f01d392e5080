/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Brochures, product sheets and samples that are given to customers. */

/**
 * RegMaterial:
 * @record: MATERIAL
 * @product: (nullable): the name of what it is about
 * @file: (nullable): the name of its file
 * @n_given: how many times it was asked for
 * @request: where a quotation or customer is asked about: the newest request for it, 0 for none
 *
 * Something that can be given.
 */
typedef struct
{
  RegRecord *record;
  char *product;
  char *file;
  gint64 n_given;
  gint64 request;
} RegMaterial;

void reg_material_free (RegMaterial *self);
RegMaterial *reg_material_load (RegDb *db, gint64 material, GError **error);
GPtrArray *reg_material_list_usual (RegDb *db, gint64 party, int limit, GError **error);
GPtrArray *reg_material_list_for_quotation (RegDb *db, gint64 quotation, int limit, GError **error);

gint64 reg_material_save (RegDb *db, RegRecord *material, GError **error);
gint64 reg_material_add_file (
    RegDb *db, GBytes *file, const char *file_name, gint64 product, GError **error);
gint64 reg_material_renew (RegDb *db,
                           gint64 material,
                           const char *version,
                           GBytes *file,
                           const char *file_name,
                           GError **error);
gboolean reg_material_set_file (
    RegDb *db, gint64 material, GBytes *file, const char *file_name, GError **error);
gboolean reg_material_set_retired (RegDb *db, gint64 material, gboolean retired, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegMaterial, reg_material_free)

G_END_DECLS
