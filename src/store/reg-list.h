/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* The lists behind the big tables: one query gives the sorted, filtered ids, another fills the rows
 * that are looked at. What columns a list has is data, so the table widget needs no knowledge of it. */

typedef enum
{
  REG_LIST_CUSTOMERS,
  REG_LIST_QUOTATIONS,
  REG_LIST_COMPLAINTS,
  REG_LIST_PRODUCTS,
  REG_LIST_DEALS,
  REG_LIST_SALES,
  REG_LIST_MATERIAL,
  REG_LIST_REQUESTS,
  REG_LIST_CONTRACTS,
  REG_LIST_CAMPAIGNS,
  REG_N_LISTS
} RegListId;

typedef enum
{
  REG_LIST_COLUMN_TEXT,
  REG_LIST_COLUMN_MONEY, /* minor units; currency in RegListRow.currency */
  REG_LIST_COLUMN_PRICE,
  REG_LIST_COLUMN_QUANTITY,
  REG_LIST_COLUMN_RATE,
  REG_LIST_COLUMN_DATE,    /* YYYY-MM-DD */
  REG_LIST_COLUMN_INSTANT, /* ms UTC */
  REG_LIST_COLUMN_ENUM,    /* number of vocabulary */
  REG_LIST_COLUMN_INT,
} RegListColumnType;

typedef struct
{
  const char *id;    /* stable: remembered column choice, --json */
  const char *title; /* untranslated */
  RegListColumnType type;
  const RegEnum *vocabulary;
  int chars; /* usual width in characters */
  gboolean dim;
  gboolean sortable;
  gboolean hidden; /* until somebody asks for it */
} RegListColumn;

/* What a customer wants attention for; the first that holds. */
typedef enum
{
  REG_ATTENTION_COMPLAINT,
  REG_ATTENTION_WAITING_QUOTATION,
  REG_ATTENTION_BIRTHDAY,
  REG_ATTENTION_SLIPPING,
  REG_ATTENTION_WIN_BACK,
  REG_ATTENTION_OVERDUE,
  REG_N_ATTENTIONS
} RegAttention;

extern const RegEnum reg_enum_attention;

typedef struct
{
  RegListId list;
  int sort_column; /* index into the columns, -1 for the usual order */
  gboolean descending;
  const char *filter; /* (nullable): id of one of the list's filters, "mine", "open" … */
  gint64 staff;       /* for filters that speak of "me" */
  const char *text;   /* (nullable): words each of which begins a word of the record */
} RegListQuery;

/* A filled row: one value per column. */
typedef struct
{
  gint64 id;
  char currency[4];
  int n_values;
  RegValue values[];
} RegListRow;

typedef struct
{
  const char *id;
  const char *title; /* untranslated */
  gboolean rare;     /* wanted now and then: offered in a menu, not beside the others */
} RegListFilter;

#define REG_TYPE_LIST_ROW (reg_list_row_get_type ())
GType reg_list_row_get_type (void) G_GNUC_CONST;
RegListRow *reg_list_row_copy (RegListRow *self);
void reg_list_row_free (RegListRow *self);

const RegListColumn *reg_list_get_columns (RegListId list, int *n_columns);
const RegListFilter *reg_list_get_filters (RegListId list, int *n_filters);
/* A filter of the products of one group, with its name behind. */
#define REG_LIST_GROUP_FILTER "group:"
/* A filter that names the rows it leaves, under a label. */
#define REG_LIST_IDS_FILTER "ids:"
char *
reg_list_ids_filter_new (const char *label, const gint64 *ids, guint n_ids, const char *conditions);
const char *reg_list_ids_filter_get_conditions (const char *filter);
char *reg_list_ids_filter_dup_label (const char *filter);

GArray *
reg_list_ids (RegDb *db, const RegListQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *
reg_list_rows (RegDb *db, RegListId list, const gint64 *ids, guint n_ids, GError **error);

G_END_DECLS
