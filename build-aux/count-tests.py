#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the test cases of one or more runs of meson test.

Every test case of a TAP test counts; a test without TAP counts as one. A test that ended badly
although none of its cases did (it crashed, ran out of time or printed fewer cases than
announced) counts as one failure, and so does a run that left no log. The last line of the
output is the sum.
"""

import argparse
import json
import re
import sys

RESULT = re.compile(r'^(\s*)(not )?ok\b(.*)$')
GOOD = {'OK', 'EXPECTEDFAIL', 'SKIP'}


def count_cases(output):
    """Passed, failed and skipped cases of one TAP text; a parent of subtests is not a case."""
    passed = failed = skipped = 0
    deeper = None
    for line in output.splitlines():
        match = RESULT.match(line)
        if not match:
            continue
        indent = len(match[1])
        parent = deeper is not None and deeper > indent
        deeper = indent
        if parent:
            continue
        if re.search(r'#\s*skip', match[3], re.IGNORECASE):
            skipped += 1
        elif match[2] and not re.search(r'#\s*todo', match[3], re.IGNORECASE):
            failed += 1
        else:
            passed += 1
    return passed, failed, skipped


def count_test(test):
    passed, failed, skipped = count_cases(test.get('stdout') or '')
    if test['result'] == 'SKIP' and passed + failed + skipped == 0:
        skipped = 1
    elif test['result'] not in GOOD and failed == 0:
        failed = 1
    elif passed + failed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--log', action='append', default=[], help='a testlog.json')
    parser.add_argument('--failed', action='append', default=[], help='a step that failed as a whole')
    arguments = parser.parse_args()
    passed = failed = skipped = 0
    bad = list(arguments.failed)
    failed += len(bad)
    for name in arguments.log:
        try:
            with open(name, encoding='utf-8') as log:
                tests = [json.loads(line) for line in log if line.strip()]
        except (OSError, ValueError) as error:
            bad.append(f'{name}: {error}')
            failed += 1
            continue
        for test in tests:
            counts = count_test(test)
            passed, failed, skipped = (a + b for a, b in zip((passed, failed, skipped), counts))
            if counts[1]:
                bad.append(f"{test['name']} ({test['result']})")
    for name in bad:
        print(f'failed: {name}')
    if skipped:
        print(f'{skipped} skipped')
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
