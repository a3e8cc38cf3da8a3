import type { Project } from '../project/project.ts';

/** A wall: one thing that must not be done anywhere in the project. */
export interface Guard {
  /** As written in `lint/exemptions.json`. */
  readonly name: string;
  /** What to do instead, in one sentence. */
  readonly remedy: string;
  run(project: Project): Verdict | Promise<Verdict>;
}

/** `read` counts the modules the guard looked at: a guard that read none has proved nothing and fails. */
export interface Verdict {
  readonly read: number;
  readonly violations: readonly Violation[];
}

/** `what` is what was found, such as `Date.now` or `30`: exemptions refer to it. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly problem: string;
}
