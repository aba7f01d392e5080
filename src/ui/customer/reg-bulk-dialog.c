/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-bulk-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-ladder.h"
#include "ui/customer/reg-bulk-run.h"
#include "ui/widgets/reg-staff-row.h"

/* One thing is chosen and done to all customers that were selected. */
struct _RegBulkDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *change_button;
  AdwComboRow *what_row;
  AdwComboRow *owner_row;
  AdwComboRow *rhythm_row;
  AdwComboRow *rung_row;
  AdwSwitchRow *unwanted_row;
  AdwEntryRow *text_row;
  AdwPreferencesGroup *hint_group;

  GtkWidget *from;
  RegSession *session;
  gint64 *ids;
  gsize n_ids;
};

G_DEFINE_FINAL_TYPE (RegBulkDialog, reg_bulk_dialog, ADW_TYPE_DIALOG)

/* What can be done; @text is what the line of text is for, @hint is said below. */
static const struct
{
  const char *title;
  const char *text;
  const char *hint;
} kinds[] = {
  [REG_BULK_OWNER] = { N_ ("Looked after by"), NULL, NULL },
  [REG_BULK_CLASS] = { N_ ("Class"), N_ ("Class"), N_ ("Left empty, they are in no class.") },
  [REG_BULK_RHYTHM] = { N_ ("Keep in touch"), NULL, NULL },
  [REG_BULK_LANGUAGE] = { N_ ("Language"), N_ ("Language"),
                          N_ ("Left empty, none is known of them.") },
  [REG_BULK_RUNG] = { N_ ("Kind of customer"), N_ ("Why"), NULL },
  [REG_BULK_UNWANTED] = { N_ ("Rather not have"), N_ ("Because"), NULL },
  [REG_BULK_NOTE] = { N_ ("Add a note"), N_ ("Note"),
                      N_ ("It becomes the last line of their note.") },
  [REG_BULK_DELETE] = { N_ ("Delete"), NULL, N_ ("They go to the bin.") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == REG_N_BULKS);

static RegBulk
get_what (RegBulkDialog *self)
{
  return (RegBulk)MIN (adw_combo_row_get_selected (self->what_row), REG_N_BULKS - 1);
}

static char *
dup_text (RegBulkDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row))));
}

static void
update (RegBulkDialog *self)
{
  RegBulk what = get_what (self);
  g_autofree char *text = dup_text (self);
  gboolean needs_text = what == REG_BULK_NOTE;
  gboolean has_text = kinds[what].text != NULL
                      && (what != REG_BULK_UNWANTED
                          || adw_switch_row_get_active (self->unwanted_row));

  gtk_widget_set_visible (GTK_WIDGET (self->owner_row), what == REG_BULK_OWNER);
  gtk_widget_set_visible (GTK_WIDGET (self->rhythm_row), what == REG_BULK_RHYTHM);
  gtk_widget_set_visible (GTK_WIDGET (self->rung_row), what == REG_BULK_RUNG);
  gtk_widget_set_visible (GTK_WIDGET (self->unwanted_row), what == REG_BULK_UNWANTED);
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), has_text);
  if (has_text)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row), _ (kinds[what].text));
  adw_preferences_group_set_description (self->hint_group,
                                         kinds[what].hint != NULL ? _ (kinds[what].hint) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_group), kinds[what].hint != NULL);
  gtk_widget_set_sensitive (self->change_button, !needs_text || *text != '\0');
  gtk_button_set_label (GTK_BUTTON (self->change_button),
                        what == REG_BULK_DELETE ? _ ("_Delete") : _ ("C_hange"));
  if (what == REG_BULK_DELETE)
    {
      gtk_widget_remove_css_class (self->change_button, "suggested-action");
      gtk_widget_add_css_class (self->change_button, "destructive-action");
    }
  else
    {
      gtk_widget_remove_css_class (self->change_button, "destructive-action");
      gtk_widget_add_css_class (self->change_button, "suggested-action");
    }
}

