import { notifications } from "@mantine/notifications";
import { useLingui } from "@lingui/react/macro";

import { useAssetClassName } from "@/components";
import { EditDialog, fieldsOf, whole, type EditField } from "@/components/edit";
import type { AssetClass, Product } from "@/lib/api";

import { useProductEdit } from "./api/saveProduct";

const CLASSES: AssetClass[] = ["bond", "stock", "fund", "cash"];
const RISKS = ["1", "2", "3", "4", "5"];

export function ProductDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useProductEdit(product.product_id);
  const fields = useFields();
  const onSaved = () => {
    void edit.refresh();
    notifications.show({ message: t`The product is saved.` });
    onClose();
  };
  return <EditDialog title={t`Change the product`} record={product} fields={fields} load={edit.load} send={edit.send} onSaved={onSaved} onClose={onClose} />;
}

function useFields(): EditField<Product>[] {
  const { t } = useLingui();
  const className = useAssetClassName();
  const { text, must, select, number, percent } = fieldsOf<Product>();
  return [
    must("name", t`Name`),
    text("symbol", t`Code`),
    select("asset_class", t`Class`, CLASSES.map((value) => ({ value, label: className(value) }))),
    select("risk_level", t`Risk`, RISKS.map((value) => ({ value, label: value })), Number),
    number("price", t`Price`),
    text("price_on", t`Price of`, "date"),
    must("currency", t`Currency`),
    text("market", t`Market`),
    text("issuer", t`Issuer`),
    text("rating", t`Rating`),
    percent("coupon_rate", t`Coupon in %`),
    number("coupon_frequency", t`Payments a year`, whole(0, 12)),
    text("maturity_on", t`Matures`, "date"),
    number("face_value", t`Face value`),
    text("day_count", t`Day count`),
    percent("dividend_yield", t`Dividend yield in %`),
    text("region", t`Region`),
    text("sector", t`Sector`),
    number("beta", t`Beta`),
  ];
}
