#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Books that do not open as usual: each says why and what can be done, by keyboard, and stays as it
was."""

import hashlib
import os
import re
import sqlite3

from regulars_e2e import Program
from book import Book
from cases import Skip, case, contains, equal, main


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def problem(program, words):
    program.wait_text('The customer book could not be opened')
    program.wait_text(re.compile(words))


@case
def damaged():
    """A file that is no book says so; it is left alone"""
    with Book() as book:
        book.path.write_bytes(b'this is not a customer book' * 400)
        before = digest(book.path)
        with Program('--file', book.path) as program:
            problem(program, 'not a Regulars file|damaged')
            program.tab_to('button', re.compile('Open another customer book'))
            program.screenshot('book-damaged')
        equal(digest(book.path), before, 'the file')


@case
def missing():
    """A book that is not there is not made by accident"""
    with Book(firm=None) as book:
        with Program('--file', book.path) as program:
            problem(program, 'does not exist|not there')
        equal(book.path.exists(), False, 'a file was made')


@case
def newer():
    """A book of a newer version can be looked at, not changed"""
    with Book('Corner shop', 'NL') as book:
        book.tamper('PRAGMA user_version = 999')
        before = digest(book.path)
        with Program('--file', book.path) as program:
            program.wait_text(re.compile('^A newer version of Regulars wrote this book'))
            program.wait_for('frame', re.compile('^Corner shop'))
            program.screenshot('book-newer')
            program.keys('alt+2')
            program.wait_text('No customers yet')
            program.keys('ctrl+n')
            program.wait_text('You can look at this book, but not change it.')
            equal(program.find('dialog', 'New customer'), None, 'a form for a new customer')
        equal(digest(book.path), before, 'the file')


@case
def busy():
    """A book that another program writes to is tried again by Enter once that is done"""
    with Book('Corner shop', 'NL') as book:
        other = sqlite3.connect(book.path, isolation_level=None)
        other.execute('BEGIN EXCLUSIVE')
        try:
            with Program('--file', book.path) as program:
                problem(program, 'Another program is using the file')
                other.execute('ROLLBACK')
                other.close()
                program.tab_to('button', 'Try again')
                program.keys('Return')
                program.wait_for('frame', re.compile('^Corner shop'))
        finally:
            other.close()


@case
def read_only():
    """A book that may only be read is shown, and says that it cannot be changed"""
    if os.geteuid() == 0:
        raise Skip('whoever may do everything may write here, too')
    with Book('Corner shop', 'NL') as book:
        os.chmod(book.path, 0o400)
        os.chmod(book.folder, 0o500)
        try:
            with Program('--file', book.path) as program:
                contains(program.wait_for('frame').name, 'Corner shop', 'title')
        finally:
            os.chmod(book.folder, 0o700)


main()
