/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/week/reg-week-grid.h"

#include <glib/gi18n.h>

#include "ui/week/reg-week-block.h"
#include "ui/week/reg-week-day.h"
#include "ui/week/reg-week-text.h"

/* So many tasks without a time, and birthdays, stand above a day. */
#define MAX_WHOLE_DAY 4
#define MAX_BIRTHDAYS 2

struct _RegWeekGrid
{
  AdwBin parent_instance;
  GtkWidget *heads;
  GtkWidget *whole_days;
  GtkWidget *columns;
  GtkScrolledWindow *scroller;
  GtkWidget *hours;
  GPtrArray *days; /* of RegWeekDay, not owned */
  int wanted;      /* the minute that is scrolled to as soon as there is something to scroll */
};

G_DEFINE_FINAL_TYPE (RegWeekGrid, reg_week_grid, ADW_TYPE_BIN)

/* --- the head of a day ------------------------------------------------------------------ */

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_head (const RegAgenda *agenda, const char *day, const char *today)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: the head of a column of the calendar, as short as is usual: "Tue 17"; see the manual
   * of strftime for the letters. */
  g_autofree char *text = reg_date_format (day, C_ ("week", "%a %-d"));
  g_autofree char *full = reg_week_describe_day (day);
  g_autofree char *state = reg_week_describe_state (agenda, day, today);
  g_autofree char *change = reg_week_describe_clock_change (agenda, day);
  /* Translators: what a button does; %s is a day */
  g_autofree char *tip = g_strdup_printf (_ ("New task on %s"), full);
  g_autofree char *name = *state != '\0' ? g_strdup_printf ("%s, %s", full, state)
                                         : g_strdup (full);

  gtk_box_append (GTK_BOX (box), create_label (text, "heading"));
  gtk_box_append (GTK_BOX (box), create_label (state, "caption"));
  if (change != NULL)
    gtk_box_append (GTK_BOX (box), create_label (change, "caption"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reg-day-head");
  if (g_str_equal (day, today))
    gtk_widget_add_css_class (button, "today");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
  reg_week_set_day (button, day);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "week.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", day, -1);
  return button;
}

/* --- what has no time ------------------------------------------------------------------- */

static GtkWidget *
create_birthday (const RegAgendaBirthday *birthday)
{
  /* Translators: %s is the name of a customer */
  g_autofree char *text = g_strdup_printf (_ ("Birthday: %s"), birthday->name);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), create_label (text, "caption"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reg-birthday");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-party");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", birthday->party);
  return button;
}

static guint
add_birthdays (GtkWidget *box, const RegAgenda *agenda, const char *day)
{
  guint n = 0;

  for (guint i = 0; i < agenda->birthdays->len; i++)
    {
      const RegAgendaBirthday *birthday = g_ptr_array_index (agenda->birthdays, i);

      if (g_str_equal (birthday->day, day) && n++ < MAX_BIRTHDAYS)
        gtk_box_append (GTK_BOX (box), create_birthday (birthday));
    }
  return n > MAX_BIRTHDAYS ? n - MAX_BIRTHDAYS : 0;
}

static GtkWidget *
create_whole_day (const RegAgenda *agenda, const char *day, gboolean with_staff)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 2, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  g_autofree char *name = reg_week_describe_day (day);
  guint n = 0, n_more;

  gtk_widget_add_css_class (box, "reg-whole-day");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < agenda->tasks->len; i++)
    {
      const RegAgendaTask *task = g_ptr_array_index (agenda->tasks, i);

      if (task->minute < 0 && g_str_equal (task->day, day) && n++ < MAX_WHOLE_DAY)
        gtk_box_append (GTK_BOX (box), reg_week_block_new (task, with_staff));
    }
  n_more = (n > MAX_WHOLE_DAY ? n - MAX_WHOLE_DAY : 0) + add_birthdays (box, agenda, day);
  if (n_more > 0)
    gtk_box_append (GTK_BOX (box), reg_week_more_new (n_more));
  reg_week_make_place (box, day);
  return box;
}

