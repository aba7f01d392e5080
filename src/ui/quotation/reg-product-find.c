/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-product-entry.h"

#include "store/reg-search.h"

#define MAX_MATCHES 8

typedef struct
{
  char *query;
  GPtrArray *matches;
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  g_free (find->query);
  g_clear_pointer (&find->matches, g_ptr_array_unref);
  g_free (find);
}

static void
match_free (RegProductMatch *self)
{
  reg_record_unref (self->product);
  g_free (self);
}

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);

  return g_strcmp0 (x, y) == 0;
}

/* Whether @query is the product's code or barcode, so that there is nothing to choose. */
gboolean
reg_product_match_is_exact (const RegProductMatch *self, const char *query)
{
  return same_text (reg_record_get_text (self->product, REG_PRODUCT_CODE), query)
         || same_text (reg_record_get_text (self->product, REG_PRODUCT_BARCODE), query);
}

static gboolean
add_match (RegDb *db, GPtrArray *matches, RegRecord *product, GError **error)
{
  gint64 tax_id = reg_record_get_int (product, REG_PRODUCT_TAX_RATE_ID);
  g_autoptr (RegRecord) tax = NULL;
  RegProductMatch *match;

  for (guint i = 0; i < matches->len; i++)
    {
      match = g_ptr_array_index (matches, i);
      if (reg_record_get_id (match->product) == reg_record_get_id (product))
        return TRUE;
    }
  if (tax_id != 0 && (tax = reg_db_load (db, REG_ENTITY_TAX_RATE, tax_id, error)) == NULL)
    return FALSE;
  match = g_new0 (RegProductMatch, 1);
  match->product = reg_record_ref (product);
  match->tax_rate = tax != NULL ? reg_record_get_int (tax, REG_TAX_RATE_RATE) : -1;
  g_ptr_array_add (matches, match);
  return TRUE;
}

static gboolean
add_exact (RegDb *db, Find *find, int field, const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegRecord) product = reg_db_find_by_text (db, REG_ENTITY_PRODUCT, field, text, &local);

  if (product != NULL)
    return add_match (db, find->matches, product, error);
  if (local == NULL || g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_found (RegDb *db, Find *find, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) hits = reg_search (db, find->query, MAX_MATCHES, cancellable, error);

  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len && find->matches->len < MAX_MATCHES; i++)
    {
      const RegHit *hit = g_ptr_array_index (hits, i);
      g_autoptr (RegRecord) product = NULL;

      if (hit->entity != REG_ENTITY_PRODUCT)
        continue;
      product = reg_db_load (db, REG_ENTITY_PRODUCT, hit->id, error);
      if (product == NULL)
        return FALSE;
      if (reg_record_get_int (product, REG_PRODUCT_DISCONTINUED)
          || reg_record_get_deleted_at (product) != 0)
        continue;
      if (!add_match (db, find->matches, product, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Find *find = data;
  g_autofree char *upper = g_utf8_strup (find->query, -1);

  return add_exact (db, find, REG_PRODUCT_CODE, find->query, error)
         && add_exact (db, find, REG_PRODUCT_CODE, upper, error)
         && add_exact (db, find, REG_PRODUCT_BARCODE, find->query, error)
         && add_found (db, find, cancellable, error);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Find *find = reg_store_job_finish (REG_STORE (object), result, &error);

  if (find == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_ptr_array_ref (find->matches),
                           (GDestroyNotify)g_ptr_array_unref);
}

/**
 * reg_product_find_async:
 * @query: a code, a barcode, or the beginnings of words of a name
 */
void
reg_product_find_async (RegSession *session,
                        const char *query,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Find *find;

  g_return_if_fail (REG_IS_SESSION (session));
  g_return_if_fail (query != NULL);

  find = g_new0 (Find, 1);
  find->query = g_strstrip (g_strdup (query));
  find->matches = g_ptr_array_new_with_free_func ((GDestroyNotify)match_free);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, find_job, find, find_free,
                        cancellable, found_cb,
                        g_task_new (session, cancellable, callback, user_data));
}

/**
 * reg_product_find_finish:
 *
 * Returns: (transfer full) (element-type RegProductMatch): best first, at most eight
 */
GPtrArray *
reg_product_find_finish (RegSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
