#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing with words for people is left out of the translation, and the words can be taken out."""

import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import translatable
from tap import Tap, project_files, short, SOURCE

# Properties and attributes of interface files that people read.
READ_BY_PEOPLE = {
    'label', 'title', 'subtitle', 'description', 'tooltip-text', 'placeholder-text', 'button-label',
    'heading', 'body', 'text', 'accessible-label', 'default-label', 'tooltip', 'comments',
}
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def listed():
    lines = (SOURCE / 'po' / 'POTFILES.in').read_text(encoding='utf-8').splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def list_problems():
    wanted, have = translatable.translatable_files(), listed()
    yield from (f'po/POTFILES.in lacks {name}' for name in sorted(set(wanted) - set(have)))
    yield from (f'po/POTFILES.in names {name}, which has no words' for name in sorted(set(have) - set(wanted)))
    yield from (f'po/POTFILES.in names {name} twice' for name in sorted({n for n in have if have.count(n) > 1}))


def ui_problems(path):
    """Text that people read in an interface file has to be marked."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        yield f'{short(path)}: {error}'
        return
    for element in root.iter():
        if element.tag not in ('property', 'attribute', 'item', 'action', 'relation'):
            continue
        name = element.get('name', '').replace('_', '-')
        read = name in READ_BY_PEOPLE or (element.tag == 'property' and name == 'label')
        text = (element.text or '').strip()
        if read and len(element) == 0 and re.search(r'[A-Za-z]{2}', text) and element.get('translatable') is None \
                and element.get('bind-source') is None:
            yield f'{short(path)}: {name} "{text}" is not marked as translatable'


def extraction_problems():
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / 'regulars.pot'
        (Path(folder) / 'files').write_text('\n'.join(listed()) + '\n', encoding='utf-8')
        run = subprocess.run(
            ['xgettext', '--from-code=UTF-8', '--add-comments=Translators', f'--files-from={folder}/files',
             f'--output={pot}', *(f'--keyword={k}' for k in KEYWORDS)],
            cwd=SOURCE, capture_output=True, text=True, check=False)
        if run.returncode or run.stderr.strip():
            yield run.stderr.strip() or f'xgettext ended with {run.returncode}'
            return
        text = pot.read_text(encoding='utf-8') if pot.exists() else ''
        if 'Know your customers' not in text:
            yield 'the words of the metainfo file were not taken out'
        yield from word_problems(text)


def plural_problems():
    """One singular with two plurals becomes one message: the second would be said like the first."""
    text = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
    pair = re.compile(r'\b(?:ngettext|g_dngettext)\s*\(\s*(?:GETTEXT_PACKAGE,\s*)?' + text + r',\s*' + text)
    plurals = {}
    for name in listed():
        if not name.endswith(('.c', '.h')):
            continue
        for one, many in pair.findall((SOURCE / name).read_text(encoding='utf-8')):
            one, many = (''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', words)) for words in (one, many))
            known, where = plurals.setdefault(one, (many, name))
            if known != many:
                yield f'{name}: "{one}" has the plural "{many}", and "{known}" in {where}'


def word_problems(pot):
    """Words that are hard to translate, or that were cut off at a macro xgettext does not know."""
    for message in re.findall(r'^msgid (".*"(?:\n".*")*)', pot, re.MULTILINE):
        value = ''.join(re.findall(r'"(.*)"', message))
        if value and value == value.strip() and '...' in value:
            yield f'three dots instead of an ellipsis: {value}'
        if re.search(r'(^|[a-z] )%$', value) and not re.search(r'[0-9]', value):
            yield f'cut off where a number stands, write PRId64 there: {value}'


def catalogue_problems():
    for language in (SOURCE / 'po' / 'LINGUAS').read_text(encoding='utf-8').split('\n'):
        language = language.split('#')[0].strip()
        if not language:
            continue
        file = SOURCE / 'po' / f'{language}.po'
        if not file.exists():
            yield f'po/LINGUAS names {language}, but there is no po/{language}.po'
            continue
        run = subprocess.run(['msgfmt', '-c', '-o', '/dev/null', str(file)], capture_output=True, text=True, check=False)
        if run.returncode:
            yield run.stderr


def main():
    tap = Tap()
    tap.check('POTFILES.in is complete', list_problems())
    tap.check('interface files mark what people read',
              (x for p in project_files('src', 'data', suffixes={'.ui'}) for x in ui_problems(p)))
    tap.check('the words can be taken out', extraction_problems())
    tap.check('one singular has one plural', plural_problems())
    tap.check('the catalogues are sound', catalogue_problems())
    tap.finish()


main()
