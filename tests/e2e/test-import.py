#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing another program's data in through the assistant: the same counts and sums as with
regulars-tool, nothing new the second time, and the way back."""

import re

from regulars_e2e import Program, wait
from book import Book, line_cents, read_csv, same_records
from cases import case, equal, main, shared_folder

STATE = {}
IMPORTS = (
    ('Customers', ['customers.csv'], 'party', 93),
    ('Products', ['products.csv'], 'product', 77),
    ('Staff', ['employees.csv'], 'staff', 9),
    ('Sales', ['orders.csv', 'order_lines.csv'], 'sale', 830),
)


def bring_in(book, files, kind=None, picture=None):
    """The program with the assistant open on the files, and the import done by Ctrl+Enter."""
    arguments = [part for file in files for part in ('--import', file)]
    program = Program('--file', book.path, *arguments)
    program.start()
    program.wait_text('What is what', deadline=60)
    if kind:
        program.wait_text(re.compile(f'^{kind}'))
    if picture:
        program.screenshot(picture)
    program.wait_for('button', 'Import', where=lambda node: node.is_('sensitive'))
    program.keys('ctrl+Return')
    program.wait_for('button', 'Done', deadline=120)
    return program


@case(vital=True)
def everything_comes_in():
    """Customers, products, staff and sales come in through the assistant, none lost"""
    folder = shared_folder('northwind')
    STATE['book'] = book = Book('Northwind', 'US')
    for kind, names, table, count in IMPORTS:
        before = book.count(table)
        program = bring_in(book, [folder / name for name in names], kind,
                           f'import-{kind.lower()}')
        wait(lambda t=table, n=before + count: book.count(t) == n, f'{count} of {kind}')
        program.screenshot(f'import-{kind.lower()}-done')
        program.press('Done')
        program.wait_gone('dialog', 'Import')
        program.__exit__(None, None, None)
    equal(book.count('sale_line'), 2155, 'lines')


@case
def the_sum_of_all_lines():
    """The lines add up to what the file gives"""
    rows = read_csv(shared_folder('northwind') / 'order_lines.csv')
    equal(STATE['book'].rows('SELECT sum (net) FROM sale_line')[0][0],
          sum(line_cents(row['UnitPrice'], row['Quantity'], row['Discount']) for row in rows),
          'sum')


@case
def every_accent():
    """Every name and contact stands as in the file"""
    rows = read_csv(shared_folder('northwind') / 'customers.csv')
    equal(sorted(STATE['book'].rows('SELECT name, contact_name FROM party')),
          sorted((row['CompanyName'], row['ContactName']) for row in rows), 'names')


@case
def a_second_time():
    """The same file a second time creates and changes nothing"""
    book = STATE['book']
    before = book.dump()
    program = bring_in(book, [shared_folder('northwind') / 'customers.csv'], 'Customers')
    program.press('Done')
    program.__exit__(None, None, None)
    same_records(book.dump(), before)


@case
def cards():
    """All cards at once, and undone from the last page of the assistant"""
    book = STATE['book']
    files = sorted(shared_folder('vcards').glob('*.vcf'))
    before = book.dump()
    arguments = [part for file in files for part in ('--import', file)]
    program = Program('--file', book.path, *arguments)
    program.start()
    program.wait_text('What is what', deadline=60)
    program.wait_for('button', 'Import', where=lambda node: node.is_('sensitive'))
    program.screenshot('import-cards')
    program.keys('ctrl+Return')
    program.wait_for('button', 'Done', deadline=60)
    equal(book.count('party'), 93 + 14, 'customers and cards')
    program.press('Undo import')
    wait(lambda: book.count('party') == 93, 'the cards to be gone')
    same_records(book.dump(), before)
    program.__exit__(None, None, None)


try:
    main()
finally:
    if 'book' in STATE:
        STATE['book'].__exit__()
