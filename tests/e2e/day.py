# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do in a day with Regulars, key by key. The tests and the tour go through it."""

import re

from regulars_e2e import NotSeen, wait

SEARCH = ('entry', 'text')


def undo(program, said=None):
    """Ctrl+Z; the message says what was taken back."""
    program.keys('ctrl+z')
    if said:
        program.wait_text(re.compile('^Undone: ' + said))


def redo(program, said=None):
    """Ctrl+Shift+Z; the message says what was done again."""
    program.keys('ctrl+shift+z')
    if said:
        program.wait_text(re.compile('^Done again: ' + said))


def refused_redo(program):
    """What the chain of approvals tells of is asked and given again, never redone."""
    program.keys('ctrl+shift+z')
    program.wait_text('An approval that was taken back has to be asked for again')


def work_as(program, name):
    """Ctrl+U and a digit: somebody else works at the counter."""
    program.keys('ctrl+u')
    item = program.wait_for(None, re.compile(re.escape(name)),
                            where=lambda node: 'menu-item' in node.role)
    program.keys(item.name.strip()[0])
    program.wait_for('label', name)
    program.wait_gone(None, None, where=lambda node: 'menu-item' in node.role)


def find_customer(program, query, name):
    """Ctrl+K, a few digits or letters, Enter; from the card Enter leads to the window."""
    program.keys('ctrl+k')
    program.wait_focus(SEARCH)
    program.type(query)
    program.wait_for('list-item', re.compile(re.escape(name)))
    program.keys('Return')
    program.wait_for('dialog', name)
    program.wait_focus('button', 'Open')
    program.keys('Return')
    return wait(lambda: (window := program.window()) and name in window.name and window,
                f'the window of {name}')


def new_quotation(program):
    """From the customer's window: a quotation for that customer."""
    program.tab_to('button', 'Quote')
    program.keys('Return')
    program.wait_focus('text', re.compile('New line'))


def add_line(program, number, code, quantity):
    """Code, Tab, quantity, Enter."""
    program.wait_focus('text', re.compile('New line'))
    program.type(code)
    program.wait_for('list-item', where=lambda node: node.is_('selected') and any(
        child.name == code for child in node.walk()))
    program.keys('Tab')
    program.wait_focus('text', f'Line {number}, quantity')
    program.type(quantity)
    program.keys('Return')
    program.wait_focus('text', re.compile('New line'))


def discount_everything(program, percent):
    """The slider of the simulation: Page Up is one percent."""
    program.tab_to('slider', re.compile('Discount on everything'))
    program.keys('Home')
    program.keys(*['Prior'] * percent)
    program.wait_for('label', f'{percent}\u00a0%')


def ask_for_approval(program, reason):
    """Ctrl+Enter, a word why, Enter."""
    program.keys('ctrl+Return')
    program.wait_for(('dialog', 'alert'), re.compile('Ask for approval'))
    program.wait_focus(SEARCH)
    program.type(reason)
    program.tab_to('button', re.compile('Ask for approval'))
    program.keys('Return')
    program.wait_text(re.compile('Waiting for'))


def cannot_leave_yet(program):
    """Printing says that somebody still has to approve; nothing is printed."""
    program.keys('ctrl+p')
    program.wait_for(('dialog', 'alert'), re.compile('Not for the customer yet'))
    program.wait_text(re.compile('Somebody still has to approve'))
    program.keys('Escape')
    program.wait_gone(('dialog', 'alert'), re.compile('Not for the customer yet'))


def choose(program, label, wanted, key='Tab'):
    """An entry of a list that drops down: Space, its first letters or Down, Enter."""
    pattern = re.compile(re.escape(wanted))
    program.tab_to('combo-box', label, key=key)
    program.keys('space')
    first = program.wait_focus(('list-item', *SEARCH))
    if first.role in SEARCH:
        program.type(wanted)
        program.wait_for('list-item', where=lambda node: node.says(pattern))
        program.keys('Down')
    else:
        program.keys('Home')
    for _ in range(20):
        node = program.wait_focus('list-item')
        if node.says(pattern):
            break
        program.keys('Down')
        wait(lambda path=node.path: (now := program.focused()) and now.path != path,
             'the next entry')
    program.keys('Return')
    program.wait_for('combo-box', label, where=lambda node: len(node.texts()) <= 3
                     and node.says(pattern))


