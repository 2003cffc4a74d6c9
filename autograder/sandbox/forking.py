"""Make a process cheap to fork: what every submission costs twice, for its cells and its tests.

A fork copies, and the end of the forked process takes down, one entry for every page of memory. In
huge pages there are 512 times fewer; what is written to is still copied in small ones.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc

import psutil

_HUGE_PAGE = 2 * 2**20
_COLLAPSE = 25  # MADV_COLLAPSE, since Linux 6.1; older kernels refuse it, and nothing is lost
_libc = ctypes.CDLL(None)


def begin() -> None:
    """Look for no garbage while hundreds of modules are imported, until this process settles."""
    gc.disable()


def settle() -> None:
    """Prepare this process, which has loaded what it needs, for being forked over and over."""
    gc.collect()
    gc.freeze()  # the garbage collector of a forked process would write to every object
    gc.enable()
    for start, end in _private_memory():
        start, end = -(-start // _HUGE_PAGE) * _HUGE_PAGE, end // _HUGE_PAGE * _HUGE_PAGE
        if start < end:
            _libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _COLLAPSE)


def _private_memory() -> list[tuple[int, int]]:
    """Find where the memory lies that no file backs."""
    with contextlib.suppress(psutil.Error, OSError):
        return [
            tuple(int(address, 16) for address in mapping.addr.split("-"))
            for mapping in psutil.Process().memory_maps(grouped=False)
            if mapping.path in ("[anon]", "[heap]") and mapping.perms == "rw-p"
        ]
    return []
