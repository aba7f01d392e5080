/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-price.h"
#include "io/reg-quote-rows.h"
#include "store/reg-quotations.h"
#include "ui/quotation/reg-quotation-judgement.h"
#include "ui/quotation/reg-quotation-line-item.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A quotation in its window: the revision and its lines as they are being edited. Every edit is
 * computed at once, can be taken back, and is written to the store by itself when the typing
 * pauses. For the main thread.
 *
 * Signals:
 *   changed                    totals, lines or judgement are no longer the same
 *   state-changed              the quotation was read anew: number, state, approvals
 *   repriced (numbers)         another customer gave the lines with these numbers, "1, 3", another
 *                              price
 *   save-failed (GError)       what was typed is kept here and tried again with the next edit */
#define REG_TYPE_QUOTATION_MODEL (reg_quotation_model_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationModel, reg_quotation_model, REG, QUOTATION_MODEL, GObject)

RegQuotationModel *reg_quotation_model_new (RegSession *session);
void reg_quotation_model_take (RegQuotationModel *self, RegQuotation *quotation);
void reg_quotation_model_load_async (RegQuotationModel *self,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
reg_quotation_model_load_finish (RegQuotationModel *self, GAsyncResult *result, GError **error);

RegSession *reg_quotation_model_get_session (RegQuotationModel *self);
gint64 reg_quotation_model_get_id (RegQuotationModel *self);
RegQuotation *reg_quotation_model_get_quotation (RegQuotationModel *self);
const RegApprovalTurn *reg_quotation_model_get_turn (RegQuotationModel *self);
RegRecord *reg_quotation_model_get_revision (RegQuotationModel *self);
GPtrArray *reg_quotation_model_dup_lines (RegQuotationModel *self);
GPtrArray *reg_quotation_model_get_tax_rates (RegQuotationModel *self);
GListModel *reg_quotation_model_get_lines (RegQuotationModel *self);
const char *reg_quotation_model_get_currency (RegQuotationModel *self);
gboolean reg_quotation_model_get_editable (RegQuotationModel *self);
const RegCalcResult *reg_quotation_model_get_result (RegQuotationModel *self);
const GError *reg_quotation_model_get_calc_error (RegQuotationModel *self);
const RegQuotationJudgement *reg_quotation_model_get_judgement (RegQuotationModel *self);
RegDiscount reg_quotation_model_get_discount (RegQuotationModel *self);
gboolean
reg_quotation_model_find_wrong (RegQuotationModel *self, guint *position, RegLineCell *cell);

gboolean reg_quotation_model_find_price (RegQuotationModel *self, RegRecord *line, RegPrice *price);

/* Edits. Those of the same cell in a row are one step back, until sealed. */
gboolean reg_quotation_model_enter (RegQuotationModel *self,
                                    guint position,
                                    RegLineCell cell,
                                    const char *typed);
void reg_quotation_model_insert_kind (RegQuotationModel *self, guint position, RegLineKind kind);
void reg_quotation_model_put_product (RegQuotationModel *self,
                                      guint position,
                                      RegRecord *product,
                                      gint64 tax_rate);
guint reg_quotation_model_add_product (RegQuotationModel *self,
                                       RegRecord *product,
                                       gint64 tax_rate,
                                       gint64 quantity);
guint reg_quotation_model_add_words (RegQuotationModel *self, const char *description);
void reg_quotation_model_remove (RegQuotationModel *self, guint position);
RegRecord *reg_quotation_model_preview_row (RegQuotationModel *self, const RegQuoteRow *row);
guint
reg_quotation_model_add_rows (RegQuotationModel *self, guint position, const RegQuoteRows *rows);
guint reg_quotation_model_add_copies (RegQuotationModel *self,
                                      guint position,
                                      GPtrArray *lines,
                                      GPtrArray *groups);
void reg_quotation_model_remove_items (RegQuotationModel *self, GPtrArray *items);
const char *reg_quotation_model_get_group (RegQuotationModel *self, RegRecord *line);
gboolean reg_quotation_model_is_bundle (RegQuotationModel *self, RegRecord *line);
void reg_quotation_model_set_picture (RegQuotationModel *self, guint position, GBytes *picture);
GHashTable *reg_quotation_model_get_pictures (RegQuotationModel *self);
GHashTable *reg_quotation_model_load_pictures (RegDb *db, gint64 revision, GError **error);
guint reg_quotation_model_open_bundle (RegQuotationModel *self,
                                       guint position,
                                       const char *name,
                                       GPtrArray *parts);
gboolean reg_quotation_model_move (RegQuotationModel *self, guint position, int by);
void reg_quotation_model_set_kind (RegQuotationModel *self, guint position, RegLineKind kind);
void reg_quotation_model_set_tax_rate (RegQuotationModel *self, guint position, gint64 rate);
void reg_quotation_model_set_tax (RegQuotationModel *self, guint position, gint64 tax);
void reg_quotation_model_set_discount (RegQuotationModel *self, RegDiscount discount);
void reg_quotation_model_set_detail (RegQuotationModel *self, int field, const RegValue *value);
void reg_quotation_model_undo_repricing (RegQuotationModel *self);
void reg_quotation_model_seal (RegQuotationModel *self);

gboolean reg_quotation_model_can_undo (RegQuotationModel *self);
gboolean reg_quotation_model_can_redo (RegQuotationModel *self);
void reg_quotation_model_undo (RegQuotationModel *self);
void reg_quotation_model_redo (RegQuotationModel *self);

/* Writing. It happens by itself; flush before anything that reads what was typed. */
gboolean reg_quotation_model_get_unsaved (RegQuotationModel *self);
guint reg_quotation_model_get_n_saves (RegQuotationModel *self);
void reg_quotation_model_save (RegQuotationModel *self);
void reg_quotation_model_flush_async (RegQuotationModel *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
reg_quotation_model_flush_finish (RegQuotationModel *self, GAsyncResult *result, GError **error);

G_END_DECLS
