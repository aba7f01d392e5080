/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-rfm.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "core/reg-money.h"

static const RegEnumValue values[] = {
  [REG_RFM_CHAMPION] = { "champions", N_ ("Champions") },
  [REG_RFM_LOYAL] = { "loyal", N_ ("Loyal") },
  [REG_RFM_NEW] = { "new", N_ ("New buyers") },
  [REG_RFM_PROMISING] = { "promising", N_ ("Promising") },
  [REG_RFM_STEADY] = { "steady", N_ ("Steady") },
  [REG_RFM_AT_RISK] = { "at-risk", N_ ("At risk") },
  [REG_RFM_SLIPPING] = { "slipping", N_ ("Slipping away") },
  [REG_RFM_SLEEPING] = { "sleeping", N_ ("Sleeping") },
  [REG_RFM_NEVER] = { "never", N_ ("Not bought yet") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (values) == REG_N_RFM);

const RegEnum reg_enum_rfm = { "rfm", values, G_N_ELEMENTS (values) };

/* How recently, how often, how much. */
enum
{
  RECENCY,
  FREQUENCY,
  MONEY,
  N_SCORES
};

#define BEST 5

struct _RegRfmScale
{
  gsize n;
  gint64 *sorted[N_SCORES]; /* NULL where there are too few */
  gint today;
  gint64 mean; /* of the money */
};

static void
fill (const RegRfmFacts *facts, gint64 figures[N_SCORES])
{
  figures[RECENCY] = facts->last;
  figures[FREQUENCY] = facts->n_days;
  figures[MONEY] = facts->net;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return left < right ? -1 : left > right;
}

/**
 * reg_rfm_scale_new:
 * @facts: (array length=n): of all customers who ever bought
 * @n: how many
 * @today: day number
 *
 * Who bought in the time that counts is measured against the others who did.
 *
 * Returns: (transfer full): what customers are measured by
 */
RegRfmScale *
reg_rfm_scale_new (const RegRfmFacts *facts, gsize n, gint today)
{
  RegRfmScale *self = g_new0 (RegRfmScale, 1);
  RegWide sum = 0;

  self->today = today;
  for (int k = 0; k < N_SCORES; k++)
    self->sorted[k] = g_new (gint64, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      gint64 figures[N_SCORES];

      if (facts[i].n_days == 0)
        continue;
      fill (&facts[i], figures);
      for (int k = 0; k < N_SCORES; k++)
        self->sorted[k][self->n] = figures[k];
      sum += facts[i].net;
      self->n++;
    }
  self->mean = self->n > 0 ? (gint64)(sum / (RegWide)self->n) : 0;
  for (int k = 0; k < N_SCORES; k++)
    if (self->n >= REG_RFM_FEWEST)
      qsort (self->sorted[k], self->n, sizeof (gint64), compare);
    else
      g_clear_pointer (&self->sorted[k], g_free);
  return self;
}

/**
 * reg_rfm_scale_free:
 * @self: (transfer full): what customers are measured by
 */
void
reg_rfm_scale_free (RegRfmScale *self)
{
  for (int k = 0; k < N_SCORES; k++)
    g_free (self->sorted[k]);
  g_free (self);
}

/* 1 + a fifth for each fifth of the customers who are strictly worse; who is alike scores alike. */
static int
score_among (const gint64 *sorted, gsize n, gint64 figure)
{
  gsize low = 0, high = n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (sorted[middle] < figure)
        low = middle + 1;
      else
        high = middle;
    }
  return 1 + (int)MIN (low * BEST / n, BEST - 1);
}

static int
score_by_limits (const gint64 limits[BEST - 1], gint64 figure)
{
  int score = 1;

  while (score < BEST && figure >= limits[score - 1])
    score++;
  return score;
}

/**
 * reg_rfm_scale_score:
 * @self: what customers are measured by
 * @facts: somebody who bought in the time that counts
 * @r: (out): how recently, 1 to 5, 5 is best
 * @f: (out): how often
 * @m: (out): how much
 *
 * Of fewer than %REG_RFM_FEWEST: 30, 90, 180 and 365 days; 2, 3, 6 and 12 days with a purchase; a
 * quarter, a half, once and twice the mean.
 */
void
reg_rfm_scale_score (const RegRfmScale *self, const RegRfmFacts *facts, int *r, int *f, int *m)
{
  const gint64 limits[N_SCORES][BEST - 1] = {
    [RECENCY] = { self->today - 365, self->today - 180, self->today - 90, self->today - 30 },
    [FREQUENCY] = { 2, 3, 6, 12 },
    [MONEY] = { self->mean / 4, self->mean / 2, self->mean,
                self->mean > G_MAXINT64 / 2 ? G_MAXINT64 : self->mean * 2 },
  };
  int *scores[N_SCORES] = { r, f, m };
  gint64 figures[N_SCORES];

  fill (facts, figures);
  for (int k = 0; k < N_SCORES; k++)
    *scores[k] = self->sorted[k] ? score_among (self->sorted[k], self->n, figures[k])
                                 : score_by_limits (limits[k], figures[k]);
}

/**
 * reg_rfm_scale_judge:
 * @self: what customers are measured by
 * @facts: somebody who bought
 *
 * Any thread. The first group that fits counts.
 *
 * Returns: the group of customers they belong to
 */
RegRfm
reg_rfm_scale_judge (const RegRfmScale *self, const RegRfmFacts *facts)
{
  int r, f, m;

  if (facts->n_days == 0)
    return REG_RFM_SLEEPING;
  reg_rfm_scale_score (self, facts, &r, &f, &m);
  if (r >= 4 && f >= 4 && m >= 4)
    return REG_RFM_CHAMPION;
  if (r >= 3 && f >= 4)
    return REG_RFM_LOYAL;
  if (r == BEST && facts->n_days == 1)
    return REG_RFM_NEW;
  if (r >= 4)
    return REG_RFM_PROMISING;
  if (r <= 2 && f >= 4)
    return REG_RFM_AT_RISK;
  if (r <= 2 && f == 3)
    return REG_RFM_SLIPPING;
  return r <= 2 ? REG_RFM_SLEEPING : REG_RFM_STEADY;
}
