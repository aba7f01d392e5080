/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-page-table.h"

#include <glib/gi18n.h>

#include "ui/complaint/reg-complaints-page.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/insights/reg-insights-page.h"
#include "ui/pipeline/reg-pipeline-page.h"
#include "ui/product/reg-products-page.h"
#include "ui/quotation/reg-quotations-page.h"
#include "ui/today/reg-today-page.h"

/* The sidebar, from top to bottom. A room that has its page names it here. */
static const RegPageInfo pages[] = {
  { "today", N_ ("Today"), "reg-today-symbolic", REG_ENTITY_NONE, reg_today_page_new },
  { "customers", N_ ("Customers"), "reg-customers-symbolic", REG_ENTITY_PARTY,
    reg_customers_page_new },
  { "pipeline", N_ ("Pipeline"), "reg-pipeline-symbolic", REG_ENTITY_OPPORTUNITY,
    reg_pipeline_page_new },
  { "quotations", N_ ("Quotations"), "reg-quotation-symbolic", REG_ENTITY_QUOTATION,
    reg_quotations_page_new },
  { "complaints", N_ ("Complaints"), "reg-complaint-symbolic", REG_ENTITY_COMPLAINT,
    reg_complaints_page_new },
  { "products", N_ ("Products"), "reg-product-symbolic", REG_ENTITY_PRODUCT,
    reg_products_page_new },
  { "insights", N_ ("Insights"), "reg-insights-symbolic", REG_ENTITY_NONE, reg_insights_page_new },
};

/**
 * reg_page_table_get:
 * @n_pages: (out): how many
 *
 * Returns: (array length=n_pages): the pages in the order of the sidebar
 */
const RegPageInfo *
reg_page_table_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * reg_page_table_find:
 *
 * Returns: (nullable): the page of that name
 */
const RegPageInfo *
reg_page_table_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}
