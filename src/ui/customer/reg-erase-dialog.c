/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-erase-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-fold.h"
#include "store/reg-party-erase.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-error-page.h"

/* What goes when a customer is erased, what stays and why; done only after the name was typed. */
struct _RegEraseDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwStatusPage *problem_page;
  GtkEditable *entry;
  GtkWidget *button;

  GtkWidget *from; /* the toast outlives the dialog; not owned: it owns this */
  RegSession *session;
  gint64 party;
  RegRecord *record;
};

G_DEFINE_FINAL_TYPE (RegEraseDialog, reg_erase_dialog, ADW_TYPE_DIALOG)

/* --- erasing ---------------------------------------------------------------------------- */

typedef struct
{
  GWeakRef dialog;
  gint64 party;
  char *name;
} Erase;

static void
erase_free (gpointer data)
{
  Erase *erase = data;

  g_weak_ref_clear (&erase->dialog);
  g_free (erase->name);
  g_free (erase);
}

static gboolean
erase_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Erase *erase = data;
  /* Translators: stands in place of words that were erased */
  const RegEraseWords words = { erase->name, _ ("Erased") };

  return reg_party_erase (db, erase->party, &words, error);
}

static void
erased_cb (GtkWidget *from, gpointer data, const GError *error)
{
  Erase *erase = data;
  g_autoptr (AdwDialog) dialog = g_weak_ref_get (&erase->dialog);

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
}

static void
erase_activated_cb (RegEraseDialog *self)
{
  const RegEditWords words = { .kind = "erase",
                               .done = _ ("Customer erased"),
                               .failed = _ ("The customer was not erased."),
                               .without_undo = TRUE };
  const char *code = reg_record_get_text (self->record, REG_PARTY_CODE);
  g_autofree char *number = *code != '\0' ? g_strdup (code)
                                          : g_strdup_printf ("%" G_GINT64_FORMAT, self->party);
  Erase *erase;

  if (self->from == NULL)
    return;
  erase = g_new0 (Erase, 1);
  g_weak_ref_init (&erase->dialog, self);
  erase->party = self->party;
  /* Translators: what a customer is called whose name was erased; %s is the customer's number */
  erase->name = g_strdup_printf (_ ("Erased customer %s"), number);
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->button), _ ("Erasing…"));
  reg_edit_run (self->from, self->session, &words, erase_job, erase, erase_free, erased_cb);
}

/* The name as it is written, whatever the case and the accents. */
static void
name_typed_cb (RegEraseDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *wanted = g_strstrip (
      g_strdup (reg_record_get_text (self->record, REG_PARTY_NAME)));
  g_autofree char *left = reg_fold (typed);
  g_autofree char *right = reg_fold (wanted);

  gtk_widget_set_sensitive (self->button, g_str_equal (left, right));
}

/* --- showing ---------------------------------------------------------------------------- */

static AdwPreferencesGroup *
add_group (RegEraseDialog *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *safe = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, safe);
  adw_preferences_page_add (self->page, group);
  return group;
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, gint64 count)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (count > 0)
    {
      g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, count);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

/* Returns the group, NULL when there is nothing with that fate. */
static AdwPreferencesGroup *
show_fate (RegEraseDialog *self,
           const RegErasure *erasure,
           RegEraseFate fate,
           const char *title,
           const char *description)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < erasure->parts->len; i++)
    {
      const RegErasePart *part = &g_array_index (erasure->parts, RegErasePart, i);

      if (part->fate != fate || part->entity == REG_ENTITY_PARTY)
        continue;
      if (group == NULL)
        group = add_group (self, title, description);
      add_row (group, _ (reg_entity_get_info (part->entity)->label), part->count);
    }
  return group;
}

static void
show_obstacles (RegEraseDialog *self, const RegErasure *erasure)
{
  AdwPreferencesGroup *group = add_group (
      self, _ ("Cannot be erased yet"),
      _ ("As long as something is open, the firm needs to know with whom."));

  if (erasure->open_quotations > 0)
    add_row (group, _ ("Open quotations"), erasure->open_quotations);
  if (erasure->open_complaints > 0)
    add_row (group, _ ("Open complaints"), erasure->open_complaints);
  if (erasure->unpaid_sales > 0)
    add_row (group, _ ("Sales that are not paid"), erasure->unpaid_sales);
}

