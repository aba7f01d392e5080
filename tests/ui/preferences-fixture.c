/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preferences-fixture.h"

#include "ui/preferences/reg-preferences.h"

void
preferences_show (PreferencesFixture *self)
{
  if (self->dialog != NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self->dialog));
      ui_fixture_settle (PREF_UI (self));
    }
  self->dialog = GTK_WIDGET (reg_preferences_new (PREF_UI (self)->session));
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
  ui_fixture_settle (PREF_UI (self));
}

void
preferences_set_up (PreferencesFixture *self, gconstpointer unused)
{
  work_set_up (PREF_WORK (self), NULL);
  self->window = work_show_page (PREF_WORK (self), NULL, 900);
  preferences_show (self);
}

void
preferences_tear_down (PreferencesFixture *self, gconstpointer unused)
{
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  gtk_window_destroy (GTK_WINDOW (self->window));
  work_tear_down (PREF_WORK (self), NULL);
}

/* --- the pages -------------------------------------------------------------------------- */

static GtkWidget *
find_label (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
preferences_find_button (PreferencesFixture *self, const char *label)
{
  return find_label (self->dialog, label);
}

void
preferences_press (PreferencesFixture *self, const char *label)
{
  GtkWidget *button = preferences_find_button (self, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (PREF_UI (self));
}

gboolean
preferences_has_row (PreferencesFixture *self, const char *title)
{
  return work_find_row (self->dialog, title) != NULL;
}

const char *
preferences_get_subtitle (PreferencesFixture *self, const char *title)
{
  GtkWidget *row = work_find_row (self->dialog, title);

  if (row == NULL)
    g_error ("There is no row “%s”", title);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

RegRecord *
preferences_load (PreferencesFixture *self, RegEntityId entity, int field, const char *text)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (PREF_UI (self), entity, -1, 0);

  for (guint i = 0; i < all->len; i++)
    if (text == NULL || g_str_equal (reg_record_get_text (all->pdata[i], field), text))
      return reg_record_ref (all->pdata[i]);
  return NULL;
}

RegRecord *
preferences_load_firm (PreferencesFixture *self)
{
  return preferences_load (self, REG_ENTITY_FIRM, REG_FIRM_NAME, NULL);
}

/* --- forms ------------------------------------------------------------------------------ */

static RegRecordForm *
get_form (PreferencesFixture *self)
{
  AdwDialog *form = work_get_dialog (self->window);

  g_assert_true (REG_IS_RECORD_FORM (form));
  return REG_RECORD_FORM (form);
}

RegRecordForm *
preferences_open (PreferencesFixture *self, const char *title)
{
  GtkWidget *row = work_find_row (self->dialog, title);

  if (row == NULL)
    g_error ("There is no row “%s”", title);
  g_signal_emit_by_name (row, "activated");
  ui_fixture_settle (PREF_UI (self));
  return get_form (self);
}

RegRecordForm *
preferences_add (PreferencesFixture *self, const char *label)
{
  preferences_press (self, label);
  return get_form (self);
}

static GtkWidget *
get_row (RegRecordForm *form, const char *title)
{
  GtkWidget *row = work_find_row (GTK_WIDGET (form), title);

  if (row == NULL)
    g_error ("The form has no row “%s”", title);
  return row;
}

void
preferences_fill (RegRecordForm *form, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (form, title)), text);
}

void
preferences_choose (RegRecordForm *form, const char *title, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (form, title)), position);
}

void
preferences_switch (RegRecordForm *form, const char *title, gboolean is_on)
{
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (form, title)), is_on);
}

gboolean
preferences_can_save (RegRecordForm *form)
{
  return gtk_widget_get_sensitive (find_label (GTK_WIDGET (form), "_Save"));
}

void
preferences_save (PreferencesFixture *self, RegRecordForm *form)
{
  g_assert_true (preferences_can_save (form));
  g_signal_emit_by_name (find_label (GTK_WIDGET (form), "_Save"), "clicked");
  ui_fixture_settle (PREF_UI (self));
}

void
preferences_remove (PreferencesFixture *self, RegRecordForm *form)
{
  g_signal_emit_by_name (get_row (form, "_Remove"), "activated");
  ui_fixture_settle (PREF_UI (self));
}

void
preferences_refuse (PreferencesFixture *self, RegRecordForm *form)
{
  g_assert_false (preferences_can_save (form));
  reg_record_form_save (form);
  ui_fixture_settle (PREF_UI (self));
  g_assert_true (work_get_dialog (self->window) == ADW_DIALOG (form));
  adw_dialog_force_close (ADW_DIALOG (form));
  ui_fixture_settle (PREF_UI (self));
}
