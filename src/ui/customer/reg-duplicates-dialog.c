/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-duplicates-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-duplicate-scan.h"
#include "store/reg-duplicates.h"
#include "ui/customer/reg-duplicate-text.h"
#include "ui/customer/reg-merge-page.h"
#include "ui/widgets/reg-pill.h"
#include "ui/widgets/reg-error-page.h"

/* More than anybody decides about in one go. */
#define MOST_SHOWN 100

struct _RegDuplicatesDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  GtkProgressBar *progress;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage *problem_page;
  GPtrArray *rows; /* of GtkWidget */

  RegSession *session;
  RegDuplicateScan *scan;
  GCancellable *cancellable; /* of the scan under way */
  guint64 shown;             /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegDuplicatesDialog, reg_duplicates_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  GPtrArray *pairs;
  RegDuplicateState state;
} Load;

typedef struct
{
  gint64 first, second;
} Ids;

/* --- showing ---------------------------------------------------------------------------- */

static void
show_problem (RegDuplicatesDialog *self, const GError *error)
{
  reg_error_page_show (self->problem_page, error);
}

static void
row_activated_cb (AdwActionRow *row, RegDuplicatesDialog *self)
{
  const Ids *ids = g_object_get_data (G_OBJECT (row), "reg-ids");

  reg_duplicates_dialog_show_pair (self, ids->first, ids->second);
}

static GtkWidget *
create_row (RegDuplicatesDialog *self, const RegDuplicatePair *pair)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pill = reg_pill_new (reg_duplicate_text_get_verdict (pair->score.verdict),
                                  pair->score.verdict == REG_VERDICT_SAME ? REG_PILL_WARNING
                                                                          : REG_PILL_NEUTRAL);
  /* Translators: the names of two customers who may be one */
  g_autofree char *title = g_strdup_printf (_ ("%s and %s"),
                                            reg_record_get_text (pair->first, REG_PARTY_NAME),
                                            reg_record_get_text (pair->second, REG_PARTY_NAME));
  g_autofree char *why = reg_duplicate_text_describe (pair);
  const Ids ids = { reg_record_get_id (pair->first), reg_record_get_id (pair->second) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  reg_pill_set_whole (REG_PILL (pill));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  g_object_set_data_full (G_OBJECT (row), "reg-ids", g_memdup2 (&ids, sizeof ids), g_free);
  return row;
}

static char *
describe_state (RegDuplicatesDialog *self, const RegDuplicateState *state, guint n_shown)
{
  g_autofree char *day = reg_session_format_day (self->session, state->scanned_at);
  g_autofree char *time = reg_session_format_time (self->session, state->scanned_at);
  g_autofree char *compared = g_strdup_printf (
      /* Translators: how many customers, day and time */
      ngettext ("%'d customer compared %s, %s.", "%'d customers compared %s, %s.",
                state->customers),
      (int)state->customers, day, time);

  if (state->pairs <= n_shown)
    return g_steal_pointer (&compared);
  return g_strdup_printf (
      /* Translators: a sentence about when it was looked, and how many of how many pairs */
      _ ("%s The likeliest %d of %'d pairs:"), compared, (int)n_shown, (int)state->pairs);
}

static void
show_pairs (RegDuplicatesDialog *self, const Load *load)
{
  g_autofree char *about = describe_state (self, &load->state, load->pairs->len);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < load->pairs->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (load->pairs, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_set_description (self->group, about);
  if (load->pairs->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "pairs");
  else if (load->state.scanned_at == 0 && self->cancellable != NULL)
    gtk_stack_set_visible_child_name (self->stack, "looking");
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* --- loading ---------------------------------------------------------------------------- */

static void start_scan (RegDuplicatesDialog *self);

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->pairs, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->pairs = reg_duplicates_list (db, MOST_SHOWN, error);
  return load->pairs != NULL && reg_duplicates_get_state (db, &load->state, error);
}

static void
take_answer (RegDuplicatesDialog *self, GObject *store, GAsyncResult *result, gboolean is_first)
{
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (store), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load == NULL)
    {
      show_problem (self, error);
      return;
    }
  if (is_first && load->state.is_stale)
    start_scan (self);
  show_pairs (self, load);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegDuplicatesDialog) self = user_data;

  take_answer (self, object, result, FALSE);
}

