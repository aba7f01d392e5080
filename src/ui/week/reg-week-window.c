/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/week/reg-week-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-repeat.h"
#include "core/reg-week.h"
#include "store/reg-agenda.h"
#include "store/reg-tasks.h"
#include "ui/reg-edit.h"
#include "ui/week/reg-week-agenda.h"
#include "ui/week/reg-week-block.h"
#include "ui/week/reg-week-grid.h"
#include "ui/week/reg-week-text.h"
#include "ui/widgets/reg-error-page.h"

#define DAYS 7
#define QUARTER 15
/* More tasks than this in one week are not planned, they are heaped up. */
#define MOST_SHOWN 500
/* Milliseconds in which further changes are waited for. */
#define SETTLE 150
/* Seconds between two looks at the clock. */
#define TICK 30
/* Where the day begins to be looked at when the firm never opens. */
#define MORNING (8 * 60)
#define NINE (9 * 60)

struct _RegWeekWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  RegWeekGrid *grid;
  RegWeekAgenda *agenda;
  AdwWindowTitle *title;
  AdwToggleGroup *whose_group;
  GtkLabel *hint_label;
  AdwStatusPage *problem_page;

  RegSession *session;
  GCancellable *cancellable;
  char first[REG_DATE_SIZE];
  char today[REG_DATE_SIZE]; /* the last one that was looked at */
  RegAgenda *shown;          /* NULL until the week was read */
  gint64 focus;              /* the task that gets the focus when the week is there */
  guint n_moving;            /* moves that are not written yet */
  guint settle_source;
  guint tick_source;
  gboolean is_everyone;
  gboolean is_list;
  gboolean narrow;
  gboolean is_scrolled; /* the morning was scrolled to */
};

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegWeekWindow, reg_week_window, ADW_TYPE_WINDOW)

static void load (RegWeekWindow *self);

/* --- what is shown ---------------------------------------------------------------------- */

static gboolean
has_anything (const RegAgenda *agenda, const char *day)
{
  for (guint i = 0; i < agenda->tasks->len; i++)
    if (g_str_equal (((RegAgendaTask *)g_ptr_array_index (agenda->tasks, i))->day, day))
      return TRUE;
  for (guint i = 0; i < agenda->birthdays->len; i++)
    if (g_str_equal (((RegAgendaBirthday *)g_ptr_array_index (agenda->birthdays, i))->day, day))
      return TRUE;
  return FALSE;
}

/* Days on which the shop never opens need no room, unless there is something on them. */
static char **
list_days (RegWeekWindow *self)
{
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();

  for (int i = 0; i < DAYS; i++)
    {
      char day[REG_DATE_SIZE];

      if (reg_date_add_days (self->first, i, day)
          && (reg_opening_hours_opens_on (self->shown->hours, reg_date_get_weekday (day))
              || g_str_equal (day, self->today) || has_anything (self->shown, day)))
        g_strv_builder_add (days, day);
    }
  return g_strv_builder_end (days);
}

static void
show_title (RegWeekWindow *self)
{
  char last[REG_DATE_SIZE];
  g_autofree char *from = reg_session_format_date (self->session, self->first);
  g_autofree char *until = NULL;
  g_autofree char *range = NULL;
  g_autofree char *number = NULL;

  reg_date_add_days (self->first, DAYS - 1, last);
  until = reg_session_format_date (self->session, last);
  /* Translators: the first and the last day of a week: "16 Nov – 22 Nov" */
  range = g_strdup_printf (C_ ("week", "%s – %s"), from, until);
  /* Numbers of weeks are those of weeks that begin on Monday. */
  if (reg_date_get_weekday (self->first) == 1)
    /* Translators: the number of a week in its year */
    number = g_strdup_printf (_ ("Week %d"), reg_week_get_number (self->first, NULL));
  adw_window_title_set_title (self->title, range);
  adw_window_title_set_subtitle (self->title, number != NULL ? number : "");
}

