/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-handover.h"

G_BEGIN_DECLS

/* Under this name handovers are in the journal. */
#define REG_HANDOVER_ACTION "handover"

/* What is handed over of the member of staff ?1, each under a name of its own. */
#define REG_HANDOVER_TASKS                                                                         \
  "task x WHERE x.staff_id = ?1 AND x.done_at IS NULL AND x.deleted_at IS NULL"
#define REG_HANDOVER_DEALS                                                                         \
  "stage g CROSS JOIN opportunity x ON x.stage_id = g.id"                                          \
  " WHERE coalesce (g.kind, 0) = 0 AND x.owner_id = ?1 AND x.deleted_at IS NULL"
#define REG_HANDOVER_QUOTATIONS                                                                    \
  "quotation_revision r JOIN quotation x ON x.current_id = r.id"                                   \
  " WHERE r.state IN (0,1,2,3,4,7) AND x.owner_id = ?1 AND x.deleted_at IS NULL"
#define REG_HANDOVER_COMPLAINTS                                                                    \
  "complaint x WHERE x.owner_id = ?1 AND x.state IN (0,1) AND x.deleted_at IS NULL"
#define REG_HANDOVER_STEPS                                                                         \
  "quotation_revision r JOIN quotation q ON q.current_id = r.id"                                   \
  " JOIN approval_step x ON x.revision_id = r.id"                                                  \
  " WHERE r.state = 1 AND q.deleted_at IS NULL AND x.staff_id = ?1 AND x.state = 0"                \
  " AND x.deleted_at IS NULL"
#define REG_HANDOVER_RULES                                                                         \
  "approval_rule k WHERE k.staff_id = ?1 AND coalesce (k.active, 1) AND k.deleted_at IS NULL"
#define REG_HANDOVER_REPORTS                                                                       \
  "staff w WHERE w.reports_to = ?1 AND coalesce (w.active, 1) AND w.deleted_at IS NULL"

G_END_DECLS