/* What was found some time ago is shown at once; whether it still holds is looked into. */
static void
first_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegDuplicatesDialog) self = user_data;

  take_answer (self, object, result, TRUE);
}

static void
load (RegDuplicatesDialog *self, GAsyncReadyCallback callback)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job,
                        g_new0 (Load, 1), load_free, NULL, callback, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegDuplicatesDialog *self)
{
  const guint64 mine = G_GUINT64_CONSTANT (1) << REG_ENTITY_PARTY
                       | G_GUINT64_CONSTANT (1) << REG_ENTITY_CONTACT_POINT
                       | G_GUINT64_CONSTANT (1) << REG_ENTITY_PARTY_APART;

  if (changes->entities & mine)
    load (self, loaded_cb);
}

/* --- looking ---------------------------------------------------------------------------- */

static void
progress_cb (RegDuplicateScan *scan, double part, RegDuplicatesDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, part);
}

static void
scanned_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegDuplicatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = reg_duplicate_scan_run_finish (REG_DUPLICATE_SCAN (object), result, &error);

  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.scan", TRUE);
  if (ok)
    load (self, loaded_cb);
  else
    show_problem (self, error);
}

static void
start_scan (RegDuplicatesDialog *self)
{
  RegStore *store = reg_session_get_store (self->session);

  if (self->cancellable != NULL || reg_store_is_read_only (store))
    return;
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.scan", FALSE);
  reg_duplicate_scan_run_async (self->scan, self->cancellable, scanned_cb, g_object_ref (self));
}

static void
scan_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_scan (REG_DUPLICATES_DIALOG (widget));
}

static void
reg_duplicates_dialog_closed (AdwDialog *dialog)
{
  RegDuplicatesDialog *self = REG_DUPLICATES_DIALOG (dialog);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_duplicates_dialog_dispose (GObject *object)
{
  RegDuplicatesDialog *self = REG_DUPLICATES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_DUPLICATES_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->scan);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_duplicates_dialog_parent_class)->dispose (object);
}

static void
reg_duplicates_dialog_class_init (RegDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_duplicates_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = reg_duplicates_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/app/regulars/Regulars/ui/reg-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegDuplicatesDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, RegDuplicatesDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, RegDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegDuplicatesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, RegDuplicatesDialog, problem_page);
  gtk_widget_class_install_action (widget_class, "duplicates.scan", NULL, scan_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "duplicates.scan", NULL);
}

static void
reg_duplicates_dialog_init (RegDuplicatesDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_duplicates_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a dialog to be presented; it looks by itself when somebody was
 *   written down since it last did
 */
AdwDialog *
reg_duplicates_dialog_new (RegSession *session)
{
  RegDuplicatesDialog *self = g_object_new (REG_TYPE_DUPLICATES_DIALOG, NULL);
  RegStore *store = reg_session_get_store (session);

  self->session = g_object_ref (session);
  self->scan = reg_duplicate_scan_new (store);
  g_signal_connect_object (self->scan, "progress", G_CALLBACK (progress_cb), self, 0);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.scan",
                                 !reg_store_is_read_only (store));
  load (self, first_loaded_cb);
  return ADW_DIALOG (self);
}

/**
 * reg_duplicates_dialog_show_pair:
 * @first: a customer
 * @second: another one
 *
 * Puts the two side by side.
 */
void
reg_duplicates_dialog_show_pair (RegDuplicatesDialog *self, gint64 first, gint64 second)
{
  adw_navigation_view_push (self->navigation, reg_merge_page_new (self->session, first, second));
}
