/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-table-view.h"

#include "store/reg-list.h"

G_BEGIN_DECLS

/**
 * RegListPageInfo:
 * @list: which list of the store
 * @entity: what its rows are
 * @id: under which columns and order are remembered
 * @multiple: whether several rows can be selected
 * @title: of the page and the table
 * @new_label: what the page offers first ("New customer")
 * @new_action: detailed name of that action
 * @open_action: opens a record; takes its id
 * @party_field: the field with the customer, -1 when there is none
 * @icon_name: stands on the page while there is no record
 * @empty_title: says so
 * @empty_text: and what this page is for
 * @offers_import: whether records can come from a file
 *
 * What is different about each list. Texts are marked with N_().
 */
typedef struct
{
  RegListId list;
  RegEntityId entity;
  const char *id;
  gboolean multiple;
  const char *title;
  const char *new_label;
  const char *new_action;
  const char *open_action;
  int party_field;
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
  gboolean offers_import;
} RegListPageInfo;

#define REG_TYPE_LIST_PAGE (reg_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegListPage, reg_list_page, REG, LIST_PAGE, GtkWidget)

/**
 * RegListPageClass:
 * @info: the list
 * @create_preview: (transfer floating): what stands beside the table; made when there is something
 *   to show
 * @show_preview: shows the record @id in it, nothing for 0
 * @remove: (nullable): puts records into the bin and says so
 * @fill_bulk_bar: (nullable): adds what can be done to several records at once; called when there
 *   are several for the first time
 * @fill_menu: (nullable): adds what can be done to the record @id, or to several where it is 0, to the
 *   menu of rows, between opening and deleting
 * @changed: (nullable): other rows are selected, or another list is shown
 */
struct _RegListPageClass
{
  GtkWidgetClass parent_class;

  const RegListPageInfo *info;
  GtkWidget *(*create_preview) (RegSession *session);
  void (*show_preview) (GtkWidget *preview, gint64 id);
  void (*remove) (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids);
  void (*fill_bulk_bar) (RegListPage *self, GtkActionBar *bar);
  void (*fill_menu) (RegListPage *self, GMenu *menu, gint64 id);
  void (*changed) (RegListPage *self);
};

GtkWidget *reg_list_page_new (GType type, RegSession *session);

RegSession *reg_list_page_get_session (RegListPage *self);
RegTableSelection *reg_list_page_get_selection (RegListPage *self);
RegFilterBar *reg_list_page_get_filter_bar (RegListPage *self);
const char *reg_list_page_get_filter (RegListPage *self);
void reg_list_page_set_text (RegListPage *self, const char *text);

G_END_DECLS
