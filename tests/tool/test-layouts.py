#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts of documents on the command line."""

from book import Book, call
from cases import case, equal, main

OWN = ['classic', 'modern', 'letter', 'compact', 'plain']


@case
def listed():
    """Ours, those of the user, and what is wrong with the others; no book is needed"""
    with Book(firm=None) as book:
        folder = book.folder / 'regulars' / 'layouts'
        folder.mkdir(parents=True)
        here = {'XDG_DATA_HOME': str(book.folder)}
        equal([each['name'] for each in call('--json', 'layouts', environment=here).json], OWN)
        (folder / 'house.layout').write_text('[Layout]\nName=Haus\n', encoding='utf-8')
        equal(call('--json', 'layouts', environment=here).json[-1],
              {'name': 'house', 'title': 'Haus'})
        (folder / 'wrong.layout').write_text('[Table]\nRules=zigzag\n', encoding='utf-8')
        found = call('--json', 'layouts', environment=here, status=1)
        equal(len(found.json), 6)
        assert 'wrong.layout: [Table] Rules: “zigzag” is none of rows, stripes, none' in found.errors
        assert not (book.folder / 'regulars' / 'firm.regulars').exists()


@case
def one():
    """A file is looked at before it is put where the program finds it"""
    with Book(firm=None) as book:
        file = book.folder / 'mine.layout'
        file.write_text('[Text]\nSize=11\n', encoding='utf-8')
        equal(call('--json', 'layouts', file).json, [{'name': 'mine', 'title': 'mine'}])
        file.write_text('[Text]\nSize=big\n', encoding='utf-8')
        found = call('layouts', file, status=2)
        assert 'mine.layout: [Text] Size: “big” is no number between 6 and 14' in found.errors
        call('layouts', book.folder / 'none.layout', status=2)
        call('layouts', book.folder, status=2)


@case
def printed():
    """A quotation is printed though its layout is not here, and that is said"""
    with Book() as book:
        book.insert('party', name='Ada')
        book.insert('quotation', party_id=1, number='Q-1')
        book.insert('quotation_revision', quotation_id=1, revision=1, currency='USD',
                    layout='gone')
        book.insert('quotation_line', revision_id=1, position=1, description='Bike',
                    quantity=1000000, unit_price=100000000)
        book.tamper('UPDATE quotation SET current_id = 1')
        file = book.folder / 'q.pdf'
        found = book.tool('quote', 'pdf', 'Q-1', '-o', file)
        assert 'There is no layout “gone”' in found.errors
        equal(file.read_bytes()[:5], b'%PDF-')
        book.tamper("UPDATE quotation_revision SET layout = 'modern'")
        other = book.folder / 'r.pdf'
        equal(book.tool('quote', 'pdf', 'Q-1', '-o', other).errors, '')
        assert other.read_bytes() != file.read_bytes()


main()
