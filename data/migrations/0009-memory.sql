-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a shop remembers of its customers: what they have, what they answered and when it was confirmed,
-- where they stand; who of the staff knows what and is there; and what left the book.

ALTER TABLE firm ADD COLUMN retention_months INTEGER;
ALTER TABLE staff ADD COLUMN department TEXT;
ALTER TABLE staff ADD COLUMN location TEXT;
ALTER TABLE staff ADD COLUMN skills TEXT;
ALTER TABLE staff ADD COLUMN left_on TEXT;
ALTER TABLE party ADD COLUMN gender INTEGER;
ALTER TABLE party ADD COLUMN income INTEGER;
ALTER TABLE party ADD COLUMN interests TEXT;
ALTER TABLE party ADD COLUMN attitude TEXT;
ALTER TABLE party ADD COLUMN bought_because TEXT;
ALTER TABLE party ADD COLUMN stopped_because TEXT;
ALTER TABLE party ADD COLUMN unwanted INTEGER;
ALTER TABLE party ADD COLUMN unwanted_because TEXT;
ALTER TABLE party ADD COLUMN influencer INTEGER;
ALTER TABLE party ADD COLUMN restricted INTEGER;
ALTER TABLE party ADD COLUMN keep_until TEXT;
ALTER TABLE party ADD COLUMN erased_on TEXT;
ALTER TABLE touchpoint ADD COLUMN reply_to INTEGER REFERENCES touchpoint (id);
ALTER TABLE touchpoint ADD COLUMN topic TEXT;
ALTER TABLE task ADD COLUMN minutes INTEGER;
ALTER TABLE task ADD COLUMN steps TEXT;
ALTER TABLE sale ADD COLUMN due_on TEXT;
ALTER TABLE sale ADD COLUMN paid INTEGER;
ALTER TABLE sale ADD COLUMN paid_on TEXT;

CREATE TABLE export_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  what INTEGER NOT NULL,
  form TEXT NOT NULL,
  n_records INTEGER NOT NULL,
  place TEXT,
  party_id INTEGER REFERENCES party (id)
) STRICT;

CREATE TABLE holding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  kind INTEGER,
  product_id INTEGER REFERENCES product (id),
  name TEXT NOT NULL,
  version TEXT,
  serial TEXT,
  since TEXT,
  until TEXT,
  sale_id INTEGER REFERENCES sale (id),
  note TEXT
) STRICT;

CREATE TABLE rung_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  rung INTEGER,
  set_on TEXT NOT NULL,
  reason TEXT,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE confirmation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  field TEXT,
  contact_point_id INTEGER REFERENCES contact_point (id),
  confirmed_on TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE field_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  field TEXT NOT NULL,
  purpose TEXT,
  basis INTEGER,
  valid_days INTEGER,
  unused INTEGER
) STRICT;

CREATE TABLE question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  text TEXT NOT NULL,
  kind INTEGER,
  choices TEXT,
  purpose TEXT NOT NULL,
  benefit TEXT,
  elsewhere TEXT,
  owner_id INTEGER REFERENCES staff (id),
  basis INTEGER,
  valid_days INTEGER,
  use_by TEXT,
  retired_on TEXT,
  position INTEGER
) STRICT;

CREATE TABLE answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  question_id INTEGER REFERENCES question (id),
  topic TEXT,
  value TEXT,
  declined INTEGER,
  answered_on TEXT NOT NULL,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE absence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  first_day TEXT NOT NULL,
  last_day TEXT,
  stand_in INTEGER REFERENCES staff (id),
  reason TEXT
) STRICT;

CREATE TABLE shift_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  party_id INTEGER REFERENCES party (id),
  done_at INTEGER,
  done_by INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE play (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  title TEXT NOT NULL,
  learnt_from INTEGER REFERENCES staff (id),
  situation TEXT,
  what TEXT,
  why TEXT,
  field TEXT,
  question_id INTEGER REFERENCES question (id),
  position INTEGER
) STRICT;

CREATE TABLE checklist (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  steps TEXT NOT NULL,
  position INTEGER
) STRICT;

-- Entries of what left the book are added, never altered; the customer one is about may be merged.
CREATE TRIGGER export_entry_is_final
BEFORE UPDATE OF uid, deleted_at, at, staff_id, what, form, n_records, place ON export_entry
BEGIN SELECT RAISE (ABORT, 'an export is never changed'); END;
CREATE TRIGGER export_entry_stays BEFORE DELETE ON export_entry
BEGIN SELECT RAISE (ABORT, 'an export is never removed'); END;

CREATE INDEX export_entry_by_party ON export_entry (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX holding_by_party ON holding (party_id);
CREATE INDEX holding_by_product ON holding (product_id);
CREATE INDEX holding_by_sale ON holding (sale_id) WHERE sale_id IS NOT NULL;
CREATE INDEX rung_mark_by_party ON rung_mark (party_id, set_on);
CREATE INDEX confirmation_by_party ON confirmation (party_id, field);
CREATE INDEX confirmation_by_contact_point ON confirmation (contact_point_id)
  WHERE contact_point_id IS NOT NULL;
CREATE INDEX answer_by_party ON answer (party_id, question_id);
CREATE INDEX answer_by_question ON answer (question_id);
CREATE INDEX absence_by_staff ON absence (staff_id, first_day);
CREATE INDEX shift_note_by_party ON shift_note (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX shift_note_open ON shift_note (at) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX play_by_question ON play (question_id) WHERE question_id IS NOT NULL;
CREATE INDEX touchpoint_by_reply_to ON touchpoint (reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX party_unwanted ON party (id) WHERE unwanted;
CREATE INDEX sale_unpaid ON sale (due_on) WHERE due_on IS NOT NULL AND paid_on IS NULL;
CREATE INDEX task_by_staff ON task (staff_id, due_on);
CREATE INDEX party_in_bin ON party (deleted_at) WHERE deleted_at IS NOT NULL;
