# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do in a day with Regulars, key by key. The tests and the tour go through it."""

import re

from regulars_e2e import NotSeen, wait

SEARCH = ('entry', 'text')


def work_as(program, name):
    """Ctrl+U and a digit: somebody else works at the counter."""
    program.keys('ctrl+u')
    item = program.wait_for(None, re.compile(re.escape(name)),
                            where=lambda node: 'menu-item' in node.role)
    program.keys(item.name.strip()[0])
    program.wait_for('label', name)
    program.wait_gone(None, None, where=lambda node: 'menu-item' in node.role)


def find_customer(program, query, name):
    """Ctrl+K, a few digits or letters, Enter."""
    program.keys('ctrl+k')
    program.wait_focus(SEARCH)
    program.type(query)
    program.wait_for('list-item', re.compile(re.escape(name)))
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
    program.wait_for(('dialog', 'alert'))
    program.wait_focus(SEARCH)
    program.type(reason)
    program.tab_to('button', re.compile('Ask for approval'))
    program.keys('Return')
    program.wait_text(re.compile('Waiting for'))


def save_pdf(program, path):
    """Ctrl+E and a name."""
    program.keys('ctrl+e')
    try:
        program.wait_for(('dialog', 'file-chooser', 'frame', 'window'), re.compile('Save as PDF'))
    except NotSeen:
        program.report()
        raise
    program.wait_focus(SEARCH)
    program.keys('ctrl+a')
    program.type(str(path))
    program.keys('Return')
    wait(lambda: path.exists() and path.stat().st_size > 1000, f'{path}')
