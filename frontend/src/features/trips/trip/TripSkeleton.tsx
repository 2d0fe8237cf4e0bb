import { Skeleton } from "@mantine/core";

import { Columns, Lines } from "@/components";

/** The shape of a trip before it is there. */
export function TripSkeleton() {
  return (
    <>
      <Skeleton height={28} width={260} mb={10} />
      <Skeleton height={16} width={340} mb={22} />
      <Columns
        sideFirst
        side={<Lines rows={10} height={26} />}
        main={
          <>
            <Skeleton height={420} radius={12} />
            <Lines rows={6} />
          </>
        }
      />
    </>
  );
}
