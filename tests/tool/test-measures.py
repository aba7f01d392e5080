#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the quotation desk works, on the command line."""

from book import Book
from cases import case, equal, main

HOUR = 3600000
# 10 March 2026, noon in London; the firm of the tests is looked at in whatever zone there is.
DAY = 1773144000000


def insert(book, table, **values):
    """A row as the program would have written it long ago"""
    columns = {'created_at': 0, 'changed_at': 0, **values}
    names = ', '.join(columns)
    marks = ', '.join('?' for _ in columns)
    book.tamper(f'INSERT INTO {table} (uid, {names}) VALUES (randomblob (16), {marks})',
                *columns.values())


def quote(book, number, begun, sent, state, discount):
    """A quotation of 100.00 that was sent, and closed where the state says so"""
    insert(book, 'quotation', id=number, created_at=begun, owner_id=1,
           closed_at=sent + HOUR if state in (8, 9) else None)
    insert(book, 'quotation_revision', id=number, quotation_id=number, revision=1, state=state,
           currency='USD', discount_kind=1, discount_value=discount, sent_at=sent)
    insert(book, 'quotation_line', revision_id=number, position=1, quantity=1000000,
           unit_price=100000000)
    book.tamper('UPDATE quotation SET current_id = id')


@case
def none():
    """A new book has nothing to measure"""
    with Book() as book:
        equal(book.json('measures'), [])


@case
def measured():
    """Hours and percent, of a time and of the one before"""
    with Book() as book:
        quote(book, 1, DAY - 2 * HOUR, DAY, 8, 0)
        quote(book, 2, DAY - 3 * HOUR, DAY, 9, 100000)
        quote(book, 3, DAY - 240 * HOUR, DAY - 235 * HOUR, 7, 0)
        dates = ['--from', '2026-03-06', '--to', '2026-03-12']
        found = book.json('measures', 'time-to-quote', *dates)
        equal(found[0], {'measure': 'time-to-quote', 'of': 'all', 'now': '2.5', 'now_from': 2,
                         'before': '5', 'before_from': 1})
        equal([(each['of'], each['now']) for each in book.json('measures', 'win-rate', *dates)],
              [('all', '50'), ('up to 0 %', '100'), ('up to 10 %', '0')])
        equal(book.json('measures', 'discount', *dates)[0]['now'], '5')
        equal([each['measure'] for each in book.json('measures', *dates) if each['of'] == 'all'],
              ['time-to-quote', 'discount', 'win-rate'])
        equal('time-to-quote' in book.tool('measures', *dates).output, True)


@case
def refused():
    """What is no measure and no time is named"""
    with Book() as book:
        for wrong in (['speed'], ['--from', 'soon'], ['--to', '2026-02-30'],
                      ['--from', '2026-03-02', '--to', '2026-03-01'], ['--to', '2026-03-01x'],
                      ['discount', 'discount']):
            book.tool('measures', *wrong, status=2)
        equal('“speed”' in book.tool('measures', 'speed', status=2).errors, True)


main()
