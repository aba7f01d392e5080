/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "preferences-fixture.h"
#include "store/reg-attachments.h"
#include "ui/preferences/reg-preferences.h"
#include "ui/preferences/reg-rule-text.h"

/* The dialog as a whole, the firm itself, and how a rule is told. */

typedef PreferencesFixture Fixture;

/* --- the firm --------------------------------------------------------------------------- */

/* Each line is kept without the spaces around it, and goes with Undo. */
static void
test_lines (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *title, *typed, *kept;
    int field;
  } cases[] = {
    { "_Name", " Linden Cycles ", "Linden Cycles", REG_FIRM_NAME },
    { "_Street", "Brink 12", "Brink 12", REG_FIRM_STREET },
    { "_Postal code", "7411 BS ", "7411 BS", REG_FIRM_POSTAL_CODE },
    { "_Town", "Deventer", "Deventer", REG_FIRM_CITY },
    { "P_hone", "+31 570 123456", "+31 570 123456", REG_FIRM_PHONE },
    { "_E-mail", "hello@example.com", "hello@example.com", REG_FIRM_EMAIL },
    { "_Website", "example.com", "example.com", REG_FIRM_WEB },
    { "Ta_x number", "NL001", "NL001", REG_FIRM_TAX_NUMBER },
    { "_Bank account", "NL00 BANK", "NL00 BANK", REG_FIRM_BANK },
    { "Te_rms", "Paid is yours.", "Paid is yours.", REG_FIRM_TERMS },
    { "_Footer", "Ünïcode — ✓", "Ünïcode — ✓", REG_FIRM_FOOTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) firm = NULL;

      work_type (PREF_WORK (self), self->dialog, cases[i].title, cases[i].typed);
      firm = preferences_load_firm (self);
      g_assert_cmpstr (reg_record_get_text (firm, cases[i].field), ==, cases[i].kept);
    }
  g_assert_cmpstr (
      reg_record_get_text (reg_session_get_firm (PREF_UI (self)->session), REG_FIRM_NAME), ==,
      "Linden Cycles");
  for (guint i = G_N_ELEMENTS (cases); i > 0; i--)
    work_undo (PREF_WORK (self));
  g_assert_cmpstr (work_get_typed (self->dialog, "_Name"), ==, "Corner shop");
  g_assert_cmpstr (work_get_typed (self->dialog, "_Footer"), ==, "");
}

/* Emptied, a line is nothing; only the name cannot be. */
static void
test_emptied (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) firm = NULL;

  work_type (PREF_WORK (self), self->dialog, "_Town", "Deventer");
  work_type (PREF_WORK (self), self->dialog, "_Town", "  ");
  work_type (PREF_WORK (self), self->dialog, "_Name", " ");
  g_assert_true (ui_shows (self->window, "A business needs a name"));
  firm = preferences_load_firm (self);
  g_assert_true (reg_record_is_null (firm, REG_FIRM_CITY));
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_NAME), ==, "Corner shop");
  g_assert_cmpstr (work_get_typed (self->dialog, "_Name"), ==, "Corner shop");
}

static void
test_days (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *typed;
    gint64 kept;
  } cases[] = {
    { "45", 45 }, { "0", 0 },     { "3650", 3650 }, { "3651", 3650 },
    { "", 3650 }, { "-1", 3650 }, { "many", 3650 }, { "1.5", 3650 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) firm = NULL;

      work_type (PREF_WORK (self), self->dialog, "Quotations are _valid for (days)",
                 cases[i].typed);
      firm = preferences_load_firm (self);
      if (reg_record_get_int (firm, REG_FIRM_VALID_DAYS) != cases[i].kept)
        g_error ("“%s” was kept", cases[i].typed);
    }
}

/* --- logo ------------------------------------------------------------------------------- */

/* A picture of one black point. */
static const guint8 point[] = {
  0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 'I',  'H',
  'D',  'R',  0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
  0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 'I',  'D',  'A',  'T',  0x78,
  0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xaf, 0xa4, 0x71, 0x00,
  0x00, 0x00, 0x00, 'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82,
};

static gboolean
attach_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (point, sizeof point);
  gint64 *id = data;

  *id = reg_attachment_store (db, bytes, "image/png", "point.png", error);
  return *id != 0;
}

static void
test_logo (Fixture *self, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "logo", .label = "Logo" };
  g_autoptr (RegRecord) firm = preferences_load_firm (self);
  g_autoptr (RegRecord) without = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *remove = preferences_find_button (self, "Re_move");
  gint64 id = 0;

  g_assert_false (gtk_widget_get_visible (remove));
  g_assert_cmpstr (preferences_get_subtitle (self, "Logo"), ==,
                   "Stands at the top of each quotation");
  reg_store_write_sync (PREF_UI (self)->store, &info, attach_job, &id, NULL, NULL, &error);
  g_assert_no_error (error);
  work_change_int (PREF_WORK (self), REG_ENTITY_FIRM, reg_record_get_id (firm), REG_FIRM_LOGO_ID,
                   id);
  g_assert_true (gtk_widget_get_visible (remove));
  g_assert_cmpstr (preferences_get_subtitle (self, "Logo"), ==, "");
  preferences_press (self, "Re_move");
  without = preferences_load_firm (self);
  g_assert_true (reg_record_is_null (without, REG_FIRM_LOGO_ID));
  g_assert_false (gtk_widget_get_visible (remove));
  work_undo (PREF_WORK (self));
  g_assert_true (gtk_widget_get_visible (remove));
}

/* --- the dialog ------------------------------------------------------------------------- */

