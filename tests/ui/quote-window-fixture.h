/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-quotation-state.h"
#include "quote-fixture.h"
#include "ui/quotation/reg-quotation-lines.h"

/* A new quotation for the bakery, open in its window. */
typedef struct
{
  QuoteFixture shop;
  gint64 id;
  GtkWindow *window;
  RegQuotationModel *model;
  RegQuotationLines *lines;
  GtkWidget *entry; /* of the new line */
} QuoteWindow;

/* @locale: the one it runs in, NULL for C. A test that asks for one that is not installed here is
 * skipped: window is NULL then. */
void quote_window_set_up (QuoteWindow *self, gconstpointer locale);
void quote_window_tear_down (QuoteWindow *self, gconstpointer locale);
/* The same as above for several locales. */
#define QUOTE_WINDOW_ADD(path, locale, function)                                                   \
  g_test_add (path, QuoteWindow, locale, quote_window_set_up, function, quote_window_tear_down)

void quote_window_settle (QuoteWindow *self);
void quote_window_open (QuoteWindow *self);
void quote_window_reopen (QuoteWindow *self);
void quote_window_fill (QuoteWindow *self);
void quote_window_save (QuoteWindow *self);

/* Keys and text go to what has the focus. */
GtkWidget *quote_window_focused (QuoteWindow *self);
gboolean quote_window_is_in_entry (QuoteWindow *self);
void quote_window_press (QuoteWindow *self, guint keyval, GdkModifierType state);
void quote_window_shortcut (QuoteWindow *self, const char *trigger);
gboolean quote_shortcut (GtkWidget *widget, const char *trigger);
void quote_window_type (QuoteWindow *self, const char *text);
void quote_window_go (QuoteWindow *self, guint position, RegLineCell cell);
void quote_window_assert_at (QuoteWindow *self, guint position, RegLineCell cell);

/* What stands there. */
guint quote_window_count (QuoteWindow *self);
gint64 quote_window_line_int (QuoteWindow *self, guint position, int field);
const char *quote_window_cell (QuoteWindow *self, guint position, RegLineCell cell);
char *quote_window_amount (QuoteWindow *self, guint position);
gboolean quote_window_says (QuoteWindow *self, const char *text);
char *quote_window_total (QuoteWindow *self);
RegQuotationState quote_window_state (QuoteWindow *self);
gboolean quote_window_may (QuoteWindow *self, const char *action);

/* What is done. */
void quote_window_do (QuoteWindow *self, const char *action);
AdwDialog *quote_visible_dialog (GtkWindow *window);
void quote_window_respond (QuoteWindow *self, GtkWindow *window, const char *response);
void quote_window_hand_in (QuoteWindow *self, const char *discount);
void quote_window_take_back (QuoteWindow *self);
RegQuotation *quote_window_load (QuoteWindow *self);
/* What somebody tried and was refused, as its history has it. */
guint quote_window_count_refusals (QuoteWindow *self);
gint64 quote_window_add_rule (
    QuoteWindow *self, RegApprovalCondition condition, gint64 limit, RegRole role, int level);
/* Changes a line behind everybody's back. */
void quote_window_tamper (QuoteWindow *self, guint position, int field, gint64 value);
/* The approver's view, and an answer given in it with the PIN. */
GtkWindow *quote_window_open_approval (QuoteWindow *self);
void quote_window_answer (
    QuoteWindow *self, GtkWindow *approval, const char *action, const char *word, const char *pin);
GtkWidget *quote_find_button (GtkWidget *widget, const char *label);
/* Every text shown below a widget, a line each. */
char *quote_dup_words (GtkWidget *widget);
void quote_assert_says (GtkWidget *widget, const char *words);
void quote_assert_silent (GtkWidget *widget, const char *words);
