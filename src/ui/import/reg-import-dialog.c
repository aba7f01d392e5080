/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/import/reg-import-dialog.h"

#include <glib/gi18n.h>

#include "io/reg-io-error.h"
#include "ui/import/reg-import-guess.h"
#include "ui/import/reg-import-mapping.h"
#include "ui/import/reg-import-report.h"
#include "ui/reg-error-text.h"

/* The assistant that brings in files: which, what is what, working, what came of it. */
struct _RegImportDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  AdwStatusPage *files_page;
  GtkWidget *choose_button;
  GtkWidget *spinner;
  RegImportMapping *mapping;
  AdwBanner *missing_banner;
  GtkWidget *run_button;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkLabel *result_title;
  GtkLabel *result_label;
  AdwBin *report_bin;
  GtkWidget *done_button;
  GtkWidget *duplicates_button;
  GtkWidget *save_button;
  GtkWidget *undo_button;

  RegSession *session;
  GPtrArray *files; /* of GFile */
  RegImportPlan *plan;
  RegImportResult *result;
  gint64 action;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegImportDialog, reg_import_dialog, ADW_TYPE_DIALOG)

static void
show_toast (RegImportDialog *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  /* What was said about the file before is about that one. */
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_error (RegImportDialog *self, const GError *error)
{
  g_autofree char *why = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_message ("Import: %s", error->message);
  if (error->domain == REG_IO_ERROR)
    why = g_strdup (_ ("This file cannot be read. It has to be a table (CSV) or address cards "
                       "(vCard)."));
  else
    why = reg_error_describe (error);
  show_toast (self, why);
}

/* --- files ------------------------------------------------------------------------------ */

static void
set_busy (RegImportDialog *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (self->choose_button, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mapping), !busy);
}

static void
show_mapping (RegImportDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (g_strcmp0 (adw_navigation_page_get_tag (page), "mapping") != 0)
    adw_navigation_view_push_by_tag (self->navigation, "mapping");
  gtk_widget_grab_focus (self->run_button);
}

/* A table without a single column. */
static GFile *
find_empty (RegImportPlan *plan)
{
  for (guint i = 0; reg_import_plan_get_kind (plan) != REG_IMPORT_VCARD
                    && i < reg_import_plan_get_n_files (plan);
       i++)
    {
      gboolean has_words = FALSE;

      for (guint j = 0; j < reg_import_plan_get_n_columns (plan, i); j++)
        has_words |= *reg_import_plan_get_header (plan, i, j) != '\0';
      if (!has_words)
        return reg_import_plan_get_file (plan, i);
    }
  return NULL;
}

static void
show_empty (RegImportDialog *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("There is nothing in %s."), shown);

  show_toast (self, text);
}

static void
planned_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegImportPlan) plan = reg_import_guess_plan_finish (result, &error);

  if (self->session == NULL)
    return;
  set_busy (self, FALSE);
  if (plan == NULL)
    {
      show_error (self, error);
      if (self->plan != NULL)
        reg_import_mapping_set_plan (self->mapping, self->plan, self->session);
      return;
    }
  if (find_empty (plan) != NULL)
    {
      show_empty (self, find_empty (plan));
      return;
    }
  g_set_object (&self->plan, plan);
  reg_import_mapping_set_plan (self->mapping, plan, self->session);
  show_mapping (self);
}

static void
plan_files (RegImportDialog *self, int kind)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  reg_import_guess_plan_async (self->files, kind, self->cancellable, planned_cb,
                               g_object_ref (self));
}

static void
kind_wanted_cb (RegImportDialog *self, int kind)
{
  plan_files (self, kind);
}

static void
files_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegImportDialog) self = user_data;
  g_autoptr (GListModel)
      list = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (files, g_list_model_get_item (list, i));
  if (files->len > 0 && self->session != NULL)
    reg_import_dialog_set_files (self, files);
}

static GListModel *
create_filters (void)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "vcf", "vcard" };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _ ("Tables and address cards"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
choose_cb (RegImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Choose files to import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                                 files_chosen_cb, g_object_ref (self));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RegImportDialog *self)
{
  GSList *list = g_value_get_boxed (value);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *item = list; item != NULL; item = item->next)
    g_ptr_array_add (files, g_object_ref (item->data));
  if (files->len > 0)
    reg_import_dialog_set_files (self, files);
  return files->len > 0;
}

