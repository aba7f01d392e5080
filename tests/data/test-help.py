#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help pages: sound Mallard, every link arrives, every page can be reached."""

import re
import xml.etree.ElementTree as ElementTree

from tap import Tap, SOURCE

MALLARD = '{http://projectmallard.org/1.0/}'
HELP = SOURCE / 'help' / 'C'
INLINE = {'p', 'link', 'gui', 'guiseq', 'key', 'keyseq', 'em', 'app', 'code', 'file', 'input', 'cmd', 'media'}
BLOCK = {'page', 'info', 'title', 'desc', 'section', 'steps', 'list', 'item', 'terms', 'note', 'table', 'thead',
         'tbody', 'tr', 'td', 'th', 'revision', 'license', 'credit', 'name', 'links', 'screen', 'example'}


def load():
    return {path.stem: ElementTree.parse(path).getroot() for path in sorted(HELP.glob('*.page'))}


def form_problems(pages):
    for name, page in pages.items():
        if page.tag != MALLARD + 'page' or page.get('id') != name:
            yield f'{name}.page: the page calls itself {page.get("id")}'
        if not (page.findtext(MALLARD + 'title') or '').strip():
            yield f'{name}.page: no title'
        if name != 'index' and not (page.findtext(f'{MALLARD}info/{MALLARD}desc') or '').strip():
            yield f'{name}.page: no description'
        for element in page.iter():
            tag = element.tag.removeprefix(MALLARD)
            if tag not in INLINE | BLOCK and not tag.startswith('{'):
                yield f'{name}.page: <{tag}> is no element of the help'
            if tag in ('item',) and len(element) == 0:
                yield f'{name}.page: text has to stand in a paragraph'


def link_problems(pages):
    anchors = {f'{n}#{s.get("id")}' for n, p in pages.items() for s in p.iter(MALLARD + 'section') if s.get('id')}
    for name, page in pages.items():
        for link in page.iter(MALLARD + 'link'):
            target = link.get('xref')
            if target is None:
                if not re.match(r'(https|help|mailto):', link.get('href', '')):
                    yield f'{name}.page: a link to nowhere'
                continue
            full = f'{name}{target}' if target.startswith('#') else target
            if full.split('#')[0] not in pages or ('#' in full and full not in anchors):
                yield f'{name}.page: no page {target}'


def reach_problems(pages):
    for name, page in pages.items():
        guides = [link.get('xref') for link in page.iter(MALLARD + 'link') if link.get('type') == 'guide']
        if name != 'index' and not guides:
            yield f'{name}.page cannot be reached from a guide'


def build_problems(pages):
    text = (SOURCE / 'help' / 'meson.build').read_text(encoding='utf-8')
    for name in pages:
        if f"'{name}.page'" not in text:
            yield f'help/meson.build does not install {name}.page'


def main():
    tap = Tap()
    pages = load()
    tap.check('there is a first page', [] if 'index' in pages else ['no index.page'])
    tap.check('pages are well made', form_problems(pages))
    tap.check('links arrive', link_problems(pages))
    tap.check('every page can be reached', reach_problems(pages))
    tap.check('every page is installed', build_problems(pages))
    tap.finish()


main()
