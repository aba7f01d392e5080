/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-line-layout.h"

/* Widths of the columns in digits; the description takes what is left. */
static const int column_digits[REG_N_LINE_COLUMNS] = { 3, 9, 0, 6, 10, 8, 11, 0 };

#define MENU_WIDTH 36
#define MIN_DESCRIPTION_DIGITS 18
#define NATURAL_DESCRIPTION_DIGITS 36
#define MIN_WIDTH 280

struct _RegQuotationLineLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RegQuotationLineLayout, reg_quotation_line_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *child[REG_N_LINE_COLUMNS]; /* NULL: hidden */
  int x[REG_N_LINE_COLUMNS];
  int y[REG_N_LINE_COLUMNS];
  int width[REG_N_LINE_COLUMNS];
  int height;
  int row_height[2];
  int row[REG_N_LINE_COLUMNS];
} Places;

static int
digit_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, 4);
}

static void
collect (GtkWidget *widget, Places *places)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (int i = 0; i < REG_N_LINE_COLUMNS && child != NULL; i++)
    {
      places->child[i] = gtk_widget_should_layout (child) ? child : NULL;
      child = gtk_widget_get_next_sibling (child);
    }
}

static int
fixed_width (int column, int digit)
{
  return column == REG_LINE_COLUMN_MENU ? MENU_WIDTH : column_digits[column] * digit;
}

/* The least width at which all columns stand beside each other. */
static int
wide_width (int digit, int description_digits)
{
  int width = description_digits * digit;

  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    width += fixed_width (i, digit);
  return width;
}

/* Lines without figures give their room to the words. */
static void
place_wide (Places *places, int width, int digit)
{
  int x = 0;
  int left = width;

  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    if (i != REG_LINE_COLUMN_DESCRIPTION
        && (places->child[i] != NULL || i < REG_LINE_COLUMN_DESCRIPTION
            || i == REG_LINE_COLUMN_MENU))
      left -= fixed_width (i, digit);
  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    {
      gboolean keeps = places->child[i] != NULL || i < REG_LINE_COLUMN_DESCRIPTION
                       || i == REG_LINE_COLUMN_MENU;

      places->x[i] = x;
      places->width[i] = i == REG_LINE_COLUMN_DESCRIPTION ? left
                         : keeps                          ? fixed_width (i, digit)
                                                          : 0;
      x += places->width[i];
    }
}

/* First row: number, description, amount, menu. Second: code, quantity, price, discount. */
static void
place_narrow (Places *places, int width, int digit)
{
  static const int second[] = { REG_LINE_COLUMN_CODE, REG_LINE_COLUMN_QUANTITY,
                                REG_LINE_COLUMN_PRICE, REG_LINE_COLUMN_DISCOUNT };
  /* A price needs more room than a quantity; together 21 parts. */
  static const int parts[] = { 5, 4, 7, 5 };
  int number = 3 * digit;
  int amount = places->child[REG_LINE_COLUMN_AMOUNT] != NULL
                   ? column_digits[REG_LINE_COLUMN_AMOUNT] * digit
                   : 0;
  int room = MAX (width - number - MENU_WIDTH, 4);
  int x = number;

  places->width[REG_LINE_COLUMN_NUMBER] = number;
  places->x[REG_LINE_COLUMN_DESCRIPTION] = number;
  places->width[REG_LINE_COLUMN_DESCRIPTION] = width - number - amount - MENU_WIDTH;
  places->x[REG_LINE_COLUMN_AMOUNT] = width - MENU_WIDTH - amount;
  places->width[REG_LINE_COLUMN_AMOUNT] = amount;
  places->x[REG_LINE_COLUMN_MENU] = width - MENU_WIDTH;
  places->width[REG_LINE_COLUMN_MENU] = MENU_WIDTH;
  for (gsize i = 0; i < G_N_ELEMENTS (second); i++)
    {
      places->row[second[i]] = 1;
      places->x[second[i]] = x;
      places->width[second[i]] = room * parts[i] / 21;
      x += places->width[second[i]];
    }
}

static void
find_heights (Places *places)
{
  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    {
      int natural;

      if (places->child[i] == NULL)
        continue;
      gtk_widget_measure (places->child[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                          NULL);
      places->row_height[places->row[i]] = MAX (places->row_height[places->row[i]], natural);
    }
  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    places->y[i] = places->row[i] == 0 ? 0 : places->row_height[0];
  places->height = places->row_height[0] + places->row_height[1];
}

static void
place (GtkWidget *widget, int width, Places *places)
{
  int digit = digit_width (widget);

  collect (widget, places);
  if (width < 0 || width >= wide_width (digit, MIN_DESCRIPTION_DIGITS))
    place_wide (places, width < 0 ? wide_width (digit, NATURAL_DESCRIPTION_DIGITS) : width, digit);
  else
    place_narrow (places, width, digit);
  find_heights (places);
}

static GtkSizeRequestMode
reg_quotation_line_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
reg_quotation_line_layout_measure (GtkLayoutManager *manager,
                                   GtkWidget *widget,
                                   GtkOrientation orientation,
                                   int for_size,
                                   int *minimum,
                                   int *natural,
                                   int *minimum_baseline,
                                   int *natural_baseline)
{
  Places places = { 0 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = wide_width (digit_width (widget), NATURAL_DESCRIPTION_DIGITS);
      return;
    }
  place (widget, for_size, &places);
  *minimum = *natural = places.height;
}

static void
reg_quotation_line_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Places places = { 0 };

  place (widget, width, &places);
  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    {
      GtkAllocation area;

      if (places.child[i] == NULL)
        continue;
      area.x = mirrored ? width - places.x[i] - places.width[i] : places.x[i];
      area.y = places.y[i];
      area.width = MAX (places.width[i], 1);
      area.height = MAX (places.row_height[places.row[i]], 1);
      gtk_widget_size_allocate (places.child[i], &area, -1);
    }
}

static void
reg_quotation_line_layout_class_init (RegQuotationLineLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = reg_quotation_line_layout_get_request_mode;
  manager_class->measure = reg_quotation_line_layout_measure;
  manager_class->allocate = reg_quotation_line_layout_allocate;
}

static void
reg_quotation_line_layout_init (RegQuotationLineLayout *self)
{
}

GtkLayoutManager *
reg_quotation_line_layout_new (void)
{
  return g_object_new (REG_TYPE_QUOTATION_LINE_LAYOUT, NULL);
}
