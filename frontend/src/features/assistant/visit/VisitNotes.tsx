import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useLingui } from "@lingui/react/macro";

import { useCloseOnBack, useFocusBack } from "@/components";
import { PHONE } from "@/lib/media";
import { recordVisit, type Visit } from "@/lib/visit";

import { useStructureNotes } from "../api/structureNotes";
import { RoughNotes } from "./RoughNotes";
import { useVisitDraft } from "./useVisitDraft";
import { VisitProposals } from "./VisitProposals";

/** After a visit: rough notes in, proposals out, each to be approved or rejected. */
export function VisitNotes({ visit }: { visit: Visit }) {
  const { t } = useLingui();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const { draft, set, clear } = useVisitDraft(visit);
  const structure = useStructureNotes();
  const close = () => recordVisit(null);
  useCloseOnBack(close);
  useFocusBack();
  const send = () =>
    structure.mutate({ customer_id: visit.customerId, trip_id: visit.tripId, visit_date: draft.on, text: draft.text.trim() }, {
      onSuccess: ({ proposals, missing }) => set({ proposals: proposals.map(({ proposal_id }) => proposal_id), missing }),
    });
  const { name } = visit;
  return (
    <Modal opened onClose={close} title={t`The visit to ${name}`} fullScreen={phone} size={640} closeButtonProps={{ "aria-label": t`Close` }}>
      {draft.proposals.length === 0 ? (
        <RoughNotes text={draft.text} on={draft.on} onChange={set} onSend={send} sending={structure.isPending} error={structure.error} />
      ) : (
        <VisitProposals draft={draft} onAgain={() => set({ proposals: [], missing: [] })} onDone={() => { clear(); close(); }} />
      )}
    </Modal>
  );
}
