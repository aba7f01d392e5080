/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-duplicates.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Two customers side by side: why they may be one, what differs, and the two answers. */
#define REG_TYPE_MERGE_PAGE (reg_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (RegMergePage, reg_merge_page, REG, MERGE_PAGE, AdwNavigationPage)

AdwNavigationPage *reg_merge_page_new (RegSession *session, gint64 first, gint64 second);

G_END_DECLS
