#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brochures, samples, contracts and campaigns on the command line."""

from book import Book
from cases import case, equal, main


@case
def none():
    """A new book has nothing to give; what there is not is said"""
    with Book() as book:
        equal(book.json('material'), [])
        equal(book.json('material', 'requests'), [])
        book.tool('material', 'what', status=2)
        book.tool('material', '--filter', 'what', status=2)


@case
def listed():
    """What can be given, and what was asked for: what is forgotten first"""
    with Book() as book:
        book.insert('party', name='Ada')
        book.insert('material', kind=2, name='Tile', cost=350, since='2020-01-01')
        book.insert('material', kind=0, name='Flyer', retired_on='2020-02-01')
        book.insert('material_request', party_id=1, material_id=1, quantity=2, channel=3,
               asked_on='2020-01-05', sent_on='2020-01-06', cost=700)
        book.insert('material_request', party_id=1, material_id=2, quantity=1, channel=0,
               asked_on='2020-01-07', followed_on='2020-01-08')
        equal(book.json('material', '--filter', 'current'), [
            {'name': 'Tile', 'kind': 'sample', 'since': '2020-01-01', 'given': 1, 'cost': 350}])
        equal([each['name'] for each in book.json('material')], ['Tile', 'Flyer'])
        equal(book.json('material', 'requests'), [
            {'customer': 'Ada', 'what': 'Tile', 'quantity': 2, 'how': 'letter', 'state': 'late',
             'asked': '2020-01-05', 'cost': 700},
            {'customer': 'Ada', 'what': 'Flyer', 'quantity': 1, 'how': 'counter',
             'state': 'followed', 'asked': '2020-01-07', 'followed': '2020-01-08'}])
        equal(len(book.json('material', 'requests', '--filter', 'late')), 1)


@case
def contracts():
    """What comes to its last day first, with the day by which notice has to be given"""
    with Book() as book:
        book.insert('party', name='Ada')
        book.insert('holding', party_id=1, kind=1, name='Service', until='2999-12-31',
                    notice_days=30, amount=12000, serial='C-7')
        book.insert('holding', party_id=1, kind=1, name='Old', until='2020-12-31')
        book.insert('holding', party_id=1, kind=0, name='Bike')
        equal(book.json('contracts'), [
            {'customer': 'Ada', 'name': 'Service', 'state': 'runs', 'until': '2999-12-31',
             'notice': '2999-12-01', 'amount': 12000, 'number': 'C-7'},
            {'customer': 'Ada', 'name': 'Old', 'state': 'ended', 'until': '2020-12-31'}])
        equal(len(book.json('contracts', '--filter', 'ended')), 1)
        book.tool('contracts', 'what', status=2)


@case
def campaigns():
    """What runs first, with what came of it and what was given for it"""
    with Book() as book:
        book.insert('party', name='Ada')
        book.insert('campaign', name='Fair', ends_on='2020-01-31', budget=50000)
        book.insert('campaign', name='Mailing', code='M1')
        book.insert('material', kind=2, name='Tile', cost=350)
        book.insert('material_request', party_id=1, material_id=1, quantity=2,
                    asked_on='2020-01-05', cost=700, campaign_id=1)
        book.insert('opportunity', party_id=1, stage_id=1, title='Floor', campaign_id=1)
        equal(book.json('campaigns'), [
            {'name': 'Mailing', 'state': 'runs', 'code': 'M1'},
            {'name': 'Fair', 'state': 'over', 'until': '2020-01-31', 'deals': 1, 'spent': 700,
             'budget': 50000}])
        equal(len(book.json('campaigns', '--filter', 'over')), 1)
        book.tool('campaigns', 'what', status=2)


main()
