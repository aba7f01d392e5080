-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Customers chosen by conditions, kept under a name.

CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  conditions TEXT NOT NULL
) STRICT;

-- What segments ask of all customers at once, without a look at the rows.
CREATE INDEX contact_point_address ON contact_point (party_id, country, postal_code)
  WHERE kind = 7 AND deleted_at IS NULL;
CREATE INDEX sale_sums ON sale (party_id, sold_on, net)
  WHERE deleted_at IS NULL AND coalesce (state, 0) = 0;
