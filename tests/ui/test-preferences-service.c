/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "preferences-fixture.h"
#include "ui/preferences/reg-hours-text.h"

/* Opening hours, closed days, promises, stages. */

typedef PreferencesFixture Fixture;

/* --- hours in words --------------------------------------------------------------------- */

static void
test_hours_words (void)
{
  static const struct
  {
    const char *typed;
    const char *written; /* NULL: cannot be read */
  } cases[] = {
    { "", "" },
    { "   ", "" },
    { "9-17", "9:00–17:00" },
    { "0-24", "0:00–24:00" },
    { "9:00–12:30, 13:30–18:00", "9:00–12:30, 13:30–18:00" },
    { "09.30-12; 13h15 – 24", "9:30–12:00, 13:15–24:00" },
    { "9—12", "9:00–12:00" },
    { "9h-12h", "9:00–12:00" },
    { "9-12, 12-15", "9:00–12:00, 12:00–15:00" },
    { "8-9,10-11,12-13,14-15", "8:00–9:00, 10:00–11:00, 12:00–13:00, 14:00–15:00" },
    { "17-9", NULL },
    { "9-9", NULL },
    { "9-12, 11-15", NULL },
    { "13-18, 9-12", NULL },
    { "9-12,", NULL },
    { ",9-12", NULL },
    { "9", NULL },
    { "9-", NULL },
    { "-9", NULL },
    { "9-12-15", NULL },
    { "9-25", NULL },
    { "9:60-12", NULL },
    { "24:30-24:40", NULL },
    { "9:-12", "9:00–12:00" },
    { "9:00:00-12", NULL },
    { "9 am-5 pm", NULL },
    { "nine to five", NULL },
    { "٩-١٧", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = reg_hours_text_parse (cases[i].typed);
      g_autofree char *text = spans != NULL ? reg_hours_text_format (spans) : NULL;

      if (g_strcmp0 (text, cases[i].written) != 0)
        g_error ("“%s” is %s", cases[i].typed, text);
      /* What is written can be read again. */
      if (text != NULL)
        {
          g_autoptr (GArray) again = reg_hours_text_parse (text);
          g_autofree char *same = reg_hours_text_format (again);

          g_assert_cmpstr (same, ==, text);
        }
    }
}

/* --- opening hours ---------------------------------------------------------------------- */

static void
assert_day (Fixture *self, int weekday, const char *expected)
{
  g_autoptr (GPtrArray) hours = ui_fixture_list (PREF_UI (self), REG_ENTITY_OPENING_HOURS,
                                                 REG_OPENING_HOURS_WEEKDAY, weekday);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RegHoursSpan));
  g_autofree char *text = NULL;

  for (guint i = 0; i < hours->len; i++)
    {
      const RegHoursSpan span = {
        .opens = reg_record_get_int (hours->pdata[i], REG_OPENING_HOURS_OPENS),
        .closes = reg_record_get_int (hours->pdata[i], REG_OPENING_HOURS_CLOSES),
      };

      g_array_append_val (spans, span);
    }
  text = reg_hours_text_format (spans);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_week (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *day, *hours;
  } week[] = {
    { "Monday", "9:00–12:30, 13:30–18:00" },
    { "Tuesday", "9:00–12:30, 13:30–18:00" },
    { "Wednesday", "9:00–12:30, 13:30–18:00" },
    { "Thursday", "9:00–12:30, 13:30–18:00" },
    { "Friday", "9:00–12:30, 13:30–18:00" },
    { "Saturday", "10:00–16:00" },
    { "Sunday", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (week); i++)
    {
      g_assert_cmpstr (work_get_typed (self->dialog, week[i].day), ==, week[i].hours);
      assert_day (self, i + 1, week[i].hours);
    }
}

