"""System calls that no exercise needs and that reach past the walls: refused by the kernel.

Namespaces do not separate everything: keyrings, some socket families and memory that belongs to no
file are shared or uncounted, and many holes in kernels were in calls that this list refuses. What a
submission starts and takes is counted by who started it: so nobody may be born beside its parent,
and memory that several share lies in a file.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

_libc = ctypes.CDLL(None, use_errno=True)
_SET_SECCOMP, _FILTER = 22, 2
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_AND = 0x54
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _FOURTH_ARGUMENT = 0, 4, 16, 40
_NEW_NAMESPACES, _BESIDE_THE_PARENT = 0x7E020000, 0x8000
_OF_WHAT_KIND, _SHARED_BY_NO_FILE = 0x23, 0x21
_SOCKET_FAMILIES = (1, 2, 10, 16)  # unix, IPv4, IPv6, netlink: all within their namespace

_REFUSED = {
    "x86_64": {
        **{"ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "pidfd_getfd": 438},
        **{"mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161, "open_tree": 428},
        **{"move_mount": 429, "fsopen": 430, "unshare": 272, "setns": 308, "mount_setattr": 442},
        **{"add_key": 248, "request_key": 249, "keyctl": 250, "bpf": 321, "perf_event_open": 298},
        **{"userfaultfd": 323, "io_uring_setup": 425, "memfd_create": 319, "memfd_secret": 447},
        **{"shmget": 29, "msgget": 68, "semget": 64, "mq_open": 240, "open_by_handle_at": 304},
        **{"init_module": 175, "finit_module": 313, "kexec_load": 246, "fanotify_init": 300},
        **{"vmsplice": 278, "io_setup": 206},
    },
    "aarch64": {
        **{"ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "pidfd_getfd": 438},
        **{"mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51, "open_tree": 428},
        **{"move_mount": 429, "fsopen": 430, "unshare": 97, "setns": 268, "mount_setattr": 442},
        **{"add_key": 217, "request_key": 218, "keyctl": 219, "bpf": 280, "perf_event_open": 241},
        **{"userfaultfd": 282, "io_uring_setup": 425, "memfd_create": 279, "memfd_secret": 447},
        **{"shmget": 194, "msgget": 186, "semget": 190, "mq_open": 180, "open_by_handle_at": 265},
        **{"init_module": 105, "finit_module": 273, "kexec_load": 104, "fanotify_init": 262},
        **{"vmsplice": 75, "io_setup": 0},
    },
}
# Identifier of the architecture; numbers of clone, clone3, mmap and socket.
_MACHINES = {"x86_64": (0xC000003E, 56, 435, 9, 41), "aarch64": (0xC00000B7, 220, 435, 222, 198)}


def refuse_dangerous_calls() -> None:
    """Install the filter in this process and all that come from it; nothing can take it off.

    On a processor that is not in the table nothing is installed: the walls stand without it.
    """
    if _PREPARED and _libc.prctl(_SET_SECCOMP, _FILTER, _PREPARED[0], 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "cannot refuse system calls")


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("HBBI", code, then, otherwise, value)


def _program(machine: str) -> list[bytes]:
    """Write the filter: load the call's number, compare, answer."""
    identifier, clone, clone3, mmap, socket = _MACHINES[machine]
    denied, unknown = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS
    program = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_JUMP_EQUAL, identifier, 1, 0),
        _step(_RETURN, denied),
        _step(_LOAD, _NUMBER),
        _step(_JUMP_AT_LEAST, 0x40000000, 0, 1),  # another way to call the same kernel
        _step(_RETURN, denied),
    ]
    for number in _REFUSED[machine].values():
        program += [_step(_JUMP_EQUAL, number, 0, 1), _step(_RETURN, denied)]
    program += [_step(_JUMP_EQUAL, clone3, 0, 1), _step(_RETURN, unknown)]
    program += [
        _step(_JUMP_EQUAL, clone, 0, 4),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_JUMP_BITS, _NEW_NAMESPACES | _BESIDE_THE_PARENT, 0, 1),
        _step(_RETURN, denied),
        _step(_RETURN, _ALLOW),
        _step(_JUMP_EQUAL, mmap, 0, 5),
        _step(_LOAD, _FOURTH_ARGUMENT),
        _step(_AND, _OF_WHAT_KIND),
        _step(_JUMP_EQUAL, _SHARED_BY_NO_FILE, 0, 1),
        _step(_RETURN, denied),
        _step(_RETURN, _ALLOW),
        _step(_JUMP_EQUAL, socket, 0, 2 + len(_SOCKET_FAMILIES)),
        _step(_LOAD, _FIRST_ARGUMENT),
    ]
    for place, family in enumerate(_SOCKET_FAMILIES):
        program.append(_step(_JUMP_EQUAL, family, len(_SOCKET_FAMILIES) - place, 0))
    return [*program, _step(_RETURN, denied), _step(_RETURN, _ALLOW)]


def _laid_out(machine: str) -> tuple[ctypes.Array, ctypes.Array] | None:
    """Lay the filter out as the kernel wants it: a header, and the steps that it points to."""
    if machine not in _MACHINES:
        return None
    program = _program(machine)
    steps = ctypes.create_string_buffer(b"".join(program))
    header = struct.pack("HxxxxxxP", len(program), ctypes.addressof(steps))
    return ctypes.create_string_buffer(header), steps


_PREPARED = _laid_out(platform.machine())  # once, and not in every submission's process
