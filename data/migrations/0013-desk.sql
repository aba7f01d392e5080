-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a quotation is put together from: prices for some customers, taxes in parts, bundles and
-- variants, templates, questions that lead to the right product, brochures and samples; and how its
-- sheet looks, what goes with it, and whose signature from another computer is taken.

ALTER TABLE firm ADD COLUMN layout TEXT;
ALTER TABLE firm ADD COLUMN accent TEXT;
ALTER TABLE firm ADD COLUMN letterhead TEXT;
ALTER TABLE firm ADD COLUMN mail_text TEXT;
ALTER TABLE firm ADD COLUMN below_cost INTEGER;
ALTER TABLE tax_rate ADD COLUMN parts TEXT;
ALTER TABLE tax_rate ADD COLUMN exempt_reason TEXT;
ALTER TABLE product ADD COLUMN description TEXT;
ALTER TABLE product ADD COLUMN image_id INTEGER REFERENCES attachment (id);
ALTER TABLE product ADD COLUMN variant_of INTEGER REFERENCES product (id);
ALTER TABLE product ADD COLUMN variant TEXT;
ALTER TABLE product ADD COLUMN supplier_code TEXT;
ALTER TABLE product ADD COLUMN is_bundle INTEGER;
ALTER TABLE product ADD COLUMN price_from_parts INTEGER;
ALTER TABLE opportunity ADD COLUMN campaign_id INTEGER REFERENCES campaign (id);
ALTER TABLE quotation ADD COLUMN campaign_id INTEGER REFERENCES campaign (id);
ALTER TABLE quotation ADD COLUMN copied_from INTEGER REFERENCES quotation (id);
ALTER TABLE quotation_revision ADD COLUMN layout TEXT;
ALTER TABLE quotation_line ADD COLUMN tax_parts TEXT;
ALTER TABLE quotation_line ADD COLUMN exempt_reason TEXT;
ALTER TABLE quotation_line ADD COLUMN price_list_id INTEGER REFERENCES price_list (id);
ALTER TABLE quotation_line ADD COLUMN with_image INTEGER;
ALTER TABLE sale_line ADD COLUMN tax_parts TEXT;
ALTER TABLE sale_line ADD COLUMN exempt_reason TEXT;
ALTER TABLE approval_event ADD COLUMN signed_by BLOB;
ALTER TABLE approval_event ADD COLUMN signature BLOB;
ALTER TABLE holding ADD COLUMN attachment_id INTEGER REFERENCES attachment (id);
ALTER TABLE holding ADD COLUMN signed_on TEXT;
ALTER TABLE holding ADD COLUMN notice_days INTEGER;
ALTER TABLE holding ADD COLUMN amount INTEGER;

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  code TEXT,
  begins_on TEXT,
  ends_on TEXT,
  budget INTEGER,
  note TEXT
) STRICT;

CREATE TABLE price_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  customer_class TEXT,
  party_id INTEGER REFERENCES party (id),
  valid_from TEXT,
  valid_until TEXT,
  discount INTEGER,
  note TEXT
) STRICT;

CREATE TABLE price_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  price_list_id INTEGER NOT NULL REFERENCES price_list (id),
  product_id INTEGER REFERENCES product (id),
  category TEXT,
  from_quantity INTEGER,
  price INTEGER,
  discount INTEGER
) STRICT;

CREATE TABLE quotation_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  title TEXT,
  intro TEXT,
  terms TEXT,
  language TEXT,
  layout TEXT,
  valid_days INTEGER,
  payment_days INTEGER,
  discount_kind INTEGER,
  discount_value INTEGER
) STRICT;

CREATE TABLE template_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  template_id INTEGER NOT NULL REFERENCES quotation_template (id),
  position INTEGER NOT NULL,
  kind INTEGER,
  product_id INTEGER REFERENCES product (id),
  code TEXT,
  description TEXT,
  quantity INTEGER,
  unit TEXT,
  unit_price INTEGER,
  discount_kind INTEGER,
  discount_value INTEGER,
  tax_rate INTEGER,
  tax_parts TEXT,
  exempt_reason TEXT
) STRICT;

