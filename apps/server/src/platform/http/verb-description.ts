/** What clients (web, CLI) need beyond the route's schema to offer a verb: `x-verb` in the OpenAPI description. */
export type VerbDescription = {
  readonly noun: string;
  readonly verb: string;
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly does: string;
  readonly done: string;
  readonly next?: string;
  /**
   * The permission by which a session knows in advance whether the verb is allowed; absent if the thing's own `may`
   * says so.
   */
  readonly permission?: string;
  readonly versioned?: true;
  readonly seen?: true;
  readonly confirms?: true;
  readonly danger?: true;
  /** The parts of the response that are shown once. */
  readonly secrets?: readonly string[];
};
