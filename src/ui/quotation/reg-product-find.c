/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-product-entry.h"

#include "core/reg-fold.h"
#include "store/reg-goods.h"
#include "store/reg-search.h"

#define MAX_MATCHES 8

typedef struct
{
  char *query;
  gint64 head; /* when its variants are asked for */
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

/* Takes the product. */
static gboolean
add_offered (RegDb *db, GPtrArray *matches, RegRecord *product, GError **error)
{
  RegProductMatch *match = g_new0 (RegProductMatch, 1);

  match->product = product;
  g_ptr_array_add (matches, match);
  if (!reg_goods_load_tax (db, product, &match->tax_rate, error))
    return FALSE;
  if (reg_record_get_int (product, REG_PRODUCT_VARIANT_OF) == 0)
    match->n_variants = reg_goods_count_variants (db, reg_record_get_id (product), error);
  return match->n_variants >= 0;
}

static gboolean
add_match (RegDb *db, GPtrArray *matches, RegRecord *product, GError **error)
{
  RegRecord *offered;

  for (guint i = 0; i < matches->len; i++)
    {
      const RegProductMatch *match = g_ptr_array_index (matches, i);

      if (reg_record_get_id (match->product) == reg_record_get_id (product))
        return TRUE;
    }
  offered = reg_goods_offer (db, product, error);
  return offered != NULL && add_offered (db, matches, offered, error);
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

/* Whether each word that was typed begins a word of the product's own. */
static gboolean
answers (const RegRecord *product, const char *query)
{
  g_auto (GStrv) typed = reg_fold_tokens (query);
  g_auto (GStrv) own = reg_fold_tokens (reg_record_get_text (product, REG_PRODUCT_NAME));
  guint n = 0;

  for (; typed[n] != NULL; n++)
    {
      gboolean found = FALSE;

      for (guint i = 0; own[i] != NULL && !found; i++)
        found = g_str_has_prefix (own[i], typed[n]);
      if (!found)
        return FALSE;
    }
  return n > 0;
}

/* A whole family answers through its head, so that it does not push out everything else. */
static RegRecord *
load_found (RegDb *db, const Find *find, gint64 id, GError **error)
{
  g_autoptr (RegRecord) product = reg_db_load (db, REG_ENTITY_PRODUCT, id, error);
  gint64 head_id = product != NULL ? reg_record_get_int (product, REG_PRODUCT_VARIANT_OF) : 0;
  g_autoptr (RegRecord) head = NULL;

  if (head_id == 0)
    return g_steal_pointer (&product);
  head = reg_db_load (db, REG_ENTITY_PRODUCT, head_id, error);
  if (head == NULL)
    return NULL;
  if (reg_record_get_deleted_at (head) == 0 && answers (head, find->query))
    return g_steal_pointer (&head);
  return g_steal_pointer (&product);
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
      product = load_found (db, find, hit->id, error);
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
add_variants (RegDb *db, Find *find, GError **error)
{
  g_autoptr (GPtrArray) variants = reg_goods_list_variants (db, find->head, error);

  if (variants == NULL)
    return FALSE;
  for (guint i = 0; i < variants->len; i++)
    if (!reg_record_get_int (variants->pdata[i], REG_PRODUCT_DISCONTINUED)
        && !add_offered (db, find->matches, reg_record_ref (variants->pdata[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
find_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Find *find = data;
  g_autofree char *upper = NULL;

  if (find->head != 0)
    return add_variants (db, find, error);
  upper = g_utf8_strup (find->query, -1);
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

/* Takes the query. */
static void
start (RegSession *session, char *query, gint64 head, GTask *task)
{
  Find *find = g_new0 (Find, 1);

  find->query = query;
  find->head = head;
  find->matches = g_ptr_array_new_with_free_func ((GDestroyNotify)match_free);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, find_job, find, find_free,
                        g_task_get_cancellable (task), found_cb, task);
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
  g_return_if_fail (REG_IS_SESSION (session));
  g_return_if_fail (query != NULL);

  start (session, g_strstrip (g_strdup (query)), 0,
         g_task_new (session, cancellable, callback, user_data));
}

/**
 * reg_product_find_variants_async:
 * @head: a product; finishes with reg_product_find_finish()
 *
 * Finds all variants of it that are sold.
 */
void
reg_product_find_variants_async (RegSession *session,
                                 gint64 head,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (REG_IS_SESSION (session));

  start (session, g_strdup (""), head, g_task_new (session, cancellable, callback, user_data));
}

/**
 * reg_product_find_finish:
 *
 * Returns: (transfer full) (element-type RegProductMatch): best first, at most eight, or all variants
 */
GPtrArray *
reg_product_find_finish (RegSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
