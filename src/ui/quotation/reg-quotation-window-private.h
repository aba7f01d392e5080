/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "io/reg-quote-export.h"
#include "ui/quotation/reg-quotation-document.h"
#include "ui/quotation/reg-quotation-lines.h"
#include "ui/quotation/reg-quotation-order.h"
#include "ui/quotation/reg-quotation-side.h"
#include "ui/quotation/reg-quotation-window.h"
#include "ui/widgets/reg-state-banner.h"

G_BEGIN_DECLS

struct _RegQuotationWindow
{
  AdwApplicationWindow parent_instance;

  RegSession *session;
  RegQuotationModel *model;
  GCancellable *cancellable;
  gint64 party;       /* for a new quotation */
  gint64 template_id; /* with which a new one begins, 0 for none */

  AdwWindowTitle *title;
  AdwBreakpoint *narrow;
  RegStateBanner *banner;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwBin *chooser_bin;
  AdwViewStack *pages;
  GtkBox *main_box;
  AdwBin *side_bin;
  AdwBin *revisions_bin;
  AdwBin *document_bin;
  AdwBin *history_bin;

  RegQuotationLines *lines;
  RegQuotationSide *side;
  RegQuotationDocument *document;
};

void reg_quotation_window_install_actions (GtkWidgetClass *widget_class);
void reg_quotation_window_update_actions (RegQuotationWindow *self);
void reg_quotation_window_update_banner (RegQuotationWindow *self);
guint reg_quotation_window_count_rest (RegQuotation *quotation, gboolean only_counting);
void reg_quotation_window_choose_customer (RegQuotationWindow *self);
void reg_quotation_window_copy (RegQuotationWindow *self);
void reg_quotation_window_keep (RegQuotationWindow *self);
void reg_quotation_window_choose_template (RegQuotationWindow *self);
void reg_quotation_window_run (RegQuotationWindow *self, RegQuotationOrder *order);
void reg_quotation_window_print (RegQuotationWindow *self);
void reg_quotation_window_save_pdf (RegQuotationWindow *self);
void reg_quotation_window_mail (RegQuotationWindow *self);
char *reg_quotation_window_dup_file_name (RegQuotationWindow *self);
void reg_quotation_window_export_csv (RegQuotationWindow *self);
void reg_quotation_window_export_xlsx (RegQuotationWindow *self);
void reg_quotation_window_export_ubl (RegQuotationWindow *self);
void reg_quotation_window_write_export (RegQuotationWindow *self,
                                        const RegQuoteExport *export,
                                        RegQuoteFormat format,
                                        GFile *file);
const char *reg_quotation_window_why_not (RegQuotationWindow *self);
void reg_quotation_window_note_refusal (RegQuotationWindow *self, RegApprovalAttempt attempt);
void reg_quotation_window_put_out (RegQuotationWindow *self,
                                   RegQuoteDocument *document,
                                   const char *name);
void reg_quotation_window_install_changes (GtkWidgetClass *widget_class);
void
reg_quotation_window_write_pdf (RegQuotationWindow *self, GFile *file, gint64 party, GBytes *pdf);

G_END_DECLS
