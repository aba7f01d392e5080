#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Address cards of real programs. What is on them is read here a second time, by a reader that
knows nothing of the program's own, and has to be found in the file."""

import base64
import quopri
import re

from book import Book, same_records
from cases import case, equal, main, note, same_items, shared_folder

# Kinds of ways to reach somebody, as they stand in the file.
PHONE, MOBILE, FAX, EMAIL, ADDRESS = 0, 1, 2, 3, 7


def logical_lines(text):
    """Lines as they were before they were folded, or broken up as quoted-printable."""
    lines = []
    for line in re.split(r'\r\n|\n|\r', text):
        quoted = lines and 'QUOTED-PRINTABLE' in lines[-1].split(':')[0].upper()
        if not line.strip() and not quoted:
            continue
        if quoted and lines[-1].endswith('='):
            lines[-1] = lines[-1][:-1] + line
        elif line[:1] in ' \t' and lines and not quoted:
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line for line in lines if line.strip()]


def split_unquoted(text, separator):
    """Splits where the separator stands outside of quotation marks."""
    return re.split(separator + r'(?=(?:[^"]*"[^"]*")*[^"]*$)', text)


def parse_property(line):
    head, value = re.match(r'((?:[^":]|"[^"]*")*):(.*)', line, re.DOTALL).groups()
    name, *parameters = split_unquoted(head, ';')
    group, _, name = name.rpartition('.')
    types, encoding = set(), ''
    for parameter in parameters:
        key, _, setting = parameter.upper().rpartition('=')
        if key == 'ENCODING' or setting in ('QUOTED-PRINTABLE', 'BASE64'):
            encoding = setting
        else:
            types |= set(setting.split(','))
    if encoding == 'QUOTED-PRINTABLE':
        value = quopri.decodestring(value.encode()).decode('utf-8', errors='replace')
    return name.upper(), types, encoding, value


def unescape(text):
    return re.sub(r'\\(.)', lambda match: '\n' if match[1] in 'nN' else match[1], text)


def parts_of(value):
    return [unescape(part).strip() for part in re.split(r'(?<!\\);', value)]


def birthday_of(value):
    digits = value.replace('-', '')[:8]
    return f'{digits[:4]}-{digits[4:6]}-{digits[6:8]}'


