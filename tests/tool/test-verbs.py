#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other verbs: making a book, refused rows, mapping, backup, damage, seeding, exit statuses."""

import csv
import os
import stat

from book import Book, call, read_csv, same_records
from cases import case, contains, equal, main


def write(book, name, text, encoding='utf-8'):
    path = book.folder / name
    path.write_bytes(text.encode(encoding))
    return path


@case
def usage():
    """Without a verb, or with one it does not know, it says what there is and ends with 2"""
    for arguments in ((), ('frobnicate',)):
        answer = call(*arguments, status=2)
        contains(answer.output, 'import {contacts|products|staff|sales|vcard}', 'usage')
    contains(call('frobnicate', status=2).errors, 'frobnicate', 'message')
    contains(call('--help').output, 'backup FILE')
    contains(call('--version').output, 'regulars-tool ')


@case
def init():
    """A new book has its firm, and is not made twice"""
    with Book(firm=None) as book:
        answer = book.json('init', '--firm', 'Corner shop', '--country', 'NL', '--owner', 'Ada')
        equal(answer['firm'], 'Corner shop', 'firm')
        equal(book.rows('SELECT name, country, currency FROM firm'),
              [('Corner shop', 'NL', 'EUR')], 'firm in the file')
        equal(book.rows('SELECT name FROM staff'), [('Ada',)], 'owner')
        equal(stat.S_IMODE(os.stat(book.path).st_mode) & 0o077, 0, 'nobody else may read it')
        before = book.dump()
        book.tool('init', '--firm', 'Another', status=2)
        same_records(book.dump(), before)


@case
def init_needs_sense():
    """A book is not made without a name or in a country that is none"""
    with Book(firm=None) as book:
        book.tool('init', status=2)
        contains(book.tool('init', '--firm', 'X', '--country', 'QQ', status=2).errors, 'QQ')


@case
def own_file():
    """Without --file it works on the application's own book"""
    with Book(firm=None) as book:
        environment = {'XDG_DATA_HOME': str(book.folder)}
        call('init', '--firm', 'Mine', environment=environment)
        equal((book.folder / 'regulars').is_dir(), True, 'folder')
        equal(call('--json', 'check', environment=environment).json['whole'], True, 'whole')


@case
def no_file():
    """Verbs that need a book say so when there is none, and make none"""
    with Book(firm=None) as book:
        for arguments in (('check',), ('search', 'x'), ('export', 'contacts'), ('undo',),
                          ('backup', book.folder / 'copy')):
            assert book.tool(*arguments, status=2).errors, arguments
        equal(list(book.folder.iterdir()), [], 'files made')


@case
def refused_rows():
    """Rows that cannot be taken are named with their reason; the others come in; the end is 1"""
    with Book() as book:
        file = write(book, 'people.csv', 'Name,Email,Birthday\nAnna,anna@example.com,1980-05-01\n'
                     ',nobody@example.com,\nBert,not an address,\nCarl,,yesterday\nDora,,\n')
        rejected = book.folder / 'rejected.csv'
        result = book.json('import', 'contacts', file, '--rejected', rejected, status=1)
        equal((result['read'], result['created'], result['failed']), (5, 2, 3), 'counts')
        equal([row['line'] for row in result['rejected']], [3, 4, 5], 'lines')
        for row, word in zip(result['rejected'], ('name', 'email', 'birthday')):
            contains(row['reason'], word, 'reason')
            equal(row['file'], 'people.csv', 'file')
        equal(book.count('party'), 2, 'customers')
        saved = list(csv.reader(rejected.read_text(encoding='utf-8-sig').splitlines()))
        equal(len(saved), 4, 'lines in the file of rejected rows')
        contains(saved[2], 'not an address', 'the row as it stood')


