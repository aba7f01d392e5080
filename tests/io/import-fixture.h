/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/reg-import.h"
#include "store-fixture.h"

/* A file with a firm in the Netherlands, and imports of text into it. */
void import_set_up (StoreFixture *self, gconstpointer unused);

/* Writes @text into a file of the fixture's folder. */
GFile *import_write (StoreFixture *self, const char *name, const char *text);
RegImportPlan *import_plan (RegImportKind kind, GFile *first, GFile *second);
/* Runs a plan that must come to its end; the action can be undone. */
RegImportResult *import_run (StoreFixture *self, RegImportPlan *plan, gint64 *action);
/* Imports one text with what is guessed. */
RegImportResult *import_text (StoreFixture *self, RegImportKind kind, const char *text);

#define assert_counts(result, is_read, is_created, is_updated, is_skipped, is_failed)              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpint ((result)->read, ==, is_read);                                                 \
    g_assert_cmpint ((result)->created, ==, is_created);                                           \
    g_assert_cmpint ((result)->updated, ==, is_updated);                                           \
    g_assert_cmpint ((result)->skipped, ==, is_skipped);                                           \
    g_assert_cmpint ((result)->failed, ==, is_failed);                                             \
  }                                                                                                \
  G_STMT_END

/* All records of a kind, in the order they were made. */
GPtrArray *import_list (StoreFixture *self, RegEntityId entity);
/* What is known of the first record of @entity whose @field says @text. */
RegRecord *import_find (StoreFixture *self, RegEntityId entity, int field, const char *text);
/* "kind value|kind value" of a customer's contact points, addresses as street, code and town. */
char *import_points (StoreFixture *self, const char *customer);
