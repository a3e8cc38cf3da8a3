/** What is still on its way: connections that have sent no request yet, or requests whose body is not there yet. */
export interface Arrivals {
  /** Counts one until the returned function is called. It may be the one that is cut. */
  enter(network: string, cut: () => void): () => void;
  readonly size: number;
}

/**
 * Bounds for a network and for all. Nobody new is turned away, for then whoever sends halves would lock the others out:
 * what has been on its way for longest is cut instead, of the network that is over its own bound, or of the one with most.
 */
export function createArrivals(limits: { readonly perNetwork: number; readonly most: number }): Arrivals {
  // In the order in which they came.
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