static void
test_pages (Fixture *self, gconstpointer unused)
{
  static const char *const rows[] = {
    "_Name",
    "Logo",
    "Standard rate",
    "For example",
    "_Quotations",
    "Mina Kok",
    "Monday",
    "High",
    "Negotiating",
    "_Restore a backup…",
    "_Back up now…",
    "Customer book",
    "If a line brings less than it costs, an owner approves.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!preferences_has_row (self, rows[i]))
      g_error ("There is no row “%s”", rows[i]);
  g_assert_cmpstr (preferences_get_subtitle (self, "Customer book"), ==,
                   reg_store_get_path (PREF_UI (self)->store));
  ui_assert_named (self->dialog);
}

/* Down to what a window of 360 pixels has within its frame; a warning would end the test. */
static void
test_narrow (Fixture *self, gconstpointer unused)
{
  static const int widths[] = { 700, 360, 320 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = adw_window_new ();
      AdwDialog *dialog = reg_preferences_new (PREF_UI (self)->session);

      gtk_widget_set_size_request (window, widths[i], 294);
      adw_window_set_content (ADW_WINDOW (window), adw_toast_overlay_new ());
      work_show (PREF_WORK (self), GTK_WINDOW (window), widths[i]);
      adw_dialog_present (dialog, window);
      ui_fixture_settle (PREF_UI (self));
      g_assert_cmpint (gtk_widget_get_width (window), <=, widths[i]);
      adw_dialog_force_close (dialog);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* Closed while it is being read, it leaves nothing behind. */
static void
test_closed_at_once (Fixture *self, gconstpointer unused)
{
  AdwDialog *dialog = reg_preferences_new (PREF_UI (self)->session);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_present (dialog, self->window);
  adw_dialog_force_close (dialog);
  ui_fixture_settle (PREF_UI (self));
  g_assert_null (dialog);
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) firm = NULL;

  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  self->dialog = NULL;
  ui_fixture_reopen (PREF_UI (self), REG_STORE_READ_ONLY);
  preferences_show (self);
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*The preferences were not changed*");
  work_type (PREF_WORK (self), self->dialog, "_Town", "Deventer");
  g_test_assert_expected_messages ();
  firm = preferences_load_firm (self);
  g_assert_true (reg_record_is_null (firm, REG_FIRM_CITY));
}

/* --- rules in words --------------------------------------------------------------------- */

static RegRecord *
create_rule (RegApprovalCondition condition, gint64 limit, RegRole role, gint64 staff, gint64 hours)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_APPROVAL_RULE);

  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_CONDITION, condition);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_LIMIT_VALUE, limit);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ROLE, role);
  reg_record_builder_set_ref (builder, REG_APPROVAL_RULE_STAFF_ID, staff);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ESCALATE_HOURS, hours);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ACTIVE, TRUE);
  return reg_record_builder_end (builder);
}

static void
test_rules (Fixture *self, gconstpointer unused)
{
  const struct
  {
    RegApprovalCondition condition;
    gint64 limit;
    RegRole role;
    gint64 staff, hours;
    const char *text;
  } cases[] = {
    { REG_APPROVAL_MARGIN_UNDER, 155000, REG_ROLE_SALES, 0, 0,
      "If the margin is under 15.5\302\240%, anybody in sales approves." },
    { REG_APPROVAL_MARGIN_UNDER, 150000, REG_ROLE_SERVICE, 0, 0,
      "If the margin is under 15\302\240%, anybody in service approves." },
    { REG_APPROVAL_PAYMENT_DAYS_OVER, 1, REG_ROLE_OWNER, 0, 0,
      "If the customer has more than 1 day to pay, an owner approves." },
    { REG_APPROVAL_PAYMENT_DAYS_OVER, 30, REG_ROLE_OWNER, PREF_UI (self)->owner, 0,
      "If the customer has more than 30 days to pay, Mina Kok approves." },
    { REG_APPROVAL_NEW_CUSTOMER, 0, REG_ROLE_OWNER, PREF_UI (self)->owner, 1,
      "If the customer has not bought before, Mina Kok approves. Without an answer after 1 opening "
      "hour an owner may." },
    /* Anybody higher may answer at once: there is nothing to wait for. */
    { REG_APPROVAL_NEW_CUSTOMER, 0, REG_ROLE_MANAGER, 0, 4,
      "If the customer has not bought before, a manager approves." },
    /* Who is gone for good is not named. */
    { REG_APPROVAL_NEW_CUSTOMER, 0, REG_ROLE_MANAGER, 99, 0,
      "If the customer has not bought before, a manager approves." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) rule = create_rule (cases[i].condition, cases[i].limit, cases[i].role,
                                                cases[i].staff, cases[i].hours);
      g_autofree char *text = reg_rule_text_describe (rule, PREF_UI (self)->session);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Every condition there is can be told, each in other words. */
static void
test_every_rule (Fixture *self, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < REG_N_APPROVAL_CONDITIONS; i++)
    {
      g_autoptr (RegRecord) rule = create_rule (i, 100000, REG_ROLE_OWNER, 0, 0);
      char *text = reg_rule_text_describe_condition (rule, PREF_UI (self)->session);

      g_assert_true (g_hash_table_add (seen, text));
    }
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/preferences/" path, Fixture, NULL, preferences_set_up, function,                   \
              preferences_tear_down)
  ADD ("lines", test_lines);
  ADD ("emptied", test_emptied);
  ADD ("days", test_days);
  ADD ("logo", test_logo);
  ADD ("pages", test_pages);
  ADD ("narrow", test_narrow);
  ADD ("closed-at-once", test_closed_at_once);
  ADD ("read-only", test_read_only);
  ADD ("rules", test_rules);
  ADD ("every-rule", test_every_rule);
#undef ADD
  return g_test_run ();
}
