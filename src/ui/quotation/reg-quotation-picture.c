/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-picture.h"

#include <glib/gi18n.h>

#include "store/reg-goods.h"
#include "ui/widgets/reg-picture.h"
#include "ui/widgets/reg-toaster.h"

typedef struct
{
  RegQuotationModel *model;
  RegQuotationLineItem *item;
  gint64 product;
  GBytes *picture;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->model);
  g_object_unref (picture->item);
  g_clear_pointer (&picture->picture, g_bytes_unref);
  g_free (picture);
}

static gboolean
picture_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Picture *picture = data;
  g_autoptr (GBytes) kept = reg_goods_load_picture (db, picture->product, error);

  picture->picture = kept != NULL ? reg_picture_make_print (kept, REG_QUOTATION_PICTURE_SIZE, error)
                                  : NULL;
  return picture->picture != NULL;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  const Picture *picture = reg_store_job_finish (REG_STORE (object), result, &error);
  GListModel *lines;

  if (picture == NULL)
    {
      g_message ("Picture: %s", error->message);
      reg_toaster_show (from, _ ("This product has no picture to print."));
      return;
    }
  lines = reg_quotation_model_get_lines (picture->model);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (lines, i);

      if (item == picture->item)
        reg_quotation_model_set_picture (picture->model, i, picture->picture);
    }
}

/**
 * reg_quotation_picture_toggle:
 * @from: where it was asked for; messages appear there
 * @position: a line
 *
 * Prints the line with the picture of its product, or without it again.
 */
void
reg_quotation_picture_toggle (GtkWidget *from, RegQuotationModel *model, guint position)
{
  g_autoptr (RegQuotationLineItem)
      item = g_list_model_get_item (reg_quotation_model_get_lines (model), position);
  RegRecord *line = reg_quotation_line_item_get_record (item);
  gint64 product = reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID);
  Picture *picture;

  if (reg_record_get_int (line, REG_QUOTATION_LINE_WITH_IMAGE))
    {
      reg_quotation_model_set_picture (model, position, NULL);
      return;
    }
  if (product == 0)
    {
      reg_toaster_show (from, _ ("This product has no picture to print."));
      return;
    }
  picture = g_new0 (Picture, 1);
  picture->model = g_object_ref (model);
  picture->item = g_object_ref (item);
  picture->product = product;
  reg_store_read_async (reg_session_get_store (reg_quotation_model_get_session (model)),
                        G_PRIORITY_HIGH, picture_job, picture, picture_free, NULL, read_cb,
                        g_object_ref (from));
}
