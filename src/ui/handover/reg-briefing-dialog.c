/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/handover/reg-briefing-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-handover.h"
#include "ui/handover/reg-briefing-reader.h"
#include "ui/handover/reg-handover-output.h"
#include "ui/reg-edit.h"
#include "ui/reg-error-text.h"

struct _RegBriefingDialog
{
  AdwDialog parent_instance;
  RegSession *session;
  gint64 action, staff;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  RegBriefingReader *reader;
  AdwStatusPage *status;
  GtkWidget *read_button;
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegBriefingDialog, reg_briefing_dialog, ADW_TYPE_DIALOG)

/* --- loading ------------------------------------------------------------------------------ */

typedef struct
{
  gint64 action, staff, from;
  GArray *ids;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->ids, g_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->from = reg_handover_get_from (db, load->action);
  load->ids = reg_handover_list_unread (db, load->action, load->staff, error);
  return load->ids != NULL;
}

static void
show_status (RegBriefingDialog *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_widget_set_visible (self->read_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegBriefingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  g_autofree char *why = NULL;

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load == NULL)
    {
      why = reg_error_describe (error);
      show_status (self, _ ("The briefings could not be read"), why);
    }
  else if (load->ids->len == 0)
    show_status (self, _ ("All read"),
                 _ ("You know what there is to know of the customers you were handed."));
  else
    {
      reg_briefing_reader_show (self->reader, load->ids, load->from);
      gtk_widget_set_visible (self->read_button, TRUE);
      gtk_stack_set_visible_child_name (self->stack, "reader");
    }
}

static void
load (RegBriefingDialog *self)
{
  Load *job = g_new0 (Load, 1);

  job->action = self->action;
  job->staff = self->staff;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegBriefingDialog *self)
{
  if (changes->entities & (G_GUINT64_CONSTANT (1) << REG_ENTITY_CONFIRMATION))
    load (self);
}

/* --- reading ------------------------------------------------------------------------------ */

typedef struct
{
  gint64 action, party, staff;
} Read;

static gboolean
read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Read *read = data;

  return reg_handover_set_read (db, read->action, read->party, read->staff, error);
}

static void
read_cb (RegBriefingDialog *self)
{
  const RegEditWords words = {
    .kind = "handover-read",
    .done = _ ("Briefing read"),
    .failed = _ ("This was not noted."),
  };
  const Read read = { self->action, reg_briefing_reader_get_party (self->reader), self->staff };

  if (read.party != 0)
    reg_edit_run (GTK_WIDGET (self->toasts), self->session, &words, read_job,
                  g_memdup2 (&read, sizeof read), g_free, NULL);
}

static void
print_cb (RegBriefingDialog *self)
{
  reg_handover_output_print (GTK_WIDGET (self->toasts), self->session, self->action, self->staff);
}

static void
save_cb (RegBriefingDialog *self)
{
  reg_handover_output_ask (GTK_WIDGET (self->toasts), self->session, self->action, self->staff);
}

/* --- object ------------------------------------------------------------------------------- */

static void
reg_briefing_dialog_dispose (GObject *object)
{
  g_clear_object (&REG_BRIEFING_DIALOG (object)->session);
  G_OBJECT_CLASS (reg_briefing_dialog_parent_class)->dispose (object);
}

static void
reg_briefing_dialog_class_init (RegBriefingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_briefing_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_briefing_dialog_init (RegBriefingDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Customers you were handed"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
}

static GtkWidget *
add_button (RegBriefingDialog *self, GtkWidget *bar, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), button);
  return button;
}

static GtkWidget *
create_page (RegBriefingDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar = adw_wrap_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  self->reader = reg_briefing_reader_new (self->session);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reader));
  self->read_button = add_button (self, bar, _ ("_Read"), G_CALLBACK (read_cb));
  gtk_widget_add_css_class (self->read_button, "suggested-action");
  gtk_widget_set_sensitive (self->read_button,
                            !reg_store_is_read_only (reg_session_get_store (self->session)));
  add_button (self, bar, _ ("_Print all…"), G_CALLBACK (print_cb));
  add_button (self, bar, _ ("_Save as PDF…"), G_CALLBACK (save_cb));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

/**
 * reg_briefing_dialog_new:
 * @session: the open book; the briefings are those of who is working
 * @action: the handover
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_briefing_dialog_new (RegSession *session, gint64 action)
{
  RegBriefingDialog *self = g_object_new (REG_TYPE_BRIEFING_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->session = g_object_ref (session);
  self->action = action;
  self->staff = reg_store_get_staff (reg_session_get_store (session));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, create_page (self), "reader");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->toasts));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->read_button);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
