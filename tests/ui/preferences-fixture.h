/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/preferences/reg-record-form.h"
#include "work-fixture.h"

/* The preferences of the shop of work-fixture, shown. */
typedef struct
{
  WorkFixture work; /* first */
  GtkWidget *window, *dialog;
} PreferencesFixture;

#define PREF_WORK(self) (&(self)->work)
#define PREF_UI(self) WORK_UI (PREF_WORK (self))

void preferences_set_up (PreferencesFixture *self, gconstpointer unused);
void preferences_tear_down (PreferencesFixture *self, gconstpointer unused);
/* Closes the dialog and opens it anew. */
void preferences_show (PreferencesFixture *self);

/* A button of any page, by its label: "_Add tax". */
GtkWidget *preferences_find_button (PreferencesFixture *self, const char *label);
void preferences_press (PreferencesFixture *self, const char *label);
/* What a row of any page says below its title; fails when there is no such row. */
const char *preferences_get_subtitle (PreferencesFixture *self, const char *title);
gboolean preferences_has_row (PreferencesFixture *self, const char *title);

/* A record of one of the lists, by a text in it; NULL when there is none. */
RegRecord *
preferences_load (PreferencesFixture *self, RegEntityId entity, int field, const char *text);
RegRecord *preferences_load_firm (PreferencesFixture *self);

/* The form of a list's row, and of a new one by the list's button. */
RegRecordForm *preferences_open (PreferencesFixture *self, const char *title);
RegRecordForm *preferences_add (PreferencesFixture *self, const char *label);
void preferences_fill (RegRecordForm *form, const char *title, const char *text);
void preferences_choose (RegRecordForm *form, const char *title, guint position);
void preferences_switch (RegRecordForm *form, const char *title, gboolean is_on);
/* The form is saved as by its button; fails when that cannot be pressed. */
void preferences_save (PreferencesFixture *self, RegRecordForm *form);
void preferences_remove (PreferencesFixture *self, RegRecordForm *form);
gboolean preferences_can_save (RegRecordForm *form);
/* Saved, nothing happens; the form stays and is closed. */
void preferences_refuse (PreferencesFixture *self, RegRecordForm *form);
