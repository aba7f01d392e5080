-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first schema. Every table begins with the same five columns: the local key, the key that is
-- the same everywhere, when it was made and last changed (ms UTC), and when it went to the bin.
-- src/core/reg-entity.h describes the rest. Keys never come back (AUTOINCREMENT): the journal and open
-- windows remember them.

CREATE TABLE firm (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  country TEXT,
  currency TEXT NOT NULL,
  language TEXT,
  time_zone TEXT,
  street TEXT,
  postal_code TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  web TEXT,
  tax_number TEXT,
  bank TEXT,
  rounding INTEGER,
  price_entry INTEGER,
  cash_rounding INTEGER,
  valid_days INTEGER,
  payment_days INTEGER,
  terms TEXT,
  footer TEXT,
  logo_id INTEGER REFERENCES attachment (id),
  demo INTEGER
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  given_name TEXT,
  family_name TEXT,
  title TEXT,
  role INTEGER,
  code TEXT,
  email TEXT,
  phone TEXT,
  birthday TEXT,
  hired_on TEXT,
  city TEXT,
  country TEXT,
  reports_to INTEGER REFERENCES staff (id),
  pin TEXT,
  active INTEGER
) STRICT;

CREATE TABLE party (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  kind INTEGER,
  name TEXT NOT NULL,
  given_name TEXT,
  family_name TEXT,
  name_prefix TEXT,
  name_suffix TEXT,
  organisation TEXT,
  contact_name TEXT,
  title TEXT,
  code TEXT,
  birthday TEXT,
  nickname TEXT,
  customer_class TEXT,
  language TEXT,
  owner_id INTEGER REFERENCES staff (id),
  rung INTEGER,
  referred_by INTEGER REFERENCES party (id),
  payment_days INTEGER,
  credit_limit INTEGER,
  note TEXT,
  source TEXT,
  card_key TEXT,
  photo_id INTEGER REFERENCES attachment (id)
) STRICT;

CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  kind INTEGER,
  label TEXT,
  value TEXT,
  digits TEXT,
  street TEXT,
  city TEXT,
  region TEXT,
  postal_code TEXT,
  country TEXT,
  position INTEGER,
  confirmed_on TEXT
) STRICT;

CREATE TABLE party_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  from_id INTEGER NOT NULL REFERENCES party (id),
  to_id INTEGER NOT NULL REFERENCES party (id),
  kind INTEGER,
  note TEXT
) STRICT;

CREATE TABLE touchpoint (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  kind INTEGER,
  direction INTEGER,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  summary TEXT,
  body TEXT,
  duration INTEGER,
  channel INTEGER
) STRICT;

CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  kind INTEGER,
  title TEXT NOT NULL,
  note TEXT,
  due_on TEXT,
  party_id INTEGER REFERENCES party (id),
  staff_id INTEGER REFERENCES staff (id),
  done_at INTEGER,
  quotation_id INTEGER REFERENCES quotation (id),
  complaint_id INTEGER REFERENCES complaint (id)
) STRICT;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  position INTEGER,
  probability INTEGER,
  kind INTEGER,
  stale_days INTEGER
) STRICT;

CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  title TEXT NOT NULL,
  party_id INTEGER NOT NULL REFERENCES party (id),
  owner_id INTEGER REFERENCES staff (id),
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  value INTEGER,
  currency TEXT,
  expected_on TEXT,
  source TEXT,
  next_step TEXT,
  next_on TEXT,
  lost_reason TEXT,
  competitor TEXT,
  stage_since INTEGER,
  closed_at INTEGER
) STRICT;

CREATE TABLE tax_rate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  rate INTEGER NOT NULL,
  is_default INTEGER,
  position INTEGER
) STRICT;

CREATE TABLE product (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  code TEXT,
  name TEXT NOT NULL,
  category TEXT,
  unit TEXT,
  price INTEGER,
  cost INTEGER,
  tax_rate_id INTEGER REFERENCES tax_rate (id),
  barcode TEXT,
  supplier TEXT,
  stock INTEGER,
  discontinued INTEGER
) STRICT;

