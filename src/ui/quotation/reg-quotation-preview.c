/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-preview.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "core/reg-quotation-state.h"
#include "store/reg-quotations.h"
#include "ui/quotation/reg-approval-window.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/table/reg-state-style.h"
#include "ui/widgets/reg-figure.h"
#include "ui/widgets/reg-wrap-layout.h"

#define MAX_LINES 8

struct _RegQuotationPreview
{
  GtkWidget parent_instance;

  RegSession *session;
  gint64 id;
  GCancellable *cancellable;
  GtkWidget *scroller;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (RegQuotationPreview, reg_quotation_preview, GTK_TYPE_WIDGET)

/* --- showing ---------------------------------------------------------------------------- */

static void
decide_cb (GtkButton *button, RegQuotationPreview *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *window = reg_approval_window_new (gtk_window_get_application (GTK_WINDOW (root)),
                                               self->session, self->id);

  gtk_window_set_transient_for (window, GTK_WINDOW (root));
  gtk_window_present (window);
}

static void
add_head (RegQuotationPreview *self, RegQuotation *quotation)
{
  GtkWidget *line = reg_wrap_layout_new_box (6, 6);
  gint64 state = reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE);
  GtkWidget *pill = reg_state_pill_new (&reg_enum_quotation_state, state);
  GtkWidget *title = reg_quotation_label_new (
      *quotation->number != '\0' ? quotation->number : _ ("Draft"), "title-3");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), pill);
  gtk_box_append (GTK_BOX (self->box), line);
  if (quotation->party != NULL)
    gtk_box_append (
        GTK_BOX (self->box),
        reg_quotation_label_new (reg_record_get_text (quotation->party, REG_PARTY_NAME), "dimmed"));
}

static void
add_buttons (RegQuotationPreview *self, RegQuotation *quotation)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open"));

  gtk_widget_add_css_class (open, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "app.open-quotation");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x", self->id);
  gtk_box_append (GTK_BOX (line), open);
  if (reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE)
      == REG_QUOTATION_WAITING)
    {
      GtkWidget *decide = gtk_button_new_with_mnemonic (_ ("_Decide…"));

      g_signal_connect_object (decide, "clicked", G_CALLBACK (decide_cb), self, 0);
      gtk_box_append (GTK_BOX (line), decide);
    }
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
add_figures (RegQuotationPreview *self, RegQuotation *quotation, const RegCalcResult *result)
{
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *total = reg_session_format_money (
      self->session, result->gross,
      reg_record_get_text (quotation->revision, REG_QUOTATION_REVISION_CURRENCY));

  gtk_box_append (GTK_BOX (figures), reg_figure_new (total, _ ("total")));
  if (result->has_margin && reg_session_sees_cost (self->session))
    {
      g_autofree char *margin = reg_rate_format (result->margin, 1,
                                                 reg_session_get_number_style (self->session));

      gtk_box_append (GTK_BOX (figures), reg_figure_new (margin, _ ("margin")));
    }
  gtk_box_append (GTK_BOX (self->box), figures);
}

static GtkWidget *
make_line (RegQuotationPreview *self, RegRecord *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *quantity = reg_quantity_format (
      reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY),
      reg_session_get_number_style (self->session));
  /* Translators: two of something on a line of a quotation */
  g_autofree char *times = g_strdup_printf (_ ("%s ×"), quantity);
  GtkWidget *name = reg_quotation_label_new (
      reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION), NULL);
  GtkWidget *count = reg_quotation_label_new (times, "dimmed");

  gtk_label_set_wrap (GTK_LABEL (count), FALSE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_label_set_wrap (GTK_LABEL (count), FALSE);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

static void
add_lines (RegQuotationPreview *self, RegQuotation *quotation)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint shown = 0;
  guint more = 0;

  for (guint i = 0; i < quotation->lines->len; i++)
    {
      RegRecord *line = g_ptr_array_index (quotation->lines, i);
      gint64 kind = reg_record_get_int (line, REG_QUOTATION_LINE_KIND);

      if (kind == REG_LINE_TEXT || kind == REG_LINE_SECTION)
        continue;
      if (shown < MAX_LINES)
        {
          gtk_box_append (GTK_BOX (lines), make_line (self, line));
          shown++;
        }
      else
        more++;
    }
  if (shown == 0)
    gtk_box_append (GTK_BOX (lines), reg_quotation_label_new (_ ("No lines yet"), "dimmed"));
  if (more > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      gtk_box_append (GTK_BOX (lines), reg_quotation_label_new (text, "dimmed"));
    }
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), reg_quotation_label_new (_ ("Lines"), "heading"));
  gtk_box_append (GTK_BOX (self->box), lines);
}

static void
show (RegQuotationPreview *self, RegQuotation *quotation)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (quotation->revision, quotation->lines);
  g_autoptr (RegCalcResult) result = reg_calc_compute (input, NULL);

  reg_quotation_box_clear (self->box);
  add_head (self, quotation);
  add_buttons (self, quotation);
  if (result != NULL)
    add_figures (self, quotation, result);
  add_lines (self, quotation);
}

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  RegQuotation *quotation;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->quotation, reg_quotation_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->quotation = reg_quotation_load (db, load->id, 0, error);
  return load->quotation != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuotationPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load == NULL)
    reg_quotation_box_clear (self->box);
  else if (load->id == self->id)
    show (self, load->quotation);
}

static void
load (RegQuotationPreview *self)
{
  Load *load;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->id == 0)
    {
      reg_quotation_box_clear (self->box);
      return;
    }
  load = g_new0 (Load, 1);
  load->id = self->id;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegQuotationPreview *self)
{
  guint64 ours = (G_GUINT64_CONSTANT (1) << REG_ENTITY_QUOTATION)
                 | (G_GUINT64_CONSTANT (1) << REG_ENTITY_QUOTATION_REVISION)
                 | (G_GUINT64_CONSTANT (1) << REG_ENTITY_QUOTATION_LINE);

  if (self->id != 0 && (changes->entities & ours))
    load (self);
}

/* --- widget ----------------------------------------------------------------------------- */

static void
reg_quotation_preview_dispose (GObject *object)
{
  RegQuotationPreview *self = REG_QUOTATION_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  self->box = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_quotation_preview_parent_class)->dispose (object);
}

static void
reg_quotation_preview_finalize (GObject *object)
{
  g_object_unref (REG_QUOTATION_PREVIEW (object)->cancellable);
  G_OBJECT_CLASS (reg_quotation_preview_parent_class)->finalize (object);
}

static void
reg_quotation_preview_class_init (RegQuotationPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_quotation_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_quotation_preview_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_quotation_preview_init (RegQuotationPreview *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (self->box, 18);
  gtk_widget_set_margin_bottom (self->box, 18);
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  self->scroller = reg_quotation_scroller_new (self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
reg_quotation_preview_set_session (RegQuotationPreview *self, RegSession *session)
{
  g_return_if_fail (REG_IS_QUOTATION_PREVIEW (self));

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
}

/* @id: a quotation, 0 for none */
void
reg_quotation_preview_set_quotation (RegQuotationPreview *self, gint64 id)
{
  g_return_if_fail (REG_IS_QUOTATION_PREVIEW (self));

  if (self->id == id)
    return;
  self->id = id;
  load (self);
}
