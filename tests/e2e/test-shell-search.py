#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search of the desktop asks for customers: while the book is open in a window, and while the
program is not running."""

import re

from gi.repository import GLib

from callers import PATH, Service, Shop, bus_call, close_card
from regulars_e2e import Program
from cases import case, equal, main

PROVIDER = 'org.gnome.Shell.SearchProvider2'


def ask(method, signature, *arguments):
    return bus_call(PROVIDER, method, GLib.Variant(signature, arguments),
                    path=f'{PATH}/SearchProvider').unpack()


def search(*terms):
    return ask('GetInitialResultSet', '(as)', list(terms))[0]


def metas(ids):
    return ask('GetResultMetas', '(as)', ids)[0]


def names(ids):
    return [meta['name'] for meta in metas(ids)]


@case
def in_a_window():
    """What was typed is found as at the counter; narrowed; described; and opened"""
    with Shop() as book:
        with Program('--file', book.path) as program:
            program.wait_for('frame', re.compile('^Corner shop'))
            equal(sorted(names(search('bos'))), ['Anna Bos', 'Carl Bos'], 'answers to a name')
            equal(names(search('halm', 'bakery')), ['Bakery De Halm'], 'answers to two words')
            equal(names(search('020', '5550177')), ['Bakery De Halm'], 'answers to a number')
            for nothing in (['zzzz'], [], [''], ['"'], ["'; DROP TABLE party"], ['x' * 5000]):
                equal(search(*nothing), [], f'answers to {nothing[:1]}')
            before = search('bos')
            narrowed = ask('GetSubsearchResultSet', '(asas)', before, ['bos', 'anna'])[0]
            equal(names(narrowed), ['Anna Bos'], 'answers to more')
            meta = metas(narrowed)[0]
            equal(meta['id'], narrowed[0], 'id')
            assert '555 0199' in meta['description'], meta
            equal(metas(['party 1', '', '00000000 party 1']), [], 'what was never found')
            equal(len(program.find_all('frame')), 1, 'windows while it was searched')
            ask('ActivateResult', '(sasu)', narrowed[0], ['bos', 'anna'], 0)
            close_card(program, 'Anna Bos')
            # Of another book, of another kind, of nothing.
            mark = narrowed[0].split()[0]
            for wrong in ('00000000 party 1', 'party', '', f'{mark} nothing 1', f'{mark} party x',
                          f'{mark} party -1', f'{mark} party 1 1'):
                ask('ActivateResult', '(sasu)', wrong, [], 0)
            equal(len(program.find_all('frame')), 1, 'windows')
            ask('LaunchSearch', '(asu)', ['bos', 'carl'], 0)
            program.wait_for('list-item', re.compile('Carl Bos'))
            equal(program.find('list-item', re.compile('Anna Bos')), None, 'another answer')


@case
def without_a_window():
    """The program is started by the search: it answers from the usual book and shows nothing, until
    an answer is chosen"""
    with Shop() as book, Service(book) as service:
        found = search('halm')
        equal(names(found), ['Bakery De Halm'], 'answers')
        equal(service.has_window(), False, 'a window')
        ask('ActivateResult', '(sasu)', found[0], ['halm'], 0)
        close_card(service.attach(), 'Bakery De Halm')
        equal(service.has_window(), True, 'a window')
        service.screenshot('search-provider')


@case
def without_a_book():
    """Where there is no book yet, or a damaged one, nothing is found and none is made"""
    for damaged in (False, True):
        with Shop() as book, Service(book) as service:
            if damaged:
                book.path.write_bytes(b'this is not a customer book' * 400)
            else:
                book.path.unlink()
            equal(search('halm'), [], 'answers')
            equal(search('halm'), [], 'answers, asked again')
            equal(book.path.exists(), damaged, 'a book')
            equal(service.has_window(), False, 'a window')
            ask('LaunchSearch', '(asu)', ['halm'], 0)
            service.attach().wait_text('The customer book could not be opened' if damaged
                              else 'Welcome to Regulars')


main()
