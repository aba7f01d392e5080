/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-date-field.h"

#include <glib/gi18n.h>

#include "core/reg-country.h"
#include "core/reg-date.h"

struct _RegDateField
{
  GObject parent_instance;
  AdwEntryRow *row; /* not owned: the field belongs to it */
  GtkMenuButton *button;
  GtkCalendar *calendar;
  RegDateOrder order;
  char format[16];
  char date[REG_DATE_SIZE];
  gboolean is_valid;
  gboolean is_writing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegDateField, reg_date_field, G_TYPE_OBJECT)

/* --- how a country writes a day ---------------------------------------------------------- */

static void
take_format (RegDateField *self, const RegCountry *country)
{
  const char *form = country != NULL ? country->date_format : "y-m-d";
  GString *format = g_string_new (NULL);

  for (const char *p = form; *p != '\0'; p++)
    switch (*p)
      {
      case 'd':
        g_string_append (format, "%d");
        break;
      case 'm':
        g_string_append (format, "%m");
        break;
      case 'y':
        g_string_append (format, "%Y");
        break;
      default:
        g_string_append_c (format, *p);
      }
  g_strlcpy (self->format, format->str, sizeof self->format);
  g_string_free (format, TRUE);
  self->order = *form == 'd'   ? REG_DATE_ORDER_DMY
                : *form == 'm' ? REG_DATE_ORDER_MDY
                               : REG_DATE_ORDER_YMD;
}

/* --- typing ----------------------------------------------------------------------------- */

static void
mark (RegDateField *self)
{
  if (self->is_valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->row), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_INVALID,
      self->is_valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
text_changed_cb (RegDateField *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));

  if (self->is_writing)
    return;
  self->date[0] = '\0';
  self->is_valid = *text == '\0'
                   || (reg_date_parse (text, self->order, self->date)
                       && reg_date_has_year (self->date));
  if (!self->is_valid)
    self->date[0] = '\0';
  mark (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the calendar ----------------------------------------------------------------------- */

static void
calendar_shown_cb (RegDateField *self)
{
  int year;
  int month;
  int day;

  if (!gtk_menu_button_get_active (self->button)
      || !reg_date_get_parts (self->date, &year, &month, &day))
    return;
  /* Not over a month that is shorter than the day. */
  gtk_calendar_set_day (self->calendar, 1);
  gtk_calendar_set_year (self->calendar, year);
  gtk_calendar_set_month (self->calendar, month - 1);
  gtk_calendar_set_day (self->calendar, day);
}

static void
day_selected_cb (RegDateField *self)
{
  char date[REG_DATE_SIZE];

  if (!gtk_menu_button_get_active (self->button)
      || !reg_date_set_parts (date, gtk_calendar_get_year (self->calendar),
                              gtk_calendar_get_month (self->calendar) + 1,
                              gtk_calendar_get_day (self->calendar))
      || g_str_equal (date, self->date))
    return;
  reg_date_field_set_date (self, date);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_calendar (RegDateField *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose a day"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_entry_row_add_suffix (self->row, GTK_WIDGET (self->button));
  g_signal_connect_object (self->button, "notify::active", G_CALLBACK (calendar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_date_field_class_init (RegDateFieldClass *klass)
{
  /**
   * RegDateField::changed:
   *
   * Another day was typed or chosen, or what is typed is none.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_DATE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
reg_date_field_init (RegDateField *self)
{
  self->is_valid = TRUE;
}

/**
 * reg_date_field_attach:
 * @row: the row in which a day is typed
 * @country: (nullable): two letters; how days are written
 *
 * Returns: (transfer none): the field, which lives as long as the row
 */
RegDateField *
reg_date_field_attach (AdwEntryRow *row, const char *country)
{
  RegDateField *self = g_object_new (REG_TYPE_DATE_FIELD, NULL);

  self->row = row;
  take_format (self, reg_country_lookup (country != NULL ? country : ""));
  add_calendar (self);
  g_signal_connect_object (row, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (row), "reg-date-field", self, g_object_unref);
  return self;
}

/**
 * reg_date_field_get_date:
 *
 * Returns: (transfer none): "YYYY-MM-DD", or "" for no day
 */
const char *
reg_date_field_get_date (RegDateField *self)
{
  g_return_val_if_fail (REG_IS_DATE_FIELD (self), "");

  return self->date;
}

/**
 * reg_date_field_set_date:
 * @date: (nullable): "YYYY-MM-DD", %NULL or "" for no day
 */
void
reg_date_field_set_date (RegDateField *self, const char *date)
{
  g_autofree char *text = NULL;

  g_return_if_fail (REG_IS_DATE_FIELD (self));

  self->is_valid = TRUE;
  self->date[0] = '\0';
  if (date != NULL && reg_date_is_valid (date))
    {
      g_strlcpy (self->date, date, sizeof self->date);
      text = reg_date_format (date, self->format);
    }
  self->is_writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), text != NULL ? text : "");
  self->is_writing = FALSE;
  mark (self);
}

/**
 * reg_date_field_is_valid:
 *
 * Returns: whether what is typed is a day, or nothing
 */
gboolean
reg_date_field_is_valid (RegDateField *self)
{
  g_return_val_if_fail (REG_IS_DATE_FIELD (self), FALSE);

  return self->is_valid;
}
