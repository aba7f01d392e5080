/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-clock.h"
#include "draw/reg-chart-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* Hours that do not count are squeezed to this part of the bar, all of them together. */
#define IDLE_SHARE 0.3

typedef struct
{
  RegChart parent;
  GArray *segments; /* RegChartClockSegment without gaps, cut at now and at due */
  gint64 start;
  gint64 due;
  gint64 now;
  gboolean done;
  char *start_label;
  char *due_label;
  GTimeZone *zone;
} Clock;

static void
clock_finalize (RegChart *chart)
{
  Clock *clock = (Clock *)chart;

  g_array_unref (clock->segments);
  g_free (clock->start_label);
  g_free (clock->due_label);
  g_time_zone_unref (clock->zone);
}

static guint
clock_get_n_data (RegChart *chart)
{
  return ((Clock *)chart)->segments->len;
}

static gint64
length_of (const RegChartClockSegment *segment)
{
  return segment->end - segment->start;
}

static double
bar_height (RegChartCanvas *canvas)
{
  return round (10 * canvas->scale);
}

static double
text_width (RegChartCanvas *canvas, const char *text)
{
  double width;

  reg_chart_canvas_measure_text (canvas, text, REG_CHART_TEXT_BOLD, -1, &width, NULL);
  return width + canvas->gap;
}

/* Counting time is to scale; the rest shares IDLE_SHARE of the bar by its square root, so that a
 * weekend is longer than a night but not twenty times. */
static GArray *
find_places (Clock *clock, double width)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (double));
  double counted = 0, idle = 0, idle_width, x = 0;

  for (guint i = 0; i < clock->segments->len; i++)
    {
      const RegChartClockSegment *segment = &g_array_index (clock->segments, RegChartClockSegment,
                                                            i);

      if (segment->kind == REG_CHART_CLOCK_OPEN)
        counted += length_of (segment);
      else
        idle += sqrt (length_of (segment));
    }
  idle_width = idle == 0 ? 0 : counted == 0 ? width : width * IDLE_SHARE;
  g_array_append_val (places, x);
  for (guint i = 0; i < clock->segments->len; i++)
    {
      const RegChartClockSegment *segment = &g_array_index (clock->segments, RegChartClockSegment,
                                                            i);

      if (segment->kind == REG_CHART_CLOCK_OPEN)
        x += (width - idle_width) * length_of (segment) / counted;
      else
        x += idle_width * sqrt (length_of (segment)) / idle;
      g_array_append_val (places, x);
    }
  return places;
}

static double
place_of (Clock *clock, GArray *places, gint64 moment)
{
  for (guint i = 0; i < clock->segments->len; i++)
    if (g_array_index (clock->segments, RegChartClockSegment, i).start >= moment)
      return g_array_index (places, double, i);
  return g_array_index (places, double, clock->segments->len);
}

static void
paint_segment (Clock *clock,
               RegChartCanvas *canvas,
               const RegChartClockSegment *segment,
               double x,
               double width,
               double y)
{
  const RegChartStyle *style = canvas->style;
  double height = bar_height (canvas);
  gboolean past = segment->end <= clock->now;
  RegColor faint = reg_color_mix (&style->background, &style->neutral, 0.5);

  /* A hair between stretches, so that neighbours can be told apart. */
  width = MAX (width - 1, 0.5);
  if (segment->kind == REG_CHART_CLOCK_OPEN)
    {
      gboolean late = segment->start >= clock->due;

      reg_chart_canvas_fill (canvas, x, y, width, height,
                             late   ? &style->warn
                             : past ? &style->accent
                                    : &style->accent_light);
      if (late)
        reg_chart_canvas_hatch (canvas, x, y, width, height, &style->background);
    }
  else
    {
      reg_chart_canvas_fill (canvas, x, y, width, height, past ? &style->neutral : &faint);
      if (segment->kind == REG_CHART_CLOCK_PAUSED)
        reg_chart_canvas_hatch (canvas, x, y, width, height, &style->dim);
    }
  if (style->high_contrast)
    reg_chart_canvas_outline (canvas, x, y, width, height, &style->foreground);
}

