/** Names something that an area works with beyond the transaction: its identity map, its tokens, its way out. */
export type Service<T> = { readonly name: string; readonly __is?: T };

/** Whatever stands behind a name. Throws where the composition root gave nothing: a fault of ours, found by the first test. */
export type UseService = <T>(service: Service<T>) => T;

export const defineService = <T>(name: string): Service<T> => ({ name });

/** What the composition root gives, by name. */
export class Services {
  readonly #given = new Map<string, unknown>();

  give<T>(service: Service<T>, value: T): this {
    this.#given.set(service.name, value);
    return this;
  }

  readonly use: UseService = (service) => {
    if (!this.#given.has(service.name)) throw new Error(`nobody gave the service ${service.name}`);
    return this.#given.get(service.name) as never;
  };
}
