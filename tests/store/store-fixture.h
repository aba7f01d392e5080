/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store.h"

/* One row for store_fixture_script(); ids go up from 1. */
#define ROW(table, columns, values)                                                                \
  "INSERT INTO " table " (uid, created_at, changed_at, " columns                                   \
  ") VALUES (randomblob (16), 0, 0, " values ");"
/* An instant in ms UTC inside of SQL. */
#define AT(text) "unixepoch ('" text "') * 1000"

/* A fresh file in a folder of the test's own, and short ways to write into it. */
typedef struct
{
  char *folder;
  char *path;
  RegStore *store;
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer unused);
void store_fixture_tear_down (StoreFixture *self, gconstpointer unused);
void store_fixture_reopen (StoreFixture *self);

/* Saves what @builder says in an action of its own; returns the id, and the action in @action. */
gint64 store_fixture_save (StoreFixture *self, RegRecordBuilder *builder, gint64 *action);
gint64 store_fixture_add_party (StoreFixture *self, const char *name, const char *phone);
RegRecord *store_fixture_load (StoreFixture *self, RegEntityId entity, gint64 id);
void store_fixture_undo (StoreFixture *self, gint64 action, gint64 *restored, gint64 *kept);
/* Titles of the answers, joined by '|'. */
char *store_fixture_search (StoreFixture *self, const char *query);

/* A clock that stands still until it is moved, in the zone of Berlin; reopens the file with it. */
extern gint64 store_fixture_now;
void store_fixture_use_clock (StoreFixture *self, const char *utc);
void store_fixture_set_time (const char *utc);

/* Run a job that must not fail; write gives its action. */
gint64 store_fixture_write (StoreFixture *self, RegStoreJob job, gpointer data);
void store_fixture_read (StoreFixture *self, RegStoreJob job, gpointer data);
/* Runs a job that must fail; returns why. */
GError *store_fixture_refused (StoreFixture *self, RegStoreJob job, gpointer data);
/* The firm of the tests: Regulars & Sons, in Germany, with its owner; returns the owner's id. */
gint64 store_fixture_make_firm (StoreFixture *self);
/* The number a question gives. */
gint64 store_fixture_query_int (StoreFixture *self, const char *sql);
/* Runs statements as they stand, past records and journal; derived rows are made anew after. */
void store_fixture_script (StoreFixture *self, const char *sql);
/* All records, bit for bit, but for the instant of their last change. */
char *store_fixture_dump (StoreFixture *self);
void store_fixture_dump_table (RegDb *db, const char *table, const char *without, GString *text);
/* Names the first line that differs; a diff of all would fill the screen. */
void store_fixture_assert_same (const char *after, const char *before);
