/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-templates-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-quotation-templates.h"
#include "ui/quotation/reg-quotation-dialogs.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-error-page.h"
#include "ui/widgets/reg-toaster.h"

struct _RegTemplatesDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  AdwNavigationPage *edit_page;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *error_page;
  AdwEntryRow *name_row;
  AdwEntryRow *title_row;
  AdwSpinRow *days_row;
  AdwBin *intro_bin;
  AdwBin *terms_bin;
  GtkTextView *intro;
  GtkTextView *terms;
  GtkWidget *save_button;

  RegSession *session;
  GCancellable *cancellable;
  RegRecord *edited;
  RegTemplateFunc chosen;
  GWeakRef object;
  guint64 shown; /* the answer that is shown */
};

G_DEFINE_FINAL_TYPE (RegTemplatesDialog, reg_templates_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  gint64 id;
  GPtrArray *rows;   /* of RegTemplateRow, when all were asked for */
  RegRecord *record; /* else that one */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->rows, g_ptr_array_unref);
  g_clear_pointer (&load->record, reg_record_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  if (load->id != 0)
    load->record = reg_db_load (db, REG_ENTITY_QUOTATION_TEMPLATE, load->id, error);
  else
    load->rows = reg_quotation_templates_load (db, error);
  return load->record != NULL || load->rows != NULL;
}

static void
read_template (RegTemplatesDialog *self, gint64 id, GAsyncReadyCallback done)
{
  Load *load = g_new0 (Load, 1);

  load->id = id;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, self->cancellable, done, g_object_ref (self));
}

/* --- changing one ----------------------------------------------------------------------- */

static void
update_save (RegTemplatesDialog *self)
{
  g_autofree char *name = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  gtk_widget_set_sensitive (self->save_button, *name != '\0');
}

static void
show_text (GtkTextView *view, const RegRecord *record, int field)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), reg_record_get_text (record, field),
                            -1);
}

static void
edit_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTemplatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL)
    return;
  if (load == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self->view), _ ("The template could not be read."),
                              error);
      return;
    }
  g_clear_pointer (&self->edited, reg_record_unref);
  self->edited = reg_record_ref (load->record);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         reg_record_get_text (self->edited, REG_QUOTATION_TEMPLATE_NAME));
  gtk_editable_set_text (GTK_EDITABLE (self->title_row),
                         reg_record_get_text (self->edited, REG_QUOTATION_TEMPLATE_TITLE));
  adw_spin_row_set_value (
      self->days_row, (double)reg_record_get_int (self->edited, REG_QUOTATION_TEMPLATE_VALID_DAYS));
  show_text (self->intro, self->edited, REG_QUOTATION_TEMPLATE_INTRO);
  show_text (self->terms, self->edited, REG_QUOTATION_TEMPLATE_TERMS);
  update_save (self);
  adw_navigation_view_push (self->view, self->edit_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
take_text (RegRecordBuilder *builder, int field, const char *text)
{
  if (*text != '\0')
    reg_record_builder_set_text (builder, field, text);
  else
    reg_record_builder_set_null (builder, field);
}

static void
save_clicked_cb (RegTemplatesDialog *self)
{
  const RegEditWords words = {
    .kind = "quotation-template",
    .done = _ ("Template changed"),
    .failed = _ ("The template was not changed."),
  };
  RegRecordBuilder *builder;
  g_autofree char *name = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autofree char *title = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  g_autofree char *intro = reg_text_area_dup (self->intro);
  g_autofree char *terms = reg_text_area_dup (self->terms);
  gint64 days = (gint64)adw_spin_row_get_value (self->days_row);

  if (*name == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  builder = reg_record_builder_new_from (self->edited);
  reg_record_builder_set_text (builder, REG_QUOTATION_TEMPLATE_NAME, name);
  take_text (builder, REG_QUOTATION_TEMPLATE_TITLE, title);
  take_text (builder, REG_QUOTATION_TEMPLATE_INTRO, intro);
  take_text (builder, REG_QUOTATION_TEMPLATE_TERMS, terms);
  if (days > 0)
    reg_record_builder_set_int (builder, REG_QUOTATION_TEMPLATE_VALID_DAYS, days);
  else
    reg_record_builder_set_null (builder, REG_QUOTATION_TEMPLATE_VALID_DAYS);
  reg_edit_save (GTK_WIDGET (self->view), self->session, &words, builder);
  adw_navigation_view_pop (self->view);
}

/* --- the list --------------------------------------------------------------------------- */

static const RegTemplateRow *
get_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "reg-template") : NULL;
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegTemplatesDialog *self = REG_TEMPLATES_DIALOG (widget);

  read_template (self, g_variant_get_int64 (parameter), edit_read_cb);
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_QUOTATION_TEMPLATE, *(gint64 *)data, error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegTemplatesDialog *self = REG_TEMPLATES_DIALOG (widget);
  const RegEditWords words = {
    .kind = "delete",
    .done = _ ("Template deleted"),
    .failed = _ ("The template was not deleted."),
  };
  gint64 id = g_variant_get_int64 (parameter);

  reg_edit_run (GTK_WIDGET (self->view), self->session, &words, delete_job,
                g_memdup2 (&id, sizeof id), g_free, NULL);
}

