import type { FileOnWire } from '../github/wire.ts';
import type { ChangeStory } from './change-story.ts';
import { settled, type Forge } from './forge.ts';
import type { FakeCommit, FakePull, FakeRepository, FakeReview } from './github.ts';

const GATES = ['dependency-audit', 'sast', 'secret-scan', 'container-scan'];
const RUNBOOK_TEXT = '## Motivation\nIt lied.\n## Risk\nlow\n## Test scenario\ndrilled on staging';
const API_TEXT = '## Rollback plan\nrevert and deploy';

export type Kind = 'runbook' | 'api' | 'other';

/** A scripted pull request: each act changes the forge and sends the webhook the forge would send. */
export class PullRequest {
  readonly #forge: Forge;
  readonly pull: FakePull;
  #pushes = 0;
  #reviews = 0;

  constructor(forge: Forge, number: number, kind: Kind, author = 'dev') {
    this.#forge = forge;
    const at = forge.story.host.clock.now().toISOString();
    this.pull = {
      number,
      title: `Change ${number}`,
      body: kind === 'runbook' ? RUNBOOK_TEXT : kind === 'api' ? API_TEXT : '',
      author,
      base: 'main',
      head: '',
      branch: `branch-${number}`,
      state: 'open',
      mergedAt: null,
      createdAt: at,
      updatedAt: at,
      commits: [],
      reviews: [],
      retargetedAt: [],
    };
    forge.github.account(author);
    forge.repository.pulls.set(number, this.pull);
    this.#become(filesOf(kind, number), author, {});
  }

  get repository(): FakeRepository {
    return this.#forge.repository;
  }

  get head(): string {
    return this.pull.head;
  }

  get #now(): string {
    return this.#forge.story.host.clock.now().toISOString();
  }

  #become(files: readonly FileOnWire[], by: string, commit: Partial<FakeCommit>, isReplacing = false): void {
    this.#pushes += 1;
    const sha = `sha-${this.pull.number}-${this.#pushes}`;
    const made = { sha, author: by, committer: by, message: 'say more', ...commit };
    this.pull.commits = isReplacing ? [made] : [...this.pull.commits, made];
    this.pull.head = sha;
    this.#forge.repository.changes.set(sha, [...files]);
    for (const { filename } of files)
      if (filename.endsWith('.md')) {
        const { texts } = this.#forge.repository;
        if (!texts.has(`merge-base:${filename}`))
          texts.set(`merge-base:${filename}`, '---\nversion: 1.2.0\n---\n# Do\n');
        if (!texts.has(`${sha}:${filename}`)) texts.set(`${sha}:${filename}`, '---\nversion: 1.3.0\n---\n# Do this\n');
      }
  }

  /** Sends the webhook. */
  async tell(event: string, payload: object, by = this.pull.author): Promise<void> {
    this.pull.updatedAt = this.#now;
    const { login, id, type } = this.#forge.github.account(by);
    await this.#forge.send(event, {
      pull_request: { number: this.pull.number },
      sender: { login, id, type },
      ...payload,
    });
  }

  async open(): Promise<this> {
    await this.tell('pull_request', { action: 'opened' });
    return this;
  }

  get files(): readonly FileOnWire[] {
    return this.#forge.repository.changes.get(this.head) ?? [];
  }

  /** Pushes new files, or the same ones (`rebase`), by some account, in a commit by given authors. */
  async push(
    by: string,
    given: { files?: readonly FileOnWire[]; commit?: Partial<FakeCommit>; isForced?: boolean; isUntold?: boolean } = {},
  ): Promise<void> {
    const checks = this.#forge.repository.checks.filter(({ head_sha: head }) => head === this.head);
    this.#become(given.files ?? this.files, by, given.commit ?? {}, given.isForced);
    this.#forge.repository.activity.push({
      ref: `refs/heads/${this.pull.branch}`,
      by,
      at: this.#now,
      after: this.head,
      type: given.isForced === true ? 'force_push' : 'push',
    });
    for (const check of checks) this.#forge.repository.checks.push({ ...check, head_sha: this.head });
    if (given.isUntold !== true) await this.tell('pull_request', { action: 'synchronize' }, by);
  }

  /** The same change on a newer base. */
  rebase = async (by = this.pull.author): Promise<void> => this.push(by, { isForced: true });

  /** A different change. */
  edit = async (by = this.pull.author): Promise<void> =>
    this.push(by, {
      files: this.files.map((file) => ({ ...file, patch: `${file.patch ?? ''}\n+more ${this.#pushes}` })),
    });

  async review(by: string, state: FakeReview['state'] = 'APPROVED', commit = this.head): Promise<FakeReview> {
    this.#reviews += 1;
    this.#forge.github.account(by);
    const at = new Date(Date.parse(this.#now) + this.#reviews).toISOString();
    const review: FakeReview = { id: this.pull.number * 1000 + this.#reviews, by, state, commit, at };
    this.pull.reviews.push(review);
    await this.tell('pull_request_review', { action: 'submitted' }, by);
    return review;
  }

  approve = async (...people: readonly string[]): Promise<void> => {
    for (const person of people) await this.review(person);
  };

  async dismiss(review: FakeReview): Promise<void> {
    review.state = 'DISMISSED';
    await this.tell('pull_request_review', { action: 'dismissed' });
  }

  async retarget(base: string): Promise<void> {
    this.pull.base = base;
    this.pull.retargetedAt.push(this.#now);
    await this.tell('pull_request', { action: 'edited', changes: { base: { ref: { from: 'main' } } } });
  }

  async check(
    name: string,
    conclusion: 'success' | 'failure' | 'neutral' | null = 'success',
    app = 'github-actions',
    head = this.head,
  ): Promise<void> {
    this.#forge.repository.checks.push({
      name,
      conclusion,
      head_sha: head,
      app: { id: app === 'github-actions' ? 15368 : 666, slug: app },
    });
    await this.tell(
      'check_run',
      { action: 'completed', check_run: { head_sha: head, pull_requests: [] } },
      'github-actions[bot]',
    );
  }

  gates = async (except: readonly string[] = []): Promise<void> => {
    for (const gate of GATES) if (!except.includes(gate)) await this.check(gate);
  };

  async merge(by = this.pull.author): Promise<void> {
    this.pull.state = 'closed';
    this.pull.mergedAt = new Date(Date.parse(this.#now) + 900).toISOString();
    await this.tell('pull_request', { action: 'closed' }, by);
  }
}

/** A patch that replaces one line. */
export const patchOf = (words: string): string => `@@ -1,3 +1,3 @@\n one\n-two\n+${words}\n three`;

export function filesOf(kind: Kind, number: number): readonly FileOnWire[] {
  const path = { runbook: `runbooks/r${number}.md`, api: `api/a${number}.ts`, other: 'README.txt' }[kind];
  return [{ filename: path, status: 'modified', patch: patchOf(`change ${number}`) }];
}

/** Sets up the known accounts and who owns what there. */
export async function peopled(forge: ChangeStory): Promise<void> {
  const { story } = forge;
  settled(forge);
  await forge.link(story.sre, 'ann');
  await forge.link(story.secondSre, 'bo');
  await forge.link(story.governance, 'gov');
  await forge.link(story.engineer, 'eng');
}
