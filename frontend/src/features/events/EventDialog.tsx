import { notifications } from "@mantine/notifications";
import { useLingui } from "@lingui/react/macro";

import { useAssetClassName } from "@/components";
import { ChoicesField, EditDialog, fieldsOf, type EditField } from "@/components/edit";
import type { AssetClass, EconomicEvent } from "@/lib/api";

import { useEventEdit } from "./api/saveEvent";
import { useEventWords } from "./words";

const CLASSES: AssetClass[] = ["bond", "stock", "fund", "cash"];

export function EventDialog({ event, onClose }: { event: EconomicEvent; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEventEdit(event.event_id);
  const fields = useFields();
  const onSaved = () => {
    void edit.refresh();
    notifications.show({ message: t`The event is saved.` });
    onClose();
  };
  return <EditDialog title={t`Change the event`} record={event} fields={fields} load={edit.load} send={edit.send} onSaved={onSaved} onClose={onClose} />;
}

const listOf = (text: string) => text.split(/[,、，・]/).map((part) => part.trim()).filter((part) => part !== "");

function useFields(): EditField<EconomicEvent>[] {
  const { t } = useLingui();
  const words = useEventWords();
  const className = useAssetClassName();
  const { text, must, select, number } = fieldsOf<EconomicEvent>();
  const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
  const classes = CLASSES.map((value) => ({ value, label: className(value) }));
  return [
    must("title", t`Title`),
    must("occurs_on", t`Date`, "date"),
    select("category", t`Category`, options(words.category)),
    select("impact", t`Impact`, options(words.impact)),
    text("region", t`Region`),
    text("currency", t`Currency`),
    text("forecast", t`Forecast`),
    text("previous", t`Previous`),
    text("actual", t`Actual`),
    { name: "sectors", label: t`Sectors`, kind: "text", show: (event) => event.sectors.join("、"), read: listOf },
    { name: "asset_classes", label: t`Touches`, kind: "own", show: (event) => event.asset_classes.join(","), read: listOf, input: (value, set) => <ChoicesField label={t`Touches`} options={classes} text={value} set={set} /> },
    number("rates_bp", t`Change of rates in bp`),
    number("fx_pct", t`Change of currencies in %`),
    number("equity_pct", t`Change of stocks in %`),
    text("description", t`Description`, "long"),
  ];
}
