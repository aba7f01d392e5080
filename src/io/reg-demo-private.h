/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <yyjson.h>

#include "core/reg-date.h"
#include "io/reg-demo.h"

G_BEGIN_DECLS

typedef struct
{
  RegDb *db;
  yyjson_val *root;
  GHashTable *staff;    /* key → id */
  GHashTable *parties;  /* key → id */
  GHashTable *products; /* code → RegRecord */
  GHashTable *deals;    /* key of the customer → id of the deal */
  gint64 now;           /* ms UTC, when the shop is opened */
  int today;            /* day number */
  gint64 taxes[2];      /* ids of the standard and the reduced rate */
} RegDemo;

gint64 reg_demo_find (GHashTable *ids, const char *key);
void reg_demo_remember (GHashTable *ids, const char *key, gint64 id);
RegRecord *reg_demo_find_product (RegDemo *self, const char *code);
gint64 reg_demo_save (RegDemo *self, RegRecordBuilder *builder, GError **error);
const char *reg_demo_text (yyjson_val *object, const char *key);
/* So many days ago, at a time of the day in minutes; also sets the time of the job. */
gint64 reg_demo_go_to (RegDemo *self, gint64 days_ago, int minutes);
void reg_demo_day (RegDemo *self, gint64 days_ahead, char date[REG_DATE_SIZE]);

gboolean reg_demo_load_goods (RegDemo *self, GError **error);
gboolean reg_demo_load_parties (RegDemo *self, GError **error);
gboolean reg_demo_load_deals (RegDemo *self, GError **error);
gboolean reg_demo_load_quotations (RegDemo *self, GError **error);
gboolean reg_demo_load_complaints (RegDemo *self, GError **error);
gboolean reg_demo_load_tasks (RegDemo *self, GError **error);
gboolean reg_demo_load_questions (RegDemo *self, GError **error);
gboolean reg_demo_load_material (RegDemo *self, GError **error);

G_END_DECLS
