# The two commands a newcomer needs: `make run` and `make test`.
.PHONY: setup run test check fix messages lock wheel

PY = .venv/bin/python
TOUCHSTONE = .venv/bin/touchstone

setup:  ## install everything into this folder; quick when nothing changed
	@python3 tools/bootstrap.py

run: setup  ## serve the demonstration on http://127.0.0.1:8000
	@$(TOUCHSTONE) serve --demo

test: setup check  ## every check and every test
	@$(PY) tools/run_tests.py

check: setup  ## what a machine can say about style, types and structure
	@$(PY) tools/check.py

fix: setup  ## mend what a machine can mend
	@.venv/bin/ruff check --fix --quiet . && .venv/bin/ruff format --quiet .

messages: setup  ## bring the catalogues of translations up to the strings in code and templates
	@$(PY) tools/translations.py extract

lock:  ## resolve dependencies anew
	@.tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --group dev --all-extras pyproject.toml -o requirements.lock

wheel: setup  ## build the wheel, front end and content inside
	@.tools/bin/uv build --wheel --quiet
