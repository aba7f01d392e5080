#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who calls or wrote, handed over by another program: links as arguments and over the bus, while the
book is open, being opened, or not made yet."""

import re
import shutil
import sqlite3
import tempfile
from pathlib import Path

from gi.repository import Gio, GLib

from callers import (NAME, Service, Shop, bus_call, card, close_card, customer, hand_over,
                     identify)
from regulars_e2e import Program
from cases import case, equal, main


@case
def at_the_start():
    """A link given at the start waits for the book"""
    for link, name in (('tel:+31-20-5550177;ext=3', 'Bakery De Halm'),
                       ('mailto:Anna%40bos.example?subject=Hello', 'Anna Bos')):
        with Shop() as book:
            with Program('--file', book.path, link) as program:
                card(program, name)
                program.screenshot('caller')
                close_card(program, name)


@case
def handed_over():
    """A second start hands its link over and ends: the customer, a choice, or somebody new"""
    with Shop() as book:
        with Program('--file', book.path) as program:
            program.wait_for('frame', re.compile('^Corner shop'))
            equal(hand_over(program, 'tel:%2B31%2020%20555%2001%2077'), (0, ''), 'second start')
            card(program, 'Bakery De Halm')
            # Once more: the same card.
            equal(hand_over(program, 'tel:0205550177'), (0, ''), 'second start')
            close_card(program, 'Bakery De Halm')
            equal(hand_over(program, 'mailto:CARL@bos.example'), (0, ''), 'second start')
            close_card(program, 'Carl Bos')
            equal(hand_over(program, 'tel:+31305550199'), (0, ''), 'second start')
            program.wait_for('list-item', re.compile('Anna Bos'))
            program.wait_for('list-item', re.compile('Carl Bos'))
            program.screenshot('caller-choice')
            equal(hand_over(program, 'tel:2065558257'), (0, ''), 'second start')
            program.wait_text('Nobody has the number “2065558257”.')
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
                close_card(program, name)


@case
def telephone():
    """A telephone says who calls: a customer, several, nobody; what is no number has an error of its own"""
    with Shop() as book:
        with Program('--file', book.path) as program:
            program.wait_for('frame', re.compile('^Corner shop'))
            for number in ('+31205550177', '020-5550177', '0031205550177', 'tel:%2B31205550177;ext=4'):
                equal(identify(number), (), f'answer to {number}')
                close_card(program, 'Bakery De Halm')
            for number in ('', 'anonymous', '1', 'tel:', 'sip:anna@bos.example', '+' * 5000, '1' * 21):
                try:
                    identify(number)
                except GLib.Error as error:
                    equal(Gio.DBusError.get_remote_error(error), f'{NAME}.Error.InvalidNumber',
                          f'error of {number[:20]!r}')
                else:
                    raise AssertionError(f'{number[:20]!r} was taken for a number')
            equal(len(program.find_all('frame')), 1, 'windows')
            identify('+31305550199')
            program.wait_for('list-item', re.compile('Anna Bos'))
            program.wait_for('list-item', re.compile('Carl Bos'))
            identify('5550100')
            program.wait_for('list-item', re.compile('New customer with this number'))


@case
def started_by_a_telephone():
    """The bus starts the program for a call; the usual book is opened, and the customer shown"""
    with Shop() as book, Service(book) as service:
        identify('+31205550177')
        close_card(service.attach(), 'Bakery De Halm')


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
                close_card(program, 'Bakery De Halm')
        finally:
            other.close()


main()