CREATE TABLE quotation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  number TEXT,
  party_id INTEGER REFERENCES party (id),
  opportunity_id INTEGER REFERENCES opportunity (id),
  owner_id INTEGER REFERENCES staff (id),
  title TEXT,
  current_id INTEGER REFERENCES quotation_revision (id),
  lost_reason TEXT,
  competitor TEXT,
  closed_at INTEGER,
  sale_id INTEGER REFERENCES sale (id)
) STRICT;

CREATE TABLE quotation_revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  quotation_id INTEGER NOT NULL REFERENCES quotation (id),
  revision INTEGER NOT NULL,
  state INTEGER,
  currency TEXT NOT NULL,
  rounding INTEGER,
  price_entry INTEGER,
  discount_kind INTEGER,
  discount_value INTEGER,
  cash_rounding INTEGER,
  issued_on TEXT,
  valid_until TEXT,
  payment_days INTEGER,
  intro TEXT,
  terms TEXT,
  language TEXT,
  customer_lines TEXT,
  net INTEGER,
  tax INTEGER,
  gross INTEGER,
  cost INTEGER,
  asked_by INTEGER REFERENCES staff (id),
  asked_reason TEXT,
  asked_at INTEGER,
  decided_at INTEGER,
  sent_at INTEGER,
  content_hash BLOB
) STRICT;

CREATE TABLE quotation_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision_id INTEGER NOT NULL REFERENCES quotation_revision (id),
  position INTEGER NOT NULL,
  kind INTEGER,
  product_id INTEGER REFERENCES product (id),
  code TEXT,
  description TEXT,
  quantity INTEGER,
  unit TEXT,
  unit_price INTEGER,
  unit_cost INTEGER,
  discount_kind INTEGER,
  discount_value INTEGER,
  tax_rate INTEGER,
  chosen INTEGER,
  net INTEGER,
  accepted INTEGER
) STRICT;

CREATE TABLE approval_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  condition INTEGER NOT NULL,
  limit_value INTEGER,
  text_value TEXT,
  role INTEGER,
  staff_id INTEGER REFERENCES staff (id),
  level INTEGER,
  allow_self INTEGER,
  escalate_hours INTEGER,
  active INTEGER
) STRICT;

CREATE TABLE approval_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision_id INTEGER NOT NULL REFERENCES quotation_revision (id),
  level INTEGER NOT NULL,
  role INTEGER,
  staff_id INTEGER REFERENCES staff (id),
  allow_self INTEGER,
  state INTEGER,
  decided_by INTEGER REFERENCES staff (id),
  decided_at INTEGER
) STRICT;

CREATE TABLE approval_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  seq INTEGER NOT NULL,
  quotation_id INTEGER REFERENCES quotation (id),
  revision_id INTEGER REFERENCES quotation_revision (id),
  kind INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  at INTEGER NOT NULL,
  content_hash BLOB,
  limit_value INTEGER,
  comment TEXT,
  self_approved INTEGER,
  previous_hash BLOB,
  hash BLOB
) STRICT;

CREATE TABLE sale (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  number TEXT,
  party_id INTEGER REFERENCES party (id),
  staff_id INTEGER REFERENCES staff (id),
  sold_on TEXT NOT NULL,
  currency TEXT,
  net INTEGER,
  tax INTEGER,
  gross INTEGER,
  cost INTEGER,
  freight INTEGER,
  quotation_id INTEGER REFERENCES quotation (id),
  state INTEGER,
  shipped_on TEXT,
  note TEXT
) STRICT;

CREATE TABLE sale_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  sale_id INTEGER NOT NULL REFERENCES sale (id),
  position INTEGER,
  product_id INTEGER REFERENCES product (id),
  description TEXT,
  quantity INTEGER,
  unit_price INTEGER,
  discount INTEGER,
  tax_rate INTEGER,
  net INTEGER,
  tax INTEGER,
  cost INTEGER
) STRICT;

