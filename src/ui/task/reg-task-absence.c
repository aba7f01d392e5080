/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-absence.h"

#include <glib/gi18n.h>

#include "store/reg-absences.h"
#include "ui/widgets/reg-staff-row.h"

/* Whoever gets a task and is not there: it is said before it is saved, with who does it instead. */
#define SPANS "reg-absence-spans"

static char *
describe (RegSession *session, GArray *spans, gint64 staff)
{
  const RegAbsenceSpan *all = (const RegAbsenceSpan *)spans->data;
  g_autofree char *today = reg_session_dup_today (session);
  const RegAbsenceSpan *span = reg_absence_find (all, spans->len, staff, today);
  RegRecord *other = span != NULL ? reg_session_find_staff (
                                        session, reg_stand_in_find (all, spans->len, staff, today))
                                  : NULL;
  g_autofree char *day = NULL;
  g_autofree char *away = NULL;

  if (span == NULL || span->id == 0)
    return g_strdup ("");
  day = reg_session_format_date (session, span->last_day);
  /* Translators: %s is a day */
  away = *day != '\0' ? g_strdup_printf (_ ("Away until %s."), day) : g_strdup (_ ("Away."));
  if (other == NULL)
    return g_strdup_printf ("%s %s", away, _ ("Nobody stands in."));
  /* Translators: that somebody is away, and the name of the stand-in */
  return g_strdup_printf (_ ("%s %s stands in."), away,
                          reg_record_get_text (other, REG_STAFF_NAME));
}

static void
update (AdwComboRow *row, GParamSpec *pspec, RegSession *session)
{
  GArray *spans = g_object_get_data (G_OBJECT (row), SPANS);
  g_autofree char *text = NULL;

  if (spans == NULL)
    return;
  text = describe (session, spans, reg_staff_row_get_staff (row));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (*text != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "warning");
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray **spans = data;

  *spans = reg_absences_load_spans (db, error);
  return *spans != NULL;
}

static void
load_free (gpointer data)
{
  g_clear_pointer ((GArray **)data, g_array_unref);
  g_free (data);
}

typedef struct
{
  GtkWidget *row;
  RegSession *session;
} Watch;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;
  GArray **spans = reg_store_job_finish (REG_STORE (object), result, NULL);

  if (spans != NULL && gtk_widget_get_root (watch->row) != NULL)
    {
      g_object_set_data_full (G_OBJECT (watch->row), SPANS, g_array_ref (*spans),
                              (GDestroyNotify)g_array_unref);
      update (ADW_COMBO_ROW (watch->row), NULL, watch->session);
    }
  g_object_unref (watch->row);
  g_object_unref (watch->session);
  g_free (watch);
}

/**
 * reg_task_absence_watch:
 * @staff_row: where it is chosen who gets a task
 * @session: the open book
 *
 * Says below the row when whoever is chosen is away today, and who stands in.
 */
void
reg_task_absence_watch (AdwComboRow *staff_row, RegSession *session)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->row = g_object_ref (GTK_WIDGET (staff_row));
  watch->session = g_object_ref (session);
  g_signal_connect_object (staff_row, "notify::selected", G_CALLBACK (update), session, 0);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, load_job,
                        g_new0 (GArray *, 1), load_free, NULL, loaded_cb, watch);
}
