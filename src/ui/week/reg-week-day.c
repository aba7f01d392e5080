/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/week/reg-week-day.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-clock-time.h"
#include "core/reg-repeat.h"
#include "core/reg-week.h"
#include "ui/week/reg-week-block.h"
#include "ui/week/reg-week-text.h"

/* What is let go or asked for begins on these minutes. */
#define QUARTER 15
#define HALF 30
/* So many stand side by side; in more lanes nothing can be read. */
#define MAX_LANES 3
/* Lines of text that an hour is high. */
#define LINES_AN_HOUR 3
#define GAP 1

typedef struct
{
  GtkWidget *widget; /* not owned */
  RegWeekSlot slot;
} Item;

struct _RegWeekDay
{
  GtkWidget parent_instance;
  char date[REG_DATE_SIZE]; /* "" for the hours themselves */
  RegOpeningHours *hours;   /* or NULL */
  GArray *items;            /* of Item */
  GtkWidget *more;          /* or NULL */
  int more_minute;
  int now;  /* minute of the day, -1 when it is another day */
  int drop; /* where what is dragged would begin, -1 for none */
  int grab; /* how far below its beginning it was taken */
};

G_DEFINE_FINAL_TYPE (RegWeekDay, reg_week_day, GTK_TYPE_WIDGET)

/* --- size ------------------------------------------------------------------------------- */

static int
get_hour_height (RegWeekDay *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics)
                           + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (line, 12) * LINES_AN_HOUR;
}

/**
 * reg_week_day_get_y:
 * @minute: of the day
 *
 * Returns: how far below the beginning of the day it is, in pixels
 */
int
reg_week_day_get_y (RegWeekDay *self, int minute)
{
  return minute * get_hour_height (self) / 60;
}

static int
get_minute (RegWeekDay *self, double y, int step)
{
  int minute = (int)(y * 60 / get_hour_height (self));

  return CLAMP (minute, 0, REG_MINUTES_OF_DAY - step) / step * step;
}

static void
reg_week_day_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  RegWeekDay *self = REG_WEEK_DAY (widget);
  g_autoptr (PangoLayout) layout = NULL;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = 24 * get_hour_height (self);
      return;
    }
  *minimum = *natural = 48;
  if (*self->date != '\0')
    return;
  layout = gtk_widget_create_pango_layout (widget, "00:00");
  pango_layout_get_pixel_size (layout, minimum, NULL);
  *minimum += 18;
  *natural = *minimum;
}

static void
allocate (RegWeekDay *self, GtkWidget *child, int x, int y, int width, int height)
{
  int minimum;
  GtkAllocation place = { x, y, width, height };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  place.width = MAX (width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, &minimum, NULL, NULL, NULL);
  place.height = MAX (height, minimum);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - place.width;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
reg_week_day_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegWeekDay *self = REG_WEEK_DAY (widget);
  int more = 0;

  if (self->more != NULL)
    gtk_widget_measure (self->more, GTK_ORIENTATION_HORIZONTAL, -1, &more, NULL, NULL, NULL);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      int begin = reg_week_day_get_y (self, item->slot.begin);
      int taken = item->slot.n_lanes == MAX_LANES ? more : 0;
      int lane = (width - taken - 2 * GAP) / item->slot.n_lanes;

      allocate (self, item->widget, GAP + item->slot.lane * lane, begin + GAP, lane - GAP,
                reg_week_day_get_y (self, item->slot.end) - begin - 2 * GAP);
    }
  if (self->more != NULL)
    allocate (self, self->more, width - more, reg_week_day_get_y (self, self->more_minute), more,
              0);
}

/* --- drawing ---------------------------------------------------------------------------- */

static void
fill (GtkSnapshot *snapshot, GdkRGBA color, float alpha, float y, float width, float height)
{
  color.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, y, width, height));
}

static void
draw_closed (RegWeekDay *self, GtkSnapshot *snapshot, const GdkRGBA *color, int width)
{
  int opens, closes, end = 0;

  for (guint i = 0; reg_opening_hours_get_minutes (self->hours, self->date, i, &opens, &closes);
       i++)
    {
      int y = reg_week_day_get_y (self, end);

      fill (snapshot, *color, 0.06f, y, width, reg_week_day_get_y (self, opens) - y);
      end = MAX (end, closes);
    }
  fill (snapshot, *color, 0.06f, reg_week_day_get_y (self, end), width,
        reg_week_day_get_y (self, REG_MINUTES_OF_DAY) - reg_week_day_get_y (self, end));
}

