/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-product-actions.h"

#include <glib/gi18n.h>

#include "ui/reg-edit.h"

typedef struct
{
  gint64 *ids;
  gsize n_ids;
  gboolean gone;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->ids);
  g_free (change);
}

static Change *
change_new (const gint64 *ids, gsize n_ids)
{
  Change *change = g_new0 (Change, 1);

  change->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  change->n_ids = n_ids;
  return change;
}

/* --- bin -------------------------------------------------------------------------------- */

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    if (!reg_db_bin (db, REG_ENTITY_PRODUCT, change->ids[i], error))
      return FALSE;
  return TRUE;
}

/**
 * reg_product_delete:
 * @from: where it was asked for; the toast appears there
 * @products: (array length=n_products): the products
 *
 * Puts products into the bin.
 */
void
reg_product_delete (GtkWidget *from, RegSession *session, const gint64 *products, gsize n_products)
{
  g_autofree char *done = g_strdup_printf (
      ngettext ("%'zu product deleted", "%'zu products deleted", n_products), n_products);
  const RegEditWords words = { "delete", n_products == 1 ? _ ("Product deleted") : done,
                               _ ("Not deleted."), FALSE };

  reg_edit_run (from, session, &words, delete_job, change_new (products, n_products), change_free,
                NULL);
}

/* --- range ------------------------------------------------------------------------------ */

static gboolean
gone_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    {
      g_autoptr (RegRecord) product = reg_db_load (db, REG_ENTITY_PRODUCT, change->ids[i], error);
      g_autoptr (RegRecord) changed = NULL;
      g_autoptr (RegRecord) saved = NULL;
      RegRecordBuilder *builder;

      if (product == NULL)
        return FALSE;
      builder = reg_record_builder_new_from (product);
      reg_record_builder_set_int (builder, REG_PRODUCT_DISCONTINUED, change->gone);
      changed = reg_record_builder_end (builder);
      saved = reg_db_save (db, changed, error);
      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_product_set_gone:
 * @gone: whether they are no longer sold
 */
void
reg_product_set_gone (
    GtkWidget *from, RegSession *session, const gint64 *products, gsize n_products, gboolean gone)
{
  g_autofree char *done = g_strdup_printf (
      gone ? ngettext ("%'zu product is no longer sold", "%'zu products are no longer sold",
                       n_products)
           : ngettext ("%'zu product is sold again", "%'zu products are sold again", n_products),
      n_products);
  const RegEditWords words = { "edit", done, _ ("Nothing was changed."), FALSE };
  Change *change = change_new (products, n_products);

  change->gone = gone;
  reg_edit_run (from, session, &words, gone_job, change, change_free, NULL);
}