static void
show_now (RegWeekWindow *self)
{
  g_autoptr (GDateTime)
      now = reg_session_get_local (self->session, reg_session_get_now (self->session));

  if (now != NULL)
    reg_week_grid_set_now (self->grid, self->today,
                           g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

static void
show_hint (RegWeekWindow *self)
{
  g_autofree char *more = NULL;

  if (self->shown->is_more)
    /* Translators: %d is a number of tasks */
    more = g_strdup_printf (_ ("Only the first %d are shown"), MOST_SHOWN);
  else if (self->shown->tasks->len == 0)
    more = g_strdup (_ ("Nothing is planned. Press Ctrl+N, or double-click an hour."));
  gtk_label_set_label (self->hint_label, more != NULL ? more : "");
}

/* The first hour of the week at which the shop is open, a little before. */
static void
scroll_to_morning (RegWeekWindow *self, char **days)
{
  int morning = REG_MINUTES_OF_DAY;

  if (self->is_scrolled || reg_opening_hours_is_round_the_clock (self->shown->hours))
    morning = MORNING;
  for (guint i = 0; !self->is_scrolled && days[i] != NULL; i++)
    {
      int opens, closes;

      if (reg_opening_hours_get_minutes (self->shown->hours, days[i], 0, &opens, &closes))
        morning = MIN (morning, opens > 0 ? opens : MORNING);
    }
  if (!self->is_scrolled)
    reg_week_grid_scroll_to (self->grid,
                             MAX (0, (morning < REG_MINUTES_OF_DAY ? morning : MORNING) - 30));
  self->is_scrolled = TRUE;
}

static GtkWidget *
get_view (RegWeekWindow *self)
{
  return self->is_list || self->narrow ? GTK_WIDGET (self->agenda) : GTK_WIDGET (self->grid);
}

static void
show (RegWeekWindow *self)
{
  GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (self));
  gint64 task = self->focus != 0 ? self->focus : reg_week_get_task (before);
  g_auto (GStrv) days = list_days (self);
  GtkWidget *found;

  if (get_view (self) == GTK_WIDGET (self->grid))
    {
      reg_week_grid_fill (self->grid, self->shown, (const char *const *)days, self->today,
                          self->is_everyone);
      show_now (self);
      scroll_to_morning (self, days);
    }
  else
    reg_week_agenda_fill (self->agenda, self->shown, (const char *const *)days, self->today,
                          self->is_everyone);
  show_hint (self);
  gtk_stack_set_visible_child (self->stack, get_view (self));
  found = task != 0 ? reg_week_find_task (get_view (self), task) : NULL;
  self->focus = 0;
  if (found != NULL)
    gtk_widget_grab_focus (found);
  else if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_child_focus (get_view (self), GTK_DIR_TAB_FORWARD);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  char first[REG_DATE_SIZE];
  gint64 staff;
  RegAgenda *agenda;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->agenda, reg_agenda_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->agenda = reg_agenda_load (db, load->first, DAYS, load->staff, MOST_SHOWN, error);
  return load->agenda != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegWeekWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  /* What is moved stays where it was put until that is written; then the week is read again. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->n_moving > 0)
    return;
  if (load == NULL)
    {
      reg_error_page_show (self->problem_page, error);
      return;
    }
  g_clear_pointer (&self->shown, reg_agenda_free);
  self->shown = g_steal_pointer (&load->agenda);
  show (self);
}

static void
load (RegWeekWindow *self)
{
  RegStore *store = reg_session_get_store (self->session);
  Load *load = g_new0 (Load, 1);
  g_autofree char *today = reg_session_dup_today (self->session);

  g_strlcpy (self->today, today, sizeof self->today);
  g_strlcpy (load->first, self->first, sizeof load->first);
  load->staff = self->is_everyone ? 0 : reg_store_get_staff (store);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  reg_store_read_async (store, G_PRIORITY_DEFAULT, load_job, load, load_free, self->cancellable,
                        loaded_cb, g_object_ref (self));
}

static gboolean
settled_cb (gpointer user_data)
{
  RegWeekWindow *self = user_data;

  self->settle_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (RegWeekWindow *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE, settled_cb, self);
}

static gboolean
tick_cb (gpointer user_data)
{
  RegWeekWindow *self = user_data;
  g_autofree char *today = reg_session_dup_today (self->session);

  if (!g_str_equal (today, self->today))
    load (self);
  else
    show_now (self);
  return G_SOURCE_CONTINUE;
}

/**
 * reg_week_window_show_date:
 * @date: a day
 *
 * Shows the week it is in.
 */
void
reg_week_window_show_date (RegWeekWindow *self, const char *date)
{
  char first[REG_DATE_SIZE], last[REG_DATE_SIZE];

  g_return_if_fail (REG_IS_WEEK_WINDOW (self));

  if (!reg_week_get_start (date, reg_week_get_first_weekday (), first)
      || !reg_date_add_days (first, DAYS - 1, last))
    return;
  g_strlcpy (self->first, first, sizeof self->first);
  show_title (self);
  load (self);
}

/* --- moving ----------------------------------------------------------------------------- */

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const RegAgendaTask *left = *(RegAgendaTask *const *)a;
  const RegAgendaTask *right = *(RegAgendaTask *const *)b;
  int order = strcmp (left->day, right->day);

  if (order == 0)
    order = left->minute - right->minute;
  return order != 0 ? order : left->id < right->id ? -1 : left->id > right->id;
}

static RegAgendaTask *
find_task (RegWeekWindow *self, gint64 id)
{
  for (guint i = 0; self->shown != NULL && i < self->shown->tasks->len; i++)
    {
      RegAgendaTask *task = g_ptr_array_index (self->shown->tasks, i);

      if (task->id == id)
        return task;
    }
  return NULL;
}

typedef struct
{
  GWeakRef window;
  gint64 task;
  char day[REG_DATE_SIZE];
  int minute;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_weak_ref_clear (&move->window);
  g_free (move);
}

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;

  return reg_task_move (db, move->task, move->day, move->minute, error);
}

