#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a customer may ask for: everything that is held on them, as PDF and as JSON."""

import fcntl
import json
import os

from book import Book
from cases import case, contains, equal, main

CONTACTS = ('code,name,phone,email,street,city,country\n'
            'K1,"Ann ""A"" Müller",0221 1,ann@example.org,Ring 1,Köln,Germany\n'
            'K2,Ben,0221 2,ben@example.org,,,\n')


def shop():
    book = Book(country='DE')
    path = book.folder / 'contacts.csv'
    path.write_text(CONTACTS, encoding='utf-8')
    book.tool('import', 'contacts', path)
    return book


@case
def as_json():
    """The sheet as JSON holds what was imported, where it came from, and nothing of anybody else"""
    with shop() as book:
        sheet = json.loads(book.tool('privacy-sheet', 'K1').output)
        equal(sheet['about'], 'Ann "A" Müller', 'name')
        equal([record['kind'] for record in sheet['records']],
              ['party'] + ['contact_point'] * 3, 'kinds')
        contains(json.dumps(sheet), 'ann@example.org', 'address')
        if 'ben@example.org' in json.dumps(sheet):
            raise AssertionError('somebody else is on the sheet')
        for record in sheet['records']:
            equal(bool(record['origin']['how']), True, 'by what it came')
            equal(bool(record['why']), True, 'why it is kept')


@case
def as_pdf():
    """The sheet as PDF is a PDF, and a file whose name ends in .json is JSON"""
    with shop() as book:
        pdf = book.folder / 'sheet.pdf'
        book.tool('privacy-sheet', 'K1', '-o', pdf)
        equal(pdf.read_bytes()[:5], b'%PDF-', 'beginning')
        data = book.folder / 'sheet.json'
        book.tool('privacy-sheet', 'K1', '-o', data)
        equal(json.loads(data.read_text(encoding='utf-8'))['about'], 'Ann "A" Müller', 'name')


@case
def refused():
    """Without a number, or with one nobody has, nothing is written"""
    with shop() as book:
        pdf = book.folder / 'sheet.pdf'
        contains(book.tool('privacy-sheet', status=2).errors, 'privacy-sheet NUMBER', 'usage')
        contains(book.tool('privacy-sheet', 'K9', '-o', pdf, status=2).errors, 'K9', 'message')
        equal(pdf.exists(), False, 'file')
        book.tool('privacy-sheet', 'K1', '-o', book.folder / 'no' / 'such' / 'sheet.pdf', status=2)


@case
def exports():
    """Every export is written into the book, and one that fails is not"""
    with shop() as book:
        equal(book.json('exports'), [], 'before')
        book.tool('export', 'contacts', '--format', 'csv')
        book.tool('export', 'products', '--format', 'json')
        book.tool('export', 'calendar')
        book.tool('privacy-sheet', 'K1', '-o', book.folder / 'sheet.pdf')
        book.tool('privacy-sheet', 'K9', status=2)
        book.tool('export', 'nonsense', status=2)
        listed = book.json('exports')
        equal([(row['what'], row['form'], row['count']) for row in listed],
              [('sheet', 'pdf', 4), ('tasks', 'calendar', 0), ('products', 'json', 0),
               ('contacts', 'csv', 2)], 'exports')
        equal(listed[0]['about'], 'Ann "A" Müller', 'whom it was about')
        equal(listed[0]['place'], str(book.folder / 'sheet.pdf'), 'where to')
        equal(len(book.json('exports', '--limit', '1')), 1, 'limit')
        book.tool('segment', 'export', '--where', 'email known', '--format', 'vcard', '--for',
                  'The insurer')
        last = book.json('exports')[0]
        equal((last['form'], last['place']), ('vcard', 'The insurer: stdout'), 'for whom')


