/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-bundle.h"

#include <glib/gi18n.h>

#include "store/reg-goods.h"
#include "ui/widgets/reg-toaster.h"

/* A line that is a bundle, opened into lines of its parts. */

typedef struct
{
  GtkWidget *from;
  RegQuotationModel *model;
  RegQuotationLineItem *item;
  RegQuotationOpened opened;
  gint64 bundle;
  RegRecord *product;
  GPtrArray *parts;
} Open;

static void
open_free (gpointer data)
{
  Open *open = data;

  g_object_unref (open->from);
  g_object_unref (open->model);
  g_object_unref (open->item);
  g_clear_pointer (&open->product, reg_record_unref);
  g_clear_pointer (&open->parts, g_ptr_array_unref);
  g_free (open);
}

static gboolean
open_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Open *open = data;

  open->product = reg_db_load (db, REG_ENTITY_PRODUCT, open->bundle, error);
  if (open->product == NULL)
    return FALSE;
  open->parts = reg_goods_list_parts (db, open->bundle, error);
  return open->parts != NULL;
}

static gboolean
find_item (RegQuotationModel *model, RegQuotationLineItem *item, guint *position)
{
  GListModel *lines = reg_quotation_model_get_lines (model);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegQuotationLineItem) other = g_list_model_get_item (lines, i);

      if (other == item)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  const Open *open = reg_store_job_finish (REG_STORE (object), result, &error);
  GtkWidget *from = user_data;
  guint position;

  if (open == NULL)
    reg_toaster_show_error (from, _ ("The bundle was not opened."), error);
  else if (open->parts->len == 0)
    reg_toaster_show (from, _ ("This bundle has no parts yet."));
  else if (!find_item (open->model, open->item, &position))
    g_debug ("The line was removed before its parts were known");
  else if (reg_quotation_model_open_bundle (open->model, position,
                                            reg_record_get_text (open->product, REG_PRODUCT_NAME),
                                            open->parts)
           == 0)
    reg_toaster_show (from, _ ("The bundle was not opened."));
  else
    open->opened (from, position);
  g_object_unref (from);
}

/**
 * reg_quotation_bundle_open:
 * @from: where it was asked for; messages appear there
 * @model: a quotation
 * @position: one of its lines
 * @opened: called when lines stand in its place
 *
 * Opens a bundle into lines of its parts (reg_quotation_model_open_bundle()).
 */
void
reg_quotation_bundle_open (GtkWidget *from,
                           RegQuotationModel *model,
                           guint position,
                           RegQuotationOpened opened)
{
  g_autoptr (RegQuotationLineItem)
      item = g_list_model_get_item (reg_quotation_model_get_lines (model), position);
  RegRecord *line = reg_quotation_line_item_get_record (item);
  RegSession *session = reg_quotation_model_get_session (model);
  Open *open;

  if (!reg_quotation_model_is_bundle (model, line))
    {
      reg_toaster_show (from, _ ("This line is not a bundle."));
      return;
    }
  open = g_new0 (Open, 1);
  open->from = g_object_ref (from);
  open->model = g_object_ref (model);
  open->item = g_object_ref (item);
  open->opened = opened;
  open->bundle = reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, open_job, open, open_free,
                        NULL, read_cb, g_object_ref (from));
}
