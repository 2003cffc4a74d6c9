# Everything a newcomer, an instructor or CI needs; `make help` lists it.
PYTHON ?= python3
PORT ?= 8000
# nproc believes OMP_NUM_THREADS, which is set below.
JOBS ?= $(shell env -u OMP_NUM_THREADS nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
# Beside TensorFlow, torch 2.14 with its compiler ends the process when it is imported.
FRAMEWORKS ?= torch==2.13.0 tensorflow-cpu scikit-learn
UV := uv==0.13.9
LOCKED := --require-hashes --requirement requirements.lock
DEMO := _build/demo
INSTALLED := .venv/.installed

export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Small matrices: one thread each is fastest, and leaves the other processors to other work.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
# Some machines forbid Python to keep byte code; compiling everything at each start takes seconds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help env practice demo class test test-fast test-all test-nightly wheels nbval site pages serve pdf lab release students \
        lint format lock frameworks bench linkcheck checks battery table attacks clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed 's/:.*## /\t/' | expand -t 14

env: $(INSTALLED)  ## the environment in .venv

$(INSTALLED): requirements.lock pyproject.toml autograder/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv || \
	  { echo "No virtual environment could be made; on Debian: apt install python3-venv"; exit 1; }
	@echo "Installing the environment; this takes a minute or two the first time."
	@# uv is five times as fast as pip, which does it where uv cannot.
	@{ .venv/bin/python -m pip install --quiet --disable-pip-version-check $(UV) && \
	    .venv/bin/uv pip install --quiet --python .venv/bin/python $(LOCKED); } 2>/dev/null || \
	  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile $(LOCKED) || \
	  { echo "The packages could not be installed. Is there a network? Run the same command again: it goes on where it stopped."; exit 1; }
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --no-build-isolation --editable ./autograder --editable .
	@# On all processors, which pip does not; some packages bring files for newer Pythons, which fail.
	@.venv/bin/python -m compileall -qq -j 0 -x /tests/ .venv/lib || true
	@touch $@

demo: env  ## release, build the site, grade a made-up class, show the grades
	@command -v bwrap >/dev/null || echo "Using the bubblewrap of the Python environment."
	@autograder doctor || exit 1
	@echo; echo "1. The assignment as students get it"
	@$(MAKE) --no-print-directory practice & $(MAKE) --no-print-directory release && wait
	@mkdir -p _build
	@echo; echo "2. The site; meanwhile a made-up class is graded"
	@$(MAKE) --no-print-directory class > _build/class.txt 2>&1 & graded=$$!; \
	  $(MAKE) --no-print-directory pages; built=$$?; wait $$graded; graded=$$?; \
	  echo; echo "3. The made-up class"; cat _build/class.txt; exit $$((built + graded))
	@test ! -e .cache/practice/problems.txt || { cat .cache/practice/problems.txt; echo; }
	@echo "Open these files:"
	@echo "  _build/html/index.html                                     the course, to read"
	@echo "  release/activations/exercises.ipynb                        what a student gets"
	@echo "  $(DEMO)/feedback/wrong/activations/exercises.html      what a student gets back"
	@echo "To solve exercises on their pages, which no page opened as a file can do: make serve"
	@echo "In every new shell, before other commands: source .venv/bin/activate"

class: env  ## the made-up class of the demo, graded anew
	@autograder simulate activations --into $(DEMO) --answers tests/book/variants/activations
	@autograder grade activations --course $(DEMO) --jobs $(JOBS)
	@autograder simulate activations --course $(DEMO) --mark marked-by-hand
	@autograder feedback activations --course $(DEMO)
	@autograder report activations --course $(DEMO)

release: env  ## all assignments as students get them
	@python book/release.py

practice: env  ## fetch Python for the browser into .cache, once; the site does without if it must
	@python book/_practice/fetch.py

# Two kinds of site: for a class, and (CHECKS=all) one for learning alone, which hides nothing.
site: practice  ## the site in _build/html; CHECKS=all: with every check, in _build/all/_build/html
	@$(MAKE) --no-print-directory pages

pages: env  ## the site alone, without fetching Python for the browser
	@CHECKS=$(CHECKS) jupyter-book build . -W -n --keep-going --quiet \
	  $(if $(filter all,$(CHECKS)),--path-output _build/all)

serve: env  ## the site on http://localhost:8000
	@# Before the site is built, which takes minutes.
	@python -c 'import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); sys.exit(0 if s.bind(("127.0.0.1", $(PORT))) is None else 1)' 2>/dev/null || \
	  { echo "Port $(PORT) is in use. Choose another: make serve PORT=8001"; exit 1; }
	@$(MAKE) --no-print-directory site
	@echo "http://localhost:$(PORT) (Ctrl-C ends it)"
	@python -m http.server $(PORT) --bind 127.0.0.1 --directory $(if $(filter all,$(CHECKS)),_build/all/)_build/html

lab: env  ## JupyterLab with formgrader on this course
	@jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) --notebook-dir=.

