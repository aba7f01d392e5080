/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/campaign/reg-campaigns-page.h"

#include <glib/gi18n.h>

#include "ui/reg-edit.h"
#include "ui/window/reg-page.h"

struct _RegCampaignsPage
{
  RegListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegCampaignsPage, reg_campaigns_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_CAMPAIGNS,
  .entity = REG_ENTITY_CAMPAIGN,
  .id = "campaigns",
  .multiple = TRUE,
  .title = N_ ("Campaigns"),
  .new_label = N_ ("New campaign"),
  .new_action = "app.new-campaign(int64 0)",
  .open_action = "app.open-campaign",
  .party_field = -1,
  .icon_name = "reg-mail-symbolic",
  .empty_title = N_ ("No campaigns yet"),
  .empty_text = N_ ("A mailing, an open day, an advertisement: write it down here, choose it in "
                    "quotations, deals "
                    "and for brochures, and see what came of it."),
};

static void
reg_campaigns_page_remove (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids)
{
  const RegEditWords words = { "delete", _ ("Campaign deleted"), _ ("Not deleted."), FALSE };

  reg_edit_bin (from, session, &words, REG_ENTITY_CAMPAIGN, ids, n_ids);
}

static void
reg_campaigns_page_class_init (RegCampaignsPageClass *klass)
{
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->remove = reg_campaigns_page_remove;
}

static void
reg_campaigns_page_init (RegCampaignsPage *self)
{
}

/**
 * reg_campaigns_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all campaigns
 */
GtkWidget *
reg_campaigns_page_new (RegSession *session)
{
  return reg_list_page_new (REG_TYPE_CAMPAIGNS_PAGE, session);
}