/* Writes on the first line below the bar that has room for it. */
static void
write_below (RegChartCanvas *canvas,
             const char *text,
             RegChartTextFlags flags,
             double x,
             double y,
             double align,
             guint lines)
{
  for (guint i = 0; i < lines; i++)
    if (reg_chart_canvas_write (canvas, text, flags, x, y + i * canvas->line, align, 0, -1))
      return;
}

static void
paint_labels (Clock *clock, RegChartCanvas *canvas, GArray *places, double y)
{
  guint lines = CLAMP ((canvas->height - y + 1) / canvas->line, 1, 3);
  double due = place_of (clock, places, clock->due), now = place_of (clock, places, clock->now);
  gboolean late = clock->now > clock->due;

  write_below (canvas, clock->start_label, REG_CHART_TEXT_PLAIN, 0, y, 0, lines);
  write_below (canvas, clock->due_label, REG_CHART_TEXT_PLAIN, due, y, late ? 0.5 : 1, lines);
  write_below (canvas, clock->done ? _ ("done") : _ ("now"),
               late ? REG_CHART_TEXT_WARN : REG_CHART_TEXT_BOLD, now, y, 0.5, lines);
  for (guint i = 0; i < clock->segments->len; i++)
    {
      const RegChartClockSegment *segment = &g_array_index (clock->segments, RegChartClockSegment,
                                                            i);
      double from = g_array_index (places, double, i), to = g_array_index (places, double, i + 1);
      const char *text = segment->kind == REG_CHART_CLOCK_PAUSED ? _ ("paused") : _ ("closed");

      if (segment->kind != REG_CHART_CLOCK_OPEN && text_width (canvas, text) < 2 * (to - from))
        reg_chart_canvas_write (canvas, text, REG_CHART_TEXT_DIM, (from + to) / 2, y, 0.5, 0, -1);
    }
}

static void
clock_paint (RegChart *chart, RegChartCanvas *canvas)
{
  Clock *clock = (Clock *)chart;
  double top = round (5 * canvas->scale), height = bar_height (canvas), now;
  g_autoptr (GArray) places = find_places (clock, canvas->width);

  for (guint i = 0; i < clock->segments->len; i++)
    {
      const RegChartClockSegment *segment = &g_array_index (clock->segments, RegChartClockSegment,
                                                            i);
      double from = g_array_index (places, double, i), to = g_array_index (places, double, i + 1);

      paint_segment (clock, canvas, segment, from, to - from, top);
      reg_chart_canvas_mark (canvas, from, 0, to - from, top + height + 5 * canvas->scale);
    }
  now = CLAMP (place_of (clock, places, clock->now), 1, canvas->width - 1);
  reg_chart_canvas_line (canvas, now, top - 4 * canvas->scale, now,
                         top + height + 4 * canvas->scale, 2, &canvas->style->foreground, FALSE);
  if (clock->now > clock->due)
    {
      double due = place_of (clock, places, clock->due);

      reg_chart_canvas_line (canvas, due, top - 3 * canvas->scale, due,
                             top + height + 3 * canvas->scale, 1, &canvas->style->foreground,
                             FALSE);
    }
  paint_labels (clock, canvas, places, top + height + 7 * canvas->scale);
}

/* As many lines of text as it takes to write everything. */
static void
clock_measure (RegChart *chart, RegChartCanvas *canvas, double *minimum, double *natural)
{
  *minimum = bar_height (canvas) + 12 * canvas->scale + canvas->line;
  *natural = *minimum;
  clock_paint (chart, canvas);
  for (guint i = 0; i < canvas->labels->len; i++)
    {
      const RegChartRect *rect = &g_array_index (canvas->labels, RegChartLabel, i).rect;

      *natural = MAX (*natural, rect->y + rect->height);
    }
}

