#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a complaint by keyboard alone: answered, waited for, compensated, resolved and opened
again, each step taken back and done again."""

import re

import day
from regulars_e2e import Program, wait
from book import Book
from cases import case, equal, main

STATE = {}
SUBJECT = 'Chain fell off twice'
OPEN, WAITING, RESOLVED = 0, 1, 2


def program():
    return STATE['program']


def complaint():
    rows = STATE['book'].rows('SELECT state, subject, outcome, answered_at IS NOT NULL '
                              'FROM complaint WHERE deleted_at IS NULL')
    return rows[0] if rows else None


def events():
    return STATE['book'].rows('SELECT count(*) FROM complaint_event WHERE deleted_at IS NULL')[0][0]


def becomes(condition, what):
    wait(lambda: complaint() and condition(complaint()), what)


def answer(heading, *texts):
    """The question that is open: what is typed into its lines, and Enter."""
    program().wait_for(('dialog', 'alert'), heading)
    for text in texts:
        program().wait_focus(day.SEARCH)
        program().type(text)
        program().keys('Return' if text == texts[-1] else 'Tab')
    program().wait_gone(('dialog', 'alert'), heading)


@case(vital=True)
def logs_one():
    """Ctrl+N on the page of complaints; without words about what happened it cannot be logged"""
    STATE['book'] = book = Book('Corner shop', 'US')
    file = book.folder / 'customers.csv'
    file.write_text('Company,Phone\nAlfreds Futterkiste,030-0074321\n', encoding='utf-8')
    book.json('import', 'contacts', file)
    STATE['program'] = Program('--file', book.path).start()
    program().window()
    program().keys('alt+5')
    program().wait_text('No complaints')
    program().keys('ctrl+n')
    wait(lambda: program().window().name == 'New complaint', 'the new complaint')
    program().wait_focus('text', 'Customer')
    program().type('Alfreds')
    day.choose_customer(program(), 'Alfreds Futterkiste')
    program().wait_focus('text', re.compile('What happened'))
    program().keys('ctrl+Return')
    equal(complaint(), None, 'a complaint about nothing')
    program().type(SUBJECT)
    program().keys('ctrl+Return')
    wait(lambda: program().window().name.startswith('Complaint '), 'the complaint')
    program().wait_for('image', re.compile('Clock'))
    becomes(lambda it: it[:2] == (OPEN, SUBJECT), 'the complaint')


@case(vital=True)
def answers_it():
    """Ctrl+R, the words, Enter: the clock of the answer stops; undo starts it again"""
    program().keys('ctrl+r')
    answer('Answer the customer', 'We fetch the bike today')
    program().wait_text(re.compile('We fetch the bike today'))
    becomes(lambda it: it[3], 'the first answer')
    day.undo(program(), 'Answer entered')
    becomes(lambda it: not it[3], 'no answer')
    program().wait_gone(None, re.compile('We fetch the bike today'))
    day.redo(program(), 'Answer entered')
    becomes(lambda it: it[3], 'the first answer')
    program().wait_text(re.compile('We fetch the bike today'))


@case
def escape_enters_nothing():
    """Escape leaves a question without a trace"""
    before = events()
    program().keys('ctrl+r')
    program().wait_for(('dialog', 'alert'), 'Answer the customer')
    program().wait_focus(day.SEARCH)
    program().type('never mind')
    program().keys('Escape')
    program().wait_gone(('dialog', 'alert'), 'Answer the customer')
    equal(events(), before, 'entries')


@case
def waits_for_the_customer():
    """While the customer has to answer the clock stands still, and the window says so"""
    program().tab_to('button', 'Wait…')
    program().keys('Return')
    answer('Wait for the customer', 'The photo of the chain')
    becomes(lambda it: it[0] == WAITING, 'a complaint that waits')
    program().wait_text(re.compile('The clock stands still'))
    program().tab_to('button', 'The customer answered')
    program().keys('Return')
    becomes(lambda it: it[0] == OPEN, 'an open complaint')
    program().wait_gone('button', 'The customer answered')


@case
def compensates():
    """A compensation is an amount; without one it cannot be granted"""
    program().tab_to('button', 'Grant…')
    program().keys('Return')
    program().wait_for(('dialog', 'alert'), 'Compensation')
    program().wait_focus(day.SEARCH)
    program().type('much')
    program().wait_for('button', 'Grant', where=lambda node: not node.is_('sensitive'))
    program().enter('12.50')
    program().keys('Return')
    program().wait_gone(('dialog', 'alert'), 'Compensation')
    wait(lambda: STATE['book'].rows('SELECT amount FROM complaint_event WHERE amount NOTNULL')
         == [(1250,)], 'the compensation')
    program().wait_text(re.compile(r'12\.50'))


@case(vital=True)
def resolves_and_opens_again():
    """Resolved with its outcome; opened again with what the customer says; both can be taken back"""
    day.resolve(program(), 'New chain, no bill')
    becomes(lambda it: it[0] == RESOLVED and it[2] == 'New chain, no bill', 'a resolved complaint')
    program().tab_to('button', re.compile('Open again'))
    program().keys('Return')
    answer('Open the complaint again', 'It fell off again')
    becomes(lambda it: it[0] == OPEN, 'an open complaint')
    day.undo(program(), 'Complaint opened again')
    becomes(lambda it: it[0] == RESOLVED, 'a resolved complaint')
    program().wait_text(re.compile('^Resolved'))
    day.redo(program(), 'Complaint opened again')
    becomes(lambda it: it[0] == OPEN, 'an open complaint')
    program().wait_gone('button', re.compile('Open again'))


@case
def the_customer_shows_it():
    """The story of the customer has the complaint, and leads back to it"""
    day.close_to_main(program(), 'Corner shop')
    day.find_customer(program(), '0074321', 'Alfreds Futterkiste')
    program().wait_text(re.compile('Complaint .*'))
    program().wait_text(re.compile(re.escape(SUBJECT)))
    program().quit()
    equal(program().warnings(), [], 'warnings')


try:
    main()
finally:
    if 'program' in STATE:
        program()._clean_up()
    if 'book' in STATE:
        STATE['book'].__exit__()
