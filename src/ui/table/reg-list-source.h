/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-list.h"
#include "ui/reg-session.h"
#include "ui/table/reg-table-source.h"

G_BEGIN_DECLS

/* Any of the store's lists as the source of a table. */
#define REG_TYPE_LIST_SOURCE (reg_list_source_get_type ())
G_DECLARE_FINAL_TYPE (RegListSource, reg_list_source, REG, LIST_SOURCE, GObject)

RegListSource *reg_list_source_new (RegSession *session, RegListId list);
RegListId reg_list_source_get_list (RegListSource *self);

G_END_DECLS
