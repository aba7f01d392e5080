#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A quotation for other programs: what stands in the files, in which order, and that it adds up."""

import csv
import io
import os
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from book import Book
from cases import case, contains, equal, main

UBL = 'urn:oasis:names:specification:ubl:schema:xsd:'
NAMES = {'q': UBL + 'Quotation-2', 'cac': UBL + 'CommonAggregateComponents-2',
         'cbc': UBL + 'CommonBasicComponents-2'}
SHEET = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
# The order in which the schema wants the children, as far as we write them.
ORDER = {
    'Quotation': 'UBLVersionID ID IssueDate Note PricingCurrencyCode LineCountNumeric ValidityPeriod '
                 'SellerSupplierParty BuyerCustomerParty AllowanceCharge TaxTotal '
                 'QuotedMonetaryTotal QuotationLine',
    'Party': 'PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact',
    'PostalAddress': 'StreetName CityName PostalZone AddressLine Country',
    'Contact': 'Name Telephone ElectronicMail',
    'AllowanceCharge': 'ChargeIndicator AllowanceChargeReason Amount BaseAmount TaxCategory',
    'TaxTotal': 'TaxAmount TaxSubtotal',
    'TaxSubtotal': 'TaxableAmount TaxAmount TaxCategory',
    'TaxCategory': 'ID Percent TaxExemptionReason TaxScheme',
    'ClassifiedTaxCategory': 'ID Percent TaxExemptionReason TaxScheme',
    'TaxScheme': 'ID Name',
    'QuotedMonetaryTotal': 'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount '
                           'AllowanceTotalAmount ChargeTotalAmount PayableRoundingAmount '
                           'PayableAmount',
    'QuotationLine': 'ID Note LineExtensionAmount LineItem',
    'LineItem': 'ID Quantity LineExtensionAmount AllowanceCharge Price Item',
    'Item': 'Description Name SellersItemIdentification ClassifiedTaxCategory '
            'AdditionalItemProperty',
}
REQUIRED = {
    'Quotation': 'ID IssueDate SellerSupplierParty QuotedMonetaryTotal QuotationLine',
    'QuotationLine': 'ID LineItem', 'LineItem': 'ID Item', 'QuotedMonetaryTotal': 'PayableAmount',
    'TaxTotal': 'TaxAmount', 'TaxSubtotal': 'TaxAmount TaxCategory', 'TaxCategory': 'TaxScheme',
    'AllowanceCharge': 'ChargeIndicator Amount',
}
# What things cost us, and what is earned with them.
SECRETS = ('200.77', '20077', '12.77', '299.77', 'cost', 'margin', 'profit')


class Shop(Book):
    """A book with an approved quotation, one that waits, a draft, and six with everything in them."""

    def __init__(self):
        super().__init__(firm=None)
        written = subprocess.run([os.environ['REG_WRITE_QUOTATIONS'], self.path, 'whole'],
                                 capture_output=True, check=True)
        numbers = written.stdout.decode().split('\n')
        self.approved, self.waiting, self.draft = numbers[:3]
        self.whole = numbers[3:9]
        self.taxed = numbers[9:11]

    def export(self, number, form, status=0):
        file = self.folder / f'out.{form}'
        file.unlink(missing_ok=True)
        answer = self.tool('quote', 'export', number, '--format', form, file, status=status)
        if status:
            equal(file.exists(), False, 'nothing is left behind')
            return answer
        return file.read_bytes()


def local(element):
    return element.tag.rpartition('}')[2]


def text(element, path):
    found = element.find(path, NAMES)
    return None if found is None else found.text


def amount(element, path):
    found = element.find(path, NAMES)
    if found is None:
        return Decimal(0)
    equal(found.get('currencyID'), 'EUR', f'currency of {path}')
    return Decimal(found.text)


def check_order(element):
    names = [local(child) for child in element]
    order = ORDER.get(local(element), '').split()
    if order:
        for name in names:
            contains(order, name, f'children of {local(element)}')
        equal(names, sorted(names, key=order.index), f'order in {local(element)}')
    for name in REQUIRED.get(local(element), '').split():
        contains(names, name, f'children of {local(element)}')
    for child in element:
        check_order(child)


