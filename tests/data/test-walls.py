#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls between the rooms: what each may include, where SQL may stand, what is linked."""

import re
import subprocess

import c_text
from tap import BUILD, Tap, project_files, short, SOURCE

# What an include from outside the project means.
OUTSIDE = [
    ('gtk', r'(gtk|gdk|gsk|graphene)(/|-|\.)|adwaita|adw'),
    ('sqlite', r'sqlite3'),
    ('soup', r'libsoup'),
    ('postgresql', r'libpq|postgresql'),
    ('cairo', r'cairo'),
    ('pango', r'pango|harfbuzz|hb'),
    ('yyjson', r'yyjson'),
    ('uchardet', r'uchardet'),
    ('sodium', r'sodium'),
    ('secret', r'libsecret'),
    ('gio', r'gio/'),
    ('glib', r'glib|gobject|gmodule'),
]
# room: (rooms it may see, outside libraries it may see)
WALLS = {
    'core': ('core', 'glib gio sodium'),
    'analytics': ('core analytics', 'glib'),
    'store': ('core store', 'glib gio sqlite sodium'),
    'io': ('core store io', 'glib gio yyjson uchardet'),
    'sync': ('core store sync', 'glib gio yyjson sodium'),
    'draw': ('core analytics draw', 'glib gio cairo pango'),
    'ui': ('core analytics store io sync draw ui', 'glib gio cairo pango gtk secret'),
    'app': ('core analytics store io sync draw ui app', 'glib gio gtk'),
    'tool': ('core analytics store io sync draw tool', 'glib gio yyjson cairo'),
    'server': ('core store sync server', 'glib gio yyjson sodium soup postgresql'),
}
GENERATED = re.compile(r'reg-[a-z-]*(resources|enum-types)\.h|config\.h')
SQL = re.compile(
    r'\b(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|REPLACE\s+INTO\b'
    r'|CREATE\s+(TEMP\s+|UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX|VIEW|TRIGGER)\b|ALTER\s+TABLE\b|DROP\s+TABLE\b'
    r'|PRAGMA\s|ORDER\s+BY\b|GROUP\s+BY\b|(LEFT|INNER|CROSS)\s+JOIN\b|BEGIN\s+(IMMEDIATE|EXCLUSIVE)\b)')
WINDOWLESS = {'regulars-tool': 'src/tool/regulars-tool', 'regulars-server': 'src/server/regulars-server'}


def meaning(header):
    for name, pattern in OUTSIDE:
        if re.match(pattern, header):
            return name
    return None


def room_of(path):
    return path.relative_to(SOURCE / 'src').parts[0]


def include_problems(path, text):
    room = room_of(path)
    rooms, libraries = (set(words.split()) for words in WALLS[room])
    if room == 'sync' and 'http' in path.parts:
        libraries.add('soup')
    if room == 'io' and path.name.startswith('reg-xlsx'):
        libraries.add('xlsxwriter')
    for line, quoted, header in c_text.includes(text):
        if not quoted:
            library = meaning(header)
            if library is not None and library not in libraries:
                yield f'{short(path)}:{line}: {room} must not see <{header}>'
        elif not GENERATED.fullmatch(header):
            other = header.split('/')[0]
            if '/' not in header and header.removesuffix('.h').removesuffix('-private') in path.stem:
                continue  # the own header
            if '/' not in header or other not in WALLS:
                yield f'{short(path)}:{line}: write "{room}/{header}", the path from src'
            elif other not in rooms:
                yield f'{short(path)}:{line}: {room} must not see "{header}"'


def sql_problems(path, text):
    if room_of(path) == 'store' or path.name.startswith('storage-'):
        return
    for line, value in c_text.strings(text):
        if SQL.search(value):
            yield f'{short(path)}:{line}: SQL outside the store: "{value[:60]}"'


def linkage_problems(program):
    output = subprocess.run(['ldd', str(program)], capture_output=True, text=True, check=True).stdout
    for line in output.splitlines():
        if re.search(r'lib(gtk-4|adwaita-1|gdk|graphene)\b', line):
            yield f'{program.name} links {line.split()[0]}'


def self_test(tap):
    """The checks notice what they are for."""
    core = SOURCE / 'src' / 'core' / 'reg-x.c'
    bad = '#include <gtk/gtk.h>\n#include "store/reg-store.h"\n#include "reg-y.h"\n'
    good = '#include "config.h"\n#include "reg-x.h"\n#include "core/reg-x.h"\n#include <string.h>\n/* #include <gtk/gtk.h> */\n'
    tap.check('a forbidden include is noticed',
              [] if len(list(include_problems(core, bad))) == 3 else ['not noticed'])
    tap.check('allowed includes pass', include_problems(core, good))
    tap.check('SQL in pieces is noticed',
              [] if list(sql_problems(core, 'f ("DELETE "\n   "FROM party");')) else ['not noticed'])
    tap.check('SQL in comments and prose passes',
              sql_problems(core, '/* SELECT x */ f ("Please select an order by hand");'))


def main():
    tap = Tap()
    self_test(tap)
    sources = {p: p.read_text(encoding='utf-8') for p in project_files('src', suffixes={'.c', '.h'})}
    rooms = sorted({room_of(p) for p in sources})
    for room in rooms:
        files = {p: t for p, t in sources.items() if room_of(p) == room}
        if room not in WALLS:
            tap.check(f'{room} is a known room', [f'src/{room} has no entry in the table of walls'])
            continue
        tap.check(f'{room} includes only what it may', (x for p, t in files.items() for x in include_problems(p, t)))
        tap.check(f'{room} keeps SQL in the store', (x for p, t in files.items() for x in sql_problems(p, t)))
    for name, place in WINDOWLESS.items():
        program = BUILD / place
        if program.exists():
            tap.check(f'{name} links no window library', linkage_problems(program))
    tap.finish()


main()