@case
def rejected_rows_mended():
    """The file of rejected rows can be mended and brought in again"""
    with Book() as book:
        file = write(book, 'people.csv', 'Name,Email\nAnna,anna@example.com\nBert,wrong\n')
        rejected = book.folder / 'rejected.csv'
        book.tool('import', 'contacts', file, '--rejected', rejected, status=1)
        rejected.write_text(rejected.read_text(encoding='utf-8').replace('wrong', 'b@example.com'),
                            encoding='utf-8')
        equal(book.json('import', 'contacts', rejected)['created'], 1, 'created')
        equal(book.count('party'), 2, 'customers')


@case
def unknown_customers_of_sales():
    """Lines without their sale and sales of unknown products are refused by name, not lost"""
    with Book() as book:
        write(book, 'heads.csv', 'OrderID,CustomerID,OrderDate\n1,,2026-01-02\n')
        write(book, 'lines.csv', 'OrderID,ProductID,UnitPrice,Quantity,Discount\n1,,10,2,0\n'
              '99,,5,1,0\n')
        result = book.json('import', 'sales', book.folder / 'heads.csv',
                           book.folder / 'lines.csv', status=1)
        equal((result['sales_created'], result['lines_created'], result['failed']), (1, 1, 1))
        contains(result['rejected'][0]['reason'], '99', 'reason')


@case
def mapping():
    """Columns of any name are mapped by hand, and rows recognised by a chosen key"""
    with Book() as book:
        file = write(book, 'odd.csv', 'who;where;ring;nr\nAnna;Bremen;0421 5550;7\n'
                     'Bert;Kiel;0431 5551;8\n')
        arguments = ('import', 'contacts', file, '--map', 'who=name,where=city,ring=phone,nr=code',
                     '--key', 'code')
        equal(book.json(*arguments)['created'], 2, 'created')
        write(book, 'odd.csv', 'who;where;ring;nr\nAnne;Bremen;0421 5550;7\n')
        equal(book.json(*arguments)['updated'], 1, 'updated')
        equal(book.rows('SELECT name FROM party ORDER BY code'), [('Anne',), ('Bert',)], 'names')
        contains(book.tool('import', 'contacts', file, '--map', 'who=colour', status=2).errors,
                 'colour', 'unknown field')
        contains(book.tool('import', 'contacts', file, '--map', 'what=name', status=2).errors,
                 'what', 'unknown column')


@case
def encodings():
    """Windows and UTF-16 files with semicolons and comma decimals are understood"""
    with Book(country='DE') as book:
        text = 'Name;Ort;Straße\r\nMüller & Söhne;Köln;Große Straße 1\r\nÇelik;Mainz;Höfchen 2\r\n'
        for number, encoding in enumerate(('windows-1252', 'utf-8-sig', 'utf-16')):
            file = write(book, f'people-{number}.csv', text, encoding)
            result = book.json('import', 'contacts', file)
            equal(result['created'], 2 if number == 0 else 0, f'created from {encoding}')
        equal(sorted(book.rows('SELECT name FROM party')), [('Müller & Söhne',), ('Çelik',)])
        prices = write(book, 'prices.csv', 'Name;Preis\nSattel;1.234,50\n', 'windows-1252')
        book.tool('import', 'products', prices)
        equal(book.rows('SELECT price FROM product'), [(1234500000,)], 'price')


@case
def not_a_table():
    """Files that are no table, or are not there, change nothing and end with 2"""
    with Book() as book:
        before = book.dump()
        noise = book.folder / 'noise.csv'
        noise.write_bytes(bytes(range(256)) * 50)
        for file in (noise, book.folder, book.folder / 'missing.csv', write(book, 'empty.csv', '')):
            answer = book.tool('import', 'contacts', file, status=None)
            assert answer.status in (1, 2), (file, answer.status, answer.output)
        same_records(book.dump(), before)


