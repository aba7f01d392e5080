# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as other programs see it: on the session bus, and started a second time."""

import subprocess

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from accessible import Bus, Tree
from regulars_e2e import PROGRAM, Program, wait, xdotool
from book import Book
from cases import equal, note

NAME = 'app.regulars.Regulars'
PATH = '/app/regulars/Regulars'
PEOPLE = """name,phone,email
Bakery De Halm,+31 20 555 01 77,post@dehalm.example
Anna Bos,030 555 0199,anna@bos.example
Carl Bos,030 555 0199,carl@bos.example
"""


class Shop(Book):
    """A book of three people, two of whom share a telephone."""

    def __init__(self):
        super().__init__('Corner shop', 'NL')
        people = self.folder / 'people.csv'
        people.write_text(PEOPLE)
        equal(self.json('import', 'contacts', people)['created'], 3, 'people')


def bus_call(interface, method, arguments, path=PATH):
    """Calls the program as another one does; it must not be started by that."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    return bus.call_sync(NAME, path, interface, method, arguments, None,
                         Gio.DBusCallFlags.NO_AUTO_START, 30000, None)


def identify(number):
    return bus_call(f'{NAME}.Caller', 'IdentifyCaller', GLib.Variant('(s)', (number,))).unpack()


class Service(Program):
    """The program as the bus starts it: without a window, with the usual book of this home."""

    def __init__(self, book):
        home = book.folder / 'home' / 'regulars'
        home.mkdir(parents=True)
        book.path = book.path.rename(home / 'book.regulars')
        super().__init__('--gapplication-service', environment={'XDG_DATA_HOME': str(home.parent)})

    def __enter__(self):
        self.process = subprocess.Popen([PROGRAM, *self.arguments], env=self.environment,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=self.log)
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        wait(lambda: self._alive() and bus.call_sync(
            'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
            GLib.Variant('(s)', (NAME,)), None, Gio.DBusCallFlags.NONE, 30000, None).unpack()[0],
            'the name of the program on the bus')
        return self

    def report(self):
        if self.tree:
            super().report()
        else:
            note('stderr: ' + self.errors()[-3000:])

    def has_window(self):
        return xdotool('search', '--onlyvisible', '--pid', self.process.pid) != ''

    def attach(self):
        """Once it has a window it can be looked at."""
        bus = Bus()
        owner = wait(lambda: self._alive() and bus.owner_of(self.process.pid),
                     'the program on the accessibility bus')
        self.tree = Tree(bus, owner)
        return self


def hand_over(program, *arguments):
    """Starts the program a second time, which ends at once; its exit status and what it said."""
    ended = subprocess.run([PROGRAM, *arguments], env=program.environment, timeout=60,
                           stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return ended.returncode, ended.stderr.decode()


def card(program, name):
    """The counter card of the customer, over the main window."""
    found = program.wait_for('dialog', name)
    program.wait_focus('button', 'Open')
    return found


def close_card(program, name):
    card(program, name)
    program.keys('Escape')
    program.wait_gone('dialog', name)


def customer(program, name):
    """The window of the customer, in front."""
    return wait(lambda: (front := program.window()) and name in front.name and front,
                f'the window of {name}')
