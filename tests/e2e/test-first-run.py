#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, by keyboard alone: the questions, the demo shop, closing halfway, and that nothing
is asked a second time."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from day import choose
from regulars_e2e import Program, wait
from book import Book
from cases import case, equal, main


class Home:
    """Somebody who never started the program before."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix='regulars-home-'))
        return self

    def __exit__(self, *problem):
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *arguments):
        return Program(*arguments, environment={'XDG_DATA_HOME': str(self.folder)})

    @property
    def book(self):
        """The book that was made, read behind the program's back."""
        paths = sorted(self.folder.rglob('*.regulars'))
        assert len(paths) == 1, paths
        book = Book(firm=None)
        shutil.rmtree(book.folder)
        book.path = paths[0]
        return book


def welcome(program):
    program.wait_text('Welcome to Regulars')
    program.wait_focus('text', 'Name of your business')


@case
def questions():
    """Name, country, owner and PIN; the country gives currency and taxes; then the empty book"""
    with Home() as home:
        with home.start() as program:
            welcome(program)
            start = program.wait_for('button', 'Start with an empty book')
            equal(start.is_('sensitive'), False, 'without a name there is no start')
            program.type('Bicycles & more')
            choose(program, 'Country', 'Netherlands')
            program.wait_text(re.compile(r'21\D*%'))
            program.screenshot('first-run')
            program.tab_to('text', 'Your name (optional)')
            program.type('Anna')
            program.tab_to(('text', 'password-text'), 'PIN for approvals (optional)')
            program.type('12')
            program.wait_text('A PIN has four to eight digits.')
            program.type('34')
            program.wait_gone(None, 'A PIN has four to eight digits.')
            program.tab_to('button', 'Start with an empty book')
            program.keys('Return')
            program.wait_for('frame', re.compile('^Bicycles & more'))
            program.wait_text('First, your customers')
        book = home.book
        equal(book.rows('SELECT name, country, currency FROM firm'),
              [('Bicycles & more', 'NL', 'EUR')], 'the firm')
        equal(book.rows('SELECT rate FROM tax_rate WHERE is_default ORDER BY id'), [(210000,)],
              'the usual tax')
        name, pin = book.rows('SELECT name, pin FROM staff')[0]
        equal(name, 'Anna', 'the owner')
        assert pin and '1234' not in pin, 'the PIN is kept as a hash'
        with home.start() as program:
            program.wait_for('frame', re.compile('^Bicycles & more'))
            program.wait_text('First, your customers')
            equal(program.find(None, 'Welcome to Regulars'), None, 'asked a second time')


@case
def by_enter():
    """A name and Enter are enough"""
    with Home() as home:
        with home.start() as program:
            welcome(program)
            program.keys('Return')
            program.type('Corner shop')
            program.keys('Return')
            program.wait_for('frame', re.compile('^Corner shop'))
        equal(home.book.rows('SELECT name FROM firm'), [('Corner shop',)], 'the firm')


@case
def closed_halfway():
    """Who leaves in the middle is asked again the next time, and nothing is broken"""
    with Home() as home:
        with home.start() as program:
            welcome(program)
            program.type('Half a n')
        with home.start() as program:
            welcome(program)
            equal(program.focused().text, '', 'nothing was kept of half an answer')
            program.type('A whole name')
            program.keys('Return')
            program.wait_for('frame', re.compile('^A whole name'))
        equal(home.book.rows('SELECT name FROM firm'), [('A whole name',)], 'the firm')


@case
def with_customers():
    """Starting with customers leads straight to the import; Escape leaves the empty book"""
    with Home() as home:
        with home.start() as program:
            welcome(program)
            program.type('Corner shop')
            program.tab_to('button', re.compile('bring in my customers'))
            program.keys('Return')
            program.wait_text('Bring in your data')
            program.keys('Escape')
            program.wait_gone('dialog', 'Import')
            program.wait_for('frame', re.compile('^Corner shop'))
        equal(home.book.rows('SELECT count(*) FROM party'), [(0,)], 'customers')


@case
def demo_shop():
    """The demo shop opens in a file of its own; the own book still waits for its answers"""
    with Home() as home:
        with home.start() as program:
            welcome(program)
            program.tab_to('button', 'Look around in a demo shop')
            program.keys('Return')
            program.wait_for('frame', re.compile('^Terhorst Cycles'), deadline=90)
            wait(lambda: program.find('list-item', re.compile('^Today, ')), 'the demo shop', 90)
            program.screenshot('first-run-demo')
        with home.start() as program:
            welcome(program)


@case
def named_file():
    """A file that was named is opened, and nothing is asked about a firm that is there"""
    with Home() as home:
        path = home.folder / 'elsewhere.regulars'
        with Book(country='US') as other:
            os.rename(other.path, path)
        with home.start('--file', path) as program:
            program.wait_for('frame', re.compile('^Northwind'))
            equal(program.find(None, 'Welcome to Regulars'), None, 'asked about a firm that is there')


main()
