/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/charts/reg-chart-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "draw/reg-chart-export.h"
#include "ui/charts/reg-chart-print.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-wrap-layout.h"

/* A chart saves at this size unless it wants more height: a third of a page. */
#define SAVED_WIDTH 720
#define SAVED_SCALE 2
#define LARGE_WIDTH 1080
#define LARGE_HEIGHT 720
/* More rows than this are for a file. */
#define TABLE_ROWS 1000
/* How often it is looked how far the work is (ms); what is done before has no bar. */
#define LOOK 150
#define ALL_DONE 1000

/* A question, the chart that answers it, the answer in a sentence; the same as a table and as
 * files. */
struct _RegChartCard
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *summary;
  GtkLabel *empty;
  GtkStack *stack;
  RegChartView *view;
  GtkColumnView *table;
  GtkWidget *menu_button;
  GtkBox *extra;
  RegChartTable *figures;
  GtkWidget *bar; /* NULL until something takes long */
  gint *work;     /* thousandths done of what is being worked out, NULL while nothing is */
  guint look_source;
  RegSession *session; /* NULL: nothing leaves */
  gint64 party;        /* whom the chart is about, or 0 */
};

enum
{
  DATUM_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegChartCard, reg_chart_card, GTK_TYPE_WIDGET)

/* --- table ------------------------------------------------------------------------------ */

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean numeric = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "reg-numeric"));

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_column_view_cell_set_child (cell, label);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, RegChartTable *figures)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "reg-column"));
  GtkWidget *label = gtk_column_view_cell_get_child (cell);

  gtk_label_set_label (
      GTK_LABEL (label),
      reg_chart_table_get_cell (figures, gtk_column_view_cell_get_position (cell), column));
}

static GtkColumnViewColumn *
create_column (RegChartTable *figures, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *result;
  gboolean numeric = reg_chart_table_is_numeric (figures, column);

  g_object_set_data (G_OBJECT (factory), "reg-numeric", GINT_TO_POINTER (numeric));
  g_object_set_data (G_OBJECT (factory), "reg-column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), NULL);
  g_object_set_data_full (G_OBJECT (factory), "reg-figures", reg_chart_table_ref (figures),
                          (GDestroyNotify)reg_chart_table_unref);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), figures);
  result = gtk_column_view_column_new (reg_chart_table_get_header (figures, column), factory);
  gtk_column_view_column_set_expand (result, column == 0);
  return result;
}

static void
fill_table (RegChartCard *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  GtkStringList *rows = gtk_string_list_new (NULL);
  guint n_rows = self->figures != NULL ? reg_chart_table_get_n_rows (self->figures) : 0;
  guint n_columns = self->figures != NULL ? reg_chart_table_get_n_columns (self->figures) : 0;

  gtk_column_view_set_model (self->table, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (self->figures, i);

      gtk_column_view_append_column (self->table, column);
    }
  for (guint i = 0; i < MIN (n_rows, TABLE_ROWS); i++)
    gtk_string_list_append (rows, "");
  if (n_columns > 0)
    {
      g_autoptr (GtkSelectionModel)
          model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows)));

      gtk_column_view_set_model (self->table, model);
    }
  else
    g_object_unref (rows);
}

/* --- saving ----------------------------------------------------------------------------- */

static const char *
format_of_name (const char *name)
{
  static const char *const known[] = { "png", "svg", "pdf", "csv" };
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (dot + 1, known[i]) == 0)
      return known[i];
  return NULL;
}

static GBytes *
export_figures (RegChartCard *self)
{
  char *csv = reg_chart_table_to_csv (self->figures);

  return g_bytes_new_take (csv, strlen (csv));
}

static GBytes *
export_picture (RegChartCard *self, const char *format, GError **error)
{
  RegChart *chart = reg_chart_view_get_chart (self->view);
  RegChartExport options = { .width = SAVED_WIDTH, .scale = SAVED_SCALE };
  RegChartStyle style;

  reg_chart_view_get_paper_style (self->view, &style);
  options.title = gtk_label_get_label (self->title);
  options.caption = gtk_label_get_label (self->summary);
  options.height = reg_chart_export_measure (chart, &style, &options);
  options.format = g_str_equal (format, "svg")   ? REG_CHART_FORMAT_SVG
                   : g_str_equal (format, "pdf") ? REG_CHART_FORMAT_PDF
                                                 : REG_CHART_FORMAT_PNG;
  return reg_chart_export_bytes (chart, &style, &options, error);
}

