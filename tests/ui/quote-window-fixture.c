/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include <locale.h>
#include <string.h>

#include "ui/quotation/reg-approval-window.h"
#include "ui/quotation/reg-approver-dialog.h"
#include "ui/quotation/reg-quotation-totals.h"
#include "ui/quotation/reg-quotation-window.h"

/* --- setting up ------------------------------------------------------------------------- */

void
quote_window_open (QuoteWindow *self)
{
  self->window = reg_quotation_window_new (NULL, self->shop.ui.session, self->id, 0);
  gtk_window_present (self->window);
  quote_window_settle (self);
  self->model = reg_quotation_window_get_model (REG_QUOTATION_WINDOW (self->window));
  self->lines = REG_QUOTATION_LINES (
      ui_find_type (GTK_WIDGET (self->window), REG_TYPE_QUOTATION_LINES));
  self->entry = reg_quotation_lines_get_entry (self->lines);
}

void
quote_window_set_up (QuoteWindow *self, gconstpointer locale)
{
  if (locale != NULL && setlocale (LC_ALL, locale) == NULL)
    {
      g_test_skip ("this locale is not installed here");
      return;
    }
  quote_fixture_set_up (&self->shop, NULL);
  self->id = quote_fixture_create (&self->shop);
  quote_window_open (self);
}

void
quote_window_tear_down (QuoteWindow *self, gconstpointer locale)
{
  if (self->window == NULL)
    return;
  gtk_window_destroy (self->window);
  quote_fixture_tear_down (&self->shop, NULL);
  if (locale != NULL)
    setlocale (LC_ALL, "C.UTF-8");
}

void
quote_window_settle (QuoteWindow *self)
{
  ui_fixture_settle (&self->shop.ui);
}

/* As somebody finds it the next day. */
void
quote_window_reopen (QuoteWindow *self)
{
  gtk_window_close (self->window);
  quote_window_settle (self);
  quote_window_open (self);
}

/* Two bikes, two racks, two services, in the file. */
void
quote_window_fill (QuoteWindow *self)
{
  quote_fixture_fill (&self->shop, self->model);
  quote_window_save (self);
}

void
quote_window_save (QuoteWindow *self)
{
  quote_fixture_flush (self->model);
  quote_window_settle (self);
}

/* --- keys ------------------------------------------------------------------------------- */

GtkWidget *
quote_window_focused (QuoteWindow *self)
{
  return gtk_window_get_focus (self->window);
}

gboolean
quote_window_is_in_entry (QuoteWindow *self)
{
  GtkWidget *focused = quote_window_focused (self);

  return focused != NULL && gtk_widget_is_ancestor (focused, self->entry);
}

void
quote_window_press (QuoteWindow *self, guint keyval, GdkModifierType state)
{
  quote_press (quote_window_focused (self), keyval, state);
  quote_window_settle (self);
}

static GtkShortcut *
find_shortcut (GtkEventController *controller, GtkShortcutTrigger *trigger)
{
  guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
        return g_steal_pointer (&shortcut);
    }
  return NULL;
}

/* What a widget does for a combination of keys. */
gboolean
quote_shortcut (GtkWidget *widget, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (trigger);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = find_shortcut (controller, wanted);

      if (shortcut != NULL)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  g_error ("Nothing is done for %s", trigger);
}

void
quote_window_shortcut (QuoteWindow *self, const char *trigger)
{
  quote_shortcut (GTK_WIDGET (self->window), trigger);
  quote_window_settle (self);
}

/* Types over marked text. */
void
quote_window_type (QuoteWindow *self, const char *text)
{
  GtkWidget *focused = quote_window_focused (self);

  g_assert_true (GTK_IS_EDITABLE (focused));
  gtk_editable_set_text (GTK_EDITABLE (focused), text);
  quote_window_settle (self);
}

void
quote_window_go (QuoteWindow *self, guint position, RegLineCell cell)
{
  reg_quotation_lines_focus_cell (self->lines, position, cell);
  quote_window_settle (self);
}

