# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person without a mouse would: keys in, accessible tree out.

    with Program('--file', path) as program:
        program.window()
        program.keys('ctrl+k')
        program.type('0074321')
        program.wait_for('list-item', re.compile('Alfreds'))

Nothing waits for a time; everything waits for something to be seen, with a deadline. Whatever GTK
or GLib warned about fails the test when the program ends.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]),
                str(Path(__file__).resolve().parents[1] / 'tool')]

from accessible import DEADLINE, Bus, Gone, NotSeen, Tree, matches, wait  # noqa: E402
from cases import note  # noqa: E402

SOURCE = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get('REG_BUILD_ROOT', SOURCE / '_build'))
PROGRAM = os.environ.get('REG_PROGRAM', str(BUILD / 'src' / 'app' / 'regulars'))
WARNING = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|Sanitizer|runtime error:')
WINDOWS = ('frame', 'window', 'dialog', 'alert')


def xdotool(*arguments):
    ended = subprocess.run(['xdotool', *map(str, arguments)], capture_output=True, timeout=60,
                           check=False)
    return ended.stdout.decode().strip()


def is_called(node, role, name):
    """role: one or several, or any; name: exactly, or an expression, or any."""
    roles = (role,) if isinstance(role, str) else role
    return (roles is None or node.role in roles) and (name is None or matches(name, node.name))


