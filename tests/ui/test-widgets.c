/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "draw/reg-chart-pipeline.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/widgets/reg-discount-slider.h"
#include "ui/widgets/reg-figure.h"
#include "ui/widgets/reg-icon.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-state-banner.h"
#include "ui/widgets/reg-timeline-row.h"
#include "ui/widgets/reg-toaster.h"

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *left = user_data;

  if (*left > 0)
    (*left)--;
  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Shows a widget in a window and lets it be drawn. */
static GtkWidget *
show_in_window (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  guint left = 4;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 420);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_add_tick_callback (window, frame_cb, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  drain ();
  return window;
}

static void
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

static void
test_pill (void)
{
  GtkWidget *pill = g_object_ref_sink (reg_pill_new ("waiting", REG_PILL_ACCENT));

  g_assert_true (gtk_widget_has_css_class (pill, "accent"));
  reg_pill_set_style (REG_PILL (pill), REG_PILL_ERROR);
  g_assert_false (gtk_widget_has_css_class (pill, "accent"));
  g_assert_true (gtk_widget_has_css_class (pill, "error"));
  reg_pill_set_label (REG_PILL (pill), NULL);
  g_assert_cmpstr (reg_pill_get_label (REG_PILL (pill)), ==, "");
  g_assert_finalize_object (pill);
}

static void
test_figure (void)
{
  GtkWidget *figure = g_object_ref_sink (reg_figure_new ("6,120 €", "so far"));
  g_autofree char *value = NULL;

  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_ROLE_GROUP));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "6,120 € so far");
  reg_figure_set_style (REG_FIGURE (figure), REG_PILL_WARNING);
  reg_figure_set_value (REG_FIGURE (figure), "1 €");
  g_object_get (figure, "value", &value, NULL);
  g_assert_cmpstr (value, ==, "1 €");
  g_assert_finalize_object (figure);
}

static void
test_timeline_row (void)
{
  GtkWidget *row = g_object_ref_sink (
      reg_timeline_row_new ("reg-call-symbolic", "Call, 6 minutes", "wants delivery", "today"));

  reg_timeline_row_set_pill (REG_TIMELINE_ROW (row), "promise", REG_PILL_WARNING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Call, 6 minutes, promise, wants delivery, today");
  reg_timeline_row_add_suffix (REG_TIMELINE_ROW (row), gtk_button_new_with_label ("Done"));
  g_assert_finalize_object (row);
}

static void
test_banner (void)
{
  GtkWidget *banner = g_object_ref_sink (reg_state_banner_new ());

  reg_state_banner_set_state (REG_STATE_BANNER (banner), NULL, "Draft", REG_PILL_NEUTRAL);
  reg_state_banner_set_state (REG_STATE_BANNER (banner), "dialog-warning-symbolic",
                              "Needs approval", REG_PILL_WARNING);
  g_assert_true (gtk_widget_has_css_class (banner, "warning"));
  g_assert_false (gtk_widget_has_css_class (banner, "neutral"));
  reg_state_banner_set_action (REG_STATE_BANNER (banner), "_Ask for approval", "win.submit");
  reg_state_banner_set_action (REG_STATE_BANNER (banner), NULL, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Needs approval");
  g_assert_finalize_object (banner);
}

/* --- number field ----------------------------------------------------------------------- */

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_number_field (void)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  RegNumberField *field = reg_number_field_attach (GTK_EDITABLE (entry), REG_NUMBER_MONEY, "EUR");
  guint changes = 0;
  int end = 4;

  g_signal_connect (field, "notify::value", G_CALLBACK (count_cb), &changes);
  g_assert_true (reg_number_field_is_empty (field));
  gtk_editable_set_text (GTK_EDITABLE (entry), "12.5");
  g_assert_cmpint (reg_number_field_get_value (field), ==, 1250);
  g_assert_cmpuint (changes, ==, 1);
  /* What cannot be read is marked, and the number stays. */
  gtk_editable_insert_text (GTK_EDITABLE (entry), "x", 1, &end);
  g_assert_false (reg_number_field_is_valid (field));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpint (reg_number_field_get_value (field), ==, 1250);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_true (reg_number_field_is_valid (field));
  g_assert_true (reg_number_field_is_empty (field));
  reg_number_field_set_value (field, 99);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "0.99");
  reg_number_field_set_range (field, 0, 50);
  g_assert_false (reg_number_field_is_valid (field));
  g_assert_finalize_object (entry);
}

