-- Copyright 2026 The Regulars authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- For every new row SQLite goes through the list of the last keys of all tables until it finds that of
-- its own. What an import makes by the hundred thousand stands at the head of that list.

UPDATE sqlite_sequence SET rowid = -1 WHERE name = 'party';
UPDATE sqlite_sequence SET rowid = -2 WHERE name = 'contact_point';
INSERT INTO sqlite_sequence (rowid, name, seq)
  SELECT -1, 'party', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'party');
INSERT INTO sqlite_sequence (rowid, name, seq)
  SELECT -2, 'contact_point', 0
  WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'contact_point');
