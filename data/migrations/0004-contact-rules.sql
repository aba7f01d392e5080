-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How often customers are spoken to: by their class, or one by one. 4 is once a month.

ALTER TABLE party ADD COLUMN contact_rhythm INTEGER;
ALTER TABLE party_summary ADD COLUMN contact_rhythm INTEGER NOT NULL DEFAULT 4;

CREATE TABLE contact_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  customer_class TEXT,
  rhythm INTEGER NOT NULL,
  makes_tasks INTEGER
) STRICT;