static void
moved_cb (GtkWidget *from, gpointer data, const GError *error)
{
  Move *move = data;
  g_autoptr (RegWeekWindow) self = g_weak_ref_get (&move->window);

  if (self == NULL || self->session == NULL)
    return;
  self->n_moving--;
  if (self->n_moving == 0)
    load (self);
}

static void
write_move (RegWeekWindow *self, const RegAgendaTask *task)
{
  g_autofree char *moment = reg_week_describe_moment (task->day, task->minute);
  /* Translators: of a task; %s is a day, with a time where there is one */
  g_autofree char *done = g_strdup_printf (_ ("Moved to %s"), moment);
  const RegEditWords words = {
    .kind = "task-move",
    .done = done,
    .failed = _ ("The task was not moved."),
  };
  Move *move = g_new0 (Move, 1);

  g_weak_ref_init (&move->window, self);
  move->task = task->id;
  g_strlcpy (move->day, task->day, sizeof move->day);
  move->minute = task->minute;
  self->n_moving++;
  reg_edit_run (GTK_WIDGET (self->stack), self->session, &words, move_job, move, move_free,
                moved_cb);
}

/* It is shown there at once, so that the next key counts from there. */
static void
move_to (RegWeekWindow *self, RegAgendaTask *task, const char *day, int minute)
{
  if (g_str_equal (task->day, day) && task->minute == minute)
    return;
  g_strlcpy (task->day, day, sizeof task->day);
  task->minute = minute;
  self->focus = task->id;
  write_move (self, task);
  g_ptr_array_sort (self->shown->tasks, compare_tasks);
  if (reg_date_days_between (self->first, day) < 0
      || reg_date_days_between (self->first, day) >= DAYS)
    reg_week_window_show_date (self, day);
  else
    show (self);
}

/* x: a task, s: a day, i: a minute of it, -1 for the whole day. */
static void
move_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegWeekWindow *self = REG_WEEK_WINDOW (widget);
  RegAgendaTask *task;
  const char *day;
  gint64 id;
  int minute;

  g_variant_get (parameter, "(x&si)", &id, &day, &minute);
  task = find_task (self, id);
  if (task != NULL)
    move_to (self, task, day, minute);
}

static void
grab_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reg_week_grid_set_grab (REG_WEEK_WINDOW (widget)->grid, g_variant_get_int32 (parameter));
}

/* What has no time gets one when it is moved down: when the shop opens. */
static int
get_opening (RegWeekWindow *self, const char *day)
{
  int opens, closes;

  if (!reg_opening_hours_is_round_the_clock (self->shown->hours)
      && reg_opening_hours_get_minutes (self->shown->hours, day, 0, &opens, &closes))
    return opens;
  return NINE;
}

static gboolean
move_by_key (RegWeekWindow *self, guint keyval)
{
  RegAgendaTask *task = find_task (self,
                                   reg_week_get_task (gtk_window_get_focus (GTK_WINDOW (self))));
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int days = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left     ? -forward
             : keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right ? forward
                                                                     : 0;
  int minutes = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up       ? -QUARTER
                : keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? QUARTER
                                                                      : 0;
  char day[REG_DATE_SIZE];
  int minute;

  if (task == NULL || (days == 0 && minutes == 0))
    return GDK_EVENT_PROPAGATE;
  g_strlcpy (day, task->day, sizeof day);
  minute = task->minute;
  if (minute < 0 && minutes > 0)
    move_to (self, task, day, get_opening (self, day));
  else if (reg_week_move (day, &minute, days, minutes))
    move_to (self, task, day, minute);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (RegWeekWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_ALT_MASK)
    return move_by_key (self, keyval);
  if (held != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return gtk_widget_activate_action (GTK_WIDGET (self), "week.previous", NULL);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return gtk_widget_activate_action (GTK_WIDGET (self), "week.next", NULL);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- actions ---------------------------------------------------------------------------- */

static void
turn (RegWeekWindow *self, int weeks)
{
  char date[REG_DATE_SIZE];

  if (reg_date_add_days (self->first, weeks * DAYS, date))
    reg_week_window_show_date (self, date);
}

static void
previous_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (REG_WEEK_WINDOW (widget), -1);
}

static void
next_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (REG_WEEK_WINDOW (widget), 1);
}

