#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of the house: headers, lengths, order of includes, words that must not stay."""

import re
import subprocess

import c_text
from tap import Tap, project_files, short, SOURCE

LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
LONGEST_FILE = 1000
LONGEST_FUNCTION = 120
# Lines of tests for each line of code: of everything, and of the rooms that keep what people wrote.
LEAST_TESTS = {'all': 0.5, 'store': 0.8}
# Written in two halves, or this file would accuse itself.
LEFT_OVER = re.compile(r'\b(' + '|'.join(
    a + b for a, b in (('TO', 'DO'), ('FIX', 'ME'), ('XX', 'X'), ('HA', 'CK'), ('not imple', 'mented'),
                       ('placeholder', ' data'), ('lorem', ' ipsum'))) + r')\b')
TEXT = {'.c', '.h', '.py', '.ui', '.xml', '.in', '.build', '.sh', '.txt', '.md', '.json', '.css', '.sql',
        '.page', '.svg', '.doap', '.options', ''}


def head_problems(path, text):
    if path.name == '__init__.py' and not text.strip():
        return
    if LICENCE not in '\n'.join(text.split('\n')[:5]):
        yield f'{short(path)}: no licence in the first lines'
    if path.suffix == '.h' and '#pragma once' not in text:
        yield f'{short(path)}: no #pragma once'


def include_order_problems(path, text):
    """config.h first, the own header second."""
    if path.suffix != '.c':
        return
    order = [name for _, _, name in c_text.includes(text)]
    if not order:
        return
    if order[0] != 'config.h' and short(path).startswith('src/'):
        yield f'{short(path)}: the first include is {order[0]}, not config.h'
    own = path.with_suffix('.h')
    if own.exists() and (len(order) < 2 or not order[1].endswith(own.name)):
        yield f'{short(path)}: the second include is not {own.name}'


def length_problems(path, text):
    lines = text.count('\n')
    if lines > LONGEST_FILE:
        yield f'{short(path)}: {lines} lines, at most {LONGEST_FILE}'
    for line, name, length in c_text.functions(text):
        if length > LONGEST_FUNCTION and not name.endswith('class_init'):
            yield f'{short(path)}:{line}: {name} has {length} lines, at most {LONGEST_FUNCTION}'


def leftover_problems(path, text):
    for number, line in enumerate(text.split('\n'), 1):
        match = LEFT_OVER.search(line)
        if match:
            yield f'{short(path)}:{number}: {match[0]}'
        if str(SOURCE) + '/' in line and len(SOURCE.parts) > 2:
            yield f'{short(path)}:{number}: a path of this machine'


def form_problems(path, text):
    for number, line in enumerate(text.split('\n'), 1):
        if line != line.rstrip() and path.suffix not in {'.md', '.sql'}:
            yield f'{short(path)}:{number}: blanks at the end'
        if '\t' in line:
            yield f'{short(path)}:{number}: a tab'
    if text and not text.endswith('\n'):
        yield f'{short(path)}: no newline at the end'


def test_problems(path, text):
    plain = c_text.without_comments(text)
    if re.search(r'\b(g_usleep|usleep|sleep)\s*\(', plain):
        yield f'{short(path)}: a test that sleeps'
    if 'g_test_add' in plain and not re.search(r'g_assert|assert_|_cmp', plain):
        yield f'{short(path)}: tests without an assertion'


def name_problems(texts):
    """Libraries that are linked into one program, each with a function of one name, would get either."""
    seen = {}
    for path, text in sorted(texts.items()):
        if not short(path).startswith('src/') or path.suffix != '.c':
            continue
        rows = text.split('\n')
        for line, name, _ in c_text.functions(text):
            if not name.startswith('reg_') or is_static(rows, line - 1, name):
                continue
            if name in seen:
                yield f'{short(path)}:{line}: {name} stands in {seen[name]} too'
            seen[name] = short(path)


def is_static(rows, at, name):
    """Whether the function that begins in or after a line is the file's own: the type stands before it."""
    while at > 0 and not rows[at].startswith(name):
        at -= 1
    return rows[at - 1].startswith(('static', 'G_GNUC_UNUSED static'))


