#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest asks for no more than it needs and pins what it fetches."""

import json
import re

from tap import Tap, SOURCE

ID = 'app.regulars.Regulars'
ALLOWED = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}


def modules(manifest):
    for module in manifest['modules']:
        yield module
        yield from modules({'modules': module.get('modules', [])})


def source_problems(manifest):
    for module in modules(manifest):
        for source in module['sources']:
            kind = source['type']
            if kind == 'archive':
                if not re.fullmatch(r'[0-9a-f]{64}', source.get('sha256', '')):
                    yield f"{module['name']}: the archive is not pinned by sha256"
                if not source['url'].startswith('https://'):
                    yield f"{module['name']}: {source['url']} is not fetched over HTTPS"
            elif kind == 'git':
                if not re.fullmatch(r'[0-9a-f]{40}', source.get('commit', '')):
                    yield f"{module['name']}: the repository is not pinned by commit"
            elif kind != 'dir' or module['name'] != 'regulars':
                yield f"{module['name']}: a source of type {kind}"


def dependency_problems(manifest):
    """What meson.build asks for and the runtime lacks has a module."""
    built = {m['name'] for m in modules(manifest)}
    text = (SOURCE / 'meson.build').read_text(encoding='utf-8')
    runtime = {'glib-2.0', 'gobject-2.0', 'gio-2.0', 'gio-unix-2.0', 'sqlite3', 'cairo', 'cairo-pdf', 'cairo-svg',
               'pangocairo', 'gtk4', 'libadwaita-1', 'libsoup-3.0', 'libsecret-1'}
    for name in re.findall(r"dependency\('([^']+)'", text):
        if name not in runtime and name not in built:
            yield f'{name} is neither in the runtime nor a module'


def main():
    tap = Tap()
    manifest = json.loads((SOURCE / 'flatpak' / f'{ID}.json').read_text(encoding='utf-8'))
    tap.check('the manifest is ours', [] if manifest['id'] == ID and manifest['command'] == 'regulars' else ['wrong id'])
    tap.check('the runtime is named', [] if (manifest['runtime'], manifest['sdk']) == (
        'org.gnome.Platform', 'org.gnome.Sdk') and re.fullmatch(r'\d+', manifest['runtime-version']) else ['wrong runtime'])
    tap.check('no more permissions than needed',
              (f'{p} is not needed' for p in manifest['finish-args'] if p not in ALLOWED))
    tap.check('every source is pinned', source_problems(manifest))
    tap.check('every dependency is there', dependency_problems(manifest))
    tap.check('the program comes last', [] if manifest['modules'][-1]['name'] == 'regulars' else ['it does not'])
    tap.finish()


main()