/* --- mapping ---------------------------------------------------------------------------- */

static const char *
describe_missing (RegImportPlan *plan)
{
  gboolean sales = reg_import_plan_get_kind (plan) == REG_IMPORT_SALES;
  guint n_files = reg_import_plan_get_n_files (plan);

  if (sales && n_files != 2)
    return _ ("Sales come in two files: the sales, and their lines. Go back and choose both.");
  if (!sales && n_files != 1)
    return _ ("Go back and choose one file.");
  if (sales)
    return _ ("Say which columns are the number and the date of the sale, and in the lines the "
              "sale, the quantity and the price.");
  return _ ("Say which column is the name.");
}

static void
mapping_changed_cb (RegImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean complete = reg_import_plan_check (self->plan, &error);

  gtk_widget_set_sensitive (self->run_button, complete);
  if (!complete)
    {
      g_debug ("Not complete: %s", error->message);
      adw_banner_set_title (self->missing_banner, describe_missing (self->plan));
    }
  adw_banner_set_revealed (self->missing_banner, !complete);
}

static void
problem_cb (RegImportDialog *self, const GError *error)
{
  show_error (self, error);
}

/* --- working ---------------------------------------------------------------------------- */

typedef struct
{
  RegImportDialog *dialog;
  RegImportPlan *plan;
  RegImportResult *result;
} Run;

static gboolean
run_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;

  return reg_import_run (db, run->plan, run->result, cancellable, error);
}

static void
run_free (Run *run)
{
  g_object_unref (run->dialog);
  g_object_unref (run->plan);
  g_clear_pointer (&run->result, reg_import_result_free);
  g_free (run);
}

static char *
describe_imported (const RegImportResult *result)
{
  if (result->created > 0)
    return g_strdup_printf (ngettext ("%'d came in", "%'d came in", result->created),
                            (int)result->created);
  if (result->updated > 0)
    return g_strdup_printf (ngettext ("%'d was changed", "%'d were changed", result->updated),
                            (int)result->updated);
  return g_strdup (_ ("Nothing new"));
}

/* A second register may hold people of the first. */
static gboolean
brought_customers (RegImportDialog *self)
{
  RegImportKind kind = reg_import_plan_get_kind (self->plan);

  return self->result->created > 0 && (kind == REG_IMPORT_CONTACTS || kind == REG_IMPORT_VCARD);
}

static void
show_result (RegImportDialog *self)
{
  g_autofree char *title = describe_imported (self->result);
  g_autofree char *text = reg_import_report_describe (self->result);

  gtk_label_set_label (self->result_title, title);
  gtk_label_set_label (self->result_label, text);
  adw_bin_set_child (self->report_bin, reg_import_report_new (self->result));
  gtk_widget_set_visible (self->duplicates_button, brought_customers (self));
  gtk_widget_set_visible (self->save_button, self->result->rejected->len > 0);
  gtk_widget_set_visible (self->undo_button, self->action != 0);
  gtk_widget_set_sensitive (self->undo_button, TRUE);
  adw_navigation_view_replace_with_tags (self->navigation, (const char *[]){ "result" }, 1);
  gtk_widget_grab_focus (self->done_button);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  RegImportDialog *self = run->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = reg_store_job_finish (REG_STORE (object), result, &error) != NULL;

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (self->session == NULL)
    {
      run_free (run);
      return;
    }
  if (done)
    {
      g_clear_pointer (&self->result, reg_import_result_free);
      self->result = g_steal_pointer (&run->result);
      self->action = reg_store_job_get_action (result);
      show_result (self);
    }
  else
    {
      adw_navigation_view_replace_with_tags (self->navigation,
                                             (const char *[]){ "files", "mapping" }, 2);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_toast (self, _ ("Cancelled. Nothing was changed."));
      else
        show_error (self, error);
    }
  run_free (run);
}

static void
progress_cb (RegStore *store, gint64 done, gint64 total, RegImportDialog *self)
{
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, CLAMP ((double)done / total, 0, 1));
}

