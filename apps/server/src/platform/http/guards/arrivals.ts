/** What is still arriving: connections that have sent no request yet, or requests whose body is incomplete. */
export interface Arrivals {
  /** Counts one until the returned function is called. `cut` may be called meanwhile. */
  enter(network: string, cut: () => void): () => void;
  readonly size: number;
}

/**
 * Bounds per network and in total. New arrivals are never rejected, because then a client sending half requests would
 * lock others out: instead the oldest arrival is cut, of the network over its own bound, or else of the one with most.
 */
export function createArrivals(limits: { readonly perNetwork: number; readonly most: number }): Arrivals {
  // In order of arrival.
  const networks = new Map<string, Set<() => void>>();
  let size = 0;

  return {
    enter(network, cut) {
      const own = networks.get(network) ?? new Set();
      networks.set(network, own);
      const entry = () => cut();
      own.add(entry);
      size += 1;
      if (own.size > limits.perNetwork) cutOldest(network);
      if (size > limits.most) cutOldest(greediest());
      return () => remove(network, entry);
    },
    get size() {
      return size;
    },
  };

  function cutOldest(network: string): void {
    const [oldest] = networks.get(network) ?? [];
    if (oldest === undefined) return;
    remove(network, oldest);
    oldest();
  }

  function remove(network: string, entry: () => void): void {
    const own = networks.get(network);
    if (own?.delete(entry) !== true) return;
    size -= 1;
    if (own.size === 0) networks.delete(network);
  }

  function greediest(): string {
    let most = '';
    for (const [network, own] of networks) if (own.size > (networks.get(most)?.size ?? 0)) most = network;
    return most;
  }
}
