/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-proof-rows.h"

#include <glib/gi18n.h>

#include "core/reg-stand-in.h"

struct _RegProofRows
{
  GtkBox parent_instance;

  GPtrArray *staff; /* of RegRecord: who may be chosen */
  gboolean needs_pin;
  GtkWidget *who;
  GtkWidget *pin;
  GtkWidget *wrong;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegProofRows, reg_proof_rows, GTK_TYPE_BOX)

static RegRecord *
get_chosen (RegProofRows *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->who));

  return index < self->staff->len ? g_ptr_array_index (self->staff, index) : NULL;
}

static gboolean
lacks_pin (RegProofRows *self)
{
  RegRecord *chosen = get_chosen (self);

  return chosen != NULL && self->needs_pin && reg_record_is_null (chosen, REG_STAFF_PIN);
}

static void
update (RegProofRows *self)
{
  if (lacks_pin (self))
    {
      g_autofree char *text = g_strdup_printf (
          _ ("%s has no PIN yet. It is set in the preferences, under Staff."),
          reg_record_get_text (get_chosen (self), REG_STAFF_NAME));

      reg_proof_rows_set_wrong (self, text);
    }
  gtk_widget_set_sensitive (self->pin, !lacks_pin (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
who_changed_cb (GObject *row, GParamSpec *pspec, RegProofRows *self)
{
  reg_proof_rows_set_wrong (self, NULL);
  update (self);
}

static void
pin_changed_cb (GtkEditable *editable, RegProofRows *self)
{
  /* Emptied by us after a wrong one: the word about it stays until the next is typed. */
  if (*gtk_editable_get_text (editable) != '\0')
    reg_proof_rows_set_wrong (self, NULL);
  update (self);
}

static void
reg_proof_rows_finalize (GObject *object)
{
  g_ptr_array_unref (REG_PROOF_ROWS (object)->staff);
  G_OBJECT_CLASS (reg_proof_rows_parent_class)->finalize (object);
}

static void
reg_proof_rows_class_init (RegProofRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_proof_rows_finalize;
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_PROOF_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
reg_proof_rows_init (RegProofRows *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->staff = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  self->who = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->who), _ ("Who decides"));
  self->pin = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pin), _ ("PIN"));
  self->wrong = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->wrong), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->wrong), 0);
  gtk_widget_add_css_class (self->wrong, "error");
  gtk_widget_set_visible (self->wrong, FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->who);
  gtk_list_box_append (GTK_LIST_BOX (list), self->pin);
  gtk_box_append (GTK_BOX (self), list);
  gtk_box_append (GTK_BOX (self), self->wrong);
}

/**
 * reg_proof_rows_new:
 * @session: the open book
 * @least_role: who stands lower is not asked
 *
 * Emits "changed" when somebody else is chosen or something is typed.
 *
 * Returns: (transfer floating): the rows
 */
GtkWidget *
reg_proof_rows_new (RegSession *session, gint64 least_role)
{
  RegProofRows *self = g_object_new (REG_TYPE_PROOF_ROWS, NULL);
  GPtrArray *staff = reg_session_get_staff_list (session);
  RegRecord *working = reg_session_get_staff (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0, n_here = 0;

  for (guint i = 0; i < staff->len; i++)
    {
      RegRecord *person = g_ptr_array_index (staff, i);

      n_here += reg_staff_is_here (person);
      if (!reg_staff_is_here (person) || reg_record_get_int (person, REG_STAFF_ROLE) < least_role)
        continue;
      if (working != NULL && reg_record_get_id (working) == reg_record_get_id (person))
        selected = self->staff->len;
      g_ptr_array_add (self->staff, reg_record_ref (person));
      gtk_string_list_append (names, reg_record_get_text (person, REG_STAFF_NAME));
    }
  self->needs_pin = n_here > 1;
  gtk_widget_set_visible (self->pin, self->needs_pin);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->who), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->who), selected);
  g_signal_connect_object (self->who, "notify::selected", G_CALLBACK (who_changed_cb), self, 0);
  g_signal_connect_object (self->pin, "changed", G_CALLBACK (pin_changed_cb), self, 0);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * reg_proof_rows_get_staff:
 *
 * Returns: who decides, 0 for nobody
 */
gint64
reg_proof_rows_get_staff (RegProofRows *self)
{
  RegRecord *chosen = get_chosen (self);

  return chosen != NULL ? reg_record_get_id (chosen) : 0;
}

/**
 * reg_proof_rows_get_pin:
 *
 * Returns: (nullable): what was typed, %NULL where nobody has to prove anything
 */
const char *
reg_proof_rows_get_pin (RegProofRows *self)
{
  return self->needs_pin ? gtk_editable_get_text (GTK_EDITABLE (self->pin)) : NULL;
}

/* Whether somebody is chosen and has typed something, where that is needed. */
gboolean
reg_proof_rows_is_complete (RegProofRows *self)
{
  return get_chosen (self) != NULL && !lacks_pin (self)
         && (!self->needs_pin || *gtk_editable_get_text (GTK_EDITABLE (self->pin)) != '\0');
}

/**
 * reg_proof_rows_set_wrong:
 * @text: (nullable): what is not right
 */
void
reg_proof_rows_set_wrong (RegProofRows *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->wrong), text != NULL ? text : "");
  gtk_widget_set_visible (self->wrong, text != NULL);
}

/* After a wrong one: the next is typed into an empty row. */
void
reg_proof_rows_clear_pin (RegProofRows *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_widget_grab_focus (self->pin);
}
