#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through a day in the demo shop, in the real program, and leaves pictures and documents.

    tour.py DIR [--screenshots DIR]

Needs a display of its own: build-aux/run --demo-tour DIR starts one. With --screenshots the pictures
of the README are put there as well.
"""

import argparse
import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import day
from regulars_e2e import Program, wait

FIRM = 'Terhorst Cycles'
CUSTOMER, DIGITS = 'Bakery De Halm', '550177'
SELLER, MANAGER, PIN = 'Noor Balkema', 'Joost Wierda', '4711'
LINES = [('CB-400', '1'), ('AC-330', '1'), ('AC-207', '1'), ('AC-011', '2'), ('AC-050', '2'),
         ('AC-060', '2'), ('AC-070', '1'), ('PA-010', '4'), ('PA-012', '6'), ('AC-080', '1')]
README = {'today': 'today', 'customer': 'customer', 'quotation': 'quotation',
          'complaint': 'complaint', 'pipeline': 'board', 'value': 'value'}
NARROW = (360, 720)


class Tour:
    """Numbers the pictures, and says what it does."""

    def __init__(self, folder):
        self.folder = folder
        self.number = 0
        self.names = {}

    def picture(self, program, name, narrow=False):
        """One picture of the active window, and one as on a phone."""
        self.number += 1
        path = program.screenshot(f'{self.number:02}-{name}')
        self.names[name] = path
        print(path.name, flush=True)
        if not narrow:
            return
        size = program.content_size()
        program.resize(*NARROW)
        self.number += 1
        print(program.screenshot(f'{self.number:02}-{name}-narrow').name, flush=True)
        program.resize(*size)


def write_customers(path):
    """A list as another program would give it, in our own words."""
    rows = [['Customer No', 'Company', 'First Name', 'Last Name', 'Street', 'Zip', 'City', 'Phone',
             'E-mail'],
            ['1001', 'Cargo Kitchen', 'Lena', 'Brandsma', 'Havenkade 3', '7412 EB', 'Deventer',
             '0570 55 02 10', 'lena@cargokitchen.example'],
            ['1002', '', 'Jürgen', 'Vößing', 'Am Markt 9', '48143', 'Münster', '+49 251 555 0 31',
             'juergen@example.org'],
            ['1003', 'Atelier Brûlé', 'Chloé', 'Garçon', 'Rue du Pré 12', '59000', 'Lille',
             '+33 3 20 55 01 44', 'chloe@atelier.example'],
            ['1004', '', 'Søren', 'Ågesen', 'Kirkegade 21', '8000', 'Aarhus', '+45 86 55 51 02',
             'soren@example.org']]
    with open(path, 'w', encoding='windows-1252', newline='') as file:
        csv.writer(file, delimiter=';').writerows(rows)


def show_page(program, number, name):
    program.keys(f'alt+{number}')
    program.wait_for('list-item', re.compile(f'^{name}'), where=lambda node: node.is_('selected'))


def open_first_complaint(program):
    """The first complaint of the list is one that is open."""
    show_page(program, 5, 'Complaints')
    program.wait_for(('table-row', 'list-item'), re.compile('.'), where=lambda node: any(
        parent.role in ('table', 'tree-table') for parent in node.ancestors()))
    program.keys('Down', 'Up')
    program.keys('Return')
    wait(lambda: program.window().name.startswith('Complaint '), 'the complaint')


def see_insights(program, tour):
    show_page(program, 7, 'Insights')
    program.wait_for('image', re.compile('Who earns our money'))
    tour.picture(program, 'insights')
    for name, title in (('pipeline', 'What is in the pipeline?'),
                        ('value', 'What is this customer worth to us?')):
        program.tab_to('image', title)
        tour.picture(program, name)


def main_job(tour, customers):
    """Light: the whole of the main job."""
    with Program('--demo', '--import', customers, pictures=tour.folder) as program:
        program.window()
        program.wait_text('What is what', deadline=90)
        program.wait_text(re.compile('Jürgen'))
        tour.picture(program, 'import-mapping')
        program.keys('Escape')
        program.wait_text('Bring in your data')
        program.keys('Escape')
        program.wait_gone('dialog', 'Import')
        day.work_as(program, SELLER)
        show_page(program, 1, 'Today')
        tour.picture(program, 'today', narrow=True)
        show_page(program, 2, 'Customers')
        tour.picture(program, 'customers', narrow=True)
        day.find_customer(program, DIGITS, CUSTOMER)
        tour.picture(program, 'customer', narrow=True)
        day.new_quotation(program)
        for number, (code, quantity) in enumerate(LINES, 1):
            day.add_line(program, number, code, quantity)
        day.discount_everything(program, 12)
        tour.picture(program, 'quotation', narrow=True)
        day.ask_for_approval(program, 'Their third cargo bike; the brewery got 10 % as well')
        tour.picture(program, 'waiting')
        day.open_approval(program)
        tour.picture(program, 'approval', narrow=True)
        day.approve(program, 'For a good customer', MANAGER, PIN)
        tour.picture(program, 'approved')
        program.keys('alt+3')
        program.wait_for('page-tab', 'Document', where=lambda node: node.is_('checked')
                         or node.is_('selected'))
        tour.picture(program, 'document')
        day.save_pdf(program, tour.folder / 'quotation.pdf')
        day.press_banner(program, 'Mark as sent', '^Sent')
        day.accept(program)
        tour.picture(program, 'sale')
        day.close_to_main(program, FIRM)
        open_first_complaint(program)
        tour.picture(program, 'complaint', narrow=True)
        day.close_to_main(program, FIRM)
        show_page(program, 3, 'Pipeline')
        tour.picture(program, 'board', narrow=True)
        see_insights(program, tour)


def in_the_dark(tour):
    """Dark: the five windows people look at most."""
    with Program('--demo', dark=True, pictures=tour.folder) as program:
        program.window()
        show_page(program, 1, 'Today')
        tour.picture(program, 'today-dark', narrow=True)
        show_page(program, 2, 'Customers')
        tour.picture(program, 'customers-dark', narrow=True)
        day.find_customer(program, DIGITS, CUSTOMER)
        tour.picture(program, 'customer-dark', narrow=True)
        program.tab_to('button', re.compile('^Quotation '))
        program.keys('Return')
        wait(lambda: program.window().name.startswith('Quotation'), 'the quotation')
        tour.picture(program, 'quotation-dark', narrow=True)
        day.close_to_main(program, FIRM)
        open_first_complaint(program)
        tour.picture(program, 'complaint-dark', narrow=True)


def print_pages(folder):
    """The document as a picture, for people without a viewer."""
    if shutil.which('pdftoppm'):
        subprocess.run(['pdftoppm', '-r', '80', '-png', folder / 'quotation.pdf',
                        folder / 'quotation-page'], check=True, timeout=60)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('folder', type=Path)
    parser.add_argument('--screenshots', type=Path, help='where the pictures of the README go')
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    tour = Tour(arguments.folder)
    customers = arguments.folder / 'customers-of-another-program.csv'
    write_customers(customers)
    main_job(tour, customers)
    in_the_dark(tour)
    print_pages(arguments.folder)
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
        for name, seen in README.items():
            shutil.copyfile(tour.names[seen], arguments.screenshots / f'{name}.png')
    print(f'{tour.number} pictures in {arguments.folder}')


if __name__ == '__main__':
    sys.exit(main())
