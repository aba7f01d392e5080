#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Customers by keyboard alone: brought in from a file, made by hand, spoken to, put right, undone."""

from regulars_e2e import Program, wait
from book import Book
from cases import case, equal, main, shared_folder


def count(book, table):
    return book.rows(f'SELECT count(*) FROM {table} WHERE deleted_at IS NULL')[0][0]


@case(vital=True)
def assistant():
    """The assistant brings in a file, by Ctrl+Enter and Enter; bringing it in again changes nothing"""
    folder = shared_folder('northwind')
    with Book('Northwind', 'US') as book:
        for expected in ('93 came in', 'Nothing new'):
            with Program('--file', book.path, '--import', folder / 'customers.csv') as program:
                program.wait_text('How customers.csv comes in')
                program.screenshot('import-mapping')
                program.keys('ctrl+Return')
                program.wait_text(expected)
                program.screenshot('import-result')
                program.keys('Return')
                program.wait_gone(None, expected)
            equal(count(book, 'party'), 93, 'customers')


@case
def new_customer():
    """Ctrl+N, a name and Ctrl+S make a customer, whose window opens; a note is one line and Enter"""
    with Book('Corner shop', 'NL') as book:
        with Program('--file', book.path) as program:
            program.window()
            program.keys('alt+2')
            program.wait_text('No customers yet')
            program.keys('ctrl+n')
            program.wait_focus(None, 'Name')
            program.type('Bakery De Halm')
            program.keys('ctrl+s')
            wait(lambda: 'Bakery De Halm' in program.window().name, 'the window of the customer')
            program.wait_text('Nothing here yet')
            program.keys('ctrl+l', 'ctrl+3')
            program.type('likes to be called before noon')
            program.keys('Return')
            program.wait_text('likes to be called before noon')
            program.screenshot('customer-note')
            equal(count(book, 'touchpoint'), 1, 'notes')
            program.keys('ctrl+z')
            wait(lambda: count(book, 'touchpoint') == 0, 'the note to be taken back')
        equal(count(book, 'party'), 1, 'customers')


main()
