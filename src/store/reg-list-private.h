/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-list.h"

G_BEGIN_DECLS

/* What SQL needs to know of a column that has an entry in the public table. */
typedef struct
{
  const char *select; /* the value in a row */
  const char *sort;   /* terms to sort by, apart by '|'; NULL when it cannot be sorted by */
} RegListColumnSql;

/* Parameters of the conditions. */
#define REG_LIST_STAFF "?1"
#define REG_LIST_TODAY "?2"
#define REG_LIST_CUTS "?3"      /* JSON list by rhythm: who was spoken to before, ms UTC, is due */
#define REG_LIST_QUARTER "?4"   /* first day of this quarter */
#define REG_LIST_NEXT_WEEK "?5" /* today and seven days */
#define REG_LIST_MATCH "?6"     /* what to look for among the words */
#define REG_LIST_MONTH "?7"     /* first day of this month */
#define REG_LIST_YEAR "?8"      /* twelve months ago */

/* In rows ?1 is the list of ids. */
#define REG_LIST_ROW_TODAY "?2"
#define REG_LIST_ROW_BIRTHDAYS "?3" /* JSON list of the next days, MM-DD */

typedef struct
{
  RegEntityId entity;
  const RegListColumn *columns;
  const RegListColumnSql *sql;
  int n_columns;
  const RegListFilter *filters;
  const char *const *conditions; /* one for each filter */
  int n_filters;
  const char *id;       /* of the list's record, in ids_from and rows_from */
  const char *ids_from; /* where ids come from */
  const char *base;     /* what always holds */
  const char *order;    /* the usual order, as in RegListColumnSql.sort */
  const char *rows_from;
  const char *currency; /* in rows_from; NULL for the firm's */
} RegListInfo;

const RegListInfo *reg_list_get_info (RegListId list);
char *reg_list_ids_sql (const RegListQuery *query,
                        gboolean with_text,
                        const char *segment,
                        GError **error);

G_END_DECLS
