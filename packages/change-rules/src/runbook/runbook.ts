import type { RoleId, Severity } from '@muster/policy';
import type { Block } from './blocks.ts';

/** What makes a runbook the right one: an alert's name, or something that Muster itself opens an incident for. */
export type Trigger = { readonly kind: 'alert' | 'signal'; readonly name: string };

/** One thing that somebody does. */
export type Step = {
  readonly id: string;
  readonly title: string;
  /** Whose it is: a role of the policy. */
  readonly role: RoleId;
  /** A command to copy; `<words in brackets>` are filled in by whoever runs it. */
  readonly run: string | undefined;
  /** How one sees that it is done. */
  readonly verify: string;
};

/** The way by which somebody whom a decision is about gets a person to look at it (GOV 7.14), or why there is none. */
export type HumanReview =
  | { readonly kind: 'path'; readonly path: string; readonly role: RoleId; readonly within: string }
  | { readonly kind: 'none'; readonly because: string };

export type LastTested = { readonly on: string; readonly where: string; readonly outcome: string };

export type Runbook = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly owner: RoleId;
  readonly severities: readonly Severity[];
  readonly triggers: readonly Trigger[];
  readonly roles: {
    readonly responsible: RoleId;
    readonly consulted: readonly RoleId[];
    readonly informed: readonly RoleId[];
  };
  readonly steps: readonly Step[];
  readonly verification: readonly string[];
  readonly rollback: readonly string[];
  readonly closure: readonly string[];
  readonly related: readonly string[];
  readonly diagrams: readonly string[];
  readonly lastTested: LastTested | undefined;
  readonly humanReview: HumanReview;
  readonly blocks: readonly Block[];
};
