/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/handover/reg-handover-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-approval-policy.h"
#include "ui/handover/reg-briefing-reader.h"
#include "ui/handover/reg-handover-accounts.h"
#include "ui/handover/reg-handover-output.h"
#include "ui/handover/reg-handover-pages.h"
#include "ui/handover/reg-handover-staff.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-date-row.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-toaster.h"

/* More groups than these are not asked about one by one. */
#define MOST_GROUPS 60
/* So many earlier handovers are listed. */
#define MOST_DONE 12

struct _RegHandoverDialog
{
  AdwDialog parent_instance;
  RegSession *session;
  RegHandoverPlan *plan;
  GPtrArray *accounts;
  RegHandoverCounts counts;
  GCancellable *cancellable;
  gint64 action; /* once it is done */
  guint64 shown, shown_done;

  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;

  /* who */
  AdwComboRow *from_row;
  AdwComboRow *kind_row;
  RegDateRow *day_row;
  RegDateRow *last_row;
  AdwPreferencesGroup *counts_group;
  GtkLabel *counts_label;
  GtkLabel *problem_label;
  GtkWidget *whom_button;
  AdwPreferencesGroup *done_group;
  GPtrArray *done_rows; /* not owned */

  /* whom */
  AdwComboRow *successor_row;
  AdwComboRow *way_row;
  AdwPreferencesGroup *groups_group;
  GPtrArray *group_rows; /* of AdwComboRow, not owned */
  GtkWidget *check_button;

  RegHandoverAccounts *list;
  GtkLabel *check_label;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;
  AdwNavigationPage *done_page;
  GtkLabel *finished_label;
  RegBriefingReader *reader;
};

G_DEFINE_FINAL_TYPE (RegHandoverDialog, reg_handover_dialog, ADW_TYPE_DIALOG)

static const char *
get_name (RegHandoverDialog *self, gint64 staff)
{
  RegRecord *record = reg_session_find_staff (self->session, staff);

  return record != NULL ? reg_record_get_text (record, REG_STAFF_NAME) : "";
}

/* --- who and how -------------------------------------------------------------------------- */

/* Somebody must be left who may do everything. */
static gboolean
is_last_owner (RegHandoverDialog *self)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);

  for (guint i = 0; i < staff->len; i++)
    {
      const RegRecord *other = g_ptr_array_index (staff, i);

      if (reg_record_get_id (other) != self->plan->from
          && reg_record_get_int (other, REG_STAFF_ROLE) == REG_ROLE_OWNER
          && reg_record_get_int (other, REG_STAFF_ACTIVE))
        return FALSE;
    }
  return TRUE;
}

static const char *
find_problem (RegHandoverDialog *self)
{
  const char *first = reg_date_row_get_date (self->day_row);
  const char *last = reg_date_row_get_date (self->last_row);

  if (self->plan->from == 0)
    return _ ("Choose who hands over.");
  if (self->plan->kind == REG_HANDOVER_LEAVES && is_last_owner (self))
    return _ ("At least one owner must work here.");
  if (self->plan->kind == REG_HANDOVER_AWAY && first != NULL && last != NULL && *last != '\0'
      && g_strcmp0 (last, first) < 0)
    return _ ("The last day is before the first.");
  if (reg_handover_staff_get_row (self->successor_row) == 0)
    return _ ("There is nobody else who could take over. Add a colleague first.");
  return NULL;
}

static void
update (RegHandoverDialog *self)
{
  const char *problem;

  self->plan->kind = (RegHandoverKind)adw_combo_row_get_selected (self->kind_row);
  gtk_widget_set_visible (GTK_WIDGET (self->day_row), self->plan->kind != REG_HANDOVER_STAYS);
  gtk_widget_set_visible (GTK_WIDGET (self->last_row), self->plan->kind == REG_HANDOVER_AWAY);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day_row),
                                 self->plan->kind == REG_HANDOVER_AWAY ? _ ("Away from")
                                                                       : _ ("Last day"));
  problem = find_problem (self);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  /* What comes first is no mistake yet. */
  if (self->plan->from == 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->problem_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->counts_group), self->plan->from != 0);
  gtk_widget_set_sensitive (self->whom_button, problem == NULL && self->accounts != NULL);
}

typedef struct
{
  gint64 staff;
  RegHandoverWay way;
  RegHandoverCounts counts;
  GPtrArray *accounts, *groups;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->accounts, g_ptr_array_unref);
  g_clear_pointer (&load->groups, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  return reg_handover_count (db, load->staff, &load->counts, error)
         && (load->accounts = reg_handover_list_accounts (db, load->staff, load->way, error))
         && (load->groups = reg_handover_list_groups (db, load->staff, load->accounts, error));
}

