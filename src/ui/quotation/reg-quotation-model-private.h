/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/quotation/reg-quotation-model.h"

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
gint64 reg_quotation_model_get_usual_tax_rate (RegQuotationModel *self);
RegRecordBuilder *reg_quotation_model_begin_line (RegQuotationModel *self, RegLineKind kind);
void reg_quotation_model_fill_from_product (RegQuotationModel *self,
                                            RegRecordBuilder *builder,
                                            RegRecord *product,
                                            gint64 tax_rate);

G_END_DECLS