void
quote_window_assert_at (QuoteWindow *self, guint position, RegLineCell cell)
{
  guint at_position;
  RegLineCell at_cell;

  g_assert_true (reg_quotation_lines_find_focus (self->lines, &at_position, &at_cell));
  g_assert_cmpuint (at_position, ==, position);
  g_assert_cmpint (at_cell, ==, cell);
}

/* --- looking ---------------------------------------------------------------------------- */

guint
quote_window_count (QuoteWindow *self)
{
  return g_list_model_get_n_items (reg_quotation_model_get_lines (self->model));
}

static RegQuotationLineItem *
get_item (QuoteWindow *self, guint position)
{
  g_autoptr (RegQuotationLineItem)
      item = g_list_model_get_item (reg_quotation_model_get_lines (self->model), position);

  g_assert_nonnull (item);
  return item;
}

gint64
quote_window_line_int (QuoteWindow *self, guint position, int field)
{
  return reg_record_get_int (reg_quotation_line_item_get_record (get_item (self, position)), field);
}

const char *
quote_window_cell (QuoteWindow *self, guint position, RegLineCell cell)
{
  GtkWidget *text = reg_quotation_lines_peek_cell (self->lines, position, cell);

  g_assert_nonnull (text);
  return gtk_editable_get_text (GTK_EDITABLE (text));
}

/* What the row shows at its end. */
char *
quote_window_amount (QuoteWindow *self, guint position)
{
  GtkWidget *cell = reg_quotation_lines_peek_cell (self->lines, position, REG_LINE_CELL_DISCOUNT);
  GtkWidget *amount = gtk_widget_get_next_sibling (cell);

  g_assert_true (GTK_IS_LABEL (amount));
  return g_strdup (gtk_label_get_text (GTK_LABEL (amount)));
}

gboolean
quote_window_says (QuoteWindow *self, const char *text)
{
  return ui_shows (GTK_WIDGET (self->window), text);
}

char *
quote_window_total (QuoteWindow *self)
{
  GtkWidget *totals = ui_find_type (GTK_WIDGET (self->window), REG_TYPE_QUOTATION_TOTALS);
  GtkWidget *button = ui_find_tooltip (totals, "Explain this total");
  GtkWidget *line = gtk_button_get_child (GTK_BUTTON (button));

  return g_strdup (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (line))));
}

RegQuotationState
quote_window_state (QuoteWindow *self)
{
  g_autoptr (RegQuotation) saved = quote_window_load (self);

  return (RegQuotationState)reg_record_get_int (saved->revision, REG_QUOTATION_REVISION_STATE);
}

static void
collect_words (GtkWidget *widget, GString *words)
{
  const char *text = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (text != NULL && *text != '\0')
    g_string_append_printf (words, "%s\n", text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

char *
quote_dup_words (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);

  collect_words (widget, words);
  return g_string_free (words, FALSE);
}

/* Somewhere in what is shown, perhaps in the middle of a sentence. */
void
quote_assert_says (GtkWidget *widget, const char *words)
{
  g_autofree char *all = quote_dup_words (widget);

  if (strstr (all, words) == NULL)
    g_error ("“%s” is not said, but:\n%s", words, all);
}

void
quote_assert_silent (GtkWidget *widget, const char *words)
{
  g_autofree char *all = quote_dup_words (widget);

  if (strstr (all, words) != NULL)
    g_error ("“%s” is said:\n%s", words, all);
}

GtkWidget *
quote_find_button (GtkWidget *widget, const char *label)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = quote_find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- doing ------------------------------------------------------------------------------ */

/* Whether the action can be used, as a menu or a button would find it. */
gboolean
quote_window_may (QuoteWindow *self, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean may;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->lines))), button);
  may = gtk_widget_get_sensitive (button);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->lines))), button);
  return may;
}

void
quote_window_do (QuoteWindow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  quote_window_settle (self);
}

