#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Customers chosen by conditions on the command line: counted, saved, and given to other programs."""

import csv
import io

from book import Book
from cases import case, equal, main

PEOPLE = '''Name,Class,Phone,Email,City,Country
Ada Adler,A,0301234567,ada@example.org,Köln,DE
Bakery Blom,b,0307654321,,Utrecht,NL
Cleo Claes,A,,,Koln,Germany
'''


def book_of_three():
    book = Book()
    path = book.folder / 'people.csv'
    path.write_text(PEOPLE)
    book.tool('import', 'contacts', path)
    return book


def names(output):
    return [row['name'] for row in csv.DictReader(io.StringIO(output.lstrip('\ufeff')))]


@case
def counted():
    """All conditions have to hold, or any of them"""
    with book_of_three() as book:
        def count(*conditions, more=()):
            where = [part for each in conditions for part in ('--where', each)]
            return book.json('segment', 'count', *where, *more)['customers']

        equal(count('town is KÖLN'), 2)
        equal(count('town is Köln', 'email known'), 1)
        equal(count('email known', 'class is B', more=['--any']), 2)
        equal(count('country is de', 'class is a', 'phone empty'), 1)


@case
def had_and_answered():
    """Customers by what they have and what they answered; the question goes by its own number"""
    with book_of_three() as book:
        def add(table, columns, *values):
            marks = ', '.join('?' for _ in values)
            book.tamper(f'INSERT INTO {table} (uid, created_at, changed_at, {columns})'
                        f' VALUES (randomblob (16), 0, 0, {marks})', *values)

        add('holding', 'party_id, name', 1, 'Tandem')
        add('question', 'text, purpose', 'Which bicycle?', 'The stock')
        add('answer', 'party_id, question_id, value, answered_on', 3, 1, 'City', '2026-01-02')
        uid = book.json('questions')[0]['uid']
        equal(names(book.tool('segment', 'export', '--where', 'has is tandem', '--format',
                              'csv').output), ['Ada Adler'])
        equal(names(book.tool('segment', 'export', '--where', f'answer is {uid} city', '--format',
                              'csv').output), ['Cleo Claes'])


@case
def saved():
    """A segment has a name from one call to the next, is changed, deleted, and comes back"""
    with book_of_three() as book:
        equal(book.json('segment', 'list'), [])
        book.tool('segment', 'save', 'Kölners', '--where', 'town  is Köln')
        book.tool('segment', 'save', 'Big ones', '--where', 'sales at-least 100', '--any')
        equal(book.json('segment', 'list'), [
            {'name': 'Big ones', 'customers': 0, 'conditions': 'any\nsales at-least 100\n'},
            {'name': 'Kölners', 'customers': 2, 'conditions': 'all\ntown is Köln\n'}])
        book.tool('segment', 'save', 'KOLNERS', '--where', 'town is Utrecht')
        equal(book.json('segment', 'count', 'kölners')['customers'], 1)
        book.tool('segment', 'delete', 'KOLNERS')
        equal([row['name'] for row in book.json('segment', 'list')], ['Big ones'])
        book.tool('undo')
        equal(book.json('segment', 'count', 'kölners')['customers'], 1)


@case
def crossed():
    """Two segmentations at once, each cell with its customers and what they brought"""
    with book_of_three() as book:
        equal(book.json('segment', 'cross', 'town', 'class'), [
            {'row': 'Köln', 'column': 'A', 'customers': 2, 'contribution': 0},
            {'row': 'Utrecht', 'column': 'b', 'customers': 1, 'contribution': 0}])
        equal([row['row'] for row in book.json('segment', 'cross', 'rfm', 'kind')],
              ['Not bought yet'])


@case
def exported():
    """Who is in a segment comes out as a table, as JSON and as cards; nobody else does"""
    with book_of_three() as book:
        book.tool('segment', 'save', 'Kölners', '--where', 'town is Köln')
        table = book.tool('segment', 'export', 'Kölners', '--format', 'csv').output
        equal(names(table), ['Ada Adler', 'Cleo Claes'])
        rows = book.json('segment', 'export', '--where', 'class is b')
        equal([row['name'] for row in rows], ['Bakery Blom'])
        cards = book.tool('segment', 'export', 'Kölners', '--format', 'vcard').output
        equal(cards.count('BEGIN:VCARD'), 2)
        nobody = book.tool('segment', 'export', '--where', 'town is Bonn', '--format', 'csv').output
        equal(names(nobody), [])
        equal(book.json('segment', 'export', '--where', 'town is Bonn'), [])


@case
def refused():
    """What cannot be done is said with its place, and nothing is written"""
    with book_of_three() as book:
        for arguments, reason in (
                (['count', 'Nobody'], 'no segment “Nobody”'),
                (['count', '--where', 'town near Köln'], 'line 2: town'),
                (['count', '--where', 'sales at-least 5', '--where', 'colour is red'], 'line 3: '),
                (['save', 'X', '--where', 'sales at-least many'], '“many” is no whole number'),
                (['save', ' ', '--where', 'town is Köln'], 'name: there is none'),
                (['save', 'X'], 'Use: regulars-tool segment'),
                (['count'], 'Use: regulars-tool segment'),
                (['paint', 'X'], 'Use: regulars-tool segment'),
                (['export', '--where', 'town is Köln', '--format', 'pdf'], 'no format “pdf”'),
                (['cross', 'profit'], 'Use: regulars-tool segment'),
                (['list', 'profit', 'town'], 'Use: regulars-tool segment'),
                (['cross', 'profit', 'colour'], 'no segmentation “colour”'),
                (['delete', 'Nobody'], 'no segment “Nobody”')):
            answer = book.tool('segment', *arguments, status=2)
            if reason not in answer.errors:
                raise AssertionError(f'{arguments}: {answer.errors}')
        equal(book.rows('SELECT count (*) FROM segment'), [(0,)])


main()