CREATE TABLE complaint (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  number TEXT,
  party_id INTEGER NOT NULL REFERENCES party (id),
  sale_id INTEGER REFERENCES sale (id),
  product_id INTEGER REFERENCES product (id),
  channel INTEGER,
  category TEXT,
  severity INTEGER,
  subject TEXT NOT NULL,
  story TEXT,
  state INTEGER,
  owner_id INTEGER REFERENCES staff (id),
  taken_by INTEGER REFERENCES staff (id),
  reported_at INTEGER NOT NULL,
  answered_at INTEGER,
  resolved_at INTEGER,
  cause TEXT,
  correction TEXT,
  outcome TEXT,
  answer_minutes INTEGER,
  resolve_minutes INTEGER,
  reopened INTEGER
) STRICT;

CREATE TABLE complaint_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  text TEXT,
  amount INTEGER
) STRICT;

CREATE TABLE complaint_target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  severity INTEGER NOT NULL,
  answer_minutes INTEGER,
  resolve_minutes INTEGER
) STRICT;

CREATE TABLE opening_hours (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  weekday INTEGER NOT NULL,
  opens INTEGER NOT NULL,
  closes INTEGER NOT NULL
) STRICT;

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  day TEXT NOT NULL,
  name TEXT
) STRICT;

CREATE TABLE document_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  kind TEXT NOT NULL,
  pattern TEXT NOT NULL,
  year INTEGER,
  next_number INTEGER
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  hash BLOB NOT NULL,
  media_type TEXT,
  name TEXT,
  data BLOB
) STRICT;

-- What every write leaves behind: who, when, what. Serves undo, history and later sharing.
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  state INTEGER NOT NULL, -- 0 done, 1 under way, 2 undone, 3 done and closed to undo
  undoes INTEGER REFERENCES action (id)
) STRICT;

CREATE INDEX action_by_undoes ON action (undoes);
CREATE INDEX action_running ON action (id) WHERE state = 1;

-- One row of one record; values is {"column": [old, new]}, complete for a removed row, empty for a
-- new one (its values are those of the row less all later changes).
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action (id),
  entity INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  uid BLOB NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('i', 'u', 'd', 'b', 'r')),
  fields TEXT
) STRICT;
CREATE INDEX change_by_action ON change (action_id);
CREATE INDEX change_by_record ON change (entity, record_id);

-- Approvals can be added to, never altered.
CREATE TRIGGER approval_event_is_final BEFORE UPDATE ON approval_event
BEGIN SELECT RAISE (ABORT, 'an approval entry is never changed'); END;
CREATE TRIGGER approval_event_stays BEFORE DELETE ON approval_event
BEGIN SELECT RAISE (ABORT, 'an approval entry is never removed'); END;

-- Derived from the tables above and rebuilt from them at any time: what lists sort by and the
-- counter card shows.
CREATE TABLE party_summary (
  party_id INTEGER PRIMARY KEY REFERENCES party (id) ON DELETE CASCADE,
  in_bin INTEGER NOT NULL,
  name_key TEXT NOT NULL,
  rung INTEGER,
  owner_id INTEGER,
  town TEXT,
  town_key TEXT,
  phone TEXT,
  email TEXT,
  last_contact_at INTEGER,
  first_sale_on TEXT,
  last_sale_on TEXT,
  n_sales INTEGER NOT NULL,
  sales_net INTEGER NOT NULL,
  sales_cost INTEGER NOT NULL,
  contribution INTEGER NOT NULL, -- sales less their cost less what complaints cost
  slips_on TEXT,                 -- the day from which a regular has stayed away too long
  open_quotations INTEGER NOT NULL,
  waiting_quotations INTEGER NOT NULL,
  open_complaints INTEGER NOT NULL
) STRICT;
CREATE INDEX party_summary_by_name ON party_summary (in_bin, name_key, party_id);
CREATE INDEX party_summary_by_contact ON party_summary (in_bin, last_contact_at, party_id);
CREATE INDEX party_summary_by_value ON party_summary (in_bin, sales_net, party_id);
CREATE INDEX party_summary_by_contribution
  ON party_summary (in_bin, contribution, party_id, n_sales);
CREATE INDEX party_summary_by_town ON party_summary (in_bin, town_key, name_key, party_id);
CREATE INDEX party_summary_by_rung ON party_summary (in_bin, rung, name_key, party_id);
CREATE INDEX party_summary_by_owner ON party_summary (owner_id, in_bin, name_key, party_id);

