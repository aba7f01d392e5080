/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui-drive.h"
#include "ui/charts/reg-chart-card.h"

#define MINUTE (G_GINT64_CONSTANT (60) * 1000)
#define HOUR (60 * MINUTE)

/* The shop of ui-fixture on a Wednesday, 18 November 2026, ten o'clock in Amsterdam. Its clock
 * stands still until a test moves it; the shop opens Monday to Friday from 9:00 to 12:30 and 13:30
 * to 18:00, Saturdays from 10:00 to 16:00. Mina, who owns it, is working. */
typedef struct
{
  UiFixture ui; /* first, so that the functions of ui-fixture take this one, too */
  char *asked;  /* the last action that a window asked the application for: "open-party 3" */
} WorkFixture;

#define WORK_UI(self) (&(self)->ui)

void work_set_up (WorkFixture *self, gconstpointer unused);
void work_tear_down (WorkFixture *self, gconstpointer unused);
/* The same shop, set up in another country and place. */
void work_set_up_in (WorkFixture *self, const char *country, const char *zone);

void work_set_time (const char *utc);
void work_pass (gint64 ms);
gint64 work_now (void);
/* ms UTC of "2026-11-18T09:00:00Z" */
gint64 work_instant (const char *utc);

gint64 work_add_staff (WorkFixture *self, const char *name, int role);
gint64 work_add_product (WorkFixture *self, const char *name);
void work_add_line (WorkFixture *self, gint64 sale, gint64 product);
gint64 work_add_complaint (WorkFixture *self, gint64 party, const char *subject, gint64 reported);
/* due: YYYY-MM-DD or NULL; staff and party may be 0. */
gint64 work_add_task (
    WorkFixture *self, int kind, const char *title, const char *due, gint64 staff, gint64 party);
/* Sets one field of a record that is there. */
void
work_change_text (WorkFixture *self, RegEntityId entity, gint64 id, int field, const char *text);
void work_change_int (WorkFixture *self, RegEntityId entity, gint64 id, int field, gint64 value);
gint64 work_get_int (WorkFixture *self, RegEntityId entity, gint64 id, int field);
char *work_get_text (WorkFixture *self, RegEntityId entity, gint64 id, int field);

/* Shows a window, at its own size when width is 0; what it asks the application for is kept in
 * asked, and undone when it asks to undo. */
void work_show (WorkFixture *self, GtkWindow *window, int width);
/* A window around a page or with nothing in it but a place for toasts (content NULL). */
GtkWidget *work_show_page (WorkFixture *self, GtkWidget *content, int width);
/* Undoes the last action, does it again, or undoes by the button of the newest message. */
void work_undo (WorkFixture *self);
void work_redo (WorkFixture *self);
void work_undo_by_toast (WorkFixture *self, GtkWidget *window);

/* A card of figures in a window; what is chosen in it is put into @seen, which may be NULL. */
GtkWidget *work_show_card (WorkFixture *self, GtkWidget *card, int width, char **seen);
RegChartView *work_get_chart (GtkWidget *window);

/* The dialog in front. */
AdwDialog *work_get_dialog (GtkWidget *window);
/* Fills the question that is asked, and says yes to it. NULL leaves a line as it is. */
void work_answer (
    WorkFixture *self, GtkWidget *window, const char *first, const char *second, const char *third);

/* The button that asks for an action: "app.open-party". */
GtkWidget *work_find_action (GtkWidget *widget, const char *action);
/* "Group:row|row|" of what is shown, in the order it is read. */
void work_append_rows (GtkWidget *widget, GString *text);
/* Rows by their title, also on pages that are not in front. */
GtkWidget *work_find_row (GtkWidget *widget, const char *title);
/* Types into a row and leaves it with Enter. */
void work_type (WorkFixture *self, GtkWidget *widget, const char *title, const char *text);
const char *work_get_typed (GtkWidget *widget, const char *title);
