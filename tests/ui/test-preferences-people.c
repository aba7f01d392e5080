/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "preferences-fixture.h"
#include "store/reg-firm.h"
#include "ui/preferences/reg-rule-text.h"

/* Who works here, their PINs, and what they have to approve. */

typedef PreferencesFixture Fixture;

/* --- staff ------------------------------------------------------------------------------ */

static void
test_colleague (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "_Add colleague");
  g_autoptr (RegRecord) sam = NULL;

  preferences_fill (form, "_Name", " Sam Okoye ");
  preferences_fill (form, "_Position", "Workshop");
  preferences_choose (form, "_Role", REG_ROLE_SERVICE);
  preferences_fill (form, "_E-mail", "sam@example.com");
  preferences_fill (form, "P_hone", "0570 1234");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Sam Okoye"), ==, "Service");
  sam = preferences_load (self, REG_ENTITY_STAFF, REG_STAFF_NAME, "Sam Okoye");
  g_assert_cmpstr (reg_record_get_text (sam, REG_STAFF_TITLE), ==, "Workshop");
  g_assert_cmpstr (reg_record_get_text (sam, REG_STAFF_EMAIL), ==, "sam@example.com");
  g_assert_cmpstr (reg_record_get_text (sam, REG_STAFF_PHONE), ==, "0570 1234");
  g_assert_true (reg_record_get_int (sam, REG_STAFF_ACTIVE));
  work_undo (PREF_WORK (self));
  g_assert_false (preferences_has_row (self, "Sam Okoye"));
}

static void
test_nameless (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "_Add colleague");

  preferences_fill (form, "_Name", "  ");
  preferences_refuse (self, form);
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_STAFF), ==, 1);
}

/* Somebody must be left who may do everything; with a second owner the first may go. */
static void
test_last_owner (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_open (self, "Mina Kok");

  preferences_choose (form, "_Role", REG_ROLE_MANAGER);
  g_assert_true (ui_shows (GTK_WIDGET (form), "At least one owner must work here."));
  preferences_refuse (self, form);
  form = preferences_open (self, "Mina Kok");
  preferences_switch (form, "_Works here", FALSE);
  preferences_refuse (self, form);

  form = preferences_add (self, "_Add colleague");
  preferences_fill (form, "_Name", "Second");
  preferences_choose (form, "_Role", REG_ROLE_OWNER);
  preferences_save (self, form);
  form = preferences_open (self, "Mina Kok");
  preferences_switch (form, "_Works here", FALSE);
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Mina Kok"), ==, "Owner · no longer works here");
  /* Now it is the second who has to stay. */
  form = preferences_open (self, "Second");
  preferences_choose (form, "_Role", REG_ROLE_SALES);
  preferences_refuse (self, form);
}

/* Where they work, what they know and to whom they report; what colleagues know is suggested. */
static void
test_more_about (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "_Add colleague");
  g_autoptr (RegRecord) sam = NULL;

  preferences_fill (form, "_Name", "Sam Okoye");
  preferences_fill (form, "_Department", "Workshop");
  preferences_fill (form, "Works w_here", "Deventer");
  preferences_fill (form, "_Knows about (with commas between)", "Brakes, frames");
  preferences_choose (form, "Repor_ts to", 1);
  preferences_fill (form, "With _us since", "2020-05-01");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Sam Okoye"), ==, "Sales · Deventer");
  sam = preferences_load (self, REG_ENTITY_STAFF, REG_STAFF_NAME, "Sam Okoye");
  g_assert_cmpstr (reg_record_get_text (sam, REG_STAFF_DEPARTMENT), ==, "Workshop");
  g_assert_cmpstr (reg_record_get_text (sam, REG_STAFF_SKILLS), ==, "Brakes, frames");
  g_assert_cmpint (reg_record_get_int (sam, REG_STAFF_REPORTS_TO), ==, PREF_UI (self)->owner);
  g_assert_cmpstr (reg_record_get_text (sam, REG_STAFF_HIRED_ON), ==, "2020-05-01");
  form = preferences_open (self, "Mina Kok");
  g_assert_true (ui_shows (GTK_WIDGET (form), "Colleagues know about: Brakes, frames"));
  adw_dialog_force_close (ADW_DIALOG (form));
}

