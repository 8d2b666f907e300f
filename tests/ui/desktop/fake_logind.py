"""A logind of our own on a private bus, run as a program: `fake_logind.py ADDRESS`.

Commands come in by lines: `sleep 1`, `sleep 0`, `shutdown 1`, `lock`. It says on standard output
`ready`, `inhibit WHAT MODE` when asked for an inhibitor, and `released` when one is given back.
"""

from __future__ import annotations

import os
import selectors
import sys

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

MANAGER = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
SESSION = DBusAddress(
    "/org/freedesktop/login1/session/_31", interface="org.freedesktop.login1.Session"
)


def say(*words: str) -> None:
    print(*words, flush=True)


def main(address: str) -> None:
    bus = open_dbus_connection(address, enable_fds=True)
    bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
    ready = selectors.DefaultSelector()
    ready.register(bus.sock, selectors.EVENT_READ, "bus")
    ready.register(0, selectors.EVENT_READ, "commands")
    say("ready")
    while True:
        for key, _ in ready.select():
            if key.data == "bus":
                call = bus.receive()
                if call.header.message_type is not MessageType.method_call:
                    continue
                if call.header.fields.get(HeaderFields.member) != "Inhibit":
                    bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))
                    continue
                ours, theirs = os.pipe()
                bus.send(new_method_return(call, "h", (theirs,)))
                os.close(theirs)
                ready.register(ours, selectors.EVENT_READ, "inhibitor")
                say("inhibit", call.body[0], call.body[3])
            elif key.data == "inhibitor":
                ready.unregister(key.fd)
                os.close(key.fd)
                say("released")
            else:
                words = os.read(0, 100).decode().split()
                if not words:
                    return
                if words[0] == "lock":
                    bus.send(new_signal(SESSION, "Lock"))
                else:
                    name = {"sleep": "PrepareForSleep", "shutdown": "PrepareForShutdown"}[words[0]]
                    bus.send(new_signal(MANAGER, name, "b", (words[1] == "1",)))


if __name__ == "__main__":
    main(sys.argv[1])
