/** A bound on what one network can add to the counts. In memory for a minute: a count is not worth a row for each. (pure) */
const MOST_A_MINUTE = 120;
const MOST_NETWORKS = 20_000;
const MINUTE = 60_000;

/** Counts one more from `network` and says whether that is too many. */
export function busyNetworks(): (network: string, now: number) => boolean {
  let counts = new Map<string, number>();
  let since = 0;
  return (network, now) => {
    if (now - since >= MINUTE || now < since || counts.size > MOST_NETWORKS) {
      counts = new Map();
      since = now;
    }
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    return count > MOST_A_MINUTE;
  };
}
