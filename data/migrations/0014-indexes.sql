-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a campaign cost is added up of what was given for it, and a step of a guide is removed without
-- looking at all others.

CREATE INDEX material_request_by_campaign ON material_request (campaign_id);
CREATE INDEX guide_step_by_parent ON guide_step (parent_id);