static void
show_parts (RegEraseDialog *self, const RegErasure *erasure)
{
  AdwPreferencesGroup *group = add_group (
      self, _ ("What is erased"), _ ("For good, from the lists, the search and the history."));

  add_row (group, _ ("Name, birthday, photo and notes"), 0);
  for (guint i = 0; i < erasure->parts->len; i++)
    {
      const RegErasePart *part = &g_array_index (erasure->parts, RegErasePart, i);

      if (part->fate == REG_ERASE_GOES && part->entity != REG_ENTITY_ATTACHMENT)
        add_row (group, _ (reg_entity_get_info (part->entity)->label), part->count);
    }
  show_fate (self, erasure, REG_ERASE_SILENT, _ ("What stays, without the words"),
             _ ("Day and kind are counted in figures; what was said and written goes."));
  group = show_fate (
      self, erasure, REG_ERASE_STAYS, _ ("What the books need"),
      _ ("Numbers, days and amounts stay for the tax office, under a neutral name."));
  if (group != NULL && erasure->named > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u accepted quotation keeps the address as it was sent: the law wants such"
                    " documents kept whole.",
                    "%u accepted quotations keep the address as they were sent: the law wants such"
                    " documents kept whole.",
                    (guint)erasure->named),
          (guint)erasure->named);
      AdwActionRow *row = add_row (group, _ ("Addresses on documents"), 0);

      adw_action_row_set_subtitle (row, text);
    }
}

static void
show_question (RegEraseDialog *self, const RegErasure *erasure)
{
  AdwPreferencesGroup *group = add_group (
      self, _ ("This cannot be undone"),
      _ ("Older backups still have the customer, until newer ones have taken their place."));
  GtkWidget *entry = adw_entry_row_new ();
  /* Translators: %s is the name of the customer, to be typed as a confirmation */
  g_autofree char *title = g_strdup_printf (_ ("Type “%s” to go on"),
                                            reg_record_get_text (erasure->party, REG_PARTY_NAME));

  self->entry = GTK_EDITABLE (entry);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  self->button = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->button), _ ("Erase this customer"));
  gtk_widget_add_css_class (self->button, "destructive-action");
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "activated", G_CALLBACK (erase_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, entry);
  adw_preferences_group_add (group, self->button);
}

static void
show (RegEraseDialog *self, const RegErasure *erasure)
{
  self->record = reg_record_ref (erasure->party);
  if (!reg_record_is_null (erasure->party, REG_PARTY_ERASED_ON))
    add_group (self, _ ("This customer was erased"), _ ("There is nothing left that could go."));
  else if (reg_party_erasure_is_refused (erasure))
    show_obstacles (self, erasure);
  show_parts (self, erasure);
  if (!reg_party_erasure_is_refused (erasure))
    show_question (self, erasure);
  gtk_stack_set_visible_child_name (self->stack, "parts");
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  RegErasure *erasure;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->erasure, reg_party_erasure_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->erasure = reg_party_erasure_load (db, load->party, error);
  return load->erasure != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegEraseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL)
    return;
  if (load != NULL)
    {
      show (self, load->erasure);
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_erase_dialog_dispose (GObject *object)
{
  RegEraseDialog *self = REG_ERASE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->record, reg_record_unref);
  G_OBJECT_CLASS (reg_erase_dialog_parent_class)->dispose (object);
}

static void
reg_erase_dialog_class_init (RegEraseDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_erase_dialog_dispose;
}

static void
reg_erase_dialog_init (RegEraseDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *stack = gtk_stack_new ();

  self->stack = GTK_STACK (stack);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->problem_page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->problem_page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem_page, _ ("The customer could not be read"));
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->page), "parts");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem_page), "problem");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), stack);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Erase customer"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

/**
 * reg_erase_dialog_new:
 * @from: where it was asked for; what came of it is told there
 * @session: the open customer book
 * @party: the customer
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_erase_dialog_new (GtkWidget *from, RegSession *session, gint64 party)
{
  RegEraseDialog *self = g_object_new (REG_TYPE_ERASE_DIALOG, NULL);
  Load *job = g_new0 (Load, 1);

  g_set_weak_pointer (&self->from, from);
  self->session = g_object_ref (session);
  self->party = party;
  job->party = party;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, job, load_free,
                        NULL, loaded_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