@case
def backup_and_restore():
    """A backup is a whole book of its own, and restoring it brings the day back"""
    with Book() as book:
        write(book, 'a.csv', 'Name\nAnna\nBert\n')
        book.tool('import', 'contacts', book.folder / 'a.csv')
        copy = book.folder / 'copy.regulars'
        book.tool('backup', copy)
        before = book.dump()
        write(book, 'b.csv', 'Name\nCarl\n')
        book.tool('import', 'contacts', book.folder / 'b.csv')
        equal(book.count('party'), 3, 'customers')
        book.tool('restore', copy)
        same_records(book.dump(), before)
        equal(book.json('check')['whole'], True, 'whole')
        kept = [path for path in book.folder.iterdir()
                if path.name.startswith('firm') and path != book.path
                and not path.name.endswith(('-wal', '-shm', '.lock'))]
        assert kept, 'what was replaced is kept beside it'


@case
def restore_refuses_rubbish():
    """Nothing that is not a whole book is ever restored"""
    with Book() as book:
        before = book.dump()
        rubbish = book.folder / 'rubbish'
        rubbish.write_bytes(os.urandom(50000))
        cut = book.folder / 'cut'
        book.tool('backup', cut)
        cut.write_bytes(cut.read_bytes()[:20000])
        for file in (rubbish, cut, book.folder / 'missing'):
            book.tool('restore', file, status=2)
            same_records(book.dump(), before)


