#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calculator as other programs call it: known sums, parts that add up, bad input."""

import json
import random
import tempfile
from decimal import Decimal
from pathlib import Path

from book import call
from cases import case, contains, equal, main


def compute(document, status=0):
    answer = call('quote', 'compute', '-', data=json.dumps(document).encode(), status=status)
    return answer.json if status == 0 else answer.errors


def line(quantity, price, tax, **more):
    return {'quantity': quantity, 'unit_price': price, 'tax': tax, **more}


def quote(*lines, currency='EUR', rounding='line', prices='net', **more):
    return {'currency': currency, 'rounding': rounding, 'prices': prices, 'lines': list(lines),
            **more}


@case
def v2():
    """V2: 16 × 348.35 less 4 %, by both methods"""
    item = line('16', '348.35', '22%', discount='4%')
    by_line = compute(quote(item))
    equal((by_line['net'], by_line['tax'], by_line['gross']), ('5350.66', '1177.15', '6527.81'))
    equal(compute(quote(item, rounding='total'))['gross'], '6527.80', 'total')


@case
def v3():
    """V3: 10 × 3.60 at 5.5 %, rounded by line and by unit"""
    item = line('10', '3.60', '5.5%')
    equal(compute(quote(item))['gross'], '37.98', 'line')
    equal(compute(quote(item, rounding='unit'))['gross'], '38.00', 'unit')


@case
def v5():
    """V5: 9.5 × 124.75"""
    equal(compute(quote(line('9.5', '124.75', '0%')))['net'], '1185.13')


@case
def v6():
    """V6: 2.25 × 64.22 with all of it off is nothing, never less"""
    result = compute(quote(line('2.25', '64.22', '22%', discount='100%')))
    equal((result['net'], result['discount'], result['gross']), ('0.00', '144.50', '0.00'))


@case
def v7():
    """V7: an amount off the document is worth the same however the lines are split"""
    for parts in (['975'], ['325', '325', '325'], ['0.01', '974.99'], ['333.33', '641.67']):
        result = compute(quote(*[line('1', part, '24%') for part in parts], discount='75.00'))
        equal((result['net'], result['tax']), ('900.00', '216.00'), f'{parts}')


@case
def v8():
    """V8: 10 % off two tax rates is worth 16.16 with tax"""
    result = compute(quote(line('1', '76.50', '21%'), line('1', '35.46', '6%'),
                           line('1', '29.70', '6%'), discount='10%', rounding='total'))
    equal(result['document_discount_gross'], '16.16')


@case
def v11():
    """V11: 8,500.00 less 7,500.00 at 19 %"""
    equal(compute(quote(line('1', '8500', '19%'), discount='7500.00'))['gross'], '1190.00')


def add_up(result):
    def sum_of(part, rows):
        return sum((Decimal(row[part]) for row in rows), Decimal(0))
    for part in ('net', 'tax', 'gross'):
        equal(sum_of(part, result['lines']), Decimal(result[part]), f'sum of lines: {part}')
    for part in ('net', 'tax'):
        equal(sum_of(part, result['taxes']), Decimal(result[part]), f'sum of taxes: {part}')
    equal(Decimal(result['net']) + Decimal(result['tax']), Decimal(result['gross']), 'gross')


@case
def a_thousand_documents():
    """A thousand random documents: parts add up, and the order of lines does not matter"""
    dice = random.Random(20260302)
    documents, shuffled = [], []
    for _ in range(500):
        lines = [line(f'{dice.randint(1, 5000) / 100}', f'{dice.randint(1, 900000) / 100:.2f}',
                      dice.choice(['0%', '5.5%', '9%', '21%', '22%']),
                      **({'discount': f'{dice.randint(0, 60)}%'} if dice.random() < .5 else {}))
                 for _ in range(dice.randint(1, 12))]
        document = quote(*lines, rounding=dice.choice(['line', 'total', 'unit']),
                         prices=dice.choice(['net', 'gross']))
        if dice.random() < .5:
            document['discount'] = f'{dice.randint(1, 30)}%'
        documents.append(document)
        shuffled.append({**document, 'lines': dice.sample(lines, len(lines))})
    results = compute(documents + shuffled)
    equal(len(results), 1000, 'answers')
    for result in results:
        add_up(result)
    for first, second in zip(results[:500], results[500:]):
        equal([first[part] for part in ('net', 'tax', 'gross')],
              [second[part] for part in ('net', 'tax', 'gross')], 'after shuffling')


@case
def gross_entry():
    """What is typed with tax is reached exactly"""
    for cents in range(1, 4000, 37):
        price = f'{cents / 100:.2f}'
        equal(compute(quote(line('1', price, '21%'), prices='gross'))['gross'], price)


@case
def several_taxes():
    """Two taxes on a line, in a text or a list, and a line that is exempt"""
    for tax in ('5% GST + 7% PST', ['5% GST', '7% PST']):
        result = compute(quote(line('1', '10.10', tax), currency='CAD'))
        equal([(row['name'], row['rate'], row['net'], row['tax']) for row in result['taxes']],
              [('GST', '5%', '10.10', '0.50'), ('PST', '7%', '10.10', '0.71')])
        equal(result['gross'], '11.31')
    exempt = {'quantity': '1', 'unit_price': '5', 'exempt': 'Reverse charge'}
    equal(compute(quote(exempt))['taxes'],
          [{'rate': '0%', 'exempt': 'Reverse charge', 'net': '5.00', 'tax': '0.00'}])
    contains(compute(quote({**exempt, 'tax': '21%'}), status=2), 'exempt')


@case
def from_a_file():
    """A file does as well as standard input"""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, 'quote.json')
        file.write_text(json.dumps(quote(line('1', '100', '22%'))), encoding='utf-8')
        equal(call('quote', 'compute', file).json['gross'], '122.00')
        call('quote', 'compute', Path(folder, 'missing.json'), status=2)


@case
def bad_input():
    """Bad input ends with 2 and names the line and the field"""
    for document, *words in (
            (quote(line('1', 'x', '22%')), 'line 1', 'unit_price'),
            (quote(line('1', '1', '22%'), line('many', '1', '22%')), 'line 2', 'quantity'),
            (quote(line('1', '1', 'twenty')), 'line 1', 'tax'),
            (quote(line('1', '1', '22%', discount='-5%')), 'line 1', 'discount'),
            (quote(line('1', '1', '22%', discount='101%')), 'line 1', 'discount'),
            (quote(line('99999999999', '99999999999', '22%')), 'line 1'),
            (quote(line('1', '1', '22%'), currency='XYZW'), 'currency'),
            (quote(line('1', '1', '22%'), rounding='often'), 'rounding'),
            ({'currency': 'EUR'}, 'lines'),
            ('nonsense', 'input')):
        errors = compute(document, status=2)
        for word in words:
            contains(errors, word, f'message for {document}')
    call('quote', 'compute', '-', data=b'{"currency": ', status=2)


main()
