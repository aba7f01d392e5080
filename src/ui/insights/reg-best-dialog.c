/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-best-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "io/reg-csv-writer.h"
#include "store/reg-best.h"
#include "ui/customer/reg-customer-advice.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-error-page.h"
#include "ui/widgets/reg-icon.h"
#include "ui/widgets/reg-toaster.h"

/* So many are named; a list of the best that nobody reads to its end helps nobody. */
#define SHOWN 25

/* The customers who bring most, each with who looks after them and what to do next. */
struct _RegBestDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage *problem_page;
  GtkToggleButton *mine_button;
  GtkWidget *export_button;

  RegSession *session;
  GPtrArray *best; /* of RegCounter, that are shown */
  GPtrArray *rows; /* of GtkWidget, in the same order */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegBestDialog, reg_best_dialog, ADW_TYPE_DIALOG)

/* --- in words --------------------------------------------------------------------------- */

static const char *
get_name (const RegCounter *counter)
{
  return reg_record_get_text (counter->party, REG_PARTY_NAME);
}

static const char *
get_owner (const RegCounter *counter)
{
  return counter->owner != NULL ? counter->owner : C_ ("looked after by", "Nobody");
}

/* NULL when there is nothing to be done. */
static RegAdvice *
steal_advice (const RegCounter *counter, RegSession *session)
{
  g_autoptr (GPtrArray) list = reg_customer_advice_new (counter, session, 1);

  return list->len > 0 ? g_ptr_array_steal_index (list, 0) : NULL;
}

static char *
format_amount (const RegCounter *counter, RegSession *session)
{
  return reg_session_format_money (session, counter->contribution, counter->currency);
}

/* "1. Hotel Gilde" */
static char *
format_title (const RegCounter *counter)
{
  g_autofree char *name = reg_direction_keep (get_name (counter));

  /* Translators: a place and the name of a customer: "1. Hotel Gilde" */
  return g_strdup_printf (_ ("%d. %s"), (int)counter->place, name);
}

/* "Finish quotation – begun, not sent" and below it who looks after them. */
static char *
format_subtitle (const RegCounter *counter, const RegAdvice *advice)
{
  g_autofree char *owner = NULL;

  if (counter->owner != NULL)
    /* Translators: %s is the name of a colleague */
    owner = g_strdup_printf (_ ("looked after by %s"), counter->owner);
  else
    owner = g_strdup (_ ("nobody looks after them"));
  if (advice == NULL)
    return g_strdup_printf ("%s\n%s", _ ("Nothing to be done"), owner);
  return g_strdup_printf ("%s – %s\n%s", advice->what, advice->why, owner);
}

/* --- showing ---------------------------------------------------------------------------- */

static void
row_activated_cb (GtkWidget *row, RegBestDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x",
                              *(gint64 *)g_object_get_data (G_OBJECT (row), "reg-party"));
}

static GtkWidget *
create_row (RegBestDialog *self, const RegCounter *counter)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = format_title (counter);
  g_autofree char *amount = format_amount (counter, self->session);
  g_autofree char *subtitle = NULL;
  RegAdvice *advice = steal_advice (counter, self->session);
  GtkWidget *label = gtk_label_new (amount);
  gint64 party = reg_record_get_id (counter->party);

  subtitle = format_subtitle (counter, advice);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (advice != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), reg_icon_create_image (advice->icon));
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "reg-party", g_memdup2 (&party, sizeof party), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  g_clear_pointer (&advice, reg_advice_free);
  return row;
}

/* Which of the rows has the focus, so that it stays when they are made anew. */
static int
find_focus (RegBestDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
        & GTK_STATE_FLAG_FOCUS_WITHIN)
      return (int)i;
  return -1;
}

static void
show (RegBestDialog *self, GPtrArray *best)
{
  int focus = find_focus (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->best, g_ptr_array_unref);
  self->best = best;
  for (guint i = 0; i < best->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (best, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "best.export", best->len > 0);
  gtk_stack_set_visible_child_name (self->stack, best->len > 0 ? "best"
                                                 : gtk_toggle_button_get_active (self->mine_button)
                                                     ? "none-of-mine"
                                                     : "empty");
  if (focus >= 0 && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN ((guint)focus, self->rows->len - 1)));
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff;
  GPtrArray *best;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->best, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->best = reg_best_load (db, load->staff, SHOWN, cancellable, error);
  return load->best != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegBestDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load != NULL)
    show (self, g_steal_pointer (&load->best));
  else
    reg_error_page_show (self->problem_page, error);
}