static void
row_activated_cb (RegTemplatesDialog *self, GtkListBoxRow *row)
{
  const RegTemplateRow *template = get_row (GTK_WIDGET (row));
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);

  if (object != NULL)
    self->chosen (object, template->id, template->name);
  adw_dialog_close (ADW_DIALOG (self));
}

/* F2 and Delete do with the row what its buttons do. */
static void
row_key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegTemplatesDialog *self = REG_TEMPLATES_DIALOG (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const RegTemplateRow *row = focus != NULL ? get_row (focus) : NULL;

  if (row != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_activate_action (
        widget, g_str_equal (name, "templates.edit-row") ? "templates.edit" : "templates.delete",
        "x", row->id);
}

static void
add_button (GtkWidget *row,
            const RegTemplateRow *template,
            const char *icon,
            const char *tip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does, and to which template: "Delete: Spring service" */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), tip, template->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", template->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* The array of all templates lives as long as one of its rows. */
static GtkWidget *
create_row (GPtrArray *templates, guint i)
{
  const RegTemplateRow *template = g_ptr_array_index (templates, i);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = reg_direction_keep (template->name);
  g_autofree char *lines = g_strdup_printf (
      ngettext ("%d line", "%d lines", (int)template->n_lines), (int)template->n_lines);
  g_autofree char *about = *template->title != '\0'
                               ? g_strdup_printf ("%s\u00a0· %s", lines, template->title)
                               : g_strdup (lines);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_button (row, template, "document-edit-symbolic", _ ("Change (F2)"), "templates.edit");
  add_button (row, template, "user-trash-symbolic", _ ("Delete (Del)"), "templates.delete");
  g_object_set_data (G_OBJECT (row), "reg-template", (gpointer) template);
  g_object_set_data_full (G_OBJECT (row), "reg-templates", g_ptr_array_ref (templates),
                          (GDestroyNotify)g_ptr_array_unref);
  return row;
}

/* Who looked at one goes on there after it was changed, or at the next when it was deleted. */
static int
find_focus (RegTemplatesDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return i;
  return 0;
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTemplatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  int focus;

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || !reg_store_job_is_newer (result, &self->shown))
    return;
  if (load == NULL)
    {
      reg_error_page_show (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  focus = find_focus (self);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < load->rows->len; i++)
    gtk_list_box_append (self->list, create_row (load->rows, i));
  gtk_stack_set_visible_child_name (self->stack, load->rows->len > 0 ? "list" : "empty");
  if (load->rows->len > 0 && adw_navigation_view_get_visible_page (self->view) != self->edit_page)
    gtk_widget_grab_focus (GTK_WIDGET (
        gtk_list_box_get_row_at_index (self->list, MIN (focus, (int)load->rows->len - 1))));
}

static void
load_list (RegTemplatesDialog *self)
{
  read_template (self, 0, listed_cb);
}

static void
changed_cb (RegStore *store, RegChanges *changes, RegTemplatesDialog *self)
{
  if (changes->entities & (G_GUINT64_CONSTANT (1) << REG_ENTITY_QUOTATION_TEMPLATE))
    load_list (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_templates_dialog_dispose (GObject *object)
{
  RegTemplatesDialog *self = REG_TEMPLATES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_TEMPLATES_DIALOG);
  g_clear_pointer (&self->edited, reg_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_templates_dialog_parent_class)->dispose (object);
}

static void
reg_templates_dialog_finalize (GObject *object)
{
  RegTemplatesDialog *self = REG_TEMPLATES_DIALOG (object);

  g_object_unref (self->cancellable);
  g_weak_ref_clear (&self->object);
  G_OBJECT_CLASS (reg_templates_dialog_parent_class)->finalize (object);
}

static void
reg_templates_dialog_class_init (RegTemplatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_templates_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_templates_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-templates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, view);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, edit_page);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, intro_bin);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, terms_bin);
  gtk_widget_class_bind_template_child (widget_class, RegTemplatesDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update_save);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "templates.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "templates.delete", "x", delete_action);
  gtk_widget_class_install_action (widget_class, "templates.edit-row", NULL, row_key_action);
  gtk_widget_class_install_action (widget_class, "templates.delete-row", NULL, row_key_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "templates.edit-row", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "templates.delete-row",
                                       NULL);
}

static void
reg_templates_dialog_init (RegTemplatesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&self->object, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->intro_bin, reg_text_area_new (_ ("Opening words"), &self->intro));
  adw_bin_set_child (self->terms_bin, reg_text_area_new (_ ("Terms"), &self->terms));
}

/**
 * reg_templates_dialog_new:
 * @chosen: called with the one that is chosen
 * @object: first argument of @chosen; nothing is called when it is gone
 *
 * Returns: (transfer floating): the templates, to be presented
 */
AdwDialog *
reg_templates_dialog_new (RegSession *session, RegTemplateFunc chosen, gpointer object)
{
  RegTemplatesDialog *self;

  g_return_val_if_fail (REG_IS_SESSION (session), NULL);

  self = g_object_new (REG_TYPE_TEMPLATES_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->chosen = chosen;
  g_weak_ref_set (&self->object, object);
  g_signal_connect_object (reg_session_get_store (session), "changed", G_CALLBACK (changed_cb),
                           self, 0);
  load_list (self);
  return ADW_DIALOG (self);
}
