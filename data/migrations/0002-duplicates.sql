-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Customers that stand in the book twice: what the scan found, what people said about it, and where
-- a customer went who was merged with another.

ALTER TABLE party ADD COLUMN merged_into INTEGER REFERENCES party (id);
CREATE INDEX party_by_merged_into ON party (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE party_apart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  first_id INTEGER NOT NULL REFERENCES party (id),
  second_id INTEGER NOT NULL REFERENCES party (id)
) STRICT;
CREATE INDEX party_apart_by_first ON party_apart (first_id, second_id);
CREATE INDEX party_apart_by_second ON party_apart (second_id);

-- Derived: made anew by each scan.
CREATE TABLE party_pair (
  first_id INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
  verdict INTEGER NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (first_id, second_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_pair_by_second ON party_pair (second_id);
CREATE INDEX party_pair_by_total ON party_pair (verdict, total);

-- One row once there was a scan: when, of how many customers, and how far the journal went then.
CREATE TABLE duplicate_scan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  customers INTEGER NOT NULL,
  last_action INTEGER NOT NULL
) STRICT;
