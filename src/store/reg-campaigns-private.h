/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-campaign.h"
#include "core/reg-quotation-state.h"

/* Of a campaign x, as core/reg-campaign.h has it. */

#define REG_CAMPAIGN_STAGE(today)                                                                  \
  "CASE WHEN x.ends_on < " today " THEN 2 WHEN x.begins_on > " today " THEN 1 ELSE 0 END"
G_STATIC_ASSERT (REG_CAMPAIGN_RUNS == 0 && REG_CAMPAIGN_COMING == 1 && REG_CAMPAIGN_OVER == 2);

/* What came of it. Amounts in another currency than the firm's are left out, not added to it. */
#define REG_CAMPAIGN_OURS(alias)                                                                   \
  "coalesce (" alias                                                                               \
  ".currency, '') IN ('', coalesce ((SELECT currency FROM firm WHERE deleted_at IS NULL LIMIT 1)," \
  " ''))"

#define REG_CAMPAIGN_DEALS                                                                         \
  "(SELECT count (*) FROM opportunity o WHERE o.campaign_id = x.id AND o.deleted_at IS NULL)"

#define REG_CAMPAIGN_OFFERS                                                                        \
  " FROM quotation q JOIN quotation_revision r ON r.id = q.current_id"                             \
  " WHERE q.campaign_id = x.id AND q.deleted_at IS NULL"
/* Drafts and what waits for an approver have not reached the customer. */
#define REG_CAMPAIGN_SENT " AND r.sent_at IS NOT NULL"

#define REG_CAMPAIGN_QUOTATIONS "(SELECT count (*)" REG_CAMPAIGN_OFFERS ")"
#define REG_CAMPAIGN_OFFERED                                                                       \
  "(SELECT sum (r.net)" REG_CAMPAIGN_OFFERS REG_CAMPAIGN_SENT " AND " REG_CAMPAIGN_OURS ("r") ")"
#define REG_CAMPAIGN_WON "(SELECT count (*)" REG_CAMPAIGN_OFFERS " AND r.state = 8)"
G_STATIC_ASSERT (REG_QUOTATION_ACCEPTED == 8);
#define REG_CAMPAIGN_SOLD                                                                          \
  "(SELECT sum (s.net) FROM quotation q JOIN sale s ON s.id = q.sale_id"                           \
  " WHERE q.campaign_id = x.id AND q.deleted_at IS NULL AND s.deleted_at IS NULL"                  \
  " AND coalesce (s.state, 0) = 0 AND " REG_CAMPAIGN_OURS ("s") ")"
/* Brochures and samples, at what they cost on the day. */
#define REG_CAMPAIGN_MATERIAL                                                                      \
  "(SELECT sum (m.cost) FROM material_request m WHERE m.campaign_id = x.id"                        \
  " AND m.deleted_at IS NULL)"
