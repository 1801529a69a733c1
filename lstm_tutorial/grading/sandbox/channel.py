"""A line between the grader and the sandbox: whole messages over a socket, each within a time."""

import select
import time

from lstm_tutorial.grading.sandbox.packing import FROM_GRADER, FROM_SANDBOX, HEADER, Packer
from lstm_tutorial.grading.sandbox.unpacking import BadMessage, Unpacker


class Closed(ConnectionError):
    """The other side is gone."""


class Channel:
    """One end of the line.

    Parameters
    ----------
    socket : socket.socket
        A stream.
    sends, receives : Limits, optional
        Of a message; by default those of the grader's end.
    make_named, call, name_callable : callable, optional
        As in `unpacking.Unpacker` and `packing.Packer`.
    """

    def __init__(
        self, socket, *, sends=FROM_GRADER, receives=FROM_SANDBOX, make_named=None, call=None, name_callable=None
    ):
        self._socket, self._sends, self._receives = socket, sends, receives
        self._reading = {"make_named": make_named, "call": call, "limits": receives}
        self._name_callable = name_callable

    def send(self, message, deadline=None):
        """Send a message.

        Parameters
        ----------
        message : values as in `packing.Packer`
        deadline : float, optional
            By `time.monotonic`; without it, wait for ever.

        Raises
        ------
        TooMuch
            If the message is too long; nothing was sent.
        Closed, TimeoutError
        """
        packed = Packer(self._name_callable, self._sends).pack(message)
        try:
            self._wait_until(deadline)
            self._socket.sendall(packed)
        except TimeoutError:
            raise
        except OSError as error:
            raise Closed(str(error)) from None

    def ready(self, seconds):
        """Wait until something has come, or the line is closed, but no longer than so many seconds."""
        return bool(select.select([self._socket], [], [], seconds)[0])

    def receive(self, deadline=None):
        """Wait for a message.

        Raises
        ------
        BadMessage
            If it is none; there is no use in listening further.
        Closed, TimeoutError
        """
        structure, arrays = HEADER.unpack(self._read(HEADER.size, deadline))
        if structure > self._receives.structure or arrays > self._receives.arrays:
            raise BadMessage(f"a message of {structure + arrays:,} bytes")
        structure = self._read(structure, deadline)
        return Unpacker(structure, self._read(arrays, deadline), **self._reading).value

    def close(self):
        """Close this end."""
        self._socket.close()

    def _read(self, count, deadline):
        parts = []
        while count:
            try:
                self._wait_until(deadline)
                part = self._socket.recv(min(count, 1 << 18))
            except TimeoutError:
                raise
            except OSError as error:
                raise Closed(str(error)) from None
            if not part:
                raise Closed("end of the line")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _wait_until(self, deadline):
        if deadline is None:
            self._socket.settimeout(None)
        else:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
