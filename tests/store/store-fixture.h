/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store.h"

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
