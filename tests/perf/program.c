/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "program.h"

#include <stdlib.h>

#include "marks.h"
#include "ui/reg-application.h"

static gint64 began, worked, turned, held;

static gint
poll_cb (GPollFD *files, guint n_files, gint timeout)
{
  gint answer;

  held = MAX (held, perf_work () - turned);
  answer = g_poll (files, n_files, timeout);
  turned = perf_work ();
  return answer;
}

void
perf_begin (void)
{
  began = perf_now ();
  worked = turned = perf_work ();
  held = 0;
}

gint64
perf_work_since (void)
{
  return perf_work () - worked;
}

void
perf_mark_since (const char *name)
{
  g_autofree char *work = g_strconcat (name, "-work", NULL);
  g_autofree char *most = g_strconcat (name, "-held", NULL);

  perf_mark (name, perf_now () - began);
  perf_mark (work, perf_work_since ());
  perf_mark (most, held);
}

static void
realize_cb (GtkWidget *window, gpointer painted)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted),
                    window);
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window, gpointer painted)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), painted);
}

static gboolean
give_up_cb (gpointer user_data)
{
  perf_mark ("gave-up", 1);
  exit (3);
}

int
perf_run_program (char *name, char *file, PerfPainted painted)
{
  g_autoptr (GSettings) settings = g_settings_new (REG_APPLICATION_ID);
  g_autoptr (RegApplication) application = NULL;
  char *arguments[] = { name, (char *)"--file", file, NULL };

  g_settings_set_string (settings, "last-page", "customers");
  g_main_context_set_poll_func (NULL, poll_cb);
  application = reg_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), (gpointer)painted);
  g_timeout_add_seconds (60, give_up_cb, NULL);
  return g_application_run (G_APPLICATION (application), 3, arguments);
}
