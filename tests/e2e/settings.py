# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences, key by key."""

import re

from regulars_e2e import NotSeen

PAGES = ['Business', 'Money', 'People', 'Service', 'Customers', 'Backup']


def open_preferences(program, page='Business'):
    """Ctrl+comma, and the page by the arrow keys. What an earlier case left open is closed."""
    for _ in range(4):
        if program.find('dialog'):
            program.keys('Escape')
    program.keys('ctrl+comma')
    program.wait_for('dialog', 'Preferences')
    show_page(program, page)


def show_page(program, page):
    here = program.tab_to('page-tab', key='shift+Tab')
    steps = PAGES.index(page) - PAGES.index(here.name)
    for step in range(abs(steps)):
        at = PAGES.index(here.name) + (step + 1) * (1 if steps > 0 else -1)
        program.keys('Right' if steps > 0 else 'Left')
        program.wait_focus('page-tab', PAGES[at])
    program.keys('space')
    program.wait_for('page-tab', page, where=lambda node: node.is_('selected'))


def close_preferences(program):
    """Escape; one that comes while another dialog is still leaving is not for this one."""
    for _ in range(5):
        program.keys('Escape')
        try:
            program.wait_gone('dialog', 'Preferences', deadline=10)
            return
        except NotSeen:
            continue
    raise NotSeen('the end of the preferences')


def write(program, title, text):
    """Another text in one of the lines, taken over by Enter."""
    program.tab_to('text', title, limit=90)
    program.enter(text)
    program.keys('Return')


def press_button(program, name):
    """A button that leads to a dialog of its own."""
    program.tab_to('button', name, limit=90)
    program.keys('Return')


def fill(program, form, answers):
    """The lines of a form that is open, in their order; then Save."""
    program.wait_for('dialog', form)
    for title, text in answers:
        program.tab_to('text', title)
        program.enter(text)


def save(program, form):
    program.keys('Return')
    program.wait_gone('dialog', form)


def set_pin(program, name, pin):
    """The button in the row of a member of staff, four digits, Enter."""
    program.tab_to('list-item', name, limit=90)
    program.keys('Tab')
    program.wait_focus('button', re.compile('PIN'))
    program.keys('Return')
    program.wait_for(('dialog', 'alert'), name)
    program.wait_focus(('text', 'password-text'), 'New PIN')
    program.type(pin)
    program.keys('Return')
    program.wait_text('PIN set')
    # The row is a new one by now, and the focus still there.
    program.wait_focus('button', 'Change PIN…')
