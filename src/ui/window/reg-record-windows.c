/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-record-windows.h"

#include "ui/campaign/reg-campaign-form.h"
#include "ui/complaint/reg-complaint-window.h"
#include "ui/customer/reg-customer-window.h"
#include "ui/customer/reg-holding-form.h"
#include "ui/material/reg-material-view.h"
#include "ui/material/reg-request-view.h"
#include "ui/pipeline/reg-deal-dialog.h"
#include "ui/product/reg-product-dialog.h"
#include "ui/quotation/reg-quotation-window.h"
#include "ui/task/reg-task-window.h"

/* A room that has a window for one record names it here; the application then has the action. */
static const RegRecordWindowInfo windows[] = {
  { REG_ENTITY_PARTY, "open-party", reg_customer_window_new },
  { REG_ENTITY_QUOTATION, "open-quotation", reg_quotation_window_new },
  { REG_ENTITY_OPPORTUNITY, "open-deal", reg_deal_dialog_open },
  { REG_ENTITY_COMPLAINT, "open-complaint", reg_complaint_window_create },
  { REG_ENTITY_TASK, "open-task", reg_task_window_create },
  { REG_ENTITY_PRODUCT, "open-product", reg_product_dialog_open },
  { REG_ENTITY_MATERIAL, "open-material", reg_material_view_open },
  { REG_ENTITY_MATERIAL_REQUEST, "open-material-request", reg_request_view_open },
  { REG_ENTITY_HOLDING, "open-holding", reg_holding_form_open_id },
  { REG_ENTITY_CAMPAIGN, "open-campaign", reg_campaign_form_open_id },
  { REG_ENTITY_NONE, NULL, NULL },
};

/**
 * reg_record_windows_get:
 * @n_windows: (out): how many
 *
 * Returns: (array length=n_windows): the kinds of windows that show one record
 */
const RegRecordWindowInfo *
reg_record_windows_get (guint *n_windows)
{
  *n_windows = G_N_ELEMENTS (windows) - 1;
  return windows;
}
