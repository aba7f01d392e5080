/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-material-view.h"

#include <glib/gi18n.h>

#include "store/reg-material.h"
#include "ui/material/reg-material-actions.h"
#include "ui/material/reg-material-form.h"
#include "ui/material/reg-material-parts.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-attachment-file.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-pill.h"

struct _RegMaterialView
{
  AdwBin parent_instance;
  GtkBox *box;
  RegSession *session;
  gint64 id;
  RegMaterial *material; /* NULL until it was read */
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegMaterialView, reg_material_view, ADW_TYPE_BIN)

typedef struct
{
  gint64 id;
  RegMaterial *material;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->material, reg_material_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->material = reg_material_load (db, load->id, error);
  return load->material != NULL;
}

static gboolean
can_write (RegMaterialView *self)
{
  return !reg_store_is_read_only (reg_session_get_store (self->session));
}

/* --- showing ---------------------------------------------------------------------------- */

static void
add_date (RegMaterialView *self, const char *title, int field)
{
  g_autofree char *text = reg_session_format_date (
      self->session, reg_record_get_text (self->material->record, field));

  reg_material_parts_add_fact (self->box, title, text);
}

static void
add_facts (RegMaterialView *self)
{
  const RegRecord *record = self->material->record;
  guint n = (guint)self->material->n_given;
  g_autofree char *given = n > 0 ? g_strdup_printf (ngettext ("%'u time", "%'u times", n), n)
                                 : NULL;

  reg_material_parts_add_fact (self->box, _ ("Product"), self->material->product);
  reg_material_parts_add_fact (self->box, _ ("Language"),
                               reg_record_get_text (record, REG_MATERIAL_LANGUAGE));
  add_date (self, _ ("Current since"), REG_MATERIAL_SINCE);
  reg_material_parts_add_fact (self->box, _ ("Asked for"), given);
  if (!reg_record_is_null (record, REG_MATERIAL_COST) && reg_session_sees_cost (self->session))
    {
      g_autofree char *cost = reg_session_format_money (
          self->session, reg_record_get_int (record, REG_MATERIAL_COST), NULL);

      reg_material_parts_add_fact (self->box, _ ("What one costs us"), cost);
    }
  reg_material_parts_add_fact (self->box, _ ("File"), self->material->file);
  reg_material_parts_add_words (self->box, reg_record_get_text (record, REG_MATERIAL_NOTE));
}

static void
add_buttons (RegMaterialView *self)
{
  gboolean is_retired = !reg_record_is_null (self->material->record, REG_MATERIAL_RETIRED_ON);
  gint64 older = reg_record_get_int (self->material->record, REG_MATERIAL_REPLACES_ID);

  if (self->material->file != NULL)
    {
      GtkWidget *open = reg_material_parts_add_button (self->box, _ ("_Open the file"),
                                                       "material.open");

      gtk_widget_add_css_class (open, "suggested-action");
      reg_material_parts_add_button (self->box, _ ("_Save a copy…"), "material.save");
    }
  if (can_write (self) && !is_retired)
    {
      reg_material_parts_add_button (self->box, _ ("_Give to a customer…"), "material.give");
      reg_material_parts_add_button (self->box, _ ("New _version…"), "material.renew");
    }
  if (can_write (self))
    {
      if (self->material->file == NULL)
        reg_material_parts_add_button (self->box, _ ("_Add a file…"), "material.file");
      reg_material_parts_add_button (self->box, _ ("_Change…"), "material.edit");
      reg_material_parts_add_button (self->box,
                                     is_retired ? _ ("Give out a_gain") : _ ("_No longer give out"),
                                     "material.retire");
    }
  if (older != 0)
    {
      g_autofree char *action = g_strdup_printf ("app.open-material(int64 %" G_GINT64_FORMAT ")",
                                                 older);

      reg_material_parts_add_button (self->box, _ ("Version _before this one"), action);
    }
}

static void
show (RegMaterialView *self)
{
  const RegRecord *record = self->material->record;
  g_autofree char *about = g_strdup_printf (
      "%s%s%s",
      _ (reg_enum_get_label (&reg_enum_material_kind,
                             reg_record_get_int (record, REG_MATERIAL_KIND))),
      reg_record_is_null (record, REG_MATERIAL_VERSION) ? "" : " · ",
      reg_record_get_text (record, REG_MATERIAL_VERSION));
  GtkWidget *head;

  reg_material_parts_clear (self->box);
  head = reg_material_parts_add_title (self->box, reg_record_get_text (record, REG_MATERIAL_NAME),
                                       about);
  if (!reg_record_is_null (record, REG_MATERIAL_RETIRED_ON))
    {
      g_autofree char *day = reg_session_format_date (
          self->session, reg_record_get_text (record, REG_MATERIAL_RETIRED_ON));
      /* Translators: %s is a day */
      g_autofree char *text = g_strdup_printf (_ ("Not given out since %s"), day);
      GtkWidget *pill = reg_pill_new (text, REG_PILL_WARNING);

      gtk_widget_set_halign (pill, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (head), pill);
    }
  add_facts (self);
  add_buttons (self);
}

