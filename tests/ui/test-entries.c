/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "core/reg-date.h"
#include "ui/widgets/reg-date-field.h"
#include "ui/widgets/reg-date-row.h"
#include "ui/widgets/reg-number-field.h"

/* What is typed into the entries for money, prices, quantities, percentages and days: how people of
 * different places write them, what cannot be read, and where numbers end. */

#define NBSP "\302\240"

/* --- numbers ---------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *other; /* where the focus goes */
  RegNumberField *field;
  RegNumberKind kind;
  const char *currency;
} Form;

static void
form_open (UiFixture *f, Form *form, RegNumberKind kind, const char *currency)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  form->kind = kind;
  form->currency = currency;
  form->entry = gtk_entry_new ();
  form->other = gtk_entry_new ();
  form->field = reg_number_field_attach (GTK_EDITABLE (form->entry), kind, currency);
  gtk_box_append (GTK_BOX (box), form->entry);
  gtk_box_append (GTK_BOX (box), form->other);
  form->window = ui_window_new (f, box, 300, 200);
}

static void
form_close (UiFixture *f, Form *form)
{
  if (form->window != NULL)
    ui_window_close (f, form->window);
  form->window = NULL;
}

/* Another entry where another kind of number is asked for. */
static void
form_switch (UiFixture *f, Form *form, RegNumberKind kind, const char *currency)
{
  if (form->window != NULL && form->kind == kind && g_strcmp0 (form->currency, currency) == 0)
    return;
  form_close (f, form);
  form_open (f, form, kind, currency);
}

static const char *
form_read (Form *form)
{
  return gtk_editable_get_text (GTK_EDITABLE (form->entry));
}

/* Types it and goes on to the next entry. */
static void
form_type (UiFixture *f, Form *form, const char *text)
{
  gtk_widget_grab_focus (form->entry);
  gtk_editable_set_text (GTK_EDITABLE (form->entry), text);
  gtk_widget_grab_focus (form->other);
  ui_fixture_settle (f);
}

typedef struct
{
  const char *locale;
  RegNumberKind kind;
  const char *currency;
  const char *text;
  gint64 value;
  const char *after; /* as it stands there when one has gone on */
} Typed;

static const Typed typed[] = {
  /* English, as in the C locale. */
  { "C.UTF-8", REG_NUMBER_MONEY, "EUR", "1234.5", 123450, "1,234.50" },
  { "C.UTF-8", REG_NUMBER_MONEY, "EUR", "1,234.50", 123450, "1,234.50" },
  { "C.UTF-8", REG_NUMBER_MONEY, "EUR", "  7 ", 700, "7.00" },
  { "C.UTF-8", REG_NUMBER_MONEY, "EUR", "€ 12", 1200, "12.00" },
  { "C.UTF-8", REG_NUMBER_MONEY, "EUR", "EUR 12", 1200, "12.00" },
  { "C.UTF-8", REG_NUMBER_MONEY, "EUR", "-3.25", -325, "−3.25" },
  { "C.UTF-8", REG_NUMBER_MONEY, "EUR", "−3.25", -325, "−3.25" },
  { "C.UTF-8", REG_NUMBER_MONEY, "JPY", "1234", 1234, "1,234" },
  { "C.UTF-8", REG_NUMBER_MONEY, "KWD", "1.234", 1234, "1.234" },
  { "C.UTF-8", REG_NUMBER_PRICE, "EUR", "0.0123", 12300, "0.0123" },
  { "C.UTF-8", REG_NUMBER_PRICE, "EUR", "0.000001", 1, "0.000001" },
  { "C.UTF-8", REG_NUMBER_PRICE, "EUR", "2450", 2450000000, "2,450.00" },
  { "C.UTF-8", REG_NUMBER_QUANTITY, NULL, "0.000001", 1, "0.000001" },
  { "C.UTF-8", REG_NUMBER_QUANTITY, NULL, "1,000", 1000000000, "1,000" },
  { "C.UTF-8", REG_NUMBER_QUANTITY, NULL, "-2.5", -2500000, "−2.5" },
  { "C.UTF-8", REG_NUMBER_RATE, NULL, "12.5", 125000, "12.5" NBSP "%" },
  { "C.UTF-8", REG_NUMBER_RATE, NULL, "12.5%", 125000, "12.5" NBSP "%" },
  { "C.UTF-8", REG_NUMBER_RATE, NULL, "0.0001", 1, "0.0001" NBSP "%" },
  { "C.UTF-8", REG_NUMBER_COUNT, NULL, "30", 30, "30" },
  /* Comma and point change places. */
  { "nl_NL.UTF-8", REG_NUMBER_MONEY, "EUR", "1234,5", 123450, "1.234,50" },
  { "nl_NL.UTF-8", REG_NUMBER_MONEY, "EUR", "1.234,50", 123450, "1.234,50" },
  { "nl_NL.UTF-8", REG_NUMBER_MONEY, "EUR", "€ 1.234,50", 123450, "1.234,50" },
  { "nl_NL.UTF-8", REG_NUMBER_PRICE, "EUR", "0,0123", 12300, "0,0123" },
  { "nl_NL.UTF-8", REG_NUMBER_QUANTITY, NULL, "2,5", 2500000, "2,5" },
  { "nl_NL.UTF-8", REG_NUMBER_RATE, NULL, "12,5", 125000, "12,5" NBSP "%" },
  { "de_DE.UTF-8", REG_NUMBER_MONEY, "EUR", "1234,5", 123450, "1.234,50" },
  { "de_DE.UTF-8", REG_NUMBER_MONEY, "EUR", "1.234,50 €", 123450, "1.234,50" },
  { "de_DE.UTF-8", REG_NUMBER_PRICE, "EUR", "0,0123", 12300, "0,0123" },
  { "de_DE.UTF-8", REG_NUMBER_QUANTITY, NULL, "1.000,25", 1000250000, "1.000,25" },
  { "de_DE.UTF-8", REG_NUMBER_RATE, NULL, "19 %", 190000, "19" NBSP "%" },
  { "ar_EG.UTF-8", REG_NUMBER_MONEY, "EGP", "1234.5", 123450, NULL },
  { "ar_EG.UTF-8", REG_NUMBER_MONEY, "EGP", "١٢٣٤٫٥", 123450, NULL },
  { "ar_EG.UTF-8", REG_NUMBER_QUANTITY, NULL, "٢٫٥", 2500000, NULL },
  { "ar_EG.UTF-8", REG_NUMBER_COUNT, NULL, "٣٠", 30, NULL },
};