/* --- to whom ------------------------------------------------------------------------------ */

static void
group_changed_cb (RegHandoverDialog *self, GParamSpec *pspec, AdwComboRow *row)
{
  reg_handover_plan_set_group (self->plan, g_object_get_data (G_OBJECT (row), "reg-group"),
                               reg_handover_staff_get_row (row));
}

static void
add_group_row (RegHandoverDialog *self, const RegHandoverGroup *group)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  guint n = (guint)MIN (group->n_customers, G_MAXUINT);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *group->label != '\0' ? group->label : _ ("All others"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  reg_handover_staff_fill_row (row, self->session, self->plan->from, _ ("Successor of all"),
                               group->suggested);
  g_object_set_data_full (G_OBJECT (row), "reg-group", g_strdup (group->group), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (group_changed_cb), self,
                           G_CONNECT_SWAPPED);
  group_changed_cb (self, NULL, row);
  adw_preferences_group_add (self->groups_group, GTK_WIDGET (row));
  g_ptr_array_add (self->group_rows, row);
}

static void
show_groups (RegHandoverDialog *self, GPtrArray *groups)
{
  for (guint i = 0; i < self->group_rows->len; i++)
    adw_preferences_group_remove (self->groups_group, g_ptr_array_index (self->group_rows, i));
  g_ptr_array_set_size (self->group_rows, 0);
  g_hash_table_remove_all (self->plan->groups);
  gtk_widget_set_visible (GTK_WIDGET (self->groups_group),
                          self->plan->way != REG_HANDOVER_TOGETHER);
  if (self->plan->way == REG_HANDOVER_TOGETHER)
    return;
  for (guint i = 0; i < MIN (groups->len, MOST_GROUPS); i++)
    add_group_row (self, g_ptr_array_index (groups, i));
  adw_preferences_group_set_description (
      self->groups_group,
      groups->len > MOST_GROUPS ? _ ("Smaller groups go to the successor of all.") : NULL);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegHandoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  g_autofree char *text = NULL;

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self->toasts),
                              _ ("What they look after could not be read."), error);
      return;
    }
  self->counts = load->counts;
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_ptr_array_ref (load->accounts);
  text = reg_handover_describe_counts (&self->counts);
  gtk_label_set_label (self->counts_label, text);
  show_groups (self, load->groups);
  reg_handover_accounts_show (self->list, self->plan, self->accounts);
  update (self);
}

static void
load (RegHandoverDialog *self)
{
  Load *job = g_new0 (Load, 1);

  job->staff = self->plan->from;
  job->way = self->plan->way;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
successor_cb (RegHandoverDialog *self)
{
  self->plan->successor = reg_handover_staff_get_row (self->successor_row);
}

/* A choice for each of these customers was one among the customers of somebody else. */
static void
from_cb (RegHandoverDialog *self)
{
  self->plan->from = reg_handover_staff_get_row (self->from_row);
  g_hash_table_remove_all (self->plan->picks);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  reg_handover_staff_fill_row (self->successor_row, self->session, self->plan->from, NULL, 0);
  successor_cb (self);
  load (self);
  update (self);
}

static void
way_cb (RegHandoverDialog *self)
{
  self->plan->way = (RegHandoverWay)adw_combo_row_get_selected (self->way_row);
  load (self);
}

static void
whom_cb (RegHandoverDialog *self)
{
  adw_navigation_view_push_by_tag (self->navigation, "whom");
}

static void
accounts_cb (RegHandoverDialog *self)
{
  reg_handover_accounts_show (self->list, self->plan, self->accounts);
  adw_navigation_view_push_by_tag (self->navigation, "accounts");
}

/* --- checked once more -------------------------------------------------------------------- */

static GHashTable *
count_customers (RegHandoverDialog *self)
{
  GHashTable *numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const RegHandoverAccount *account = g_ptr_array_index (self->accounts, i);
      gint64 staff = reg_handover_plan_choose (self->plan, account->party, account->group);
      guint *n = g_hash_table_lookup (numbers, &staff);

      if (n == NULL)
        {
          n = g_new0 (guint, 1);
          g_hash_table_insert (numbers, g_memdup2 (&staff, sizeof staff), n);
        }
      (*n)++;
    }
  return numbers;
}

