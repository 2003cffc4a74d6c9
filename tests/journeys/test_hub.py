"""The JupyterHub of *For instructors*, as its page sets it up: a real hub, real accounts, one week.

Every block of the page's section is taken from there and run, by whom its first line names. Only
names of accounts, folders and ports are others, so that nothing of the machine is touched: accounts
begin with ``nfhub``, files lie in one temporary folder. At the end, also after a failure, the
accounts, their processes and the folder are removed.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psutil
import pytest
import requests

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "book/instructors.md"
SECTION = "## A JupyterHub for the class"
GRADER, PEOPLE = "grader-network-functions", ("grace", "kurt", "ada", "bob")
SYSTEM_PATH = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
PROGRAMS = ("useradd", "userdel", "runuser", "setpriv", "unshare", "git", "make", "npm", "bwrap")
PASSED_ON = ("PIP_", "NODE_", "SSL_", "REQUESTS_", "npm_", "http", "HTTP", "no_proxy", "NO_PROXY")
NO_NAMESPACES = (
    "echo 0 > /proc/sys/user/max_user_namespaces"
    " && exec setpriv --ambient-caps=-all --inh-caps=-all autograder doctor"
)
# What only the test needs: no password, ports of its own, and a service that may ask for tokens.
FOR_THE_TEST = """
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.JupyterHub.services.append({{"name": "examiner", "api_token": "examiner-{hub_port}-token"}})
c.JupyterHub.load_roles.append(
    {{
        "name": "examiner",
        "services": ["examiner"],
        "scopes": ["admin:users", "admin:servers", "tokens", "access:services", "list:services"],
    }}
)
"""


def blocks():
    """Collect the section's blocks in order: language, first line without its mark, text."""
    section = PAGE.read_text(encoding="utf-8").split(SECTION)[1].split("\n## ")[0]
    found = re.findall(r"^```(shell|python)\n# (.*?)\n(.*?)^```$", section, re.M | re.S)
    assert len(found) == section.count("```") // 2, "a block does not say who runs it or where"
    return found


def free_port():
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return bound.getsockname()[1]


