#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of capabilities: every test it names exists, and no capability stands there twice."""

import re

from tap import Tap, SOURCE

ROW = re.compile(r'\| ([A-Z]{2}-\d{2}) \| (.+) \| (.+) \|')
PROOF = re.compile(r'`([^`]+)` ([a-z0-9_, ]+)')


def read_rows(text):
    return [ROW.fullmatch(line) or line for line in text.splitlines() if line.startswith('| ') and line[2] != '|']


def row_problems(rows):
    seen = set()
    for row in rows:
        if isinstance(row, str):
            yield f'not a row of three cells: {row}'
            continue
        if row[1] in seen:
            yield f'{row[1]} stands there twice'
        seen.add(row[1])
        if not all(PROOF.fullmatch(proof.strip()) for proof in row[3].split(';')):
            yield f'{row[1]}: the tests are not named by file and cases: {row[3]}'


def has_case(path, text, name):
    pattern = rf'^def {name} ?\(' if path.suffix == '.py' else rf'^test_{name} \('
    return re.search(pattern, text, re.MULTILINE) is not None


def proof_problems(rows):
    for row in (row for row in rows if not isinstance(row, str)):
        for file, names in PROOF.findall(row[3]):
            path = SOURCE / file
            if not path.is_file():
                yield f'{row[1]}: there is no {file}'
                continue
            text = path.read_text(encoding='utf-8')
            for name in re.split(r', *', names.strip()):
                if not has_case(path, text, name):
                    yield f'{row[1]}: {file} has no case {name}'


def main():
    tap = Tap()
    rows = read_rows((SOURCE / 'docs' / 'CAPABILITIES.md').read_text(encoding='utf-8'))
    tap.check('there are capabilities', [] if len(rows) > 10 else [f'{len(rows)} rows'])
    tap.check('every row has an id, words and tests', row_problems(rows))
    tap.check('every test that is named exists', proof_problems(rows))
    broken = read_rows('| AB-01 | One | `tests/ui/test-none.c` nothing |\n| AB-02 | Two |')
    tap.check('a test that is missing is noticed', [] if list(proof_problems(broken)) else ['it is not'])
    tap.check('a row without tests is noticed', [] if list(row_problems(broken)) else ['it is not'])
    tap.finish()


main()
