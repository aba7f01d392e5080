#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Approval and what happens to it when somebody edits the file with another program."""

import os
import shutil
import subprocess

from book import Book
from cases import case, contains, equal, main

WRITER = os.environ['REG_WRITE_QUOTATIONS']


class Shop(Book):
    """A book with an approved, a waiting and a draft quotation."""

    def __init__(self):
        super().__init__(firm=None)
        ended = subprocess.run([WRITER, self.path], capture_output=True, check=True, timeout=60)
        self.approved, self.waiting, *_ = ended.stdout.decode().split('\n')

    def revision(self, number):
        return self.rows('SELECT current_id FROM quotation WHERE number = ?', number)[0][0]

    def verify(self, status):
        return self.json('approvals', 'verify', status=status)


def tampered(sql, expected_number=True):
    """The edit is noticed: by name, and the quotation no longer prints as final."""
    with Shop() as shop:
        changed = shop.tamper(sql, shop.revision(shop.approved))
        assert changed > 0, 'the edit hit nothing'
        answer = shop.verify(status=2)
        equal(answer['verified'], False, 'verified')
        assert answer['findings'], 'a finding'
        if expected_number:
            contains(' '.join(answer['findings']), shop.approved, 'findings')
        return answer['findings']


@case
def untouched():
    """An untouched book verifies"""
    with Shop() as shop:
        answer = shop.verify(status=0)
        equal((answer['verified'], answer['findings']), (True, []), 'answer')
        assert answer['checked'] >= 3, answer


@case
def price_of_a_line():
    """A changed price of an approved line cannot be verified"""
    tampered('UPDATE quotation_line SET unit_price = unit_price - 10000 WHERE revision_id = ? '
             'AND position = (SELECT min (position) FROM quotation_line)')


@case
def discount_of_a_line():
    """A deeper discount of an approved line cannot be verified"""
    tampered('UPDATE quotation_line SET discount_value = 300000 WHERE revision_id = ? '
             'AND discount_value > 0')


@case
def words_of_a_line():
    """Another description of an approved line cannot be verified"""
    tampered("UPDATE quotation_line SET description = 'Something better' WHERE revision_id = ?")


@case
def a_line_taken_away():
    """A line taken from an approved quotation cannot be verified"""
    tampered('DELETE FROM quotation_line WHERE revision_id = ? AND discount_value IS NULL')


@case
def terms():
    """Other days to pay cannot be verified"""
    tampered('UPDATE quotation_revision SET payment_days = 365 WHERE id = ?')


@case
def state_without_entry():
    """A state that no decision stands behind cannot be verified"""
    with Shop() as shop:
        equal(shop.tamper('UPDATE quotation_revision SET state = 3 WHERE id = ?',
                          shop.revision(shop.waiting)), 1, 'edited rows')
        contains(' '.join(shop.verify(status=2)['findings']), shop.waiting, 'findings')


@case
def entries_are_final():
    """Entries of the chain cannot be changed even by hand, unless the guard is taken away"""
    with Shop() as shop:
        for sql in ('UPDATE approval_event SET comment = ? ', 'DELETE FROM approval_event WHERE ?'):
            try:
                shop.tamper(sql, 1)
            except Exception as refusal:
                contains(str(refusal), 'never', 'refusal')
            else:
                raise AssertionError(f'{sql} went through')


@case
def entry_rewritten():
    """A rewritten entry of the chain cannot be verified"""
    with Shop() as shop:
        shop.tamper('DROP TRIGGER approval_event_is_final')
        shop.tamper("UPDATE approval_event SET comment = 'of course' WHERE seq = ?",
                    shop.rows('SELECT min (seq) FROM approval_event')[0][0])
        equal(shop.verify(status=2)['verified'], False, 'verified')


@case
def entry_removed():
    """A removed entry of the chain is noticed"""
    with Shop() as shop:
        shop.tamper('DROP TRIGGER approval_event_stays')
        shop.tamper('DELETE FROM approval_event WHERE seq = ?',
                    shop.rows('SELECT max (seq) - 1 FROM approval_event')[0][0])
        equal(shop.verify(status=2)['verified'], False, 'verified')


@case
def entry_copied():
    """An approval copied from another quotation does not count: no final document"""
    with Shop() as shop:
        revision = shop.revision(shop.waiting)
        equal(shop.tamper(
            'INSERT INTO approval_event (uid, created_at, changed_at, seq, quotation_id,'
            ' revision_id, kind, staff_id, at, content_hash, limit_value, self_approved,'
            ' previous_hash, hash) SELECT randomblob(16), e.created_at, e.changed_at,'
            ' (SELECT max(seq) + 1 FROM approval_event), r.quotation_id, r.id, e.kind, e.staff_id,'
            ' e.at, r.content_hash, e.limit_value, e.self_approved, (SELECT hash FROM'
            ' approval_event ORDER BY seq DESC LIMIT 1), e.hash FROM approval_event e,'
            ' quotation_revision r WHERE r.id = ? AND e.kind = 1 LIMIT 1', revision), 1, 'entries')
        shop.tamper('UPDATE approval_step SET state = 1, decided_by = (SELECT staff_id FROM'
                    ' approval_event WHERE kind = 1 LIMIT 1) WHERE revision_id = ?', revision)
        equal(shop.tamper('UPDATE quotation_revision SET state = 3 WHERE id = ?', revision), 1,
              'edited rows')
        mark = ''.join(pdf_text(shop, shop.waiting).split()).upper()
        contains(mark, 'NOTAPPROVED', 'document')
        contains(' '.join(shop.verify(status=2)['findings']), shop.waiting, 'findings')


def pdf_text(shop, number):
    file = shop.folder / 'quotation.pdf'
    shop.tool('quote', 'pdf', number, '-o', file)
    return subprocess.run(['pdftotext', '-raw', file, '-'], capture_output=True, check=True,
                          timeout=60).stdout.decode()


@case
def documents():
    """Only what is approved prints without a mark across it, and not after an edit"""
    if not shutil.which('pdftotext'):
        raise RuntimeError('pdftotext is missing')
    with Shop() as shop:
        clean = pdf_text(shop, shop.approved)
        contains(clean, shop.approved, 'document')
        marked = pdf_text(shop, shop.waiting)
        mark = ''.join(marked.split())
        assert 'Notapproved' in mark or 'NOTAPPROVED' in mark.upper(), marked
        assert 'NOTAPPROVED' not in ''.join(clean.split()).upper(), clean
        shop.tamper('UPDATE quotation_line SET unit_price = 1 WHERE revision_id = ?',
                    shop.revision(shop.approved))
        after = ''.join(pdf_text(shop, shop.approved).split()).upper()
        contains(after, 'NOTAPPROVED', 'document after the edit')


@case
def same_bytes():
    """The same quotation gives the same PDF, byte for byte"""
    with Shop() as shop:
        first, second = shop.folder / 'first.pdf', shop.folder / 'second.pdf'
        for file in (first, second):
            shop.tool('quote', 'pdf', shop.approved, '-o', file)
        equal(first.read_bytes() == second.read_bytes(), True, 'same bytes')
        assert first.read_bytes().startswith(b'%PDF-'), 'a PDF'


@case
def shown():
    """A quotation is shown with its revisions and lines"""
    with Shop() as shop:
        answer = shop.json('show', shop.approved)
        equal(answer['kind'], 'quotation', 'kind')
        equal(len(answer['quotation_line']), 2, 'lines')
        equal(answer['quotation_revision'][-1]['state'], 'approved', 'state')


main()
