import { useLingui } from "@lingui/react/macro";

import type { AssetClass } from "@/lib/api";

export function useAssetClassName(): (assetClass: AssetClass) => string {
  const { t } = useLingui();
  return (assetClass) => ({ bond: t`Bonds`, stock: t`Stocks`, fund: t`Funds`, cash: t`Cash` })[assetClass];
}
