#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What something costs a customer, on the command line."""

from book import Book
from cases import case, equal, main


def fill(book):
    """A product at 20.00, 18.00 from ten on, and 15 % less for a customer of their own"""
    book.insert('party', name='Ada', code='C-1')
    book.insert('party', name='Bea', code='C-2')
    book.insert('product', code='TY', name='Tyre', price=20000000)
    book.insert('price_list', name='By the dozen', valid_until='2030-12-31')
    book.insert('price_item', price_list_id=1, product_id=1, from_quantity=10000000,
                price=18000000)
    book.insert('price_list', name='Ada', party_id=1, discount=150000)


@case
def prices():
    """Why it is that price: whose list, from which quantity, until when, and what comes next"""
    with Book() as book:
        fill(book)
        equal(book.json('price', 'C-2', 'TY', '1', '2026-11-23'), {
            'product': 'Tyre', 'quantity': '1', 'price': '20.00', 'usual': '20.00',
            'currency': 'USD', 'for': 'usual', 'next_from': '10', 'next_price': '18.00'})
        equal(book.json('price', 'C-2', 'TY', '12.5', '2026-11-23'), {
            'product': 'Tyre', 'quantity': '12.5', 'price': '18.00', 'usual': '20.00',
            'currency': 'USD', 'for': 'everybody', 'list': 'By the dozen', 'of': 'product',
            'from': '10', 'until': '2030-12-31'})
        equal(book.json('price', 'C-1', 'TY', '12', '2026-11-23'), {
            'product': 'Tyre', 'quantity': '12', 'price': '17.00', 'usual': '20.00',
            'currency': 'USD', 'for': 'own', 'list': 'Ada', 'of': 'everything', 'off': '15%'})
        equal(book.json('price', '-', 'TY', '12', '2031-01-01')['for'], 'usual')
        equal(book.json('price', '-', 'TY')['quantity'], '1')


@case
def refused():
    """What is not there, or is no quantity and no day, is named"""
    with Book() as book:
        fill(book)
        for words in (['C-9', 'TY'], ['C-1', 'XX'], ['C-1'], ['C-1', 'TY', 'many'],
                      ['C-1', 'TY', '1', 'tomorrow'], ['C-1', 'TY', '1', '2026-11-23', 'more']):
            book.tool('price', *words, status=2)


main()
