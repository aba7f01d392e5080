/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

/* A small shop in a file of the test's own, open, with somebody working. */
typedef struct
{
  char *folder;
  RegStore *store;
  RegSession *session;
  gint64 owner;
  /* Set before ui_fixture_set_up() where they matter. */
  const char *country;    /* NULL: the Netherlands */
  const char *zone;       /* NULL: that of the computer */
  gint64 (*clock) (void); /* NULL: that of the computer */
} UiFixture;

/* In place of g_test_init() and adw_init(). */
void ui_fixture_init (int *argc, char ***argv);
void ui_fixture_set_up (UiFixture *self, gconstpointer unused);
void ui_fixture_tear_down (UiFixture *self, gconstpointer unused);
void ui_fixture_reopen (UiFixture *self, RegStoreFlags flags);
/* A part of setting up, for a book that has no firm yet. */
void ui_fixture_make_firm (UiFixture *self);

/* Saves a record in an action of its own; takes the builder. */
gint64 ui_fixture_save (UiFixture *self, RegRecordBuilder *builder);
gint64 ui_fixture_add_party (UiFixture *self, const char *name);
gint64
ui_fixture_add_contact (UiFixture *self, gint64 party, RegContactKind kind, const char *value);
gint64 ui_fixture_add_sale (UiFixture *self, gint64 party, const char *date, gint64 net);
gint64 ui_fixture_add_touch (UiFixture *self, gint64 party, const char *summary, gint64 at);
RegRecord *ui_fixture_load (UiFixture *self, RegEntityId entity, gint64 id);
GPtrArray *ui_fixture_list (UiFixture *self, RegEntityId entity, int field, gint64 value);

/* Ends what is under way: jobs of the store, then frames. */
void ui_fixture_settle (UiFixture *self);

GtkWidget *ui_find_type (GtkWidget *widget, GType type);
GtkWidget *ui_find_tooltip (GtkWidget *widget, const char *tooltip);
GtkWidget *ui_find_text (GtkWidget *widget, const char *text);
gboolean ui_shows (GtkWidget *widget, const char *text);