static void
test_day_changed (Fixture *self, gconstpointer unused)
{
  work_type (PREF_WORK (self), self->dialog, "Sunday", "11-15");
  assert_day (self, 7, "11:00–15:00");
  g_assert_cmpstr (work_get_typed (self->dialog, "Sunday"), ==, "11:00–15:00");
  work_type (PREF_WORK (self), self->dialog, "Monday", "");
  assert_day (self, 1, "");
  /* One day's times are one step, however many there are. */
  work_undo (PREF_WORK (self));
  assert_day (self, 1, "9:00–12:30, 13:30–18:00");
  g_assert_cmpstr (work_get_typed (self->dialog, "Monday"), ==, "9:00–12:30, 13:30–18:00");
  work_undo (PREF_WORK (self));
  assert_day (self, 7, "");
  work_redo (PREF_WORK (self));
  assert_day (self, 7, "11:00–15:00");
}

static void
test_day_refused (Fixture *self, gconstpointer unused)
{
  GtkWidget *row = work_find_row (self->dialog, "Monday");

  work_type (PREF_WORK (self), self->dialog, "Monday", "18-9");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (ui_shows (self->window, "Write opening hours like 9:00–12:30, 13:30–18:00"));
  assert_day (self, 1, "9:00–12:30, 13:30–18:00");
  gtk_editable_set_text (GTK_EDITABLE (row), "9-18");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

/* --- closed days ------------------------------------------------------------------------ */

static void
test_closed_day (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "_Add day");
  g_autoptr (GPtrArray) days = NULL;

  preferences_fill (form, "_Day", "25-12-2026");
  preferences_fill (form, "_Name", "Christmas");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "25 Dec"), ==, "Christmas");
  days = ui_fixture_list (PREF_UI (self), REG_ENTITY_HOLIDAY, -1, 0);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (days->pdata[0], REG_HOLIDAY_DAY), ==, "2026-12-25");
  form = preferences_open (self, "25 Dec");
  preferences_fill (form, "_Day", "1-1-2027");
  preferences_fill (form, "_Name", "");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "1 Jan 2027"), ==, "");
  preferences_remove (self, preferences_open (self, "1 Jan 2027"));
  g_assert_false (preferences_has_row (self, "1 Jan 2027"));
  work_undo (PREF_WORK (self));
  g_assert_true (preferences_has_row (self, "1 Jan 2027"));
}

static void
test_closed_day_refused (Fixture *self, gconstpointer unused)
{
  static const char *const days[] = { "", "30-2-2027", "Christmas", "25-12" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RegRecordForm *form = preferences_add (self, "_Add day");

      preferences_fill (form, "_Day", days[i]);
      preferences_fill (form, "_Name", "Christmas");
      preferences_refuse (self, form);
    }
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_HOLIDAY), ==, 0);
}

/* --- promises --------------------------------------------------------------------------- */

static void
test_target (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form;

  g_assert_cmpstr (preferences_get_subtitle (self, "High"), ==,
                   "First answer within 2 h, solution within 16 h");
  form = preferences_open (self, "High");
  g_assert_cmpstr (work_get_typed (GTK_WIDGET (form), "First _answer within (opening hours)"), ==,
                   "2");
  preferences_fill (form, "First _answer within (opening hours)", "0.5");
  preferences_fill (form, "_Solution within (opening hours)", "8.25");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "High"), ==,
                   "First answer within 30 min, solution within 8 h 15 min");
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (preferences_get_subtitle (self, "High"), ==,
                   "First answer within 2 h, solution within 16 h");
}

static void
test_target_refused (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_open (self, "Normal");

  preferences_fill (form, "First _answer within (opening hours)", "41");
  g_assert_true (
      ui_shows (GTK_WIDGET (form), "The solution cannot be due before the first answer."));
  g_assert_false (preferences_can_save (form));
  preferences_fill (form, "First _answer within (opening hours)", "40");
  g_assert_true (preferences_can_save (form));
  preferences_fill (form, "First _answer within (opening hours)", "");
  preferences_refuse (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Normal"), ==,
                   "First answer within 4 h, solution within 40 h");
}