def open_approval(program):
    """The banner's button leads the approver to what is to be decided."""
    program.tab_to('button', re.compile('Decide'))
    program.keys('Return')
    wait(lambda: 'Approve quotation' in program.window().name, 'the approval window')
    program.wait_focus('text', 'Your word')


def approve(program, word, approver, pin, wrong_pin=None):
    """A word, Ctrl+Enter, the PIN, Enter."""
    program.type(word)
    program.keys('ctrl+Return')
    dialog = program.wait_for('dialog', 'Approve')
    program.wait_focus(('text', 'password-text'), 'PIN')
    if not dialog.says(re.compile(approver)):
        choose(program, 'Who decides', approver, key='shift+Tab')
        program.tab_to('text', 'PIN')
    for code in filter(None, (wrong_pin, pin)):
        program.type(code)
        program.keys('Return')
        if code == wrong_pin:
            program.wait_text(re.compile('not the right PIN'))
            program.wait_focus(('text', 'password-text'), 'PIN')
    program.wait_gone('dialog', 'Approve')
    wait(lambda: program.window().name.startswith('Quotation'), 'the quotation')
    program.wait_text(re.compile(f'^Approved by {approver}'))


def save_pdf(program, path):
    """Ctrl+E and a name."""
    program.keys('ctrl+e')
    program.wait_for(('dialog', 'file-chooser', 'frame', 'window'), 'Save as PDF')
    program.wait_focus(SEARCH)
    program.keys('ctrl+a')
    program.type(str(path))
    program.keys('Return')
    wait(lambda: path.exists() and path.stat().st_size > 1000, f'{path}')
    wait(lambda: program.window().name.startswith('Quotation'), 'the quotation')


def press_banner(program, label, pattern):
    """The one next step, which the banner offers."""
    program.tab_to('button', re.compile(label))
    program.keys('Return')
    program.wait_text(re.compile(pattern))


def accept(program):
    """The customer takes all of it: a sale is made."""
    press_banner(program, 'Accept', 'What does the customer take')
    program.wait_focus('button', 'Accept')
    program.keys('Return')
    program.wait_text(re.compile('it became a sale'))


def close_to_main(program, firm):
    """Closes one window after the other until the main one is left."""
    for _ in range(6):
        name = program.window().name
        if firm in name:
            return
        program.keys('ctrl+w')
        wait(lambda: program.window().name != name, f'{name} to close')
    raise NotSeen('the main window')


def choose_customer(program, name):
    """In a form: Enter takes the first answer, another one goes on."""
    def form(node):
        return node.is_('active') and node.role == 'frame'

    program.wait_for('list-item', re.compile(re.escape(name)), within=form)
    program.keys('Return')
    program.wait_gone('list-item', re.compile(re.escape(name)), within=form)
    program.keys('Return')


def log_complaint(program, customer, subject, sale):
    """Alt+5, Ctrl+N: who, what, about which sale; Ctrl+Enter."""
    program.keys('alt+5')
    program.wait_for('list-item', re.compile('^Complaints'), where=lambda node: node.is_('selected'))
    program.keys('ctrl+n')
    wait(lambda: program.window().name == 'New complaint', 'the new complaint')
    program.wait_focus('text', 'Customer')
    program.type(customer)
    choose_customer(program, customer)
    program.wait_focus('text', re.compile('What happened'))
    program.type(subject)
    choose(program, 'Sale', sale)
    program.keys('ctrl+Return')
    wait(lambda: program.window().name.startswith('Complaint '), 'the complaint')


def open_complaint(program, subject):
    """The one in the list of complaints that is about this."""
    program.keys('alt+5')
    program.wait_for(('table-row', 'list-item'), re.compile(re.escape(subject)))
    program.tab_to(('table-row', 'list-item'), re.compile(re.escape(subject)), limit=30)
    program.keys('Return')
    wait(lambda: program.window().name.startswith('Complaint '), 'the complaint')


def resolve(program, outcome):
    """Ctrl+Enter, what the customer got, Enter."""
    program.keys('ctrl+Return')
    program.wait_for(('dialog', 'alert'), re.compile('Resolve'))
    program.wait_focus(SEARCH, re.compile('Outcome'))
    program.type(outcome)
    program.tab_to('button', 'Resolve')
    program.keys('Return')
    program.wait_text(re.compile('^Resolved'))
