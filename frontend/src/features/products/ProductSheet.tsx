import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";

import { Pairs, QueryView, Sheet, useAssetClassName } from "@/components";
import type { Product } from "@/lib/api";
import { formatDay, formatPercent } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite } from "@/lib/session";

import { productQuery } from "./api/product";

const ProductDialog = lazy(async () => ({ default: (await import("./ProductDialog")).ProductDialog }));

export function ProductSheet({ productId, onClose }: { productId: string; onClose: () => void }) {
  const query = useQuery(productQuery(productId));
  const canWrite = useCanWrite();
  const [editing, edit] = useDisclosure(false);
  return (
    <Sheet title={query.data?.name ?? productId} onClose={onClose}>
      <QueryView query={query}>
        {(product) => (
          <>
            <Terms product={product} />
            {canWrite && <Button variant="default" mt="md" onClick={edit.open}><Trans>Change</Trans></Button>}
            <Suspense fallback={null}>{editing && <ProductDialog product={product} onClose={edit.close} />}</Suspense>
          </>
        )}
      </QueryView>
    </Sheet>
  );
}

function Terms({ product }: { product: Product }) {
  const { t } = useLingui();
  const locale = useLocale();
  const className = useAssetClassName();
  const number = (value: string | null) => (value === null ? null : Number(value).toLocaleString("en-US"));
  const percent = (value: string | null) => (value === null ? null : formatPercent(value, 2));
  const day = (value: string | null) => (value === null ? null : formatDay(value, locale));
  return (
    <Pairs
      pairs={[
        [t`Class`, className(product.asset_class)],
        [t`Risk`, product.risk_level],
        [t`Code`, [product.symbol, product.market].filter(Boolean).join(" · ")],
        [t`Issuer`, product.issuer],
        [t`Region`, product.region],
        [t`Sector`, product.sector],
        [t`Currency`, product.currency],
        [t`Price`, number(product.price)],
        [t`Price of`, day(product.price_on)],
        [t`Coupon`, percent(product.coupon_rate)],
        [t`Payments a year`, product.coupon_frequency],
        [t`Day count`, product.day_count],
        [t`Matures`, day(product.maturity_on)],
        [t`Face value`, number(product.face_value)],
        [t`Rating`, product.rating],
        [t`Dividend yield`, percent(product.dividend_yield)],
        [t`Beta`, product.beta],
      ]}
    />
  );
}