/* Days away are noted once; a second time, backwards, and by oneself are refused with a sentence. */
static void
test_away (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *first, *last;
    guint stand_in;
    const char *problem;
  } refused[] = {
    { "2026-11-20", "2026-11-21", 0, "They are away on one of these days already." },
    { "2026-12-21", "2026-12-20", 0, "The last day is before the first." },
    { "2026-12-20", "2026-12-21", 1, "Nobody stands in for themselves." },
  };
  RegRecordForm *form = preferences_add (self, "Add _days");

  preferences_fill (form, "_First day", "2026-11-16");
  preferences_fill (form, "_Last day", "2026-11-27");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Mina Kok"), ==, "Owner · away until 27 Nov");
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_ABSENCE), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      form = preferences_add (self, "Add _days");
      preferences_fill (form, "_First day", refused[i].first);
      preferences_fill (form, "_Last day", refused[i].last);
      preferences_choose (form, "_Stand-in", refused[i].stand_in);
      g_assert_true (ui_shows (GTK_WIDGET (form), refused[i].problem));
      preferences_refuse (self, form);
    }
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (preferences_get_subtitle (self, "Mina Kok"), ==, "Owner");
}

/* --- PIN -------------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff;
  const char *pin;
  gboolean fits;
} Check;

static gboolean
check_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Check *check = data;

  check->fits = reg_staff_check_pin (db, check->staff, check->pin, NULL);
  return TRUE;
}

static gboolean
has_pin (Fixture *self, const char *pin)
{
  Check check = { PREF_UI (self)->owner, pin, FALSE };

  reg_store_read_sync (PREF_UI (self)->store, check_job, &check, NULL, NULL);
  return check.fits;
}

static void
test_pin (Fixture *self, gconstpointer unused)
{
  preferences_press (self, "Set PIN…");
  work_answer (PREF_WORK (self), self->window, "2468", NULL, NULL);
  g_assert_true (has_pin (self, "2468"));
  g_assert_false (has_pin (self, "1357"));
  g_assert_null (preferences_find_button (self, "Set PIN…"));
  preferences_press (self, "Change PIN…");
  work_answer (PREF_WORK (self), self->window, "13579", NULL, NULL);
  g_assert_false (has_pin (self, "2468"));
  g_assert_true (has_pin (self, "13579"));
  /* Nothing takes it away. */
  preferences_press (self, "Change PIN…");
  work_answer (PREF_WORK (self), self->window, "", NULL, NULL);
  g_assert_false (has_pin (self, "13579"));
  g_assert_nonnull (preferences_find_button (self, "Set PIN…"));
}

/* Undo does not bring a PIN back that somebody changed for a reason. */
static void
test_pin_and_undo (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_open (self, "Mina Kok");

  preferences_fill (form, "_Position", "Shopkeeper");
  preferences_save (self, form);
  preferences_press (self, "Set PIN…");
  work_answer (PREF_WORK (self), self->window, "2468", NULL, NULL);
  work_undo (PREF_WORK (self));
  g_assert_true (has_pin (self, "2468"));
}

static void
test_bad_pins (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *pin;
    gboolean fits;
  } cases[] = {
    { "123", FALSE },  { "1234", TRUE },  { "12345678", TRUE }, { "123456789", FALSE },
    { "12a4", FALSE }, { "١٢٣٤", FALSE }, { "12 34", FALSE },   { "", TRUE },
  };
  AdwAlertDialog *dialog;
  GtkWidget *row;

  preferences_press (self, "Set PIN…");
  dialog = ADW_ALERT_DIALOG (work_get_dialog (self->window));
  row = GTK_WIDGET (
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (adw_alert_dialog_get_extra_child (dialog)), 0));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].pin);
      if (adw_alert_dialog_get_response_enabled (dialog, "accept") != cases[i].fits)
        g_error ("“%s” is %s", cases[i].pin, cases[i].fits ? "refused" : "taken");
      g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, !cases[i].fits);
    }
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* --- rules ------------------------------------------------------------------------------ */

static gint64
count_rules (Fixture *self)
{
  return ui_count (PREF_UI (self), REG_ENTITY_APPROVAL_RULE);
}

static RegRecord *
get_newest_rule (Fixture *self)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (PREF_UI (self), REG_ENTITY_APPROVAL_RULE, -1, 0);
  RegRecord *newest = all->pdata[0];

  for (guint i = 1; i < all->len; i++)
    if (reg_record_get_id (all->pdata[i]) > reg_record_get_id (newest))
      newest = all->pdata[i];
  return reg_record_ref (newest);
}