static void
append_numbers (RegHandoverDialog *self, GString *text)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);
  g_autoptr (GHashTable) numbers = count_customers (self);

  for (guint i = 0; i < staff->len; i++)
    {
      gint64 id = reg_record_get_id (g_ptr_array_index (staff, i));
      const guint *n = g_hash_table_lookup (numbers, &id);
      g_autofree char *count = NULL;

      if (n == NULL)
        continue;
      count = g_strdup_printf (ngettext ("%'u customer", "%'u customers", *n), *n);
      g_string_append_printf (text, "\n%s: %s", get_name (self, id), count);
    }
}

static char *
describe_end (RegHandoverDialog *self)
{
  const char *name = get_name (self, self->plan->from);

  switch (self->plan->kind)
    {
    case REG_HANDOVER_LEAVES:
      /* Translators: %s is the name of a colleague */
      return g_strdup_printf (_ ("%s no longer works here afterwards. Everything they noted, sold "
                                 "and promised stays with their name."),
                              name);
    case REG_HANDOVER_AWAY:
      /* Translators: two names of colleagues */
      return g_strdup_printf (_ ("%s is noted as away, with %s as stand-in. Take the handover back "
                                 "when they return."),
                              name, get_name (self, self->plan->successor));
    case REG_HANDOVER_STAYS:
    default:
      /* Translators: %s is the name of a colleague */
      return g_strdup_printf (_ ("%s goes on working here."), name);
    }
}

static void
check_cb (RegHandoverDialog *self)
{
  g_autoptr (GString) text = g_string_new ("");
  g_autofree char *counts = reg_handover_describe_counts (&self->counts);
  g_autofree char *end = describe_end (self);
  g_autofree char *lines = NULL;

  g_string_append (text, counts);
  g_string_append_c (text, '\n');
  append_numbers (self, text);
  g_string_append_printf (text, "\n\n%s", end);
  /* Translators: %s is the name of a colleague */
  g_string_append_printf (text, "\n\n");
  g_string_append_printf (text, _ ("Whatever belongs to no customer goes to %s."),
                          get_name (self, self->plan->successor));
  lines = reg_direction_begin_lines (text->str);
  gtk_label_set_label (self->check_label, lines);
  adw_navigation_view_push_by_tag (self->navigation, "check");
}

/* --- done --------------------------------------------------------------------------------- */

typedef struct
{
  RegHandoverDialog *dialog;
  RegHandoverPlan *plan; /* of the dialog, which stays as long */
  char *note[2];         /* of one customer, of several; the number stands where %s is */
  GArray *moved;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->dialog);
  g_free (run->note[0]);
  g_free (run->note[1]);
  g_clear_pointer (&run->moved, g_array_unref);
  g_free (run);
}

/* On the writer's thread: from words that were made before. */
static char *
make_note (gint64 n, gpointer data)
{
  const Run *run = data;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_auto (GStrv) parts = g_strsplit (run->note[n == 1 ? 0 : 1], "%s", 2);

  return g_strjoinv (number, parts);
}

static gboolean
run_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;

  return reg_handover_run (db, run->plan, error)
         && (run->moved = reg_handover_list_moved (db, reg_db_get_action (db), 0, error)) != NULL;
}

static char *
describe_problem (const GError *error)
{
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT))
    return g_strdup (_ ("They are away on one of these days already. Choose other days."));
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    return g_strdup (_ ("At least one owner must work here."));
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID))
    return g_strdup (_ ("One of the successors does not work here any more. Choose again."));
  return reg_error_describe (error);
}

static void
go_back (RegHandoverDialog *self, const GError *error)
{
  g_autofree char *why = describe_problem (error);

  adw_navigation_view_pop (self->navigation);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    reg_toaster_show (GTK_WIDGET (self->toasts), _ ("Nothing was handed over"));
  else
    reg_toaster_show (GTK_WIDGET (self->toasts), why);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  RegHandoverDialog *self = run->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n;

  reg_store_job_finish (REG_STORE (object), result, &error);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (self->session == NULL || error != NULL)
    {
      if (self->session != NULL)
        go_back (self, error);
      run_free (run);
      return;
    }
  self->action = reg_store_job_get_action (result);
  n = run->moved->len;
  text = g_strdup_printf (ngettext ("%'u customer was handed over. This is what their successor "
                                    "reads about them:",
                                    "%'u customers were handed over. This is what their "
                                    "successors read about them:",
                                    n),
                          n);
  gtk_label_set_label (self->finished_label, n > 0 ? text : _ ("Everything was handed over."));
  gtk_widget_set_visible (GTK_WIDGET (self->reader), n > 0);
  reg_briefing_reader_show (self->reader, run->moved, self->plan->from);
  adw_navigation_view_replace_with_tags (self->navigation, (const char *[]){ "done" }, 1);
  reg_toaster_show_undo (GTK_WIDGET (self->toasts), _ ("Handed over"), self->action);
  run_free (run);
}

