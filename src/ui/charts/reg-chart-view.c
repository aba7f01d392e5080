/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/charts/reg-chart-view.h"

#include <adwaita.h>

/* A chart on the screen. The drawing is kept as a node and drawn anew only when the chart, the
 * size or the look changes; what the pointer or the keyboard points at is a layer above it. */
struct _RegChartView
{
  GtkWidget parent_instance;
  RegChart *chart;
  char *title;
  PangoFontDescription *font;
  GskRenderNode *node;
  int node_width;
  int node_height;
  int datum;
  gboolean by_keyboard;
};

enum
{
  DATUM_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegChartView, reg_chart_view, GTK_TYPE_WIDGET)

/* --- look ------------------------------------------------------------------------------- */

static double
text_scale (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024.0) : 1;
}

/* What style sheets give is in pixels of this screen, with the scale of its text in it. */
static const PangoFontDescription *
get_font (RegChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->font != NULL)
    return self->font;
  self->font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  if (pango_font_description_get_size_is_absolute (self->font))
    pango_font_description_set_absolute_size (
        self->font, pango_font_description_get_size (self->font) / text_scale (widget));
  return self->font;
}

static void
fill_style (RegChartView *self, RegChartStyle *style)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  RegColor color = { accent->red, accent->green, accent->blue, accent->alpha };

  reg_chart_style_init (style, adw_style_manager_get_dark (manager));
  reg_chart_style_set_accent (style, &color);
  if (adw_style_manager_get_high_contrast (manager))
    reg_chart_style_set_high_contrast (style, TRUE);
  style->font = get_font (self);
  style->text_scale = text_scale (widget);
  style->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static void
forget_node (RegChartView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
look_changed (RegChartView *self)
{
  forget_node (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- pointing --------------------------------------------------------------------------- */

static void
announce (RegChartView *self)
{
  g_autofree char *text = NULL;

  if (self->chart == NULL || self->datum < 0)
    return;
  text = reg_chart_describe_datum (self->chart, self->datum);
  if (text == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_datum (RegChartView *self, int datum, gboolean by_keyboard)
{
  self->by_keyboard = by_keyboard;
  if (self->datum == datum)
    return;
  self->datum = datum;
  if (by_keyboard)
    announce (self);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
datum_at (RegChartView *self, double x, double y)
{
  RegChartStyle style;

  if (self->chart == NULL)
    return -1;
  fill_style (self, &style);
  return reg_chart_hit_test (self->chart, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)), &style, x, y);
}

static void
motion_cb (RegChartView *self, double x, double y)
{
  set_datum (self, datum_at (self, x, y), FALSE);
}

static void
leave_cb (RegChartView *self)
{
  if (!self->by_keyboard)
    set_datum (self, -1, FALSE);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RegChartView *self)
{
  int datum = datum_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_datum (self, datum, FALSE);
  if (datum >= 0)
    g_signal_emit (self, signals[DATUM_ACTIVATED], 0, datum);
}

static gboolean
query_tooltip_cb (
    RegChartView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  RegChartStyle style;
  RegChartRect area;
  g_autofree char *text = NULL;

  if (self->chart == NULL || self->datum < 0)
    return FALSE;
  text = reg_chart_describe_datum (self->chart, self->datum);
  if (text == NULL)
    return FALSE;
  fill_style (self, &style);
  gtk_tooltip_set_text (tooltip, text);
  if (reg_chart_get_datum_area (self->chart, gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)), &style, self->datum,
                                &area))
    gtk_tooltip_set_tip_area (
        tooltip, &(GdkRectangle){ area.x, area.y, MAX (area.width, 1), MAX (area.height, 1) });
  return TRUE;
}

static gboolean
find_step (RegChartView *self, guint keyval, RegChartStep *step)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *step = rtl ? REG_CHART_STEP_PREVIOUS : REG_CHART_STEP_NEXT;
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *step = rtl ? REG_CHART_STEP_NEXT : REG_CHART_STEP_PREVIOUS;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *step = REG_CHART_STEP_BELOW;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *step = REG_CHART_STEP_ABOVE;
      return TRUE;
    case GDK_KEY_Home:
      *step = REG_CHART_STEP_FIRST;
      return TRUE;
    case GDK_KEY_End:
      *step = REG_CHART_STEP_LAST;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RegChartView *self)
{
  RegChartStep step;
  int datum;

  if (self->chart == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space)
      && self->datum >= 0)
    {
      g_signal_emit (self, signals[DATUM_ACTIVATED], 0, self->datum);
      return GDK_EVENT_STOP;
    }
  if (!find_step (self, keyval, &step))
    return GDK_EVENT_PROPAGATE;
  datum = reg_chart_move_focus (self->chart, self->datum, step);
  if (datum < 0)
    return GDK_EVENT_PROPAGATE;
  set_datum (self, datum, TRUE);
  return GDK_EVENT_STOP;
}

