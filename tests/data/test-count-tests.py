#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum at the end of build-aux/test counts what it should."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap, SOURCE

SCRIPT = SOURCE / 'build-aux' / 'count-tests.py'
spec = importlib.util.spec_from_file_location('count_tests', SCRIPT)
count_tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(count_tests)


def equal(got, wanted):
    return [] if got == wanted else [f'got {got}, wanted {wanted}']


def sum_of(tests, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / 'log.json'
        log.write_text('\n'.join(json.dumps(t) for t in tests), encoding='utf-8')
        run = subprocess.run([sys.executable, str(SCRIPT), f'--log={log}', *arguments],
                             capture_output=True, text=True, check=False)
        return run.stdout.splitlines()[-1], run.returncode


def main():
    tap = Tap()
    count = count_tests.count_cases
    tap.check('flat cases', equal(count('TAP version 14\nok 1 a\nnot ok 2 b\nok 3 c # SKIP no data\n1..3'), (1, 1, 1)))
    tap.check('parents of subtests do not count',
              equal(count('    ok 1 a\n    not ok 2 b\n    1..2\nnot ok 1 group\nok 2 alone\n1..2'), (2, 1, 0)))
    tap.check('other output does not count', equal(count('okay\n# ok 3\nnot okay'), (0, 0, 0)))
    good = {'name': 'a', 'result': 'OK', 'stdout': 'ok 1\nok 2\n1..2'}
    crash = {'name': 'b', 'result': 'ERROR', 'stdout': 'ok 1\n'}
    bad = {'name': 'c', 'result': 'FAIL', 'stdout': 'not ok 1\nok 2\n1..2'}
    plain = {'name': 'd', 'result': 'OK', 'stdout': ''}
    skipped = {'name': 'e', 'result': 'SKIP', 'stdout': '1..0 # SKIP'}
    tap.check('good runs end well', equal(sum_of([good, plain, skipped]), ('3 passed, 0 failed', 0)))
    tap.check('a crash counts as a failure', equal(sum_of([good, crash]), ('3 passed, 1 failed', 1)))
    tap.check('a failed case counts once', equal(sum_of([bad]), ('1 passed, 1 failed', 1)))
    tap.check('a failed step counts', equal(sum_of([good], '--failed=build'), ('2 passed, 1 failed', 1)))
    tap.check('a missing log counts', equal(sum_of([good], '--log=/nonexistent'), ('2 passed, 1 failed', 1)))
    tap.finish()


main()