/* What is about to leave the book. */
static RegExportNote
make_note (RegChartCard *self, const char *form)
{
  return (RegExportNote){ .what = REG_EXPORT_WHAT_ROWS,
                          .form = form,
                          .count = reg_chart_table_get_n_rows (self->figures),
                          .party = self->party };
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegChartCard) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_chart_card_save (self, file, g_object_get_data (object, "reg-format"));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegChartCard *self = REG_CHART_CARD (widget);
  const char *format = g_variant_get_string (parameter, NULL);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *file_name = NULL;

  if (self->figures == NULL || self->session == NULL)
    return;
  dialog = gtk_file_dialog_new ();
  file_name = g_strdup_printf ("%s.%s", gtk_label_get_label (self->title), format);
  g_strdelimit (file_name, "/\\:?*\"<>|", ' ');
  gtk_file_dialog_set_title (dialog, _ ("Save the chart"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  g_object_set_data_full (G_OBJECT (dialog), "reg-format", g_strdup (format), g_free);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, place_chosen_cb,
                        g_object_ref (self));
}

/* --- paper and size --------------------------------------------------------------------- */

typedef struct
{
  RegChart *chart;
  RegChartStyle style;
  char *title, *caption;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  reg_chart_unref (print->chart);
  g_free (print->title);
  g_free (print->caption);
  g_free (print);
}

static void
print (GtkWidget *from, gpointer data)
{
  const Print *job = data;

  reg_chart_print (from, job->chart, &job->style, job->title, job->caption);
}

static void
print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegChartCard *self = REG_CHART_CARD (widget);
  RegChart *chart = reg_chart_view_get_chart (self->view);
  RegExportNote note;
  Print *job;

  if (chart == NULL || self->session == NULL)
    return;
  note = make_note (self, "paper");
  job = g_new0 (Print, 1);
  job->chart = reg_chart_ref (chart);
  job->title = g_strdup (gtk_label_get_label (self->title));
  job->caption = g_strdup (gtk_label_get_label (self->summary));
  reg_chart_view_get_paper_style (self->view, &job->style);
  reg_export_note_release (widget, self->session, &note,
                           &(RegExportWords){ NULL, _ ("The chart was not printed.") }, print, job,
                           print_free);
}

static void
large_datum_activated_cb (RegChartCard *large, int datum, RegChartCard *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (large), ADW_TYPE_DIALOG);

  adw_dialog_close (ADW_DIALOG (dialog));
  g_signal_emit (self, signals[DATUM_ACTIVATED], 0, datum);
}

static void
large_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegChartCard *self = REG_CHART_CARD (widget);
  GtkWidget *card = reg_chart_card_new (gtk_label_get_label (self->title),
                                        gtk_label_get_label (self->subtitle));
  GtkWidget *view = adw_toolbar_view_new ();
  AdwDialog *dialog = adw_dialog_new ();

  if (self->session != NULL)
    reg_chart_card_set_session (REG_CHART_CARD (card), self->session, self->party);
  gtk_widget_action_set_enabled (card, "chart.large", FALSE);
  gtk_widget_remove_css_class (card, "card");
  gtk_widget_set_margin_start (card, 12);
  gtk_widget_set_margin_end (card, 12);
  gtk_widget_set_margin_bottom (card, 12);
  reg_chart_card_set_chart (REG_CHART_CARD (card), reg_chart_view_get_chart (self->view));
  g_signal_connect_object (card, "datum-activated", G_CALLBACK (large_datum_activated_cb), self, 0);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), card);
  adw_dialog_set_title (dialog, gtk_label_get_label (self->title));
  adw_dialog_set_content_width (dialog, LARGE_WIDTH);
  adw_dialog_set_content_height (dialog, LARGE_HEIGHT);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, GTK_WIDGET (REG_CHART_CARD (card)->view));
  adw_dialog_present (dialog, widget);
}

