/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui-fixture.h"

/* What a person does with a window: points, types, presses keys. Each of them ends when nothing is
 * under way any more. */

/* The same shop, opened again by somebody who may only look. */
void ui_reopen_read_only (UiFixture *f);

/* A clock that stands at noon of the day the test puts it to, for UiFixture.clock. */
gint64 ui_get_time (void);
void ui_set_day (const char *day);

/* One for all tests, as in the program: it undoes, and remembers what it was asked to open. */
GtkApplication *ui_application (UiFixture *f);
/* "open-quotation 12", NULL when nothing was asked for since. */
char *ui_take_opened (void);

/* The toast overlay is where messages go, as in the program's windows. */
GtkWidget *ui_window_new (UiFixture *f, GtkWidget *child, int width, int height);
/* A page of the main window, as when it is chosen there. */
GtkWidget *ui_show_page (UiFixture *f, GtkWidget *page, int width);
/* Nothing may keep a window that was closed. */
void ui_window_close (UiFixture *f, GtkWidget *window);
GtkWidget *ui_open_customer (UiFixture *f, gint64 party);
/* The main window, and its end with whatever card lies over it. */
GtkWidget *ui_open_main_window (UiFixture *f, int width);
void ui_close_main_window (UiFixture *f, GtkWidget *window);
/* The counter card in front of the window, NULL when there is none. */
GtkWidget *ui_find_card (GtkWidget *window);
/* The card of this customer, and nothing else, was shown; Enter then opens the customer. */
void ui_open_from_card (UiFixture *f, GtkWidget *window, gint64 party);
void ui_resize (UiFixture *f, GtkWidget *window, int width, int height);

/* A row of that kind with that title, where it can be seen. */
GtkWidget *ui_find_row (GtkWidget *widget, GType type, const char *title);
/* A button that says this, or says it when one points at it. */
GtkWidget *ui_find_button (GtkWidget *widget, const char *label);
guint ui_count_type (GtkWidget *widget, GType type);

void ui_type (UiFixture *f, GtkWidget *widget, const char *title, const char *text);
const char *ui_read (GtkWidget *widget, const char *title);
void ui_select (UiFixture *f, GtkWidget *widget, const char *title, const char *choice);
/* Whether the button that says this can be clicked. */
gboolean ui_can (GtkWidget *widget, const char *label);
void ui_click (UiFixture *f, GtkWidget *widget, const char *label);
/* "Undo" of the toast that says this. */
void ui_undo (UiFixture *f, GtkWidget *window, const char *toast);
void ui_activate (UiFixture *f, GtkWidget *widget, const char *action);
/* Offers a key to what has the focus and all around it, as the display would. */
/* A choice is known by its tooltip. */
GtkDropDown *ui_find_choice (GtkWidget *widget, const char *tooltip);
void ui_choose (UiFixture *f, GtkWidget *widget, const char *tooltip, guint choice);
gboolean ui_press (UiFixture *f, GtkWidget *window, guint keyval, GdkModifierType state);

/* As people of that place see it; the test is left out where the system does not know it. */
gboolean ui_go_to (const char *locale);
extern const char *const ui_locales[];
/* The same test for people of all of them; what it is given is the locale. */
void ui_test_everywhere (const char *path, void (*test) (UiFixture *f, gconstpointer locale));

/* What somebody else does meanwhile. */
void ui_change_text (UiFixture *f, RegEntityId entity, gint64 id, int field, const char *text);
void ui_delete (UiFixture *f, RegEntityId entity, gint64 id);

/* Where files and pictures may be let go, of a widget or of what it stands in. */
GtkDropTarget *ui_find_drop_target (GtkWidget *widget);

gint64 ui_find_party (UiFixture *f, const char *name);
guint ui_count (UiFixture *f, RegEntityId entity);

/* Nobody can use a button, a row or a picture of which a screen reader says nothing. */
void ui_assert_named (GtkWidget *widget);