class Hub:
    """The hub, its accounts and its folder."""

    def __init__(self, folder):
        self.folder = folder
        self.prefix = f"nfhub{os.getpid()}"
        self.ports = {name: free_port() for name in ("8000", "9999", "hub_port", "proxy_port")}
        self.address = f"http://127.0.0.1:{self.ports['8000']}"
        self.process, self.tokens = None, {}

    def account(self, name):
        return f"{self.prefix}-{name.split('-')[0]}"

    def home(self, name):
        return self.folder / "home" / self.account(name)

    def translate(self, text):
        """Put the test's accounts, folders and ports in the place of the page's."""
        instead = {
            r"/opt/hub\b": f"{self.folder}/hub",
            r"/srv/": f"{self.folder}/srv/",
            r"/home/": f"{self.folder}/home/",
            r"\buseradd": f"useradd --base-dir {self.folder}/home",
            r"https://example\.org/network-functions\.git": f"{self.folder}/course.bundle",
            rf"\b{GRADER}\b": self.account(GRADER),
            rf"\b(?:{'|'.join(PEOPLE)})\b": None,
            r":8000\b": f":{self.ports['8000']}",
            r":9999\b": f":{self.ports['9999']}",
        }

        def replace(match):
            new = next(new for old, new in instead.items() if re.fullmatch(old, match[0]))
            return self.account(match[0]) if new is None else new

        return re.sub("|".join(instead), replace, text)

    def environment(self, name=None):
        kept = {k: v for k, v in os.environ.items() if k.startswith(PASSED_ON)}
        path = os.pathsep.join([*SYSTEM_PATH, str(Path(shutil.which("npm")).parent)])
        home = self.folder / "root" if name is None else self.home(name)
        return kept | {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"}

    def run(self, name, script, status=0):
        """Run a script as an account, in its home; None is root. Answer with what it printed."""
        command = ["bash", "-euo", "pipefail", "-c", script]
        if name is not None:
            command = ["runuser", "-u", self.account(name), "--", *command]
        environment = self.environment(name)
        done = subprocess.run(
            command,
            cwd=environment["HOME"],
            env=environment | ({"LOGNAME": self.account(name)} if name else {}),
            capture_output=True,
            text=True,
            timeout=1800,
        )
        told = f"{script}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        assert (done.returncode == 0) == (status == 0), told
        return done.stdout + done.stderr

    def start(self, script):
        """Start the hub and wait until it answers."""
        with (self.folder / "hub.log").open("w") as log:
            self.process = subprocess.Popen(
                ["bash", "-euo", "pipefail", "-c", script],
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait_for(f"{self.address}/hub/api/", lambda answer: answer.status_code == 200)

    def wait_for(self, url, well, **options):
        for _ in range(600):
            assert self.process.poll() is None, self.log()
            with contextlib.suppress(requests.ConnectionError):
                answer = requests.get(url, timeout=60, **options)
                if well(answer):
                    return answer
            time.sleep(2)
        raise AssertionError(f"{url} does not answer as expected\n{self.log()}")

    def log(self):
        lines = (self.folder / "hub.log").read_text().splitlines()
        return "\n".join(line for line in lines if "ConfigProxy" not in line)[-8000:]

    def ask_hub(self, method, path, **options):
        token = {"Authorization": f"token examiner-{self.ports['hub_port']}-token"}
        url = f"{self.address}/hub/api/{path}"
        answer = requests.request(method, url, headers=token, timeout=300, **options)
        assert answer.ok, f"{url}: {answer.status_code} {answer.text}\n{self.log()}"
        return answer

    def log_in(self, name):
        """Log in as everybody does, by name and password; get a token from there."""
        session, login = requests.Session(), f"{self.address}/hub/login"
        session.get(login, timeout=60)
        form = {"username": self.account(name), "password": "x", "_xsrf": session.cookies["_xsrf"]}
        answer = session.post(login, data=form, timeout=300, allow_redirects=False)
        assert answer.status_code == 302, answer.text[-2000:]
        path = f"users/{self.account(name)}/tokens"
        self.tokens[name] = self.ask_hub("POST", path, json={"note": "test"}).json()["token"]

    def open_server(self, name):
        """Start a person's own Jupyter server; wait until it answers."""
        self.ask_hub("POST", f"users/{self.account(name)}/server")
        url = f"{self.address}/user/{self.account(name)}/api/status"
        headers = {"Authorization": f"token {self.tokens[name]}"}
        self.wait_for(url, lambda answer: answer.status_code == 200, headers=headers)

    def ask(self, name, path, method="GET", **options):
        """Ask a Jupyter server as somebody."""
        headers = {"Authorization": f"token {self.tokens[name]}"}
        url = f"{self.address}/{path}"
        return requests.request(
            method, url, headers=headers, timeout=600, allow_redirects=False, **options
        )

    def assignments(self, name, action):
        """Press a button of a student's Assignment List."""
        answer = self.ask(
            name,
            f"user/{self.account(name)}/assignments/{action}",
            "POST",
            json={"course_id": "network-functions", "assignment_id": "activations"},
        )
        assert answer.ok, answer.text
        told = answer.json()
        assert told["success"], told
        return told["value"]

    def formgrader(self, name, path, method="GET"):
        return self.ask(name, f"services/network-functions/formgrader/{path}", method)

    def remove(self):
        """End what was started, remove the accounts."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=60)
        ours = {self.account(name) for name in (GRADER, *PEOPLE)}
        left = [p for p in psutil.process_iter() if self._is_ours(p, ours)]
        for process in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=60)
        for account in ours:
            subprocess.run(["userdel", account], capture_output=True)

    def _is_ours(self, process, accounts):
        """Tell whether a process is of an account of the hub's, or began in its folder."""
        with contextlib.suppress(psutil.Error):
            return process.username() in accounts or str(self.folder) in " ".join(process.cmdline())
        return False


def set_up(hub):
    """Follow the page up to the hub's start, then its week; press some buttons instead."""
    (hub.folder / "home").mkdir()
    (hub.folder / "root").mkdir()
    bundle = ["git", "-C", str(ROOT), "bundle", "create", "-q", f"{hub.folder}/course.bundle"]
    subprocess.run([*bundle, "HEAD"], check=True)
    for language, first, text in blocks():
        text = hub.translate(text)
        if language == "python":
            write_settings(hub, Path(hub.translate(first)), text)
        elif first == "as root, in the background":
            hub.start(text)
            for name in PEOPLE:
                hub.log_in(name)
        else:
            yield first.removeprefix("as "), text


def write_settings(hub, path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.name == "jupyterhub_config.py":
        text += FOR_THE_TEST.format(**hub.ports)
    path.write_text(text)
    if path.is_relative_to(hub.home(GRADER)):
        shutil.chown(path.parent, hub.account(GRADER))
        shutil.chown(path, hub.account(GRADER))


def solve_relu(notebook):
    """Answer one exercise of a fetched notebook."""
    read = json.loads(notebook.read_text())
    for cell in read["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "relu":
            source = "".join(cell["source"])
            assert "raise NotImplementedError()" in source
            answer = "return np.maximum(np.asarray(x, dtype=float), 0.0)"
            cell["source"] = source.replace("raise NotImplementedError()", answer)
    notebook.write_text(json.dumps(read))


@pytest.fixture(scope="module")
def hub():
    """Set the hub up and live through the week of the page."""
    if os.geteuid() != 0:
        pytest.skip("only root can make accounts for a hub")
    if missing := [name for name in PROGRAMS if not shutil.which(name)]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    with tempfile.TemporaryDirectory(prefix="nfhub-", ignore_cleanup_errors=True) as name:
        hub = Hub(Path(name))
        hub.folder.chmod(0o755)
        hub.told = {}
        try:
            for who, script in set_up(hub):
                live(hub, who, script)
            yield hub
        finally:
            hub.remove()


def live(hub, who, script):
    """Run one block, by its account; the students' buttons where the page offers both."""
    if who == "root":
        try:
            hub.run(None, script)
        except AssertionError as error:
            if re.search("Temporary failure|No matching distribution|ENOTFOUND", str(error)):
                pytest.skip(f"the package index or npm's registry cannot be reached: {error}")
            raise
    elif "nbgrader submit" in script:
        hub.open_server("bob")
        hub.assignments("bob", "fetch")
        hub.assignments("bob", "submit")
        hub.run(who, script.split("nbgrader submit")[0])
        solve_relu(hub.home(who) / "activations/exercises.ipynb")
        hub.run(who, script.replace("nbgrader fetch_assignment activations\n", ""))
    elif "nbgrader collect" in script:
        answer = hub.formgrader("kurt", "api/assignment/activations/collect", "POST")
        assert answer.ok, f"{answer.status_code} {answer.text} {hub.log()}"
        hub.told["collected"] = answer.json()
        hub.told["graded"] = hub.run(who, script)
    else:
        hub.told[script] = hub.run(who, script)


def grader_says(hub, command):
    return hub.run(GRADER, f"cd course && source .venv/bin/activate && {command}")


pytestmark = [pytest.mark.nightly, pytest.mark.xdist_group("hub")]


def test_who_marks_opens_formgrader_and_finds_what_was_handed_in(hub):
    assert hub.told["collected"]["success"], hub.told["collected"]
    for name in ("grace", "kurt"):
        answer = hub.formgrader(name, "api/assignments")
        assert answer.status_code == 200, f"{answer.status_code} {answer.text}"
        listed = {row["name"]: row for row in answer.json()}
        assert listed["activations"]["num_submissions"] == 2


def test_the_graders_account_grades_behind_the_real_wall(hub):
    said = grader_says(hub, "autograder doctor")
    assert re.search(r"submissions run as\s+a user namespace", said), said
    report = json.loads(grader_says(hub, "autograder report activations --json"))
    points = {row["student"]: row["score"] for row in report}
    assert points[hub.account("ada")] > points[hub.account("bob")] == 0


@pytest.mark.parametrize("name", ["ada", "bob"])
def test_a_student_gets_feedback_by_the_exchange(name, hub):
    if name == "bob":
        hub.assignments("bob", "fetch_feedback")
    pages = list((hub.home(name) / "activations/feedback").glob("*/exercises.html"))
    assert len(pages) == 1
    assert "relu" in pages[0].read_text()


def test_a_student_opens_no_formgrader(hub):
    answer = hub.formgrader("ada", "api/assignments")
    assert answer.status_code == 403, answer.text
    own = hub.ask("bob", f"user/{hub.account('bob')}/formgrader/api/assignments")
    assert own.status_code == 404, own.text
    others = hub.ask("ada", f"user/{hub.account('bob')}/api/status")
    assert others.status_code == 403, others.text


def test_a_student_reads_nothing_of_the_course_nor_of_others(hub):
    inbound = hub.folder / "srv/nbgrader/exchange/network-functions/inbound"
    (handed_in,) = inbound.glob(f"{hub.account('bob')}+*")
    course = hub.home(GRADER) / "course"
    assert (course / "gradebook.db").is_file()
    for path in (course, inbound, hub.home("bob"), hub.folder / "srv/jupyterhub"):
        assert "Permission denied" in hub.run("ada", f"ls {path}", status=1)
    for path in (course / "gradebook.db", course / "book/activations/exercises.ipynb"):
        assert "Permission denied" in hub.run("ada", f"cat {path}", status=1)
    exchange = inbound.parents[1]
    hub.run("ada", f"mv {exchange}/network-functions {exchange}/mine", status=1)
    hub.run("ada", f"touch {inbound.parent}/outbound/activations/note", status=1)
    assert handed_in.is_dir()
    hub.run("ada", f"{hub.folder}/hub/bin/python -c 'import solutions'", status=1)
    hub.run("ada", f"{hub.folder}/hub/bin/python -c 'import autograder'", status=1)


def test_doctor_says_what_is_missing_where_namespaces_are_forbidden(hub):
    """In a namespace of its own, where no further one may be made: as in many containers."""
    said = hub.run(
        GRADER,
        "cd course && source .venv/bin/activate"
        f" && unshare --user --map-current-user --keep-caps sh -c '{NO_NAMESPACES}'",
        status=1,
    )
    (quoted,) = re.findall(
        r"^> (bubblewrap is installed but .*)$", PAGE.read_text(encoding="utf-8"), re.M
    )
    assert " ".join(quoted.split()) in " ".join(said.replace("│", " ").split()), said
