#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day in a trading firm, by keyboard alone: a customer found by the phone, a quotation that needs
approval, the approval, the document, the sale, a complaint and its end, and what the charts say of
it. Every step that changes something is taken back and done again."""

import re
import subprocess
from decimal import Decimal

import day
import settings
from regulars_e2e import NotSeen, Program, wait
from book import Book, read_csv
from cases import case, contains, equal, main, note, shared_folder

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
    STATE['program'] = Program('--file', book().path)
    program().start()
    program().window()
    settings.open_preferences(program(), 'People')
    settings.set_pin(program(), MANAGER, PIN)
    settings.close_preferences(program())
    has_pin = book().rows('SELECT pin FROM staff WHERE name = ?', MANAGER)[0][0]
    assert has_pin and PIN not in has_pin, 'the file keeps a hash'
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
        STATE['last'] = prices[code] * (number + 1)
        total += STATE['last']
    STATE['total'] = total
    program().wait_text(re.compile(re.escape(f'Total {total:,.2f}')))
    saved(lambda: quotation()[2] == int(total * 100), 'the total')
    equal(book().rows('SELECT count(*) FROM quotation_line WHERE revision_id = ?',
                      quotation()[5])[0][0], 10, 'lines')


def undo_until(total):
    """Ctrl+Z until the window shows that total; returns how often. Each step changes it."""
    any_total = re.compile('Total ')
    shown = program().wait_for('button', any_total).name
    for steps in range(1, 16):
        day.undo(program())
        shown = program().wait_for('button', any_total, where=lambda node: node.name != shown).name
        if total.search(shown):
            return steps
    raise NotSeen(f'{total.pattern} after {steps} steps')


@case
def undo_of_a_line():
    """Ctrl+Z takes the last line back, Ctrl+Shift+Z brings it again"""
    full = re.compile(re.escape(f'Total {STATE["total"]:,.2f}'))
    smaller = STATE['total'] - STATE['last']
    steps = undo_until(re.compile(re.escape(f'Total {smaller:,.2f}')))
    saved(lambda: quotation()[2] != int(STATE['total'] * 100), 'a smaller total')
    program().keys(*['ctrl+shift+z'] * steps)
    program().wait_for('button', full)
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
def undo_of_the_discount():
    """Ctrl+Z takes the discount back step by step, Ctrl+Shift+Z gives it again"""
    full = re.compile(re.escape(f'Total {STATE["total"]:,.2f}'))
    less = re.compile(re.escape(f'Total {STATE["less"]:,.2f}'))
    steps = undo_until(full)
    saved(lambda: not quotation()[3] and quotation()[2] == int(STATE['total'] * 100),
          'no discount')
    program().keys(*['ctrl+shift+z'] * steps)
    program().wait_for('button', less)
    program().wait_for('label', '12\u00a0%')
    saved(lambda: quotation()[3] == 120000, 'the discount')


@case(vital=True)
def asks_for_approval():
    """Asking for approval with a reason; nothing may leave the house until then"""
    day.ask_for_approval(program(), 'They compare three offers')
    equal(quotation()[1], 1, 'state: waiting')
    assert quotation()[0], 'a number is given'
    program().screenshot('day-waiting')



@case(vital=True)
def undo_of_asking():
    """Ctrl+Z takes the request back; it is not redone but asked again"""
    day.undo(program(), 'Quotation handed in')
    program().wait_gone(None, re.compile('^Waiting for'))
    saved(lambda: quotation()[1] == 0, 'a draft')
    day.refused_redo(program())
    equal(quotation()[1], 0, 'state: draft')
    day.ask_for_approval(program(), 'They compare three offers')
    saved(lambda: quotation()[1] == 1, 'a waiting quotation')


@case
def nothing_leaves_the_house():
    """What nobody approved is not printed for the customer, from the window or from outside"""
    day.cannot_leave_yet(program())
    file = book().folder / 'early.pdf'
    book().tool('quote', 'pdf', quotation()[0], '-o', file)
    text = ''.join(pdf_text(file).split()).upper()
    contains(text, 'NOTAPPROVED', 'the document')


@case(vital=True)
def approved_with_pin():
    """The manager approves at the same computer with the PIN; a wrong PIN does not do"""
    day.open_approval(program())
    program().wait_text(re.compile('Discount 12'))
    program().wait_text(re.compile('They compare three offers'))
    program().screenshot('day-approval')
    day.approve(program(), 'For a good customer', MANAGER, PIN, wrong_pin='1111')
    saved(lambda: quotation()[1] == 3, 'an approved quotation')
    program().screenshot('day-approved')


@case(vital=True)
def undo_of_the_approval():
    """Ctrl+Z takes the approval back and the chain tells of it; only the manager gives it again"""
    day.undo(program(), 'Quotation approved')
    program().wait_text(re.compile('^Waiting for'))
    saved(lambda: quotation()[1] == 1, 'a waiting quotation')
    day.refused_redo(program())
    equal(quotation()[1], 1, 'state: waiting')
    day.open_approval(program())
    day.approve(program(), 'For a good customer', MANAGER, PIN)
    saved(lambda: quotation()[1] == 3, 'an approved quotation')
    kinds = [row[0] for row in book().rows('SELECT kind FROM approval_event ORDER BY seq')]
    equal(kinds, [0, 7, 0, 6, 1, 7, 1], 'submitted, undone, submitted, refused PIN, approved, '
          'undone, approved')


@case(vital=True)
def the_document():
    """The PDF has the customer, all lines and the total, and no mark across it"""
    file = book().folder / 'quotation.pdf'
    day.save_pdf(program(), file)
    text = pdf_text(file)
    contains(text, STATE['customer'], 'the document')
    contains(text, quotation()[0], 'the document')
    contains(text, f'{Decimal(quotation()[2]) / 100:,.2f}', 'the document')
    assert 'NOTAPPROVED' not in ''.join(text.split()).upper(), text
    names = {row['ProductID']: row['ProductName']
             for row in read_csv(shared_folder('northwind') / 'products.csv')}
    for code in CODES:
        contains(' '.join(text.split()), names[code].split()[0], 'the document')


@case(vital=True)
def sent_and_accepted():
    """Sent, taken back, sent again, then accepted: it becomes a sale of the same worth"""
    day.press_banner(program(), 'Mark as sent', '^Sent')
    saved(lambda: quotation()[1] == 7, 'a sent quotation')
    day.undo(program(), 'Marked as sent')
    program().wait_text(re.compile(f'^Approved by {MANAGER}'))
    saved(lambda: quotation()[1] == 3, 'an approved quotation')
    day.redo(program(), 'Marked as sent')
    program().wait_text(re.compile('^Sent'))
    saved(lambda: quotation()[1] == 7, 'a sent quotation')
    day.accept(program())
    saved(lambda: quotation()[4], 'a sale')
    STATE['sale'], net = book().rows('SELECT number, net FROM sale WHERE id = ?',
                                     quotation()[4])[0]
    equal(net, quotation()[2], 'net of the sale')


@case(vital=True)
def undo_of_the_sale():
    """Ctrl+Z takes the sale back, Ctrl+Shift+Z makes it again under its number"""
    day.undo(program(), 'Accepted')
    program().wait_text(re.compile('^Sent'))
    saved(lambda: book().count('sale') == 830, '830 sales')
    equal(quotation()[1], 7, 'state: sent')
    day.redo(program(), 'Accepted')
    program().wait_text(re.compile('it became a sale'))
    saved(lambda: book().count('sale') == 831, '831 sales')
    equal(book().rows('SELECT number, net FROM sale WHERE id = ?', quotation()[4]),
          [(STATE['sale'], quotation()[2])], 'the sale')


@case(vital=True)
def logs_a_complaint():
    """A complaint about that sale, with a clock that runs"""
    day.close_to_main(program(), 'Northwind')
    day.log_complaint(program(), STATE['customer'], 'Half of the cheese came melted',
                      STATE['sale'])
    program().wait_for('image', re.compile('Clock'))
    saved(lambda: complaints() == [(0, STATE['sale'])], 'the complaint about the sale')
    program().screenshot('day-complaint')


@case
def undo_of_the_complaint():
    """Ctrl+Z takes the complaint and its window back, Ctrl+Shift+Z logs it again"""
    day.undo(program())
    saved(lambda: complaints() == [], 'no complaint')
    day.close_to_main(program(), 'Northwind')
    program().wait_text('No complaints')
    day.redo(program(), 'Complaint logged')
    saved(lambda: complaints() == [(0, STATE['sale'])], 'the complaint about the sale')
    day.open_complaint(program(), 'Half of the cheese came melted')


def complaints():
    return book().rows('SELECT c.state, s.number FROM complaint c LEFT JOIN sale s '
                       'ON s.id = c.sale_id WHERE c.deleted_at IS NULL')


@case(vital=True)
def resolves_it():
    """The complaint is resolved; Ctrl+Z opens it again, Ctrl+Shift+Z resolves it once more"""
    day.resolve(program(), 'Sent a fresh one the same day')
    saved(lambda: complaints()[0][0] == 2, 'a resolved complaint')
    day.undo(program())
    program().wait_for('button', 'Resolve', where=lambda node: node.is_('sensitive'))
    saved(lambda: complaints()[0][0] != 2, 'an open complaint')
    day.redo(program())
    program().wait_text(re.compile('^Resolved'))
    saved(lambda: complaints()[0][0] == 2, 'a resolved complaint')
    equal(book().rows('SELECT outcome FROM complaint WHERE deleted_at IS NULL'),
          [('Sent a fresh one the same day',)], 'the outcome')


@case
def charts_show_it():
    """The pipeline has the deal, and the customer's value has grown by the sale"""
    day.close_to_main(program(), 'Northwind')
    program().keys('alt+7')
    program().wait_for('grouping', 'What is in the pipeline?')
    program().wait_gone(None, re.compile('^No deals yet'))
    program().screenshot('day-insights')
    stage, value = book().rows(
        'SELECT s.kind, o.value FROM opportunity o JOIN stage s ON s.id = o.stage_id '
        'WHERE o.deleted_at IS NULL')[0]
    equal((stage, value), (1, quotation()[2]), 'a won deal of that value')
    day.find_customer(program(), STATE['customer'], STATE['customer'])
    bought = book().rows('SELECT sum (net) FROM sale s JOIN party p ON p.id = s.party_id '
                         'WHERE p.name = ? AND s.deleted_at IS NULL', STATE['customer'])[0][0]
    program().wait_text(re.compile(re.escape(f'{Decimal(bought) / 100:,.2f}')))
    program().screenshot('day-value')


@case
def edited_behind_its_back():
    """A line edited in the file: the window and the tool say the approval cannot be verified"""
    program().quit()
    equal(book().json('approvals', 'verify')['verified'], True, 'verified before')
    book().tamper('UPDATE quotation_line SET unit_price = unit_price / 2 WHERE revision_id = ?',
                  quotation()[5])
    answer = book().json('approvals', 'verify', status=2)
    contains(' '.join(answer['findings']), quotation()[0], 'findings')
    with Program('--file', book().path) as again:
        again.window()
        again.keys('ctrl+k')
        again.wait_focus(day.SEARCH)
        again.type(quotation()[0])
        again.wait_for('list-item', re.compile(re.escape(quotation()[0])))
        again.keys('Return')
        again.wait_text(re.compile('cannot be verified'))
        again.screenshot('day-tampered')


@case
def nothing_was_warned_of():
    """GTK had nothing to complain about all day"""
    equal(program().warnings(), [], 'warnings')


def pdf_text(file):
    return subprocess.run(['pdftotext', '-raw', file, '-'], capture_output=True, check=True,
                          timeout=60).stdout.decode()


try:
    main()
finally:
    if 'program' in STATE:
        program()._clean_up()
    if 'book' in STATE:
        book().__exit__()
