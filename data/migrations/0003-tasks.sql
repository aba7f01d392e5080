-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Tasks with a time of the day, a reminder, a rhythm in which they come back, and a result.

ALTER TABLE task ADD COLUMN due_minute INTEGER;
ALTER TABLE task ADD COLUMN remind_at INTEGER;
ALTER TABLE task ADD COLUMN repeat INTEGER;
ALTER TABLE task ADD COLUMN repeat_from TEXT;
ALTER TABLE task ADD COLUMN result TEXT;
ALTER TABLE task ADD COLUMN promised_by INTEGER REFERENCES staff (id);

CREATE INDEX task_to_remind ON task (remind_at)
  WHERE remind_at IS NOT NULL AND done_at IS NULL AND deleted_at IS NULL;
