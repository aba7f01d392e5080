/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-date.h"
#include "core/reg-enums.h"

G_BEGIN_DECLS

/* Ways to part all customers into groups. None is the right one; they are looked at side by side. */

typedef enum
{
  REG_SEGMENTATION_PROFIT,        /* fifths of the buyers by what they brought */
  REG_SEGMENTATION_RFM,           /* how recently, how often, how much */
  REG_SEGMENTATION_LAST_PURCHASE, /* how long ago */
  REG_SEGMENTATION_SINCE,         /* how long they are customers */
  REG_SEGMENTATION_PURCHASES,     /* how many */
  REG_SEGMENTATION_RUNG,          /* of the ladder */
  REG_SEGMENTATION_CLASS,
  REG_SEGMENTATION_KIND, /* person or organisation */
  REG_SEGMENTATION_AGE,
  REG_SEGMENTATION_GENDER,
  REG_SEGMENTATION_SPENDING,
  REG_SEGMENTATION_TOWN,
  REG_SEGMENTATION_POSTAL_AREA, /* by the first two characters of the code */
  REG_SEGMENTATION_COUNTRY,
  REG_SEGMENTATION_SOURCE,
  REG_SEGMENTATION_OWNER,
  REG_N_SEGMENTATIONS
} RegSegmentation;

/**
 * RegSegmentationBand:
 * @label: what people read, untranslated
 * @conditions: (nullable): lines of a segment that say the same; %NULL where none do
 *
 * One of the groups.
 */
typedef struct
{
  const char *label;
  const char *conditions;
} RegSegmentationBand;

/* Fifths, the best one first. */
extern const RegEnum reg_enum_fifth;
#define REG_N_FIFTHS 5

extern const RegEnum reg_enum_segmentation;

const RegSegmentationBand *reg_segmentation_get_bands (RegSegmentation by, guint *n_bands);

/** RegSegmentationDays: where groups of days begin and end, the youngest first. */
typedef struct
{
  char cuts[5][REG_DATE_SIZE];
  guint n_cuts;
} RegSegmentationDays;

void reg_segmentation_days_init (RegSegmentationDays *self, RegSegmentation by, const char *today);
guint reg_segmentation_days_find (const RegSegmentationDays *self, const char *day);
int reg_segmentation_get_age (const char *birthday, const char *today);
guint reg_segmentation_find_age (int age);
guint reg_segmentation_find_purchases (gint64 n);
guint reg_segmentation_find_fifth (gsize n_better, gsize n);

G_END_DECLS