static void
today_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegWeekWindow *self = REG_WEEK_WINDOW (widget);
  g_autofree char *today = reg_session_dup_today (self->session);

  reg_week_window_show_date (self, today);
}

static void
set_list (RegWeekWindow *self, gboolean is_list)
{
  self->is_list = is_list;
  if (self->shown != NULL)
    show (self);
}

static void
list_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_list (REG_WEEK_WINDOW (widget), !REG_WEEK_WINDOW (widget)->is_list);
}

static void
show_list_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_list (REG_WEEK_WINDOW (widget), TRUE);
}

/* s: a day, i: a minute of it, -1 for none. */
static void
new_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "app.new-task-at", parameter);
}

/* After the task that has the focus, on the day that has it, else on the day nearest to today. */
static void
new_here_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegWeekWindow *self = REG_WEEK_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const RegAgendaTask *task = find_task (self, reg_week_get_task (focus));
  const char *day = task != NULL ? task->day : reg_week_get_day (focus);
  int minute = task == NULL || task->minute < 0
                   ? -1
                   : MIN (task->minute + task->minutes, REG_MINUTES_OF_DAY - QUARTER);
  int passed = reg_date_days_between (self->first, self->today);

  if (day == NULL)
    day = passed >= 0 && passed < DAYS ? self->today : self->first;
  gtk_widget_activate_action (widget, "app.new-task-at", "(si)", day, minute);
}

static void
whose_changed_cb (RegWeekWindow *self)
{
  gboolean is_everyone = g_strcmp0 (adw_toggle_group_get_active_name (self->whose_group),
                                    "everyone")
                         == 0;

  if (self->is_everyone == is_everyone || self->session == NULL)
    return;
  self->is_everyone = is_everyone;
  load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_week_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, REG_WEEK_WINDOW (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_week_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegWeekWindow *self = REG_WEEK_WINDOW (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  /* Within the layout nothing is made anew. */
  if (self->shown != NULL)
    {
      gtk_stack_set_visible_child (self->stack, get_view (self));
      changed_cb (self);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
reg_week_window_dispose (GObject *object)
{
  RegWeekWindow *self = REG_WEEK_WINDOW (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_WEEK_WINDOW);
  g_clear_pointer (&self->shown, reg_agenda_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_week_window_parent_class)->dispose (object);
}

static void
reg_week_window_finalize (GObject *object)
{
  g_object_unref (REG_WEEK_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (reg_week_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "week.new-here",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "week.today",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "week.list",
                                       NULL);
}

static void
reg_week_window_class_init (RegWeekWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_WEEK_GRID);
  g_type_ensure (REG_TYPE_WEEK_AGENDA);
  object_class->get_property = reg_week_window_get_property;
  object_class->set_property = reg_week_window_set_property;
  object_class->dispose = reg_week_window_dispose;
  object_class->finalize = reg_week_window_finalize;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-week-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegWeekWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RegWeekWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, RegWeekWindow, agenda);
  gtk_widget_class_bind_template_child (widget_class, RegWeekWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RegWeekWindow, whose_group);
  gtk_widget_class_bind_template_child (widget_class, RegWeekWindow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RegWeekWindow, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, whose_changed_cb);
  gtk_widget_class_install_action (widget_class, "week.previous", NULL, previous_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.next", NULL, next_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.today", NULL, today_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.list", NULL, list_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.show-list", NULL, show_list_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.new", "(si)", new_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.new-here", NULL, new_here_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.move", "(xsi)", move_activated_cb);
  gtk_widget_class_install_action (widget_class, "week.grab", "i", grab_activated_cb);
  add_keys (widget_class);
}

static void
reg_week_window_init (RegWeekWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before the scrolled window, which has keys of its own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * reg_week_window_new:
 * @session: the open customer book
 *
 * Returns: (transfer none): the calendar, at this week
 */
GtkWindow *
reg_week_window_new (GtkApplication *application, RegSession *session)
{
  RegWeekWindow *self = g_object_new (REG_TYPE_WEEK_WINDOW, "application", application, NULL);
  g_autofree char *today = reg_session_dup_today (session);

  self->session = g_object_ref (session);
  self->tick_source = g_timeout_add_seconds (TICK, tick_cb, self);
  g_signal_connect_object (reg_session_get_store (session), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  reg_week_window_show_date (self, today);
  return GTK_WINDOW (self);
}
