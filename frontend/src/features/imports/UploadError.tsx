import { ErrorState } from "@/components";
import { isProblem } from "@/lib/api";

import classes from "./imports.module.css";

/** Why the files were refused as a whole, with what the server says about each. */
export function UploadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const details = isProblem(error) ? error.errors : [];
  return (
    <div className={classes.refused}>
      <ErrorState error={error} onRetry={onRetry} />
      {details.length > 0 && (
        <ul>
          {details.map((one) => (
            <li key={`${one.field}:${one.message}`}>{one.field}: {one.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
