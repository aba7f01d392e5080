/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-discount-slider.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "core/reg-money-format.h"

/* A slider for a discount that shows how far one may go: up to the first line alone, up to the
 * second with an approval, beyond it with the highest one. */

#define TRACK_HEIGHT 6
#define KNOB_RADIUS 9
#define LINE_HEIGHT 20
#define LABEL_GAP 3
/* A step of the arrow keys, and of Page Up and Page Down: 0.1 % and 1 %. */
#define STEP 1000
#define PAGE 10000

struct _RegDiscountSlider
{
  GtkWidget parent_instance;
  gint64 value;
  gint64 maximum;
  gint64 own_limit; /* negative: none */
  gint64 next_limit;
  char *own_label;
  char *next_label;
};

enum
{
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegDiscountSlider, reg_discount_slider, GTK_TYPE_WIDGET)

/* --- words ------------------------------------------------------------------------------ */

static char *
describe_zone (RegDiscountSlider *self)
{
  if (self->own_limit < 0 || self->value <= self->own_limit)
    return g_strdup (_ ("you may give this alone"));
  if (self->next_limit >= 0 && self->value > self->next_limit)
    return g_strdup (_ ("needs more than one approval"));
  return g_strdup (_ ("needs approval"));
}

static void
update_accessible (RegDiscountSlider *self)
{
  g_autofree char *rate = reg_rate_format (self->value, -1, NULL);
  g_autofree char *zone = describe_zone (self);
  g_autofree char *text = g_strdup_printf ("%s, %s", rate, zone);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, self->maximum / 10000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->value / 10000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* --- geometry --------------------------------------------------------------------------- */

static gboolean
is_rtl (RegDiscountSlider *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
x_of (RegDiscountSlider *self, gint64 value)
{
  double length = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * KNOB_RADIUS;
  double part = self->maximum > 0 ? (double)MIN (value, self->maximum) / self->maximum : 0;

  return KNOB_RADIUS + length * (is_rtl (self) ? 1 - part : part);
}

static gint64
value_at (RegDiscountSlider *self, double x)
{
  double length = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * KNOB_RADIUS;
  double part = length > 0 ? CLAMP ((x - KNOB_RADIUS) / length, 0, 1) : 0;
  gint64 value = llround ((is_rtl (self) ? 1 - part : part) * self->maximum / STEP) * STEP;

  /* The lines hold on to the knob a little. */
  if (self->own_limit >= 0 && fabs (x_of (self, self->own_limit) - x) < 5)
    return self->own_limit;
  if (self->next_limit >= 0 && fabs (x_of (self, self->next_limit) - x) < 5)
    return self->next_limit;
  return value;
}

static PangoLayout *
create_label (RegDiscountSlider *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
reg_discount_slider_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 280;
    }
  else
    {
      g_autoptr (PangoLayout) layout = create_label (REG_DISCOUNT_SLIDER (widget), "0");
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      *minimum = *natural = LINE_HEIGHT + LABEL_GAP + height;
    }
}

/* --- drawing ---------------------------------------------------------------------------- */

/* The tints of the palette GNOME draws with; style sheets cannot be asked for colours by name. */
static void
look_up (GtkWidget *widget, const char *style_class, GdkRGBA *color)
{
  gboolean dark = adw_style_manager_get_dark (
      adw_style_manager_get_for_display (gtk_widget_get_display (widget)));

  if (g_str_equal (style_class, "success"))
    gdk_rgba_parse (color, dark ? "#26a269" : "#8ff0a4");
  else if (g_str_equal (style_class, "warning"))
    gdk_rgba_parse (color, dark ? "#9c6a05" : "#f8d27a");
  else
    gdk_rgba_parse (color, dark ? "#a51d2d" : "#f8a5a5");
}

static void
draw_zone (
    RegDiscountSlider *self, GtkSnapshot *snapshot, gint64 from, gint64 to, const char *style_class)
{
  double a = x_of (self, from);
  double b = x_of (self, to);
  GdkRGBA color;

  look_up (GTK_WIDGET (self), style_class, &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (MIN (a, b), (LINE_HEIGHT - TRACK_HEIGHT) / 2.0,
                                                  fabs (b - a), TRACK_HEIGHT));
}

static void
draw_track (RegDiscountSlider *self, GtkSnapshot *snapshot)
{
  gint64 own = self->own_limit < 0 ? self->maximum : MIN (self->own_limit, self->maximum);
  gint64 next = self->next_limit < 0 ? self->maximum : CLAMP (self->next_limit, own, self->maximum);
  GskRoundedRect track;

  gsk_rounded_rect_init_from_rect (
      &track,
      &GRAPHENE_RECT_INIT (KNOB_RADIUS, (LINE_HEIGHT - TRACK_HEIGHT) / 2.0,
                           gtk_widget_get_width (GTK_WIDGET (self)) - 2 * KNOB_RADIUS,
                           TRACK_HEIGHT),
      TRACK_HEIGHT / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &track);
  draw_zone (self, snapshot, 0, own, "success");
  draw_zone (self, snapshot, own, next, "warning");
  draw_zone (self, snapshot, next, self->maximum, "error");
  gtk_snapshot_pop (snapshot);
}

static void
draw_limit (RegDiscountSlider *self, GtkSnapshot *snapshot, gint64 limit)
{
  GdkRGBA color;

  if (limit < 0 || limit >= self->maximum)
    return;
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (x_of (self, limit) - 0.75, 0, 1.5, LINE_HEIGHT));
}

