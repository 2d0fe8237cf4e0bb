import { Button } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Lines, QueryView, RichText, useKindName, Words } from "@/components";
import type { Comparison, Ranked } from "@/lib/api";
import { formatNumber } from "@/lib/format";

import { compareQuery } from "./api/compare";
import classes from "./Reasons.module.css";

/** How a score adds up, and why it is above the next one. */
export function ScoreParts({ item, next }: { item: Ranked; next: Ranked | undefined }) {
  const { t } = useLingui();
  const [comparing, setComparing] = useState(false);
  const nextName = next?.customer.name;
  return (
    <>
      <table className={classes.points}>
        <caption className="sr-only">{t`How the points add up`}</caption>
        <tbody>
          {item.signals.map((signal) => (
            <tr key={signal.signal_id} data-kind={signal.kind}>
              <th scope="row"><i className={classes.swatch} /><RichText rich={signal.text} /></th>
              <td className={classes.why}>
                {signal.parts.map((part, index) => (
                  <span key={index}><Words label={part.name} /> {formatNumber(part.points)}</span>
                ))}
              </td>
              <td className={classes.sum}>{formatNumber(signal.points)} <small>/ {formatNumber(signal.max_points)}</small></td>
            </tr>
          ))}
        </tbody>
      </table>
      {next !== undefined && !comparing && (
        <Button variant="subtle" size="compact-sm" onClick={() => setComparing(true)}>
          <Trans>Why is this above {nextName}?</Trans>
        </Button>
      )}
      {next !== undefined && comparing && <Compare above={item.customer} below={next.customer} />}
    </>
  );
}

function Compare({ above, below }: { above: Ranked["customer"]; below: Ranked["customer"] }) {
  const query = useQuery(compareQuery(above.customer_id, below.customer_id));
  return (
    <QueryView query={query} skeleton={<Lines rows={3} />}>
      {(data) => <ComparisonTable comparison={data} above={above.name} below={below.name} />}
    </QueryView>
  );
}

function ComparisonTable({ comparison, above, below }: { comparison: Comparison; above: string; below: string }) {
  const nameOf = useKindName();
  return (
    <div className={classes.compare}>
      <p><RichText rich={comparison.text} /></p>
      <table className={classes.points}>
        <thead>
          <tr>
            <th scope="col"><Trans>Cause</Trans></th>
            <th scope="col" className={classes.sum}>{above}</th>
            <th scope="col" className={classes.sum}>{below}</th>
            <th scope="col" className={classes.sum}><Trans>Difference</Trans></th>
          </tr>
        </thead>
        <tbody>
          {comparison.parts.map((part) => (
            <tr key={part.kind} data-kind={part.kind}>
              <th scope="row"><i className={classes.swatch} />{nameOf(part.kind)}</th>
              <td className={classes.sum}>{formatNumber(part.above_points)}</td>
              <td className={classes.sum}>{formatNumber(part.below_points)}</td>
              <td className={classes.sum}>{part.delta > 0 ? "+" : part.delta < 0 ? "−" : ""}{formatNumber(Math.abs(part.delta))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
