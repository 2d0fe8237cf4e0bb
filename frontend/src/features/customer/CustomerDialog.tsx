import { notifications } from "@mantine/notifications";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { EditDialog, fieldsOf, given, whole, type EditField } from "@/components/edit";
import type { Customer, Money } from "@/lib/api";
import { formatExact, parseAmount } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { prefectureName, PREFECTURES } from "@/lib/prefectures";
import { useUser } from "@/lib/session";

import { ownersQuery } from "./api/owners";
import { useCustomerEdit } from "./api/saveCustomer";
import { WindowsField } from "./WindowsField";
import { readWindows, windowsText } from "./windows";

interface CustomerDialogProps {
  customer: Customer;
  /** Which card's fields. */
  part: "visiting" | "suitability";
  onClose: () => void;
}

const RISKS = ["1", "2", "3", "4", "5"];

export function CustomerDialog({ customer, part, onClose }: CustomerDialogProps) {
  const { t } = useLingui();
  const edit = useCustomerEdit(customer.customer_id);
  const visiting = useVisiting(customer);
  const suitability = useSuitability(customer.currency);
  const onSaved = () => {
    void edit.refresh();
    notifications.show({ message: t`The customer is saved.` });
    onClose();
  };
  return (
    <EditDialog
      title={part === "visiting" ? t`Change the profile` : t`Change the suitability`} fields={part === "visiting" ? visiting : suitability}
      record={customer} load={edit.load} send={edit.send} onSaved={onSaved} onClose={onClose}
    />
  );
}

/** Whom the customer may be given to: by managers within their teams, by administrators to anybody. */
function useOwnerField(customer: Customer): EditField<Customer>[] {
  const { t } = useLingui();
  const { role } = useUser();
  const { select } = fieldsOf<Customer>();
  const owners = useQuery({ ...ownersQuery, enabled: role === "manager" || role === "admin" }).data;
  if (owners === undefined) return [];
  const people = owners.map(({ user_id, display_name }) => ({ value: user_id, label: display_name }));
  const { owner_id, owner_name } = customer;
  const now = owner_id === null || people.some(({ value }) => value === owner_id) ? [] : [{ value: owner_id, label: owner_name ?? owner_id }];
  const nobody = role === "admin" || owner_id === null ? [{ value: "", label: t`Nobody` }] : [];
  return [select("owner_id", t`Owner`, [...nobody, ...now, ...people])];
}

function useVisiting(customer: Customer): EditField<Customer>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const owner = useOwnerField(customer);
  const { text, must, select, number } = fieldsOf<Customer>();
  return [
    must("name", t`Name`),
    text("kana", t`Kana`),
    select("kind", t`Kind of customer`, [{ value: "individual", label: t`Person` }, { value: "corporate", label: t`Company` }]),
    text("segment", t`Segment`),
    ...owner,
    text("birth_date", t`Date of birth`, "date"),
    text("occupation", t`Occupation`),
    select("prefecture", t`Prefecture`, [{ value: "", label: t`Not known` }, ...PREFECTURES.map((name) => ({ value: name, label: prefectureName(name, locale) }))]),
    text("city", t`Town`),
    text("address", t`Street`),
    text("phone", t`Phone`),
    text("email", t`E-mail`),
    number("visit_minutes", t`Length of a visit in minutes`, given(whole(5, 480))),
    { name: "visit_windows", label: t`Hours`, kind: "own", show: windowsText, read: readWindows, input: (value, set) => <WindowsField text={value} set={set} /> },
  ];
}

function useSuitability(currency: string): EditField<Customer>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { text, select } = fieldsOf<Customer>();
  const money = (name: "net_worth" | "annual_income", label: string): EditField<Customer> => ({
    name, label, kind: "number", show: (customer) => customer[name]?.amount ?? "",
    read: (words) => moneyOf(words, currency),
    hint: (words) => {
      const read = moneyOf(words, currency);
      return read == null ? t`for example 2,150万 or 21.5M` : formatExact(read, locale);
    },
  });
  return [
    select("risk_level", t`Risk tolerance`, RISKS.map((value) => ({ value, label: value })), Number),
    money("net_worth", t`Net worth`),
    money("annual_income", t`Annual income`),
    text("knowledge", t`Knowledge`, "long"),
    text("experience", t`Experience`, "long"),
    text("means", t`Means`, "long"),
    text("purpose", t`Purpose`, "long"),
  ];
}

/** Nothing is no amount; what is no amount is undefined. */
function moneyOf(words: string, currency: string): Money | null | undefined {
  if (words.trim() === "") return null;
  const amount = parseAmount(words);
  return amount === null ? undefined : { amount: String(amount), currency };
}