static void
show_words (RegMaterialView *self, const char *words)
{
  reg_material_parts_clear (self->box);
  reg_material_parts_add_words (self->box, words);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegMaterialView) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  g_clear_pointer (&self->material, reg_material_free);
  if (load != NULL && load->id != self->id)
    return;
  if (load != NULL)
    {
      self->material = g_steal_pointer (&load->material);
      show (self);
    }
  else
    {
      g_autofree char *why = reg_error_describe (error);

      show_words (self, why);
    }
}

static void
load (RegMaterialView *self)
{
  Load *job;

  if (self->id == 0)
    {
      show_words (self, _ ("Choose something to see more."));
      return;
    }
  job = g_new0 (Load, 1);
  job->id = self->id;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegMaterialView *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (self->id != 0
      && (changes->entities & (BIT (MATERIAL) | BIT (MATERIAL_REQUEST) | BIT (PRODUCT))))
    load (self);
#undef BIT
}

/* --- actions ---------------------------------------------------------------------------- */

static void
file_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegMaterialView *self = REG_MATERIAL_VIEW (widget);
  gint64 attachment;

  if (self->material == NULL)
    return;
  attachment = reg_record_get_int (self->material->record, REG_MATERIAL_ATTACHMENT_ID);
  if (g_str_equal (action, "material.file"))
    reg_material_choose_file (widget, self->session, self->id);
  else if (attachment == 0)
    return;
  else if (g_str_equal (action, "material.open"))
    reg_attachment_open (widget, self->session, attachment);
  else
    reg_attachment_save_copy (widget, self->session, attachment);
}

static void
renew_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegMaterialView *self = REG_MATERIAL_VIEW (widget);

  if (self->material != NULL)
    reg_material_renew_ask (widget, self->session, self->material->record);
}

static void
edit_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegMaterialView *self = REG_MATERIAL_VIEW (widget);

  if (self->material != NULL)
    reg_material_form_open (widget, self->session, self->material->record, self->material->product);
}

static void
retire_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegMaterialView *self = REG_MATERIAL_VIEW (widget);

  if (self->material != NULL)
    reg_material_retire (widget, self->session, &self->id, 1,
                         reg_record_is_null (self->material->record, REG_MATERIAL_RETIRED_ON));
}

static void
give_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.give-material", "(xx)", (gint64)0,
                              REG_MATERIAL_VIEW (widget)->id);
}

/* What is let go over it takes its place. */
static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, RegMaterialView *self)
{
  g_autoptr (GFile) file = reg_material_get_dropped (value);

  if (file == NULL || self->material == NULL || !can_write (self))
    return FALSE;
  reg_material_renew_with (GTK_WIDGET (self), self->session, self->material->record, file);
  return TRUE;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_material_view_dispose (GObject *object)
{
  RegMaterialView *self = REG_MATERIAL_VIEW (object);

  g_clear_pointer (&self->material, reg_material_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_material_view_parent_class)->dispose (object);
}

static void
reg_material_view_class_init (RegMaterialViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_material_view_dispose;
  gtk_widget_class_install_action (widget_class, "material.open", NULL, file_activated_cb);
  gtk_widget_class_install_action (widget_class, "material.save", NULL, file_activated_cb);
  gtk_widget_class_install_action (widget_class, "material.file", NULL, file_activated_cb);
  gtk_widget_class_install_action (widget_class, "material.renew", NULL, renew_activated_cb);
  gtk_widget_class_install_action (widget_class, "material.edit", NULL, edit_activated_cb);
  gtk_widget_class_install_action (widget_class, "material.retire", NULL, retire_activated_cb);
  gtk_widget_class_install_action (widget_class, "material.give", NULL, give_activated_cb);
}

static void
reg_material_view_init (RegMaterialView *self)
{
  GtkDropTarget *target = reg_material_new_drop_target ();

  adw_bin_set_child (ADW_BIN (self), reg_material_parts_new_column (&self->box));
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * reg_material_view_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
reg_material_view_new (RegSession *session)
{
  RegMaterialView *self = g_object_new (REG_TYPE_MATERIAL_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * reg_material_view_set_material:
 * @material: what is shown, 0 for nothing
 */
void
reg_material_view_set_material (RegMaterialView *self, gint64 material)
{
  g_return_if_fail (REG_IS_MATERIAL_VIEW (self));

  if (self->id == material && material != 0)
    return;
  self->id = material;
  load (self);
}

/**
 * reg_material_view_open:
 *
 * Shows it in a dialog over the window in front, the form for a new one; for the table of record
 * windows.
 *
 * Returns: %NULL, since there is no window of its own
 */
GtkWindow *
reg_material_view_open (GtkApplication *application,
                        RegSession *session,
                        gint64 material,
                        gint64 party)
{
  GtkWindow *front = gtk_application_get_active_window (application);
  GtkWidget *view;

  if (front == NULL)
    return NULL;
  if (material == 0)
    {
      reg_material_form_open (GTK_WIDGET (front), session, NULL, NULL);
      return NULL;
    }
  view = reg_material_view_new (session);
  reg_material_view_set_material (REG_MATERIAL_VIEW (view), material);
  reg_dialog_present (reg_material_parts_new_dialog (_ ("What can be given"), view),
                      GTK_WIDGET (front));
  return NULL;
}
