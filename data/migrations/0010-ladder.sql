-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The rung in force is derived. With it, the day from which the rules call a customer lost; none
-- while somebody has said where the customer stands.

ALTER TABLE party_summary ADD COLUMN lost_on TEXT;

CREATE INDEX party_summary_by_lost_on ON party_summary (lost_on)
  WHERE lost_on IS NOT NULL AND rung <> 6;
-- What complaints cost in a while.
CREATE INDEX complaint_event_costs ON complaint_event (at, complaint_id, amount)
  WHERE amount <> 0 AND deleted_at IS NULL;
