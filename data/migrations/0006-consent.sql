-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What customers said about being contacted: about what, by which way, when, and how we know.

CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  purpose INTEGER NOT NULL,
  channel INTEGER NOT NULL,
  answer INTEGER NOT NULL,
  answered_on TEXT NOT NULL,
  source TEXT,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX consent_by_party ON consent (party_id, purpose, channel);
