"""The accounts of the demo. They exist only where the demo book was loaded."""

from dataclasses import dataclass

from otomo.users.items import Role


@dataclass(frozen=True)
class DemoSignIn:
    """An account that the sign-in screen of a demo offers."""

    username: str
    password: str
    role: Role
    display_name: str


DEMO_SIGN_INS = (
    DemoSignIn("takanashi", "otomo-rep", "rep", "高梨 遥"),
    DemoSignIn("sato", "otomo-rep2", "rep", "佐藤 健"),
    DemoSignIn("manager", "otomo-manager", "manager", "中村 玲子"),
    DemoSignIn("viewer", "otomo-viewer", "viewer", "閲覧 太郎"),
    DemoSignIn("admin", "otomo-admin", "admin", "管理者"),
)
