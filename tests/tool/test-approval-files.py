#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Approval by signed file with regulars-tool: two computers, each with a book and a key of its own."""

import os
import stat
import subprocess

from book import Book
from cases import case, contains, equal, main

WRITER = os.environ['REG_WRITE_QUOTATIONS']
MANAGER = ('--as', 'The manager')


class Desk(Book):
    """A computer: a book with an approved, a waiting and a draft quotation, and a place for its key."""

    def __init__(self):
        super().__init__(firm=None)
        ended = subprocess.run([WRITER, self.path], capture_output=True, check=True, timeout=60)
        self.approved, self.waiting, self.draft, *_ = ended.stdout.decode().split('\n')
        self.home = self.folder / 'home'

    def tool(self, *arguments, pin='', **options):
        environment = {'XDG_DATA_HOME': str(self.home), 'REGULARS_PIN': pin}
        return super().tool(*arguments, environment=environment, **options)

    def own(self):
        """The owner's name: who made the firm."""
        return self.rows('SELECT name FROM staff ORDER BY role DESC')[0][0]

    def refusals(self):
        return [row[0] for row in self.rows(
            'SELECT comment FROM approval_event WHERE kind = 6 ORDER BY seq')]


def trust_key(here, there, whose):
    card = there.folder / 'computer.regulars-approval'
    fingerprint = there.json('approvals', 'key', card)['fingerprint']
    here.json('approvals', 'trust', card, '--for', whose, '--fingerprint', fingerprint, *MANAGER,
              pin='1234')


def exchange(near, far):
    """Each takes the other's key, for the manager and for the seller."""
    trust_key(near, far, 'The manager')
    trust_key(far, near, 'The seller')


def ask(near):
    request = near.folder / 'request.regulars-approval'
    near.json('approvals', 'request', near.waiting, request)
    return request


@case
def there_and_back():
    """A request goes out, the answer comes back, and the quotation is approved"""
    with Desk() as near, Desk() as far:
        exchange(near, far)
        request = ask(near)
        shown = far.json('approvals', 'show', request)
        equal((shown['number'], shown['key']), (near.waiting, 'trusted'), 'request')
        contains(' '.join(shown['may_answer']), 'The manager', 'who may answer')
        equal(len(shown['lines']), 2, 'lines')
        assert 'cost' in shown['lines'][0], shown['lines'][0]
        answer = near.folder / 'answer.regulars-approval'
        far.json('approvals', 'answer', request, answer, '--approve', '--limit', '15%', *MANAGER,
                 pin='1234')
        taken = near.json('approvals', 'take', answer)
        equal((taken['number'], taken['answer'], taken['state']),
              (near.waiting, 'approved-limit', 'approved'), 'taken')
        equal(near.json('approvals', 'verify')['findings'], [], 'findings')
        # Once is enough.
        near.tool('approvals', 'take', answer, status=2)
        equal(near.refusals(), ['take replayed'], 'refusals')
        # What left the book is written down.
        equal([row['form'] for row in near.json('exports')], ['approval'], 'exports')


@case
def sent_back():
    """A no needs a word, and brings the quotation back"""
    with Desk() as near, Desk() as far:
        exchange(near, far)
        request, answer = ask(near), near.folder / 'answer.regulars-approval'
        far.tool('approvals', 'answer', request, answer, '--send-back', *MANAGER, pin='1234',
                 status=2)
        far.tool('approvals', 'answer', request, answer, '--send-back', '--approve', *MANAGER,
                 pin='1234', status=2)
        assert not answer.exists(), 'an answer was written'
        far.json('approvals', 'answer', request, answer, '--send-back', '--comment', 'too deep',
                 *MANAGER, pin='1234')
        equal(near.json('approvals', 'take', answer, near.waiting)['state'], 'sent-back', 'state')


@case
def pin():
    """Nobody decides without their PIN"""
    with Desk() as near, Desk() as far:
        exchange(near, far)
        request, answer = ask(near), near.folder / 'answer.regulars-approval'
        for wrong in ('', '4321', '12345'):
            far.tool('approvals', 'answer', request, answer, '--approve', *MANAGER, pin=wrong,
                     status=2)
        far.tool('approvals', 'answer', request, answer, '--approve', pin='1234', status=2)
        # The seller has none, and is not asked.
        far.tool('approvals', 'answer', request, answer, '--approve', '--as', 'The seller', status=2)
        assert not answer.exists(), 'an answer was written'


