/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotations-page.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-quotation-preview.h"

struct _RegQuotationsPage
{
  RegListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegQuotationsPage, reg_quotations_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_QUOTATIONS,
  .entity = REG_ENTITY_QUOTATION,
  .id = "quotations",
  .title = N_ ("Quotations"),
  .new_label = N_ ("New quotation"),
  .new_action = "app.new-quotation(int64 0)",
  .open_action = "app.open-quotation",
  .icon_name = "reg-quotation-symbolic",
  .empty_title = N_ ("No quotations yet"),
  .empty_text = N_ (
      "Type codes and quantities; cost, margin and who has to approve are shown while you write."),
};

static GtkWidget *
reg_quotations_page_create_preview (RegSession *session)
{
  GtkWidget *preview = g_object_new (REG_TYPE_QUOTATION_PREVIEW, NULL);

  reg_quotation_preview_set_session (REG_QUOTATION_PREVIEW (preview), session);
  return preview;
}

static void
reg_quotations_page_show_preview (GtkWidget *preview, gint64 id)
{
  reg_quotation_preview_set_quotation (REG_QUOTATION_PREVIEW (preview), id);
}

static void
reg_quotations_page_class_init (RegQuotationsPageClass *klass)
{
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->create_preview = reg_quotations_page_create_preview;
  list_class->show_preview = reg_quotations_page_show_preview;
}

static void
reg_quotations_page_init (RegQuotationsPage *self)
{
}

/**
 * reg_quotations_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all quotations
 */
GtkWidget *
reg_quotations_page_new (RegSession *session)
{
  return reg_list_page_new (REG_TYPE_QUOTATIONS_PAGE, session);
}
