/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/week/reg-week-agenda.h"

#include <glib/gi18n.h>

#include "ui/week/reg-week-block.h"
#include "ui/week/reg-week-text.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-icon.h"

struct _RegWeekAgenda
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (RegWeekAgenda, reg_week_agenda, ADW_TYPE_BIN)

/* --- rows ------------------------------------------------------------------------------- */

static GtkWidget *
create_row (const char *icon, const char *title, const char *about)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = reg_icon_create_image (icon);
  g_autofree char *kept_title = reg_direction_keep (title);
  g_autofree char *kept_about = reg_direction_keep (about);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kept_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kept_about);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
create_task_row (const RegAgendaTask *task, gboolean with_staff)
{
  g_autofree char *time = reg_week_describe_time (task);
  g_autofree char *about = reg_week_describe_about (task, with_staff);
  g_autofree char *when = *time != '\0' ? g_strdup_printf ("%s · %s", time, about)
                                        : g_strdup (about);
  g_autofree char *name = reg_week_describe_task (task);
  GtkWidget *row = create_row (
      task->is_done ? "reg-approve-symbolic" : reg_week_get_icon (task->kind), task->title, when);

  if (task->is_done)
    gtk_widget_add_css_class (row, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-task");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", task->id);
  reg_week_set_task (row, task->id);
  reg_week_make_draggable (row);
  return row;
}

static GtkWidget *
create_birthday_row (const RegAgendaBirthday *birthday)
{
  GtkWidget *row = create_row ("reg-customers-symbolic", birthday->name, _ ("Birthday"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-party");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", birthday->party);
  return row;
}

/* --- days ------------------------------------------------------------------------------- */

static GtkWidget *
create_add_button (const char *day, const char *full)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: what a button does; %s is a day */
  g_autofree char *tip = g_strdup_printf (_ ("New task on %s"), full);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "week.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", day, -1);
  return button;
}

static guint
add_rows (AdwPreferencesGroup *group, const RegAgenda *agenda, const char *day, gboolean with_staff)
{
  guint n = 0;

  for (guint i = 0; i < agenda->birthdays->len; i++)
    {
      const RegAgendaBirthday *birthday = g_ptr_array_index (agenda->birthdays, i);

      if (!g_str_equal (birthday->day, day))
        continue;
      adw_preferences_group_add (group, create_birthday_row (birthday));
      n++;
    }
  for (guint i = 0; i < agenda->tasks->len; i++)
    {
      const RegAgendaTask *task = g_ptr_array_index (agenda->tasks, i);

      if (!g_str_equal (task->day, day))
        continue;
      adw_preferences_group_add (group, create_task_row (task, with_staff));
      n++;
    }
  return n;
}

static AdwPreferencesGroup *
create_day (const RegAgenda *agenda, const char *day, const char *today, gboolean with_staff)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *full = reg_week_describe_day (day);
  g_autofree char *state = reg_week_describe_state (agenda, day, today);
  g_autofree char *change = reg_week_describe_clock_change (agenda, day);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *about = NULL;

  if (*state != '\0')
    g_strv_builder_add (words, state);
  if (change != NULL)
    g_strv_builder_add (words, change);
  if (add_rows (ADW_PREFERENCES_GROUP (group), agenda, day, with_staff) == 0)
    g_strv_builder_add (words, _ ("Nothing is planned"));
  all = g_strv_builder_end (words);
  about = g_strjoinv (" · ", all);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), full);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           create_add_button (day, full));
  reg_week_make_place (group, day);
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * reg_week_agenda_fill:
 * @agenda: what stands in the calendar
 * @days: the days that are shown
 * @today: today
 * @with_staff: whether who does it is said, too
 */
void
reg_week_agenda_fill (RegWeekAgenda *self,
                      const RegAgenda *agenda,
                      const char *const *days,
                      const char *today,
                      gboolean with_staff)
{
  AdwPreferencesPage *page;

  g_return_if_fail (REG_IS_WEEK_AGENDA (self));

  page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  for (guint i = 0; days[i] != NULL; i++)
    adw_preferences_page_add (page, create_day (agenda, days[i], today, with_staff));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_week_agenda_class_init (RegWeekAgendaClass *klass)
{
}

static void
reg_week_agenda_init (RegWeekAgenda *self)
{
}
