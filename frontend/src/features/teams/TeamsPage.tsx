import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Card, ConfirmButton, EmptyState, KindTag, PageHeader, QueryView, SimpleTable, useProblemText, type SimpleColumn } from "@/components";
import type { Team, User } from "@/lib/api";
import { useUser } from "@/lib/session";
import { usersQuery } from "@/lib/users";

import { teamsQuery, useDeleteTeam } from "./api/teams";
import { TeamDialog } from "./TeamDialog";
import classes from "./teams.module.css";

const route = getRouteApi("/signed-in/teams");
/** What the address says while a team is being made. */
const NEW = "new";

export function TeamsPage() {
  const { role } = useUser();
  if (role !== "admin" && role !== "manager") return <EmptyState><Trans>Only administrators and managers see the teams.</Trans></EmptyState>;
  return <Teams admin={role === "admin"} />;
}

function Teams({ admin }: { admin: boolean }) {
  const { t } = useLingui();
  const query = useQuery(teamsQuery);
  const users = useQuery(usersQuery).data;
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (id: string | undefined) => void navigate({ search: { open: id }, resetScroll: false });
  const columns = useColumns(users ?? [], admin ? show : null);
  const opened = query.data?.find((team) => team.team_id === open);
  const add = <Button onClick={() => show(NEW)}><Trans>Add a team</Trans></Button>;
  const count = query.data?.length;
  return (
    <>
      <PageHeader
        title={<Trans>Teams</Trans>}
        subtitle={admin ? <Trans>A manager sees the books of the members of the teams they lead, and their own.</Trans> : <Trans>The teams that you lead: you see the books of their members.</Trans>}
        primary={admin && count !== 0 && add}
      />
      <Card label={t`Teams`}>
        <QueryView query={query} isEmpty={(teams) => teams.length === 0} empty={<NoTeams add={admin && add} />}>
          {(teams) => <SimpleTable label={t`Teams`} rows={teams} columns={columns} keyOf={(team) => team.team_id} />}
        </QueryView>
      </Card>
      {admin && users !== undefined && (open === NEW || opened !== undefined) && <TeamDialog key={open} team={opened ?? null} users={users} onClose={() => show(undefined)} />}
    </>
  );
}

function NoTeams({ add }: { add: ReactNode }) {
  return (
    <EmptyState action={add}>
      {add === false ? <Trans>You lead no team, so you see only your own book. An administrator can change that.</Trans> : <Trans>There are no teams, so every manager sees only the own book.</Trans>}
    </EmptyState>
  );
}

function useColumns(users: User[], onOpen: ((id: string) => void) | null): SimpleColumn<Team>[] {
  const { t } = useLingui();
  const name = (id: string) => users.find((user) => user.user_id === id)?.display_name ?? id;
  const columns: SimpleColumn<Team>[] = [
    { key: "name", title: t`Name`, cell: (team) => team.name },
    { key: "managers", title: t`Managers`, cell: (team) => <People names={team.manager_ids.map(name)} none={<Trans>Nobody leads it</Trans>} /> },
    { key: "members", title: t`Members`, cell: (team) => (team.everyone ? <KindTag kind="info"><Trans>Everyone</Trans></KindTag> : <People names={team.member_ids.map(name)} none={<Trans>Nobody</Trans>} />) },
  ];
  if (onOpen !== null) {
    columns.push({
      key: "tools",
      title: t`Actions`,
      cell: (team) => (
        <span className={classes.tools}>
          <Button variant="subtle" size="compact-sm" onClick={() => onOpen(team.team_id)} aria-label={t`Change ${team.name}`}><Trans>Change</Trans></Button>
          <Remove team={team} />
        </span>
      ),
    });
  }
  return columns;
}

/** How many names are read at a glance. */
const FEW = 4;

function People({ names, none }: { names: string[]; none: ReactNode }) {
  const { t } = useLingui();
  if (names.length === 0) return <span className={classes.none}>{none}</span>;
  const more = names.length - FEW;
  return (
    <>
      {names.slice(0, FEW).join(t`, `)}
      {more > 0 && <span className={classes.none}> <Plural value={more} one="and # more" other="and # more" /></span>}
    </>
  );
}

function Remove({ team }: { team: Team }) {
  const { t } = useLingui();
  const remove = useDeleteTeam();
  const problemText = useProblemText();
  const { name } = team;
  const onConfirm = () =>
    remove.mutate(team, {
      onSuccess: () => notifications.show({ message: t`The team ${name} is deleted.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return <ConfirmButton label={<Trans>Delete</Trans>} question={<Trans>Delete the team {name}? Its managers stop seeing these books at once; the users stay.</Trans>} confirm={<Trans>Delete</Trans>} loading={remove.isPending} onConfirm={onConfirm} />;
}
