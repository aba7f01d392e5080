/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-exports-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "store/reg-export-log.h"
#include "ui/widgets/reg-error-page.h"

/* Older ones are listed by regulars-tool. */
#define MAX_ENTRIES 500

/* What left the book, the last first. */
struct _RegExportsDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *problem_page;

  RegSession *session;
  guint64 shown; /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegExportsDialog, reg_exports_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  GPtrArray *entries;
  GPtrArray *parties; /* of char *: whom each was about, "" for nobody in particular */
} Load;

/* --- showing ---------------------------------------------------------------------------- */

/* "Customers · 1,234 · csv" */
static char *
describe_what (const RegRecord *entry, const char *party)
{
  const char *what = _ (reg_enum_get_label (&reg_enum_export_what,
                                            reg_record_get_int (entry, REG_EXPORT_ENTRY_WHAT)));
  const char *form = reg_record_get_text (entry, REG_EXPORT_ENTRY_FORM);
  g_autofree char *count = g_strdup_printf ("%'" G_GINT64_FORMAT,
                                            reg_record_get_int (entry, REG_EXPORT_ENTRY_COUNT));

  if (*party != '\0')
    /* Translators: what was exported, of which customer, how many records, as what */
    return g_strdup_printf (_ ("%s · %s · %s · %s"), what, party, count, form);
  /* Translators: what was exported, how many records, as what */
  return g_strdup_printf (_ ("%s · %s · %s"), what, count, form);
}

static char *
describe_act (RegExportsDialog *self, const RegRecord *entry)
{
  gint64 at = reg_record_get_int (entry, REG_EXPORT_ENTRY_AT);
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (reg_session_get_store (self->session));
  RegRecord *staff = reg_session_find_staff (self->session,
                                             reg_record_get_int (entry, REG_EXPORT_ENTRY_STAFF_ID));
  g_autofree char *time = reg_session_format_time (self->session, at);
  g_autofree char *day = NULL;
  GString *text = g_string_new ("");
  char date[REG_DATE_SIZE];

  if (reg_date_from_instant (at, zone, date))
    day = reg_date_format (date, "%-d %b %Y");
  g_string_append_printf (text, "%s, %s", day != NULL ? day : "", time);
  if (staff != NULL)
    g_string_append_printf (text, " · %s", reg_record_get_text (staff, REG_STAFF_NAME));
  if (!reg_record_is_null (entry, REG_EXPORT_ENTRY_PLACE))
    g_string_append_printf (text, "\n%s", reg_record_get_text (entry, REG_EXPORT_ENTRY_PLACE));
  return g_string_free_and_steal (text);
}

static void
append_entry (RegExportsDialog *self, const RegRecord *entry, const char *party)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = describe_what (entry, party);
  g_autofree char *act = describe_act (self, entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), act);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
show_entries (RegExportsDialog *self, const Load *load)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < load->entries->len; i++)
    append_entry (self, g_ptr_array_index (load->entries, i), g_ptr_array_index (load->parties, i));
  gtk_stack_set_visible_child_name (self->stack, load->entries->len > 0 ? "exports" : "empty");
}

/* --- loading ---------------------------------------------------------------------------- */

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->entries, g_ptr_array_unref);
  g_ptr_array_unref (load->parties);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->entries = reg_export_log_list (db, MAX_ENTRIES, error);
  for (guint i = 0; load->entries != NULL && i < load->entries->len; i++)
    {
      const RegRecord *entry = g_ptr_array_index (load->entries, i);
      gint64 id = reg_record_get_int (entry, REG_EXPORT_ENTRY_PARTY_ID);
      g_autoptr (RegRecord) party = id != 0 ? reg_db_load (db, REG_ENTITY_PARTY, id, NULL) : NULL;

      g_ptr_array_add (load->parties,
                       g_strdup (party != NULL ? reg_record_get_text (party, REG_PARTY_NAME) : ""));
    }
  return load->entries != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegExportsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show_entries (self, load);
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegExportsDialog *self)
{
  Load *job = g_new0 (Load, 1);

  job->parties = g_ptr_array_new_with_free_func (g_free);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegExportsDialog *self)
{
  if (changes->entities & (G_GUINT64_CONSTANT (1) << REG_ENTITY_EXPORT_ENTRY))
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_exports_dialog_dispose (GObject *object)
{
  RegExportsDialog *self = REG_EXPORTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_EXPORTS_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_exports_dialog_parent_class)->dispose (object);
}

static void
reg_exports_dialog_class_init (RegExportsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_exports_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-exports-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegExportsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegExportsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RegExportsDialog, problem_page);
}

static void
reg_exports_dialog_init (RegExportsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_exports_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_exports_dialog_new (RegSession *session)
{
  RegExportsDialog *self = g_object_new (REG_TYPE_EXPORTS_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
