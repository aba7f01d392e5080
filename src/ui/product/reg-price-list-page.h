/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What is in a price list. */
#define REG_TYPE_PRICE_LIST_PAGE (reg_price_list_page_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPriceListPage, reg_price_list_page, REG, PRICE_LIST_PAGE, AdwNavigationPage)

AdwNavigationPage *reg_price_list_page_new (RegSession *session, RegRecord *list);
void reg_price_list_ask (GtkWidget *parent, RegSession *session, gint64 party, RegRecord *list);
char *reg_price_list_describe (RegSession *session, const RegRecord *list);

G_END_DECLS
