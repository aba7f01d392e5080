#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window on a real firm's book: every page, wide and narrow, light and dark, with large
text. Pictures are kept where REG_PICTURES says."""

import re

from regulars_e2e import Program, wait
from book import Book
from cases import case, contains, equal, main, shared_folder

PAGES = ['Today', 'Customers', 'Pipeline', 'Quotations', 'Complaints', 'Products', 'Insights']
FIRM = {}


def firm():
    """A book with real trade where there is any, else with seeded trade."""
    if 'book' not in FIRM:
        FIRM['book'] = book = Book('Northwind', 'US')
        try:
            shared_folder('northwind')
            book.import_northwind()
            FIRM['customer'], FIRM['digits'] = 'Alfreds Futterkiste', '074321'
        except Exception:
            book.tool('seed', '--customers', 300, '--seed', 3)
            FIRM['customer'], phone = book.rows(
                'SELECT name, digits FROM party JOIN contact_point c ON c.party_id = party.id '
                'WHERE digits IS NOT NULL ORDER BY party.id LIMIT 1')[0]
            FIRM['digits'] = phone[-6:]
    return FIRM['book']


def show_page(program, number):
    """Goes to a page by its key, and waits until its row in the sidebar is the chosen one."""
    program.keys(f'alt+{number}')
    name = PAGES[number - 1]
    # A narrow window shows either the sidebar or the page; the page has its title then.
    program.wait_for(None, name, where=lambda node: node.is_('selected') or node.role in (
        'label', 'heading', 'grouping', 'panel'))


def all_pages(program, prefix):
    for number, name in enumerate(PAGES, 1):
        show_page(program, number)
        program.screenshot(f'{prefix}-{number}-{name.lower()}')


@case(vital=True)
def opens_and_ends():
    """Opens a book, shows the firm's name, and ends by Ctrl+Q without a word"""
    with Program('--file', firm().path) as program:
        window = program.window()
        contains(window.name, 'Northwind', 'title')
        for name in PAGES:
            program.wait_for('list-item', re.compile('^' + name))


@case
def pages_wide():
    """Every page by Alt and its number"""
    with Program('--file', firm().path) as program:
        program.window()
        all_pages(program, 'wide')


@case
def pages_narrow_dark():
    """Every page in a window of 360 pixels, dark"""
    with Program('--file', firm().path, dark=True) as program:
        program.window()
        program.resize(360, 640)
        all_pages(program, 'narrow-dark')


@case
def pages_large_text():
    """Every page with text of twice the size"""
    with Program('--file', firm().path, text_scale=2) as program:
        program.window()
        all_pages(program, 'large')


@case
def smallest():
    """The smallest window, 360 × 294, still shows its page"""
    with Program('--file', firm().path) as program:
        program.window()
        program.resize(360, 294)
        show_page(program, 2)
        program.screenshot('smallest')


@case
def search_by_phone():
    """Ctrl+K and the last six digits of a phone find the customer, Enter opens it"""
    with Program('--file', firm().path) as program:
        program.window()
        program.keys('ctrl+k')
        program.wait_focus(('entry', 'text'))
        program.type(FIRM['digits'])
        program.wait_text(re.compile(re.escape(FIRM['customer'])))
        program.screenshot('search')
        program.keys('Return')
        program.wait_for('dialog', FIRM['customer'])
        program.wait_focus('button', 'Open')
        program.screenshot('counter-card')
        program.keys('Return')
        wait(lambda: FIRM['customer'] in program.window().name, 'the window of the customer')
        program.screenshot('customer')


@case
def second_start():
    """Starting it again shows the window that is there"""
    with Program('--file', firm().path) as program:
        program.window()
        second = Program('--file', firm().path)
        second.process = __import__('subprocess').Popen(
            [__import__('regulars_e2e').PROGRAM, '--file', str(firm().path)],
            env=second.environment, stderr=second.log)
        equal(second.process.wait(timeout=30), 0, 'the second one ends')
        second._clean_up()
        equal(len(program.find_all('frame')), 1, 'windows')


@case
def in_use():
    """A book that another program has open is not written to by two"""
    with Program('--file', firm().path) as program:
        program.window()
        answer = firm().tool('import', 'products', '/dev/null', status=2)
        assert answer.errors


try:
    main()
finally:
    if 'book' in FIRM:
        FIRM['book'].__exit__()
