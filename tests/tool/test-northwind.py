#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A trading firm's books, brought in with regulars-tool. What has to come out is worked out here
from the files alone."""

import csv
import io
import re

from book import Book, call, line_cents, read_csv, same_records
from cases import case, contains, equal, main, same_items, shared_folder

FIRM = {}


def open_firm():
    """The firm as all cases but the last ones see it, imported once."""
    if 'book' not in FIRM:
        shared_folder('northwind')
        book = Book('Northwind', 'US')
        FIRM['empty'] = book.dump()
        FIRM['results'] = book.import_northwind()
        FIRM['book'] = book
    return FIRM['book']


def exported(kind):
    return open_firm().json('export', kind, '--format', 'json')


@case(vital=True)
def imports_report_all_rows():
    """Every row of every file is read and created, none skipped, none failed"""
    open_firm()
    expected = {'contacts': 93, 'products': 77, 'staff': 9, 'sales': 830 + 2155}
    for kind, rows in expected.items():
        result = FIRM['results'][kind]
        for key, value in (('read', rows), ('created', rows), ('updated', 0), ('skipped', 0),
                           ('failed', 0)):
            equal(result[key], value, f'{kind} {key}')
        assert result['seconds'] >= 0
    sales = FIRM['results']['sales']
    equal((sales['sales_created'], sales['lines_created']), (830, 2155), 'sales and their lines')


@case
def counts_in_the_file():
    """The file holds 93 customers, 77 products, 9 staff, 830 sales, 2,155 lines"""
    book = open_firm()
    owners = len(FIRM['empty']['staff'])
    found = [book.count(table) for table in ('party', 'product', 'sale', 'sale_line')]
    equal(found, [93, 77, 830, 2155], 'customers, products, sales, lines')
    equal(book.count('staff') - owners, 9, 'staff')


@case
def the_sum_of_all_lines():
    """The lines add up to what the file itself gives, to the cent"""
    book = open_firm()
    rows = read_csv(shared_folder('northwind') / 'order_lines.csv')
    by_order = {}
    for row in rows:
        worth = line_cents(row['UnitPrice'], row['Quantity'], row['Discount'])
        by_order.setdefault(row['OrderID'], []).append(worth)
    found = {}
    for row in exported('sales'):
        worth = int(row['line_net'].replace('.', ''))
        found.setdefault(row['number'], []).append(worth)
    for order, worths in by_order.items():
        same_items(found.get(order, []), worths, f'lines of {order}')
    equal(sum(map(sum, found.values())), sum(map(sum, by_order.values())), 'sum')
    equal(book.rows('SELECT sum (net) FROM sale_line')[0][0], sum(map(sum, by_order.values())),
          'sum in the file')
    equal(book.rows('SELECT sum (net) FROM sale')[0][0], sum(map(sum, by_order.values())),
          'sum of the sales')


@case
def every_customer_to_the_letter():
    """Every name, contact, title, address, phone and fax stands as in the file, accents too"""
    customers = {row['code']: row for row in exported('contacts')}
    rows = read_csv(shared_folder('northwind') / 'customers.csv')
    equal(len(customers), len(rows), 'customers')
    with_accents = 0
    for row in rows:
        found = customers[row['CustomerID'].strip()]
        for field, column in (('name', 'CompanyName'), ('contact_name', 'ContactName'),
                              ('title', 'ContactTitle'), ('street', 'Address'), ('city', 'City'),
                              ('region', 'Region'), ('postal_code', 'PostalCode'),
                              ('phone', 'Phone'), ('fax', 'Fax')):
            equal(found.get(field, ''), row[column].strip(), f'{row["CustomerID"]} {column}')
        with_accents += any(ord(letter) > 127 for letter in row['CompanyName'] + row['City'])
    assert with_accents > 10, 'the file has names with accents'


@case
def every_product():
    """Every product has its name, category, unit, price and stock"""
    products = {row['code']: row for row in exported('products')}
    for row in read_csv(shared_folder('northwind') / 'products.csv'):
        found = products[row['ProductID']]
        equal(found['name'], row['ProductName'], 'name')
        equal(found['category'], row['Category'], 'category')
        equal(found['unit'], row['QuantityPerUnit'], 'unit')
        equal(float(found['price']), float(row['UnitPrice']), f'price of {row["ProductName"]}')
        equal(float(found['stock']), float(row['UnitsInStock']), f'stock of {row["ProductName"]}')
    gone = sum(row['Discontinued'] == '1'
               for row in read_csv(shared_folder('northwind') / 'products.csv'))
    equal(open_firm().rows('SELECT count(*) FROM product WHERE discontinued')[0][0], gone,
          'discontinued products')


@case
def staff_with_their_managers():
    """Staff know their names, birthdays, and whom they report to"""
    book = open_firm()
    for row in read_csv(shared_folder('northwind') / 'employees.csv'):
        found = book.rows(
            'SELECT s.name, s.birthday, s.hired_on, m.code, s.title FROM staff s '
            'LEFT JOIN staff m ON m.id = s.reports_to WHERE s.code = ?', row['EmployeeID'])
        equal(found, [(f'{row["FirstName"]} {row["LastName"]}', row['BirthDate'],
                       row['HireDate'], row['ReportsTo'] or None, row['Title'])],
              f'employee {row["EmployeeID"]}')


@case
def sales_know_whose_they_are():
    """Every sale belongs to its customer, its seller and its day"""
    book = open_firm()
    found = {row[0]: row[1:] for row in book.rows(
        'SELECT sale.number, party.code, staff.code, sale.sold_on, sale.shipped_on FROM sale '
        'LEFT JOIN party ON party.id = sale.party_id LEFT JOIN staff ON staff.id = sale.staff_id')}
    for row in read_csv(shared_folder('northwind') / 'orders.csv'):
        equal(found[row['OrderID']],
              (row['CustomerID'], row['EmployeeID'], row['OrderDate'][:10],
               row['ShippedDate'][:10] or None), f'sale {row["OrderID"]}')


@case
def search_by_phone_digits():
    """Searching 0074321 finds the customer with that number first"""
    rows = read_csv(shared_folder('northwind') / 'customers.csv')
    expected = next(row['CompanyName'] for row in rows if row['Phone'].endswith('0074321'))
    hits = open_firm().json('search', '0074321')
    equal(hits[0]['title'], expected, 'first hit')
    equal(len(hits), 1, 'hits')


@case
def search_every_phone():
    """The last six digits of any phone find its customer"""
    missed = []
    for row in read_csv(shared_folder('northwind') / 'customers.csv')[::9]:
        digits = re.sub(r'\D', '', row['Phone'])[-6:]
        hits = [hit['title'] for hit in open_firm().json('search', digits)]
        if row['CompanyName'] not in hits:
            missed.append((row['CompanyName'], row['Phone'], digits, hits))
    equal(missed, [], 'customers not found')


@case
def search_names():
    """Names are found by their beginning, their middle, with and without accents"""
    book = open_firm()
    rows = read_csv(shared_folder('northwind') / 'customers.csv')
    plain = str.maketrans('áéíóúüöäåñçãâèô', 'aeiouuoaancaaeo')
    for row in rows[::13]:
        name = row['CompanyName']
        folded = name.lower().translate(plain)
        for query in (name, name[:4], folded, folded[2:7].strip()):
            titles = [hit['title'] for hit in book.json('search', query, '--limit', 50)]
            contains(titles, name, f'search for {query!r}')
    equal(len(book.json('search', 'a', '--limit', 3)), 3, 'hits with a limit of 3')
    equal(book.json('search', 'nobody is called that'), [], 'hits for nonsense')


@case
def shows_a_sale():
    """A sale is shown with its lines, and its parts by their uid"""
    book = open_firm()
    sale = book.json('show', '10248')
    rows = [row for row in read_csv(shared_folder('northwind') / 'order_lines.csv')
            if row['OrderID'] == '10248']
    equal(sale['kind'], 'sale', 'kind')
    equal(len(sale['sale_line']), len(rows), 'lines')
    total = sum(line_cents(row['UnitPrice'], row['Quantity'], row['Discount']) for row in rows)
    equal(sale['net'].replace('.', ''), str(total), 'net')
    customer = book.json('show', sale['party_id'])
    equal(customer['code'], 'VINET', 'its customer')
    equal(book.tool('show', 'no such number', status=2).output, '', 'output for an unknown number')


@case
def history_of_a_customer():
    """The history of a customer begins with the import"""
    book = open_firm()
    uid = book.json('search', '0074321')[0]['uid']
    history = book.json('history', uid)
    equal((history[0]['what'], history[0]['action']), ('made', 'import'), 'first entry')


@case
def a_second_time():
    """Importing everything again creates and changes nothing"""
    book = open_firm()
    before = book.dump()
    for kind, result in book.import_northwind().items():
        equal((result['created'], result['updated'], result['failed']), (0, 0, 0), kind)
        equal(result['skipped'], result['read'], f'{kind} skipped')
    same_records(book.dump(), before)


@case
def undo_takes_each_import_back():
    """Undoing the imports one by one leaves the file as it was before each"""
    shared_folder('northwind')
    folder = shared_folder('northwind')
    with Book('Northwind', 'US') as book:
        states = [book.dump()]
        for files in (['contacts', folder / 'customers.csv'], ['products', folder / 'products.csv'],
                      ['staff', folder / 'employees.csv'],
                      ['sales', folder / 'orders.csv', folder / 'order_lines.csv']):
            book.tool('import', *files)
            states.append(book.dump())
        for state in reversed(states[:-1]):
            answer = book.json('undo')
            equal(answer['undone'], 'import', 'what was undone')
            same_records(book.dump(), state)
        book.tool('undo', status=2)
        equal(book.json('check')['whole'], True, 'whole')
        equal(book.rows('SELECT count(*) FROM party_summary')[0][0], 0, 'summaries left over')
        equal(book.json('search', '0074321'), [], 'search after undo')


@case
def undo_of_changes():
    """An import that changes customers is undone to the letter as well"""
    folder = shared_folder('northwind')
    with Book('Northwind', 'US') as book:
        book.tool('import', 'contacts', folder / 'customers.csv')
        before = book.dump()
        rows = read_csv(folder / 'customers.csv')
        changed = book.folder / 'changed.csv'
        with open(changed, 'w', encoding='utf-8', newline='') as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            for row in rows:
                writer.writerow({**row, 'CompanyName': row['CompanyName'] + ' & Co',
                                 'Phone': '+1 206 555 0' + row['Phone'][-3:]})
        result = book.json('import', 'contacts', changed)
        equal((result['created'], result['updated'], result['failed']), (0, 93, 0), 'result')
        assert book.dump() != before, 'something changed'
        book.tool('undo')
        same_records(book.dump(without=('changed_at',)), _without_times(before))


def _without_times(dump):
    return {table: {uid: {column: value for column, value in record.items()
                          if column != 'changed_at'} for uid, record in records.items()}
            for table, records in dump.items()}


@case
def round_trip():
    """What export writes, import reads back the same into another firm"""
    source = open_firm()
    with Book('Copy', 'US') as copy:
        for kind in ('contacts', 'products'):
            text = source.tool('export', kind, '--format', 'csv').output
            file = copy.folder / f'{kind}.csv'
            file.write_text(text, encoding='utf-8')
            result = copy.json('import', kind, file)
            equal((result['failed'], result['created']), (0, result['read']), kind)
            again = copy.tool('export', kind, '--format', 'csv').output
            same_items(list(csv.reader(io.StringIO(again))), list(csv.reader(io.StringIO(text))),
                       kind)


@case
def cards_round_trip():
    """Contacts written as cards come back with names, phones and addresses"""
    source = open_firm()
    with Book('Copy', 'US') as copy:
        file = copy.folder / 'all.vcf'
        file.write_text(source.tool('export', 'contacts', '--format', 'vcard').output,
                        encoding='utf-8')
        result = copy.json('import', 'vcard', file)
        equal((result['created'], result['failed']), (93, 0), 'cards')
        query = ('SELECT party.name, contact_point.kind, value, street, city, postal_code, country '
                 'FROM contact_point JOIN party ON party.id = party_id')
        same_items(copy.rows(query), source.rows(query), 'ways to reach them')


@case
def text_for_people():
    """Without --json the answer is lines for people"""
    book = open_firm()
    output = call('--file', book.path, 'search', '0074321').output
    contains(output, 'title: ')
    assert not output.lstrip().startswith(('[', '{')), output


try:
    main()
finally:
    if 'book' in FIRM:
        FIRM['book'].__exit__()
