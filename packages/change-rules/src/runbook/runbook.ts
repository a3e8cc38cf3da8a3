import type { RoleId, Severity } from '@muster/policy';
import type { Block } from './blocks.ts';

/** What a runbook is for: an alert's name, or a signal for which Muster itself opens an incident. */
export type Trigger = { readonly kind: 'alert' | 'signal'; readonly name: string };

/** A single action. */
export type Step = {
  readonly id: string;
  readonly title: string;
  /** The responsible role of the policy. */
  readonly role: RoleId;
  /** A command to copy, with `<placeholders>` for whoever runs it to fill in. */
  readonly run: string | undefined;
  /** How to tell that it worked. */
  readonly verify: string;
};

/** How a person affected by a decision can request human review (GOV 7.14), or why there is no such way. */
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