static void
test_typed (UiFixture *f, gconstpointer data)
{
  const char *locale = data;
  Form form = { NULL };

  if (!ui_go_to (locale))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const Typed *row = &typed[i];

      if (!g_str_equal (row->locale, locale))
        continue;
      form_switch (f, &form, row->kind, row->currency);
      form_type (f, &form, row->text);
      if (!reg_number_field_is_valid (form.field))
        g_error ("“%s” cannot be read in %s", row->text, locale);
      g_assert_cmpint (reg_number_field_get_value (form.field), ==, row->value);
      if (row->after != NULL)
        g_assert_cmpstr (form_read (&form), ==, row->after);
      /* What the program writes it can read. */
      {
        g_autofree char *written = g_strdup (form_read (&form));

        reg_number_field_set_empty (form.field);
        gtk_editable_set_text (GTK_EDITABLE (form.entry), written);
      }
      g_assert_true (reg_number_field_is_valid (form.field));
      g_assert_cmpint (reg_number_field_get_value (form.field), ==, row->value);
    }
  form_close (f, &form);
  ui_go_to ("C.UTF-8");
}

static const struct
{
  RegNumberKind kind;
  const char *currency;
  const char *text;
} unreadable[] = {
  { REG_NUMBER_MONEY, "EUR", "twelve" },      { REG_NUMBER_MONEY, "EUR", "1.2.3" },
  { REG_NUMBER_MONEY, "EUR", "--5" },         { REG_NUMBER_MONEY, "EUR", "-" },
  { REG_NUMBER_MONEY, "EUR", "5 kg" },        { REG_NUMBER_MONEY, "EUR", "0x10" },
  { REG_NUMBER_MONEY, "EUR", "1e3" },         { REG_NUMBER_MONEY, "EUR", "NaN" },
  { REG_NUMBER_MONEY, "EUR", "∞" },           { REG_NUMBER_MONEY, "EUR", "12.345" },
  { REG_NUMBER_MONEY, "JPY", "12.5" },        { REG_NUMBER_MONEY, "EUR", "99999999999999999999" },
  { REG_NUMBER_PRICE, "EUR", "0.0000001" },   { REG_NUMBER_PRICE, "EUR", "999999999999999" },
  { REG_NUMBER_QUANTITY, NULL, "0.0000001" }, { REG_NUMBER_QUANTITY, NULL, "a dozen" },
  { REG_NUMBER_RATE, NULL, "half" },          { REG_NUMBER_RATE, NULL, "5 % 5" },
  { REG_NUMBER_COUNT, NULL, "1.5" },          { REG_NUMBER_COUNT, NULL, "9223372036854775808" },
};