/* Smaller than other text; the widget has the font of the days, so that its hours are as high. */
static PangoLayout *
create_hour_layout (RegWeekDay *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
draw_hour_names (RegWeekDay *self, GtkSnapshot *snapshot, GdkRGBA color, int width)
{
  color.alpha *= 0.7f;
  for (int hour = 1; hour < 24; hour++)
    {
      g_autofree char *text = reg_clock_time_format (hour * 60, C_ ("time", "%H:%M"));
      g_autoptr (PangoLayout) layout = create_hour_layout (self, text);
      int text_width, text_height;
      gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (is_mirrored ? 6 : width - text_width - 6,
                                          reg_week_day_get_y (self, hour * 60) - text_height / 2));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

/* The line is as thick as it is so that it can be told from the hours without its colour. */
static void
draw_now (RegWeekDay *self, GtkSnapshot *snapshot, int width)
{
  GdkRGBA color;
  float y = reg_week_day_get_y (self, self->now);
  GskRoundedRect knob;
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  adw_accent_color_to_standalone_rgba (
      adw_style_manager_get_accent_color (adw_style_manager_get_default ()),
      adw_style_manager_get_dark (adw_style_manager_get_default ()), &color);
  fill (snapshot, color, 1, y - 1, width, 2);
  gsk_rounded_rect_init_from_rect (
      &knob, &GRAPHENE_RECT_INIT (is_mirrored ? width - 8 : 0, y - 4, 8, 8), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &knob);
  gtk_snapshot_append_color (snapshot, &color, &knob.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
reg_week_day_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegWeekDay *self = REG_WEEK_DAY (widget);
  int width = gtk_widget_get_width (widget);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  if (*self->date == '\0')
    {
      draw_hour_names (self, snapshot, color, width);
      return;
    }
  if (self->hours != NULL)
    draw_closed (self, snapshot, &color, width);
  for (int half = 0; half < 48; half++)
    fill (snapshot, color, half % 2 == 0 ? 0.15f : 0.05f, reg_week_day_get_y (self, half * HALF),
          width, 1);
  GTK_WIDGET_CLASS (reg_week_day_parent_class)->snapshot (widget, snapshot);
  if (self->drop >= 0)
    fill (snapshot, color, 0.5f, reg_week_day_get_y (self, self->drop) - 1, width, 3);
  if (self->now >= 0)
    draw_now (self, snapshot, width);
}

/* --- letting go, asking for one --------------------------------------------------------- */

static void
set_drop (RegWeekDay *self, int minute)
{
  if (self->drop == minute)
    return;
  self->drop = minute;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkDragAction
motion_cb (RegWeekDay *self, double x, double y)
{
  /* To the nearest quarter, not to the one that has begun. */
  set_drop (self, get_minute (self, y - self->grab + get_hour_height (self) / 8.0, QUARTER));
  return GDK_ACTION_MOVE;
}

static void
leave_cb (RegWeekDay *self)
{
  set_drop (self, -1);
}

static gboolean
drop_cb (RegWeekDay *self, const GValue *value, double x, double y)
{
  int minute;

  motion_cb (self, x, y);
  minute = self->drop;
  set_drop (self, -1);
  return gtk_widget_activate_action (GTK_WIDGET (self), "week.move", "(xsi)",
                                     g_value_get_int64 (value), self->date, minute);
}

static void
pressed_cb (RegWeekDay *self, int n_press, double x, double y)
{
  if (n_press == 2
      && gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT) == GTK_WIDGET (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "week.new", "(si)", self->date,
                                get_minute (self, y, HALF));
}

/* --- object ----------------------------------------------------------------------------- */

static void
clear (RegWeekDay *self)
{
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_unparent (g_array_index (self->items, Item, i).widget);
  g_array_set_size (self->items, 0);
  g_clear_pointer (&self->more, gtk_widget_unparent);
}

static void
reg_week_day_dispose (GObject *object)
{
  RegWeekDay *self = REG_WEEK_DAY (object);

  clear (self);
  g_clear_pointer (&self->hours, reg_opening_hours_unref);
  G_OBJECT_CLASS (reg_week_day_parent_class)->dispose (object);
}

static void
reg_week_day_finalize (GObject *object)
{
  g_array_unref (REG_WEEK_DAY (object)->items);
  G_OBJECT_CLASS (reg_week_day_parent_class)->finalize (object);
}

static void
reg_week_day_class_init (RegWeekDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_week_day_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_week_day_finalize;
  widget_class->measure = reg_week_day_measure;
  widget_class->size_allocate = reg_week_day_size_allocate;
  widget_class->snapshot = reg_week_day_snapshot;
  gtk_widget_class_set_css_name (widget_class, "regweekday");
}

static void
reg_week_day_init (RegWeekDay *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->now = -1;
  self->drop = -1;
}

/**
 * reg_week_day_new:
 * @date: the day
 */
GtkWidget *
reg_week_day_new (const char *date)
{
  RegWeekDay *self = g_object_new (REG_TYPE_WEEK_DAY, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                   "hexpand", TRUE, NULL);
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  GtkGesture *click = gtk_gesture_click_new ();
  g_autofree char *name = reg_week_describe_day (date);

  g_strlcpy (self->date, date, sizeof self->date);
  reg_week_set_day (GTK_WIDGET (self), date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (drop, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  return GTK_WIDGET (self);
}

/**
 * reg_week_day_new_hours:
 *
 * Returns: (transfer floating): the names of the hours, beside the days
 */
GtkWidget *
reg_week_day_new_hours (void)
{
  return g_object_new (REG_TYPE_WEEK_DAY, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}

static void
add_item (RegWeekDay *self, const RegWeekSlot *slot, const RegAgendaTask *task, gboolean with_staff)
{
  Item item = { reg_week_block_new (task, with_staff), *slot };

  gtk_widget_set_parent (item.widget, GTK_WIDGET (self));
  g_array_append_val (self->items, item);
}

/**
 * reg_week_day_fill:
 * @agenda: what stands in the calendar
 * @with_staff: whether who does it is said, too
 */
void
reg_week_day_fill (RegWeekDay *self, const RegAgenda *agenda, gboolean with_staff)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (RegWeekSlot));
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
  guint n_more = 0;

  clear (self);
  g_clear_pointer (&self->hours, reg_opening_hours_unref);
  self->hours = reg_opening_hours_ref (agenda->hours);
  for (guint i = 0; i < agenda->tasks->len; i++)
    {
      RegAgendaTask *task = g_ptr_array_index (agenda->tasks, i);
      /* What ends the day, or takes less than a line of text, is drawn as high as that. */
      RegWeekSlot slot = { .begin = MIN (task->minute, REG_MINUTES_OF_DAY - HALF) };

      if (task->minute < 0 || !g_str_equal (task->day, self->date))
        continue;
      slot.end = MIN (slot.begin + MAX (task->minutes, HALF), REG_MINUTES_OF_DAY);
      g_array_append_val (slots, slot);
      g_ptr_array_add (tasks, task);
    }
  reg_week_lay_out ((RegWeekSlot *)(void *)slots->data, slots->len, MAX_LANES);
  for (guint i = 0; i < slots->len; i++)
    {
      const RegWeekSlot *slot = &g_array_index (slots, RegWeekSlot, i);

      if (slot->lane >= 0)
        add_item (self, slot, g_ptr_array_index (tasks, i), with_staff);
      else if (n_more++ == 0)
        self->more_minute = slot->begin;
    }
  if (n_more > 0)
    {
      self->more = reg_week_more_new (n_more);
      gtk_widget_set_parent (self->more, GTK_WIDGET (self));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * reg_week_day_set_now:
 * @minute: of the day, -1 when it is another day
 */
void
reg_week_day_set_now (RegWeekDay *self, int minute)
{
  self->now = minute;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * reg_week_day_set_grab:
 * @y: how far below its beginning the task was taken that is dragged
 */
void
reg_week_day_set_grab (RegWeekDay *self, int y)
{
  self->grab = y;
}
