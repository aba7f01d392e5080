/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-phase-button.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "store/reg-phases.h"

struct _RegPhaseButton
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GtkGrid *grid;
  RegSession *session;
  gint64 party;
};

G_DEFINE_FINAL_TYPE (RegPhaseButton, reg_phase_button, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 party;
  RegPhaseCounts counts;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  return reg_phases_count (db, load->party, &load->counts, error);
}

static const char *
get_title (RegPhase phase)
{
  switch (phase)
    {
    case REG_PHASE_BEFORE:
      return C_ ("phase", "Before the first purchase");
    case REG_PHASE_PURCHASE:
      return C_ ("phase", "On its day");
    case REG_PHASE_AFTER:
    case REG_N_PHASES:
    default:
      return C_ ("phase", "After");
    }
}

static void
attach (RegPhaseButton *self, const char *text, int column, int row, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  if (dim)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
attach_count (RegPhaseButton *self, gint64 n, int column, int row)
{
  g_autofree char *text = g_strdup_printf ("%'" PRId64, n);

  attach (self, text, column, row, FALSE);
}

static void
show_counts (RegPhaseButton *self, const RegPhaseCounts *counts)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  attach (self, C_ ("phase", "Who began"), 0, 0, TRUE);
  attach (self, C_ ("phase", "They"), 1, 0, TRUE);
  attach (self, C_ ("phase", "We"), 2, 0, TRUE);
  attach (self, C_ ("phase", "Neither"), 3, 0, TRUE);
  for (int phase = 0; phase < REG_N_PHASES; phase++)
    {
      attach (self, get_title (phase), 0, phase + 1, FALSE);
      attach_count (self, counts->n[phase][REG_DIRECTION_THEY], 1, phase + 1);
      attach_count (self, counts->n[phase][REG_DIRECTION_WE], 2, phase + 1);
      attach_count (self, counts->n[phase][REG_DIRECTION_NONE], 3, phase + 1);
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPhaseButton) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    g_message ("Contacts by phase could not be counted: %s", error->message);
  else if (self->button != NULL)
    show_counts (self, &load->counts);
}

static void
shown_cb (RegPhaseButton *self)
{
  Load *load;

  if (self->session == NULL)
    return;
  load = g_new0 (Load, 1);
  load->party = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, load,
                        g_free, NULL, loaded_cb, g_object_ref (self));
}

static void
reg_phase_button_dispose (GObject *object)
{
  RegPhaseButton *self = REG_PHASE_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_phase_button_parent_class)->dispose (object);
}

static void
reg_phase_button_class_init (RegPhaseButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_phase_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_popover (GtkMenuButton *button, gpointer user_data)
{
  RegPhaseButton *self = user_data;
  GtkWidget *popover;

  if (self->grid != NULL)
    return;
  popover = gtk_popover_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 9);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 9);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 9);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->grid));
  gtk_menu_button_set_popover (self->button, popover);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
}

static void
reg_phase_button_init (RegPhaseButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "reg-insights-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               _ ("Who began, before and after they bought"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * reg_phase_button_set_party:
 * @session: the open customer book
 * @party: whose contacts are counted
 *
 * To be called once.
 */
void
reg_phase_button_set_party (RegPhaseButton *self, RegSession *session, gint64 party)
{
  g_return_if_fail (REG_IS_PHASE_BUTTON (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->party = party;
}
