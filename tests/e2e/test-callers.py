#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who calls or wrote, handed over by another program: links as arguments and over the bus, while the
book is open, being opened, or not made yet."""

import re
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from regulars_e2e import PROGRAM, Program, wait
from book import Book
from cases import case, equal, main

NAME = 'app.regulars.Regulars'
PATH = '/app/regulars/Regulars'
PEOPLE = """name,phone,email
Bakery De Halm,+31 20 555 01 77,post@dehalm.example
Anna Bos,030 555 0199,anna@bos.example
Carl Bos,030 555 0199,carl@bos.example
"""


class Shop(Book):
    """A book of three people, two of whom share a telephone."""

    def __init__(self):
        super().__init__('Corner shop', 'NL')
        people = self.folder / 'people.csv'
        people.write_text(PEOPLE)
        equal(self.json('import', 'contacts', people)['created'], 3, 'people')


def bus_call(interface, method, arguments, path=PATH):
    """Calls the program as another one does; it must not be started by that."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    return bus.call_sync(NAME, path, interface, method, arguments, None,
                         Gio.DBusCallFlags.NO_AUTO_START, 30000, None)


def hand_over(program, *arguments):
    """Starts the program a second time, which ends at once; its exit status and what it said."""
    ended = subprocess.run([PROGRAM, *arguments], env=program.environment, timeout=60,
                           stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return ended.returncode, ended.stderr.decode()


def customer(program, name):
    """The window of the customer, in front."""
    return wait(lambda: (front := program.window()) and name in front.name and front,
                f'the window of {name}')


def close_customer(program, name):
    customer(program, name)
    program.keys('ctrl+w')
    wait(lambda: name not in program.window().name, f'the window of {name} to close')


@case
def at_the_start():
    """A link given at the start waits for the book"""
    for link, name in (('tel:+31-20-5550177;ext=3', 'Bakery De Halm'),
                       ('mailto:Anna%40bos.example?subject=Hello', 'Anna Bos')):
        with Shop() as book:
            with Program('--file', book.path, link) as program:
                customer(program, name)
                program.screenshot('caller')


@case
def handed_over():
    """A second start hands its link over and ends: the customer, a choice, or somebody new"""
    with Shop() as book:
        with Program('--file', book.path) as program:
            program.wait_for('frame', re.compile('^Corner shop'))
            equal(hand_over(program, 'tel:%2B31%2020%20555%2001%2077'), (0, ''), 'second start')
            customer(program, 'Bakery De Halm')
            # Once more: the same window, whichever is in front.
            equal(hand_over(program, 'tel:0205550177'), (0, ''), 'second start')
            close_customer(program, 'Bakery De Halm')
            equal(hand_over(program, 'mailto:CARL@bos.example'), (0, ''), 'second start')
            close_customer(program, 'Carl Bos')
            equal(hand_over(program, 'tel:+31305550199'), (0, ''), 'second start')
            program.wait_for('list-item', re.compile('Anna Bos'))
            program.wait_for('list-item', re.compile('Carl Bos'))
            program.screenshot('caller-choice')
            equal(hand_over(program, 'tel:2065558257'), (0, ''), 'second start')
            program.wait_for('list-item', re.compile('New customer with this number'))
            program.screenshot('caller-unknown')
            program.keys('Down', 'Return')
            program.wait_for('dialog', 'New customer')
            program.wait_focus('text', 'Name')
            program.type('Dora')
            program.keys('ctrl+s')
            customer(program, 'Dora')
        equal(book.rows("SELECT value FROM contact_point WHERE party_id ="
                        " (SELECT id FROM party WHERE name = 'Dora')"), [('2065558257',)],
              'the number of the new customer')


@case
def bad_links():
    """A link that means nobody is said to, in the terminal and in the window; nothing else happens"""
    with Shop() as book:
        with Program('--file', book.path) as program:
            program.wait_for('frame', re.compile('^Corner shop'))
            for link in ('tel:anonymous', 'tel:%00', 'mailto:?subject=Hello'):
                status, said = hand_over(program, link)
                equal(status, 2, f'status of {link}')
                assert len(said) > 10, f'nothing was said about {link}'
            program.wait_text('The link holds no telephone number and no e-mail address.')
            program.screenshot('caller-bad-link')
            equal(len(program.find_all('frame')), 1, 'windows')


@case
def opened_by_the_desktop():
    """A desktop that starts programs over the bus hands its links over there"""
    with Shop() as book:
        with Program('--file', book.path) as program:
            program.wait_for('frame', re.compile('^Corner shop'))
            for link, name in (('tel:+31%2020-5550177', 'Bakery De Halm'),
                               ('tel:+31 20 555 01 77', 'Bakery De Halm'),
                               ('mailto:anna@bos.example?body=x', 'Anna Bos')):
                bus_call('org.freedesktop.Application', 'Open',
                         GLib.Variant('(asa{sv})', ([link], {})))
                close_customer(program, name)


@case
def before_the_first_answer():
    """A link that comes before the first questions were answered is kept until they are"""
    folder = Path(tempfile.mkdtemp(prefix='regulars-home-'))
    try:
        with Program('tel:+31205550177', environment={'XDG_DATA_HOME': str(folder)}) as program:
            program.wait_focus('text', 'Name of your business')
            program.type('Corner shop')
            program.keys('Return')
            program.wait_for('frame', re.compile('^Corner shop'))
            program.wait_for('list-item', re.compile('New customer with this number'))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@case
def behind_a_problem():
    """A link waits while the book cannot be opened, and is followed when it can"""
    with Shop() as book:
        other = sqlite3.connect(book.path, isolation_level=None)
        other.execute('BEGIN EXCLUSIVE')
        try:
            with Program('--file', book.path, 'tel:+31205550177') as program:
                program.wait_text('The customer book could not be opened')
                other.execute('ROLLBACK')
                other.close()
                program.tab_to('button', 'Try again')
                program.keys('Return')
                customer(program, 'Bakery De Halm')
        finally:
            other.close()


main()
