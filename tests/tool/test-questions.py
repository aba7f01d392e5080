#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What customers are asked, on the command line."""

from book import Book
from cases import case, equal, main


@case
def none():
    """A new book has no questions, and there is nothing to be told about them"""
    with Book() as book:
        equal(book.json('questions'), [])
        book.tool('questions', 'what', status=2)


@case
def listed():
    """What each is for, how many answered, which answers are old, what nobody asks any more"""
    with Book() as book:
        for name in ('Ada', 'Bea', 'Cleo'):
            book.insert('party', name=name)
        book.insert('question', text='How far?', kind=3, purpose='To plan', benefit='A call',
               valid_days=30, position=2)
        book.insert('question', text='The fair?', kind=2, purpose='The stand', use_by='2020-01-01',
               elsewhere='The list', position=1)
        book.insert('question', text='The paper?', purpose='To see', retired_on='2021-01-01')
        for party, value, declined, day in ((1, '5', None, '2020-01-01'), (1, '7', None, '2999-01-01'),
                                            (2, '9', None, '2020-01-01'), (3, None, 1, '2020-01-01')):
            book.insert('answer', party_id=party, question_id=1, value=value, declined=declined,
                   answered_on=day)
        found = book.json('questions')
        equal([len(each.pop('uid')) for each in found], [36, 36, 36])
        equal(found, [
            {'question': 'The fair?', 'purpose': 'The stand', 'elsewhere': 'The list',
             'use_by': '2020-01-01', 'answered': 0, 'to_confirm': 0, 'declined': 0, 'unused': True},
            {'question': 'How far?', 'purpose': 'To plan', 'benefit': 'A call', 'valid_days': 30,
             'answered': 2, 'to_confirm': 1, 'declined': 1, 'unused': False},
            {'question': 'The paper?', 'purpose': 'To see', 'retired_on': '2021-01-01',
             'answered': 0, 'to_confirm': 0, 'declined': 0, 'unused': False}])
        equal('How far?' in book.tool('questions').output, True)


main()