CREATE TABLE bundle_part (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  bundle_id INTEGER NOT NULL REFERENCES product (id),
  product_id INTEGER NOT NULL REFERENCES product (id),
  quantity INTEGER,
  position INTEGER
) STRICT;

CREATE TABLE guide (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  note TEXT,
  position INTEGER
) STRICT;

CREATE TABLE guide_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  guide_id INTEGER NOT NULL REFERENCES guide (id),
  parent_id INTEGER REFERENCES guide_step (id),
  position INTEGER,
  answer TEXT,
  question TEXT,
  product_id INTEGER REFERENCES product (id),
  quantity INTEGER,
  note TEXT
) STRICT;

CREATE TABLE material (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  kind INTEGER,
  name TEXT NOT NULL,
  version TEXT,
  language TEXT,
  product_id INTEGER REFERENCES product (id),
  attachment_id INTEGER REFERENCES attachment (id),
  cost INTEGER,
  since TEXT,
  retired_on TEXT,
  replaces_id INTEGER REFERENCES material (id),
  note TEXT
) STRICT;

CREATE TABLE material_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  party_id INTEGER NOT NULL REFERENCES party (id),
  material_id INTEGER NOT NULL REFERENCES material (id),
  quantity INTEGER,
  channel INTEGER,
  staff_id INTEGER REFERENCES staff (id),
  asked_on TEXT NOT NULL,
  sent_on TEXT,
  arrived_on TEXT,
  followed_on TEXT,
  task_id INTEGER REFERENCES task (id),
  quotation_id INTEGER REFERENCES quotation (id),
  campaign_id INTEGER REFERENCES campaign (id),
  cost INTEGER,
  note TEXT
) STRICT;

CREATE TABLE approval_key (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  public_key BLOB NOT NULL,
  own INTEGER,
  staff_id INTEGER REFERENCES staff (id),
  trusted_on TEXT,
  revoked_on TEXT
) STRICT;

CREATE TABLE quotation_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length (uid) = 16),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  quotation_id INTEGER NOT NULL REFERENCES quotation (id),
  attachment_id INTEGER NOT NULL REFERENCES attachment (id),
  name TEXT NOT NULL,
  position INTEGER,
  appended INTEGER
) STRICT;

CREATE INDEX product_by_variant_of ON product (variant_of);
CREATE INDEX product_by_category ON product (category);
CREATE INDEX product_by_image ON product (image_id);
CREATE INDEX opportunity_by_campaign ON opportunity (campaign_id);
CREATE INDEX quotation_by_campaign ON quotation (campaign_id);
CREATE INDEX price_list_by_party ON price_list (party_id);
CREATE INDEX price_list_by_class ON price_list (customer_class);
CREATE INDEX price_item_by_list ON price_item (price_list_id, product_id);
CREATE INDEX price_item_by_product ON price_item (product_id);
CREATE INDEX template_line_by_template ON template_line (template_id, position);
CREATE INDEX bundle_part_by_bundle ON bundle_part (bundle_id, position);
CREATE INDEX bundle_part_by_product ON bundle_part (product_id);
CREATE INDEX guide_step_by_guide ON guide_step (guide_id, parent_id, position);
CREATE INDEX material_by_product ON material (product_id);
CREATE INDEX material_request_by_party ON material_request (party_id, asked_on);
CREATE INDEX material_request_by_material ON material_request (material_id);
CREATE INDEX material_request_open ON material_request (asked_on)
  WHERE followed_on IS NULL AND deleted_at IS NULL;
CREATE INDEX quotation_file_by_quotation ON quotation_file (quotation_id, position);
CREATE INDEX quotation_by_copied_from ON quotation (copied_from) WHERE copied_from IS NOT NULL;
CREATE INDEX template_line_by_product ON template_line (product_id);
CREATE INDEX guide_step_by_product ON guide_step (product_id);
CREATE INDEX material_request_by_quotation ON material_request (quotation_id);