@case
def erase():
    """Erasing tells first what it would do, does it once, and nothing of the name is left in the file"""
    with shop() as book:
        before = book.json('erase', 'K1')
        equal(before['erased'], False, 'only told')
        equal([(row['kind'], row['count'], row['fate']) for row in before['records']],
              [('party', 1, 'without-words'), ('contact_point', 3, 'goes')], 'what would happen')
        contains(book.tool('show', 'K1').output, 'ann@example.org', 'still there')
        equal(book.json('erase', 'K1', '--yes')['erased'], True, 'done')
        equal(book.rows('SELECT name, code FROM party ORDER BY id')[0],
              ('Erased customer K1', 'K1'), 'neutral')
        for file in book.folder.glob('firm.regulars*'):
            for word in (b'ann@example', 'Müller'.encode(), b'muller', b'mueller'):
                if word in file.read_bytes():
                    raise AssertionError(f'{word} is left in {file.name}')
        book.tool('erase', 'K1', '--yes', status=2)
        book.tool('erase', 'K9', status=2)


@case
def bin_verb():
    """What was deleted is listed, filtered and brought back"""
    with shop() as book:
        equal(book.json('bin'), [], 'empty')
        book.tool('segment', 'save', 'Locals', '--where', 'town is Köln')
        book.tool('segment', 'delete', 'Locals')
        listed = book.json('bin')
        equal([(row['kind'], row['name']) for row in listed], [('segment', 'Locals')], 'listed')
        equal(book.json('bin', '--kind', 'party'), [], 'another kind')
        equal(book.json('bin', '--text', 'zz'), [], 'other words')
        book.tool('bin', 'restore', listed[0]['uid'])
        equal(book.json('bin'), [], 'empty again')
        equal([row['name'] for row in book.json('segment', 'list')], ['Locals'], 'back')
        for wrong in (('restore', 'x'), ('restore',), ('--kind', 'nonsense'), ('other', 'y')):
            book.tool('bin', *wrong, status=2)


@case
def retention():
    """Who was silent for years is listed, and no longer after being kept"""
    with shop() as book:
        equal(book.json('retention'), [], 'fresh')
        heads, lines = book.folder / 'heads.csv', book.folder / 'lines.csv'
        heads.write_text('OrderID,CustomerID,OrderDate\nS1,K1,2019-05-04\n', encoding='utf-8')
        lines.write_text('OrderID,ProductID,UnitPrice,Quantity,Discount\nS1,,10,1,0\n', encoding='utf-8')
        book.tool('import', 'sales', heads, lines)
        listed = book.json('retention')
        equal([(row['number'], row['reason'], row['last_sale']) for row in listed],
              [('K1', 'silent', '2019-05-04')], 'listed')
        equal(book.json('segment', 'export', '--where', 'email known', '--format', 'json')[0]['code'],
              'K2', 'old data is not exported for contact')
        book.tool('retention', 'keep', 'K1')
        equal(book.json('retention'), [], 'kept')
        book.tool('retention', 'keep', 'K9', status=2)
        book.tool('retention', 'other', 'K1', status=2)


@case
def beside():
    """An export is written down while the program has the book open, and does not leave unwritten"""
    with shop() as book:
        with open(book.path, encoding='latin-1') as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            book.tool('undo', status=2)
            exported = book.tool('export', 'contacts', '--format', 'csv').output
        if 'Ann' not in exported:
            raise AssertionError(exported)
        equal([row['what'] for row in book.json('exports')], ['contacts'], 'written down')


@case
def as_it_was():
    """A customer at the end of a day; nothing when they were not in the book"""
    with shop() as book:
        uid = book.json('search', 'Ann')[0]['uid']
        today = book.json('as-it-was', uid, '2999-01-01')
        equal((today['name'], today['kind']), ('Ann "A" Müller', 'person'))
        equal(book.json('as-it-was', uid, '1999-01-01'), {})
        book.tool('as-it-was', uid, 'yesterday', status=2)
        book.tool('as-it-was', 'NOBODY', '2999-01-01', status=2)


@case
def only_to_read():
    """Out of a book that can only be read everything may be saved, and that is said"""
    with shop() as book:
        book.tamper('PRAGMA user_version = 999')
        exported = book.tool('export', 'contacts', '--format', 'csv')
        equal('Ann' in exported.output, True, 'exported')
        equal('not written into the book' in exported.errors, True, exported.errors)
        book.tool('import', 'contacts', '/dev/null', status=2)
        book.path.chmod(0o444)
        if os.access(book.path, os.W_OK):
            return
        equal('Ann' in book.tool('export', 'contacts').output, True, 'exported')
        equal(book.rows('SELECT count (*) FROM export_entry'), [(0,)])


main()