static void
progress_cb (RegStore *store, gint64 done, gint64 total, RegHandoverDialog *self)
{
  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, CLAMP ((double)done / (double)total, 0, 1));
}

static Run *
run_new (RegHandoverDialog *self)
{
  Run *run = g_new0 (Run, 1);
  g_autofree char *today = reg_session_dup_today (self->session);
  g_autofree char *day = reg_session_format_date (self->session, today);
  const char *name = get_name (self, self->plan->from);

  run->dialog = g_object_ref (self);
  run->plan = self->plan;
  /* Translators: a number stays as it is; the name of a colleague, and a day */
  run->note[0] = g_strdup_printf (_ ("One customer was handed to you by %s on %s"), name, day);
  /* Translators: %%s is a number; then the name of a colleague, and a day */
  run->note[1] = g_strdup_printf (_ ("%%s customers were handed to you by %s on %s"), name, day);
  return run;
}

static void
run_cb (RegHandoverDialog *self)
{
  const char *day = reg_date_row_get_date (self->day_row);
  const char *last = reg_date_row_get_date (self->last_row);
  g_autofree char *label = NULL;
  RegActionInfo info = { .kind = "handover", .is_long = TRUE };
  Run *run = run_new (self);

  /* Translators: of an action that can be undone; %s is the name of a colleague */
  label = g_strdup_printf (_ ("Handover of %s"), get_name (self, self->plan->from));
  info.label = label;
  g_strlcpy (self->plan->day, day != NULL ? day : "", sizeof self->plan->day);
  g_strlcpy (self->plan->last_day, last != NULL ? last : "", sizeof self->plan->last_day);
  self->plan->note = make_note;
  self->plan->note_data = run;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_navigation_view_push_by_tag (self->navigation, "progress");
  reg_store_write_async (reg_session_get_store (self->session), &info, run_job, run, NULL,
                         self->cancellable, ran_cb, run);
}

static void
cancel_cb (RegHandoverDialog *self)
{
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

static void
print_cb (RegHandoverDialog *self)
{
  reg_handover_output_print (GTK_WIDGET (self->toasts), self->session, self->action, 0);
}

static void
save_cb (RegHandoverDialog *self)
{
  reg_handover_output_ask (GTK_WIDGET (self->toasts), self->session, self->action, 0);
}

/* --- earlier ones ------------------------------------------------------------------------- */

static gboolean
done_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **list = data;

  *list = reg_handover_list_done (db, MOST_DONE, error);
  return *list != NULL;
}

static void
done_free (gpointer data)
{
  g_clear_pointer ((GPtrArray **)data, g_ptr_array_unref);
  g_free (data);
}

static void
book_clicked_cb (GtkWidget *button, RegHandoverDialog *self)
{
  const gint64 *action = g_object_get_data (G_OBJECT (button), "reg-action");

  reg_handover_output_print (GTK_WIDGET (self->toasts), self->session, *action, 0);
}

static GtkWidget *
create_done_button (const char *label, const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, spoken);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_done_row (RegHandoverDialog *self, const RegHandoverDone *done)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *print = create_done_button (_ ("Print…"), done->label);
  GtkWidget *undo = create_done_button (_ ("Take back"), done->label);
  g_autofree char *day = reg_session_format_day (self->session, done->at);
  guint n = (guint)done->n_customers;
  g_autofree char *count = g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n);
  g_autofree char *about = g_strdup_printf ("%s · %s", day, count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), done->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  g_object_set_data_full (G_OBJECT (print), "reg-action",
                          g_memdup2 (&done->action, sizeof done->action), g_free);
  g_signal_connect_object (print, "clicked", G_CALLBACK (book_clicked_cb), self, 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "app.undo-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (undo), "x", done->action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), print);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo);
  adw_preferences_group_add (self->done_group, row);
  g_ptr_array_add (self->done_rows, row);
}

