#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a customer may ask for: everything that is held on them, as PDF and as JSON."""

import json

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


main()