static char *
format_moment (Clock *clock, gint64 moment, gboolean with_day)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (moment * 1000);
  g_autoptr (GDateTime) local = NULL;

  if (utc == NULL)
    return g_strdup ("?");
  local = g_date_time_to_timezone (utc, clock->zone);
  /* Translators: a day of the week with a time, and a time; see the manual of strftime. */
  return g_date_time_format (local, with_day ? _ ("%a %H:%M") : _ ("%H:%M"));
}

static gboolean
spans_days (Clock *clock)
{
  g_autofree char *from = NULL, *to = NULL;
  g_autoptr (GDateTime) a = g_date_time_new_from_unix_utc_usec (clock->start * 1000);
  g_autoptr (GDateTime)
      b = g_date_time_new_from_unix_utc_usec (MAX (clock->due, clock->now) * 1000);
  g_autoptr (GDateTime) local_a = NULL, local_b = NULL;

  if (a == NULL || b == NULL)
    return TRUE;
  local_a = g_date_time_to_timezone (a, clock->zone);
  local_b = g_date_time_to_timezone (b, clock->zone);
  from = g_date_time_format (local_a, "%F");
  to = g_date_time_format (local_b, "%F");
  return !g_str_equal (from, to);
}

static char *
clock_describe (RegChart *chart, guint datum)
{
  Clock *clock = (Clock *)chart;
  const RegChartClockSegment *segment = &g_array_index (clock->segments, RegChartClockSegment,
                                                        datum);
  gboolean with_day = spans_days (clock);
  g_autofree char *from = format_moment (clock, segment->start, with_day);
  g_autofree char *to = format_moment (clock, segment->end, with_day);
  const char *kind;

  if (segment->kind == REG_CHART_CLOCK_CLOSED)
    kind = _ ("closed");
  else if (segment->kind == REG_CHART_CLOCK_PAUSED)
    kind = _ ("paused");
  else if (segment->start >= clock->due)
    kind = _ ("late");
  else
    kind = segment->end <= clock->now ? _ ("counted") : _ ("still to come");
  /* Translators: what the clock does, from when, until when: "closed, Mon 18:00 to Tue 09:00" */
  return g_strdup_printf (_ ("%s, %s to %s"), kind, from, to);
}

static gint64
sum_open (Clock *clock, gint64 from, gint64 to)
{
  gint64 sum = 0;

  for (guint i = 0; i < clock->segments->len; i++)
    {
      const RegChartClockSegment *segment = &g_array_index (clock->segments, RegChartClockSegment,
                                                            i);

      if (segment->kind == REG_CHART_CLOCK_OPEN && segment->start >= from && segment->end <= to)
        sum += length_of (segment);
    }
  return sum;
}

static char *
format_length (gint64 ms)
{
  guint64 minutes = ms / 60000;

  if (minutes < 60)
    return g_strdup_printf (_ ("%u min"), (guint)minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_ ("%u h"), (guint)(minutes / 60));
  /* Translators: hours and minutes */
  return g_strdup_printf (_ ("%u h %u min"), (guint)(minutes / 60), (guint)(minutes % 60));
}

static char *
clock_summarize (RegChart *chart)
{
  Clock *clock = (Clock *)chart;
  gboolean late = clock->now > clock->due;
  g_autofree char *used = format_length (sum_open (clock, clock->start, clock->now));
  g_autofree char *rest = format_length (late ? sum_open (clock, clock->due, clock->now)
                                              : sum_open (clock, clock->now, clock->due));

  if (late && clock->done)
    /* Translators: two lengths of time, opening hours only */
    return g_strdup_printf (_ ("Done after %s of opening hours, %s late."), used, rest);
  if (clock->done)
    return g_strdup_printf (_ ("Done after %s of opening hours, in time."), used);
  if (late)
    return g_strdup_printf (_ ("%s of opening hours used, late by %s."), used, rest);
  return g_strdup_printf (_ ("%s of opening hours used, %s left."), used, rest);
}

