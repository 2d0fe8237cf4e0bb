import { MultiSelect, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useLingui } from "@lingui/react/macro";

import { useRoleName } from "@/components";
import { EditDialog, fieldsOf, type EditField } from "@/components/edit";
import type { Team, User } from "@/lib/api";

import { useSaveTeam } from "./api/teams";

const NEW: Team = { team_id: "", name: "", everyone: false, manager_ids: [], member_ids: [], created_at: "", updated_at: "", version: 0 };
const ON = "on";

const idsOf = (text: string) => text.split(",").filter((id) => id !== "");

/** Makes a team, or changes one: whose books its managers see. */
export function TeamDialog({ team, users, onClose }: { team: Team | null; users: User[]; onClose: () => void }) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const save = useSaveTeam(team);
  const choice = (user: User) => ({ value: user.user_id, label: `${user.display_name} · ${roleName(user.role)}` });
  const people = (name: "manager_ids" | "member_ids", label: string, description: string, among: User[]): EditField<Team> => ({
    name, label, kind: "own", show: (record) => record[name].join(","), read: idsOf,
    input: (text, set) => (
      <MultiSelect label={label} description={description} data={among.map(choice)} value={idsOf(text)} onChange={(ids) => set(ids.join(","))} searchable hidePickedOptions nothingFoundMessage={t`Nobody matches.`} comboboxProps={{ withinPortal: true }} />
    ),
  });
  const fields: EditField<Team>[] = [
    fieldsOf<Team>().must("name", t`Name of the team`),
    people("manager_ids", t`Managers`, t`They see the books of the team. Only users with the role of a manager can lead one.`, users.filter((user) => user.role === "manager")),
    {
      name: "everyone", label: t`Everyone belongs to it`, kind: "own", show: (record) => (record.everyone ? ON : ""), read: (text) => text === ON,
      input: (text, set) => <Switch label={t`Everyone belongs to it`} description={t`All users, those added later too.`} checked={text === ON} onChange={(event) => set(event.currentTarget.checked ? ON : "")} />,
    },
    people("member_ids", t`Members`, t`Whose books the managers see.`, users),
  ];
  const saved = () => {
    notifications.show({ message: t`The team is saved.` });
    onClose();
  };
  return <EditDialog title={team === null ? t`Add a team` : t`Change the team`} record={team ?? NEW} fields={fields} load={save.load} send={save.send} onSaved={saved} onClose={onClose} />;
}
