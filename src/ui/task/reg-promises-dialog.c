/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-promises-dialog.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/reg-clock-time.h"
#include "core/reg-date.h"
#include "store/reg-promises.h"
#include "ui/task/reg-task-actions.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-pill.h"
#include "ui/widgets/reg-error-page.h"

/* More than anybody reads, of those that are open and of those that were kept. */
#define MOST_SHOWN 100

struct _RegPromisesDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *overdue_group;
  AdwPreferencesGroup *open_group;
  AdwPreferencesGroup *kept_group;
  AdwStatusPage *problem_page;
  GtkToggleButton *mine_button;

  RegSession *session;
  GPtrArray *rows; /* of GtkWidget, in the order of the groups */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegPromisesDialog, reg_promises_dialog, ADW_TYPE_DIALOG)

/* --- a promise in words ----------------------------------------------------------------- */

static void
append (GString *text, const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static char *
describe_when (RegSession *session, const RegPromise *promise)
{
  g_autofree char *day = reg_session_format_date (session, promise->due_on);
  g_autofree char *time = promise->due_minute >= 0
                              ? reg_clock_time_format (promise->due_minute, C_ ("time", "%H:%M"))
                              : NULL;

  if (*promise->due_on == '\0')
    return g_strdup ("");
  if (time == NULL)
    /* Translators: until when something was promised; %s is a day */
    return g_strdup_printf (_ ("until %s"), day);
  /* Translators: until when something was promised: a day and a time */
  return g_strdup_printf (_ ("until %s, %s"), day, time);
}

/* To whom, by whom, until when. */
static char *
describe (RegSession *session, const RegPromise *promise)
{
  GString *text = g_string_new ("");
  g_autofree char *by = NULL;
  g_autofree char *when = describe_when (session, promise);
  g_autofree char *plain = NULL;

  if (*promise->promised_by != '\0')
    /* Translators: %s is the name of a colleague */
    by = g_strdup_printf (_ ("promised by %s"), promise->promised_by);
  append (text, promise->party_name);
  append (text, by != NULL ? by : "");
  append (text, when);
  plain = g_string_free_and_steal (text);
  return reg_direction_keep (plain);
}

static GtkWidget *
create_pill (RegSession *session, const RegPromise *promise)
{
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  GtkWidget *pill;
  int late;

  switch (promise->state)
    {
    case REG_PROMISE_OVERDUE:
      late = reg_date_days_between (promise->due_on, today);
      text = g_strdup_printf (ngettext ("%d day late", "%d days late", late), late);
      break;
    case REG_PROMISE_KEPT:
      day = reg_session_format_day (session, promise->kept_at);
      /* Translators: of a promise; %s is a day: "today", "3 Nov" */
      text = g_strdup_printf (_ ("kept %s"), day);
      break;
    case REG_PROMISE_OPEN:
    case REG_N_PROMISE_STATES:
    default:
      if (g_strcmp0 (promise->due_on, today) != 0)
        return NULL;
      text = g_strdup (_ ("today"));
    }
  pill = reg_pill_new (text, promise->state == REG_PROMISE_OVERDUE ? REG_PILL_WARNING
                             : promise->state == REG_PROMISE_KEPT  ? REG_PILL_SUCCESS
                                                                   : REG_PILL_ACCENT);
  reg_pill_set_whole (REG_PILL (pill));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/* --- rows ------------------------------------------------------------------------------- */

static gint64
get_task (GtkWidget *row)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (row), "reg-task");
}

static void
row_activated_cb (GtkWidget *row, RegPromisesDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-task", "x", get_task (row));
}

static void
keep_clicked_cb (GtkWidget *button, RegPromisesDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  /* From inside, so that the message stands in the dialog and not below it. */
  reg_task_finish_with (GTK_WIDGET (self->stack), self->session, get_task (row), NULL);
}

static GtkWidget *
create_keep_button (RegPromisesDialog *self, const RegPromise *promise)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("promises", "Kept"));
  /* Translators: %s is what was promised */
  g_autofree char *label = g_strdup_printf (_ ("Kept: %s"), promise->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (keep_clicked_cb), self, 0);
  return button;
}

static GtkWidget *
create_row (RegPromisesDialog *self, const RegPromise *promise)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pill = create_pill (self->session, promise);
  g_autofree char *title = reg_direction_keep (promise->title);
  g_autofree char *about = describe (self->session, promise);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  if (pill != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  if (promise->state != REG_PROMISE_KEPT)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_keep_button (self, promise));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "reg-task", g_memdup2 (&promise->id, sizeof promise->id),
                          g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  return row;
}

