/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A calendar date is text: "YYYY-MM-DD", or "--MM-DD" for a birthday without its year. Buffers for
 * one hold REG_DATE_SIZE bytes. A date is never an instant; only reg_date_from_instant() and
 * reg_date_get_start() cross the border, and they ask for the time zone. */
#define REG_DATE_SIZE 11

/**
 * RegDateOrder:
 *
 * The order of day, month and year in a numeric date. A date that begins with four digits is read
 * as year, month, day whatever the order.
 */
typedef enum
{
  REG_DATE_ORDER_YMD,
  REG_DATE_ORDER_DMY,
  REG_DATE_ORDER_MDY,
  REG_N_DATE_ORDERS
} RegDateOrder;

/**
 * RegDateDistance:
 *
 * How a date is spoken of, with a count where the name has a plural.
 */
typedef enum
{
  REG_DATE_TODAY,
  REG_DATE_YESTERDAY,
  REG_DATE_TOMORROW,
  REG_DATE_DAYS_AGO,
  REG_DATE_WEEKS_AGO,
  REG_DATE_MONTHS_AGO,
  REG_DATE_YEARS_AGO,
  REG_DATE_IN_DAYS,
  REG_DATE_IN_WEEKS,
  REG_DATE_IN_MONTHS,
  REG_DATE_IN_YEARS,
} RegDateDistance;

gboolean reg_date_is_valid (const char *date);
gboolean reg_date_has_year (const char *date);
gboolean reg_date_get_parts (const char *date, int *year, int *month, int *day);
gboolean reg_date_set_parts (char date[REG_DATE_SIZE], int year, int month, int day);
int reg_date_days_in_month (int year, int month);

gboolean reg_date_to_day_number (const char *date, gint *day_number);
gboolean reg_date_from_day_number (char date[REG_DATE_SIZE], gint day_number);
gboolean reg_date_add_days (const char *date, int days, char result[REG_DATE_SIZE]);
gboolean reg_date_add_months (const char *date, int months, char result[REG_DATE_SIZE]);
int reg_date_days_between (const char *from, const char *to);
int reg_date_get_weekday (const char *date);
gboolean
reg_date_next_anniversary (const char *date, const char *today, char result[REG_DATE_SIZE]);
int reg_date_get_age (const char *birthday, const char *today);

gboolean reg_date_from_instant (gint64 instant_ms, GTimeZone *zone, char date[REG_DATE_SIZE]);
gint64 reg_date_get_start (const char *date, GTimeZone *zone);
gint64 reg_date_get_instant (gint day_number, int minutes, GTimeZone *zone, gboolean last);

gboolean reg_date_parse (const char *text, RegDateOrder order, char date[REG_DATE_SIZE]);
guint reg_date_get_possible_orders (const char *text);

char *reg_date_format (const char *date, const char *format);
char *reg_date_format_short (const char *date,
                             const char *today,
                             const char *format,
                             const char *format_other_year);
RegDateDistance reg_date_get_distance (const char *date, const char *today, guint *count);

G_END_DECLS
