#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one colleague looks after is handed to another on the command line."""

from book import Book
from cases import case, equal, main

FROM, TO = 'Joost Wierda', 'Noor Balkema'


def demo_book():
    book = Book(firm=None)
    book.tool('init', '--demo')
    return book


@case
def handed_over():
    """Counted, told, moved, and taken back with undo"""
    with demo_book() as book:
        def count(name):
            return book.json('handover', 'count', name)

        before, others = count(FROM), count(TO)
        briefings = book.json('handover', 'brief', FROM)
        equal(len(briefings), before['customers'])
        equal(all('Customer since' in each['briefing'] or 'Has not bought' in each['briefing']
                  for each in briefings), True)
        book.tool('handover', 'run', FROM, '--to', TO, '--leaves')
        equal(count(FROM)['customers'], 0)
        equal(count(TO)['customers'], others['customers'] + before['customers'])
        equal(count(TO)['quotations'], others['quotations'] + before['quotations'])
        equal(book.rows('SELECT active FROM staff WHERE name = ?', FROM), [(0,)])
        book.tool('undo')
        equal(count(FROM), before)
        equal(book.rows('SELECT active FROM staff WHERE name = ?', FROM), [(1,)])


@case
def refused():
    """To nobody, to themselves, to somebody unknown; the last owner does not leave"""
    with demo_book() as book:
        before = book.dump()
        for arguments in (['run', FROM], ['run', FROM, '--to', FROM], ['run', FROM, '--to', 'Nobody'],
                          ['run', 'Ilse Terhorst', '--to', TO, '--leaves'], ['count', 'Nobody'],
                          ['count', FROM, '--to', TO], ['burn', FROM]):
            answer = book.tool('handover', *arguments, status=2)
            equal(answer.errors != '', True)
        equal(book.dump() == before, True)


@case
def on_paper():
    """The handover book as PDF, written down as an export before it leaves"""
    with demo_book() as book:
        path = book.folder / 'book.pdf'
        n_customers = book.json('handover', 'count', FROM)['customers']
        book.tool('handover', 'brief', FROM, '-o', path)
        equal(path.read_bytes()[:4], b'%PDF')
        last = book.json('exports')[0]
        equal((last['form'], last['count']), ('pdf', n_customers))


main()
