import { cosigner, noteSigner } from '@muster/proofs';
import { readerService } from '../../../platform/access/access.ts';
import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import type { List } from '../../../platform/verbs/list.ts';
import { Sequencer } from '../../../platform/ledger/sequencer.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import type { Anchors } from '../anchors.ts';
import { anchorsArea } from '../area.ts';
import { anchorFindings } from '../queries/findings.ts';
import { registerAnchorReactions } from '../reactions/register.ts';
import { trustOf } from './witness-stand-in.ts';

/** A story whose ledger is signed under its own key, with anchors at the given endpoints. */
export async function startAnchorStory(
  seed: number,
  outgoing: Outgoing,
  besides: readonly ((registry: DueRegistry) => void)[] = [],
) {
  const { signer, trust } = trustOf(seed, `muster.test/ledger-${seed}`);
  const parts: Anchors = {
    outgoing,
    ledger: trust,
    cosigners: [cosigner(noteSigner(`${signer.name}/witness`, new Uint8Array(32).fill(seed + 100)))],
    // A getter, because the host exists only once the story has started.
    get host() {
      return story.host;
    },
  };
  const story: Story = await startStory([registerAnchorReactions(parts), ...besides]);
  anchorsArea(parts);
  const { clock, log, ledgerMacKey: macKey, database, services } = story.host;
  const sequencer = new Sequencer({
    db: database.sequencer,
    clock,
    log,
    macKey,
    origin: signer.name,
    signers: [signer],
  });
  return {
    story,
    parts,
    signer,
    sign: async () => sequencer.drain(),
    /** Sequences what was recorded and advances the clock. */
    pass: async (span: Parameters<Story['advance']>[0]) => {
      await sequencer.drain();
      await story.advance(span);
    },
    listed: async <T = Readonly<Record<string, unknown>>>(list: List): Promise<readonly T[]> => {
      const asked = { actor: story.governance.actor, key: {}, filters: {}, after: undefined, limit: 50 } as never;
      return (await list.page(services.use, asked)).items as readonly T[];
    },
    findings: async (): Promise<readonly string[]> => {
      const { db } = services.use(readerService)();
      const found = await anchorFindings({ db, clock, policies: () => story.host.policies(), use: services.use });
      return found.map(({ message }) => message);
    },
  };
}

export type AnchorStory = Awaited<ReturnType<typeof startAnchorStory>>;

export const textOfRequest = ({ body = '' }: OutgoingRequest): string => Buffer.from(body).toString('utf8');
