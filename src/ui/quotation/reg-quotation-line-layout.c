/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-line-layout.h"

/* Widths of the columns in digits; the description takes what is left. */
static const int column_digits[REG_N_LINE_COLUMNS] = { 3, 9, 0, 6, 10, 8, 11, 0 };
/* The same where a sum stands below its words. */
static const int stacked_digits[REG_N_LINE_COLUMNS] = { 3, 9, 0, 5, 10, 8, 11, 0 };

#define MENU_WIDTH 36
#define MIN_DESCRIPTION_DIGITS 24
#define NATURAL_DESCRIPTION_DIGITS 36
#define MIN_WIDTH 280
#define MAX_ROWS 4
/* Cells keep room around their text for the mark of the focus; rows of one line share it. */
#define SHARED_ROOM 8

struct _RegQuotationLineLayout
{
  GtkLayoutManager parent_instance;

  gboolean is_head;
  GtkWidget *pattern; /* what a line without widgets would look like */
  gboolean has_figures;
};

G_DEFINE_FINAL_TYPE (RegQuotationLineLayout, reg_quotation_line_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *child[REG_N_LINE_COLUMNS]; /* NULL: hidden */
  int x[REG_N_LINE_COLUMNS];
  int y[REG_N_LINE_COLUMNS];
  int width[REG_N_LINE_COLUMNS];
  int height;
  int row_height[MAX_ROWS];
  int row[REG_N_LINE_COLUMNS];
  gboolean left_out[REG_N_LINE_COLUMNS];
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

static gboolean
is_for_words (int column)
{
  return column == REG_LINE_COLUMN_NUMBER || column == REG_LINE_COLUMN_DESCRIPTION
         || column == REG_LINE_COLUMN_MENU;
}

static void
collect (RegQuotationLineLayout *self, GtkWidget *widget, Places *places)
{
  gboolean all = self->pattern == NULL || self->has_figures;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (int i = 0; i < REG_N_LINE_COLUMNS && child != NULL; i++)
    {
      if (gtk_widget_should_layout (child) && (all || is_for_words (i)))
        places->child[i] = child;
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

typedef enum
{
  ALL_BESIDE, /* the code and the figures */
  CODE_ABOVE,
  SUM_BELOW, /* the figures on two rows, with large letters */
  N_STACKS
} Stack;

static Stack
choose_stack (int room, int digit)
{
  int figures = 0;

  for (int i = REG_LINE_COLUMN_QUANTITY; i <= REG_LINE_COLUMN_AMOUNT; i++)
    figures += stacked_digits[i] * digit;
  if (room >= figures + stacked_digits[REG_LINE_COLUMN_CODE] * digit)
    return ALL_BESIDE;
  /* Few figures fill their column, so that these may stand a little closer. */
  return room >= figures * 9 / 10 ? CODE_ABOVE : SUM_BELOW;
}

/* The words with the whole width to themselves, below them what is counted, as one would write it
 * down: 2 × 2,450.00 − 14 % and the sum, which stands below the sums of the other lines. The code
 * has a row of its own where it finds no room before them; with large letters the discount and the
 * sum have one too. */
static void
place_stacked (Places *places, int width, int digit)
{
  static const int figures[] = { REG_LINE_COLUMN_CODE, REG_LINE_COLUMN_QUANTITY,
                                 REG_LINE_COLUMN_PRICE, REG_LINE_COLUMN_DISCOUNT,
                                 REG_LINE_COLUMN_AMOUNT };
  static const int rows[N_STACKS][G_N_ELEMENTS (figures)] = {
    [ALL_BESIDE] = { 1, 1, 1, 1, 1 },
    [CODE_ABOVE] = { 1, 2, 2, 2, 2 },
    [SUM_BELOW] = { 1, 2, 2, 3, 3 },
  };
  int number = stacked_digits[REG_LINE_COLUMN_NUMBER] * digit;
  int room = MAX (width - number, 4);
  const int *row = rows[choose_stack (room, digit)];
  int ends[MAX_ROWS] = { width, width, width, width };
  int digits[MAX_ROWS] = { 0 };

  places->width[REG_LINE_COLUMN_NUMBER] = number;
  places->x[REG_LINE_COLUMN_DESCRIPTION] = number;
  places->width[REG_LINE_COLUMN_DESCRIPTION] = room - MENU_WIDTH;
  places->x[REG_LINE_COLUMN_MENU] = width - MENU_WIDTH;
  places->width[REG_LINE_COLUMN_MENU] = MENU_WIDTH;
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    digits[row[i]] += stacked_digits[figures[i]];
  for (int i = G_N_ELEMENTS (figures) - 1; i >= 0; i--)
    {
      int column = figures[i];
      int at = row[i];
      gboolean first = i == 0 || row[i - 1] != at;
      /* Beside the code the figures are as wide as they need, else they share the row. */
      int share = at == row[0] ? stacked_digits[column] * digit
                               : room * stacked_digits[column] / digits[at];

      places->row[column] = at;
      /* What is left goes to the first of a row. */
      places->width[column] = first ? ends[at] - number : share;
      ends[at] -= places->width[column];
      places->x[column] = ends[at];
    }
}

/* Above stacked lines the head only says what stands at the start and at the end. */
static void
place_stacked_head (Places *places, int width, int digit)
{
  int number = stacked_digits[REG_LINE_COLUMN_NUMBER] * digit;
  int amount = MIN (column_digits[REG_LINE_COLUMN_AMOUNT] * digit, width / 2);

  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    places->left_out[i] = i != REG_LINE_COLUMN_DESCRIPTION && i != REG_LINE_COLUMN_AMOUNT;
  places->x[REG_LINE_COLUMN_DESCRIPTION] = number;
  places->width[REG_LINE_COLUMN_DESCRIPTION] = MAX (width - number - amount, 1);
  places->x[REG_LINE_COLUMN_AMOUNT] = width - amount;
  places->width[REG_LINE_COLUMN_AMOUNT] = amount;
}

static void
find_heights (Places *places)
{
  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    {
      int natural;

      if (places->child[i] == NULL || places->left_out[i])
        continue;
      gtk_widget_measure (places->child[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                          NULL);
      places->row_height[places->row[i]] = MAX (places->row_height[places->row[i]], natural);
    }
  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    for (int row = 0; row < places->row[i]; row++)
      places->y[i] += MAX (places->row_height[row] - SHARED_ROOM, 0);
  for (int row = 0; row < MAX_ROWS; row++)
    places->height += MAX (places->row_height[row] - (row > 0 ? SHARED_ROOM : 0), 0);
}

static void
place (RegQuotationLineLayout *self, GtkWidget *line, int width, Places *places)
{
  GtkWidget *widget = self->pattern != NULL ? self->pattern : line;
  int digit = digit_width (widget);

  collect (self, widget, places);
  if (width < 0 || reg_quotation_line_layout_has_columns (widget, width))
    place_wide (places, width < 0 ? wide_width (digit, NATURAL_DESCRIPTION_DIGITS) : width, digit);
  else if (self->is_head)
    place_stacked_head (places, width, digit);
  else
    place_stacked (places, width, digit);
  find_heights (places);
}

/**
 * reg_quotation_line_layout_has_columns:
 * @widget: a widget with the letters of the lines
 * @width: how wide the lines are
 *
 * Returns: whether everything about a line stands beside each other in columns
 */
gboolean
reg_quotation_line_layout_has_columns (GtkWidget *widget, int width)
{
  return width >= wide_width (digit_width (widget), MIN_DESCRIPTION_DIGITS);
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
      GtkWidget *pattern = REG_QUOTATION_LINE_LAYOUT (manager)->pattern;

      *minimum = MIN_WIDTH;
      *natural = wide_width (digit_width (pattern != NULL ? pattern : widget),
                             NATURAL_DESCRIPTION_DIGITS);
      return;
    }
  place (REG_QUOTATION_LINE_LAYOUT (manager), widget, for_size, &places);
  *minimum = *natural = places.height;
}

static void
reg_quotation_line_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Places places = { 0 };

  if (REG_QUOTATION_LINE_LAYOUT (manager)->pattern != NULL)
    return;
  place (REG_QUOTATION_LINE_LAYOUT (manager), widget, width, &places);
  for (int i = 0; i < REG_N_LINE_COLUMNS; i++)
    {
      GtkAllocation area;

      if (places.child[i] == NULL)
        continue;
      gtk_widget_set_child_visible (places.child[i], !places.left_out[i]);
      area.x = mirrored ? width - places.x[i] - places.width[i] : places.x[i];
      area.y = places.y[i];
      area.width = MAX (places.width[i], 1);
      area.height = MAX (places.row_height[places.row[i]], 1);
      gtk_widget_size_allocate (places.child[i], &area, -1);
    }
}

static void
reg_quotation_line_layout_dispose (GObject *object)
{
  g_clear_weak_pointer (&REG_QUOTATION_LINE_LAYOUT (object)->pattern);
  G_OBJECT_CLASS (reg_quotation_line_layout_parent_class)->dispose (object);
}

static void
reg_quotation_line_layout_class_init (RegQuotationLineLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_quotation_line_layout_dispose;
  manager_class->get_request_mode = reg_quotation_line_layout_get_request_mode;
  manager_class->measure = reg_quotation_line_layout_measure;
  manager_class->allocate = reg_quotation_line_layout_allocate;
}

static void
reg_quotation_line_layout_init (RegQuotationLineLayout *self)
{
}

/**
 * reg_quotation_line_layout_new_for_head:
 *
 * Returns: (transfer full): the places of the titles above the lines
 */
GtkLayoutManager *
reg_quotation_line_layout_new_for_head (void)
{
  RegQuotationLineLayout *self = g_object_new (REG_TYPE_QUOTATION_LINE_LAYOUT, NULL);

  self->is_head = TRUE;
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * reg_quotation_line_layout_set_pattern:
 * @pattern: (nullable): a line with widgets, %NULL once this line has its own
 * @has_figures: whether this line has more than words
 *
 * Until a line has widgets it takes the room that it will need with them.
 */
void
reg_quotation_line_layout_set_pattern (RegQuotationLineLayout *self,
                                       GtkWidget *pattern,
                                       gboolean has_figures)
{
  gboolean other = g_set_weak_pointer (&self->pattern, pattern);

  if (!other && self->has_figures == has_figures)
    return;
  self->has_figures = has_figures;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