/* What cannot be read stays as it was typed, is marked for eyes and ears, and changes no number. */
static void
test_unreadable (UiFixture *f, gconstpointer unused)
{
  Form form = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    {
      form_switch (f, &form, unreadable[i].kind, unreadable[i].currency);
      form_type (f, &form, "7");
      form_type (f, &form, unreadable[i].text);
      if (reg_number_field_is_valid (form.field))
        g_error ("“%s” was read as %" G_GINT64_FORMAT, unreadable[i].text,
                 reg_number_field_get_value (form.field));
      g_assert_cmpstr (form_read (&form), ==, unreadable[i].text);
      g_assert_true (gtk_widget_has_css_class (form.entry, "error"));
      form_type (f, &form, "8");
      g_assert_true (reg_number_field_is_valid (form.field));
      g_assert_false (gtk_widget_has_css_class (form.entry, "error"));
    }
  form_close (f, &form);
}

static void
test_range (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    gboolean valid;
  } cases[] = {
    { "-0.01", FALSE },  { "0", TRUE },      { "0.00", TRUE },  { "100", TRUE },
    { "100.01", FALSE }, { "100.00", TRUE }, { "5000", FALSE },
  };
  Form form;

  form_open (f, &form, REG_NUMBER_MONEY, "EUR");
  reg_number_field_set_range (form.field, 0, 10000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      form_type (f, &form, cases[i].text);
      g_assert_cmpint (reg_number_field_is_valid (form.field), ==, cases[i].valid);
    }
  /* A narrower range judges what stands there already. */
  form_type (f, &form, "90");
  reg_number_field_set_range (form.field, 0, 5000);
  g_assert_false (reg_number_field_is_valid (form.field));
  reg_number_field_set_range (form.field, 0, 9000);
  g_assert_true (reg_number_field_is_valid (form.field));
  ui_window_close (f, form.window);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  (*(guint *)count)++;
}

/* Nothing is not zero; and others hear of it once. */
static void
test_empty (UiFixture *f, gconstpointer unused)
{
  guint values = 0;
  guint valids = 0;
  Form form;

  form_open (f, &form, REG_NUMBER_PRICE, "EUR");
  g_signal_connect (form.field, "notify::value", G_CALLBACK (count_cb), &values);
  g_signal_connect (form.field, "notify::valid", G_CALLBACK (count_cb), &valids);
  g_assert_true (reg_number_field_is_empty (form.field));
  form_type (f, &form, "0");
  g_assert_false (reg_number_field_is_empty (form.field));
  g_assert_cmpuint (values, ==, 1);
  g_assert_cmpstr (form_read (&form), ==, "0.00");
  form_type (f, &form, "   ");
  g_assert_true (reg_number_field_is_empty (form.field));
  g_assert_cmpuint (values, ==, 2);
  g_assert_cmpstr (form_read (&form), ==, "");
  form_type (f, &form, "?");
  g_assert_cmpuint (valids, ==, 1);
  reg_number_field_set_empty (form.field);
  g_assert_cmpuint (valids, ==, 2);
  g_assert_cmpstr (form_read (&form), ==, "");
  ui_window_close (f, form.window);
}

/* The same figure in another currency has its decimals. */
static void
test_currency (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *currency;
    const char *text;
  } cases[] = {
    { "EUR", "12.34" },
    { "JPY", "1,234" },
    { "KWD", "1.234" },
    { NULL, "12.34" },
  };
  Form form;

  form_open (f, &form, REG_NUMBER_MONEY, "EUR");
  reg_number_field_set_value (form.field, 1234);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      reg_number_field_set_currency (form.field, cases[i].currency);
      g_assert_cmpstr (form_read (&form), ==, cases[i].text);
      g_assert_cmpint (reg_number_field_get_value (form.field), ==, 1234);
    }
  /* What cannot be read is not written over. */
  form_type (f, &form, "many");
  reg_number_field_set_currency (form.field, "JPY");
  g_assert_cmpstr (form_read (&form), ==, "many");
  ui_window_close (f, form.window);
}

