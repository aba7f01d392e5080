/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/reg-demo-private.h"

#include "core/reg-money.h"
#include "store/reg-material-requests.h"
#include "store/reg-material.h"

/* What the demo shop gives to its customers: brochures and samples, and who asked for them. */

/* {key, kind, name, version, product, cost, days: how long it is there, replaces: key} */
static gboolean
load_material (RegDemo *self, yyjson_val *object, GHashTable *material, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_MATERIAL);
  const char *code = reg_demo_text (object, "product");
  RegRecord *product = code && *code ? reg_demo_find_product (self, code) : NULL;
  g_autoptr (RegRecord) record = NULL;
  gint64 cost = 0;
  gint64 id;

  reg_demo_go_to (self, yyjson_get_sint (yyjson_obj_get (object, "days")), 9 * 60);
  reg_record_builder_set_int (
      builder, REG_MATERIAL_KIND,
      reg_enum_from_nick (&reg_enum_material_kind, reg_demo_text (object, "kind")));
  reg_record_builder_set_text (builder, REG_MATERIAL_NAME, reg_demo_text (object, "name"));
  reg_record_builder_set_text (builder, REG_MATERIAL_VERSION, reg_demo_text (object, "version"));
  reg_record_builder_set_text (builder, REG_MATERIAL_LANGUAGE, "nl");
  if (product)
    reg_record_builder_set_ref (builder, REG_MATERIAL_PRODUCT_ID, reg_record_get_id (product));
  reg_money_parse (reg_demo_text (object, "cost"), "EUR", &cost, NULL);
  reg_record_builder_set_int (builder, REG_MATERIAL_COST, cost);
  record = reg_record_builder_end (builder);
  id = reg_material_save (self->db, record, error);
  if (id)
    reg_demo_remember (material, reg_demo_text (object, "key"), id);
  return id != 0;
}

/* [customer, what, how many, how, days ago, staff, how far] */
static gboolean
load_request (RegDemo *self, yyjson_val *row, GHashTable *material, GError **error)
{
  const char *stage = yyjson_get_str (yyjson_arr_get (row, 6));
  const RegMaterialOrder order = {
    .party = reg_demo_find (self->parties, yyjson_get_str (yyjson_arr_get (row, 0))),
    .material = reg_demo_find (material, yyjson_get_str (yyjson_arr_get (row, 1))),
    .quantity = yyjson_get_sint (yyjson_arr_get (row, 2)),
    .channel = reg_enum_from_nick (&reg_enum_channel, yyjson_get_str (yyjson_arr_get (row, 3))),
  };
  gint64 days = yyjson_get_sint (yyjson_arr_get (row, 4));
  gint64 id;

  reg_db_set_staff (self->db,
                    reg_demo_find (self->staff, yyjson_get_str (yyjson_arr_get (row, 5))));
  reg_demo_go_to (self, days, 15 * 60);
  id = reg_material_request (self->db, &order, error);
  if (!id || !stage)
    return id != 0;
  reg_demo_go_to (self, days - 2, 10 * 60);
  return reg_material_mark (self->db, id, reg_enum_from_nick (&reg_enum_material_stage, stage),
                            NULL, error);
}

/**
 * reg_demo_load_material:
 * @self: the demo
 * @error: what went wrong
 *
 * Returns: whether there is something to give, and somebody who asked for it
 */
gboolean
reg_demo_load_material (RegDemo *self, GError **error)
{
  g_autoptr (GHashTable) material = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *row;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "material"), i, n,
                      row) if (!load_material (self, row, material, error)) return FALSE;
  yyjson_arr_foreach (yyjson_obj_get (self->root, "requests"), i, n,
                      row) if (!load_request (self, row, material, error)) return FALSE;
  return TRUE;
}