/* Each condition asks for its own kind of limit, and for no other. */
static void
test_limits (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    RegApprovalCondition condition;
    const char *row, *typed;
    gint64 limit;
    const char *sentence;
  } cases[] = {
    { REG_APPROVAL_LINE_DISCOUNT_OVER, "_Limit (%)", "12.5", 125000,
      "If a line has more than 12.5\302\240% discount, a manager approves." },
    { REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, "_Limit (%)", "0", 0,
      "If the whole has more than 0\302\240% discount, a manager approves." },
    { REG_APPROVAL_MARGIN_UNDER, "_Limit (%)", "20", 200000,
      "If the margin is under 20\302\240%, a manager approves." },
    { REG_APPROVAL_TOTAL_OVER, "_Limit (without tax)", "2,500", 250000,
      "If the total without tax is over 2,500.00\302\240€, a manager approves." },
    { REG_APPROVAL_GROSS_OVER, "_Limit (with tax)", "2,500", 250000,
      "If the total with tax is over 2,500.00\302\240€, a manager approves." },
    { REG_APPROVAL_PAYMENT_DAYS_OVER, "_Limit (days)", "30", 30,
      "If the customer has more than 30 days to pay, a manager approves." },
    { REG_APPROVAL_CUSTOMER_CLASS, "Wh_ich", "B", 0,
      "If the customer is of class “B”, a manager approves." },
    { REG_APPROVAL_PRODUCT_GROUP, "Wh_ich", "Bikes", 0,
      "If a line is of product group “Bikes”, a manager approves." },
    { REG_APPROVAL_BELOW_COST, NULL, NULL, 0,
      "If a line brings less than it costs, a manager approves." },
    { REG_APPROVAL_NEW_CUSTOMER, NULL, NULL, 0,
      "If the customer has not bought before, a manager approves." },
  };
  static const char *const limits[] = { "_Limit (%)", "_Limit (without tax)", "_Limit (with tax)",
                                        "_Limit (days)", "Wh_ich" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordForm *form = preferences_add (self, "Add r_ule");
      g_autoptr (RegRecord) rule = NULL;

      preferences_choose (form, "_When", cases[i].condition);
      for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
        g_assert_cmpint (gtk_widget_get_visible (work_find_row (GTK_WIDGET (form), limits[j])), ==,
                         g_strcmp0 (limits[j], cases[i].row) == 0);
      if (cases[i].row != NULL)
        {
          preferences_fill (form, cases[i].row, "");
          g_assert_false (preferences_can_save (form));
          preferences_fill (form, cases[i].row, cases[i].typed);
        }
      /* What it will mean can be read before. */
      g_assert_true (ui_shows (GTK_WIDGET (form), cases[i].sentence));
      preferences_save (self, form);
      g_assert_true (preferences_has_row (self, cases[i].sentence));
      rule = get_newest_rule (self);
      g_assert_cmpint (reg_record_get_int (rule, REG_APPROVAL_RULE_CONDITION), ==,
                       cases[i].condition);
      g_assert_cmpint (reg_record_get_int (rule, REG_APPROVAL_RULE_LIMIT_VALUE), ==,
                       cases[i].limit);
    }
}

/* A named person, who may say yes to their own, and an owner after some hours. */
static void
test_named (Fixture *self, gconstpointer unused)
{
  gint64 sam = work_add_staff (PREF_WORK (self), "Sam Okoye", REG_ROLE_SALES);
  RegRecordForm *form = preferences_add (self, "Add r_ule");
  GtkWidget *hours = work_find_row (GTK_WIDGET (form), "After opening _hours an owner may");
  g_autoptr (RegRecord) rule = NULL;

  preferences_choose (form, "_When", REG_APPROVAL_BELOW_COST);
  g_assert_false (gtk_widget_get_visible (hours));
  g_assert_true (gtk_widget_get_sensitive (work_find_row (GTK_WIDGET (form), "Who _approves")));
  preferences_choose (form, "_Only this person", 2);
  g_assert_true (gtk_widget_get_visible (hours));
  g_assert_false (gtk_widget_get_sensitive (work_find_row (GTK_WIDGET (form), "Who _approves")));
  preferences_fill (form, "After opening _hours an owner may", "4");
  preferences_switch (form, "_May approve their own", TRUE);
  preferences_fill (form, "L_evel (1 is asked first)", "3");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (
                       self, "If a line brings less than it costs, Sam Okoye approves. They may "
                             "approve their own. Without an answer after 4 opening hours an owner "
                             "may."),
                   ==, "Level 3");
  rule = get_newest_rule (self);
  g_assert_cmpint (reg_record_get_int (rule, REG_APPROVAL_RULE_STAFF_ID), ==, sam);
  g_assert_cmpint (reg_record_get_int (rule, REG_APPROVAL_RULE_ESCALATE_HOURS), ==, 4);
  g_assert_cmpint (reg_record_get_int (rule, REG_APPROVAL_RULE_LEVEL), ==, 3);
}

