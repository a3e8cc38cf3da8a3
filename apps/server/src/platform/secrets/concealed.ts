import { inspect } from 'node:util';

/**
 * A secret in memory. It prints as nothing, whoever logs, serialises or inspects it; `reveal` is easy to find in a
 * review.
 */
export class Concealed {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return CONCEALED;
  }

  toJSON(): string {
    return CONCEALED;
  }

  [inspect.custom](): string {
    return CONCEALED;
  }
}

const CONCEALED = '[concealed]';