/* --- widget ----------------------------------------------------------------------------- */

static void
table_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegChartCard *self = REG_CHART_CARD (widget);

  reg_chart_card_set_as_table (self, !reg_chart_card_get_as_table (self));
}

static void
datum_activated_cb (RegChartCard *self, int datum)
{
  g_signal_emit (self, signals[DATUM_ACTIVATED], 0, datum);
}

static void
reg_chart_card_dispose (GObject *object)
{
  reg_chart_card_end_work (REG_CHART_CARD (object));
  REG_CHART_CARD (object)->bar = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), REG_TYPE_CHART_CARD);
  g_clear_object (&REG_CHART_CARD (object)->session);
  g_clear_pointer (&REG_CHART_CARD (object)->figures, reg_chart_table_unref);
  G_OBJECT_CLASS (reg_chart_card_parent_class)->dispose (object);
}

static void
reg_chart_card_class_init (RegChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = reg_chart_card_dispose;
  /**
   * RegChartCard::datum-activated:
   * @datum: which one
   *
   * See #RegChartView::datum-activated.
   */
  signals[DATUM_ACTIVATED] = g_signal_new ("datum-activated", REG_TYPE_CHART_CARD,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_INT);

  g_type_ensure (REG_TYPE_CHART_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, box);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, summary);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, empty);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RegChartCard, extra);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, table_activated);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_activated);
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "chart.large", NULL, large_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "chart.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "chart.table", NULL);
}

static void
reg_chart_card_init (RegChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_chart_card_set_session (self, NULL, 0);
  g_signal_connect_swapped (self->view, "datum-activated", G_CALLBACK (datum_activated_cb), self);
  reg_chart_card_set_empty (self, _ ("Nothing to show yet"));
  reg_chart_card_set_chart (self, NULL);
}

/**
 * reg_chart_card_new:
 * @title: the question the chart answers, translated
 * @subtitle: (nullable): what is shown and which decision it serves
 */
GtkWidget *
reg_chart_card_new (const char *title, const char *subtitle)
{
  RegChartCard *self = g_object_new (REG_TYPE_CHART_CARD, NULL);

  reg_chart_card_set_title (self, title, subtitle);
  return GTK_WIDGET (self);
}

void
reg_chart_card_set_title (RegChartCard *self, const char *title, const char *subtitle)
{
  g_return_if_fail (REG_IS_CHART_CARD (self));

  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  reg_chart_view_set_title (self->view, title);
}

/**
 * reg_chart_card_set_session:
 * @session: the open customer book, into which what leaves it is written
 * @party: the customer the chart is about, or 0
 *
 * Without it a chart can be looked at, but neither saved nor printed.
 */
void
reg_chart_card_set_session (RegChartCard *self, RegSession *session, gint64 party)
{
  g_return_if_fail (REG_IS_CHART_CARD (self));

  g_set_object (&self->session, session);
  self->party = party;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.print", session != NULL);
}

/**
 * reg_chart_card_set_chart:
 * @chart: (nullable): the answer; %NULL while there is not enough to say
 */
void
reg_chart_card_set_chart (RegChartCard *self, RegChart *chart)
{
  gboolean as_table = reg_chart_card_get_as_table (self);
  g_autofree char *summary = chart != NULL ? reg_chart_get_summary (chart) : NULL;

  g_return_if_fail (REG_IS_CHART_CARD (self));

  g_clear_pointer (&self->figures, reg_chart_table_unref);
  reg_chart_view_set_chart (self->view, chart);
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL && *summary != '\0');
  gtk_widget_set_visible (self->menu_button, chart != NULL);
  if (chart == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  self->figures = reg_chart_get_table (chart);
  gtk_stack_set_visible_child_name (self->stack, "chart");
  if (as_table)
    reg_chart_card_set_as_table (self, TRUE);
}

/**
 * reg_chart_card_set_empty:
 * @text: what to say while there is no chart: what is missing and where it comes from
 */