static void
done_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegHandoverDialog) self = user_data;
  GPtrArray **list = reg_store_job_finish (REG_STORE (object), result, NULL);

  if (!reg_store_job_is_newer (result, &self->shown_done) || self->session == NULL || list == NULL)
    return;
  for (guint i = 0; i < self->done_rows->len; i++)
    adw_preferences_group_remove (self->done_group, g_ptr_array_index (self->done_rows, i));
  g_ptr_array_set_size (self->done_rows, 0);
  for (guint i = 0; i < (*list)->len; i++)
    add_done_row (self, g_ptr_array_index (*list, i));
  gtk_widget_set_visible (GTK_WIDGET (self->done_group), (*list)->len > 0);
}

static void
load_done (RegHandoverDialog *self)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, done_job,
                        g_new0 (GPtrArray *, 1), done_free, NULL, done_loaded_cb,
                        g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegHandoverDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  load_done (self);
  /* What was typed stays; only what is counted is counted anew. */
  if (self->plan->from != 0 && g_strcmp0 (adw_navigation_page_get_tag (page), "who") == 0)
    load (self);
}

/* --- pages -------------------------------------------------------------------------------- */

static GtkLabel *
create_text (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static AdwNavigationPage *
create_who (RegHandoverDialog *self)
{
  const char *kinds[] = { _ ("Goes on working here"), _ ("Leaves for good"),
                          _ ("Is away for a time"), NULL };
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = reg_handover_group_new (page, NULL, NULL);

  self->from_row = reg_handover_choice_new (_ ("Who _hands over"), NULL);
  self->kind_row = reg_handover_choice_new (_ ("_And then"), kinds);
  self->day_row = REG_DATE_ROW (reg_date_row_new (self->session, _ ("Last day")));
  self->last_row = REG_DATE_ROW (reg_date_row_new (self->session, _ ("Away until")));
  adw_preferences_group_add (group, GTK_WIDGET (self->from_row));
  adw_preferences_group_add (group, GTK_WIDGET (self->kind_row));
  adw_preferences_group_add (group, GTK_WIDGET (self->day_row));
  adw_preferences_group_add (group, GTK_WIDGET (self->last_row));
  self->problem_label = create_text ("error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problem_label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
  adw_preferences_group_add (reg_handover_group_new (page, NULL, NULL),
                             GTK_WIDGET (self->problem_label));
  self->counts_label = create_text (NULL);
  self->counts_group = reg_handover_group_new (page, _ ("What they look after"), NULL);
  adw_preferences_group_add (self->counts_group, GTK_WIDGET (self->counts_label));
  self->done_group = reg_handover_group_new (
      page, _ ("Earlier handovers"),
      _ ("Taking one back returns everything that nobody changed since."));
  gtk_widget_set_visible (GTK_WIDGET (self->done_group), FALSE);
  self->whom_button = reg_handover_button_new (_ ("_Next"), G_CALLBACK (whom_cb), self);
  return reg_handover_page_new ("who", _ ("Hand over"), GTK_WIDGET (page), self->whom_button);
}

static AdwNavigationPage *
create_whom (RegHandoverDialog *self)
{
  const char *ways[] = { _ ("All to one"), _ ("By class"), _ ("By place"), _ ("By what they buy"),
                         NULL };
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = reg_handover_group_new (page, NULL, NULL);
  GtkWidget *one_by_one = adw_button_row_new ();

  self->successor_row = reg_handover_choice_new (_ ("_Successor"), NULL);
  self->way_row = reg_handover_choice_new (_ ("_Customers go"), ways);
  adw_preferences_group_add (group, GTK_WIDGET (self->successor_row));
  adw_preferences_group_add (group, GTK_WIDGET (self->way_row));
  self->groups_group = reg_handover_group_new (page, _ ("Who gets which"), NULL);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (one_by_one), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (one_by_one), _ ("Choose one by _one…"));
  g_signal_connect_object (one_by_one, "activated", G_CALLBACK (accounts_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (reg_handover_group_new (page, NULL, NULL), one_by_one);
  self->check_button = reg_handover_button_new (_ ("_Next"), G_CALLBACK (check_cb), self);
  return reg_handover_page_new ("whom", _ ("To whom"), GTK_WIDGET (page), self->check_button);
}

static AdwNavigationPage *
create_check (RegHandoverDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->check_label = create_text (NULL);
  adw_preferences_group_add (reg_handover_group_new (page, NULL, NULL),
                             GTK_WIDGET (self->check_label));
  return reg_handover_page_new (
      "check", _ ("Check"), GTK_WIDGET (page),
      reg_handover_button_new (_ ("_Hand over"), G_CALLBACK (run_cb), self));
}

static AdwNavigationPage *
create_progress (RegHandoverDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  AdwNavigationPage *page;

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Handing over"), -1);
  self->cancel_button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_halign (self->cancel_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->cancel_button, "clicked", G_CALLBACK (cancel_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->cancel_button);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "reg-briefing");
  page = reg_handover_page_new ("progress", _ ("Handing over…"), box, NULL);
  adw_navigation_page_set_can_pop (page, FALSE);
  return page;
}

static AdwNavigationPage *
create_done (RegHandoverDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = reg_handover_group_new (page, NULL, NULL);
  AdwPreferencesGroup *output = reg_handover_group_new (page, _ ("Handover book"),
                                                        _ ("All of it, with a table of contents."));
  const struct
  {
    const char *title;
    GCallback callback;
  } rows[] = { { _ ("_Print…"), G_CALLBACK (print_cb) },
               { _ ("_Save as PDF…"), G_CALLBACK (save_cb) } };

  self->finished_label = create_text (NULL);
  self->reader = reg_briefing_reader_new (self->session);
  adw_preferences_group_add (group, GTK_WIDGET (self->finished_label));
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->finished_label), 12);
  adw_preferences_group_add (group, GTK_WIDGET (self->reader));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rows[i].title);
      g_signal_connect_object (row, "activated", rows[i].callback, self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (output, row);
    }
  return reg_handover_page_new ("done", _ ("Handed over"), GTK_WIDGET (page), NULL);
}

