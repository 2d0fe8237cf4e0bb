"""The three Terraform roots on the emulator, brought up by the scripts that a person or a workflow would run."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from botocore.exceptions import ClientError
from cloud_emulator import IMAGES, ROOT, Emulator

ENV = "test"
OVERRIDES = ROOT / "tests/cloud/overrides"
TABLES = Path("backend/src/otomo/store/tables.json")
REP = {"login": "takanashi", "password": "otomo-rep"}
SECRETS = {
    "session_secret": "only-for-this-test-" + "s" * 40,
    "openai_api_key": "sk-only-for-this-test",
    "audit_keys": "only-for-this-test-" + "a" * 40,
}
# Of a task definition, what another one is registered with.
DEFINED = {
    *("family", "taskRoleArn", "executionRoleArn", "networkMode", "containerDefinitions", "volumes"),
    *("requiresCompatibilities", "cpu", "memory", "runtimePlatform"),
}
FIGURES: list[str] = []  # printed at the end of the run


class Cloud:
    """One account with an installation in it."""

    def __init__(self, emulator: Emulator, folder: Path) -> None:
        self.emulator, self.folder = emulator, folder
        self.terraform = folder / "terraform"
        shutil.copytree(ROOT / "terraform", self.terraform, ignore=shutil.ignore_patterns(".terraform", "*.tfstate*"))
        shutil.copytree(OVERRIDES, self.terraform, dirs_exist_ok=True)
        shutil.copytree(ROOT / "ecs", folder / "ecs")
        (folder / TABLES).parent.mkdir(parents=True)
        shutil.copy(ROOT / TABLES, folder / TABLES)
        self.env = self.emulator.environment | {
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
            "DOCKER_CONFIG": str(folder / "docker"),  # what `docker login` writes down
            "OTOMO_DEPLOY_CONNECT": f"127.0.0.1:{emulator.port}",
            "OTOMO_DEPLOY_POLL_SECONDS": "0.5",
            **{f"TF_VAR_{name}": value for name, value in SECRETS.items()},
        }
        self.env["TF_VAR_permissions_boundary"] = self.boundary
        self.outputs: dict[str, Any] = {}
        self.secrets_version = 1

    def terraform_in(self, root: str, *arguments: str, accept: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run(
            ["terraform", *arguments, "-no-color"],
            cwd=self.terraform / root,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        with (self.folder / f"terraform-{root}.log").open("a") as log:
            log.write(done.stdout)
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

    def install(self) -> tuple[int, str]:
        """All that a person does in an empty account, the first deployment included: its exit code and output.

        Each root begins when what it needs is there. AWS's provider watches a bucket's lifecycle rules for most of a
        minute in every root; nothing waits for that.
        """
        with ThreadPoolExecutor() as beside:
            self.terraform_in("bootstrap", "init", "-input=false")
            bootstrap = beside.submit(
                self.apply, "bootstrap", "-var=github_repository=example/otomo", "-var=force_destroy=true"
            )
            images = beside.submit(self._push_images, bootstrap)
            self._wait_for(self._there_is_a_place_for_states, bootstrap)
            state = {"bucket": self.state_bucket, "key": f"data/{ENV}.tfstate", "region": self.emulator.region}
            config = [f"-backend-config={key}={value}" for key, value in state.items()]
            self.terraform_in("data", "init", "-input=false", *config)
            data = beside.submit(self.apply, "data", *self.data_variables)
            self._wait_for(self._there_is_what_tasks_need, data)
            images.result()
            with self.timed("first deployment, apply to smoke test"):
                said = self.deploy("backup", "apply", "steady", "health", "smoke", tag="one")
            for root in (bootstrap, data):
                root.result()
        return said

    def _push_images(self, bootstrap: Future[None]) -> None:
        code, said = self.deploy("build", "sbom", tag="one")
        assert code == 0, said
        self._wait_for(self._there_are_repositories, bootstrap)
        with self.timed("push of both images"):
            code, said = self.deploy("push", tag="one")
        assert code == 0, said

    def _there_are_repositories(self) -> bool:
        return len(self.emulator.client("ecr").describe_repositories()["repositories"]) == len(IMAGES)

    @property
    def data_variables(self) -> list[str]:
        return [f"-var-file=environments/{ENV}.tfvars", f"-var=secrets_version={self.secrets_version}"]

    def rotate(self, **secrets: str) -> None:
        """Writes new values into the secret; tasks that start from then on have them."""
        self.secrets_version += 1
        self.env |= {f"TF_VAR_{name}": value for name, value in secrets.items()}
        self.apply("data", *self.data_variables)

    @property
    def state_bucket(self) -> str:
        return f"otomo-state-{self.emulator.account}"

    @property
    def boundary(self) -> str:
        return f"arn:aws:iam::{self.emulator.account}:policy/otomo-boundary"

    def _there_is_a_place_for_states(self) -> bool:
        made = self.emulator.client("s3").list_buckets()["Buckets"]
        return self.state_bucket in [each["Name"] for each in made]

    def _there_is_what_tasks_need(self) -> bool:
        ask = self.emulator.client
        tables = len(json.loads((ROOT / TABLES).read_text()))
        secrets = ask("secretsmanager").list_secrets()["SecretList"]
        policies = ask("iam").list_policies(Scope="Local")["Policies"]
        return (
            len(ask("dynamodb").list_tables()["TableNames"]) == tables
            and any(each.get("SecretVersionsToStages") for each in secrets)
            and self.boundary in [each["Arn"] for each in policies]
        )

    @staticmethod
    def _wait_for(there: Callable[[], bool], apply: Future[None], seconds: float = 120) -> None:
        deadline = time.monotonic() + seconds
        while not there():
            if apply.done():
                apply.result()  # says why it failed
            assert time.monotonic() < deadline, there.__name__
            time.sleep(0.5)

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
        (self.folder / f"deploy-{tag}-{steps[-1]}.log").write_text(done.stdout)
        return done.returncode, done.stdout

    def look(self) -> None:
        """Reads the outputs of the installation, and notes what runs."""
        found = json.loads(self.terraform_in("app", "output", "-json"))
        self.outputs = {name: value["value"] for name, value in found.items()}
        for kind in ("backend", "frontend"):
            inspect = ["docker", "image", "inspect", "--format", "{{.Size}}", f"otomo-{kind}:one"]
            size = int(subprocess.run(inspect, capture_output=True, text=True, check=True).stdout) / 1e6
            FIGURES.append(f"image of the {kind}: {size:.0f} MB, {self.running_image(kind).partition('@')[2]}")

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

    def outcome(self, keys: dict[str, str], service: str, method: str, arguments: dict[str, Any]) -> str:
        """ "allowed", or the code of the refusal, of a call with these keys."""
        try:
            getattr(self.emulator.client(service, **keys), method)(**arguments)
        except ClientError as error:
            return str(error.response["Error"]["Code"])
        return "allowed"

    def service(self, kind: str) -> dict[str, Any]:
        names = {"cluster": self.outputs["cluster_name"], "services": [self.outputs[f"{kind}_service_name"]]}
        return dict(self.emulator.client("ecs").describe_services(**names)["services"][0])

    def running_image(self, kind: str) -> str:
        definition = self.service(kind)["taskDefinition"]
        found = self.emulator.client("ecs").describe_task_definition(taskDefinition=definition)
        return str(found["taskDefinition"]["containerDefinitions"][0]["image"])

    def start_image(self, kind: str, image: str) -> str:
        """Another image into a service, past Terraform: the same task definition otherwise, whose ARN this is."""
        ecs, service = self.emulator.client("ecs"), self.service(kind)
        found = ecs.describe_task_definition(taskDefinition=service["taskDefinition"])["taskDefinition"]
        found["containerDefinitions"][0]["image"] = image
        kept = {key: value for key, value in found.items() if key in DEFINED}
        made = str(ecs.register_task_definition(**kept)["taskDefinition"]["taskDefinitionArn"])
        ecs.update_service(cluster=service["clusterArn"], service=service["serviceName"], taskDefinition=made)
        return made

    def pushed(self, kind: str, tag: str) -> str:
        """An image in the registry, by its digest."""
        wanted = {"repositoryName": f"otomo-{kind}", "imageIds": [{"imageTag": tag}]}
        (image,) = self.emulator.client("ecr").batch_get_image(**wanted)["images"]
        return f"{self.running_image(kind).partition('@')[0]}@{image['imageId']['imageDigest']}"

    def set_backend(self, **variables: str) -> None:
        """More environment variables of the backend, from the next deployment on."""
        path = self.terraform / f"app/environments/{ENV}.tfvars"
        before = "backend_environment = {"
        path.write_text(
            path.read_text().replace(before, before + "".join(f' {k} = "{v}",' for k, v in variables.items()))
        )

    def environment_of(self, kind: str) -> dict[str, str]:
        """What the running container of a service was given."""
        command = ["docker", "exec", self.container(kind), "env"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return dict(line.partition("=")[::2] for line in listed.splitlines())

    def container(self, kind: str) -> str:
        """Docker's id of the one container of a service, when those that it replaced are gone."""
        by = [f"--filter=label=com.amazonaws.ecs.task-definition-family={self.outputs[f'{kind}_service_name']}"]
        deadline = time.monotonic() + 60
        while True:
            listed = subprocess.run(["docker", "ps", "--quiet", *by], capture_output=True, text=True, check=True)
            found = listed.stdout.split()
            if len(found) == 1:
                return found[0]
            assert time.monotonic() < deadline, found
            time.sleep(0.5)

    def derive(self, kind: str, tag: str, *lines: str) -> None:
        """Another image: the first with lines added to its Dockerfile."""
        dockerfile = "\n".join([f"FROM otomo-{kind}:one", *lines])
        command = ["docker", "build", "--quiet", "-t", f"otomo-{kind}:{tag}", "-"]
        subprocess.run(command, input=dockerfile, text=True, check=True, capture_output=True)