static AdwPreferencesGroup *
get_group (RegPromisesDialog *self, RegPromiseState state)
{
  switch (state)
    {
    case REG_PROMISE_OVERDUE:
      return self->overdue_group;
    case REG_PROMISE_KEPT:
      return self->kept_group;
    case REG_PROMISE_OPEN:
    case REG_N_PROMISE_STATES:
    default:
      return self->open_group;
    }
}

/* Which of the rows has the focus, so that it stays when they are made anew. */
static int
find_focus (RegPromisesDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
        & GTK_STATE_FLAG_FOCUS_WITHIN)
      return (int)i;
  return -1;
}

static void
clear (RegPromisesDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* What there is no room for. */
static void
describe_rest (AdwPreferencesGroup *group, gint64 n)
{
  g_autofree char *text = n > MOST_SHOWN
                              ? g_strdup_printf (
                                    /* Translators: how many of how many promises are listed */
                                    _ ("The first %d of %" PRId64), MOST_SHOWN, n)
                              : NULL;

  adw_preferences_group_set_description (group, text);
}

static const char *
choose_page (RegPromisesDialog *self)
{
  if (self->rows->len > 0)
    return "promises";
  return gtk_toggle_button_get_active (self->mine_button) ? "none-of-mine" : "empty";
}

static void
show (RegPromisesDialog *self, const RegPromises *promises)
{
  int focus = find_focus (self);

  clear (self);
  for (guint i = 0; i < REG_N_PROMISE_STATES; i++)
    gtk_widget_set_visible (GTK_WIDGET (get_group (self, i)), FALSE);
  for (guint i = 0; i < promises->promises->len; i++)
    {
      const RegPromise *promise = g_ptr_array_index (promises->promises, i);
      AdwPreferencesGroup *group = get_group (self, promise->state);
      GtkWidget *row = create_row (self, promise);

      adw_preferences_group_add (group, row);
      gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
      g_ptr_array_add (self->rows, row);
    }
  describe_rest (self->open_group, promises->n_open);
  describe_rest (self->kept_group, promises->n_kept);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
  if (focus >= 0 && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN ((guint)focus, self->rows->len - 1)));
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff;
  RegPromises *promises;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->promises, reg_promises_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->promises = reg_promises_load (db, load->staff, MOST_SHOWN, error);
  return load->promises != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPromisesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load != NULL)
    {
      show (self, load->promises);
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegPromisesDialog *self)
{
  RegStore *store = reg_session_get_store (self->session);
  Load *load = g_new0 (Load, 1);

  if (gtk_toggle_button_get_active (self->mine_button))
    load->staff = reg_store_get_staff (store);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  reg_store_read_async (store, G_PRIORITY_DEFAULT, load_job, load, load_free, self->cancellable,
                        loaded_cb, g_object_ref (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_promises_dialog_dispose (GObject *object)
{
  RegPromisesDialog *self = REG_PROMISES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_PROMISES_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_promises_dialog_parent_class)->dispose (object);
}

static void
reg_promises_dialog_finalize (GObject *object)
{
  RegPromisesDialog *self = REG_PROMISES_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (reg_promises_dialog_parent_class)->finalize (object);
}

static void
reg_promises_dialog_class_init (RegPromisesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_promises_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_promises_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-promises-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegPromisesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegPromisesDialog, overdue_group);
  gtk_widget_class_bind_template_child (widget_class, RegPromisesDialog, open_group);
  gtk_widget_class_bind_template_child (widget_class, RegPromisesDialog, kept_group);
  gtk_widget_class_bind_template_child (widget_class, RegPromisesDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, RegPromisesDialog, mine_button);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
reg_promises_dialog_init (RegPromisesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_promises_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): what was promised, to be presented
 */
AdwDialog *
reg_promises_dialog_new (RegSession *session)
{
  RegPromisesDialog *self = g_object_new (REG_TYPE_PROMISES_DIALOG, NULL);

  self->session = g_object_ref (session);
  /* While nobody is known nothing is anybody's own. */
  gtk_widget_set_visible (GTK_WIDGET (self->mine_button),
                          reg_store_get_staff (reg_session_get_store (session)) != 0);
  g_signal_connect_object (reg_session_get_store (session), "changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
