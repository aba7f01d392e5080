# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A customer book in a folder of its own, worked on through regulars-tool as anybody would."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import equal, shared_folder  # noqa: E402

TOOL = os.environ.get('REG_TOOL', 'regulars-tool')
# What tells how the records came to be is not a record.
JOURNAL = ('action', 'change')


class Answer:
    """What one call of the tool gave back."""

    def __init__(self, status, output, errors):
        self.status = status
        self.output = output
        self.errors = errors

    @property
    def json(self):
        return json.loads(self.output)


def call(*arguments, status=0, data=None, environment=None):
    """Runs the tool; any other exit status than expected, and any GLib warning, is a failure."""
    ended = subprocess.run(
        [TOOL, *map(str, arguments)], input=data, capture_output=True, timeout=300,
        env={**os.environ, **(environment or {})}, check=False)
    answer = Answer(ended.returncode, ended.stdout.decode(), ended.stderr.decode(errors='replace'))
    if status is not None and answer.status != status:
        raise AssertionError(f'{" ".join(map(str, arguments))} ended with {answer.status}, not '
                             f'{status}: {answer.errors}{answer.output[:2000]}')
    if '-WARNING **' in answer.errors or '-CRITICAL **' in answer.errors:
        raise AssertionError(f'the tool warned: {answer.errors}')
    return answer


class Book:
    """One firm's file; gone when the block it was made for ends."""

    def __init__(self, firm='Northwind', country='US'):
        self.folder = Path(tempfile.mkdtemp(prefix='regulars-test-'))
        self.path = self.folder / 'firm.regulars'
        if firm:
            self.tool('init', '--firm', firm, '--country', country)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        shutil.rmtree(self.folder, ignore_errors=True)

    def tool(self, *arguments, **options):
        return call('--file', self.path, '--json', *arguments, **options)

    def json(self, *arguments, **options):
        return self.tool(*arguments, **options).json

    def rows(self, sql, *values):
        """Reads the file directly, behind the program's back."""
        connection = sqlite3.connect(f'file:{self.path}?mode=ro', uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def count(self, table):
        return self.rows(f'SELECT count(*) FROM {table} WHERE deleted_at IS NULL')[0][0]

    def tamper(self, sql, *values):
        connection = sqlite3.connect(self.path)
        try:
            with connection:
                changed = connection.execute(sql, values).rowcount
        finally:
            connection.close()
        return changed

    def insert(self, table, **values):
        """A row as the program would have written it long ago"""
        columns = {'created_at': 0, 'changed_at': 0, **values}
        names = ', '.join(columns)
        marks = ', '.join('?' for _ in columns)
        self.tamper(f'INSERT INTO {table} (uid, {names}) VALUES (randomblob (16), {marks})',
                    *columns.values())

    def dump(self, without=()):
        """All records: {table: {uid: {column: value}}}, without what is computed from them.
        References are told by the uid they lead to; keys and the columns named are left out."""
        connection = sqlite3.connect(f'file:{self.path}?mode=ro', uri=True)
        connection.row_factory = sqlite3.Row
        try:
            tables = [row[0] for row in connection.execute(
                "SELECT DISTINCT s.name FROM sqlite_schema s, pragma_table_info (s.name) c "
                "WHERE s.type = 'table' AND c.name = 'uid' ORDER BY s.name")]
            tables = [name for name in tables if name not in JOURNAL]
            uids = {name: dict(connection.execute(f'SELECT id, uid FROM {name}').fetchall())
                    for name in tables}
            return {name: self._dump_table(connection, name, uids, without) for name in tables}
        finally:
            connection.close()

    @staticmethod
    def _dump_table(connection, name, uids, without):
        leads = {row['from']: row['table']
                 for row in connection.execute(f'PRAGMA foreign_key_list ({name})')}
        records = {}
        for row in connection.execute(f'SELECT * FROM {name}'):
            record = {}
            for column in row.keys():
                if column in ('id', *without):
                    continue
                value = row[column]
                if column in leads and value is not None:
                    value = uids[leads[column]][value]
                record[column] = value
            records[row['uid']] = record
        return records

    def import_northwind(self):
        """Everything of the trading firm; returns what each import said."""
        folder = shared_folder('northwind')
        return {
            'contacts': self.json('import', 'contacts', folder / 'customers.csv'),
            'products': self.json('import', 'products', folder / 'products.csv'),
            'staff': self.json('import', 'staff', folder / 'employees.csv'),
            'sales': self.json('import', 'sales', folder / 'orders.csv',
                               folder / 'order_lines.csv'),
        }


def same_records(found, expected):
    """Two dumps hold the same; says what differs."""
    equal(sorted(found), sorted(expected), 'tables')
    for table, records in expected.items():
        others = found[table]
        equal(len(others), len(records), f'number of records in {table}')
        for uid, record in records.items():
            if uid not in others:
                raise AssertionError(f'{table}: a record is gone: {record}')
            differences = {column: (others[uid][column], value)
                           for column, value in record.items() if others[uid][column] != value}
            if differences:
                raise AssertionError(f'{table}: {differences}')


def read_csv(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def cents(exact):
    """An exact amount rounded half away from zero to hundredths, as a whole number of them."""
    sign = -1 if exact < 0 else 1
    return sign * int(abs(Fraction(exact)) * 100 + Fraction(1, 2))


def line_cents(unit_price, quantity, discount):
    """What a line of an order is worth: unit price × quantity × (1 − discount), in cents."""
    exact = Fraction(Decimal(unit_price)) * Fraction(Decimal(quantity)) * (
        1 - Fraction(Decimal(discount)))
    by_decimal = (Decimal(unit_price) * Decimal(quantity) * (1 - Decimal(discount))).quantize(
        Decimal('0.01'), rounding=ROUND_HALF_UP)
    assert cents(exact) == int(by_decimal * 100), 'the two ways of reckoning differ'
    return cents(exact)