AdwDialog *
quote_visible_dialog (GtkWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

void
quote_window_respond (QuoteWindow *self, GtkWindow *window, const char *response)
{
  AdwDialog *dialog = quote_visible_dialog (window);
  g_autofree char *signal = g_strdup_printf ("response::%s", response);

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), response));
  g_signal_emit_by_name (dialog, signal, response);
  adw_dialog_force_close (dialog);
  quote_window_settle (self);
}

/* @discount: (nullable): on the first line; one that is too deep has to be asked for */
void
quote_window_hand_in (QuoteWindow *self, const char *discount)
{
  quote_window_fill (self);
  if (discount != NULL)
    reg_quotation_model_enter (self->model, 0, REG_LINE_CELL_DISCOUNT, discount);
  quote_window_do (self, "quotation.submit");
  if (quote_visible_dialog (self->window) != NULL)
    quote_window_respond (self, self->window, "accept");
}

static void
taken_back_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_session_undo_finish (REG_SESSION (object), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  *(gboolean *)user_data = TRUE;
}

/* The last thing that was done with the book, as Ctrl+Z does in the main window. */
void
quote_window_take_back (QuoteWindow *self)
{
  gboolean done = FALSE;

  reg_session_undo_async (self->shop.ui.session, 0, NULL, taken_back_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  quote_window_settle (self);
}

RegQuotation *
quote_window_load (QuoteWindow *self)
{
  return quote_fixture_load (&self->shop, self->id);
}

guint
quote_window_count_refusals (QuoteWindow *self)
{
  g_autoptr (RegQuotation) saved = quote_window_load (self);
  guint n = 0;

  for (guint i = 0; i < saved->events->len; i++)
    n += reg_record_get_int (saved->events->pdata[i], REG_APPROVAL_EVENT_KIND)
         == REG_APPROVAL_EVENT_KIND_REFUSED;
  return n;
}

/* --- approval --------------------------------------------------------------------------- */

gint64
quote_window_add_rule (
    QuoteWindow *self, RegApprovalCondition condition, gint64 limit, RegRole role, int level)
{
  RegRecordBuilder *rule = reg_record_builder_new (REG_ENTITY_APPROVAL_RULE);

  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_CONDITION, condition);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_LIMIT_VALUE, limit);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_ROLE, role);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_LEVEL, level);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_ACTIVE, TRUE);
  return ui_fixture_save (&self->shop.ui, rule);
}

void
quote_window_tamper (QuoteWindow *self, guint position, int field, gint64 value)
{
  g_autoptr (RegQuotation) saved = quote_window_load (self);
  RegRecordBuilder *builder = reg_record_builder_new_from (saved->lines->pdata[position]);

  reg_record_builder_set_int (builder, field, value);
  ui_fixture_save (&self->shop.ui, builder);
  quote_window_settle (self);
}

GtkWindow *
quote_window_open_approval (QuoteWindow *self)
{
  GtkWindow *approval = reg_approval_window_new (NULL, self->shop.ui.session, self->id);

  gtk_window_present (approval);
  quote_window_settle (self);
  return approval;
}

static void
wait_until_closed (AdwDialog *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  while (dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    g_main_context_iteration (NULL, TRUE);
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
}

void
quote_window_answer (
    QuoteWindow *self, GtkWindow *approval, const char *action, const char *word, const char *pin)
{
  AdwDialog *dialog;
  GtkWidget *entry;

  if (word != NULL)
    gtk_editable_set_text (GTK_EDITABLE (ui_find_type (GTK_WIDGET (approval), GTK_TYPE_ENTRY)),
                           word);
  gtk_widget_activate_action (GTK_WIDGET (approval), action, NULL);
  quote_window_settle (self);
  dialog = quote_visible_dialog (approval);
  g_assert_true (REG_IS_APPROVER_DIALOG (dialog));
  entry = ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), pin);
  g_signal_emit_by_name (entry, "entry-activated");
  wait_until_closed (dialog);
  quote_window_settle (self);
}
