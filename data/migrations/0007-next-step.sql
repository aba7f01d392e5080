-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Tasks that bring a deal forward.

ALTER TABLE task ADD COLUMN opportunity_id INTEGER REFERENCES opportunity (id);
CREATE INDEX task_by_opportunity ON task (opportunity_id) WHERE opportunity_id IS NOT NULL;