@case
def damaged():
    """A damaged book is told from a whole one, and nothing is written to it"""
    with Book() as book:
        rows = '\n'.join(f'Customer {i},+1 206 555 {i:04}' for i in range(3000))
        write(book, 'a.csv', 'Name,Phone\n' + rows)
        book.tool('import', 'contacts', book.folder / 'a.csv')
        equal(book.json('check')['whole'], True, 'whole before')
        whole = book.path.read_bytes()
        # Pages in the middle become noise, as a failing disk leaves them.
        for place in range(len(whole) // 3, len(whole) // 3 + 40960):
            if place % 4096 == 0:
                whole = whole[:place] + os.urandom(2048) + whole[place + 2048:]
        book.path.write_bytes(whole)
        for suffix in ('-wal', '-shm'):
            (book.folder / f'firm.regulars{suffix}').unlink(missing_ok=True)
        answer = book.tool('check', status=2)
        assert answer.errors or not answer.json['whole'], answer.output
        copy = book.folder / 'copy'
        book.tool('backup', copy, status=2)
        equal(copy.exists(), False, 'a copy of a damaged book')


@case
def foreign_and_newer():
    """Files of other programs and of newer versions are refused with a reason"""
    with Book() as book:
        foreign = Book(firm=None)
        with foreign:
            foreign.tamper('CREATE TABLE recipe (name TEXT)')
            assert foreign.tool('search', 'x', status=2).errors
        foreign.path.parent.mkdir(exist_ok=True)
        text = write(book, 'notes.txt', 'just some notes\n' * 500)
        assert call('--file', text, 'check', status=2).errors, 'a message'
        equal(text.read_text(encoding='utf-8'), 'just some notes\n' * 500, 'untouched')
        book.tamper('PRAGMA user_version = 999')
        before = book.path.read_bytes()
        file = write(book, 'a.csv', 'Name\nAnna\n')
        contains(book.tool('import', 'contacts', file, status=2).errors, 'schema 999', 'reason')
        equal(book.path.read_bytes() == before, True, 'untouched')


@case
def duplicates():
    """Who stands in the book twice is told with the reasons; nothing is merged"""
    with Book(country='DE') as book:
        path = write(book, 'customers.csv', 'Name,Phone,Customer number\n'
                     'Anna Müller,+49 251 123456,K1\nBernd Huber,0251 654321,K2\n'
                     'Mueller Anna,0251/12 34 56,K3\n')
        book.tool('import', 'contacts', path)
        before = book.dump()
        found = book.json('duplicates')
        equal((found['customers'], found['same'], found['perhaps']), (3, 1, 0), 'counts')
        pair = found['pairs'][0]
        equal((pair['first']['number'], pair['second']['number']), ('K1', 'K3'), 'who')
        equal((pair['verdict'], pair['points']), ('same', 120), 'verdict')
        equal((pair['name'], pair['phone']), ('equivalent', 'equivalent'), 'why')
        equal(book.json('duplicates', '--limit', 0)['pairs'], [], 'no more than asked for')
        same_records(book.dump(), before)
        contains(call('--file', book.path, 'duplicates').output, 'Mueller Anna', 'for people')
        book.tool('duplicates', 'more', status=2)


@case
def seed_is_deterministic():
    """The same seed gives the same firm, another seed another one"""
    moments = ('created_at', 'changed_at', 'uid', 'at', 'reported_at', 'answered_at',
               'resolved_at', 'stage_since', 'asked_at', 'decided_at', 'sent_at', 'closed_at',
               'owner_id', 'staff_id', 'asked_by', 'tax_rate_id')

    def firm(seed):
        with Book('Seeded', 'NL') as book:
            result = book.json('seed', '--customers', 300, '--seed', seed)
            equal(book.json('check')['whole'], True, 'whole')
            result.pop('seconds')
            return result, seeded(book.dump())

    def seeded(dump):
        return {table: sorted(repr({column: value for column, value in record.items()
                                    if column not in moments}) for record in dump[table].values())
                for table in ('party', 'contact_point', 'product', 'quotation', 'quotation_line')}

    # References are uids, which come out of the seed as well, but not those of the staff and the
    # tax rates that came with the firm.
    first, again, other = firm(5), firm(5), firm(6)
    equal(first[0], again[0], 'counts')
    for table, rows in first[1].items():
        equal(rows == again[1][table], True, f'same {table}')
    assert first[1]['party'] != other[1]['party'], 'another seed gives other people'
    for kind in ('contacts', 'products', 'sales', 'quotations', 'complaints', 'touchpoints'):
        assert first[0][kind] > 0, f'no {kind}'
    equal(first[0]['contacts'], 300, 'customers')


@case
def seed_needs_a_number():
    """Seeding nobody, or by accident, is refused"""
    with Book() as book:
        for arguments in ((), ('--customers', '0'), ('--customers', '-5'), ('--customers', 'x')):
            book.tool('seed', *arguments, status=2)


@case
def exports():
    """Every kind is exported in each format it has, also when there is nothing"""
    with Book() as book:
        for kind in ('contacts', 'products', 'sales'):
            equal(book.json('export', kind, '--format', 'json'), [], f'{kind} of an empty book')
            header = book.tool('export', kind, '--format', 'csv').output
            equal(len(header.strip().splitlines()), 1, f'lines for {kind}')
        equal(book.tool('export', 'contacts', '--format', 'vcard').output, '', 'cards')
        calendar = book.tool('export', 'calendar').output
        contains(calendar, 'BEGIN:VCALENDAR')
        contains(calendar, 'END:VCALENDAR')
        for arguments in (('sales', '--format', 'vcard'), ('staff',), ('contacts', '--format', 'x'),
                          ('calendar', '--format', 'csv'), ('calendar', 'more')):
            book.tool('export', *arguments, status=2)


@case
def hostile_cells():
    """Formulas, quotes and line breaks in names survive out and in again"""
    names = ['=SUM(1,2)', 'He said "no"', 'two\nlines', '  spaced  ', "O'Neil; DROP TABLE party",
             'ﺎﻠﻋﺮﺒﻳﺓ', '株式会社', '💡 lamps', 'a,b;c\td']
    with Book() as book, Book('Copy') as copy:
        file = book.folder / 'names.csv'
        with open(file, 'w', encoding='utf-8', newline='') as out:
            csv.writer(out).writerows([['Name', 'City']] + [[name, 'X'] for name in names])
        equal(book.json('import', 'contacts', file)['created'], len(names), 'created')
        found = sorted(row[0] for row in book.rows('SELECT name FROM party'))
        equal(found, sorted(name.strip() for name in names), 'names')
        again = copy.folder / 'again.csv'
        again.write_text(book.tool('export', 'contacts', '--format', 'csv').output,
                         encoding='utf-8')
        copy.tool('import', 'contacts', again)
        equal(sorted(row[0] for row in copy.rows('SELECT name FROM party')), found, 'names again')
        for row in read_csv(again):
            assert row['name'], row


main()