/* --- filling ---------------------------------------------------------------------------- */

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* The same days stay where they are, with what is done in them. */
static gboolean
has_days (RegWeekGrid *self, const char *const *days)
{
  if (self->days->len != g_strv_length ((char **)days))
    return FALSE;
  for (guint i = 0; i < self->days->len; i++)
    if (!g_str_equal (reg_week_get_day (g_ptr_array_index (self->days, i)), days[i]))
      return FALSE;
  return TRUE;
}

/**
 * reg_week_grid_fill:
 * @agenda: what stands in the calendar
 * @days: the days that are shown, at most seven
 * @today: today
 * @with_staff: whether who does it is said, too
 */
void
reg_week_grid_fill (RegWeekGrid *self,
                    const RegAgenda *agenda,
                    const char *const *days,
                    const char *today,
                    gboolean with_staff)
{
  g_return_if_fail (REG_IS_WEEK_GRID (self));

  empty (self->heads);
  empty (self->whole_days);
  if (!has_days (self, days))
    {
      empty (self->columns);
      g_ptr_array_set_size (self->days, 0);
      for (guint i = 0; days[i] != NULL; i++)
        {
          g_ptr_array_add (self->days, reg_week_day_new (days[i]));
          gtk_box_append (GTK_BOX (self->columns), g_ptr_array_index (self->days, i));
        }
    }
  for (guint i = 0; days[i] != NULL; i++)
    {
      gtk_box_append (GTK_BOX (self->heads), create_head (agenda, days[i], today));
      gtk_box_append (GTK_BOX (self->whole_days), create_whole_day (agenda, days[i], with_staff));
      reg_week_day_fill (g_ptr_array_index (self->days, i), agenda, with_staff);
    }
}

/**
 * reg_week_grid_set_now:
 * @minute: of today, by the clock on the wall
 */
void
reg_week_grid_set_now (RegWeekGrid *self, const char *today, int minute)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      RegWeekDay *day = g_ptr_array_index (self->days, i);

      reg_week_day_set_now (day,
                            g_str_equal (reg_week_get_day (GTK_WIDGET (day)), today) ? minute : -1);
    }
}

/**
 * reg_week_grid_set_grab:
 * @y: how far below its beginning the task was taken that is dragged
 */
void
reg_week_grid_set_grab (RegWeekGrid *self, int y)
{
  for (guint i = 0; i < self->days->len; i++)
    reg_week_day_set_grab (g_ptr_array_index (self->days, i), y);
}

static void
scroll (RegWeekGrid *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (self->wanted < 0 || gtk_adjustment_get_page_size (adjustment) <= 0)
    return;
  gtk_adjustment_set_value (adjustment,
                            reg_week_day_get_y (REG_WEEK_DAY (self->hours), self->wanted));
  self->wanted = -1;
}

/**
 * reg_week_grid_scroll_to:
 * @minute: of the day, that stands on top from then on
 */
void
reg_week_grid_scroll_to (RegWeekGrid *self, int minute)
{
  self->wanted = minute;
  scroll (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_week_grid_finalize (GObject *object)
{
  g_ptr_array_unref (REG_WEEK_GRID (object)->days);
  G_OBJECT_CLASS (reg_week_grid_parent_class)->finalize (object);
}

static void
reg_week_grid_class_init (RegWeekGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_week_grid_finalize;
}

static GtkWidget *
create_row (GtkWidget *start, GtkWidget *boxes, GtkSizeGroup *group)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (boxes), TRUE);
  gtk_widget_set_hexpand (boxes, TRUE);
  gtk_size_group_add_widget (group, start);
  gtk_box_append (GTK_BOX (row), start);
  gtk_box_append (GTK_BOX (row), boxes);
  return row;
}

static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static void
reg_week_grid_init (RegWeekGrid *self)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *whole_days;

  self->days = g_ptr_array_new ();
  self->wanted = -1;
  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->whole_days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->hours = reg_week_day_new_hours ();
  gtk_box_append (GTK_BOX (box), create_row (adw_bin_new (), self->heads, group));
  whole_days = create_scroller (create_row (adw_bin_new (), self->whole_days, group));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (whole_days), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (whole_days), 160);
  gtk_box_append (GTK_BOX (box), whole_days);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->scroller = GTK_SCROLLED_WINDOW (
      create_scroller (create_row (self->hours, self->columns, group)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (scroll), self, G_CONNECT_SWAPPED);
}