static void
focus_left_cb (RegChartView *self)
{
  if (self->by_keyboard)
    set_datum (self, -1, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
focus_entered_cb (RegChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- drawing ---------------------------------------------------------------------------- */

static void
ensure_node (RegChartView *self, int width, int height, const RegChartStyle *style)
{
  cairo_t *cr;

  if (self->node != NULL && self->node_width == width && self->node_height == height)
    return;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  self->node_width = width;
  self->node_height = height;
  cr = gsk_cairo_node_get_draw_context (self->node);
  reg_chart_draw (self->chart, cr, width, height, style);
  cairo_destroy (cr);
}

static void
reg_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegChartView *self = REG_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  RegChartStyle style;

  if (self->chart == NULL || width < 1 || height < 1)
    return;
  fill_style (self, &style);
  ensure_node (self, width, height, &style);
  gtk_snapshot_append_node (snapshot, self->node);
  if (self->datum >= 0)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

      reg_chart_draw_focus (self->chart, cr, width, height, &style, self->datum);
      cairo_destroy (cr);
    }
}

static GtkSizeRequestMode
reg_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
reg_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  RegChartView *self = REG_CHART_VIEW (widget);
  RegChartStyle style;
  int width = 0;
  int minimum_height = 0;
  int natural_height = 0;

  if (self->chart != NULL)
    {
      fill_style (self, &style);
      reg_chart_measure (self->chart, &style,
                         orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, &width,
                         &minimum_height, &natural_height);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = MAX (width, 320);
    }
  else
    {
      *minimum = minimum_height;
      *natural = MAX (minimum_height, natural_height);
    }
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (reg_chart_view_parent_class)->css_changed (widget, change);
  g_clear_pointer (&REG_CHART_VIEW (widget)->font, pango_font_description_free);
  forget_node (REG_CHART_VIEW (widget));
}

static void
reg_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (reg_chart_view_parent_class)->system_setting_changed (widget, setting);
  g_clear_pointer (&REG_CHART_VIEW (widget)->font, pango_font_description_free);
  look_changed (REG_CHART_VIEW (widget));
}

static void
reg_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (reg_chart_view_parent_class)->direction_changed (widget, before);
  forget_node (REG_CHART_VIEW (widget));
}

static void
reg_chart_view_finalize (GObject *object)
{
  RegChartView *self = REG_CHART_VIEW (object);

  g_clear_pointer (&self->chart, reg_chart_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_free (self->title);
  G_OBJECT_CLASS (reg_chart_view_parent_class)->finalize (object);
}

static void
reg_chart_view_class_init (RegChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = reg_chart_view_finalize;
  widget_class->snapshot = reg_chart_view_snapshot;
  widget_class->measure = reg_chart_view_measure;
  widget_class->get_request_mode = reg_chart_view_get_request_mode;
  widget_class->css_changed = reg_chart_view_css_changed;
  widget_class->system_setting_changed = reg_chart_view_system_setting_changed;
  widget_class->direction_changed = reg_chart_view_direction_changed;

  /**
   * RegChartView::datum-activated:
   * @datum: which one
   *
   * Something in the chart was clicked, or Enter was pressed on it: show the rows behind it.
   */
  signals[DATUM_ACTIVATED] = g_signal_new ("datum-activated", REG_TYPE_CHART_VIEW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "regchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (RegChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
reg_chart_view_init (RegChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (
      gtk_widget_get_display (GTK_WIDGET (self)));

  self->datum = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (look_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (look_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (look_changed), self,
                           G_CONNECT_SWAPPED);
  add_controllers (self);
}

GtkWidget *
reg_chart_view_new (void)
{
  return g_object_new (REG_TYPE_CHART_VIEW, NULL);
}

static void
update_accessible (RegChartView *self)
{
  g_autofree char *summary = self->chart != NULL ? reg_chart_get_summary (self->chart) : NULL;

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title != NULL ? self->title : "",
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary != NULL ? summary : "", -1);
}

/**
 * reg_chart_view_set_chart:
 * @chart: (nullable): what to show
 */
void
reg_chart_view_set_chart (RegChartView *self, RegChart *chart)
{
  g_return_if_fail (REG_IS_CHART_VIEW (self));

  if (chart != NULL)
    reg_chart_ref (chart);
  g_clear_pointer (&self->chart, reg_chart_unref);
  self->chart = chart;
  self->datum = -1;
  update_accessible (self);
  look_changed (self);
}

/**
 * reg_chart_view_get_chart:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
RegChart *
reg_chart_view_get_chart (RegChartView *self)
{
  g_return_val_if_fail (REG_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/**
 * reg_chart_view_set_title:
 * @title: the question the chart answers, for screen readers
 */
void
reg_chart_view_set_title (RegChartView *self, const char *title)
{
  g_return_if_fail (REG_IS_CHART_VIEW (self));

  g_set_str (&self->title, title);
  update_accessible (self);
}

/**
 * reg_chart_view_set_focus_datum:
 * @datum: what to point at, -1 for nothing
 */
void
reg_chart_view_set_focus_datum (RegChartView *self, int datum)
{
  g_return_if_fail (REG_IS_CHART_VIEW (self));

  set_datum (self, datum, TRUE);
}

int
reg_chart_view_get_focus_datum (RegChartView *self)
{
  g_return_val_if_fail (REG_IS_CHART_VIEW (self), -1);

  return self->datum;
}

/**
 * reg_chart_view_get_paper_style:
 * @style: (out): the look for a file or for paper: light whatever the screen is
 *
 * The font in @style belongs to the widget.
 */
void
reg_chart_view_get_paper_style (RegChartView *self, RegChartStyle *style)
{
  RegColor accent;

  g_return_if_fail (REG_IS_CHART_VIEW (self));

  fill_style (self, style);
  accent = style->accent;
  reg_chart_style_init (style, FALSE);
  reg_chart_style_set_accent (style, &accent);
  style->font = get_font (self);
  style->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}
