"""nbgrader's settings that bear on a grade: each is honoured, or refused by its name.

What is listed here as having no meaning is about nbgrader's kernels and files, not about grades.
"""

from __future__ import annotations

from typing import Any

from traitlets.config import Config
from traitlets.config.loader import LazyConfigValue

_RUNNING = ("NotebookClient", "ExecutePreprocessor", "Execute")  # the later ones win in nbgrader
_OF_THE_KERNEL = {
    *("interrupt_on_timeout", "error_on_timeout", "startup_timeout", "allow_errors"),
    *("allow_error_names", "force_raise_errors", "raise_on_iopub_timeout", "iopub_timeout"),
    *("store_widget_state", "record_timing", "shell_timeout_interval", "shutdown_kernel"),
    *("ipython_hist_file", "display_data_priority", "coalesce_streams", "execute_retries"),
    *("kernel_manager_class", "extra_arguments", "enabled"),
}
_PYTHON = ("", "python", "python3")
_OURS = "autograder.within_nbgrader."
_USUAL_STEPS = {
    *("ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells"),
    *("CheckCellMetadata", "Execute", "IgnorePattern", "ClearMetadataPreprocessor"),
    *("LimitOutput", "SaveAutoGrades", "AssignLatePenalties"),
}


class Refused(ValueError):
    """A setting that this grader cannot honour; the message names it."""


def seconds(config: Config) -> float | None:
    """Return nbgrader's time limit of a cell: None if it is not set, infinity if there is none."""
    found: Any = ()
    for section in _RUNNING:
        found = config.get(section, {}).get("timeout", found)
    if found == ():
        return None
    return float(found) if found is not None and found > 0 else float("inf")


def refuse_what_cannot_be_honoured(config: Config) -> None:
    """Look at what nbgrader would do and this grader would not.

    Raises
    ------
    Refused
        With the setting's name and what to do.
    """
    for section in _RUNNING:
        for name, value in config.get(section, {}).items():
            python = name == "kernel_name" and value in _PYTHON
            if name != "timeout" and name not in _OF_THE_KERNEL and not python:
                raise _refusal(section, name)
    for section in ("Autograde", "BaseConverter"):
        for name in ("pre_convert_hook", "post_convert_hook"):
            if config.get(section, {}).get(name) is not None:
                raise _refusal(section, name)
    autograde = config.get("Autograde", {})
    for name in ("sanitize_preprocessors", "autograde_preprocessors"):
        if foreign := [step for step in _named(autograde.get(name, [])) if not _is_known(step)]:
            raise _refusal("Autograde", name, f" It names {', '.join(foreign)}.")
    exporter = str(autograde.get("exporter_class", _OURS))
    if not exporter.startswith(_OURS):
        raise _refusal("Autograde", "exporter_class")
    for name in config.get("LimitOutput", {}):
        if name != "enabled":
            advice = " Use c.Autograder.output_bytes."
            raise _refusal("LimitOutput", name, advice)


def _refusal(section: str, name: str, more: str = "") -> Refused:
    return Refused(
        f"c.{section}.{name} changes how nbgrader grades, and this grader cannot honour it.{more}"
        " Take it out of nbgrader_config.py, or grade this course with nbgrader itself."
    )


def _named(steps: Any) -> list[str]:
    steps = steps.get_value([]) if isinstance(steps, LazyConfigValue) else steps
    return [s if isinstance(s, str) else getattr(s, "__name__", repr(s)) for s in steps]


def _is_known(step: str) -> bool:
    return step.startswith(_OURS) or step.rpartition(".")[2] in _USUAL_STEPS
