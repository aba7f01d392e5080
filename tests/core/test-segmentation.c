/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-segment.h"
#include "core/reg-segmentation.h"

/* Every group has a name, and its conditions are those of a segment. */
static void
test_groups (void)
{
  guint n_fixed = 0;

  for (int by = 0; by < REG_N_SEGMENTATIONS; by++)
    {
      guint n_bands;
      const RegSegmentationBand *bands = reg_segmentation_get_bands (by, &n_bands);

      g_assert_nonnull (reg_enum_get_label (&reg_enum_segmentation, by));
      g_assert_true (bands != NULL || n_bands == 0);
      n_fixed += bands != NULL;
      for (guint i = 0; i < n_bands; i++)
        {
          g_autofree char *text = g_strconcat ("all\n", bands[i].conditions, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (RegSegment) segment = NULL;

          g_assert_nonnull (bands[i].label);
          if (bands[i].conditions == NULL)
            continue;
          segment = reg_segment_parse (text, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (segment->conditions->len, >=, 1);
        }
    }
  g_assert_cmpuint (n_fixed, ==, 10);
}

static const char *
find_day (RegSegmentation by, const char *day, const char *today)
{
  RegSegmentationDays days;
  guint n_bands, band;
  const RegSegmentationBand *bands = reg_segmentation_get_bands (by, &n_bands);

  reg_segmentation_days_init (&days, by, today);
  band = reg_segmentation_days_find (&days, day);
  g_assert_cmpuint (band, <, n_bands);
  return bands[band].label;
}

/* The day of a limit itself is in the younger group; months end on their last day. */
static void
test_days (void)
{
  static const struct
  {
    RegSegmentation by;
    const char *day, *today, *label;
  } cases[] = {
    { REG_SEGMENTATION_LAST_PURCHASE, "2026-11-18", "2026-11-18", "In the last month" },
    { REG_SEGMENTATION_LAST_PURCHASE, "2027-01-01", "2026-11-18", "In the last month" },
    { REG_SEGMENTATION_LAST_PURCHASE, "2026-10-18", "2026-11-18", "In the last month" },
    { REG_SEGMENTATION_LAST_PURCHASE, "2026-10-17", "2026-11-18", "1 to 3 months ago" },
    { REG_SEGMENTATION_LAST_PURCHASE, "2026-02-28", "2026-03-31", "In the last month" },
    { REG_SEGMENTATION_LAST_PURCHASE, "2024-11-18", "2026-11-18", "1 to 2 years ago" },
    { REG_SEGMENTATION_LAST_PURCHASE, "2024-11-17", "2026-11-18", "Longer ago" },
    { REG_SEGMENTATION_LAST_PURCHASE, NULL, "2026-11-18", "Not bought yet" },
    { REG_SEGMENTATION_SINCE, "2025-11-18", "2026-11-18", "Under a year" },
    { REG_SEGMENTATION_SINCE, "2025-11-17", "2026-11-18", "1 to 2 years" },
    { REG_SEGMENTATION_SINCE, "1990-01-01", "2026-11-18", "Over 10 years" },
    { REG_SEGMENTATION_SINCE, NULL, "2026-11-18", "Not bought yet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (find_day (cases[i].by, cases[i].day, cases[i].today), ==, cases[i].label);
}

static void
test_ages (void)
{
  static const struct
  {
    const char *birthday, *today;
    int age;
    guint band;
  } cases[] = {
    { "2001-11-19", "2026-11-18", 24, 0 }, { "2001-11-18", "2026-11-18", 25, 1 },
    { "2000-02-29", "2026-02-28", 25, 1 }, { "2000-02-29", "2026-03-01", 26, 1 },
    { "1961-11-19", "2026-11-18", 64, 4 }, { "1900-01-01", "2026-11-18", 126, 5 },
    { "2026-11-18", "2026-11-18", 0, 0 },  { "2026-11-19", "2026-11-18", -1, 6 },
    { "--11-18", "2026-11-18", -1, 6 },    { "2001-13-01", "2026-11-18", -1, 6 },
    { "", "2026-11-18", -1, 6 },           { NULL, "2026-11-18", -1, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int age = reg_segmentation_get_age (cases[i].birthday, cases[i].today);

      g_assert_cmpint (age, ==, cases[i].age);
      g_assert_cmpuint (reg_segmentation_find_age (age), ==, cases[i].band);
    }
}

static void
test_numbers (void)
{
  static const guint purchases[][2] = { { 0, 0 }, { 1, 1 },  { 2, 2 },  { 3, 2 },  { 4, 3 },
                                        { 9, 3 }, { 10, 4 }, { 24, 4 }, { 25, 5 }, { 9999, 5 } };
  /* How many are better, of how many, and the fifth. */
  static const guint fifths[][3] = { { 0, 1, 0 },  { 0, 10, 0 }, { 1, 10, 0 }, { 2, 10, 1 },
                                     { 9, 10, 4 }, { 0, 3, 0 },  { 1, 3, 1 },  { 2, 3, 3 },
                                     { 4, 26, 0 }, { 5, 26, 0 }, { 6, 26, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (purchases); i++)
    g_assert_cmpuint (reg_segmentation_find_purchases (purchases[i][0]), ==, purchases[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (fifths); i++)
    g_assert_cmpuint (reg_segmentation_find_fifth (fifths[i][0], fifths[i][1]), ==, fifths[i][2]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/segmentation/groups", test_groups);
  g_test_add_func ("/core/segmentation/days", test_days);
  g_test_add_func ("/core/segmentation/ages", test_ages);
  g_test_add_func ("/core/segmentation/numbers", test_numbers);
  return g_test_run ();
}
