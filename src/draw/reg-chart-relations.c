/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-relations.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "draw/reg-chart-private.h"

typedef struct
{
  char *name;
  char *label; /* as it stands in the picture */
  char *about;
  char *count; /* of a colleague */
  gint64 n_contacts;
  gboolean is_close;
  gboolean has_left;
} Node;

typedef struct
{
  RegChart parent;
  char *customer;
  GArray *colleagues; /* Node */
  GArray *linked;     /* Node */
} Relations;

/* One side of the picture: names in a column, on a bow around the middle. */
typedef struct
{
  GArray *nodes;
  guint n_drawn;
  gboolean at_end;
  double names;  /* width of the names */
  double pitch;  /* from one to the next */
  double top;    /* of the first one's middle */
  double middle; /* where the customer is, and half as wide as that */
  double half;
  double bow;
} Side;

static void
node_clear (gpointer data)
{
  Node *node = data;

  g_free (node->name);
  g_free (node->label);
  g_free (node->about);
  g_free (node->count);
}

static void
relations_finalize (RegChart *chart)
{
  Relations *relations = (Relations *)chart;

  g_free (relations->customer);
  g_array_unref (relations->colleagues);
  g_array_unref (relations->linked);
}

static guint
count_drawn (GArray *nodes)
{
  return MIN (nodes->len, REG_CHART_RELATIONS_DRAWN);
}

static guint
relations_get_n_data (RegChart *chart)
{
  Relations *relations = (Relations *)chart;

  return count_drawn (relations->colleagues) + count_drawn (relations->linked);
}

/* Lines of a side: its names, and one that counts those who are not drawn. */
static guint
count_lines (GArray *nodes)
{
  return count_drawn (nodes) + (nodes->len > REG_CHART_RELATIONS_DRAWN);
}

static void
relations_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  Relations *relations = (Relations *)chart;
  guint n = MAX (count_lines (relations->colleagues), count_lines (relations->linked));

  *minimum = MAX (n, 3) * (canvas->line + 1);
  *natural = MAX (n * (canvas->line + 10 * canvas->scale), 150 * canvas->scale);
}

/* --- painting --------------------------------------------------------------------------- */

/* The further from the middle line, the nearer to the customer: both columns bend around them. */
static double
get_x (const Side *side, guint line, double height)
{
  double away = height > 0 ? (side->top + line * side->pitch - height / 2) / (height / 2) : 0;
  double inwards = side->bow * away * away;

  return side->at_end ? -inwards : inwards;
}

static void
paint_curve (RegChartCanvas *canvas,
             double x1,
             double y1,
             double x2,
             double y2,
             double thickness,
             const RegColor *color,
             gboolean dashed)
{
  static const double dashes[] = { 4, 4 };
  double left = reg_chart_canvas_x (canvas, x1), right = reg_chart_canvas_x (canvas, x2);

  if (canvas->cr == NULL)
    return;
  reg_chart_canvas_set_color (canvas, color);
  cairo_set_line_width (canvas->cr, thickness);
  if (dashed)
    cairo_set_dash (canvas->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (canvas->cr, left, y1);
  cairo_curve_to (canvas->cr, (left + right) / 2, y1, (left + right) / 2, y2, right, y2);
  cairo_stroke (canvas->cr);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}

static double
get_thickness (RegChartCanvas *canvas, const Node *node, gint64 most)
{
  double share = most > 0 ? (double)MAX (node->n_contacts, 0) / (double)most : 0;

  return (1 + 6 * sqrt (share)) * canvas->scale;
}

static void
paint_node (RegChartCanvas *canvas, const Side *side, guint i, gint64 most)
{
  const RegChartStyle *style = canvas->style;
  const Node *node = &g_array_index (side->nodes, Node, i);
  const RegColor *color = node->is_close ? &style->accent : &style->accent_light;
  double y = side->top + i * side->pitch;
  double x = (side->at_end ? canvas->width - side->names : side->names)
             + get_x (side, i, canvas->height);
  double align = side->at_end ? 0 : 1,
         name_x = side->at_end ? x + 2 * canvas->gap : x - 2 * canvas->gap;
  double count = 0;

  if (style->high_contrast)
    color = &style->foreground;
  paint_curve (canvas, x, y, side->at_end ? side->middle + side->half : side->middle - side->half,
               canvas->height / 2, get_thickness (canvas, node, most), color, node->has_left);
  reg_chart_canvas_dot (canvas, x, y, color);
  if (node->count != NULL)
    {
      reg_chart_canvas_measure_text (canvas, node->count, REG_CHART_TEXT_DIM, -1, &count, NULL);
      reg_chart_canvas_write (canvas, node->count, REG_CHART_TEXT_DIM, name_x, y, align, 0.5, -1);
      count += canvas->gap;
    }
  reg_chart_canvas_write (canvas, node->label,
                          node->has_left   ? REG_CHART_TEXT_DIM
                          : node->is_close ? REG_CHART_TEXT_BOLD
                                           : REG_CHART_TEXT_PLAIN,
                          side->at_end ? name_x + count : name_x - count, y, align, 0.5,
                          MAX (side->names - 2 * canvas->gap - count, canvas->gap));
  if (side->at_end)
    reg_chart_canvas_mark (canvas, x - canvas->gap, y - side->pitch / 2,
                           canvas->width - x + canvas->gap, side->pitch);
  else
    reg_chart_canvas_mark (canvas, 0, y - side->pitch / 2, x + canvas->gap, side->pitch);
}

static void
paint_side (RegChartCanvas *canvas, const Side *side)
{
  gint64 most = 0;
  guint n_more = side->nodes->len - side->n_drawn;

  for (guint i = 0; i < side->n_drawn; i++)
    most = MAX (most, g_array_index (side->nodes, Node, i).n_contacts);
  for (guint i = 0; i < side->n_drawn; i++)
    paint_node (canvas, side, i, most);
  if (n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (
          /* Translators: those of whom there is no room in the picture */
          g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n_more), n_more);

      reg_chart_canvas_write (canvas, more, REG_CHART_TEXT_DIM, side->at_end ? canvas->width : 0,
                              side->top + side->n_drawn * side->pitch, side->at_end ? 1 : 0, 0.5,
                              side->names + side->bow);
    }
}

