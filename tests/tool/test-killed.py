#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 in the middle of an import, fifty times: the book opens, is whole, and the import is
there completely or not at all. REG_KILL_ROWS makes the import larger than usual."""

import csv
import os
import random
import signal
import subprocess
import time

from book import TOOL, Book
from cases import case, equal, main, note

ROWS = int(os.environ.get('REG_KILL_ROWS', '4000'))
TIMES = 50
READY = {}


def write_rows(path):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(['CustomerID', 'CompanyName', 'ContactName', 'City', 'Phone', 'Email'])
        for i in range(ROWS):
            writer.writerow([f'C{i:05}', f'Company {i}', f'Somebody {i % 97}', f'Town {i % 311}',
                             f'+1 206 {i // 10000:03} {i % 10000:04}', f'c{i}@example.com'])


def import_command(book, file):
    return [TOOL, '--file', str(book.path), '--json', 'import', 'contacts', str(file)]


@case(vital=True)
def how_long_it_takes():
    """The import that is going to be killed works when it is left alone"""
    with Book() as book:
        file = book.folder / 'rows.csv'
        write_rows(file)
        began = time.monotonic()
        result = book.json('import', 'contacts', file)
        READY['seconds'] = time.monotonic() - began
        equal((result['created'], result['failed']), (ROWS, 0), 'result')
        note(f'{ROWS} rows in {READY["seconds"]:.2f} s')


def kill_once(book, command, moment):
    """Whether it was still at work when the signal came."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        process.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


@case
def fifty_times():
    """Fifty kills at any moment: whole every time, undone or complete"""
    dice = random.Random(9)
    killed = undone = complete = 0
    with Book() as book:
        file = book.folder / 'rows.csv'
        write_rows(file)
        before = book.dump()
        for number in range(TIMES):
            # Evenly from the start to just past the end.
            moment = READY['seconds'] * 1.05 * (number + dice.random()) / TIMES
            killed += kill_once(book, import_command(book, file), moment)
            answer = book.json('check')
            equal((answer['whole'], answer['findings']), (True, []), f'after kill {number}')
            customers = book.count('party')
            assert customers in (0, ROWS), f'kill {number} after {moment:.3f} s: {customers} rows'
            if customers:
                complete += 1
                equal(book.rows('SELECT count(*) FROM party_summary')[0][0], ROWS, 'summaries')
                equal(book.json('undo')['undone'], 'import', 'undone')
            else:
                undone += 1
            equal(book.dump() == before, True, f'as before, after kill {number}')
    note(f'{killed} of {TIMES} were killed at work; {undone} undone, {complete} complete')
    assert killed > TIMES // 2, f'only {killed} were killed at work'


@case
def killed_while_undoing():
    """Killed while undoing: undone or still there, and whole"""
    dice = random.Random(4)
    with Book() as book:
        file = book.folder / 'rows.csv'
        write_rows(file)
        book.tool('import', 'contacts', file)
        command = [TOOL, '--file', str(book.path), '--json', 'undo']
        for number in range(6):
            kill_once(book, command, READY['seconds'] * dice.random() * 0.6)
            equal(book.json('check')['whole'], True, f'after kill {number}')
            customers = book.count('party')
            assert customers in (0, ROWS), f'{customers} customers'
            if not customers:
                book.tool('import', 'contacts', file)


main()
