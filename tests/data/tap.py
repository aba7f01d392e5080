# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints test results in TAP, one line per case, and knows where the project lies."""

import os
import sys
from pathlib import Path

SOURCE = Path(os.environ.get('REG_SOURCE_ROOT', Path(__file__).resolve().parents[2]))
BUILD = Path(os.environ.get('REG_BUILD_ROOT', SOURCE / '_build'))
SPARED = {'.git', '.flatpak-builder', '__pycache__'}


class Tap:
    """Collects cases; a case is good when its list of problems is empty."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, name, problems):
        self.number += 1
        problems = list(problems)
        if problems:
            self.failed += 1
        print(f"{'not ok' if problems else 'ok'} {self.number} {name}")
        for problem in problems[:40]:
            print('# ' + str(problem).replace('\n', '\n# '))
        if len(problems) > 40:
            print(f'# and {len(problems) - 40} more')

    def skip(self, name, reason):
        self.number += 1
        print(f'ok {self.number} {name} # SKIP {reason}')

    def finish(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)


def project_files(*folders, suffixes=None):
    """Every file of the project below the folders (all of it without any), sorted."""
    roots = [SOURCE / folder for folder in folders] or [SOURCE]
    found = []
    for root in roots:
        for path, directories, names in os.walk(root):
            directories[:] = sorted(
                d for d in directories
                if d not in SPARED and not (Path(path) == SOURCE and d.startswith('_')))
            for name in sorted(names):
                file = Path(path) / name
                if file.is_file() and (suffixes is None or file.suffix in suffixes):
                    found.append(file)
    return found


def short(path):
    return str(Path(path).relative_to(SOURCE))