/* On top of where all lines end. */
static void
paint_customer (RegChartCanvas *canvas, const char *name, double middle, double half)
{
  const RegChartStyle *style = canvas->style;
  double width, height;

  reg_chart_canvas_measure_text (canvas, name, REG_CHART_TEXT_BOLD | REG_CHART_TEXT_WRAP,
                                 2 * half - 2 * canvas->gap, &width, &height);
  height = MIN (height + 2 * canvas->gap, canvas->height);
  reg_chart_canvas_fill (canvas, middle - half, canvas->height / 2 - height / 2, 2 * half, height,
                         &style->background);
  reg_chart_canvas_outline (canvas, middle - half, canvas->height / 2 - height / 2, 2 * half,
                            height, style->high_contrast ? &style->foreground : &style->accent);
  reg_chart_canvas_write (canvas, name, REG_CHART_TEXT_BOLD | REG_CHART_TEXT_WRAP, middle,
                          canvas->height / 2, 0.5, 0.5, 2 * half - 2 * canvas->gap);
}

static double
measure_names (RegChartCanvas *canvas, GArray *nodes, double most)
{
  double widest = 0;

  for (guint i = 0; i < count_drawn (nodes); i++)
    {
      const Node *node = &g_array_index (nodes, Node, i);
      double name, count = 0;

      reg_chart_canvas_measure_text (canvas, node->label,
                                     node->is_close ? REG_CHART_TEXT_BOLD : REG_CHART_TEXT_PLAIN,
                                     -1, &name, NULL);
      if (node->count != NULL)
        reg_chart_canvas_measure_text (canvas, node->count, REG_CHART_TEXT_DIM, -1, &count, NULL);
      widest = MAX (widest, name + count + canvas->gap);
    }
  return MIN (widest + 2 * canvas->gap, most);
}

static Side
lay_side (RegChartCanvas *canvas, GArray *nodes, gboolean at_end, double names)
{
  Side side = { .nodes = nodes, .n_drawn = count_drawn (nodes), .at_end = at_end, .names = names };
  guint n = MAX (count_lines (nodes), 1);

  side.pitch = MIN (canvas->height / n, canvas->line + 26 * canvas->scale);
  side.top = (canvas->height - side.pitch * n) / 2 + side.pitch / 2;
  return side;
}

static void
relations_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Relations *relations = (Relations *)chart;
  gboolean has_linked = relations->linked->len > 0;
  double start, end, room, half, middle;
  Side sides[2];

  if (relations->colleagues->len == 0 && !has_linked)
    {
      reg_chart_paint_empty (canvas, _ ("Nobody has had a contact yet"));
      return;
    }
  start = measure_names (canvas, relations->colleagues, canvas->width * (has_linked ? 0.3 : 0.5));
  end = measure_names (canvas, relations->linked, canvas->width * 0.3);
  room = canvas->width - start - end;
  reg_chart_canvas_measure_text (canvas, relations->customer, REG_CHART_TEXT_BOLD, -1, &half, NULL);
  half = MIN (half + 2 * canvas->gap, room * 0.55) / 2;
  middle = has_linked ? start + room / 2 : canvas->width - half - 1;
  sides[0] = lay_side (canvas, relations->colleagues, FALSE, start);
  sides[1] = lay_side (canvas, relations->linked, TRUE, end);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      sides[i].middle = middle;
      sides[i].half = half;
      sides[i].bow = MAX (room / (has_linked ? 2 : 1) - 2 * half, 0) * 0.3;
      paint_side (canvas, &sides[i]);
    }
  paint_customer (canvas, relations->customer, middle, half);
}

