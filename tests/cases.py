# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Test cases in Python that print TAP: functions marked with @case, run in their order.

A case fails by raising anything, is skipped by raising Skip, and passes else. A failed case does
not stop the following ones unless it is marked with @case(vital=True).
"""

import os
import sys
import traceback
from pathlib import Path


class Skip(Exception):
    """The case cannot be tried here; the message says why."""


_cases = []


def case(function=None, *, vital=False):
    """Marks a function as a case; its docstring, or its name, is what the report calls it."""
    def mark(marked):
        _cases.append((marked, vital))
        return marked
    return mark(function) if function else mark


def equal(found, expected, what='value'):
    if found != expected:
        raise AssertionError(f'{what}: found {shorten(found)}, expected {shorten(expected)}')


def contains(text, part, what='text'):
    if part not in text:
        raise AssertionError(f'{what}: {part!r} is not in {shorten(text)}')


def shorten(value, limit=600):
    text = repr(value)
    return text if len(text) <= limit else text[:limit] + '…'


def same_items(found, expected, what='items'):
    """Both hold the same things as often; the difference is told, not the whole."""
    found, expected = sorted(found, key=repr), sorted(expected, key=repr)
    if found == expected:
        return
    missing, extra = list(expected), []
    for item in found:
        if item in missing:
            missing.remove(item)
        else:
            extra.append(item)
    raise AssertionError(f'{what}: missing {shorten(missing)}, not expected {shorten(extra)}')


def shared_folder(*parts):
    """A folder of real data that is not part of the project."""
    root = os.environ.get('REG_TEST_SHARED', '')
    path = Path(root, 'data', *parts)
    if not root or not path.exists():
        raise Skip('no shared data')
    return path


def note(text):
    for line in str(text).splitlines():
        print('# ' + line, flush=True)


def main():
    """Runs all cases and ends the program."""
    failed = 0
    broken = None
    print(f'1..{len(_cases)}', flush=True)
    for number, (function, vital) in enumerate(_cases, 1):
        name = ' '.join((function.__doc__ or function.__name__.replace('_', ' ')).split())
        name = name.split('. ')[0].rstrip('.').replace('#', '')
        if broken:
            print(f'ok {number} {name} # SKIP {broken}', flush=True)
            continue
        try:
            function()
            print(f'ok {number} {name}', flush=True)
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}', flush=True)
            if vital:
                broken = str(reason)
        except Exception as error:  # anything a case raises is its failure
            failed += 1
            print(f'not ok {number} {name}', flush=True)
            note(f'{type(error).__name__}: {error}')
            note(''.join(traceback.format_tb(error.__traceback__)[-4:]))
            if vital:
                broken = f'“{name}” failed'
    sys.exit(1 if failed else 0)
