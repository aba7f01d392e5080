/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-stand-in.h"

enum
{
  ANN = 1,
  BEA,
  CAS,
  DOT,
  EVE
};

/* Ann names Bea, who names Cas; Dot and Eve name each other in June. */
static const RegAbsenceSpan spans[] = {
  { 11, ANN, BEA, "2026-05-01", "2026-05-10" }, { 12, BEA, CAS, "2026-05-05", "2026-05-20" },
  { 13, CAS, 0, "2026-05-10", "2026-05-10" },   { 14, ANN, CAS, "2026-08-01", "" },
  { 15, DOT, EVE, "2026-06-01", "2026-06-30" }, { 16, EVE, DOT, "2026-06-15", "2026-06-20" },
};

static void
test_who (void)
{
  static const struct
  {
    gint64 staff;
    const char *day;
    gint64 who;
  } cases[] = {
    { ANN, "2026-04-30", ANN }, { ANN, "2026-05-01", BEA },
    { ANN, "2026-05-04", BEA }, { ANN, "2026-05-05", CAS }, /* Bea is away as well */
    { ANN, "2026-05-10", 0 },                               /* and Cas, who named nobody */
    { ANN, "2026-05-11", ANN }, { BEA, "2026-05-20", CAS },
    { BEA, "2026-05-21", BEA }, { ANN, "2026-07-31", ANN },
    { ANN, "2026-08-01", CAS }, { ANN, "2099-12-31", CAS }, /* nobody knows until when */
    { DOT, "2026-06-14", EVE }, { DOT, "2026-06-15", 0 },   /* in a circle */
    { EVE, "2026-06-20", 0 },   { EVE, "2026-06-21", EVE },
    { 99, "2026-05-05", 99 },   { 0, "2026-05-05", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%" G_GINT64_FORMAT " on %s", cases[i].staff, cases[i].day);
      g_assert_cmpint (
          reg_stand_in_find (spans, G_N_ELEMENTS (spans), cases[i].staff, cases[i].day), ==,
          cases[i].who);
    }
  g_assert_cmpint (reg_stand_in_find (NULL, 0, ANN, "2026-05-05"), ==, ANN);
}

static void
test_check (void)
{
  static const struct
  {
    RegAbsenceSpan span;
    RegAbsenceProblem problem;
  } cases[] = {
    { { 0, ANN, BEA, "2026-05-11", "2026-05-12" }, REG_ABSENCE_FINE },
    { { 0, ANN, BEA, "2026-04-20", "2026-04-30" }, REG_ABSENCE_FINE },
    { { 0, ANN, 0, "2026-07-01", "2026-07-01" }, REG_ABSENCE_FINE },
    { { 0, ANN, BEA, "2026-05-10", "2026-05-12" }, REG_ABSENCE_OVERLAPS },
    { { 0, ANN, BEA, "2026-04-20", "2026-05-01" }, REG_ABSENCE_OVERLAPS },
    { { 0, ANN, BEA, "2026-04-20", "2026-05-30" }, REG_ABSENCE_OVERLAPS },
    { { 0, ANN, BEA, "2026-07-01", "" }, REG_ABSENCE_OVERLAPS },
    { { 0, ANN, BEA, "2027-01-01", "2027-01-02" }, REG_ABSENCE_OVERLAPS },
    /* Others may be away at the same time; one may be moved within its own days. */
    { { 0, EVE, BEA, "2026-05-01", "2026-05-10" }, REG_ABSENCE_FINE },
    { { 11, ANN, BEA, "2026-05-02", "2026-05-09" }, REG_ABSENCE_FINE },
    { { 14, ANN, BEA, "2026-05-02", "2026-05-09" }, REG_ABSENCE_OVERLAPS },
    { { 0, ANN, BEA, "2026-05-12", "2026-05-11" }, REG_ABSENCE_REVERSED },
    { { 0, ANN, ANN, "2026-05-11", "2026-05-12" }, REG_ABSENCE_BY_SELF },
    { { 0, ANN, BEA, "", "2026-05-12" }, REG_ABSENCE_NO_DAY },
    { { 0, ANN, BEA, "--05-11", "" }, REG_ABSENCE_NO_DAY },
    { { 0, ANN, BEA, "2026-05-11", "2026-02-30" }, REG_ABSENCE_NO_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (reg_absence_check (spans, G_N_ELEMENTS (spans), &cases[i].span), ==,
                       cases[i].problem);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/stand-in/who", test_who);
  g_test_add_func ("/stand-in/check", test_check);
  return g_test_run ();
}
