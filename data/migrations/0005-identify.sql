-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The card that a customer carries.

ALTER TABLE party ADD COLUMN card_number TEXT;
CREATE INDEX party_by_card_number ON party (card_number) WHERE card_number IS NOT NULL;
