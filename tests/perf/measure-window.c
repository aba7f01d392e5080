/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <dlfcn.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "marks.h"
#include "seen.h"
#include "share.h"
#include "ui/reg-application.h"

/* The real application with eyes on it: when the first frame with data is painted, what it keeps
 * in memory then, and what scrolling through the customers costs the main thread.
 *
 *   measure-window PAGE [scroll] -- ARGUMENTS OF REGULARS */

static const char *page;
static gboolean with_scroll;
static RegApplication *application;
static GThread *main_thread;
static gint64 n_main_queries;
static gint64 n_scrolled;

#define N_STEPS 400
#define MAX_TIMES 20000

/* What is measured while rows go by: whole turns of the main loop, those without a frame, in which
 * answers of the store come, the parts of a frame, and what is ours of a turn: of a frame what GTK calls
 * of us, of any other all of it. */
enum
{
  TURN,
  ANSWER,
  OURS,
  UPDATE,
  LAYOUT,
  PAINT,
  N_PARTS
};

static gint64 times[N_PARTS][MAX_TIMES];
static int n_times[N_PARTS];
static gint64 part_began;
static gint64 turn_began;
static gboolean has_frame;

/* Every step of every statement in this program goes through here. */
int
sqlite3_step (sqlite3_stmt *statement)
{
  static int (*real) (sqlite3_stmt *);

  if (!real)
    real = (int (*) (sqlite3_stmt *))dlsym (RTLD_NEXT, "sqlite3_step");
  if (g_thread_self () == main_thread)
    n_main_queries++;
  return real (statement);
}

/* --- data on the screen ----------------------------------------------------------------- */

static gboolean
has_data (GtkWidget *window)
{
  /* Rows of Today and lines of a table come from the book and from nowhere else. */
  return perf_shows_words (window, g_strcmp0 (page, "today") == 0 ? "RegTodayRow" : "RegTableLine");
}

/* --- scrolling -------------------------------------------------------------------------- */

static GtkWidget *
find_table (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "reg-table"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_table (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
finish (void)
{
  perf_mark_memory ("memory-at-end");
  perf_mark ("queries-on-main-thread", n_main_queries);
  g_application_quit (G_APPLICATION (application));
}

static int
compare_times (const void *a, const void *b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return first < second ? -1 : first > second;
}

static void
mark_times (void)
{
  static const char *const names[N_PARTS] = { "turn",         "answer",       "ours",
                                              "frame-update", "frame-layout", "frame-paint" };

  for (int i = 0; i < N_PARTS && n_times[i] > 0; i++)
    {
      g_autofree char *half = g_strconcat (names[i], "-p50", NULL);
      g_autofree char *most = g_strconcat (names[i], "-p95", NULL);
      g_autofree char *slowest = g_strconcat (names[i], "-max", NULL);

      qsort (times[i], (gsize)n_times[i], sizeof (gint64), compare_times);
      perf_mark (half, times[i][n_times[i] / 2]);
      perf_mark (most, times[i][n_times[i] * 95 / 100]);
      perf_mark (slowest, times[i][n_times[i] - 1]);
    }
}

/* One page further with each frame, to the end of the list and back to the top in between. */
static gboolean
scroll_cb (GtkWidget *table, GdkFrameClock *clock, gpointer user_data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  double upper = gtk_adjustment_get_upper (adjustment);
  double step = n_scrolled % 100 < 50 ? gtk_adjustment_get_page_size (adjustment) : upper / 37;
  double value = gtk_adjustment_get_value (adjustment) + step;

  gtk_adjustment_set_value (adjustment,
                            value + gtk_adjustment_get_page_size (adjustment) > upper ? 0 : value);
  if (++n_scrolled < N_STEPS)
    return G_SOURCE_CONTINUE;
  perf_mark ("rows", (gint64)g_list_model_get_n_items (
                         G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (table)))));
  mark_times ();
  finish ();
  return G_SOURCE_REMOVE;
}

static void
keep_time (int part, gint64 spent)
{
  if (n_scrolled > 5 && n_times[part] < MAX_TIMES)
    times[part][n_times[part]++] = spent;
}

static void
take_time (int part, gint64 began)
{
  if (began > 0)
    keep_time (part, perf_work () - began);
}

static void
frame_begins_cb (GdkFrameClock *clock, gpointer user_data)
{
  part_began = perf_work ();
  has_frame = TRUE;
}

static void
part_ends_cb (GdkFrameClock *clock, gpointer part)
{
  take_time (GPOINTER_TO_INT (part), part_began);
  part_began = perf_work ();
}

/* Waiting ends a turn of the main loop. */
static gint
poll_cb (GPollFD *files, guint n_files, gint timeout)
{
  gint64 ours = share_take ();
  gint answer;

  take_time (TURN, turn_began);
  if (has_frame)
    keep_time (OURS, ours);
  else
    take_time (OURS, turn_began);
  if (!has_frame)
    take_time (ANSWER, turn_began);
  has_frame = FALSE;
  answer = g_poll (files, n_files, timeout);
  turn_began = perf_work ();
  return answer;
}

static gboolean
rested_cb (gpointer window)
{
  GtkWidget *table = with_scroll ? find_table (window) : NULL;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  perf_mark_memory ("memory");
  if (!table)
    {
      finish ();
      return G_SOURCE_REMOVE;
    }
  g_signal_connect (clock, "update", G_CALLBACK (frame_begins_cb), NULL);
  g_signal_connect_after (clock, "update", G_CALLBACK (part_ends_cb), GINT_TO_POINTER (UPDATE));
  g_signal_connect_after (clock, "layout", G_CALLBACK (part_ends_cb), GINT_TO_POINTER (LAYOUT));
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (part_ends_cb), GINT_TO_POINTER (PAINT));
  share_watch (GTK_LIST_VIEW (table), perf_work);
  g_main_context_set_poll_func (NULL, poll_cb);
  gtk_widget_add_tick_callback (table, scroll_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* --- frames ----------------------------------------------------------------------------- */

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  static gboolean painted, filled;

  if (!painted)
    perf_mark ("frame", perf_now ());
  painted = TRUE;
  if (filled || !has_data (window))
    return;
  filled = TRUE;
  perf_mark ("data-frame", perf_now ());
  g_timeout_add (1500, rested_cb, window);
}

static void
realize_cb (GtkWidget *window, gpointer user_data)
{
  perf_mark ("window-shown", perf_now ());
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    window);
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window, gpointer user_data)
{
  perf_mark ("window-made", perf_now ());
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

static gboolean
give_up_cb (gpointer user_data)
{
  perf_mark ("gave-up", 1);
  exit (3);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSettings) settings = NULL;
  int first = 2;

  if (argc < 3)
    return 2;
  page = argv[1];
  if (g_strcmp0 (argv[first], "scroll") == 0)
    {
      with_scroll = TRUE;
      first++;
    }
  main_thread = g_thread_self ();
  perf_mark ("main", perf_now ());
  argv[first] = argv[0]; /* stands where "--" stood */
  settings = g_settings_new (REG_APPLICATION_ID);
  g_settings_set_string (settings, "last-page", page);
  application = reg_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_timeout_add_seconds (60, give_up_cb, NULL);
  return g_application_run (G_APPLICATION (application), argc - first, argv + first);
}
