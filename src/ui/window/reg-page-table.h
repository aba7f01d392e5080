/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-entity.h"
#include "ui/reg-session.h"
#include "ui/window/reg-page.h"

G_BEGIN_DECLS

/**
 * RegPageInfo:
 * @id: name of the page in actions and settings
 * @title: untranslated
 * @icon_name: symbolic icon
 * @entity: kind of record whose rows it lists, for answers of the search that have no window
 * @create: makes the page when it is first shown
 *
 * One line of the sidebar.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
  RegEntityId entity;
  GtkWidget *(*create) (RegSession *session);
} RegPageInfo;

const RegPageInfo *reg_page_table_get (guint *n_pages);
const RegPageInfo *reg_page_table_find (const char *id);

G_END_DECLS