static void
test_number_kinds (void)
{
  struct
  {
    RegNumberKind kind;
    const char *text;
    gint64 value;
  } cases[] = {
    { REG_NUMBER_PRICE, "2450.00", G_GINT64_CONSTANT (2450000000) },
    { REG_NUMBER_QUANTITY, "1.5", 1500000 },
    { REG_NUMBER_RATE, "12.5", 125000 },
    { REG_NUMBER_RATE, "22 %", 220000 },
    { REG_NUMBER_COUNT, "30", 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
      RegNumberField *field = reg_number_field_attach (GTK_EDITABLE (entry), cases[i].kind, "EUR");

      gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].text);
      g_assert_true (reg_number_field_is_valid (field));
      g_assert_cmpint (reg_number_field_get_value (field), ==, cases[i].value);
      g_assert_finalize_object (entry);
    }
}

/* --- slider ----------------------------------------------------------------------------- */

static void
test_slider (void)
{
  RegDiscountSlider *slider = REG_DISCOUNT_SLIDER (reg_discount_slider_new ());
  GtkWidget *window;

  reg_discount_slider_set_maximum (slider, 250000);
  reg_discount_slider_set_own_limit (slider, 100000, "you: 10 %");
  reg_discount_slider_set_next_limit (slider, 180000, "manager: 18 %");
  window = show_in_window (GTK_WIDGET (slider));
  press (GTK_WIDGET (slider), GDK_KEY_Right);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 1000);
  press (GTK_WIDGET (slider), GDK_KEY_Page_Up);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 11000);
  press (GTK_WIDGET (slider), GDK_KEY_space);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 100000);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (slider), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                       10.0);
  press (GTK_WIDGET (slider), GDK_KEY_End);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 250000);
  press (GTK_WIDGET (slider), GDK_KEY_Right);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 250000);
  press (GTK_WIDGET (slider), GDK_KEY_Home);
  press (GTK_WIDGET (slider), GDK_KEY_Left);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 0);
  gtk_widget_set_direction (GTK_WIDGET (slider), GTK_TEXT_DIR_RTL);
  press (GTK_WIDGET (slider), GDK_KEY_Left);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 1000);
  reg_discount_slider_set_value (slider, 9000000);
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 250000);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- charts ----------------------------------------------------------------------------- */

static RegChart *
create_chart (void)
{
  const RegChartStage stages[] = {
    { "New", 4100000, 410000, 38, FALSE },
    { "Quoted", 6100000, 3100000, 17, FALSE },
    { "Won this month", 3300000, 3300000, 9, TRUE },
  };
  RegChartPipelineData data = { .stages = stages, .n_stages = G_N_ELEMENTS (stages) };

  return reg_chart_pipeline_new (&data, NULL);
}

static void
activated_cb (GtkWidget *widget, int datum, int *activated)
{
  *activated = datum;
}

static void
test_chart (void)
{
  RegChartCard *card = REG_CHART_CARD (reg_chart_card_new ("What is in the pipeline?", NULL));
  RegChartView *view = reg_chart_card_get_view (card);
  g_autoptr (RegChart) chart = create_chart ();
  g_autofree char *summary = reg_chart_get_summary (chart);
  GtkWidget *window;
  int activated = -1;

  reg_chart_card_set_chart (card, chart);
  window = show_in_window (GTK_WIDGET (card));
  g_signal_connect (card, "datum-activated", G_CALLBACK (activated_cb), &activated);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What is in the pipeline?");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       summary);
  g_assert_cmpint (reg_chart_view_get_focus_datum (view), ==, -1);
  press (GTK_WIDGET (view), GDK_KEY_Right);
  g_assert_cmpint (reg_chart_view_get_focus_datum (view), ==, 0);
  press (GTK_WIDGET (view), GDK_KEY_End);
  g_assert_cmpint (reg_chart_view_get_focus_datum (view), ==,
                   (int)reg_chart_get_n_data (chart) - 1);
  press (GTK_WIDGET (view), GDK_KEY_Return);
  g_assert_cmpint (activated, ==, (int)reg_chart_get_n_data (chart) - 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_chart_table (void)
{
  RegChartCard *card = REG_CHART_CARD (reg_chart_card_new ("What is in the pipeline?", "Decides"));
  g_autoptr (RegChart) chart = create_chart ();
  GtkWidget *window;

  g_object_add_weak_pointer (G_OBJECT (card), (gpointer *)&card);
  reg_chart_card_set_as_table (card, TRUE);
  g_assert_false (reg_chart_card_get_as_table (card));
  reg_chart_card_set_chart (card, chart);
  window = show_in_window (GTK_WIDGET (card));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "chart.table", NULL));
  drain ();
  g_assert_true (reg_chart_card_get_as_table (card));
  /* New figures do not turn the page. */
  reg_chart_card_set_chart (card, chart);
  g_assert_true (reg_chart_card_get_as_table (card));
  gtk_window_destroy (GTK_WINDOW (window));
  drain ();
  g_assert_null (card);
}

