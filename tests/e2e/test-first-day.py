#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day in a trading firm, by keyboard alone: a customer found by the phone, a quotation that needs
approval, the approval, the document, the sale, a complaint and its end, and what the charts say of
it. Every step that changes something is taken back and done again."""

import os
import re
import subprocess
from decimal import Decimal

import day
from book import Book, read_csv
from cases import case, contains, equal, main, note, shared_folder
from regulars_e2e import Program, wait

SELLER, MANAGER, PIN = 'Nancy Davolio', 'Andrew Fuller', '2580'
CODES = ['11', '42', '72', '14', '51', '41', '65', '22', '57', '60']
STATE = {}


def program():
    return STATE['program']


def book():
    return STATE['book']


def quotation():
    """The one quotation of the day: its revision's state, totals and its own number."""
    rows = book().rows(
        'SELECT q.number, r.state, r.net, r.discount_value, q.sale_id, r.id, q.id FROM quotation q '
        'JOIN quotation_revision r ON r.id = q.current_id WHERE q.deleted_at IS NULL')
    return rows[-1] if rows else None


def saved(condition, what):
    """Waits for it to be in the file; the window saves by itself."""
    return wait(condition, f'{what} in the file', 15)


@case(vital=True)
def the_firm():
    """The firm's books are in, and the manager has a PIN"""
    shared_folder('northwind')
    STATE['book'] = Book('Northwind', 'US')
    book().import_northwind()
    subprocess.run([os.environ['REG_SET_PIN'], book().path, MANAGER, PIN], check=True)
    STATE['program'] = Program('--file', book().path)
    program().start()
    program().window()
    day.work_as(program(), SELLER)


@case(vital=True)
def finds_the_customer():
    """The last six digits of the phone lead to the customer"""
    rows = read_csv(shared_folder('northwind') / 'customers.csv')
    row = next(row for row in rows if row['CustomerID'] == 'ALFKI')
    STATE['customer'] = row['CompanyName']
    digits = re.sub(r'\D', '', row['Phone'])[-6:]
    day.find_customer(program(), digits, row['CompanyName'])
    program().screenshot('day-customer')


@case(vital=True)
def writes_ten_lines():
    """Ten lines with Tab and Enter only, and the total follows"""
    day.new_quotation(program())
    prices = {row['ProductID']: Decimal(row['UnitPrice'])
              for row in read_csv(shared_folder('northwind') / 'products.csv')}
    total = Decimal(0)
    for number, code in enumerate(CODES, 1):
        day.add_line(program(), number, code, str(number + 1))
        total += prices[code] * (number + 1)
    STATE['total'] = total
    program().wait_text(re.compile(re.escape(f'Total {total:,.2f}')))
    saved(lambda: quotation()[2] == int(total * 100), 'the total')
    equal(book().rows('SELECT count(*) FROM quotation_line WHERE revision_id = ?',
                      quotation()[5])[0][0], 10, 'lines')


@case
def undo_of_a_line():
    """Ctrl+Z takes the last line back, Ctrl+Shift+Z brings it again"""
    full = f'Total {STATE["total"]:,.2f}'
    for _ in range(4):
        program().keys('ctrl+z')
        if not program().find('button', re.compile(re.escape(full))):
            break
    program().wait_gone('button', re.compile(re.escape(full)))
    program().keys(*['ctrl+shift+z'] * 4)
    program().wait_text(re.compile(re.escape(full)))
    saved(lambda: quotation()[2] == int(STATE['total'] * 100), 'the total')


@case(vital=True)
def discount_of_twelve_percent():
    """12 % off everything needs the manager, and the window says why"""
    day.discount_everything(program(), 12)
    less = (STATE['total'] * Decimal('0.88')).quantize(Decimal('0.01'))
    STATE['less'] = less
    program().wait_text(re.compile('(?i)needs? approval|manager'))
    program().wait_text(re.compile(r'12\D*%.*10\D*%|10\D*%.*12\D*%|over 10'))
    program().screenshot('day-quotation')
    saved(lambda: quotation()[3] == 120000, 'the discount')
    assert abs(quotation()[2] - int(less * 100)) <= 10, (quotation()[2], less)


@case(vital=True)
def asks_for_approval():
    """Asking for approval with a reason; nothing may leave the house until then"""
    day.ask_for_approval(program(), 'They compare three offers')
    equal(quotation()[1], 1, 'state: waiting')
    assert quotation()[0], 'a number is given'
    program().screenshot('day-waiting')


main()
