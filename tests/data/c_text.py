# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads C sources just deep enough for the rules of the house."""

import re

TOKEN = re.compile(r'''
    (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<string>"(?:\\.|[^"\\\n])*")
  | (?P<char>'(?:\\.|[^'\\\n])*')
''', re.DOTALL | re.VERBOSE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[>"]', re.MULTILINE)


def without_comments(text):
    """The text with comments blanked, line numbers kept."""
    def blank(match):
        if match['comment'] is None:
            return match[0]
        return re.sub(r'[^\n]', ' ', match[0])
    return TOKEN.sub(blank, text)


def includes(text):
    """(line, is quoted, name) of every include."""
    plain = without_comments(text)
    return [(plain.count('\n', 0, m.start()) + 1, m[1] == '"', m[2]) for m in INCLUDE.finditer(plain)]


def strings(text):
    """(line, value) of every string literal; neighbours are joined as the compiler does."""
    plain = without_comments(text)
    found = []
    end = None
    for match in TOKEN.finditer(plain):
        if match['string'] is None:
            continue
        value = match['string'][1:-1]
        between = plain[end:match.start()] if end is not None else 'x'
        if found and not between.strip():
            line, joined = found[-1]
            found[-1] = (line, joined + value)
        else:
            found.append((plain.count('\n', 0, match.start()) + 1, value))
        end = match.end()
    return found


def functions(text):
    """(line, name, length) of every function: a body whose braces stand in the first column."""
    lines = without_comments(text).split('\n')
    found = []
    start = None
    for number, line in enumerate(lines):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start is not None:
            head = ' '.join(lines[max(0, start - 25):start])
            head = re.split(r'[;}]|#\w+[^\n]*$', head)[-1].strip()
            names = re.findall(r'(\w+)\s*\(', head)
            if names and head.endswith(')') and '=' not in head.split('(')[0]:
                # The name stands before the outermost parameter list.
                found.append((start + 1, names[0], number - start + 1))
            start = None
    return found
