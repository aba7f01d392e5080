#!/usr/bin/env python3
# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders while no window is open: as the session starts the program, and after its window was
closed."""

import re
import sqlite3
import threading
import time

from gi.repository import Gio, GLib

from callers import NAME, PATH, Service, Shop, hand_over
from regulars_e2e import Program, wait
from cases import case, equal, main

NOTIFICATIONS = """<node><interface name='org.freedesktop.Notifications'>
<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>
<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>
<arg type='u' direction='out'/></method>
<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
<method name='CloseNotification'><arg type='u' direction='in'/></method>
<method name='GetCapabilities'><arg type='as' direction='out'/></method>
<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>
<arg type='s' direction='out'/><arg type='s' direction='out'/></method>
</interface></node>"""


class Desktop(threading.Thread):
    """Shows notifications, that is: keeps what it was asked to show."""

    def __init__(self):
        super().__init__(daemon=True)
        self.shown = []
        self.actions = {}
        self.ready = threading.Event()

    def answer(self, _connection, _sender, _path, _interface, method, arguments, invocation):
        if method == 'Notify':
            title, _body, actions = arguments.unpack()[3:6]
            self.shown.append(title)
            self.actions[title] = (len(self.shown), dict(zip(actions[1::2], actions[::2])))
            invocation.return_value(GLib.Variant('(u)', (len(self.shown),)))
        elif method == 'GetCapabilities':
            invocation.return_value(GLib.Variant('(as)', (['actions', 'body'],)))
        elif method == 'GetServerInformation':
            invocation.return_value(GLib.Variant('(ssss)', ('test', 'test', '1', '1.2')))
        else:
            invocation.return_value(None)

    def run(self):
        context = GLib.MainContext()
        context.push_thread_default()
        bus = Gio.DBusConnection.new_for_address_sync(
            Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None),
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.bus = bus
        bus.register_object('/org/freedesktop/Notifications', interface, self.answer, None, None)
        bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                      'RequestName', GLib.Variant('(su)', ('org.freedesktop.Notifications', 4)),
                      None, Gio.DBusCallFlags.NONE, -1, None)
        self.ready.set()
        GLib.MainLoop(context).run()


    def press(self, title, label):
        """A button of a notification, as a person presses it."""
        number, actions = self.actions[title]
        self.bus.emit_signal(None, '/org/freedesktop/Notifications',
                             'org.freedesktop.Notifications', 'ActionInvoked',
                             GLib.Variant('(us)', (number, actions[label])))


DESKTOP = Desktop()


def desktop():
    """There is one for all cases; what it showed before is forgotten."""
    if not DESKTOP.is_alive():
        DESKTOP.start()
        DESKTOP.ready.wait(30)
    DESKTOP.shown.clear()
    DESKTOP.actions.clear()
    return DESKTOP


class Background(Service):
    """The program as the session starts it, on a computer where reminders are wanted or not."""

    def __init__(self, book, *arguments, wanted=True):
        super().__init__(book)
        self.arguments = list(arguments)
        settings = book.folder / 'config' / 'glib-2.0' / 'settings'
        settings.mkdir(parents=True)
        (settings / 'keyfile').write_text(
            f'[app/regulars/Regulars]\nremind-in-background={str(wanted).lower()}\n')
        self.environment.update(GSETTINGS_BACKEND='keyfile',
                                XDG_CONFIG_HOME=str(book.folder / 'config'))


def add_task(book, title):
    """A task whose reminder came an hour ago, while the program was not running."""
    now = int(time.time() * 1000)
    data = sqlite3.connect(book.path)
    data.execute('INSERT INTO task (uid, created_at, changed_at, kind, title, due_on, remind_at)'
                 " VALUES (randomblob (16), ?, ?, 3, ?, date ('now'), ?)",
                 (now, now, title, now - 3600000))
    data.commit()
    data.close()


@case
def without_a_window():
    """The session starts it: no window, but what was missed is said; a notification that is
    clicked shows the task"""
    screen = desktop()
    with Shop() as book:
        add_task(book, 'Call about the lamps')
        with Background(book, '--background') as program:
            wait(lambda: program._alive() and screen.shown, 'the notification')
            equal(screen.shown, ['Call about the lamps'], 'notifications')
            equal(program.has_window(), False, 'a window')
            bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
            bus.call_sync(NAME, PATH, 'org.freedesktop.Application', 'ActivateAction',
                          GLib.Variant('(sava{sv})', ('show-task', [GLib.Variant('x', 1)], {})),
                          None, Gio.DBusCallFlags.NO_AUTO_START, 30000, None)
            program.attach()
            program.wait_for('frame', re.compile('^Corner shop'))
            program.wait_text('Call about the lamps')


@case
def stays():
    """Its window is closed, and it goes on; started again it shows its window, and ends when that is
    quit"""
    with Shop() as book:
        with Background(book) as program:
            program.attach()
            program.wait_for('frame', re.compile('^Corner shop'))
            program.keys('ctrl+w')
            wait(lambda: program._alive() and not program.has_window(), 'the window to close')
            equal(hand_over(program)[0], 0, 'exit status of the second one')
            wait(lambda: program._alive() and program.has_window(), 'the window')


@case
def not_wanted():
    """Where reminders are no longer wanted, or there is no book, it ends at once"""
    for wanted in (True, False):
        with Shop() as book:
            program = Background(book, '--background', wanted=wanted)
            if wanted:
                book.path.unlink()
            equal(hand_over(program, '--background')[0], 0, 'exit status')
            equal(book.path.exists(), not wanted, 'a book')
            program._clean_up()


@case
def approval():
    """A quotation waits for who works here: said once; Approve asks for the PIN"""
    screen = desktop()
    program = Program('--demo').start()
    try:
        program.window()
        title = wait(lambda: next((each for each in screen.shown
                                   if each.startswith('Approve quotation ')), None),
                     'the notification')
        equal(sorted(label for label in screen.actions[title][1] if label), ['Approve', 'Open'],
              'buttons')
        screen.press(title, 'Approve')
        program.wait_focus(('text', 'password-text'), 'PIN')
        equal(screen.shown.count(title), 1, 'times it was said')
    finally:
        program._clean_up()


main()
