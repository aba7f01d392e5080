/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-checklists-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-steps.h"
#include "ui/reg-edit.h"
#include "ui/task/reg-step-list.h"
#include "ui/widgets/reg-ask.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-toaster.h"

struct _RegChecklistsDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  AdwNavigationPage *edit_page;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  AdwEntryRow *name_row;
  RegStepList *steps;
  GtkWidget *save_button;

  RegSession *session;
  GCancellable *cancellable;
  GPtrArray *rows;   /* of GtkWidget, not owned */
  RegRecord *edited; /* NULL for a new one */
  RegChecklistFunc chosen;
  GWeakRef object;
};

G_DEFINE_FINAL_TYPE (RegChecklistsDialog, reg_checklists_dialog, ADW_TYPE_DIALOG)

static RegRecord *
get_record (GtkWidget *widget)
{
  GtkWidget *row = ADW_IS_ACTION_ROW (widget)
                       ? widget
                       : gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return g_object_get_data (G_OBJECT (row), "reg-record");
}

/* --- changing one ----------------------------------------------------------------------- */

static void
update_save (RegChecklistsDialog *self)
{
  g_autofree char *steps = reg_step_list_get_text (self->steps);
  g_autofree char *name = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  gtk_widget_set_sensitive (self->save_button, *name != '\0' && *steps != '\0');
}

static void
edit (RegChecklistsDialog *self, RegRecord *record)
{
  g_clear_pointer (&self->edited, reg_record_unref);
  self->edited = record != NULL ? reg_record_ref (record) : NULL;
  adw_navigation_page_set_title (self->edit_page,
                                 record != NULL ? _ ("Checklist") : _ ("New checklist"));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         record != NULL ? reg_record_get_text (record, REG_CHECKLIST_NAME) : "");
  reg_step_list_set_text (self->steps,
                          record != NULL ? reg_record_get_text (record, REG_CHECKLIST_STEPS) : "");
  update_save (self);
  adw_navigation_view_push (self->view, self->edit_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
save_clicked_cb (RegChecklistsDialog *self)
{
  const RegEditWords words = {
    .kind = "checklist",
    .done = self->edited != NULL ? _ ("Checklist changed") : _ ("Checklist kept"),
    .failed = _ ("The checklist was not saved."),
  };
  RegRecordBuilder *builder;
  g_autofree char *written = reg_step_list_get_text (self->steps);
  g_autofree char *steps = reg_steps_reset (written);
  g_autofree char *name = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  update_save (self);
  if (!gtk_widget_get_sensitive (self->save_button))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  builder = self->edited != NULL ? reg_record_builder_new_from (self->edited)
                                 : reg_record_builder_new (REG_ENTITY_CHECKLIST);
  reg_record_builder_set_text (builder, REG_CHECKLIST_NAME, name);
  reg_record_builder_set_text (builder, REG_CHECKLIST_STEPS, steps);
  reg_edit_save (GTK_WIDGET (self->view), self->session, &words, builder);
  adw_navigation_view_pop (self->view);
}

static void
new_clicked_cb (RegChecklistsDialog *self)
{
  edit (self, NULL);
}

static void
edit_clicked_cb (RegChecklistsDialog *self, GtkWidget *button)
{
  edit (self, get_record (button));
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_CHECKLIST, *(gint64 *)data, error);
}

static void
delete_clicked_cb (RegChecklistsDialog *self, GtkWidget *button)
{
  const RegEditWords words = {
    .kind = "delete",
    .done = _ ("Checklist deleted"),
    .failed = _ ("The checklist was not deleted."),
  };
  gint64 id = reg_record_get_id (get_record (button));

  reg_edit_run (GTK_WIDGET (self->view), self->session, &words, delete_job,
                g_memdup2 (&id, sizeof id), g_free, NULL);
}

/* --- the list --------------------------------------------------------------------------- */

static void
row_activated_cb (RegChecklistsDialog *self, GtkWidget *row)
{
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);
  RegRecord *record = get_record (row);

  if (self->chosen == NULL)
    {
      edit (self, record);
      return;
    }
  if (object != NULL)
    self->chosen (object, reg_record_get_text (record, REG_CHECKLIST_STEPS));
  adw_dialog_close (ADW_DIALOG (self));
}

/* The first steps, so that a list is known again. */
static char *
describe (const RegRecord *record)
{
  g_autoptr (GPtrArray) steps = reg_steps_parse (reg_record_get_text (record, REG_CHECKLIST_STEPS));
  GString *text = g_string_new (NULL);
  g_autofree char *plain = NULL;

  g_string_append_printf (text, ngettext ("%u step", "%u steps", steps->len), steps->len);
  for (guint i = 0; i < MIN (steps->len, 3); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ",
                            ((RegStep *)g_ptr_array_index (steps, i))->text);
  if (steps->len > 3)
    g_string_append (text, " …");
  plain = g_string_free_and_steal (text);
  return reg_direction_keep (plain);
}

