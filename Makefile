# Otomo. `make help` lists the targets; nothing but Python 3.11+, Node.js 20+ and make is needed.
PYTHON ?= python3
PY := backend/.venv/bin/python
PYTEST := $(PY) -m pytest -c backend/pyproject.toml -W error
PYTHON_CODE := backend/src devtools bench tests
MYPY := MYPYPATH=backend/src:devtools:devtools/embedded_aws:tests/support:bench/book:bench/assistant:bench/metrics backend/.venv/bin/mypy --config-file backend/pyproject.toml \
        --explicit-package-bases
# For programs whose modules have the names of others'.
MYPY_THERE := $(CURDIR)/backend/.venv/bin/mypy --config-file $(CURDIR)/backend/pyproject.toml --explicit-package-bases
WORKERS ?= 2
# What runs on Amazon's DynamoDB Local beside the embedded one: the repositories, and the routes that write most.
ON_LOCAL ?= tests/store tests/api/crm tests/api/imports tests/api/jobs
# Bytecode is half the time in which every program here starts; a machine may be set not to keep it.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help install install-run install-deploy up dev demo-reset test test-python test-frontend test-browser test-containers test-cloud fuzz deploy rollback \
        check check-python check-frontend check-files check-security check-terraform check-images bench eval bench-assistant bench-book bench-planner bench-metrics mission format openapi lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## Run
install: ## Install everything: backend/.venv with the CLI at backend/.venv/bin/otomo, the embedded AWS, the frontend
	@$(PYTHON) devtools/install.py dev aws check frontend

install-run: # What `make up` needs, without the development packages
	@$(PYTHON) devtools/install.py runtime aws frontend

install-deploy: # What `make deploy` needs beside the development packages
	@$(PYTHON) devtools/install.py dev deploy

up: install-run ## Start Otomo with the demo book on http://localhost:8080 (PORT=…); Ctrl-C stops it, the data is kept
	@$(PY) devtools/up.py up

dev: install-run ## The same with hot reload on both sides
	@$(PY) devtools/up.py dev

demo-reset: install-run ## Put the data aside; the next `make up` loads a fresh demo book
	@$(PY) devtools/up.py demo-reset

## Test
test: check test-python test-frontend test-browser ## Everything that passes without Docker, an account or a key

test-python: install
	$(PYTEST) -n $(WORKERS) --dist loadfile -m "not containers and not cloud and not browser" tests

test-frontend: install
	cd frontend && npm test

