#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files hold words for people. Run as a program it prints po/POTFILES.in anew."""

import re
import sys

import c_text
from tap import project_files, short, SOURCE

MARK = re.compile(r'(?<!\w)(_|N_|C_|NC_|Q_|g_dgettext|ngettext|dngettext|g_dngettext|g_dpgettext2?)\s*\(')
HEADER = '# Every file with words for people; made by tests/data/translatable.py > po/POTFILES.in\n'


def has_words(path):
    if path.suffix == '.png':
        return False
    text = path.read_text(encoding='utf-8')
    if path.suffix == '.ui':
        return 'translatable="' in text
    if path.suffix in {'.c', '.h'}:
        plain = re.sub(r'^[ \t]*#[ \t]*define.*(\\\n.*)*', '', c_text.without_comments(text), flags=re.MULTILINE)
        # A field list names its labels through a macro that is expanded elsewhere.
        return bool(MARK.search(plain) or re.search(r'\bN_\s*\("', c_text.without_comments(text)))
    if path.name.endswith('.gschema.xml'):
        return True
    return path.name.endswith(('.desktop.in', '.metainfo.xml.in'))


def translatable_files():
    found = [p for p in project_files('data') if has_words(p)] if (SOURCE / 'data').is_dir() else []
    found += [p for p in project_files('src', suffixes={'.c', '.h', '.ui'}) if has_words(p)]
    return [short(p) for p in found]


if __name__ == '__main__':
    sys.stdout.write(HEADER + ''.join(name + '\n' for name in translatable_files()))
