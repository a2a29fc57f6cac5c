"""What a screen reader finds in the visual notes of a program, as lines in a file, and what it can
do there. Uses the library of screen readers, over the bus.

usage: screenreader.py PROGRAM OUTPUT
"""

import itertools
import os
import sys
import time

from gi.repository import GLib
import pyatspi

PATIENCE = 30  # seconds
told = []  # events, as "kind: object"


def wait_for(what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = what()
        except Exception:  # objects come and go while a program starts
            found = None
        if found:
            return found
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.05)
    return None


def hear(event):
    kind = str(event.type).removeprefix("object:")
    told.append(f"{kind}: {event.source.name if event.source else ''}")


def listen():
    pyatspi.Registry.registerEventListener(
        hear, "object:state-changed:checked", "object:property-change:accessible-name",
        "object:children-changed", "object:text-caret-moved")


def is_told(line):
    return bool(wait_for(lambda: line in told))


def find(accessible, condition, depth=0):
    if accessible is None or depth > 30:
        return None
    if condition(accessible):
        return accessible
    for child in accessible:
        found = find(child, condition, depth + 1)
        if found:
            return found
    return None


def editor_of(program):
    for application in pyatspi.Registry.getDesktop(0):
        if application and application.name == program:
            return find(application, lambda a: a.name == "Release notes")
    return None


def has(accessible, state):
    return accessible.getState().contains(state)


def children(editor, role):
    return [child for child in editor if child.getRole() == role]


def act(accessible, name):
    action = accessible.queryAction()
    for i in range(action.nActions):
        if action.getName(i) == name:
            return action.doAction(i)
    return False


def main():
    program, output = sys.argv[1:]
    lines = []
    editor = wait_for(lambda: editor_of(program))
    if editor is None:
        lines.append("no editor")
    else:
        text = editor.queryText()
        lines.append("text: " + text.getText(0, -1).replace("\n", "|"))
        for child in editor:
            role = child.getRoleName()
            if role in ("heading", "link", "check box", "table"):
                shown = has(child, pyatspi.STATE_SHOWING)
                checked = " [x]" if has(child, pyatspi.STATE_CHECKED) else ""
                lines.append(f"{role}: {child.name}{checked} ({child.description}) {shown}")
        for table in children(editor, pyatspi.ROLE_TABLE):
            cells = table.queryTable()
            lines.append("cells: " + " ".join(
                cells.getAccessibleAt(row, column).name
                for row in range(cells.nRows) for column in range(cells.nColumns)))
        # A program that is only just coming to the bus may not hear that somebody listens, and from
        # when on it tells what happens in it, it alone knows.
        listen()
        places = itertools.cycle((1, 2))
        wait_for(lambda: text.setCaretOffset(next(places))
                 and any(line.startswith("text-caret-moved") for line in told))
        box = children(editor, pyatspi.ROLE_CHECK_BOX)[0]
        lines.append(f"toggle: {act(box, 'Toggle')}")
        lines.append(f"told: {is_told('state-changed:checked: first')}")
        lines.append(f"checked: {has(box, pyatspi.STATE_CHECKED)}")
        link = children(editor, pyatspi.ROLE_LINK)[0]
        lines.append(f"press: {act(link, 'Press')}")
        lines.append(f"focus: {link.queryComponent().grabFocus()}")
        there = link.name
        wait_for(lambda: text.getText(text.caretOffset, text.caretOffset + len(there)) == there)
        lines.append("at: " + text.getText(text.caretOffset, text.caretOffset + len(there)))
        lines.append(f"insert: {editor.queryEditableText().insertText(0, 'My ', 3)}")
        lines.append(f"told: {is_told('property-change:accessible-name: My Tide')}")
        heading = children(editor, pyatspi.ROLE_HEADING)[0]
        lines.append("heading: " + heading.name)
        # A line of its own that begins to be a heading.
        editor.queryEditableText().insertText(text.characterCount, "New [one](https://x.y)", 22)
        lines.append(f"told: {is_told('children-changed:add: Release notes')}")
    with open(output + ".part", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    os.rename(output + ".part", output)


main()
