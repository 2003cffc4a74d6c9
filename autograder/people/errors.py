"""One line that says what to do, for everything that can go wrong outside the grader."""

from __future__ import annotations

import errno

# From what the database says to what to do about it.
DATABASE = {
    "database is locked": "Another program is writing into the gradebook. Wait until it has"
    " finished, or close it, and run the same command again.",
    "readonly database": "The gradebook may not be written. Make the file and its folder"
    " writable: chmod u+w gradebook.db",
    "unable to open database file": "The gradebook cannot be opened. Is its folder there, and may"
    " you read and write in it?",
    "not a database": "The gradebook is damaged. Put back a copy of gradebook.db, or move it away"
    " and grade again; marks given by hand are only in the copy.",
    "malformed": "The gradebook is damaged. Put back a copy of gradebook.db, or move it away"
    " and grade again; marks given by hand are only in the copy.",
    "disk is full": "The disk is full. Free some space and run the same command again; it goes on"
    " where it was.",
    "disk i/o error": "The gradebook cannot be read or written: the disk reports an error, or is"
    " full. Run the same command again once it is mended.",
}
FILES = {
    errno.ENOSPC: "The disk is full. Free some space and run the same command again; it goes on"
    " where it was.",
    errno.EDQUOT: "Your share of the disk is used up. Free some space and run the same command"
    " again; it goes on where it was.",
    errno.EACCES: "{name} may not be read or written. Change its permissions and run the same"
    " command again.",
    errno.EPERM: "{name} may not be changed. Change its owner or its permissions.",
    errno.EROFS: "{name} is on a disk that can only be read.",
    errno.ENOENT: "There is no {name}.",
    errno.EISDIR: "{name} is a folder and not a file.",
    errno.ENOTDIR: "A part of {name} is a file and not a folder.",
}


def explain(error: BaseException) -> str:
    """Say in one line what went wrong and what to do."""
    chain = [error]
    while cause := chain[-1].__cause__:
        chain.append(cause)
    for one in chain:
        text = str(one).lower()
        for sign, advice in DATABASE.items():
            if sign in text and ("sqlite" in text or "sqlite" in type(one).__module__):
                return advice
    for one in chain:
        if (
            isinstance(one, OSError)
            and one.errno in FILES
            and type(error).__name__ != "CourseError"
        ):
            return FILES[one.errno].format(name=one.filename or "a file")
    if type(error).__name__ in ("CourseError", "NoWall"):
        return str(error).partition("\n[SQL")[0].strip()
    first = (str(error).strip().splitlines() or [""])[0]
    return f"Something unforeseen happened: {type(error).__name__}: {first[:300]}".rstrip(": ")