test-fast: env  ## the quick part, under a minute
	@pytest -n $(JOBS) --dist loadgroup -p no:nbval \
	  -m "not slow and not browser and not long and not nightly"

test: env site release  ## every part of the course and the grader, no browser; a quarter of an hour
	@pytest -n $(JOBS) --dist loadgroup -p no:nbval -m "not browser and not long and not nightly"
	@$(MAKE) --no-print-directory nbval

test-all: env site release  ## what CI runs: also hostile corpus, all browsers, all mutants, within an hour
	@pytest -n $(JOBS) --dist loadgroup -p no:nbval -m "not nightly" --durations 20
	@$(MAKE) --no-print-directory nbval

test-nightly: env site release  ## the rest: kill tests, whole batteries, wheels, every command shown
	@pytest -n $(JOBS) --dist loadgroup -p no:nbval -m nightly --durations 20

wheels: env  ## the grader and the reference as wheels, in _build/wheels
	@python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir _build/wheels ./autograder .

nbval: env  ## run the exercise notebooks and compare with their stored outputs
	@pytest -n $(JOBS) --dist loadfile --nbval --nbval-current-env $(wildcard book/*/exercises.ipynb)

lint: env  ## style of code and notebooks
	@ruff check . && ruff format --check .

format: env  ## bring code into style
	@ruff format . && ruff check --fix .

lock: env  ## resolve the dependencies anew, for Python 3.11 to 3.14
	@.venv/bin/python -m pip install --quiet $(UV)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	    --no-header --no-emit-package nbgrader-sandbox --extra test pyproject.toml \
	    --output-file requirements.lock

frameworks: env  ## PyTorch and TensorFlow, for the tests that compare with them
	@.venv/bin/python -m pip install --quiet $(FRAMEWORKS)

checks: env  ## write the hidden checks of the table of promises into the notebooks
	@python -m tests.book.promises.write

battery: env  ## wrong functions for every class of inputs, all chapters; nightly, some minutes
	@pytest -n $(JOBS) --dist loadgroup -p no:nbval tests/book/test_battery.py

table: env site  ## what tests the hidden checks have passed, chapter by chapter
	@python -m tests.book.table

pdf: site  ## the whole book as one PDF
	@python book/pdf.py
	@jupyter-book build . -W -n --keep-going --quiet  # now with the link to it

linkcheck: env  ## look up every link that leads elsewhere; needs a network
	@jupyter-book build . --builder linkcheck

students: release  ## a branch with what students get, for Binder; push it yourself
	@cd release && export GIT_DIR=$(CURDIR)/.git GIT_WORK_TREE=. GIT_INDEX_FILE=$(CURDIR)/.git/students && \
	  git read-tree --empty && git add --all --force . && \
	  git update-ref refs/heads/students $$(git commit-tree $$(git write-tree) -m "Assignments as released") && \
	  rm -f $$GIT_INDEX_FILE
	@echo "Branch students is ready: git push --force origin students"

bench: env  ## this grader against nbgrader's own, and convolve against SciPy
	@autograder bench
	@python -m tests.solutions.bench_convolution

attacks: env  ## hostile and honest submissions under nbgrader and this grader; half an hour
	@python tests/autograder/stock.py --jobs $(JOBS)

clean:  ## remove what can be built again; grades stay
	rm -rf _build release .pytest_cache .ruff_cache .hypothesis
