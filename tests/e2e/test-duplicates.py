#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Customers who stand in the book twice: found, looked at, merged and taken apart again, by keys."""

import re

from regulars_e2e import Program
from book import Book
from cases import case, equal, main

CUSTOMERS = '''Name,Phone,E-mail,Street,Postal code,City,Customer number
Anna Müller,+49 251 123456,anna@example.org,Hauptstraße 12,48143,Münster,K1
Mueller Anna,0251/12 34 56,anna@example.org,Hauptstr. 12,48143,Münster,K2
Bernd Müller,+49 251 123456,bernd@example.org,Hauptstraße 12,48143,Münster,K3
Bakery Huber GmbH,+49 221 987654,,Ring 7,50667,Köln,K4
Bakery Hubr,+49 221 987654,,Ring 7,50667,Köln,K5
'''


def make_book():
    book = Book(firm='Corner shop', country='DE')
    path = book.folder / 'customers.csv'
    path.write_text(CUSTOMERS, encoding='utf-8')
    book.tool('import', 'contacts', path)
    return book


def customers(book):
    return [name for name, in book.rows('SELECT name FROM party WHERE deleted_at IS NULL'
                                        ' ORDER BY id')]


def open_duplicates(program):
    program.keys('F10')
    program.wait_for('menu-item', re.compile('duplicates'))
    program.press(re.compile('duplicates'), role='menu-item')
    program.wait_for(None, re.compile('Anna Müller and Mueller Anna'))


@case
def merge():
    """Found from the menu, compared, merged with Ctrl+Enter, and undone from the toast"""
    with make_book() as book, Program('--file', book.path) as program:
        program.window()
        open_duplicates(program)
        program.screenshot('duplicates')
        program.tab_to('list-item', re.compile('Anna Müller and Mueller Anna'))
        program.keys('Return')
        program.wait_text(re.compile('points; from 100 on'))
        program.screenshot('duplicates-merge')
        program.tab_to('radio-button', re.compile('Customer number: K1'))
        program.keys('Right')
        program.wait_for('radio-button', re.compile('Customer number: K2'),
                         where=lambda node: node.is_('checked'))
        program.keys('ctrl+Return')
        program.wait_text('Customers merged')
        program.screenshot('duplicates-merged')
        equal(book.rows("SELECT code FROM party WHERE name = 'Anna Müller'"), [('K2',)], 'choice')
        equal('Mueller Anna' in customers(book), False, 'the other one')
        program.tab_to('button', 'Undo')
        program.keys('space')
        program.wait_for(None, re.compile('Anna Müller and Mueller Anna'))
        equal('Mueller Anna' in customers(book), True, 'the other one after undo')


@case
def hint():
    """Who is written down a second time is noticed while typing"""
    with make_book() as book, Program('--file', book.path) as program:
        program.window()
        program.keys('alt+2', 'ctrl+n')
        program.wait_focus(('entry', 'text'))
        program.type('anna mueller')
        program.tab_to(('entry', 'text'), re.compile('Phone|Value'))
        program.type('0251 123456')
        program.wait_text(re.compile('This may be Anna Müller from Münster'))
        program.screenshot('duplicates-hint')
        program.keys('Escape')
        program.press(re.compile('Discard'))
        program.wait_gone(None, re.compile('This may be'))


main()