static void
draw_knob (RegDiscountSlider *self, GtkSnapshot *snapshot)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (
      gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  double radius = gtk_widget_has_visible_focus (GTK_WIDGET (self)) ? KNOB_RADIUS : KNOB_RADIUS - 1;
  double x = x_of (self, self->value);
  GskRoundedRect knob;
  GdkRGBA ring = { 1, 1, 1, 1 };

  gsk_rounded_rect_init_from_rect (
      &knob, &GRAPHENE_RECT_INIT (x - radius, LINE_HEIGHT / 2.0 - radius, 2 * radius, 2 * radius),
      radius);
  gtk_snapshot_push_rounded_clip (snapshot, &knob);
  gtk_snapshot_append_color (snapshot, accent, &knob.bounds);
  gtk_snapshot_pop (snapshot);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    gtk_snapshot_append_border (snapshot, &knob, (float[4]){ 2, 2, 2, 2 },
                                (GdkRGBA[4]){ ring, ring, ring, ring });
}

/* Draws a label below its line, where it does not touch what stands there already. */
static void
draw_label (
    RegDiscountSlider *self, GtkSnapshot *snapshot, gint64 at, const char *text, double taken[2])
{
  g_autoptr (PangoLayout) layout = NULL;
  double x;
  int width;
  GdkRGBA color;

  if (text == NULL || at < 0 || at > self->maximum)
    return;
  layout = create_label (self, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  x = CLAMP (x_of (self, at) - width / 2.0, 0,
             MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - width));
  if (x < taken[1] + 6 && x + width > taken[0] - 6)
    return;
  taken[0] = MIN (taken[0], x);
  taken[1] = MAX (taken[1], x + width);
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= 0.75;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, LINE_HEIGHT + LABEL_GAP));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
reg_discount_slider_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegDiscountSlider *self = REG_DISCOUNT_SLIDER (widget);
  double taken[2] = { G_MAXINT, G_MININT };

  draw_track (self, snapshot);
  draw_limit (self, snapshot, self->own_limit);
  draw_limit (self, snapshot, self->next_limit);
  draw_knob (self, snapshot);
  draw_label (self, snapshot, self->own_limit, self->own_label, taken);
  draw_label (self, snapshot, self->next_limit, self->next_label, taken);
  draw_label (self, snapshot, 0, "0", taken);
}

/* --- moving ----------------------------------------------------------------------------- */

static void
pressed_cb (GtkGestureDrag *gesture, double x, double y, RegDiscountSlider *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  reg_discount_slider_set_value (self, value_at (self, x));
}

static void
dragged_cb (GtkGestureDrag *gesture, double dx, double dy, RegDiscountSlider *self)
{
  double x;
  double y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  reg_discount_slider_set_value (self, value_at (self, x + dx));
}