/* The greatest and the least number of each kind go in and come out again. */
static void
test_limits (UiFixture *f, gconstpointer unused)
{
  static const gint64 values[] = { G_MAXINT64, G_MININT64 + 1, 0, 1, -1, 999999, 1000000 };
  Form form = { NULL };

  for (int kind = REG_NUMBER_MONEY; kind <= REG_NUMBER_COUNT; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
      {
        g_autofree char *text = NULL;

        form_switch (f, &form, kind, "EUR");
        reg_number_field_set_value (form.field, values[i]);
        text = g_strdup (form_read (&form));
        reg_number_field_set_empty (form.field);
        form_type (f, &form, text);
        g_assert_true (reg_number_field_is_valid (form.field));
        g_assert_cmpint (reg_number_field_get_value (form.field), ==, values[i]);
      }
  form_close (f, &form);
}

/* --- days that are typed ---------------------------------------------------------------- */

static const struct
{
  const char *country;
  const char *text;
  const char *date; /* "" for nothing, NULL for what cannot be read */
} days[] = {
  { "NL", "24-12-2025", "2025-12-24" },
  { "NL", "24/12/2025", "2025-12-24" },
  { "NL", "24.12.2025", "2025-12-24" },
  { "NL", "2025-12-24", "2025-12-24" },
  { "NL", " 1-3-2025 ", "2025-03-01" },
  { "NL", "12-24-2025", NULL },
  { "NL", "29-02-2025", NULL },
  { "NL", "29-02-2024", "2024-02-29" },
  { "NL", "31-04-2025", NULL },
  { "NL", "24-12", NULL },
  { "NL", "tomorrow", NULL },
  { "NL", "0-0-0", NULL },
  { "NL", "", "" },
  { "NL", "   ", "" },
  { "US", "12/24/2025", "2025-12-24" },
  { "US", "24/12/2025", NULL },
  { "DE", "24.12.2025", "2025-12-24" },
  { "SE", "2025-12-24", "2025-12-24" },
  { NULL, "2025-12-24", "2025-12-24" },
};

static void
changed_cb (GObject *field, guint *count)
{
  (*count)++;
}

static void
test_days (UiFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      RegDateField *field = reg_date_field_attach (ADW_ENTRY_ROW (row), days[i].country);
      GtkWidget *window = ui_window_new (f, row, 360, 200);
      guint changes = 0;

      g_signal_connect (field, "changed", G_CALLBACK (changed_cb), &changes);
      gtk_editable_set_text (GTK_EDITABLE (row), days[i].text);
      if (reg_date_field_is_valid (field) != (days[i].date != NULL))
        g_error ("“%s” in %s", days[i].text, days[i].country);
      g_assert_cmpstr (reg_date_field_get_date (field), ==,
                       days[i].date != NULL ? days[i].date : "");
      g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, days[i].date == NULL);
      g_assert_cmpuint (changes, ==, *days[i].text != '\0' ? 1 : 0);
      ui_window_close (f, window);
    }
}

/* A day that is set is written as the country writes it, and can be read again. */
static void
test_day_written (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *country;
    const char *text;
  } cases[] = {
    { "NL", "01-03-2025" },
    { "US", "03/01/2025" },
    { "DE", "01.03.2025" },
    { NULL, "2025-03-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row = g_object_ref_sink (adw_entry_row_new ());
      RegDateField *field = reg_date_field_attach (ADW_ENTRY_ROW (row), cases[i].country);

      reg_date_field_set_date (field, "2025-03-01");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].text);
      gtk_editable_set_text (GTK_EDITABLE (row), "");
      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].text);
      g_assert_cmpstr (reg_date_field_get_date (field), ==, "2025-03-01");
      reg_date_field_set_date (field, "no day");
      g_assert_cmpstr (reg_date_field_get_date (field), ==, "");
      g_assert_true (reg_date_field_is_valid (field));
      g_assert_finalize_object (row);
    }
}