def read_cards(path):
    cards = []
    for line in logical_lines(path.read_bytes().decode('utf-8', errors='replace')):
        if line.upper().startswith('BEGIN:'):
            cards.append({'phones': [], 'emails': [], 'addresses': [], 'birthday': None,
                          'photo': None, 'name': ''})
            continue
        if ':' not in line:
            continue
        name, types, encoding, value = parse_property(line)
        card = cards[-1]
        if name == 'FN':
            card['name'] = unescape(value).strip()
        elif name == 'TEL':
            kind = FAX if 'FAX' in types else MOBILE if 'CELL' in types else PHONE
            card['phones'].append((kind, unescape(value).strip()))
        elif name == 'EMAIL':
            card['emails'].append(unescape(value).strip())
        elif name == 'ADR':
            card['addresses'].append(parts_of(value))
        elif name == 'BDAY':
            card['birthday'] = birthday_of(value)
        elif name == 'PHOTO':
            assert encoding in ('B', 'BASE64'), line[:60]
            letters = re.sub(r'\s', '', value)
            # One picture was cut off in the middle of a group of four letters.
            card['photo'] = base64.b64decode(letters[:len(letters) // 4 * 4])
    for card in cards:
        card['name'] = card['name'] or card['emails'][0]
    return cards


def files():
    return sorted(shared_folder('vcards').glob('*.vcf'))


def all_cards():
    return [card for path in files() for card in read_cards(path)]


def parties_called(book, name):
    return [row[0] for row in book.rows('SELECT id FROM party WHERE name = ?', name)]


def reaches(book, party, *kinds):
    marks = ', '.join('?' * len(kinds))
    return book.rows(f'SELECT kind, value FROM contact_point WHERE party_id = ? AND kind IN '
                     f'({marks})', party, *kinds)


def address_problem(book, party, address):
    """Every part of the address stands somewhere in one address of the customer."""
    rows = book.rows('SELECT street, city, region, postal_code, country, value FROM contact_point '
                     'WHERE party_id = ? AND kind = ?', party, ADDRESS)
    for row in rows:
        text = '\n'.join(part or '' for part in row)
        city = not address[3] or row[1] == address[3]
        if all(part in text for part in address) and city:
            return None
    return f'address {address} is not among {rows}'


def problems_of(book, party, card):
    """What of the card the customer lacks."""
    problems = []
    known = reaches(book, party, PHONE, MOBILE, FAX)
    problems += [f'phone {phone}' for phone in set(card['phones']) - set(known)]
    known = [value for kind, value in reaches(book, party, EMAIL)]
    problems += [f'e-mail {mail}' for mail in card['emails'] if mail not in known]
    problems += filter(None, (address_problem(book, party, a) for a in card['addresses']))
    birthday, photo = book.rows(
        'SELECT birthday, a.data FROM party LEFT JOIN attachment a ON a.id = photo_id '
        'WHERE party.id = ?', party)[0]
    if birthday != card['birthday']:
        problems.append(f'birthday {birthday}, not {card["birthday"]}')
    if photo != card['photo']:
        problems.append(f'photo of {len(photo or b"")} bytes, not {len(card["photo"] or b"")}')
    return problems


def import_all(book):
    return book.json('import', 'vcard', *files())


@case
def the_reader_of_this_test():
    """The cards hold what this test expects them to"""
    cards = all_cards()
    equal(len(cards), 14, 'cards')
    found = [sum(len(card[key]) for card in cards) for key in ('phones', 'emails', 'addresses')]
    note(f'phones, e-mails, addresses: {found}')
    equal(found[0] >= 39 and found[1] >= 17 and found[2] >= 14, True, f'enough of all: {found}')
    equal(sum(card['photo'] is not None for card in cards), 3, 'photos')
    for card in cards:
        assert card['photo'] is None or card['photo'][:3] == b'\xff\xd8\xff', 'a JPEG'
    equal(sum(card['birthday'] is not None for card in cards), 6, 'birthdays')


@case
def each_file_alone():
    """Each file alone: every phone, e-mail, address, birthday and photo of every card"""
    for path in files():
        with Book('Cards', 'US') as book:
            cards = read_cards(path)
            result = book.json('import', 'vcard', path)
            equal((result['read'], result['created'], result['failed']),
                  (len(cards), len(cards), 0), path.name)
            equal(book.count('party'), len(cards), f'customers from {path.name}')
            for card in cards:
                [party] = parties_called(book, card['name'])
                equal(problems_of(book, party, card), [], f'{path.name}, {card["name"]}')


@case
def nothing_is_added():
    """Nobody gets a phone, e-mail or address that is not on the card"""
    for path in files():
        with Book('Cards', 'US') as book:
            book.tool('import', 'vcard', path)
            for card in read_cards(path):
                [party] = parties_called(book, card['name'])
                same_items(reaches(book, party, PHONE, MOBILE, FAX), set(card['phones']),
                           f'phones of {card["name"]}')
                same_items([value for kind, value in reaches(book, party, EMAIL)],
                           set(card['emails']), f'e-mails of {card["name"]}')
                equal(len(reaches(book, party, ADDRESS)), len(card['addresses']),
                      f'addresses of {card["name"]}')


@case
def all_files_at_once():
    """All files at once: each card is found whole with one customer"""
    with Book('Cards', 'US') as book:
        cards = all_cards()
        result = import_all(book)
        equal((result['read'], result['failed']), (len(cards), 0), 'read and failed')
        equal(result['created'], book.count('party'), 'customers')
        for card in cards:
            parties = parties_called(book, card['name'])
            assert parties, f'nobody is called {card["name"]}'
            tried = [problems_of(book, party, card) for party in parties]
            assert [] in tried, f'{card["name"]}: {tried}'


@case
def a_second_time():
    """The same cards a second time create and change nothing"""
    with Book('Cards', 'US') as book:
        import_all(book)
        before = book.dump()
        result = import_all(book)
        equal((result['created'], result['updated'], result['failed']), (0, 0, 0), 'result')
        equal(result['skipped'], result['read'], 'skipped')
        same_records(book.dump(), before)


@case
def undo():
    """Undo leaves the file as before the cards, photos included"""
    shared_folder('vcards')
    with Book('Cards', 'US') as book:
        before = book.dump()
        import_all(book)
        equal(book.json('undo')['undone'], 'import', 'what was undone')
        same_records(book.dump(), before)
        equal(book.rows('SELECT count(*) FROM attachment')[0][0], 0, 'photos left behind')


@case
def out_and_in_again():
    """Cards written by export bring everything back, photos too"""
    shared_folder('vcards')
    with Book('Cards', 'US') as book, Book('Copy', 'US') as copy:
        import_all(book)
        file = copy.folder / 'all.vcf'
        file.write_text(book.tool('export', 'contacts', '--format', 'vcard').output,
                        encoding='utf-8')
        equal(copy.json('import', 'vcard', file)['failed'], 0, 'failed')
        reach = ('SELECT p.name, c.kind, c.value, c.street, c.city, c.region, c.postal_code, '
                 'c.country FROM contact_point c JOIN party p ON p.id = c.party_id')
        same_items(copy.rows(reach), book.rows(reach), 'ways to reach them')
        person = ('SELECT party.name, given_name, family_name, organisation, title, birthday, note, '
                  'a.data FROM party LEFT JOIN attachment a ON a.id = photo_id')
        same_items(copy.rows(person), book.rows(person), 'people')


@case
def found_by_what_is_on_the_card():
    """Searching a phone or mail of a card finds its customer"""
    shared_folder('vcards')
    with Book('Cards', 'US') as book:
        import_all(book)
        for card in all_cards():
            for query in [phone for _, phone in card['phones'][:1]] + card['emails'][:1]:
                if not re.search(r'\d{4}|@', query):
                    continue
                titles = [hit['title'] for hit in book.json('search', query)]
                assert card['name'] in titles, f'{query}: {card["name"]} is not in {titles}'


main()
