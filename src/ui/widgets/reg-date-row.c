/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-date-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-date.h"

struct _RegDateRow
{
  AdwActionRow parent_instance;
  RegSession *session;
  GtkMenuButton *button;
  GtkCalendar *calendar;
  GtkWidget *none_button;
  char date[REG_DATE_SIZE]; /* "" for none */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegDateRow, reg_date_row, ADW_TYPE_ACTION_ROW)

static void
update (RegDateRow *self)
{
  g_autofree char *text = reg_session_format_date (self->session, self->date);
  g_autofree char *title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  char *mnemonic = strchr (title, '_');
  g_autofree char *spoken = NULL;

  if (mnemonic != NULL)
    memmove (mnemonic, mnemonic + 1, strlen (mnemonic));
  if (*text == '\0')
    {
      g_free (text);
      text = g_strdup (C_ ("date", "None"));
    }
  gtk_menu_button_set_label (self->button, text);
  gtk_widget_set_sensitive (self->none_button, self->date[0] != '\0');
  /* Translators: what the day is about, and the day, for a screen reader */
  spoken = g_strdup_printf (_ ("%s: %s"), title, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
take (RegDateRow *self, const char *date)
{
  if (g_str_equal (self->date, date))
    return;
  g_strlcpy (self->date, date, sizeof self->date);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose (RegDateRow *self, const char *date)
{
  gtk_menu_button_popdown (self->button);
  take (self, date);
}

static gboolean
get_calendar_date (RegDateRow *self, char date[REG_DATE_SIZE])
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return reg_date_set_parts (date, g_date_time_get_year (day), g_date_time_get_month (day),
                             g_date_time_get_day_of_month (day));
}

static void
day_selected_cb (RegDateRow *self)
{
  char date[REG_DATE_SIZE];

  if (get_calendar_date (self, date))
    choose (self, date);
}

/* The calendar says nothing when the same day of another month is clicked, so the row follows it
 * from month to month. */
static void
month_changed_cb (RegDateRow *self)
{
  char date[REG_DATE_SIZE];

  if (get_calendar_date (self, date))
    take (self, date);
}

static void
days_clicked_cb (GtkWidget *button, RegDateRow *self)
{
  int days = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "reg-days"));
  g_autofree char *today = reg_session_dup_today (self->session);
  char date[REG_DATE_SIZE];

  if (reg_date_add_days (today, days, date))
    choose (self, date);
}

static void
none_clicked_cb (RegDateRow *self)
{
  choose (self, "");
}

static void
shown_cb (GtkWidget *popover, RegDateRow *self)
{
  g_autofree char *today = reg_session_dup_today (self->session);
  g_autoptr (GDateTime) day = NULL;
  int year = 2000;
  int month = 1;
  int number = 1;

  reg_date_get_parts (self->date[0] != '\0' ? self->date : today, &year, &month, &number);
  day = g_date_time_new_local (year, month, number, 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static GtkWidget *
shortcut_new (RegDateRow *self, const char *label, int days)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "reg-days", GINT_TO_POINTER (days));
  g_signal_connect_object (button, "clicked", G_CALLBACK (days_clicked_cb), self, 0);
  return button;
}

static void
reg_date_row_dispose (GObject *object)
{
  g_clear_object (&REG_DATE_ROW (object)->session);
  G_OBJECT_CLASS (reg_date_row_parent_class)->dispose (object);
}

static void
reg_date_row_class_init (RegDateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_date_row_dispose;
  /**
   * RegDateRow::changed:
   *
   * Somebody chose another day, or none.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_DATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
reg_date_row_init (RegDateRow *self)
{
  static const char *const moves[] = { "next-month", "prev-month", "next-year", "prev-year" };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (self->calendar, moves[i], G_CALLBACK (month_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->none_button = gtk_button_new_with_mnemonic (C_ ("date", "_None"));
  g_signal_connect_object (self->none_button, "clicked", G_CALLBACK (none_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), shortcut_new (self, _ ("T_oday"), 0));
  gtk_box_append (GTK_BOX (buttons), shortcut_new (self, _ ("In a _week"), 7));
  gtk_box_append (GTK_BOX (buttons), self->none_button);
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, 0);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "reg-plain");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
}

/**
 * reg_date_row_new:
 * @session: for how days are written
 * @title: what the day is about, with a mnemonic
 */
GtkWidget *
reg_date_row_new (RegSession *session, const char *title)
{
  RegDateRow *self = g_object_new (REG_TYPE_DATE_ROW, "title", title, "use-underline", TRUE, NULL);

  self->session = g_object_ref (session);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * reg_date_row_set_date:
 * @date: (nullable): YYYY-MM-DD, or nothing for none
 */
void
reg_date_row_set_date (RegDateRow *self, const char *date)
{
  g_return_if_fail (REG_IS_DATE_ROW (self));

  if (date == NULL || !reg_date_is_valid (date) || !reg_date_has_year (date))
    date = "";
  g_strlcpy (self->date, date, sizeof self->date);
  update (self);
}

/**
 * reg_date_row_get_date:
 *
 * Returns: (transfer none) (nullable): YYYY-MM-DD, %NULL for none
 */
const char *
reg_date_row_get_date (RegDateRow *self)
{
  g_return_val_if_fail (REG_IS_DATE_ROW (self), NULL);

  return self->date[0] != '\0' ? self->date : NULL;
}
