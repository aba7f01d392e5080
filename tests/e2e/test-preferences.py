#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences by keyboard alone: each group is changed, bad input is told what is wrong with it,
and what was changed is in the file and there again at the next start."""

import re

import settings
from day import choose, redo, undo
from regulars_e2e import Program, wait
from book import Book
from cases import case, equal, main

STATE = {}


def program():
    return STATE['program']


def one(sql, *values):
    rows = STATE['book'].rows(sql, *values)
    return rows[0] if rows else None


def saved(sql, expected):
    wait(lambda: one(sql) == expected, f'{expected} from {sql}')


@case(vital=True)
def opens():
    """Ctrl+comma opens them, the arrow keys lead through the pages, Escape closes"""
    STATE['book'] = Book('Corner shop', 'NL')
    STATE['program'] = Program('--file', STATE['book'].path).start()
    program().window()
    settings.open_preferences(program())
    for page in settings.PAGES[1:]:
        settings.show_page(program(), page)
        program().screenshot(f'preferences-{page.lower()}')
    settings.close_preferences(program())


@case
def firm():
    """Name and days are taken over by Enter; a name may not be empty, days are a number"""
    settings.open_preferences(program())
    settings.write(program(), 'Name', 'Corner shop & Sons')
    saved('SELECT name FROM firm', ('Corner shop & Sons',))
    settings.write(program(), 'Town', 'Den Haag')
    saved('SELECT city FROM firm', ('Den Haag',))
    settings.write(program(), 'Name', ' ')
    program().wait_text('A business needs a name')
    settings.write(program(), 'Days to pay', 'two weeks')
    program().wait_text('This is not a number of days')
    settings.write(program(), 'Days to pay', '21')
    saved('SELECT name, payment_days FROM firm', ('Corner shop & Sons', 21))
    settings.close_preferences(program())


@case
def undo_and_redo():
    """Ctrl+Z takes the last change back from the main window, Ctrl+Shift+Z makes it again"""
    undo(program(), 'Preferences changed')
    wait(lambda: one('SELECT payment_days FROM firm') != (21,), 'the days as before')
    redo(program(), 'Preferences changed')
    saved('SELECT payment_days FROM firm', (21,))


@case
def taxes():
    """A new rate; one without a name or with a rate that is no number cannot be saved"""
    settings.open_preferences(program(), 'Money')
    settings.press_button(program(), 'Add tax')
    settings.fill(program(), 'New tax', [('Rate (%)', 'nine')])
    program().wait_text('“Rate (%)” is not a number that fits.')
    program().enter('9')
    program().keys('Return')
    program().wait_text('“Name” is still empty.')
    settings.fill(program(), 'New tax', [('Name', 'Books'), ('Rate (%)', 'nine')])
    program().keys('Return')
    program().wait_text('“Rate (%)” is not a number that fits.')
    equal(one("SELECT count(*) FROM tax_rate WHERE name = 'Books'"), (0,), 'a wrong rate is kept')
    program().enter('9.5')
    settings.save(program(), 'New tax')
    saved("SELECT rate FROM tax_rate WHERE name = 'Books'", (95000,))
    settings.press_button(program(), 'Add tax')
    program().wait_for('dialog', 'New tax')
    program().keys('Escape')
    program().wait_gone('dialog', 'New tax')
    program().tab_to('list-item', 'Books', limit=90)
    program().keys('Return')
    settings.fill(program(), 'Tax', [('Rate (%)', '6')])
    settings.save(program(), 'Tax')
    saved("SELECT rate FROM tax_rate WHERE name = 'Books'", (60000,))
    settings.close_preferences(program())


@case
def rounding():
    """Prices with tax, rounding of the total; the example reckons with them"""
    settings.open_preferences(program(), 'Money')
    before = program().wait_text(re.compile('Three lines of')).name
    choose(program(), re.compile('Prices are entered'), 'With tax')
    wait(lambda: program().find(None, re.compile('Three lines of')).name != before,
         'another example')
    wait(lambda: one('SELECT price_entry FROM firm') == (1,), 'prices with tax')
    was = one('SELECT rounding FROM firm')
    choose(program(), re.compile('^Round'), 'The totals')
    wait(lambda: one('SELECT rounding FROM firm') not in (None, was), 'another rounding')
    settings.close_preferences(program())


@case
def numbering():
    """A pattern without a place for the number says so; another one is used for what comes next"""
    settings.open_preferences(program(), 'Money')
    settings.write(program(), 'Quotations', 'Q{year}')
    program().wait_text('no place for the number')
    program().wait_text(re.compile('A pattern needs'))
    settings.write(program(), 'Quotations', 'Q{number:5}')
    program().wait_text('next: Q00001')
    saved("SELECT pattern FROM document_series WHERE kind = 'quotation'", ('Q{number:5}',))
    settings.close_preferences(program())


@case
def staff():
    """A colleague and a PIN; three digits are none; somebody has to be the owner"""
    settings.open_preferences(program(), 'People')
    settings.press_button(program(), 'Add colleague')
    settings.fill(program(), 'New colleague', [('Name', 'Omar Celik')])
    settings.save(program(), 'New colleague')
    saved("SELECT active, pin FROM staff WHERE name = 'Omar Celik'", (1, None))
    program().tab_to('list-item', 'Omar Celik', limit=90)
    program().keys('Tab', 'Return')
    program().wait_focus(('text', 'password-text'), 'New PIN')
    program().type('123')
    program().keys('Return')
    program().wait_for('button', 'Set', where=lambda node: not node.is_('sensitive'))
    equal(one("SELECT pin FROM staff WHERE name = 'Omar Celik'"), (None,), 'PIN')
    program().type('4')
    program().keys('Return')
    program().wait_text('PIN set')
    program().wait_focus('button', 'Change PIN…')
    wait(lambda: (one("SELECT pin FROM staff WHERE name = 'Omar Celik'")[0] or '').startswith('$'),
         'a hash of the PIN')
    program().tab_to('list-item', 'Owner', limit=90)
    program().keys('Return')
    program().wait_for('dialog', 'Colleague')
    choose(program(), 'Role', 'Sales')
    program().wait_text('At least one owner must work here.')
    program().keys('Escape')
    program().wait_gone('dialog', 'Colleague')
    settings.close_preferences(program())


@case
def approval_rules():
    """A rule tells what it means while it is written"""
    count = one('SELECT count(*) FROM approval_rule WHERE deleted_at IS NULL')[0]
    settings.open_preferences(program(), 'People')
    settings.press_button(program(), 'Add rule')
    program().wait_for('dialog', 'New approval rule')
    program().tab_to('text', 'Limit (%)')
    program().enter('7.5')
    program().wait_text(re.compile(r'more than 7.5\D+discount'))
    settings.save(program(), 'New approval rule')
    wait(lambda: one('SELECT count(*) FROM approval_rule WHERE deleted_at IS NULL') == (count + 1,),
         'one rule more')
    saved('SELECT limit_value FROM approval_rule ORDER BY id DESC LIMIT 1', (75000,))
    settings.close_preferences(program())


@case
def opening_hours():
    """Two times a day; what is no time says how it is written; an empty day is a closed one"""
    hours = 'SELECT opens, closes FROM opening_hours WHERE weekday = 1 ORDER BY opens'
    settings.open_preferences(program(), 'Service')
    settings.write(program(), 'Monday', 'nine to five')
    program().wait_text(re.compile('^Write opening hours like'))
    settings.write(program(), 'Monday', '9:00-12:30, 13:30-17:00')
    wait(lambda: STATE['book'].rows(hours) == [(540, 750), (810, 1020)], 'the hours of Monday')
    settings.write(program(), 'Tuesday', '')
    wait(lambda: one('SELECT count(*) FROM opening_hours WHERE weekday = 2') == (0,),
         'a closed Tuesday')
    settings.close_preferences(program())


@case
def after_a_restart():
    """All of it is there again at the next start"""
    program().quit()
    STATE['program'] = Program('--file', STATE['book'].path).start()
    program().wait_for('frame', re.compile('Corner shop & Sons'))
    settings.open_preferences(program())
    equal(program().tab_to('text', 'Name').text, 'Corner shop & Sons', 'name')
    equal(program().tab_to('text', 'Days to pay').text, '21', 'days')
    settings.show_page(program(), 'Money')
    program().wait_text('next: Q00001')
    program().wait_text(re.compile('Books'))
    settings.show_page(program(), 'People')
    program().wait_text('Omar Celik')
    program().wait_for('button', 'Change PIN…')
    program().wait_text(re.compile(r'more than 7.5\D+discount'))
    settings.show_page(program(), 'Service')
    equal(program().tab_to('text', 'Monday', limit=90).text, '9:00–12:30, 13:30–17:00', 'Monday')
    equal(program().tab_to('text', 'Tuesday').text, '', 'Tuesday')
    settings.close_preferences(program())
    program().quit()
    equal(program().warnings(), [], 'warnings')


try:
    main()
finally:
    if 'program' in STATE:
        program()._clean_up()
    if 'book' in STATE:
        STATE['book'].__exit__()
