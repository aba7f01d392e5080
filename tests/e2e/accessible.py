# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader sees of a program, read over the accessibility bus.

GTK makes its accessible objects when somebody first asks for them, and hands out what it knows of
all of them in one answer. So a look goes down the tree, one question for each object that is
showing, and takes names, roles and states from that answer. This is many times faster than asking
each object for each of its properties.

Where the focus is the program tells by itself each time it moves, so that walking through a window
with Tab needs no look at the whole of it.
"""

import re
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
TEXT = 'org.a11y.atspi.Text'
VALUE = 'org.a11y.atspi.Value'
ACTION = 'org.a11y.atspi.Action'
ROOT = '/org/a11y/atspi/accessible/root'
STATES = {state.value_nick: int(state)
          for state in map(Atspi.StateType, range(int(Atspi.StateType.LAST_DEFINED)))}
ROLES = {number: Atspi.Role(number).value_nick for number in range(int(Atspi.Role.LAST_DEFINED))}
DEADLINE = 60.0


class Gone(Exception):
    """The object no longer exists, or the program does not answer."""


class NotSeen(AssertionError):
    """What was waited for did not come."""


def wait(condition, what, deadline=DEADLINE):
    """Looks until the condition gives something, and returns that."""
    end = time.monotonic() + deadline
    while True:
        try:
            result = condition()
        except Gone:
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise NotSeen(f'{what} was not seen in {deadline:.0f} s')
        time.sleep(0.02)


class Bus:
    """The accessibility bus of this session."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
            Gio.DBusCallFlags.NONE, 10000, None).unpack()[0]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.focus = {}
        self.connection.signal_subscribe(
            None, 'org.a11y.atspi.Event.Object', 'StateChanged', None, 'focused',
            Gio.DBusSignalFlags.NONE, self._focus_moved)
        self.call('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'org.a11y.atspi.Registry',
                  'RegisterEvent',
                  GLib.Variant('(sass)', ('object:state-changed:focused', [], '')))

    def _focus_moved(self, _connection, owner, path, _interface, _signal, values):
        if values[1]:
            self.focus[owner] = path

    def last_focus(self, owner):
        """The object of a program that got the focus last, if it said so."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        return self.focus.get(owner)

    def call(self, owner, path, interface, method, arguments=None, timeout=30000):
        try:
            answer = self.connection.call_sync(
                owner, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, timeout,
                None)
        except GLib.Error as error:
            raise Gone(f'{method} on {path}: {error.message}') from error
        return answer.unpack()

    def get(self, owner, path, interface, name):
        return self.call(owner, path, 'org.freedesktop.DBus.Properties', 'Get',
                         GLib.Variant('(ss)', (interface, name)))[0]

    def owner_of(self, pid):
        """The name on the bus of the program with that process, or None.

        Only who has announced itself to the registry counts, as for a screen reader. A program is
        on the bus a moment earlier; who asks it something in that moment may never be answered:
        GLib says hello to the bus, and a question that comes before the thread which said hello
        has noted the answer is refused by another thread with a critical warning (check_unclosed).
        """
        interface = 'org.freedesktop.DBus'
        for name, _path in self.call('org.a11y.atspi.Registry', ROOT, ACCESSIBLE,
                                     'GetChildren')[0]:
            try:
                found = self.call(interface, '/org/freedesktop/DBus', interface,
                                  'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]
            except Gone:
                continue
            if found == pid:
                return name
        return None


class Node:
    """One object as it was when the tree was looked at."""

    def __init__(self, tree, path, role, name, description, states):
        self.tree = tree
        self.path = path
        self.role = role
        self.name = name
        self.description = description
        self.states = states
        self.parent = None
        self.children = []

    def is_(self, state):
        return bool(self.states >> STATES[state] & 1)

    @property
    def showing(self):
        return self.is_('showing')

    @property
    def focused(self):
        return self.is_('focused')

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node:
            yield node
            node = node.parent

    def texts(self):
        """All words that are shown in it, in order."""
        words = []
        for node in self.walk():
            if node.name and (not words or words[-1] != node.name):
                words.append(node.name)
        return words

    def says(self, pattern):
        return any(matches(pattern, text) for text in [self.name, self.description]
                   + [node.name for node in self.walk()])

    def call(self, interface, method, arguments=None):
        return self.tree.bus.call(self.tree.owner, self.path, interface, method, arguments)

    @property
    def text(self):
        """What stands in an entry."""
        return self.call(TEXT, 'GetText', GLib.Variant('(ii)', (0, -1)))[0]

    @property
    def value(self):
        return self.tree.bus.get(self.tree.owner, self.path, VALUE, 'CurrentValue')

    @property
    def extents(self):
        return self.call(COMPONENT, 'GetExtents', GLib.Variant('(u)', (0,)))[0]

    def activate(self):
        """Does what a press does, the way assistive technology asks for it."""
        return self.call(ACTION, 'DoAction', GLib.Variant('(i)', (0,)))[0]

    def describe(self, depth=0):
        marks = ' '.join(state for state in ('focused', 'selected', 'checked', 'expanded')
                         if self.is_(state))
        return f'{"  " * depth}{self.role} {self.name!r} {marks}'.rstrip()

    def outline(self, depth=0):
        """The tree below it for people to read; groups without a name are passed over."""
        dull = not self.name and self.role in ('panel', 'grouping', 'filler') and not self.focused
        lines = [] if dull else [self.describe(depth)]
        for child in self.children:
            lines += child.outline(depth if dull else depth + 1)
        return lines


class Single(Node):
    """One object that was asked for by itself; what is in it is looked at when that is needed."""

    def __init__(self, tree, path):
        low, high = tree.bus.call(tree.owner, path, ACCESSIBLE, 'GetState')[0]
        role = tree.bus.call(tree.owner, path, ACCESSIBLE, 'GetRole')[0]
        super().__init__(tree, path, ROLES.get(role, str(role)),
                         tree.bus.get(tree.owner, path, ACCESSIBLE, 'Name'),
                         tree.bus.get(tree.owner, path, ACCESSIBLE, 'Description'),
                         low | high << 32)
        if not self.name and 'menu-item' in self.role:
            self.name = tree.label_of(self)

    @property
    def children(self):
        if self._children is None:
            self._children = [node for node in (Single(self.tree, path) for path in
                                                self.tree.children_of(self.path)) if node.showing]
        return self._children

    @children.setter
    def children(self, _none):
        self._children = None


def matches(pattern, text):
    """A pattern is a text that has to be there exactly, or a compiled expression found in it."""
    if isinstance(pattern, re.Pattern):
        return bool(pattern.search(text or ''))
    return pattern == text


class Tree:
    """What one program shows."""

    def __init__(self, bus, owner):
        self.bus = bus
        self.owner = owner

    def _known(self):
        items = self.bus.call(self.owner, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache',
                              'GetItems')[0]
        return {item[0][1]: item for item in items}

    def children_of(self, path):
        try:
            return [child[1] for child in self.bus.call(self.owner, path, ACCESSIBLE,
                                                        'GetChildren')[0]]
        except Gone:
            return []

    def _node(self, path, known):
        item = known.get(path)
        if item is None:
            return None
        low, high = item[9]
        return Node(self, path, ROLES.get(item[7], str(item[7])), item[6], item[8],
                    low | high << 32)

    def label_of(self, node):
        """Items of menus are called what the label inside of them says."""
        try:
            for relation, targets in node.call(ACCESSIBLE, 'GetRelationSet')[0]:
                if relation == int(Atspi.RelationType.LABELLED_BY):
                    return self.bus.call(self.owner, targets[0][1], TEXT, 'GetText',
                                         GLib.Variant('(ii)', (0, -1)))[0]
        except Gone:
            pass
        return ''

    def look(self):
        """The root of all that is showing now."""
        known = self._known()
        root = self._node(ROOT, known) or Node(self, ROOT, 'application', '', '', 0)
        level = [root]
        while level:
            offspring = [(node, path) for node in level for path in self.children_of(node.path)]
            if any(path not in known for _, path in offspring):
                known = self._known()
            level = []
            for parent, path in offspring:
                node = self._node(path, known)
                if node is None:
                    continue
                node.parent = parent
                if not node.name and 'menu-item' in node.role and node.showing:
                    node.name = self.label_of(node)
                if node.showing or parent is root:
                    parent.children.append(node)
                    level.append(node)
        return root

    def focused(self):
        """What has the focus, when the program told where it went."""
        path = self.bus.last_focus(self.owner)
        if path is None:
            return None
        try:
            node = Single(self, path)
        except Gone:
            return None
        return node if node.focused and node.showing else None
