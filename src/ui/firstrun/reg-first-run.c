/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/firstrun/reg-first-run.h"

#include <glib/gi18n.h>

#include "core/reg-pin.h"
#include "store/reg-firm.h"
#include "ui/firstrun/reg-country-list.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-focus.h"

/* What a new book asks before it can be used. */
struct _RegFirstRun
{
  AdwBin parent_instance;

  AdwEntryRow *name_row;
  AdwComboRow *country_row;
  AdwActionRow *formats_row;
  AdwEntryRow *owner_row;
  AdwEntryRow *pin_row;
  GtkLabel *problem_label;
  GtkWidget *start_button;
  GtkWidget *import_button;

  RegSession *session;
  gboolean is_busy;
};

enum
{
  STARTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegFirstRun, reg_first_run, ADW_TYPE_BIN)

/* --- answers ---------------------------------------------------------------------------- */

static char *
dup_answer (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
set_row_problem (AdwEntryRow *row, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static void
answers_changed_cb (RegFirstRun *self)
{
  g_autofree char *name = dup_answer (self->name_row);
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (self->pin_row));
  gboolean pin_fits = *pin == '\0' || reg_pin_is_valid (pin);
  gboolean is_complete = *name != '\0' && pin_fits && !self->is_busy
                         && reg_country_list_get (self->country_row) != NULL;

  set_row_problem (self->pin_row, !pin_fits);
  gtk_label_set_label (self->problem_label, pin_fits ? "" : _ ("A PIN has four to eight digits."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !pin_fits);
  gtk_widget_set_sensitive (self->start_button, is_complete);
  gtk_widget_set_sensitive (self->import_button, is_complete);
}

static void
country_changed_cb (RegFirstRun *self)
{
  const RegCountry *country = reg_country_list_get (self->country_row);
  g_autofree char *formats = NULL;

  if (country == NULL)
    return;
  formats = reg_country_describe (country);
  adw_action_row_set_subtitle (self->formats_row, formats);
  answers_changed_cb (self);
}

/* --- making the firm -------------------------------------------------------------------- */

typedef struct
{
  char *name;
  char *owner;
  char *pin;
  const char *country;
  gboolean wants_import;
  gint64 owner_id;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_free (start->pin);
  g_free (start->name);
  g_free (start->owner);
  g_free (start);
}

static gboolean
start_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Start *start = data;
  const RegFirmSetup setup = {
    .name = start->name,
    .country = start->country,
    .owner = start->owner,
  };

  start->owner_id = reg_firm_create (db, &setup, error);
  return start->owner_id != 0
         && (*start->pin == '\0' || reg_staff_set_pin (db, start->owner_id, start->pin, error));
}

static void
started_cb (GtkWidget *from, gpointer data, const GError *error)
{
  RegFirstRun *self = REG_FIRST_RUN (from);
  const Start *start = data;

  self->is_busy = FALSE;
  answers_changed_cb (self);
  if (error == NULL)
    g_signal_emit (self, signals[STARTED], 0, start->wants_import);
}

static void
start (RegFirstRun *self, gboolean wants_import)
{
  const RegEditWords words = {
    .kind = "firm",
    .failed = _ ("The book could not be started."),
    .without_undo = TRUE,
  };
  Start *start;

  if (self->session == NULL || !gtk_widget_get_sensitive (self->start_button))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  start = g_new0 (Start, 1);
  start->name = dup_answer (self->name_row);
  start->owner = dup_answer (self->owner_row);
  start->pin = dup_answer (self->pin_row);
  start->country = reg_country_list_get (self->country_row)->code;
  start->wants_import = wants_import;
  self->is_busy = TRUE;
  answers_changed_cb (self);
  reg_edit_run (GTK_WIDGET (self), self->session, &words, start_job, start, start_free, started_cb);
}

static void
import_clicked_cb (RegFirstRun *self)
{
  start (self, TRUE);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_first_run_dispose (GObject *object)
{
  RegFirstRun *self = REG_FIRST_RUN (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_FIRST_RUN);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_first_run_parent_class)->dispose (object);
}

static gboolean
reg_first_run_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REG_FIRST_RUN (widget)->name_row));
}

static void
reg_first_run_class_init (RegFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_first_run_dispose;
  widget_class->grab_focus = reg_first_run_grab_focus;
  widget_class->focus = reg_focus_children;

  /**
   * RegFirstRun::started:
   * @wants_import: whether customers are to be brought in next
   *
   * The book has its firm.
   */
  signals[STARTED] = g_signal_new ("started", REG_TYPE_FIRST_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, name_row);
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, country_row);
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, formats_row);
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, owner_row);
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, pin_row);
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, problem_label);
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, start_button);
  gtk_widget_class_bind_template_child (widget_class, RegFirstRun, import_button);
  gtk_widget_class_bind_template_callback (widget_class, answers_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reg_first_run_start);
}

static void
reg_first_run_init (RegFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_country_list_attach (self->country_row);
  reg_country_list_select (self->country_row, reg_country_list_guess ());
  country_changed_cb (self);
}

/**
 * reg_first_run_set_session:
 * @session: a book without a firm
 */
void
reg_first_run_set_session (RegFirstRun *self, RegSession *session)
{
  g_return_if_fail (REG_IS_FIRST_RUN (self));

  g_set_object (&self->session, session);
}

/**
 * reg_first_run_start:
 *
 * Makes the firm from the answers, when they are complete.
 */
void
reg_first_run_start (RegFirstRun *self)
{
  g_return_if_fail (REG_IS_FIRST_RUN (self));

  start (self, FALSE);
}