static gint64
get_number (RegBulkDialog *self, RegBulk what)
{
  switch (what)
    {
    case REG_BULK_OWNER:
      return reg_staff_row_get_staff (self->owner_row);
    /* The first choice is what nobody said. */
    case REG_BULK_RHYTHM:
      return (gint64)adw_combo_row_get_selected (self->rhythm_row) - 1;
    case REG_BULK_RUNG:
      return (gint64)adw_combo_row_get_selected (self->rung_row) - 1;
    case REG_BULK_UNWANTED:
      return adw_switch_row_get_active (self->unwanted_row);
    case REG_BULK_CLASS:
    case REG_BULK_LANGUAGE:
    case REG_BULK_NOTE:
    case REG_BULK_DELETE:
    case REG_N_BULKS:
    default:
      return 0;
    }
}

static void
change_cb (RegBulkDialog *self)
{
  RegBulk what = get_what (self);
  g_autofree char *text = kinds[what].text != NULL ? dup_text (self) : NULL;
  const RegBulkChange change = { what, get_number (self, what), text };
  g_autoptr (RegBulkDialog) keep = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  reg_bulk_run (self->from, self->session, &change, self->ids, self->n_ids);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_bulk_dialog_dispose (GObject *object)
{
  RegBulkDialog *self = REG_BULK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_BULK_DIALOG);
  G_OBJECT_CLASS (reg_bulk_dialog_parent_class)->dispose (object);
}

static void
reg_bulk_dialog_finalize (GObject *object)
{
  RegBulkDialog *self = REG_BULK_DIALOG (object);

  g_clear_object (&self->from);
  g_clear_object (&self->session);
  g_free (self->ids);
  G_OBJECT_CLASS (reg_bulk_dialog_parent_class)->finalize (object);
}

static void
reg_bulk_dialog_class_init (RegBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_bulk_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_bulk_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, change_button);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, what_row);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, rhythm_row);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, rung_row);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, unwanted_row);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, RegBulkDialog, hint_group);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
reg_bulk_dialog_init (RegBulkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (AdwComboRow *row, const char *first, const RegEnum *vocabulary, const char *never)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, first);
  for (int i = 0; i < vocabulary->n_values; i++)
    gtk_string_list_append (
        names, i == 0 && never != NULL ? never : _ (reg_enum_get_label (vocabulary, i)));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

/**
 * reg_bulk_dialog_new:
 * @from: where it was asked for; messages appear there
 * @session: the open customer book
 * @parties: (array length=n_parties): the customers
 * @n_parties: how many they are
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_bulk_dialog_new (GtkWidget *from, RegSession *session, const gint64 *parties, gsize n_parties)
{
  RegBulkDialog *self = g_object_new (REG_TYPE_BULK_DIALOG, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *title = g_strdup_printf (
      ngettext ("Change %'u customer", "Change %'u customers", (guint)n_parties), (guint)n_parties);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%'u customer", "%'u customers", (guint)n_parties), (guint)n_parties);
  RegRecord *staff;

  self->from = g_object_ref (from);
  self->session = g_object_ref (session);
  self->ids = g_memdup2 (parties, n_parties * sizeof *parties);
  self->n_ids = n_parties;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_subtitle (self->heading, count);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, _ (kinds[i].title));
  adw_combo_row_set_model (self->what_row, G_LIST_MODEL (names));
  /* Enter gives them to whoever asks, and takes nobody away from anybody unasked. */
  staff = reg_session_get_staff (session);
  reg_staff_row_fill (self->owner_row, session, staff != NULL ? reg_record_get_id (staff) : 0);
  fill (self->rhythm_row, _ ("As usual for the class"), &reg_enum_repeat, _ ("Wants no contact"));
  fill (self->rung_row, C_ ("kind of customer", "By the rules"), &reg_enum_rung, NULL);
  update (self);
  return ADW_DIALOG (self);
}
