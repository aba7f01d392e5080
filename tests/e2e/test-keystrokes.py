#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A quotation of ten lines for a known customer, written and handed in by keyboard alone, and how many
keys each line takes: code, quantity and discount."""

import re
from decimal import Decimal

import day
from regulars_e2e import Program, wait
from book import Book
from cases import case, equal, main, note

MOST_KEYS = 12
CUSTOMER = 'Alfreds Futterkiste'
# Code, name, price, cost; then what is typed of it, quantity and discount in percent.
LINES = [
    ('CB-400', 'City bike', '1299.00', '790.00', 'cb-400', '2', '10'),
    ('AC-011', 'Rack straps', '8.90', '3.10', 'ac-011', '12', '5'),
    ('AC-012', 'Pannier', '64.50', '31.00', 'ac-012', '8', ''),
    ('TU-28', 'Inner tube 28', '6.95', '2.20', 'tu-28', '40', '10'),
    ('TY-37', 'Tyre 37-622', '34.95', '17.40', 'ty-37', '16', '8'),
    ('CH-9', 'Chain 9 speeds', '27.50', '12.80', 'ch-9', '10', '7.5'),
    ('LT-1', 'Front light', '39.00', '18.00', 'lt-1', '2.5', '10'),
    ('LK-7', 'Chain lock', '54.90', '26.10', 'lk-7', '1', '9'),
    ('8', 'Small repair', '35.00', '20.00', '8', '3', '2'),
    ('SV-001', 'Service', '95.00', '50.00', 'sv-001', '1', '10'),
]
STATE = {}


class Counting(Program):
    """The program, with a count of all keys that were pressed; one held with another is two."""

    pressed = 0

    def keys(self, *chords):
        self.pressed += sum(len(chord.split('+')) for chord in chords)
        super().keys(*chords)

    def type(self, text):
        # Capitals would need another key to be held.
        assert text == text.lower(), text
        self.pressed += len(text)
        super().type(text)


def program():
    return STATE['program']


def quotation():
    """State, net, discount of the whole and the id of the one revision."""
    rows = STATE['book'].rows('SELECT r.state, r.net, r.discount_value, r.id FROM quotation q '
                              'JOIN quotation_revision r ON r.id = q.current_id')
    equal(len(rows), 1, 'quotations')
    return rows[0]


def lines():
    """Code, quantity and discount of every line as they stand in the file."""
    return STATE['book'].rows(
        'SELECT p.code, l.quantity, l.discount_kind, l.discount_value FROM quotation_line l '
        'JOIN product p ON p.id = l.product_id WHERE l.revision_id = ? ORDER BY l.position',
        quotation()[3])


def net(price, quantity, discount):
    """The firm rounds each line: first what it comes to, then the discount."""
    cent = Decimal('0.01')
    base = (Decimal(price) * Decimal(quantity)).quantize(cent, 'ROUND_HALF_UP')
    return base - (base * Decimal(discount or '0') / 100).quantize(cent, 'ROUND_HALF_UP')


@case(vital=True)
def the_shop():
    """A shop with ten products, and the customer found by the end of the phone number"""
    STATE['book'] = book = Book('Corner shop', 'US')
    customers, products = book.folder / 'customers.csv', book.folder / 'products.csv'
    customers.write_text(f'Company,Phone\n{CUSTOMER},030-0074321\n', encoding='utf-8')
    products.write_text('Code,Name,Price,Cost\n' + ''.join(
        ','.join(line[:4]) + '\n' for line in LINES), encoding='utf-8')
    book.json('import', 'contacts', customers)
    book.json('import', 'products', products)
    STATE['program'] = Counting('--file', book.path).start()
    program().window()
    day.find_customer(program(), '074321', CUSTOMER)
    day.new_quotation(program())


@case(vital=True)
def at_most_twelve_keys():
    """Ten lines of code, quantity and discount take at most 12 keys each"""
    for number, (_, _, _, _, code, quantity, discount) in enumerate(LINES, 1):
        before = program().pressed
        program().wait_focus('text', re.compile('New line'))
        program().type(code)
        program().keys('Tab')
        program().wait_focus('text', f'Line {number}, quantity')
        program().type(quantity)
        if discount:
            program().keys('Tab')
            program().wait_focus('text', f'Line {number}, discount')
            program().type(discount)
        program().keys('Return')
        program().wait_focus('text', re.compile('New line'))
        pressed = program().pressed - before
        note(f'line {number}: {pressed} keys')
        assert pressed <= MOST_KEYS, f'line {number} took {pressed} keys'


@case(vital=True)
def all_of_it_is_there():
    """Every code, quantity and discount is in the window and in the file, and the total is right"""
    expected = [(code, int(Decimal(quantity) * 1000000), 1 if discount else 0,
                 int(Decimal(discount or '0') * 10000))
                for code, _, _, _, _, quantity, discount in LINES]
    wait(lambda: len(lines()) == len(LINES) and lines()[-1] == expected[-1], 'the last line', 15)
    equal(lines(), expected, 'lines')
    total = sum(net(price, quantity, discount)
                for _, _, price, _, _, quantity, discount in LINES)
    program().wait_text(re.compile(re.escape(f'Total {total:,.2f}')))
    wait(lambda: quotation()[1] == int(total * 100), 'the total in the file', 15)
    assert not quotation()[2], 'nothing off the whole'
    for number, (code, _, _, _, _, _, _) in enumerate(LINES, 1):
        equal(program().wait_for('text', f'Line {number}, code').text, code, f'line {number}')
    program().screenshot('keystrokes')


@case(vital=True)
def handed_in():
    """Ctrl+Enter hands it in; it gets its number"""
    program().keys('ctrl+Return')
    wait(lambda: quotation()[0] != 0, 'the quotation to be handed in', 15)
    number = STATE['book'].rows('SELECT number FROM quotation')[0][0]
    assert number, 'it has a number'
    file = STATE['book'].folder / 'lines.csv'
    STATE['book'].tool('quote', 'export', number, file)
    exported = file.read_text(encoding='utf-8-sig')
    for code, *_ in LINES:
        assert code in exported, exported
    program().quit()


try:
    main()
finally:
    if STATE.get('program'):
        STATE['program']._clean_up()
    if 'book' in STATE:
        STATE['book'].__exit__()