class Program:
    """The program, running on the display of this test."""

    def __init__(self, *arguments, dark=False, text_scale=None, environment=None, pictures=None):
        self.arguments = [str(argument) for argument in arguments]
        self.folder = Path(tempfile.mkdtemp(prefix='regulars-e2e-'))
        self.pictures = Path(pictures or os.environ.get('REG_PICTURES', self.folder))
        self.log = open(self.folder / 'stderr', 'wb+')
        self.environment = {
            **os.environ,
            'GSETTINGS_SCHEMA_DIR': str(BUILD / 'data'),
            'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark' if dark else 'prefer-light',
            **(environment or {}),
        }
        self.text_scale = text_scale or 1
        self.process = None
        self.tree = None
        self.kept_warnings = []

    def _set_text_size(self):
        """The display says how large text is to be, as a desktop's settings do."""
        resources = ['-set', 'RESOURCE_MANAGER', f'Xft.dpi: {round(96 * self.text_scale)}']
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', *resources], timeout=60,
                       check=True)

    # --- beginning and end ------------------------------------------------------------

    def start(self):
        self._set_text_size()
        self.process = subprocess.Popen(
            [PROGRAM, *self.arguments], env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=self.log)
        # What lies under the pointer would look pointed at.
        xdotool('mousemove', 4000, 4000)
        bus = Bus()
        owner = wait(lambda: self._alive() and bus.owner_of(self.process.pid),
                     'the program on the accessibility bus')
        self.tree = Tree(bus, owner)
        return self

    def _alive(self):
        if self.process.poll() is not None:
            raise NotSeen(f'the program ended with {self.process.returncode}: {self.errors()}')
        return True

    def errors(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read().decode(errors='replace')

    def warnings(self):
        if self.log.closed:
            return self.kept_warnings
        return [line for line in self.errors().splitlines() if WARNING.search(line)]

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self._clean_up()
            raise

    def __exit__(self, kind, problem, trace):
        try:
            if problem is not None:
                self.report()
                self._kill()
            else:
                self.quit()
        finally:
            warned = self.warnings()
            self._clean_up()
        if warned:
            if problem is None:
                raise AssertionError('warnings: ' + '\n'.join(warned[:10]))
            note('warnings: ' + '\n'.join(warned[:10]))

    def quit(self, deadline=60):
        """Ends it as its own menu does; it has to end by itself and without an error."""
        self.keys('ctrl+q')
        try:
            status = self.process.wait(timeout=deadline)
        except subprocess.TimeoutExpired:
            self.report()
            self._kill()
            raise NotSeen(f'the program did not end in {deadline} s') from None
        if status != 0:
            raise AssertionError(f'the program ended with {status}: {self.errors()}')

    def _kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _clean_up(self):
        self._kill()
        self.kept_warnings = self.warnings() if not self.log.closed else self.kept_warnings
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def report(self):
        """What there was to be seen when something went wrong."""
        try:
            note('\n'.join(self.look().outline()))
        except Gone as error:
            note(f'the program does not answer: {error}')
        note('stderr: ' + self.errors()[-3000:])
        kept = os.environ.get('REG_PICTURES')
        if kept:
            self.screenshot(f'failure-{int(time.time())}', whole=True)

    # --- looking ----------------------------------------------------------------------

    def look(self):
        return self.tree.look()

    def find_all(self, role=None, name=None, within=None, where=None):
        """Objects that are showing. role: one or several; name: exactly, or an expression; within:
        only below what these find; where: any other condition."""
        roots = [self.look()]
        if within is not None:
            roots = [node for node in roots[0].walk() if node.showing and within(node)]
        found = []
        for root in roots:
            for node in root.walk():
                if (node.showing and is_called(node, role, name)
                        and (where is None or where(node)) and node not in found):
                    found.append(node)
        return found

    def find(self, role=None, name=None, within=None, where=None):
        found = self.find_all(role, name, within, where)
        return found[0] if found else None

    def wait_for(self, role=None, name=None, within=None, where=None, deadline=DEADLINE):
        def look():
            self._alive()
            return self.find(role, name, within, where)
        text = getattr(name, 'pattern', name)
        return wait(look, f'{role or "something"} called {text!r}', deadline)

    def wait_gone(self, role=None, name=None, within=None, where=None, deadline=DEADLINE):
        text = getattr(name, 'pattern', name)
        return wait(lambda: self._alive() and not self.find(role, name, within, where),
                    f'no {role or "thing"} called {text!r}', deadline)

    def wait_text(self, pattern, within=None, deadline=DEADLINE):
        """Something showing whose name says this."""
        return self.wait_for(None, pattern, within, deadline=deadline)

    def wait_focus(self, role=None, name=None, deadline=DEADLINE):
        def look():
            self._alive()
            node = self.focused()
            return node if node and is_called(node, role, name) else None
        text = getattr(name, 'pattern', name)
        return wait(look, f'the focus on {role or "something"} called {text!r}', deadline)

    def focused(self):
        return self.tree.focused() or self.find(where=lambda node: node.focused)

    def window(self, name=None, deadline=DEADLINE):
        """The window that takes the keys; with a name, the one called so."""
        return self.wait_for(WINDOWS, name, where=lambda node: node.is_('active')
                             or node.role == 'dialog', deadline=deadline)

    # --- doing ------------------------------------------------------------------------

    def keys(self, *chords):
        """Presses keys, each as X names it: 'ctrl+k', 'Tab', 'Return'."""
        self._alive()
        xdotool('key', '--clearmodifiers', '--delay', 15, *chords)

    def type(self, text):
        self._alive()
        xdotool('type', '--clearmodifiers', '--delay', 8, '--', text)

    def enter(self, text, role=('entry', 'text', 'password-text')):
        """Replaces what stands in the focused entry."""
        self.keys('ctrl+a')
        if text:
            self.type(text)
        else:
            self.keys('BackSpace')
        return wait(lambda: (node := self.focused()) and node.role in role and (
            node.role == 'password-text' or node.text == text), f'{text!r} in the entry')

    def press(self, name, role=('button', 'toggle-button', 'check-box', 'radio-button', 'link')):
        """Goes to something by Tab and presses it."""
        node = self.tab_to(role, name)
        self.keys('Return' if node.role == 'button' else 'space')
        return node

    def tab_to(self, role=None, name=None, limit=60, key='Tab'):
        """Moves the focus with the keyboard alone until it is there."""
        for _ in range(limit):
            before = self.focused()
            if before and is_called(before, role, name):
                return before
            self.keys(key)
            was = before.path if before else None
            try:
                wait(lambda: (now := self.focused()) and now.path != was, 'another focus', 10)
            except NotSeen:
                continue
        raise NotSeen(f'{limit} times {key} did not lead to {role} {name}')

    # --- picturing --------------------------------------------------------------------

    def active_id(self):
        return wait(lambda: xdotool('getactivewindow'), 'an active window', 10)

    def geometry(self):
        text = xdotool('getwindowgeometry', '--shell', self.active_id())
        return {key: int(value) for key, value in re.findall(r'(\w+)=(-?\d+)', text)}

    def content_size(self):
        """Width and height of what is inside the border of the active window."""
        frame = self.wait_for('frame', where=lambda node: node.is_('active'))
        return tuple(frame.children[0].extents[2:])

    def resize(self, width, height):
        """Gives the content of the active window that size."""
        identity = self.active_id()
        inner_width, inner_height = self.content_size()
        outer = self.geometry()
        xdotool('windowsize', identity, width + outer['WIDTH'] - inner_width,
                height + outer['HEIGHT'] - inner_height)
        wait(lambda: self.content_size() == (width, height),
             f'a window of {width} × {height}', 10)

    def settle(self, deadline=10):
        """Waits until two pictures in a row are the same."""
        def still():
            first = self._grab(None)
            return first == self._grab(None)
        wait(still, 'a picture that stands still', deadline)

    def _grab(self, crop):
        command = ['import', '-silent', '-window', 'root', *(['-crop', crop] if crop else []),
                   '+repage', 'rgb:-' if crop is None else 'png:-']
        return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout

    def screenshot(self, name, whole=False):
        """The active window, with what pops up over it, as a PNG."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        path = self.pictures / f'{name}.png'
        crop = None
        if not whole:
            self.settle()
            place = self.geometry()
            crop = '{WIDTH}x{HEIGHT}+{X}+{Y}'.format(**place)
        command = ['import', '-silent', '-window', 'root', *(['-crop', crop] if crop else []),
                   '+repage', str(path)]
        subprocess.run(command, timeout=60, check=False)
        return path