static GtkWidget *
create_button (RegChecklistsDialog *self,
               const char *icon,
               const char *tip,
               const char *name,
               GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does, and to which checklist: "Delete: Opening" */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), tip, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (RegChecklistsDialog *self, RegRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = reg_record_get_text (record, REG_CHECKLIST_NAME);
  g_autofree char *title = reg_direction_keep (name);
  g_autofree char *about = describe (record);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button (self, "document-edit-symbolic", _ ("Change"), name,
                                            G_CALLBACK (edit_clicked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button (self, "user-trash-symbolic", _ ("Delete"), name,
                                            G_CALLBACK (delete_clicked_cb)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "reg-record", reg_record_ref (record),
                          (GDestroyNotify)reg_record_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static int
find_focus (RegChecklistsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
        & GTK_STATE_FLAG_FOCUS_WITHIN)
      return (int)i;
  return -1;
}

static void
show (RegChecklistsDialog *self, GPtrArray *records)
{
  int focus = find_focus (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < records->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (records, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "list" : "empty");
  if (focus >= 0 && records->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->rows, MIN ((guint)focus, records->len - 1)),
                            GTK_DIR_TAB_FORWARD);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **records = data;

  *records = reg_db_list (db, REG_ENTITY_CHECKLIST, REG_CHECKLIST_NAME, error);
  return *records != NULL;
}

static void
load_free (gpointer data)
{
  GPtrArray **records = data;

  g_clear_pointer (records, g_ptr_array_unref);
  g_free (records);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegChecklistsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray **records = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (records != NULL)
    show (self, *records);
  else
    reg_toaster_show_error (GTK_WIDGET (self->view), _ ("The checklists could not be read."),
                            error);
}

static void
load (RegChecklistsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job,
                        g_new0 (GPtrArray *, 1), load_free, self->cancellable, loaded_cb,
                        g_object_ref (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_checklists_dialog_dispose (GObject *object)
{
  RegChecklistsDialog *self = REG_CHECKLISTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_CHECKLISTS_DIALOG);
  g_clear_pointer (&self->edited, reg_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_checklists_dialog_parent_class)->dispose (object);
}

static void
reg_checklists_dialog_finalize (GObject *object)
{
  RegChecklistsDialog *self = REG_CHECKLISTS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_weak_ref_clear (&self->object);
  G_OBJECT_CLASS (reg_checklists_dialog_parent_class)->finalize (object);
}

static void
reg_checklists_dialog_class_init (RegChecklistsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_STEP_LIST);
  G_OBJECT_CLASS (klass)->dispose = reg_checklists_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_checklists_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/app/regulars/Regulars/ui/reg-checklists-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegChecklistsDialog, view);
  gtk_widget_class_bind_template_child (widget_class, RegChecklistsDialog, edit_page);
  gtk_widget_class_bind_template_child (widget_class, RegChecklistsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegChecklistsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, RegChecklistsDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, RegChecklistsDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, RegChecklistsDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update_save);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_clicked_cb);
}

static void
reg_checklists_dialog_init (RegChecklistsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  g_weak_ref_init (&self->object, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_step_list_set_header (self->steps, _ ("Steps"), NULL);
  reg_step_list_set_ticks (self->steps, FALSE);
}

/**
 * reg_checklists_dialog_new:
 * @chosen: (nullable): called with the steps of the one that is chosen; %NULL to look after them
 *   only
 * @object: (nullable): first argument of @chosen; nothing is called when it is gone
 *
 * Returns: (transfer floating): the checklists, to be presented
 */
AdwDialog *
reg_checklists_dialog_new (RegSession *session, RegChecklistFunc chosen, gpointer object)
{
  RegChecklistsDialog *self = g_object_new (REG_TYPE_CHECKLISTS_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->chosen = chosen;
  g_weak_ref_set (&self->object, object);
  g_signal_connect_object (reg_session_get_store (session), "changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}

/* --- keeping one ------------------------------------------------------------------------ */

static void
keep_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  GtkWidget *from = object;
  const RegEditWords words = {
    .kind = "checklist",
    .done = _ ("Checklist kept"),
    .failed = _ ("The checklist was not saved."),
  };
  RegSession *session = g_object_get_data (G_OBJECT (from), "reg-checklist-session");
  g_autofree char *steps = reg_steps_reset (
      g_object_get_data (G_OBJECT (from), "reg-checklist-steps"));
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CHECKLIST);

  reg_record_builder_set_text (builder, REG_CHECKLIST_NAME, answers[0].text);
  reg_record_builder_set_text (builder, REG_CHECKLIST_STEPS, steps);
  reg_edit_save (from, session, &words, builder);
}

/**
 * reg_checklist_keep:
 * @from: where it was asked for
 * @proposed: a name for it
 * @steps: what is kept; nothing in it is done
 *
 * Asks for a name and keeps the steps for other tasks.
 */
void
reg_checklist_keep (GtkWidget *from, RegSession *session, const char *proposed, const char *steps)
{
  const RegAskField field = {
    .title = _ ("Name"),
    .value = proposed,
    .kind = REG_ASK_TEXT,
    .is_required = TRUE,
  };
  const RegAsk ask = {
    .heading = _ ("Keep as checklist"),
    .body = _ ("The steps can then be used in other tasks."),
    .accept = _ ("_Keep"),
    .fields = &field,
    .n_fields = 1,
  };

  g_object_set_data_full (G_OBJECT (from), "reg-checklist-session", g_object_ref (session),
                          g_object_unref);
  g_object_set_data_full (G_OBJECT (from), "reg-checklist-steps", g_strdup (steps), g_free);
  reg_ask (from, &ask, keep_answered_cb, from, NULL);
}