/* Where a key goes, which may lie outside the range. */
static gboolean
find_key_target (RegDiscountSlider *self, guint keyval, gint64 *target)
{
  int forward = is_rtl (self) ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *target = self->value + forward * STEP;
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *target = self->value - forward * STEP;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *target = self->value + STEP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *target = self->value - STEP;
      return TRUE;
    case GDK_KEY_Page_Up:
      *target = self->value + PAGE;
      return TRUE;
    case GDK_KEY_Page_Down:
      *target = self->value - PAGE;
      return TRUE;
    case GDK_KEY_Home:
      *target = 0;
      return TRUE;
    case GDK_KEY_End:
      *target = self->maximum;
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      *target = self->own_limit >= 0 ? self->own_limit : self->value;
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
                RegDiscountSlider *self)
{
  gint64 target;

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK)
      || !find_key_target (self, keyval, &target))
    return GDK_EVENT_PROPAGATE;
  reg_discount_slider_set_value (self, target);
  return GDK_EVENT_STOP;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_discount_slider_finalize (GObject *object)
{
  RegDiscountSlider *self = REG_DISCOUNT_SLIDER (object);

  g_free (self->own_label);
  g_free (self->next_label);
  G_OBJECT_CLASS (reg_discount_slider_parent_class)->finalize (object);
}

static void
reg_discount_slider_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_int64 (value, REG_DISCOUNT_SLIDER (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_discount_slider_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    reg_discount_slider_set_value (REG_DISCOUNT_SLIDER (object), g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_discount_slider_class_init (RegDiscountSliderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = reg_discount_slider_finalize;
  object_class->get_property = reg_discount_slider_get_property;
  object_class->set_property = reg_discount_slider_set_property;
  widget_class->measure = reg_discount_slider_measure;
  widget_class->snapshot = reg_discount_slider_snapshot;

  /**
   * RegDiscountSlider:value:
   *
   * The discount in parts per million. Notifies while the knob moves.
   */
  properties[PROP_VALUE] = g_param_spec_int64 ("value", NULL, NULL, 0, 1000000, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "regslider");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
reg_discount_slider_init (RegDiscountSlider *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->maximum = 300000;
  self->own_limit = -1;
  self->next_limit = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Discount on everything"), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  update_accessible (self);
}

GtkWidget *
reg_discount_slider_new (void)
{
  return g_object_new (REG_TYPE_DISCOUNT_SLIDER, NULL);
}

gint64
reg_discount_slider_get_value (RegDiscountSlider *self)
{
  g_return_val_if_fail (REG_IS_DISCOUNT_SLIDER (self), 0);

  return self->value;
}

/**
 * reg_discount_slider_set_value:
 * @ppm: the discount in parts per million; brought into the range
 */
void
reg_discount_slider_set_value (RegDiscountSlider *self, gint64 ppm)
{
  g_return_if_fail (REG_IS_DISCOUNT_SLIDER (self));

  ppm = CLAMP (ppm, 0, self->maximum);
  if (self->value == ppm)
    return;
  self->value = ppm;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * reg_discount_slider_set_maximum:
 * @ppm: the right end of the slider
 */
void
reg_discount_slider_set_maximum (RegDiscountSlider *self, gint64 ppm)
{
  g_return_if_fail (REG_IS_DISCOUNT_SLIDER (self) && ppm > 0);

  ppm = MIN (ppm, 1000000);
  if (self->maximum == ppm)
    return;
  self->maximum = ppm;
  reg_discount_slider_set_value (self, self->value);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * reg_discount_slider_set_own_limit:
 * @ppm: the deepest discount one may give alone, negative when there is no limit
 * @label: (nullable): below the line, "you: 10 %"
 */
void
reg_discount_slider_set_own_limit (RegDiscountSlider *self, gint64 ppm, const char *label)
{
  g_return_if_fail (REG_IS_DISCOUNT_SLIDER (self));

  if (!g_set_str (&self->own_label, label) && self->own_limit == ppm)
    return;
  self->own_limit = ppm;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * reg_discount_slider_set_next_limit:
 * @ppm: the deepest discount one approval is enough for, negative when there is no limit
 * @label: (nullable): below the line, "manager: 18 %"
 */
void
reg_discount_slider_set_next_limit (RegDiscountSlider *self, gint64 ppm, const char *label)
{
  g_return_if_fail (REG_IS_DISCOUNT_SLIDER (self));

  if (!g_set_str (&self->next_label, label) && self->next_limit == ppm)
    return;
  self->next_limit = ppm;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * reg_discount_slider_snap:
 *
 * Goes to the deepest discount one may give alone; the space key does the same.
 */
void
reg_discount_slider_snap (RegDiscountSlider *self)
{
  g_return_if_fail (REG_IS_DISCOUNT_SLIDER (self));

  if (self->own_limit >= 0)
    reg_discount_slider_set_value (self, self->own_limit);
}