-- Customers by the beginnings of their words, and by any part of their names and numbers.
CREATE VIRTUAL TABLE party_word USING fts5 (
  words, content = '', contentless_delete = 1, detail = none,
  prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE party_part USING fts5 (
  name, digits, content = '', contentless_delete = 1, tokenize = "trigram case_sensitive 1"
);

-- All other records that search finds, apart, so that words many customers share cost them nothing.
-- rowid is kind of record * 2^40 + id.
CREATE VIRTUAL TABLE record_word USING fts5 (
  words, content = '', contentless_delete = 1, detail = none,
  prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE record_part USING fts5 (
  name, content = '', contentless_delete = 1, tokenize = "trigram case_sensitive 1"
);

CREATE INDEX contact_point_by_party ON contact_point (party_id);
CREATE INDEX contact_point_by_digits ON contact_point (digits);
CREATE INDEX contact_point_by_email ON contact_point (value COLLATE NOCASE) WHERE kind = 3;
CREATE INDEX party_link_by_from ON party_link (from_id);
CREATE INDEX party_link_by_to ON party_link (to_id);
CREATE INDEX party_by_code ON party (code);
CREATE INDEX party_by_card ON party (card_key) WHERE card_key IS NOT NULL;
CREATE INDEX party_by_owner ON party (owner_id);
CREATE INDEX party_by_referred_by ON party (referred_by);
CREATE INDEX party_by_photo ON party (photo_id);
CREATE INDEX touchpoint_by_party ON touchpoint (party_id, at);
CREATE INDEX task_by_party ON task (party_id);
CREATE INDEX task_by_due_on ON task (due_on);
CREATE INDEX task_by_quotation ON task (quotation_id);
CREATE INDEX task_by_complaint ON task (complaint_id);
CREATE INDEX opportunity_by_party ON opportunity (party_id);
CREATE INDEX opportunity_by_stage ON opportunity (stage_id);
CREATE INDEX product_by_code ON product (code);
CREATE INDEX product_by_barcode ON product (barcode);
CREATE INDEX product_by_name ON product (name);
CREATE INDEX quotation_by_party ON quotation (party_id);
CREATE INDEX quotation_by_opportunity ON quotation (opportunity_id);
CREATE INDEX quotation_by_current ON quotation (current_id);
CREATE INDEX quotation_by_sale ON quotation (sale_id);
CREATE INDEX quotation_revision_by_quotation ON quotation_revision (quotation_id, revision);
CREATE INDEX quotation_revision_by_state ON quotation_revision (state);
CREATE INDEX quotation_line_by_revision ON quotation_line (revision_id, position);
CREATE INDEX quotation_line_by_product ON quotation_line (product_id);
CREATE INDEX approval_step_by_revision ON approval_step (revision_id, level);
CREATE INDEX approval_event_by_revision ON approval_event (revision_id);
CREATE INDEX approval_event_by_quotation ON approval_event (quotation_id);
CREATE INDEX sale_by_party ON sale (party_id, sold_on);
CREATE INDEX sale_by_sold_on ON sale (sold_on) WHERE deleted_at IS NULL;
CREATE INDEX sale_by_staff ON sale (staff_id, sold_on) WHERE deleted_at IS NULL;
CREATE INDEX sale_cancelled ON sale (sold_on) WHERE state = 1;
CREATE INDEX sale_by_number ON sale (number);
CREATE INDEX sale_by_quotation ON sale (quotation_id);
CREATE INDEX sale_line_by_sale ON sale_line (sale_id, position);
CREATE INDEX sale_line_by_product ON sale_line (product_id);
CREATE INDEX complaint_by_party ON complaint (party_id);
CREATE INDEX complaint_by_state ON complaint (state);
CREATE INDEX complaint_by_sale ON complaint (sale_id);
CREATE INDEX complaint_by_product ON complaint (product_id);
CREATE INDEX complaint_event_by_complaint ON complaint_event (complaint_id, at);
CREATE INDEX staff_by_code ON staff (code);
CREATE INDEX attachment_by_hash ON attachment (hash);

-- Numbers are unique once they are given; drafts have none.
CREATE UNIQUE INDEX quotation_number ON quotation (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX complaint_number ON complaint (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX approval_event_order ON approval_event (seq);
