/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-model.h"
#include "ui/quotation/reg-quotation-prices.h"

G_BEGIN_DECLS

/* All that an edit can change, as it was before. Lines keep their item, so that the widget that
 * shows one stays with it. */
typedef struct
{
  RegRecord *revision;
  GPtrArray *items;   /* of RegQuotationLineItem */
  GPtrArray *records; /* of RegRecord, as long */
} RegQuotationSnapshot;

struct _RegQuotationModel
{
  GObject parent_instance;

  RegSession *session;
  RegQuotation *quotation; /* as the store has it */
  RegRecord *revision;     /* as being edited */
  GListStore *lines;       /* of RegQuotationLineItem */
  GPtrArray *tax_rates;    /* of RegRecord */
  RegQuotation *grant;     /* an earlier revision approved with a limit, NULL when there is none */
  gint64 granted;          /* that limit in ppm */
  RegApprovalTurn turn;    /* who is asked, as the store has it */
  GHashTable *categories;  /* product id (gint64) to its group (char) */
  RegQuotationPrices *prices;
  gboolean has_old_prices; /* lists changed since they were read */
  GPtrArray *repriced;     /* lines that another customer gave another price */
  GHashTable *pictures;    /* product id (gint64) to its picture as it is printed (GBytes) */
  GHashTable *bundles;     /* of product ids (gint64) that are bundles */
  RegCalcResult *result;
  GError *calc_error;
  RegQuotationJudgement *judgement;

  GQueue undo; /* of RegQuotationSnapshot, newest first */
  GQueue redo;
  gconstpointer merge_item; /* edits of this item and field are one step */
  int merge_field;

  gboolean unsaved;
  gboolean saving;
  gboolean withheld; /* something was read while saving; it is read again afterwards */
  guint64 shown;     /* the newest answer of the store: a load or a save */
  guint saved_at;    /* the commit of the last save */
  gint64 own_action; /* of the last save, so that its echo is known */
  guint save_source;
  guint n_saves;
  GPtrArray *saved_items; /* of RegQuotationLineItem that have a row in the store */
  GPtrArray *flushing;    /* of GTask, done when everything is saved */
};

void reg_quotation_model_compute (RegQuotationModel *self);
void reg_quotation_model_touch (RegQuotationModel *self);
void
reg_quotation_model_adopt_keys (RegQuotationModel *self, GPtrArray *items, RegQuotation *quotation);
void reg_quotation_model_clear_history (RegQuotationModel *self);
void reg_quotation_snapshot_free (gpointer data);
void reg_quotation_model_remember (RegQuotationModel *self, gconstpointer item, int field);
void reg_quotation_model_adopt_pictures (RegQuotationModel *self, GHashTable *pictures);
gint64 reg_quotation_model_get_usual_tax_rate (RegQuotationModel *self);
void reg_quotation_model_tax_line (RegQuotationModel *self,
                                   RegRecordBuilder *builder,
                                   gint64 rate,
                                   RegRecord *product);
RegRecordBuilder *reg_quotation_model_edit_line (RegQuotationModel *self, guint position);
void reg_quotation_model_replace_line (RegQuotationModel *self,
                                       guint position,
                                       RegRecordBuilder *builder);
RegRecordBuilder *reg_quotation_model_begin_line (RegQuotationModel *self, RegLineKind kind);
void reg_quotation_model_fill_from_product (RegQuotationModel *self,
                                            RegRecordBuilder *builder,
                                            RegRecord *product,
                                            gint64 tax_rate);
gint64 reg_quotation_model_entry_price (RegQuotationModel *self, gint64 price, gint64 tax_rate);
void reg_quotation_model_put_price (RegQuotationModel *self, RegRecordBuilder *builder);
RegRecord *reg_quotation_model_follow_price (RegQuotationModel *self,
                                             RegRecord *before,
                                             RegRecord *after,
                                             RegLineCell cell);
void reg_quotation_model_take_prices (RegQuotationModel *self, RegQuotationPrices *prices);
GPtrArray *reg_quotation_model_new_repriced (void);

G_END_DECLS
