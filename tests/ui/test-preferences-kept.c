/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "preferences-fixture.h"
#include "ui/customer/reg-customer-dialog.h"

/* What is kept about customers, and what for. */

typedef PreferencesFixture Fixture;

static void
test_usual (Fixture *self, gconstpointer unused)
{
  g_assert_cmpstr (preferences_get_subtitle (self, "Mobile"), ==,
                   "To call back and to know who calls · To do what was agreed with the customer"
                   " · asked again after 365 days");
  g_assert_cmpstr (preferences_get_subtitle (self, "Birthday"), ==,
                   "To wish a happy birthday · The customer agreed · never asked again");
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_FIELD_RULE), ==, 0);
}

static void
test_changed (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_open (self, "Birthday");
  g_autoptr (RegRecord) rule = NULL;

  preferences_fill (form, "What _for", "");
  g_assert_false (preferences_can_save (form));
  g_assert_true (
      ui_shows (GTK_WIDGET (form), "Say what it is for. What has no purpose is not kept."));
  preferences_fill (form, "What _for", "A cake");
  preferences_choose (form, "Why we _may", REG_LEGAL_BASIS_INTEREST);
  preferences_fill (form, "Ask again after (_days, 0 for never)", "1");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Birthday"), ==,
                   "A cake · Our own good reason · asked again after 1 day");
  rule = preferences_load (self, REG_ENTITY_FIELD_RULE, REG_FIELD_RULE_FIELD, "birthday");
  g_assert_nonnull (rule);
  g_assert_cmpint (reg_record_get_int (rule, REG_FIELD_RULE_VALID_DAYS), ==, 1);
  /* Once more changes the same one. */
  form = preferences_open (self, "Birthday");
  preferences_fill (form, "What _for", "A card");
  preferences_save (self, form);
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_FIELD_RULE), ==, 1);
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (preferences_get_subtitle (self, "Birthday"), ==,
                   "A cake · Our own good reason · asked again after 1 day");
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (preferences_get_subtitle (self, "Birthday"), ==,
                   "To wish a happy birthday · The customer agreed · never asked again");
}

static GtkWidget *
open_customer (Fixture *self, gint64 party)
{
  AdwDialog *dialog = reg_customer_dialog_new (PREF_UI (self)->session, party);

  adw_dialog_present (dialog, self->window);
  ui_fixture_settle (PREF_UI (self));
  return GTK_WIDGET (dialog);
}

static void
assert_row (Fixture *self, GtkWidget *dialog, const char *title, gboolean is_there)
{
  GtkWidget *more = ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "More about them");

  if (more != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), TRUE);
  ui_fixture_settle (PREF_UI (self));
  g_test_message ("%s", title);
  g_assert_cmpint (ui_find_row (dialog, ADW_TYPE_PREFERENCES_ROW, title) != NULL, ==, is_there);
}

static void
test_not_kept (Fixture *self, gconstpointer unused)
{
  static const char *const titles[] = { "Birthday", "Gender", "Interests" };
  gint64 party = ui_fixture_add_party (PREF_UI (self), "Ann");
  GtkWidget *dialog;

  work_change_text (PREF_WORK (self), REG_ENTITY_PARTY, party, REG_PARTY_INTERESTS, "Running");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      RegRecordForm *form = preferences_open (self, titles[i]);

      preferences_switch (form, "_Not kept here", TRUE);
      preferences_save (self, form);
      g_assert_cmpstr (preferences_get_subtitle (self, titles[i]), ==, "Not kept here");
    }
  /* What stands there already is still seen. */
  dialog = open_customer (self, party);
  assert_row (self, dialog, "Interests", TRUE);
  assert_row (self, dialog, "Gender", FALSE);
  assert_row (self, dialog, "Birthday", FALSE);
  assert_row (self, dialog, "Language", TRUE);
  /* Whoever is a firm after all does not bring it back. */
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (ui_find_type (dialog, ADW_TYPE_TOGGLE_GROUP)),
                                    "organisation");
  ui_fixture_settle (PREF_UI (self));
  assert_row (self, dialog, "Birthday", FALSE);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  dialog = open_customer (self, 0);
  assert_row (self, dialog, "Interests", FALSE);
  assert_row (self, dialog, "Birthday", FALSE);
  assert_row (self, dialog, "What matters to them", TRUE);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/kept/" #name, Fixture, NULL, preferences_set_up, test_##name, preferences_tear_down)
  ADD (usual);
  ADD (changed);
  ADD (not_kept);
  return g_test_run ();
}
