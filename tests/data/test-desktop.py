#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop file, metainfo, settings, icons and interface files."""

import configparser
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import c_text
from tap import BUILD, Tap, project_files, short, SOURCE

ID = 'app.regulars.Regulars'
APPROVAL = 'application/x-regulars-approval'
DATA = SOURCE / 'data'
SVG = '{http://www.w3.org/2000/svg}'
ICON = re.compile(r'\b([a-z0-9]+(?:-[a-z0-9]+)*-symbolic)\b')


def tool_problems(*command):
    run = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    if run.returncode:
        yield f'{command[0]}: {run.stdout}{run.stderr}'


def xml_problems():
    for path in project_files('data', 'src', 'help', suffixes={'.ui', '.xml', '.svg', '.page', '.in'}):
        if path.suffix == '.in' and not path.name.endswith('.xml.in'):
            continue
        try:
            ElementTree.parse(path)
        except ElementTree.ParseError as error:
            yield f'{short(path)}: {error}'


def own_icons():
    return {p.stem: p for p in (DATA / 'icons' / 'symbolic').glob('*.svg')}


def icon_problems():
    bundled = (DATA / 'regulars.gresource.xml').read_text(encoding='utf-8')
    for name, path in own_icons().items():
        root = ElementTree.parse(path).getroot()
        if (root.get('width'), root.get('height'), root.get('viewBox')) != ('16', '16', '0 0 16 16'):
            yield f'{short(path)}: not on the grid of 16 pixels'
        colours = {e.get('fill') for e in root.iter(f'{SVG}path')} - {None}
        if not colours <= {'#2e3436'}:
            yield f'{short(path)}: a symbolic icon has one colour, not {sorted(colours)}'
        if path.name not in bundled:
            yield f'{short(path)} is not in the resource bundle'
    for name in ('', '-symbolic'):
        if not (DATA / 'icons' / 'app' / f'{ID}{name}.svg').exists():
            yield f'no icon {ID}{name}'


def theme_icons():
    found = set()
    for theme in ('Adwaita', 'hicolor'):
        for path in Path('/usr/share/icons', theme).rglob('*-symbolic*.svg'):
            found.add(path.stem)
    return found


def used_icon_problems(known):
    for path in project_files('src', suffixes={'.c', '.ui'}):
        text = path.read_text(encoding='utf-8')
        if path.suffix == '.c':
            text = '\n'.join(value for _, value in c_text.strings(text))
        for name in sorted(set(ICON.findall(text))):
            if name not in known:
                yield f'{short(path)}: there is no icon {name}'


def settings_problems():
    """Each key has a user, each used key is there."""
    keys = {k.get('name') for k in ElementTree.parse(DATA / f'{ID}.gschema.xml').getroot().iter('key')}
    text = '\n'.join(p.read_text(encoding='utf-8') for p in project_files('src', suffixes={'.c', '.ui'}))
    if 'g_settings_new' not in text:
        return
    for key in sorted(keys):
        if f'"{key}"' not in text:
            yield f'nobody uses the setting {key}'
    for key in sorted(set(re.findall(r'g_settings_(?:get|set|bind)\w*\s*\([^,()]+,\s*"([a-z-]+)"', text)) - keys):
        yield f'the setting {key} is not declared'


def bus_problems():
    """What the desktop calls is under our name, which is all that a Flatpak may own and show."""
    path = '/' + ID.replace('.', '/')
    provider = configparser.ConfigParser()
    provider.optionxform = str
    provider.read(DATA / f'{ID}.search-provider.ini', encoding='utf-8')
    wanted = {'DesktopId': f'{ID}.desktop', 'BusName': ID, 'ObjectPath': f'{path}/SearchProvider', 'Version': '2'}
    found = dict(provider['Shell Search Provider'])
    if found != wanted:
        yield f'the search provider says {found}, not {wanted}'
    install = (DATA / 'meson.build').read_text(encoding='utf-8')
    for name in (f'{ID}.search-provider.ini', f'{ID}.Caller.xml'):
        if f"'{name}'" not in install:
            yield f'{name} is not installed'
    interface = ElementTree.parse(DATA / f'{ID}.Caller.xml').getroot().find('interface')
    if interface.get('name') != f'{ID}.Caller':
        yield f'the interface is called {interface.get("name")}'
    desktop = (DATA / f'{ID}.desktop.in').read_text(encoding='utf-8')
    if f'MimeType=x-scheme-handler/tel;{APPROVAL};\n' not in desktop:
        yield 'the desktop file takes other things than links of telephone numbers and approvals'
    if f'Name={ID}\n' not in (DATA / f'{ID}.service.in').read_text(encoding='utf-8'):
        yield 'the bus starts another name'


def approval_problems():
    space = '{http://www.freedesktop.org/standards/shared-mime-info}'
    kind = ElementTree.parse(DATA / f'{ID}.mime.xml').getroot().find(f'{space}mime-type')
    if kind.get('type') != APPROVAL:
        yield f'the file of an approval is called {kind.get("type")}'
    root = ElementTree.parse(DATA / f'{ID}.metainfo.xml.in').getroot()
    if root.findtext('provides/mediatype') != APPROVAL:
        yield 'the metainfo does not name the files of approvals'
    header = (SOURCE / 'src/core/reg-signed-file.h').read_text(encoding='utf-8')
    source = (SOURCE / 'src/core/reg-signed-file.c').read_text(encoding='utf-8')
    suffix = kind.find(f'{space}glob').get('pattern').removeprefix('*')
    magic = kind.find(f'{space}magic/{space}match').get('value')
    if f'"{APPROVAL}"' not in header or f'"{suffix}"' not in header:
        yield 'the program gives these files another name'
    if f'"{magic}' not in source:
        yield 'the program begins these files in another way'


def release_problems():
    version = re.search(r"version: '([^']+)'", (SOURCE / 'meson.build').read_text(encoding='utf-8'))[1]
    root = ElementTree.parse(DATA / f'{ID}.metainfo.xml.in').getroot()
    newest = root.find('releases/release').get('version')
    if newest != version:
        yield f'the newest release in the metainfo is {newest}, the project is at {version}'
    news = SOURCE / 'NEWS'
    if news.exists() and version not in news.read_text(encoding='utf-8').split('\n', 2)[0]:
        yield f'NEWS does not begin with {version}'


def main():
    tap = Tap()
    tap.check('the desktop file is valid', tool_problems('desktop-file-validate', BUILD / 'data' / f'{ID}.desktop'))
    tap.check('the metainfo is valid',
              tool_problems('appstreamcli', 'validate', '--no-net', BUILD / 'data' / f'{ID}.metainfo.xml'))
    tap.check('the settings compile', tool_problems('glib-compile-schemas', '--strict', '--dry-run', DATA))
    tap.check('settings and their users agree', settings_problems())
    tap.check('XML files are well formed', xml_problems())
    tap.check('our icons follow the grid', icon_problems())
    theme = theme_icons()
    if theme:
        tap.check('every icon used exists', used_icon_problems(theme | own_icons().keys() | {f'{ID}-symbolic'}))
    else:
        tap.skip('every icon used exists', 'the icon theme is not installed')
    tap.check('the bus knows us by one name', bus_problems())
    tap.check('files of approvals are ours', approval_problems())
    tap.check('version, release and news agree', release_problems())
    tap.finish()


main()
