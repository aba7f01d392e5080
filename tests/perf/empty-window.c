/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "marks.h"

/* What any libadwaita program costs: an empty window, its first frame and its memory. */

static guint n_frames;

static gboolean
finish_cb (gpointer application)
{
  perf_mark_memory ("memory");
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, GtkApplication *application)
{
  if (n_frames++ > 0)
    return;
  perf_mark ("frame", perf_now ());
  /* The same rest as the real program gets before its memory is read. */
  g_timeout_add (1500, finish_cb, application);
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  perf_mark ("window-made", perf_now ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_widget_realize (window);
  perf_mark ("window-shown", perf_now ());
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication)
      application = adw_application_new ("app.regulars.EmptyWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