def check_sums(root):
    """What the rules of the standard want: lines, allowances, taxes and totals."""
    lines = root.findall('cac:QuotationLine', NAMES)
    total = 'cac:QuotedMonetaryTotal/cbc:'
    extension = amount(root, total + 'LineExtensionAmount')
    equal(sum(amount(line, 'cbc:LineExtensionAmount') for line in lines), extension, 'lines')
    allowances = sum(amount(part, 'cbc:Amount') * (1 if text(part, 'cbc:ChargeIndicator') == 'false'
                                                   else -1)
                     for part in root.findall('cac:AllowanceCharge', NAMES))
    exclusive = amount(root, total + 'TaxExclusiveAmount')
    equal(exclusive, extension - allowances, 'without tax')
    equal(allowances, amount(root, total + 'AllowanceTotalAmount'), 'allowances')
    tax = amount(root, 'cac:TaxTotal/cbc:TaxAmount')
    parts = root.findall('cac:TaxTotal/cac:TaxSubtotal', NAMES)
    equal(sum(amount(part, 'cbc:TaxAmount') for part in parts), tax, 'taxes')
    equal(sum(amount(part, 'cbc:TaxableAmount') for part in parts), exclusive, 'taxed amounts')
    inclusive = amount(root, total + 'TaxInclusiveAmount')
    equal(inclusive, exclusive + tax, 'with tax')
    equal(amount(root, total + 'PayableAmount'),
          inclusive + amount(root, total + 'PayableRoundingAmount'), 'to be paid')
    for line in lines:
        check_line(line)


def check_line(line):
    item = line.find('cac:LineItem', NAMES)
    equal(amount(line, 'cbc:LineExtensionAmount'), amount(item, 'cbc:LineExtensionAmount'), 'line')
    if item.find('cbc:LineExtensionAmount', NAMES) is None:
        return
    quantity = Decimal(text(item, 'cbc:Quantity'))
    price = Decimal(text(item, 'cac:Price/cbc:PriceAmount'))
    expected = amount(item, 'cbc:LineExtensionAmount') + amount(item, 'cac:AllowanceCharge/cbc:Amount')
    # Rounded once for each rate, or from prices with tax, a line may be off by a cent.
    if abs(quantity * price - expected) > Decimal('0.015'):
        raise AssertionError(f'{quantity} × {price} is not {expected}')


def without_secrets(data):
    for secret in SECRETS:
        if secret in data.lower():
            raise AssertionError(f'“{secret}” got out')


@case
def ubl():
    """UBL: the order of the schema, what it requires, and sums, by all ways of entering and rounding"""
    with Shop() as shop:
        for number in shop.whole:
            data = shop.export(number, 'ubl')
            root = ET.fromstring(data)
            equal(root.tag, f'{{{NAMES["q"]}}}Quotation', 'root')
            check_order(root)
            check_sums(root)
            without_secrets(data.decode())
            equal(text(root, 'cbc:UBLVersionID'), '2.1')
            equal(text(root, 'cbc:ID'), number)
            equal(text(root, 'cbc:PricingCurrencyCode'), 'EUR')


@case
def ubl_lines():
    """UBL: units, kinds, words and tax categories of the lines"""
    with Shop() as shop:
        root = ET.fromstring(shop.export(shop.whole[0], 'ubl'))
        lines = root.findall('cac:QuotationLine', NAMES)
        equal(text(root, 'cbc:LineCountNumeric'), '5')
        equal([line.find('cac:LineItem/cbc:Quantity', NAMES).get('unitCode') for line in lines],
              ['HUR', 'MTK', 'C62', 'H87', 'KGM'], 'units')
        equal([text(line, 'cac:LineItem/cac:Item/cac:ClassifiedTaxCategory/cbc:ID')
               for line in lines], ['S', 'S', 'S', 'S', 'Z'], 'categories')
        equal([line.find('cbc:LineExtensionAmount', NAMES) is not None for line in lines],
              [True, True, False, False, True], 'what counts')
        equal([text(line, 'cac:LineItem/cac:Item/cac:AdditionalItemProperty/cbc:Value')
               for line in lines], [None, None, 'optional', 'alternative', None], 'kinds')
        equal(text(lines[0], 'cbc:Note'), 'Frames', 'heading')
        equal(text(lines[0], 'cac:LineItem/cac:Item/cbc:Description'),
              'Frame "large"\nblue; <steel> & more')
        equal(text(lines[1], 'cac:LineItem/cac:Item/cbc:Name'), 'دراجة')
        notes = [note.text for note in root.findall('cbc:Note', NAMES)]
        equal(notes[:2], ['Dear <customer> & friends', 'Last words'], 'notes')
        # 3 × 333.35 is 1,000.05, less 5 %; 7 × 19.99; 7.77
        equal([amount(line, 'cbc:LineExtensionAmount') for line in lines],
              [Decimal('950.05'), Decimal('139.93'), 0, 0, Decimal('7.77')], 'amounts')
        equal(text(root, 'cac:SellerSupplierParty/cac:Party/cac:PartyName/cbc:Name'), 'Shop')
        equal(len(text(lines[4], 'cac:LineItem/cac:Item/cbc:Description')), 40000, 'long words')
        equal(text(root, 'cac:SellerSupplierParty/cac:Party/cac:PostalAddress/cac:Country/'
                         'cbc:IdentificationCode'), 'DE')