static void
load (RegBestDialog *self)
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

/* --- export ----------------------------------------------------------------------------- */

static void
add_fields (RegCsvWriter *writer, const char *const *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    reg_csv_writer_add (writer, fields[i]);
  reg_csv_writer_end_row (writer, NULL, NULL);
}

static void
add_customer (RegCsvWriter *writer, const RegCounter *counter, RegSession *session)
{
  RegAdvice *advice = steal_advice (counter, session);
  g_autofree char *place = g_strdup_printf ("%d", (int)counter->place);
  g_autofree char *amount = reg_money_format_plain (counter->contribution, counter->currency,
                                                    reg_session_get_number_style (session));
  const char *fields[] = { place,
                           get_name (counter),
                           amount,
                           get_owner (counter),
                           advice != NULL ? advice->what : "",
                           advice != NULL ? advice->why : "" };

  add_fields (writer, fields, G_N_ELEMENTS (fields));
  g_clear_pointer (&advice, reg_advice_free);
}

/**
 * reg_best_dialog_write:
 * @file: takes the place of what is there
 *
 * Writes the list that is shown as a table, and says so in the book.
 */
void
reg_best_dialog_write (RegBestDialog *self, GFile *file)
{
  const char *header[] = { _ ("Place"),           _ ("Customer"),  _ ("Contribution"),
                           _ ("Looked after by"), _ ("Next step"), _ ("Why") };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (RegCsvWriter) writer = reg_csv_writer_new (memory, ',', TRUE);
  RegExportNote note = { .what = REG_EXPORT_WHAT_CONTACTS, .form = "csv" };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (REG_IS_BEST_DIALOG (self));

  if (self->best == NULL || self->best->len == 0)
    return;
  add_fields (writer, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < self->best->len; i++)
    add_customer (writer, g_ptr_array_index (self->best, i), self->session);
  reg_csv_writer_flush (writer, NULL, NULL);
  g_output_stream_close (memory, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  note.count = self->best->len;
  text = g_strdup_printf (
      ngettext ("%'u customer exported", "%'u customers exported", self->best->len),
      self->best->len);
  reg_export_note_write (GTK_WIDGET (self->stack), self->session, &note,
                         &(RegExportWords){ text, _ ("The customers were not exported.") }, bytes,
                         file);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegBestDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL && self->session != NULL)
    reg_best_dialog_write (self, file);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *file_name = g_strconcat (_ ("Most valuable customers"), ".csv", NULL);

  gtk_file_dialog_set_title (dialog, _ ("Save this list"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        g_object_ref (widget));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_best_dialog_dispose (GObject *object)
{
  RegBestDialog *self = REG_BEST_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_BEST_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_best_dialog_parent_class)->dispose (object);
}

static void
reg_best_dialog_finalize (GObject *object)
{
  RegBestDialog *self = REG_BEST_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->best, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_best_dialog_parent_class)->finalize (object);
}

static void
reg_best_dialog_class_init (RegBestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_best_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_best_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-best-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegBestDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegBestDialog, group);
  gtk_widget_class_bind_template_child (widget_class, RegBestDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, RegBestDialog, mine_button);
  gtk_widget_class_bind_template_child (widget_class, RegBestDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_install_action (widget_class, "best.export", NULL, export_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "best.export",
                                       NULL);
}

static void
reg_best_dialog_init (RegBestDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "best.export", FALSE);
}

/**
 * reg_best_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the most valuable customers, to be presented
 */
AdwDialog *
reg_best_dialog_new (RegSession *session)
{
  RegBestDialog *self = g_object_new (REG_TYPE_BEST_DIALOG, NULL);

  self->session = g_object_ref (session);
  /* While nobody is known nothing is anybody's own. */
  gtk_widget_set_visible (GTK_WIDGET (self->mine_button),
                          reg_store_get_staff (reg_session_get_store (session)) != 0);
  g_signal_connect_object (reg_session_get_store (session), "changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