static AdwNavigationPage *
create_accounts (RegHandoverDialog *self)
{
  self->list = reg_handover_accounts_new (self->session);
  return reg_handover_page_new ("accounts", _ ("One by one"), GTK_WIDGET (self->list), NULL);
}

/* --- object ------------------------------------------------------------------------------- */

static void
reg_handover_dialog_dispose (GObject *object)
{
  RegHandoverDialog *self = REG_HANDOVER_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_handover_dialog_parent_class)->dispose (object);
}

static void
reg_handover_dialog_finalize (GObject *object)
{
  RegHandoverDialog *self = REG_HANDOVER_DIALOG (object);

  reg_handover_plan_free (self->plan);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_ptr_array_unref (self->group_rows);
  g_ptr_array_unref (self->done_rows);
  G_OBJECT_CLASS (reg_handover_dialog_parent_class)->finalize (object);
}

static void
reg_handover_dialog_class_init (RegHandoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_handover_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_handover_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_handover_dialog_init (RegHandoverDialog *self)
{
  self->plan = reg_handover_plan_new (0);
  self->group_rows = g_ptr_array_new ();
  self->done_rows = g_ptr_array_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Hand over"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 600);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

static void
create_pages (RegHandoverDialog *self)
{
  AdwNavigationPage *first = create_who (self);

  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->navigation, first);
  adw_navigation_view_add (self->navigation, create_whom (self));
  adw_navigation_view_add (self->navigation, create_accounts (self));
  adw_navigation_view_add (self->navigation, create_check (self));
  adw_navigation_view_add (self->navigation, create_progress (self));
  adw_navigation_view_add (self->navigation, create_done (self));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->navigation));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toasts));
}

static void
connect_rows (RegHandoverDialog *self)
{
  const struct
  {
    gpointer row;
    GCallback callback;
  } rows[] = { { self->from_row, G_CALLBACK (from_cb) },
               { self->kind_row, G_CALLBACK (update) },
               { self->successor_row, G_CALLBACK (successor_cb) },
               { self->way_row, G_CALLBACK (way_cb) } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (rows[i].row, "notify::selected", rows[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day_row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->last_row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * reg_handover_dialog_new:
 * @session: the open book
 * @from: who hands over, 0 when that is still to be chosen
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_handover_dialog_new (RegSession *session, gint64 from)
{
  RegHandoverDialog *self = g_object_new (REG_TYPE_HANDOVER_DIALOG, NULL);
  RegStore *store = reg_session_get_store (session);
  g_autofree char *today = reg_session_dup_today (session);

  self->session = g_object_ref (session);
  create_pages (self);
  reg_date_row_set_date (self->day_row, today);
  reg_handover_staff_fill_row (self->from_row, session, 0, _ ("Choose…"), from);
  connect_rows (self);
  from_cb (self);
  load_done (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (store, "progress", G_CALLBACK (progress_cb), self, 0);
  return ADW_DIALOG (self);
}
