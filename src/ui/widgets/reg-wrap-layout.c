/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-wrap-layout.h"

struct _RegWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
};

enum
{
  PROP_SPACING = 1,
  PROP_LINE_SPACING,
  N_PROPERTIES
};

G_DEFINE_FINAL_TYPE (RegWrapLayout, reg_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
natural_width (GtkWidget *child, int width)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (MIN (natural, width), minimum);
}

/* Finds the row that begins with @first. Returns: what comes after it; @left: (out): the room that
 * nobody of the row takes; @height: (out): of the highest */
static GtkWidget *
find_row (RegWrapLayout *self, GtkWidget *first, int width, int *left, int *height)
{
  GtkWidget *child = first;
  GtkWidget *expands = NULL;
  int used = 0;

  while (child != NULL)
    {
      int wanted = natural_width (child, width);

      if (child != first && used + self->spacing + wanted > width)
        break;
      used += wanted + (child != first ? self->spacing : 0);
      if (expands == NULL && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        expands = child;
      child = next_child (gtk_widget_get_next_sibling (child));
    }
  *left = MAX (width - used, 0);
  *height = 0;
  for (GtkWidget *member = first; member != child;
       member = next_child (gtk_widget_get_next_sibling (member)))
    {
      int natural;

      gtk_widget_measure (member, GTK_ORIENTATION_VERTICAL,
                          natural_width (member, width) + (member == expands ? *left : 0), NULL,
                          &natural, NULL, NULL);
      *height = MAX (*height, natural);
    }
  return child;
}

static GtkSizeRequestMode
reg_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (RegWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));

  *minimum = *natural = 0;
  for (; child != NULL; child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
reg_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  RegWrapLayout *self = REG_WRAP_LAYOUT (manager);
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));
  int total = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  if (for_size < 0)
    for_size = G_MAXINT / 2;
  while (child != NULL)
    {
      int left;
      int height;

      child = find_row (self, child, for_size, &left, &height);
      total += height + (child != NULL ? self->line_spacing : 0);
    }
  *minimum = *natural = total;
}

static void
reg_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  RegWrapLayout *self = REG_WRAP_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      int left;
      int row_height;
      GtkWidget *end = find_row (self, child, width, &left, &row_height);
      int x = 0;

      for (; child != end; child = next_child (gtk_widget_get_next_sibling (child)))
        {
          GtkAllocation area = { x, y, natural_width (child, width), row_height };

          if (left > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
            {
              area.width += left;
              left = 0;
            }
          x += area.width + self->spacing;
          if (mirrored)
            area.x = width - area.x - area.width;
          gtk_widget_size_allocate (child, &area, -1);
        }
      y += row_height + self->line_spacing;
    }
}

static void
reg_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegWrapLayout *self = REG_WRAP_LAYOUT (object);

  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (id == PROP_LINE_SPACING)
    self->line_spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_wrap_layout_class_init (RegWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = reg_wrap_layout_set_property;
  manager_class->get_request_mode = reg_wrap_layout_get_request_mode;
  manager_class->measure = reg_wrap_layout_measure;
  manager_class->allocate = reg_wrap_layout_allocate;
  g_object_class_install_property (
      object_class, PROP_SPACING,
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags));
  g_object_class_install_property (
      object_class, PROP_LINE_SPACING,
      g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags));
}

static void
reg_wrap_layout_init (RegWrapLayout *self)
{
}

/**
 * reg_wrap_layout_new_box:
 * @spacing: between children of a row
 * @line_spacing: between rows
 *
 * Returns: (transfer floating): a box that wraps, to be filled with gtk_box_append()
 */
GtkWidget *
reg_wrap_layout_new_box (int spacing, int line_spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (REG_TYPE_WRAP_LAYOUT, "spacing", spacing,
                                                    "line-spacing", line_spacing, NULL));
  return box;
}