static GdkPaintable *
read_icon (const char *contents, GError **error)
{
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\"?><svg>%s</svg>", contents);
  g_autoptr (GBytes) svg = g_bytes_new (text, strlen (text));

  return reg_icon_new_from_svg (svg, error);
}

/* All of our own are drawn by GTK, in the colour of the text around them. */
static void
test_icons (void)
{
  static const char *folder = "/app/regulars/Regulars/icons/scalable/actions";
  static const GdkRGBA green = { 0, 1, 0, 1 };
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);
  g_autoptr (GdkPaintable) none = reg_icon_new ("window-close-symbolic");
  g_autoptr (GtkWidget) image = g_object_ref_sink (reg_icon_create_image ("go-next-symbolic"));

  g_assert_cmpuint (g_strv_length (names), >, 10);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GdkPaintable) icon = NULL;
      g_autoptr (GskRenderNode) node = NULL;
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      graphene_rect_t bounds;

      *strrchr (names[i], '.') = '\0';
      icon = reg_icon_new (names[i]);
      g_assert_nonnull (icon);
      g_assert_cmpint (gdk_paintable_get_intrinsic_width (icon), ==, 16);
      gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, 32, 32,
                                                &green, 1);
      node = gtk_snapshot_free_to_node (snapshot);
      g_assert_nonnull (node);
      gsk_render_node_get_bounds (node, &bounds);
      g_assert_true (graphene_rect_contains_rect (&GRAPHENE_RECT_INIT (-1, -1, 34, 34), &bounds));
      g_assert_cmpfloat (bounds.size.width, >, 16);
    }
  g_assert_null (none);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, "go-next-symbolic");
  reg_icon_set_image (GTK_IMAGE (image), "reg-today-symbolic");
  g_assert_null (gtk_image_get_icon_name (GTK_IMAGE (image)));
  g_assert_true (REG_IS_ICON (gtk_image_get_paintable (GTK_IMAGE (image))));
}

/* What an icon may not contain is said, not passed over. */
static void
test_wrong_icons (void)
{
  static const struct
  {
    const char *contents;
    GMarkupError code;
  } wrong[] = {
    { "<path fill=\"#000\" d=\"M0 0 what\"/>", G_MARKUP_ERROR_INVALID_CONTENT },
    { "<path fill=\"#000\"/>", G_MARKUP_ERROR_MISSING_ATTRIBUTE },
    { "<path d=\"M0 0z\" fill=\"#000\" stroke=\"#000\"/>", G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE },
    { "<circle r=\"3\"/>", G_MARKUP_ERROR_UNKNOWN_ELEMENT },
    { "<path", G_MARKUP_ERROR_PARSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_icon (wrong[i].contents, &error));
      g_assert_error (error, G_MARKUP_ERROR, (int)wrong[i].code);
    }
}

static void
test_toasts (void)
{
  GtkWidget *label = gtk_label_new ("page");
  GtkWidget *window = show_in_window (label);
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");

  reg_toaster_show (label, "5 < 6 & more");
  reg_toaster_show_undo (label, "Customer changed", 12);
  reg_toaster_show_undo (label, "Nothing happened", 0);
  reg_toaster_show_error (label, "It was not saved.", error);
  drain ();
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  /* The display of our own brings private folders; GTK still needs the system's file types. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/pill", test_pill);
  g_test_add_func ("/widgets/figure", test_figure);
  g_test_add_func ("/widgets/timeline-row", test_timeline_row);
  g_test_add_func ("/widgets/banner", test_banner);
  g_test_add_func ("/widgets/number-field", test_number_field);
  g_test_add_func ("/widgets/number-kinds", test_number_kinds);
  g_test_add_func ("/widgets/slider", test_slider);
  g_test_add_func ("/widgets/chart", test_chart);
  g_test_add_func ("/widgets/chart-table", test_chart_table);
  g_test_add_func ("/widgets/icons", test_icons);
  g_test_add_func ("/widgets/wrong-icons", test_wrong_icons);
  g_test_add_func ("/widgets/toasts", test_toasts);
  return g_test_run ();
}