void
reg_chart_card_set_empty (RegChartCard *self, const char *text)
{
  g_return_if_fail (REG_IS_CHART_CARD (self));

  gtk_label_set_label (self->empty, text);
}

void
reg_chart_card_set_as_table (RegChartCard *self, gboolean as_table)
{
  g_return_if_fail (REG_IS_CHART_CARD (self));

  if (self->figures == NULL)
    return;
  if (as_table)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, as_table ? "table" : "chart");
}

gboolean
reg_chart_card_get_as_table (RegChartCard *self)
{
  g_return_val_if_fail (REG_IS_CHART_CARD (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0;
}

/**
 * reg_chart_card_save:
 * @file: where to; what is there is replaced
 * @format: "png", "svg", "pdf" or "csv", used when the name of the file does not say it
 *
 * Writes into the book that the picture or the figures leave it, saves them, and says so in a toast.
 */
void
reg_chart_card_save (RegChartCard *self, GFile *file, const char *format)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (REG_IS_CHART_CARD (self));

  if (self->figures == NULL || self->session == NULL)
    return;
  if (name != NULL && format_of_name (name) != NULL)
    format = format_of_name (name);
  bytes = g_str_equal (format, "csv") ? export_figures (self)
                                      : export_picture (self, format, &error);
  if (bytes == NULL)
    reg_toaster_show_error (GTK_WIDGET (self), _ ("The chart was not saved."), error);
  else
    {
      /* Translators: %s is the name of a file */
      g_autofree char *done = g_strdup_printf (_ ("Saved as %s"), name);
      const RegExportWords words = { done, _ ("The chart was not saved.") };
      const RegExportNote note = make_note (self, format);

      reg_export_note_write (GTK_WIDGET (self), self->session, &note, &words, bytes, file);
    }
}

/**
 * reg_chart_card_get_view:
 *
 * Returns: (transfer none): the chart itself
 */
RegChartView *
reg_chart_card_get_view (RegChartCard *self)
{
  g_return_val_if_fail (REG_IS_CHART_CARD (self), NULL);

  return self->view;
}

/**
 * reg_chart_card_add_control:
 * @control: (transfer floating): what the answer depends on, such as a choice of the customer
 *
 * Puts a small widget beside the menu.
 */
void
reg_chart_card_add_control (RegChartCard *self, GtkWidget *control)
{
  g_return_if_fail (REG_IS_CHART_CARD (self));

  gtk_box_append (self->extra, control);
  gtk_widget_set_visible (GTK_WIDGET (self->extra), TRUE);
}

/* --- how far it is ---------------------------------------------------------------------- */

static void
show_bar (RegChartCard *self)
{
  if (self->bar == NULL)
    {
      self->bar = gtk_progress_bar_new ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Working it out…"), -1);
      gtk_box_insert_child_after (GTK_BOX (self->box), self->bar,
                                  gtk_widget_get_first_child (self->box));
    }
  gtk_widget_set_visible (self->bar, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 (double)g_atomic_int_get (self->work) / ALL_DONE);
}

static gboolean
look_cb (gpointer user_data)
{
  show_bar (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * reg_chart_card_begin_work:
 *
 * Something is being worked out for the card. A bar says how far it is when it takes longer than a
 * moment; what is shown stays.
 *
 * Returns: (transfer full): where the job says how many thousandths are done, atomically; to be
 *   given back with g_atomic_rc_box_release()
 */
gint *
reg_chart_card_begin_work (RegChartCard *self)
{
  g_return_val_if_fail (REG_IS_CHART_CARD (self), NULL);

  reg_chart_card_end_work (self);
  self->work = g_atomic_rc_box_new0 (gint);
  self->look_source = g_timeout_add (LOOK, look_cb, self);
  return g_atomic_rc_box_acquire (self->work);
}

/**
 * reg_chart_card_end_work:
 *
 * It is done or given up.
 */
void
reg_chart_card_end_work (RegChartCard *self)
{
  g_return_if_fail (REG_IS_CHART_CARD (self));

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->work, g_atomic_rc_box_release);
  if (self->bar != NULL)
    gtk_widget_set_visible (self->bar, FALSE);
}