@case
def trust():
    """A key is taken in after its fingerprint was compared, by who may, and can be revoked"""
    with Desk() as near, Desk() as far:
        card = far.folder / 'computer.regulars-approval'
        fingerprint = far.json('approvals', 'key', card)['fingerprint']
        take = ('approvals', 'trust', card, '--for', 'The manager', '--fingerprint')
        near.tool(*take, '00000 00000 00000 00000 00000 00000', *MANAGER, pin='1234', status=2)
        near.tool(*take, fingerprint, *MANAGER, pin='0000', status=2)
        near.tool(*take, fingerprint, status=2)
        near.tool('approvals', 'trust', card, '--for', near.own(), '--fingerprint', fingerprint,
                  *MANAGER, pin='1234', status=2)
        equal(near.json('approvals', 'keys'), [], 'keys before')
        keys = near.json(*take, fingerprint.replace(' ', ''), *MANAGER, pin='1234')
        equal([(key['fingerprint'], key['state'], key['person']) for key in keys],
              [(fingerprint, 'trusted', 'The manager')], 'keys')
        near.json('approvals', 'revoke', fingerprint, *MANAGER, pin='1234')
        equal(near.json('approvals', 'keys')[0]['state'], 'revoked', 'state')
        equal(near.json('approvals', 'verify')['verified'], True, 'verified')


@case
def secret():
    """The secret key is for its owner alone, and in no book and no backup"""
    with Desk() as near:
        near.json('approvals', 'key', near.folder / 'card')
        path = near.home / 'regulars' / 'keys' / 'approval.key'
        equal(stat.S_IMODE(path.stat().st_mode), 0o600, 'mode of the file')
        equal(stat.S_IMODE(path.parent.stat().st_mode), 0o700, 'mode of the directory')
        near.json('backup', near.folder / 'copy.regulars')
        seed = path.read_text().split('\n')[1]
        for file in (near.path, near.folder / 'copy.regulars', near.folder / 'card'):
            data = file.read_bytes()
            assert bytes.fromhex(seed) not in data and seed.encode() not in data, file
        path.chmod(0o644)
        answer = near.tool('approvals', 'key', near.folder / 'card', status=2)
        contains(answer.errors, str(path), 'error')


@case
def forged():
    """A file that was changed, or comes from a stranger, is refused and told of"""
    with Desk() as near, Desk() as far, Desk() as strange:
        exchange(near, far)
        trust_key(strange, near, 'The seller')
        request, answer = ask(near), near.folder / 'answer.regulars-approval'
        strange.json('approvals', 'answer', request, answer, '--approve', *MANAGER, pin='1234')
        near.tool('approvals', 'take', answer, status=2)
        far.json('approvals', 'answer', request, answer, '--approve', *MANAGER, pin='1234')
        text = answer.read_text()
        answer.write_text(text[:len(text) // 2])
        near.tool('approvals', 'take', answer, status=2)
        near.tool('approvals', 'take', answer, near.waiting, status=2)
        answer.write_text('Somebody approves this\n')
        near.tool('approvals', 'take', answer, status=2)
        equal(near.refusals(), ['take not-trusted', 'take damaged'], 'refusals')


@case
def waiting():
    """What waits is listed, for all and for somebody"""
    with Desk() as near:
        rows = near.json('approvals', 'waiting')
        equal([row['number'] for row in rows], [near.waiting], 'waiting')
        equal(rows[0]['customer'], 'A customer', 'customer')
        equal((rows[0]['level'], rows[0]['verified']), (1, True), 'level')
        contains(' '.join(rows[0]['may_answer']), 'The manager', 'who may answer')
        equal(len(near.json('approvals', 'waiting', *MANAGER)), 1, 'for the manager')
        equal(near.json('approvals', 'waiting', '--as', 'The seller'), [], 'for the seller')
        near.tool('approvals', 'waiting', '--as', 'Nobody', status=2)


@case
def refused_export():
    """What may not leave the house is refused, and stands in the chain"""
    with Desk() as near:
        out = near.folder / 'out'
        for arguments in (('export', near.waiting, out), ('pdf', near.waiting, '--final', '-o', out),
                          ('export', near.waiting + '-1', out)):
            near.tool('quote', *arguments, status=2)
        assert not out.exists(), 'something left the house'
        equal(near.refusals(), ['export needed', 'print needed', 'export needed'], 'refusals')
        # What is approved may, and a copy with a mark is no attempt.
        near.tool('quote', 'pdf', near.approved, '--final', '-o', out)
        near.tool('quote', 'pdf', near.waiting, '-o', out)
        equal(len(near.refusals()), 3, 'refusals')
        equal(near.json('approvals', 'verify')['verified'], True, 'verified')


@case
def refused_in_a_book_that_cannot_be_written():
    """A book that may only be read keeps it all the same"""
    with Desk() as near:
        near.tool('approvals', 'verify')
        near.path.chmod(0o444)
        answer = near.tool('quote', 'export', near.waiting, near.folder / 'out', status=2)
        contains(answer.errors, near.waiting, 'error')


@case
def usage():
    """Words that make no sense say how it is called"""
    with Desk() as near:
        for words in ((), ('nothing',), ('trust', near.path), ('key',), ('verify', 'more'),
                      ('take', near.folder / 'missing'), ('request', '2026-9999', near.folder / 'r')):
            answer = near.tool('approvals', *words, status=2)
            assert answer.errors, words


main()
