/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-campaign.h"

#include <glib/gi18n-lib.h>

#include "core/reg-date.h"

static const RegEnumValue stage_values[] = {
  [REG_CAMPAIGN_RUNS] = { "runs", N_ ("Running") },
  [REG_CAMPAIGN_COMING] = { "coming", N_ ("Not yet begun") },
  [REG_CAMPAIGN_OVER] = { "over", N_ ("Over") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (stage_values) == REG_N_CAMPAIGN_STAGES);

const RegEnum reg_enum_campaign_stage = { "campaign_stage", stage_values, REG_N_CAMPAIGN_STAGES };

/**
 * reg_campaign_get_stage:
 * @begins_on: (nullable): the first day, YYYY-MM-DD; "" or %NULL: it always ran
 * @ends_on: (nullable): the last day; "" or %NULL for no end
 * @today: YYYY-MM-DD
 *
 * The first and the last day belong to it. A date that is none counts as not known. Any thread.
 *
 * Returns: how far it is
 */
RegCampaignStage
reg_campaign_get_stage (const char *begins_on, const char *ends_on, const char *today)
{
  if (ends_on != NULL && reg_date_has_year (ends_on) && reg_date_days_between (today, ends_on) < 0)
    return REG_CAMPAIGN_OVER;
  if (begins_on != NULL && reg_date_has_year (begins_on)
      && reg_date_days_between (today, begins_on) > 0)
    return REG_CAMPAIGN_COMING;
  return REG_CAMPAIGN_RUNS;
}
