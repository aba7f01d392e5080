#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is worked on in the main window itself, by keyboard alone: tasks of today, products, deals on
the board, and searching for what is not there."""

import re

import day
from regulars_e2e import Program, wait
from book import Book
from cases import case, equal, main

STATE = {}


def program():
    return STATE['program']


def rows(sql, *values):
    return STATE['book'].rows(sql, *values)


def becomes(sql, expected):
    wait(lambda: rows(sql) == expected, f'{expected} from {sql}')


def show_page(number, name):
    program().keys(f'alt+{number}')
    program().wait_for('list-item', re.compile(f'^{name}'),
                       where=lambda node: node.is_('selected'))


@case(vital=True)
def opens():
    """A small book"""
    STATE['book'] = book = Book('Corner shop', 'US')
    file = book.folder / 'customers.csv'
    file.write_text('Company,Phone\nAlfreds Futterkiste,030-0074321\n', encoding='utf-8')
    book.json('import', 'contacts', file)
    STATE['program'] = Program('--file', book.path).start()
    program().window()
    program().wait_for('list-item', re.compile('^Today'))


@case
def a_task():
    """Ctrl+N on Today, a few words, Enter; done from its row, undone and done again"""
    show_page(1, 'Today')
    program().keys('ctrl+n')
    wait(lambda: program().window().name == 'New task', 'the new task')
    program().wait_focus('text', 'What')
    program().type('Order tubes')
    program().keys('Return')
    becomes('SELECT title, done_at FROM task', [('Order tubes', None)])
    program().wait_for('list-item', re.compile('Order tubes'))
    program().tab_to('list-item', re.compile('Order tubes'))
    program().tab_to('button', 'Done')
    program().keys('Return')
    wait(lambda: rows('SELECT done_at FROM task')[0][0], 'the task to be done')
    program().wait_gone('list-item', re.compile('Order tubes'))
    day.undo(program())
    becomes('SELECT title, done_at FROM task', [('Order tubes', None)])
    program().wait_for('list-item', re.compile('Order tubes'))
    day.redo(program())
    wait(lambda: rows('SELECT done_at FROM task')[0][0], 'the task to be done again')
    program().wait_gone('list-item', re.compile('Order tubes'))


@case
def a_product():
    """Ctrl+N on Products, name and price, Enter; a price that is no number is not taken"""
    show_page(6, 'Products')
    program().keys('ctrl+n')
    program().wait_for('dialog', 'New product')
    program().wait_focus('text', 'Name')
    program().type('Inner tube')
    program().tab_to('text', 'Price without tax')
    program().type('cheap')
    program().keys('Return')
    equal(rows('SELECT count(*) FROM product'), [(0,)], 'products')
    program().wait_for('dialog', 'New product')
    program().enter('4.95')
    program().keys('Return')
    program().wait_gone('dialog', 'New product')
    wait(lambda: rows('SELECT name FROM product') == [('Inner tube',)], 'the product')
    program().wait_text(re.compile('Inner tube'))
    day.undo(program())
    wait(lambda: rows('SELECT name FROM product WHERE deleted_at IS NULL') == [], 'no product')
    day.redo(program())
    wait(lambda: rows('SELECT name FROM product WHERE deleted_at IS NULL') == [('Inner tube',)],
         'the product again')
    program().wait_text(re.compile('Inner tube'))


@case
def a_deal():
    """Ctrl+N on the board; Alt and an arrow move the deal to the next stage, Ctrl+Z moves it back"""
    stage = ('SELECT s.position FROM opportunity o JOIN stage s ON s.id = o.stage_id '
             'WHERE o.deleted_at IS NULL')
    show_page(3, 'Pipeline')
    program().keys('ctrl+n')
    program().wait_for('dialog', 'New deal')
    program().wait_focus('text', re.compile('What is it about'))
    program().type('Ten rental bikes')
    program().tab_to('toggle-button', 'Customer')
    program().keys('space')
    program().wait_focus(day.SEARCH)
    program().type('Alfreds')
    program().wait_for('list-item', re.compile('Alfreds'))
    program().keys('Return')
    program().wait_for('list-item', 'Customer', where=lambda node: node.says(
        'Alfreds Futterkiste'))
    program().tab_to('text', 'Value')
    program().type('4500')
    program().keys('Return')
    program().wait_gone('dialog', 'New deal')
    wait(lambda: rows('SELECT title, value FROM opportunity') == [('Ten rental bikes', 450000)],
         'the deal')
    first = rows(stage)[0][0]
    program().wait_for('list-item', re.compile('Ten rental bikes'))
    program().tab_to('list-item', re.compile('Ten rental bikes'))
    program().keys('alt+Right')
    becomes(stage, [(first + 1,)])
    program().wait_focus('list-item', re.compile('Ten rental bikes'))
    day.undo(program())
    becomes(stage, [(first,)])
    day.redo(program())
    becomes(stage, [(first + 1,)])


@case
def nothing_found():
    """A search without an answer says so, and Escape leads back to where one was"""
    program().keys('ctrl+k')
    program().wait_focus(day.SEARCH)
    program().type('zzqqxx')
    program().wait_text(re.compile('(?i)nothing'))
    program().keys('Return')
    equal(len(program().find_all('frame')), 1, 'windows')
    program().keys('Escape')
    program().wait_gone(None, re.compile('(?i)nothing found'))
    program().quit()
    equal(program().warnings(), [], 'warnings')


try:
    main()
finally:
    if 'program' in STATE:
        program()._clean_up()
    if 'book' in STATE:
        STATE['book'].__exit__()
