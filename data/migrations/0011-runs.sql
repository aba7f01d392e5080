-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- An import makes hundreds of thousands of customers and ways to reach them. The journal keeps one
-- entry for those with consecutive keys that were made one after the other: from record_id to last_id,
-- with the uid of the first. Entries of single records have no last_id.

ALTER TABLE change ADD COLUMN last_id INTEGER;
CREATE INDEX change_runs ON change (entity, record_id) WHERE last_id IS NOT NULL;

-- Most customers have nobody of the staff, nobody who sent them and no picture, and most ways to reach
-- them are no telephone numbers.
DROP INDEX party_by_owner;
CREATE INDEX party_by_owner ON party (owner_id) WHERE owner_id IS NOT NULL;
DROP INDEX party_by_referred_by;
CREATE INDEX party_by_referred_by ON party (referred_by) WHERE referred_by IS NOT NULL;
DROP INDEX party_by_photo;
CREATE INDEX party_by_photo ON party (photo_id) WHERE photo_id IS NOT NULL;
DROP INDEX contact_point_by_digits;
CREATE INDEX contact_point_by_digits ON contact_point (digits) WHERE digits IS NOT NULL;
DROP INDEX party_summary_by_owner;
CREATE INDEX party_summary_by_owner ON party_summary (owner_id, in_bin, name_key, party_id)
  WHERE owner_id IS NOT NULL;