static void
run_cb (RegImportDialog *self)
{
  RegActionInfo info = { .kind = "import", .label = _ ("Imported"), .is_long = TRUE };
  Run *run;

  if (self->plan == NULL || reg_import_mapping_is_reading (self->mapping)
      || !reg_import_plan_check (self->plan, NULL))
    return;
  run = g_new0 (Run, 1);
  run->dialog = g_object_ref (self);
  run->plan = g_object_ref (self->plan);
  run->result = reg_import_result_new ();
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_navigation_view_push_by_tag (self->navigation, "progress");
  reg_store_write_async (reg_session_get_store (self->session), &info, run_job, run, NULL,
                         self->cancellable, ran_cb, run);
}

static void
cancel_cb (RegImportDialog *self)
{
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* --- result ----------------------------------------------------------------------------- */

static void
done_cb (RegImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
more_cb (RegImportDialog *self)
{
  adw_navigation_view_replace_with_tags (self->navigation, (const char *[]){ "files" }, 1);
  gtk_widget_grab_focus (self->choose_button);
}

static void
save_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RegImportDialog *self = source;
  GError *error = NULL;

  /* Nobody changes plan or result while the page of the result is shown. */
  if (reg_import_result_save_rejected (self->result, self->plan, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
rows_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RegImportDialog *self = REG_IMPORT_DIALOG (object);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), TRUE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_toast (self, _ ("Saved"));
  else
    show_error (self, error);
}

static void
target_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegImportDialog) self = user_data;
  g_autoptr (GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (target != NULL)
    reg_import_dialog_save_rejected (self, target);
}

static void
save_cb (RegImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Save rejected rows"));
  gtk_file_dialog_set_initial_name (dialog, _ ("Rejected rows.csv"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        target_chosen_cb, g_object_ref (self));
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_session_undo_finish (REG_SESSION (object), result, &error);

  if (text != NULL)
    show_toast (self, text);
  else
    {
      gtk_widget_set_sensitive (self->undo_button, TRUE);
      show_error (self, error);
    }
}

static void
undo_cb (RegImportDialog *self)
{
  gtk_widget_set_sensitive (self->undo_button, FALSE);
  reg_session_undo_async (self->session, self->action, NULL, undone_cb, g_object_ref (self));
}

static void
run_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegImportDialog *self = REG_IMPORT_DIALOG (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (g_strcmp0 (adw_navigation_page_get_tag (page), "mapping") == 0)
    run_cb (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_import_dialog_dispose (GObject *object)
{
  RegImportDialog *self = REG_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->result, reg_import_result_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_import_dialog_parent_class)->dispose (object);
}

static void
reg_import_dialog_class_init (RegImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_IMPORT_MAPPING);
  G_OBJECT_CLASS (klass)->dispose = reg_import_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, files_page);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, mapping);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, missing_banner);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, run_button);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, result_title);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, result_label);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, report_bin);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, duplicates_button);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegImportDialog, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.run",
                                       NULL);
}

static void
reg_import_dialog_init (RegImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->files_page), GTK_EVENT_CONTROLLER (target));
}

/**
 * reg_import_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_import_dialog_new (RegSession *session)
{
  RegImportDialog *self = g_object_new (REG_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "progress", G_CALLBACK (progress_cb),
                           self, 0);
  return ADW_DIALOG (self);
}

/**
 * reg_import_dialog_save_rejected:
 * @target: where to; what is there is replaced
 *
 * Saves the rows that did not come in, each with the reason, while the page of the result is shown.
 */
void
reg_import_dialog_save_rejected (RegImportDialog *self, GFile *target)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (REG_IS_IMPORT_DIALOG (self));

  if (self->result == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), FALSE);
  task = g_task_new (self, NULL, rows_saved_cb, NULL);
  g_task_set_task_data (task, g_object_ref (target), g_object_unref);
  g_task_run_in_thread (task, save_worker);
}

/**
 * reg_import_dialog_set_files:
 * @files: (element-type GFile): what is to be brought in
 *
 * Finds out what the files are and goes on to say what is what.
 */
void
reg_import_dialog_set_files (RegImportDialog *self, GPtrArray *files)
{
  g_return_if_fail (REG_IS_IMPORT_DIALOG (self));
  g_return_if_fail (files->len > 0);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_ptr_array_ref (files);
  plan_files (self, -1);
}
