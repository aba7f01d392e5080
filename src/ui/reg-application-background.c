/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include "store/reg-store-path.h"
#include "ui/reg-background.h"
#include "ui/task/reg-task-file.h"

/* What goes on while no window is open: reminders, and the calendar file. */

#define BACKGROUND "remind-in-background"
#define HELD "reg-background-held"
#define CALENDAR "reg-task-file"
/* Milliseconds after a change in which further ones are waited for before the file is written. */
#define CALENDAR_DELAY 3000

/* --- staying ---------------------------------------------------------------------------- */

static gboolean
is_wanted (RegApplication *self)
{
  GSettings *settings = reg_application_get_settings (self);

  return settings != NULL && g_settings_get_boolean (settings, BACKGROUND);
}

/**
 * reg_application_is_in_background:
 *
 * Returns: whether the program stays when its last window is closed
 */
gboolean
reg_application_is_in_background (RegApplication *self)
{
  return g_object_get_data (G_OBJECT (self), HELD) != NULL;
}

static void
set_held (RegApplication *self, gboolean is_held)
{
  if (is_held == reg_application_is_in_background (self))
    return;
  g_object_set_data (G_OBJECT (self), HELD, is_held ? self : NULL);
  if (is_held)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

/**
 * reg_application_stay:
 *
 * A book is open, or no longer: from now on the program stays without a window, if that is wanted
 * and there is something to remind of.
 */
void
reg_application_stay (RegApplication *self)
{
  set_held (self, is_wanted (self) && reg_application_get_session (self) != NULL);
}

/**
 * reg_application_start_in_background:
 *
 * What the session asks for when it begins: the usual book without a window. Where that is no longer
 * wanted, or there is no book, the program ends again.
 */
void
reg_application_start_in_background (RegApplication *self)
{
  if (reg_application_get_main_window (self) != NULL || !is_wanted (self))
    return;
  set_held (self, TRUE);
  if (!reg_application_open_quietly (self))
    set_held (self, FALSE);
}

static void
background_changed_cb (RegApplication *self)
{
  reg_application_stay (self);
}

/* --- the calendar file ------------------------------------------------------------------ */

/* The file belongs to the book whose tasks somebody wanted in it. */
static GFile *
get_calendar_file (RegApplication *self)
{
  GSettings *settings = reg_application_get_settings (self);
  RegSession *session = reg_application_get_session (self);
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, "calendar-file")
                                          : g_strdup ("");
  g_autofree char *book = settings != NULL ? g_settings_get_string (settings, "calendar-book")
                                           : g_strdup ("");

  if (session == NULL || *uri == '\0'
      || !g_str_equal (book, reg_store_get_path (reg_session_get_store (session))))
    return NULL;
  return g_file_new_for_uri (uri);
}

/**
 * reg_application_get_calendar:
 *
 * Returns: (transfer none) (nullable): what keeps the calendar file up to date
 */
RegTaskFile *
reg_application_get_calendar (RegApplication *self)
{
  return g_object_get_data (G_OBJECT (self), CALENDAR);
}

void
reg_application_begin_calendar (RegApplication *self)
{
  g_autoptr (GFile) file = get_calendar_file (self);
  g_autofree char *staff = NULL;

  g_object_set_data (G_OBJECT (self), CALENDAR, NULL);
  if (file == NULL)
    return;
  staff = g_settings_get_string (reg_application_get_settings (self), "calendar-staff");
  g_object_set_data_full (
      G_OBJECT (self), CALENDAR,
      reg_task_file_new (reg_application_get_session (self), file, staff, CALENDAR_DELAY),
      g_object_unref);
}

/* What has changed last is in the file before the book is closed. */
void
reg_application_end_calendar (RegApplication *self)
{
  RegTaskFile *calendar = reg_application_get_calendar (self);

  if (calendar != NULL)
    reg_task_file_flush (calendar);
  g_object_set_data (G_OBJECT (self), CALENDAR, NULL);
}

void
reg_application_watch_background (RegApplication *self)
{
  GSettings *settings = reg_application_get_settings (self);

  if (settings == NULL)
    return;
  g_signal_connect_object (settings, "changed::" BACKGROUND, G_CALLBACK (background_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::calendar-file",
                           G_CALLBACK (reg_application_begin_calendar), self, G_CONNECT_SWAPPED);
}