/* Complaints that are logged keep what was promised then. */
static void
test_target_of_open_complaints (Fixture *self, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (PREF_UI (self), "Bakery De Halm");
  gint64 id = work_add_complaint (PREF_WORK (self), party, "Slips", 0);
  RegRecordForm *form;

  ui_fixture_settle (PREF_UI (self));
  form = preferences_open (self, "Normal");
  preferences_fill (form, "First _answer within (opening hours)", "1");
  preferences_save (self, form);
  g_assert_cmpint (
      work_get_int (PREF_WORK (self), REG_ENTITY_COMPLAINT, id, REG_COMPLAINT_ANSWER_MINUTES), ==,
      240);
  id = work_add_complaint (PREF_WORK (self), party, "Slips", 0);
  g_assert_cmpint (
      work_get_int (PREF_WORK (self), REG_ENTITY_COMPLAINT, id, REG_COMPLAINT_ANSWER_MINUTES), ==,
      60);
}

/* --- keeping in touch ------------------------------------------------------------------- */

#define CLASS "_Class of customers (empty: everybody else)"

static void
test_contact (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "Add _rule");
  g_autoptr (RegRecord) rule = NULL;

  preferences_fill (form, CLASS, " A ");
  preferences_choose (form, "_Visit or call", REG_REPEAT_FORTNIGHTLY);
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "A"), ==, "Every two weeks, with a task");
  /* Once a month, unless somebody says else; without a class it is for everybody else. */
  form = preferences_add (self, "Add _rule");
  preferences_switch (form, "Make a _task when it is time", FALSE);
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Everybody else"), ==, "Every month");
  rule = preferences_load (self, REG_ENTITY_CONTACT_RULE, REG_CONTACT_RULE_CUSTOMER_CLASS, "A");
  g_assert_cmpint (reg_record_get_int (rule, REG_CONTACT_RULE_RHYTHM), ==, REG_REPEAT_FORTNIGHTLY);
  form = preferences_open (self, "A");
  preferences_choose (form, "_Visit or call", REG_REPEAT_NEVER);
  preferences_switch (form, "Make a _task when it is time", FALSE);
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "A"), ==, "Never");
  preferences_remove (self, preferences_open (self, "A"));
  g_assert_false (preferences_has_row (self, "A"));
  work_undo (PREF_WORK (self));
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (preferences_get_subtitle (self, "A"), ==, "Every two weeks, with a task");
}

/* A class has one rule, however it is written. */
static void
test_contact_twice (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "Add _rule");

  preferences_fill (form, CLASS, "Café");
  preferences_save (self, form);
  form = preferences_add (self, "Add _rule");
  g_assert_true (preferences_can_save (form));
  preferences_fill (form, CLASS, "CAFE");
  g_assert_true (ui_shows (GTK_WIDGET (form), "There is a rule for this class already."));
  g_assert_false (preferences_can_save (form));
  preferences_fill (form, CLASS, "");
  preferences_save (self, form);
  form = preferences_add (self, "Add _rule");
  g_assert_true (ui_shows (GTK_WIDGET (form), "There is a rule for everybody else already."));
  preferences_refuse (self, form);
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_CONTACT_RULE), ==, 2);
}

/* --- stages ----------------------------------------------------------------------------- */

/* "New|Qualified …", by their place. */
static char *
get_stages (Fixture *self)
{
  g_autoptr (GPtrArray) stages = ui_fixture_list (PREF_UI (self), REG_ENTITY_STAGE, -1, 0);
  GString *names = g_string_new ("");

  for (gint64 place = 1; place <= (gint64)stages->len; place++)
    for (guint i = 0; i < stages->len; i++)
      if (reg_record_get_int (stages->pdata[i], REG_STAGE_POSITION) == place)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "|" : "",
                                reg_record_get_text (stages->pdata[i], REG_STAGE_NAME));
  return g_string_free_and_steal (names);
}

