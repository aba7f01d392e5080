#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quotations that are made from others on the command line: copies and templates."""

from book import Book
from cases import case, equal, main


def demo_book():
    book = Book(firm=None)
    book.tool('init', '--demo')
    return book


def lines(book, quotation):
    return book.rows(
        'SELECT l.product_id, l.quantity, l.unit_price, l.discount_value FROM quotation q '
        'JOIN quotation_line l ON l.revision_id = q.current_id '
        'WHERE q.id = ? AND l.deleted_at IS NULL ORDER BY l.position', quotation)


def some_quotation(book):
    """One with products, and its customer's number."""
    return book.rows(
        'SELECT q.id FROM quotation q JOIN quotation_line l ON l.revision_id = q.current_id '
        'WHERE l.product_id IS NOT NULL GROUP BY q.id ORDER BY count(*) DESC, q.id')[0][0]


@case
def templates():
    """Kept under a name, listed, begun with at the prices of the day, and undone"""
    with demo_book() as book:
        known = len(book.json('quote', 'templates'))
        quotation = some_quotation(book)
        book.json('quote', 'keep', quotation, 'Usual offer')
        found = [row for row in book.json('quote', 'templates') if row['name'] == 'Usual offer']
        equal([row['lines'] for row in found], [len(lines(book, quotation))])
        made = book.json('quote', 'begin', 'usual OFFER')['id']
        equal([row[:2] for row in lines(book, made)], [row[:2] for row in lines(book, quotation)])
        for product, _, price, _ in lines(book, made):
            if product:
                equal(price > 0, True, 'a price of the day')
        book.tool('undo')
        equal(book.rows('SELECT count(*) FROM quotation WHERE id = ? AND deleted_at IS NULL', made),
              [(0,)])
        book.tool('undo')
        equal(len(book.json('quote', 'templates')), known)


@case
def copies():
    """For the same customer or another one, at the prices of then or of today"""
    with demo_book() as book:
        quotation = some_quotation(book)
        name, other = book.rows('SELECT name, id FROM party WHERE id != (SELECT party_id FROM '
                                'quotation WHERE id = ?) ORDER BY id DESC', quotation)[0]
        uid = book.json('search', name)[0]['uid']
        book.tamper('UPDATE product SET price = price * 2')
        then = book.json('quote', 'copy', quotation)['id']
        today = book.json('quote', 'copy', quotation, '--for', uid, '--prices', 'today')['id']
        equal(lines(book, then), lines(book, quotation))
        equal(lines(book, today) != lines(book, quotation), True, 'other prices')
        equal(book.rows('SELECT copied_from, party_id FROM quotation WHERE id = ?', today),
              [(quotation, other)])


@case
def refused():
    """No such quotation, template or customer, and prices of no day"""
    with demo_book() as book:
        before = book.dump()
        for arguments in (['keep', '99999', 'A'], ['keep', '1'], ['begin', 'Nothing'],
                          ['copy', '99999'], ['copy', '1', '--prices', 'yesterday'],
                          ['copy', '1', '--for', 'nobody-known'], ['templates', 'all'],
                          ['keep', '1', ' ']):
            answer = book.tool('quote', *arguments, status=2)
            equal(answer.errors != '', True)
        equal(book.dump() == before, True)


main()