/* --- words ------------------------------------------------------------------------------ */

static const Node *
get_node (Relations *relations, guint datum)
{
  guint n_colleagues = count_drawn (relations->colleagues);

  return datum < n_colleagues ? &g_array_index (relations->colleagues, Node, datum)
                              : &g_array_index (relations->linked, Node, datum - n_colleagues);
}

static char *
relations_describe (RegChart *chart, guint datum)
{
  const Node *node = get_node ((Relations *)chart, datum);

  if (*node->about == '\0')
    return g_strdup (node->label);
  /* Translators: a name, and what there is to say about it */
  return g_strdup_printf (_ ("%s: %s"), node->label, node->about);
}

static char *
relations_summarize (RegChart *chart)
{
  Relations *relations = (Relations *)chart;
  guint n = relations->colleagues->len, n_close = 0, n_gone = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      n_close += g_array_index (relations->colleagues, Node, i).is_close;
      n_gone += g_array_index (relations->colleagues, Node, i).has_left;
    }
  if (n == 0)
    g_string_append (text, _ ("Nobody of us has had a contact yet."));
  else
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, "%u of us has met them.", "%u of us have met them.", n),
        n);
  if (n_close > 0 && n > 1)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " %u knows them well.", " %u know them well.", n_close),
        n_close);
  if (n_gone > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, " %u does not work here any more.",
                                         " %u do not work here any more.", n_gone),
                            n_gone);
  return g_string_free_and_steal (text);
}

static RegChartTable *
relations_tabulate (RegChart *chart)
{
  Relations *relations = (Relations *)chart;
  RegChartTable *table = reg_chart_table_new ();
  GArray *const sides[] = { relations->colleagues, relations->linked };

  reg_chart_table_add_column (table, _ ("Who"), FALSE);
  reg_chart_table_add_column (table, _ ("Contacts"), TRUE);
  reg_chart_table_add_column (table, _ ("About"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint j = 0; j < sides[i]->len; j++)
      {
        const Node *node = &g_array_index (sides[i], Node, j);

        reg_chart_table_add_cell (table, g_strdup (node->label), NULL);
        if (node->count != NULL)
          reg_chart_add_count (table, MAX (node->n_contacts, 0));
        else
          reg_chart_table_add_cell (table, g_strdup (""), NULL);
        reg_chart_table_add_cell (table, g_strdup (node->about), NULL);
      }
  return table;
}

static const RegChartClass relations_class = {
  .finalize = relations_finalize,
  .measure = relations_measure,
  .paint = relations_paint,
  .get_n_data = relations_get_n_data,
  .describe = relations_describe,
  .summarize = relations_summarize,
  .tabulate = relations_tabulate,
};

static GArray *
new_nodes (void)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (Node));

  g_array_set_clear_func (nodes, node_clear);
  return nodes;
}

/**
 * reg_chart_relations_new:
 * @data: who knows the customer; copied
 *
 * A customer in the middle, the colleagues who dealt with them on the side where reading starts,
 * each line as thick as there were contacts, and the people and firms they are linked to on the
 * other. One datum for each that is drawn, colleagues first.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_relations_new (const RegChartRelationsData *data)
{
  Relations *relations;

  g_return_val_if_fail (data != NULL && data->customer != NULL, NULL);

  relations = reg_chart_alloc (sizeof (Relations), &relations_class, NULL);
  relations->customer = g_strdup (data->customer);
  relations->colleagues = new_nodes ();
  relations->linked = new_nodes ();
  for (gsize i = 0; i < data->n_colleagues; i++)
    {
      const RegChartColleague *from = &data->colleagues[i];
      Node node = { .n_contacts = from->n_contacts,
                    .is_close = from->is_close,
                    .has_left = from->has_left };

      node.name = g_strdup (from->name);
      /* Translators: %s is the name of a colleague who does not work here any more */
      node.label = from->has_left ? g_strdup_printf (_ ("%s (left)"), from->name)
                                  : g_strdup (from->name);
      node.about = g_strdup (from->about != NULL ? from->about : "");
      node.count = reg_chart_format_count ((guint64)MAX (from->n_contacts, 0));
      g_array_append_val (relations->colleagues, node);
    }
  for (gsize i = 0; i < data->n_linked; i++)
    {
      Node node = { .name = g_strdup (data->linked[i].name) };

      node.label = g_strdup (node.name);
      node.about = g_strdup (data->linked[i].how != NULL ? data->linked[i].how : "");
      g_array_append_val (relations->linked, node);
    }
  return &relations->parent;
}

/**
 * reg_chart_relations_get_n_colleagues:
 * @chart: a chart of relations
 *
 * Returns: how many of its data, from the first one on, are colleagues
 */
guint
reg_chart_relations_get_n_colleagues (RegChart *chart)
{
  g_return_val_if_fail (chart != NULL && chart->klass == &relations_class, 0);

  return count_drawn (((Relations *)chart)->colleagues);
}
