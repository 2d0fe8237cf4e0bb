"""The three Terraform roots on the emulator, brought up by the scripts that a person or a workflow would run."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from cloud_emulator import ROOT, Emulator

ENV = "test"
OVERRIDES = ROOT / "tests/cloud/overrides"
REP = {"login": "takanashi", "password": "otomo-rep"}
SECRETS = {"session_secret": "only-for-this-test-" + "s" * 40, "openai_api_key": "sk-only-for-this-test"}
FIGURES: list[str] = []  # printed at the end of the run


class Cloud:
    """One account with an installation in it."""

    def __init__(self, emulator: Emulator, folder: Path) -> None:
        self.emulator, self.folder = emulator, folder
        self.terraform = folder / "terraform"
        shutil.copytree(ROOT / "terraform", self.terraform, ignore=shutil.ignore_patterns(".terraform", "*.tfstate*"))
        shutil.copytree(OVERRIDES, self.terraform, dirs_exist_ok=True)
        shutil.copytree(ROOT / "ecs", folder / "ecs")
        tables = Path("backend/src/otomo/store/tables.json")
        (folder / tables).parent.mkdir(parents=True)
        shutil.copy(ROOT / tables, folder / tables)
        self.env = self.emulator.environment | {
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
            "DOCKER_CONFIG": str(folder / "docker"),  # what `docker login` writes down
            "OTOMO_DEPLOY_CONNECT": f"127.0.0.1:{emulator.port}",
            "OTOMO_DEPLOY_POLL_SECONDS": "0.5",
            **{f"TF_VAR_{name}": value for name, value in SECRETS.items()},
        }
        self.outputs: dict[str, Any] = {}

    def terraform_in(self, root: str, *arguments: str, accept: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run(
            ["terraform", *arguments, "-no-color"],
            cwd=self.terraform / root,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in accept, (
            f"terraform {arguments} in {root}\n{done.stdout[-3000:]}\n{done.stderr[-5000:]}"
        )
        return done.stdout

    def apply(self, root: str, *arguments: str) -> None:
        with self.timed(f"terraform apply of {root}"):
            self.terraform_in(root, "apply", "-auto-approve", "-input=false", *arguments)

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        FIGURES.append(f"{what}: {time.monotonic() - began:.0f} s")

    def lay_the_ground(self) -> None:
        """`bootstrap` and `data`, applied once by a person; the images are built meanwhile."""
        with ThreadPoolExecutor() as beside:
            building = beside.submit(self.deploy, "build", tag="one")
            self.terraform_in("bootstrap", "init", "-input=false")
            self.apply("bootstrap", "-var=github_repository=example/otomo", "-var=force_destroy=true")
            bucket = json.loads(self.terraform_in("bootstrap", "output", "-json"))["state_bucket"]["value"]
            state = {"bucket": bucket, "key": f"data/{ENV}.tfstate", "region": self.emulator.region}
            config = [f"-backend-config={key}={value}" for key, value in state.items()]
            self.terraform_in("data", "init", "-input=false", *config)
            self.apply("data", f"-var-file=environments/{ENV}.tfvars")
            assert building.result()[0] == 0, building.result()[1]
        bootstrap = json.loads(self.terraform_in("bootstrap", "output", "-json"))
        self.env["TF_VAR_permissions_boundary"] = bootstrap["permissions_boundary"]["value"]

    def deploy(self, *steps: str, tag: str) -> tuple[int, str]:
        """`make deploy`, without the tests before it. Exit code and output."""
        command = [sys.executable, "devtools/deploy", *steps, "--env", ENV, "--tag", tag]
        done = subprocess.run(
            [*command, "--terraform", str(self.terraform)],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def look(self) -> None:
        """Reads the outputs of the installation."""
        found = json.loads(self.terraform_in("app", "output", "-json"))
        self.outputs = {name: value["value"] for name, value in found.items()}

    @property
    def prefix(self) -> str:
        return str(self.outputs["table_prefix"])

    @property
    def host(self) -> str:
        return str(self.outputs["alb_dns_name"])

    @property
    def url(self) -> str:
        return str(self.outputs["url"])

    def client(self) -> httpx.Client:
        """A browser's requests to the load balancer, whose name only AWS can resolve."""
        headers = {"Host": self.host, "Origin": self.url}
        return httpx.Client(base_url=self.emulator.endpoint, headers=headers, timeout=30)

    def signed_in(self) -> httpx.Client:
        with self.client() as stranger:
            answer = stranger.post("/api/auth/sign-in", json=REP)
        assert answer.status_code == 200, answer.text
        client = self.client()
        client.cookies = httpx.Cookies(dict(answer.cookies.items()))
        return client

    def cli(self, *arguments: str) -> str:
        """The `otomo` command on the installation's tables, as an operator runs it."""
        env = self.env | {"OTOMO_TABLE_PREFIX": str(self.outputs["table_prefix"])}
        command = [str(ROOT / "backend/.venv/bin/otomo"), *arguments]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def service(self, kind: str) -> dict[str, Any]:
        names = {"cluster": self.outputs["cluster_name"], "services": [self.outputs[f"{kind}_service_name"]]}
        return dict(self.emulator.client("ecs").describe_services(**names)["services"][0])

    def running_image(self, kind: str) -> str:
        definition = self.service(kind)["taskDefinition"]
        found = self.emulator.client("ecs").describe_task_definition(taskDefinition=definition)
        return str(found["taskDefinition"]["containerDefinitions"][0]["image"])

    def container(self, kind: str) -> str:
        """Docker's id of the one container of a service."""
        by = [f"--filter=label=com.amazonaws.ecs.task-definition-family={self.outputs[f'{kind}_service_name']}"]
        listed = subprocess.run(["docker", "ps", "--quiet", *by], capture_output=True, text=True, check=True)
        (found,) = listed.stdout.split()
        return found

    def derive(self, kind: str, tag: str, *lines: str) -> None:
        """Another image: the first with lines added to its Dockerfile."""
        dockerfile = "\n".join([f"FROM otomo-{kind}:one", *lines])
        command = ["docker", "build", "--quiet", "-t", f"otomo-{kind}:{tag}", "-"]
        subprocess.run(command, input=dockerfile, text=True, check=True, capture_output=True)