static void
press_up (Fixture *self, const char *stage)
{
  GtkWidget *row = work_find_row (self->dialog, stage);

  g_signal_emit_by_name (ui_find_tooltip (row, "Move up"), "clicked");
  ui_fixture_settle (PREF_UI (self));
}

static void
test_stages (Fixture *self, gconstpointer unused)
{
  g_autofree char *before = get_stages (self);
  g_auto (GStrv) names = g_strsplit (before, "|", -1);
  g_autofree char *swapped = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpuint (g_strv_length (names), >, 3);
  /* The first cannot go further up. */
  g_assert_null (ui_find_tooltip (work_find_row (self->dialog, names[0]), "Move up"));
  press_up (self, names[2]);
  swapped = get_stages (self);
  expected = g_strdup_printf ("%s|%s|%s|", names[0], names[2], names[1]);
  g_assert_true (g_str_has_prefix (swapped, expected));
  work_undo (PREF_WORK (self));
  undone = get_stages (self);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_stage_new (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "Add _stage");
  guint before = ui_count (PREF_UI (self), REG_ENTITY_STAGE);
  g_autofree char *place = g_strdup_printf ("%u", before + 1);

  g_assert_cmpstr (work_get_typed (GTK_WIDGET (form), "P_lace on the board"), ==, place);
  preferences_fill (form, "_Name", "Trial");
  preferences_fill (form, "_Probability (%)", "33.3");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Trial"), ==, "33.3\302\240% probable");
  preferences_remove (self, preferences_open (self, "Trial"));
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_STAGE), ==, before);
  work_undo (PREF_WORK (self));
  g_assert_true (preferences_has_row (self, "Trial"));
}

static void
test_stage_refused (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *row, *typed;
  } cases[] = {
    { "_Name", "" },
    { "_Probability (%)", "" },
    { "_Probability (%)", "likely" },
    { "_Stale after days", "-1" },
    { "P_lace on the board", "" },
  };
  guint before = ui_count (PREF_UI (self), REG_ENTITY_STAGE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordForm *form = preferences_add (self, "Add _stage");

      preferences_fill (form, "_Name", "Trial");
      preferences_fill (form, cases[i].row, cases[i].typed);
      preferences_refuse (self, form);
    }
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_STAGE), ==, before);
}

/* --- elsewhere -------------------------------------------------------------------------- */

/* The days have their names of the place, and hours mean the same there. */
static void
test_locales (void)
{
  static const struct
  {
    const char *locale, *monday;
  } cases[] = {
    { "nl_NL.UTF-8", "maandag" },
    { "de_DE.UTF-8", "Montag" },
    { "ar_EG.UTF-8", "الاثنين" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture self = { 0 };

      if (!ui_go_to (cases[i].locale))
        continue;
      preferences_set_up (&self, NULL);
      work_type (PREF_WORK (&self), self.dialog, cases[i].monday, "8-20");
      assert_day (&self, 1, "8:00–20:00");
      preferences_tear_down (&self, NULL);
      ui_go_to ("C.UTF-8");
    }
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  setlocale (LC_ALL, "C.UTF-8");

#define ADD(path, function)                                                                        \
  g_test_add ("/preferences/service/" path, Fixture, NULL, preferences_set_up, function,           \
              preferences_tear_down)
  g_test_add_func ("/preferences/service/hours-words", test_hours_words);
  ADD ("week", test_week);
  ADD ("day-changed", test_day_changed);
  ADD ("day-refused", test_day_refused);
  ADD ("closed-day", test_closed_day);
  ADD ("closed-day-refused", test_closed_day_refused);
  ADD ("target", test_target);
  ADD ("target-refused", test_target_refused);
  ADD ("target-of-open-complaints", test_target_of_open_complaints);
  ADD ("contact", test_contact);
  ADD ("contact-twice", test_contact_twice);
  ADD ("stages", test_stages);
  ADD ("stage-new", test_stage_new);
  ADD ("stage-refused", test_stage_refused);
  g_test_add_func ("/preferences/service/locales", test_locales);
#undef ADD
  return g_test_run ();
}
