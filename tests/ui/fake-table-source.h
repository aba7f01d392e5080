/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-table-source.h"

G_BEGIN_DECLS

/* A source of any length that counts what it is asked, and answers when told to. */
#define FAKE_TYPE_TABLE_SOURCE (fake_table_source_get_type ())
G_DECLARE_FINAL_TYPE (FakeTableSource, fake_table_source, FAKE, TABLE_SOURCE, GObject)

FakeTableSource *fake_table_source_new (guint n_rows);
void fake_table_source_set_held (FakeTableSource *self, gboolean held);
void fake_table_source_answer (FakeTableSource *self, guint index);
guint fake_table_source_get_n_waiting (FakeTableSource *self);
void fake_table_source_set_failing (FakeTableSource *self, gboolean failing);
void fake_table_source_set_brings_rows (FakeTableSource *self, gboolean brings_rows);
void fake_table_source_insert (FakeTableSource *self, guint position, gint64 id);
void fake_table_source_remove (FakeTableSource *self, guint position);
void fake_table_source_set_version (FakeTableSource *self, int version);
guint fake_table_source_get_n_id_queries (FakeTableSource *self);
guint fake_table_source_get_n_row_queries (FakeTableSource *self);
guint fake_table_source_get_longest_page (FakeTableSource *self);

G_END_DECLS
