/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A product with what a line needs to know about it. */
typedef struct
{
  RegRecord *product; /* as it is offered */
  gint64 tax_rate;    /* ppm, -1 when the product has none of its own */
  gint64 n_variants;  /* of a family of which it is the head */
} RegProductMatch;

/* Finds products by code, name or barcode: an exact code or barcode is the first answer. */
void reg_product_find_async (RegSession *session,
                             const char *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void reg_product_find_variants_async (RegSession *session,
                                      gint64 head,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *reg_product_find_finish (RegSession *session, GAsyncResult *result, GError **error);
gboolean reg_product_match_is_exact (const RegProductMatch *self, const char *query);

/* An entry that shows what it finds below itself while somebody types. The head of a family is not
 * picked: its variants are shown to choose from.
 *
 * Signals:
 *   picked (RegProductMatch *match, gboolean go_on)   a product was chosen; go_on: with Tab, to
 *                                                     fill in the rest of the line
 *   words (char *text, gboolean go_on)                something that is not among the products
 *   left (gboolean upwards)                           the arrow or Shift+Tab leads out of it */
#define REG_TYPE_PRODUCT_ENTRY (reg_product_entry_get_type ())
G_DECLARE_FINAL_TYPE (RegProductEntry, reg_product_entry, REG, PRODUCT_ENTRY, GtkWidget)

GtkWidget *reg_product_entry_new (RegSession *session);
void reg_product_entry_set_products_only (RegProductEntry *self, const char *label, gboolean heads);
void reg_product_entry_set_text (RegProductEntry *self, const char *text);
const char *reg_product_entry_get_text (RegProductEntry *self);
const char *reg_product_entry_get_wrong (RegProductEntry *self);

G_END_DECLS