def count_lines(texts):
    """Lines of code and of tests, by room and of all of them."""
    lines = {'all': [0, 0]}
    for path, text in texts.items():
        top, *rest = short(path).split('/')
        if top in ('src', 'tests'):
            for room in ('all', rest[0]):
                lines.setdefault(room, [0, 0])[top == 'tests'] += text.count('\n')
    return lines


def ratio_problems(lines):
    for room, least in LEAST_TESTS.items():
        code, tests = lines[room]
        if tests < least * code:
            yield f'{room}: {tests} lines of tests for {code} of code, at least {least} of it'


def self_test(tap):
    body = 'static void\nlong_one (int a)\n{\n' + '  a++;\n' * 130 + '}\n'
    table = 'static const int table[] =\n{\n' + '  1,\n' * 130 + '};\n'
    sample = SOURCE / 'src' / 'core' / 'reg-x.c'
    tap.check('a long function is noticed', [] if list(length_problems(sample, body)) else ['not noticed'])
    tap.check('a long table passes', length_problems(sample, table))
    few = {SOURCE / 'src' / 'store' / 'a.c': 'x\n' * 10, SOURCE / 'tests' / 'store' / 'b.c': 'x\n' * 7}
    tap.check('too few tests are noticed',
              [] if [p.split(':')[0] for p in ratio_problems(count_lines(few))] == ['store'] else ['not noticed'])
    both = {SOURCE / 'src' / room / 'a.c': 'void\nreg_a (int a)\n{\n}\n\nstatic void\nreg_b (int a)\n{\n}\n'
            for room in ('core', 'ui')}
    tap.check('two functions of one name are noticed',
              [] if [p.split()[1] for p in name_problems(both)] == ['reg_a'] else ['not noticed'])
    tap.check('names of functions are read',
              [] if [n for _, n, _ in c_text.functions(body)] == ['long_one'] else ['wrong name'])


def main():
    tap = Tap()
    self_test(tap)
    code = {p: p.read_text(encoding='utf-8') for p in project_files('src', 'tests', suffixes={'.c', '.h'})}
    scripts = {p: p.read_text(encoding='utf-8')
               for p in project_files('src', 'tests', 'build-aux', suffixes={'.py', '.sh'})}
    texts = {}
    for path in project_files():
        if path.suffix in TEXT and path.name not in ('COPYING', '.git') and 'screenshots' not in path.parts:
            try:
                texts[path] = path.read_text(encoding='utf-8')
            except UnicodeDecodeError:
                continue

    def over(files, check):
        return (x for p, t in files.items() for x in check(p, t))

    lines = count_lines(code | {p: t for p, t in scripts.items() if short(p).startswith('tests/')})
    for room, (own, tests) in sorted(lines.items()):
        if own:
            print(f'# {room}: {tests} lines of tests for {own} of code, {tests / own:.2f}')
    tap.check('there are enough tests', ratio_problems(lines))
    tap.check('every source names its licence', over(code | scripts, head_problems))
    tap.check('includes stand in order', over(code, include_order_problems))
    tap.check('no two functions have one name', name_problems(code))
    tap.check('files and functions are short', over(code, length_problems))
    tap.check('tests assert and do not sleep',
              over({p: t for p, t in code.items() if short(p).startswith('tests/')}, test_problems))
    tap.check('no blanks at line ends, no tabs', over(code | scripts, form_problems))
    tap.check('no words of unfinished work, no path of this machine', over(texts, leftover_problems))
    tap.check('no file is called utils', (short(p) for p in project_files() if 'utils' in p.name))
    tap.check('build scripts can be read by bash', (
        result.stderr for result in (
            subprocess.run(['bash', '-n', str(SOURCE / name)], capture_output=True, text=True, check=False)
            for name in ('build-aux/environment.sh', 'build-aux/shell', 'build-aux/run', 'build-aux/test',
                         'build-aux/headless', '.ci/run'))
        if result.returncode))
    tap.finish()


main()