/* The calendar opens at the day that stands there; a day of it is written into the entry. */
static void
test_day_chosen (UiFixture *f, gconstpointer unused)
{
  GtkWidget *row = adw_entry_row_new ();
  RegDateField *field = reg_date_field_attach (ADW_ENTRY_ROW (row), "NL");
  GtkWidget *window = ui_window_new (f, row, 360, 500);
  GtkWidget *calendar;

  gtk_editable_set_text (GTK_EDITABLE (row), "31-01-2024");
  ui_click (f, window, "Choose a day");
  calendar = ui_find_type (row, GTK_TYPE_CALENDAR);
  g_assert_cmpint (gtk_calendar_get_year (GTK_CALENDAR (calendar)), ==, 2024);
  g_assert_cmpint (gtk_calendar_get_month (GTK_CALENDAR (calendar)), ==, 0);
  g_assert_cmpint (gtk_calendar_get_day (GTK_CALENDAR (calendar)), ==, 31);
  g_assert_cmpstr (reg_date_field_get_date (field), ==, "2024-01-31");
  gtk_calendar_set_day (GTK_CALENDAR (calendar), 24);
  ui_fixture_settle (f);
  g_assert_cmpstr (reg_date_field_get_date (field), ==, "2024-01-24");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "24-01-2024");
  ui_window_close (f, window);
}

/* --- days that are chosen --------------------------------------------------------------- */

static void
test_date_row (UiFixture *f, gconstpointer unused)
{
  GtkWidget *row = reg_date_row_new (f->session, "_Due");
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *today = reg_session_dup_today (f->session);
  static const char *const choices[] = { "Today", "In a week", "None" };
  char week[REG_DATE_SIZE];
  guint changes = 0;
  GtkMenuButton *button;
  GtkWidget *window, *popover;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = ui_window_new (f, list, 360, 600);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), &changes);
  g_assert_true (reg_date_add_days (today, 7, week));
  button = GTK_MENU_BUTTON (ui_find_type (row, GTK_TYPE_MENU_BUTTON));
  gtk_menu_button_popup (button);
  ui_fixture_settle (f);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  g_assert_false (ui_can (popover, "None"));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      gtk_menu_button_popup (button);
      ui_fixture_settle (f);
      ui_click (f, popover, choices[i]);
      g_assert_false (gtk_menu_button_get_active (button));
      g_assert_cmpstr (reg_date_row_get_date (REG_DATE_ROW (row)), ==,
                       i == 0   ? today
                       : i == 1 ? week
                                : NULL);
      g_assert_cmpuint (changes, ==, i + 1);
    }
  /* What the program sets nobody is told. */
  reg_date_row_set_date (REG_DATE_ROW (row), "2024-02-29");
  g_assert_cmpuint (changes, ==, 3);
  reg_date_row_set_date (REG_DATE_ROW (row), "2023-02-29");
  g_assert_null (reg_date_row_get_date (REG_DATE_ROW (row)));
  ui_window_close (f, window);
}

/* The months go by, and the day with them; a day itself closes the calendar. */
static void
test_date_row_calendar (UiFixture *f, gconstpointer unused)
{
  GtkWidget *row = reg_date_row_new (f->session, "_Due");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window, *calendar, *button;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = ui_window_new (f, list, 360, 600);
  reg_date_row_set_date (REG_DATE_ROW (row), "2024-01-10");
  button = ui_find_type (row, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_fixture_settle (f);
  calendar = ui_find_type (row, GTK_TYPE_CALENDAR);
  g_assert_cmpint (gtk_calendar_get_day (GTK_CALENDAR (calendar)), ==, 10);
  gtk_calendar_set_month (GTK_CALENDAR (calendar), 1);
  g_signal_emit_by_name (calendar, "next-month");
  ui_fixture_settle (f);
  g_assert_cmpstr (reg_date_row_get_date (REG_DATE_ROW (row)), ==, "2024-02-10");
  g_assert_true (gtk_menu_button_get_active (GTK_MENU_BUTTON (button)));
  gtk_calendar_set_day (GTK_CALENDAR (calendar), 29);
  ui_fixture_settle (f);
  g_assert_cmpstr (reg_date_row_get_date (REG_DATE_ROW (row)), ==, "2024-02-29");
  g_assert_false (gtk_menu_button_get_active (GTK_MENU_BUTTON (button)));
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/entries/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                  \
              ui_fixture_tear_down)
  for (guint i = 0; ui_locales[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/entries/typed/%s", ui_locales[i]);

      g_test_add (path, UiFixture, ui_locales[i], ui_fixture_set_up, test_typed,
                  ui_fixture_tear_down);
    }
  ADD (unreadable);
  ADD (range);
  ADD (empty);
  ADD (currency);
  ADD (limits);
  ADD (days);
  ADD (day_written);
  ADD (day_chosen);
  ADD (date_row);
  ADD (date_row_calendar);
  return g_test_run ();
}