test-browser: install
	@$(PYTHON) devtools/install.py oidc
	@if $(PY) devtools/chromium.py >/dev/null; then $(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m browser tests/e2e; \
	else echo "SKIPPED: browser tests, Chromium is not installed"; fi

fuzz: install ## Generated and odd requests by five callers against a server with a filled book, for half an hour: FUZZ="--seed 2"
	$(PY) devtools/fuzz.py $(FUZZ)

test-containers: install ## Build both images, drive the compose stack; the store's tests on DynamoDB Local (needs Docker): ON_LOCAL="tests/store tests/api"
	@if docker info >/dev/null 2>&1; then set -ex; $(PYTEST) --reruns 0 -m containers tests/containers; \
	$(PYTEST) -n $(WORKERS) --dist loadfile --dynamodb=local -m "not containers and not cloud and not browser" $(ON_LOCAL); \
	else echo "SKIPPED: container tests, no Docker engine answers"; fi

test-cloud: install install-deploy ## The AWS layout on an emulator with real containers (needs Docker and Terraform)
	$(PYTEST) --reruns 0 -m cloud tests/cloud

## Deploy
deploy: install-deploy ## Tests, images, backup, apply, health; back on failure: make deploy ENV=dev [STEPS="push apply …"] [TESTED=1]
	@test -n "$(ENV)" || { echo "Say where: make deploy ENV=dev"; exit 2; }
	$(if $(TESTED)$(STEPS),,$(MAKE) --no-print-directory test)
	$(PY) devtools/deploy $(STEPS) --env $(ENV) $(if $(TAG),--tag $(TAG))

rollback: install-deploy ## Back to the images before the last deployment: make rollback ENV=dev
	@test -n "$(ENV)" || { echo "Say where: make rollback ENV=dev"; exit 2; }
	$(PY) devtools/deploy rollback --env $(ENV)

## Check
check: install ## Exactly what CI checks statically
	@+$(MAKE) --no-print-directory -j$(WORKERS) -O check-python check-frontend check-files check-security check-terraform

check-python: install
	backend/.venv/bin/ruff check $(PYTHON_CODE)
	backend/.venv/bin/ruff format --check $(PYTHON_CODE)
	$(MYPY) backend/src devtools/*.py tests bench
	$(MYPY) --python-executable .local/aws/bin/python devtools/embedded_aws
	cd devtools/cloud/emulator && $(MYPY_THERE) --python-executable ../../../.local/aws/bin/python .
	cd devtools/deploy && $(MYPY_THERE) .
	cd backend && .venv/bin/lint-imports
	backend/.venv/bin/otomo openapi docs/api/openapi.json --check
	$(PY) devtools/configuration.py --check

check-frontend: install
	cd frontend && npm run lint && npm run typecheck && npm run i18n:check && npm run api:check

check-files: install
	$(PY) devtools/check_files.py
	$(PY) devtools/mission.py --quiet

check-security: install
	$(PY) devtools/check_security.py

check-terraform: install # REQUIRED=1 fails where it would skip
	@$(PYTHON) devtools/install.py checkov
	$(PY) devtools/terraform_variables.py --check
	$(PY) devtools/check_terraform.py $(if $(REQUIRED),--required)

format: install ## Order imports and lay out the Python code as the checks want it
	backend/.venv/bin/ruff check --fix $(PYTHON_CODE)
	backend/.venv/bin/ruff format $(PYTHON_CODE)

pictures: install ## The pictures of docs/story.md, taken by its browser test
	OTOMO_PICTURES=1 $(PYTEST) tests/e2e/test_assistant.py -k from_a_question

mission: install ## Every line of docs/mission.md with the tests that prove it, and what has none
	@$(PY) devtools/mission.py

## Measure
bench: bench-book bench-planner bench-metrics ## All benchmarks

bench-book: install ## Latency of today, customer page and plan on a book of 1,000 customers
	$(PY) bench/book/run.py

bench-metrics: install ## What a reading costs, beside a naive route and two databases: make bench-metrics [OUT=docs/bench/metrics.md]
	PYTHONPATH=bench/book $(PY) bench/metrics/measure.py $(if $(OUT),--out $(OUT))

bench-planner: install ## Score the planner on orienteering benchmarks: make bench-planner INSTANCES=folder
	@test -n "$(INSTANCES)" || { echo "SKIPPED: name the folder of the instances: make bench-planner INSTANCES=folder"; exit 0; }
	@test -z "$(INSTANCES)" || $(PY) bench/planner/optw.py "$(INSTANCES)"

bench-assistant: install ## Time to the first event and the whole answer of the assistant on a book of 1,000 customers
	PYTHONPATH=bench/book $(PY) bench/assistant/latency.py
	PYTHONPATH=bench/book:tests/support $(PY) bench/assistant/live.py

eval: install ## The assistant's own tasks in both modes, the check of figures, attacks, latency; OPENAI_API_KEY=… make eval MODE=live [COST=1] asks a real model
	PYTHONPATH=bench/book:tests/support $(PY) bench/assistant/evaluate.py $(if $(filter live,$(MODE)),--mode live --most-cost $(or $(COST),1))
	$(if $(filter live,$(MODE)),,PYTHONPATH=bench/book $(PY) bench/assistant/latency.py && PYTHONPATH=bench/book:tests/support $(PY) bench/assistant/live.py)

## Write
openapi: install ## Write what is made from the code: docs/api/openapi.json, the TypeScript client, the READMEs' settings and variables
	backend/.venv/bin/otomo openapi docs/api/openapi.json
	$(PY) devtools/configuration.py
	$(PY) devtools/terraform_variables.py
	cd frontend && npm run api:generate

lock: install ## Compile the Python locks again (UPGRADE=1 takes newer versions)
	$(PYTHON) devtools/lock.py $(if $(UPGRADE),--upgrade)

clean: ## Remove what was built and installed; the data in .local/state stays
	rm -rf backend/.venv frontend/node_modules frontend/dist .local/aws .local/check .local/checkov .local/terraform .local/uv .local/deploy-tools .local/stamp .local/log
	find backend devtools tests -name __pycache__ -prune -exec rm -rf {} +