/* Two rules for the same thing stand side by side, by level; both are asked. */
static void
test_overlapping (Fixture *self, gconstpointer unused)
{
  gint64 before = count_rules (self);
  static const struct
  {
    const char *limit, *level;
    RegRole role;
    const char *sentence, *subtitle;
  } cases[] = {
    { "5", "1", REG_ROLE_MANAGER, "If the margin is under 5\302\240%, a manager approves.",
      "Level 1" },
    { "2", "2", REG_ROLE_OWNER, "If the margin is under 2\302\240%, an owner approves.",
      "Level 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordForm *form = preferences_add (self, "Add r_ule");

      preferences_choose (form, "_When", REG_APPROVAL_MARGIN_UNDER);
      preferences_fill (form, "_Limit (%)", cases[i].limit);
      preferences_fill (form, "L_evel (1 is asked first)", cases[i].level);
      preferences_choose (form, "Who _approves", cases[i].role);
      preferences_save (self, form);
    }
  g_assert_cmpint (count_rules (self), ==, before + 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (preferences_get_subtitle (self, cases[i].sentence), ==, cases[i].subtitle);
}

static void
test_rule_changed (Fixture *self, gconstpointer unused)
{
  const char *sentence = "If a line brings less than it costs, an owner approves.";
  const char *off = "If a line brings less than it costs, an owner approves. Not in force.";
  RegRecordForm *form = preferences_open (self, sentence);

  preferences_switch (form, "In _force", FALSE);
  preferences_save (self, form);
  g_assert_true (preferences_has_row (self, off));
  work_undo (PREF_WORK (self));
  g_assert_true (preferences_has_row (self, sentence));
  preferences_remove (self, preferences_open (self, sentence));
  g_assert_false (preferences_has_row (self, sentence));
  work_undo (PREF_WORK (self));
  g_assert_true (preferences_has_row (self, sentence));
}

/* Another condition leaves nothing of the old one behind. */
static void
test_condition_changed (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "Add r_ule");
  g_autoptr (RegRecord) rule = NULL;

  preferences_choose (form, "_When", REG_APPROVAL_CUSTOMER_CLASS);
  preferences_fill (form, "Wh_ich", "B");
  preferences_save (self, form);
  form = preferences_open (self, "If the customer is of class “B”, a manager approves.");
  preferences_choose (form, "_When", REG_APPROVAL_NEW_CUSTOMER);
  preferences_save (self, form);
  rule = get_newest_rule (self);
  g_assert_cmpint (reg_record_get_int (rule, REG_APPROVAL_RULE_CONDITION), ==,
                   REG_APPROVAL_NEW_CUSTOMER);
  g_assert_true (reg_record_is_null (rule, REG_APPROVAL_RULE_TEXT_VALUE));
  g_assert_true (reg_record_is_null (rule, REG_APPROVAL_RULE_LIMIT_VALUE));
}

static void
test_rules_refused (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *row, *typed;
  } cases[] = {
    { "_Limit (%)", "-1" },
    { "_Limit (%)", "much" },
    { "L_evel (1 is asked first)", "" },
    { "L_evel (1 is asked first)", "1.5" },
    { "L_evel (1 is asked first)", "-2" },
  };
  gint64 before = count_rules (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordForm *form = preferences_add (self, "Add r_ule");

      preferences_fill (form, cases[i].row, cases[i].typed);
      preferences_refuse (self, form);
    }
  g_assert_cmpint (count_rules (self), ==, before);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/preferences/people/" path, Fixture, NULL, preferences_set_up, function,            \
              preferences_tear_down)
  ADD ("colleague", test_colleague);
  ADD ("nameless", test_nameless);
  ADD ("last-owner", test_last_owner);
  ADD ("more-about", test_more_about);
  ADD ("away", test_away);
  ADD ("pin", test_pin);
  ADD ("pin-and-undo", test_pin_and_undo);
  ADD ("bad-pins", test_bad_pins);
  ADD ("limits", test_limits);
  ADD ("named", test_named);
  ADD ("overlapping", test_overlapping);
  ADD ("rule-changed", test_rule_changed);
  ADD ("condition-changed", test_condition_changed);
  ADD ("rules-refused", test_rules_refused);
#undef ADD
  return g_test_run ();
}