static RegChartTable *
clock_tabulate (RegChart *chart)
{
  Clock *clock = (Clock *)chart;
  RegChartTable *table = reg_chart_table_new ();
  gboolean with_day = spans_days (clock);

  reg_chart_table_add_column (table, _ ("From"), FALSE);
  reg_chart_table_add_column (table, _ ("To"), FALSE);
  reg_chart_table_add_column (table, _ ("Clock"), FALSE);
  reg_chart_table_add_column (table, _ ("Length"), TRUE);
  for (guint i = 0; i < clock->segments->len; i++)
    {
      const RegChartClockSegment *segment = &g_array_index (clock->segments, RegChartClockSegment,
                                                            i);
      const char *kind = segment->kind == REG_CHART_CLOCK_OPEN     ? _ ("counts")
                         : segment->kind == REG_CHART_CLOCK_PAUSED ? _ ("paused")
                                                                   : _ ("closed");

      reg_chart_table_add_cell (table, format_moment (clock, segment->start, with_day), NULL);
      reg_chart_table_add_cell (table, format_moment (clock, segment->end, with_day), NULL);
      reg_chart_table_add_cell (table, g_strdup (kind), NULL);
      reg_chart_table_add_cell (table, format_length (length_of (segment)), NULL);
    }
  return table;
}

static const RegChartClass clock_class = {
  .finalize = clock_finalize,
  .measure = clock_measure,
  .paint = clock_paint,
  .get_n_data = clock_get_n_data,
  .describe = clock_describe,
  .summarize = clock_summarize,
  .tabulate = clock_tabulate,
};

static void
add_stretch (Clock *clock, gint64 start, gint64 end, RegChartClockKind kind)
{
  const gint64 cuts[] = { MIN (clock->now, clock->due), MAX (clock->now, clock->due), end };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      RegChartClockSegment segment = { start, MIN (cuts[i], end), kind };

      if (segment.end <= segment.start)
        continue;
      g_array_append_val (clock->segments, segment);
      start = segment.end;
    }
}

static void
add_segments (Clock *clock, const RegChartClockData *data)
{
  gint64 at = clock->start, last = MAX (clock->due, clock->now);

  for (gsize i = 0; i < data->n_segments; i++)
    {
      const RegChartClockSegment *segment = &data->segments[i];
      gint64 start = CLAMP (segment->start, at, last);
      gint64 end = CLAMP (segment->end, start, last);

      add_stretch (clock, at, start, REG_CHART_CLOCK_CLOSED);
      add_stretch (clock, start, end, segment->kind);
      at = end;
    }
  add_stretch (clock, at, last, REG_CHART_CLOCK_CLOSED);
}

/**
 * reg_chart_clock_new:
 * @data: the hours; copied
 *
 * A clock that counts opening hours: what is used, what is left, what did not count, where now
 * is and, when it is late, by how much. Counting time is to scale, the rest is squeezed. One
 * datum per stretch; stretches are cut at now and at the due time.
 *
 * Returns: (transfer full): the chart
 */
RegChart *
reg_chart_clock_new (const RegChartClockData *data)
{
  Clock *clock;

  g_return_val_if_fail (data != NULL && (data->segments != NULL || data->n_segments == 0), NULL);

  clock = reg_chart_alloc (sizeof (Clock), &clock_class, NULL);
  clock->zone = data->zone != NULL ? g_time_zone_ref (data->zone) : g_time_zone_new_local ();
  clock->start = data->start;
  clock->due = MAX (data->due, data->start);
  clock->now = MAX (data->now, data->start);
  clock->done = data->done;
  clock->segments = g_array_new (FALSE, FALSE, sizeof (RegChartClockSegment));
  add_segments (clock, data);
  clock->start_label = data->start_label != NULL ? g_strdup (data->start_label)
                                                 : format_moment (clock, clock->start, FALSE);
  clock->due_label = data->due_label != NULL ? g_strdup (data->due_label)
                                             : format_moment (clock, clock->due, FALSE);
  return &clock->parent;
}
