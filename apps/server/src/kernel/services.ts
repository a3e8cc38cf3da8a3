/** The key of something an area needs beyond the transaction: its identity map, its tokens, its outgoing client. */
export type Service<T> = { readonly name: string; readonly __is?: T };

/** Gets the service. Throws if the composition root did not provide it: a bug that the first test reveals. */
export type UseService = <T>(service: Service<T>) => T;

export const defineService = <T>(name: string): Service<T> => ({ name });

/** What the composition root provides, by name. */
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
