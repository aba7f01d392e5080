/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/contract/reg-contracts-page.h"

#include <glib/gi18n.h>

#include "ui/reg-edit.h"
#include "ui/window/reg-page.h"

struct _RegContractsPage
{
  RegListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegContractsPage, reg_contracts_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_CONTRACTS,
  .entity = REG_ENTITY_HOLDING,
  .id = "contracts",
  .multiple = FALSE,
  .title = N_ ("Contracts"),
  .new_label = N_ ("Choose a customer"),
  .new_action = "app.find-customer",
  .open_action = "app.open-holding",
  .party_field = REG_HOLDING_PARTY_ID,
  .icon_name = "reg-quotation-symbolic",
  .empty_title = N_ ("No contracts yet"),
  .empty_text = N_ (
      "What was agreed for a time with customers and partners. Write a contract down in "
      "the window of the customer, under what they have, and its last days are not "
      "missed."),
};

static void
reg_contracts_page_remove (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids)
{
  const RegEditWords words = { "delete", _ ("Contract deleted"), _ ("Not deleted."), FALSE };

  reg_edit_bin (from, session, &words, REG_ENTITY_HOLDING, ids, n_ids);
}

static void
reg_contracts_page_class_init (RegContractsPageClass *klass)
{
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->remove = reg_contracts_page_remove;
}

static void
reg_contracts_page_init (RegContractsPage *self)
{
}

/**
 * reg_contracts_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all contracts
 */
GtkWidget *
reg_contracts_page_new (RegSession *session)
{
  return reg_list_page_new (REG_TYPE_CONTRACTS_PAGE, session);
}