def read_sheet(data):
    """Cells by place: text, number or day, and the formulas."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        equal(archive.testzip(), None, 'checksums')
        for part in ('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/styles.xml',
                     'xl/_rels/workbook.xml.rels'):
            ET.fromstring(archive.read(part))
        root = ET.fromstring(archive.read('xl/worksheets/sheet1.xml'))
    cells, formulas = {}, {}
    for cell in root.iterfind('.//m:c', SHEET):
        place, value = cell.get('r'), cell.find('m:v', SHEET)
        if cell.get('t') == 'inlineStr':
            cells[place] = cell.find('m:is/m:t', SHEET).text
        elif cell.get('s') == '2':
            cells[place] = date(1899, 12, 30) + timedelta(days=int(value.text))
        else:
            cells[place] = Decimal(value.text)
        if cell.find('m:f', SHEET) is not None:
            formulas[place] = cell.find('m:f', SHEET).text
    return root, cells, formulas


def subtotals(root):
    """By tax, rate and reason: what it is taken of and what it comes to."""
    found = {}
    for total in root.findall('cac:TaxTotal', NAMES):
        parts = total.findall('cac:TaxSubtotal', NAMES)
        equal(sum(amount(part, 'cbc:TaxAmount') for part in parts),
              amount(total, 'cbc:TaxAmount'), 'a total of one tax')
        equal(len({tax_of(part)[0] for part in parts}), 1, 'of one tax')
        for part in parts:
            found[tax_of(part)] = (amount(part, 'cbc:TaxableAmount'), amount(part, 'cbc:TaxAmount'))
    return found


def tax_of(element, name='TaxCategory'):
    path = f'cac:{name}/'
    return (text(element, path + 'cac:TaxScheme/cbc:Name')
            or text(element, path + 'cac:TaxScheme/cbc:ID'),
            text(element, path + 'cbc:ID'), text(element, path + 'cbc:Percent'),
            text(element, path + 'cbc:TaxExemptionReason'))


@case
def several_taxes():
    """UBL: a total for each tax, several categories on a line, the reason where there is none"""
    with Shop() as shop:
        for number in shop.taxed:
            root = ET.fromstring(shop.export(number, 'ubl'))
            check_order(root)
            taxes = subtotals(root)
            abroad = ('VAT', 'E', '0.00', 'Export & <abroad>')
            equal(sorted(taxes, key=str), sorted([
                ('GST', 'S', '5.00', None), ('QST', 'S', '9.975', None), ('VAT', 'Z', '0.00', None),
                abroad, ('VAT', 'E', '0.00', 'Insurance')], key=str))
            equal(taxes[abroad][1], Decimal(0))
            exclusive = amount(root, 'cac:QuotedMonetaryTotal/cbc:TaxExclusiveAmount')
            # Each line once: those with two taxes are in two rows.
            equal(sum(net for net, _ in taxes.values())
                  - taxes['QST', 'S', '9.975', None][0], exclusive, 'taxed amounts')
            equal(sum(tax for _, tax in taxes.values()),
                  amount(root, 'cac:QuotedMonetaryTotal/cbc:TaxInclusiveAmount') - exclusive, 'taxes')
            items = root.findall('cac:QuotationLine/cac:LineItem/cac:Item', NAMES)
            equal([len(item.findall('cac:ClassifiedTaxCategory', NAMES)) for item in items],
                  [2, 1, 1, 1, 1, 1])
            equal(tax_of(items[3], 'ClassifiedTaxCategory'), abroad)
            discounts = root.findall('cac:AllowanceCharge', NAMES)
            equal(sum(amount(part, 'cbc:Amount') for part in discounts),
                  amount(root, 'cac:QuotedMonetaryTotal/cbc:AllowanceTotalAmount'), 'allowances')
            equal(len(discounts), 5, 'a discount for each way of being taxed')


@case
def several_taxes_in_columns():
    """CSV and XLSX: two columns more where a line says more than its rate, and only there"""
    with Shop() as shop:
        for number in shop.taxed:
            data = shop.export(number, 'csv').decode('utf-8-sig')
            rows = list(csv.DictReader(io.StringIO(data, newline='')))
            equal([row['Taxes'] for row in rows],
                  ['5% GST + 9.975% QST', '5% GST', '', '', '', ''])
            equal([row['Exempt because'] for row in rows],
                  ['', '', '', 'Export & <abroad>', 'Export & <abroad>', 'Insurance'])
            equal(rows[0]['Tax'], '14.975%')
            _, cells, _ = read_sheet(shop.export(number, 'xlsx'))
            equal((cells['K8'], cells['L8']), ('Taxes', 'Exempt because'))
            equal((cells['K9'], cells['L12']), ('5% GST + 9.975% QST', 'Export & <abroad>'))
            named = {value: cells['I' + place[1:]] for place, value in cells.items()
                     if place[0] == 'B' and 'I' + place[1:] in cells}
            gross = named['Total']
            equal(named['Net'] + named['GST 5%'] + named['QST 9.975%'], gross)
            equal(named['Exempt: Insurance'], 0)
        plain = shop.export(shop.whole[0], 'csv').decode('utf-8-sig').split('\r\n')[0]
        equal('Taxes' in plain, False, 'columns of a quotation with plain rates')


@case
def workbook():
    """XLSX: a real archive, typed cells, days, formulas, any script and special characters"""
    with Shop() as shop:
        data = shop.export(shop.whole[0], 'xlsx')
        root, cells, formulas = read_sheet(data)
        equal(root.find('m:sheetViews/m:sheetView', SHEET).get('rightToLeft'), '1', 'direction')
        equal(cells['B1'], shop.whole[0])
        equal(cells['B2'], 'Shop')
        equal(type(cells['B4']), date, 'day')
        equal(cells['B5'] > cells['B4'], True, 'valid until')
        equal([cells[f'{column}8'] for column in 'ABCDEFGHIJ'],
              ['Code', 'Description', 'Quantity', 'Unit', 'Price', 'Discount', 'Discount amount',
               'Tax', 'Amount', 'Kind'], 'headings')
        equal(cells['B10'], 'Frame "large"\nblue; <steel> & more')
        equal(cells['B11'], 'دراجة')
        equal((cells['C10'], cells['E10'], cells['F10'], cells['H10'], cells['I10']),
              (3, Decimal('333.35'), Decimal('0.05'), Decimal('0.19'), Decimal('950.05')))
        equal(formulas['I10'], 'ROUND(C10*E10,2)-ROUND(ROUND(C10*E10,2)*F10,2)-G10')
        for place in formulas:
            row = place[1:]
            base = (cells[f'C{row}'] * cells[f'E{row}']).quantize(Decimal('.01'), ROUND_HALF_UP)
            off = (base * cells.get(f'F{row}', 0)).quantize(Decimal('.01'), ROUND_HALF_UP)
            equal(base - off - cells.get(f'G{row}', 0), cells[place], place)
        equal(len(cells['B14']), 32767, 'no cell holds more')
        equal('C9' in cells, False, 'a heading has no figures')
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            without_secrets(archive.read('xl/worksheets/sheet1.xml').decode())
        equal(shop.export(shop.whole[0], 'xlsx'), data, 'the same bytes again')


@case
def total_of_all():
    """The three forms come to the same total"""
    with Shop() as shop:
        for number in shop.whole:
            root = ET.fromstring(shop.export(number, 'ubl'))
            _, cells, _ = read_sheet(shop.export(number, 'xlsx'))
            row = next(place[1:] for place, value in cells.items() if value == 'Total')
            equal(cells[f'I{row}'], amount(root, 'cac:QuotedMonetaryTotal/cbc:PayableAmount'))
            rows = list(csv.DictReader(io.StringIO(shop.export(number, 'csv').decode('utf-8-sig'))))
            counted = [row for row in rows if row['Kind'] == 'normal']
            equal(sum(Decimal(row['Net after discounts']) + Decimal(row['Tax amount'])
                      for row in counted), cells[f'I{row}'], number)


@case
def table():
    """CSV: a row for each line, words as they are, and no cost"""
    with Shop() as shop:
        data = shop.export(shop.whole[0], 'csv').decode('utf-8-sig')
        rows = list(csv.DictReader(io.StringIO(data, newline='')))
        without_secrets(data)
        equal([row['Kind'] for row in rows], ['section', 'normal', 'normal', 'optional',
                                              'alternative', 'normal', 'text'])
        equal(rows[1]['Description'], 'Frame "large"\nblue; <steel> & more')
        equal((rows[1]['Quantity'], rows[1]['Price'], rows[1]['Discount'], rows[1]['Tax'],
               rows[1]['Amount']), ('3', '333.35', '5%', '19%', '950.05'))


@case
def refused():
    """What may not leave the house is refused with its reason, and only what left is written down"""
    with Shop() as shop:
        for form in ('csv', 'xlsx', 'ubl'):
            for number in (shop.waiting, shop.draft or '3'):
                contains(shop.export(number, form, status=2).errors, 'regulars-tool')
        equal(shop.tool('--json', 'exports').json, [], 'nothing left')
        shop.export(shop.approved, 'ubl')
        shop.export('1', 'csv')
        noted = shop.tool('--json', 'exports').json
        equal([(entry['form'], entry['count']) for entry in noted], [('csv', 1), ('ubl', 1)])
        shop.export(shop.approved, 'pages', status=2)
        shop.export('2099-0001', 'csv', status=2)


main()
