import { noteSigner } from '@muster/proofs';
import { err, ok } from '../../../kernel/result.ts';
import { readerService } from '../../../platform/access/access.ts';
import { Sequencer } from '../../../platform/ledger/sequencer.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { sinksArea } from '../area.ts';
import { sinkFindings } from '../queries/findings.ts';
import { sinkList } from '../queries/list-sinks.ts';
import { registerSinkReactions } from '../reactions/register.ts';
import type { Sinks } from '../sinks.ts';
import { ACCESS } from './check-sigv4.ts';

const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));

const SECRETS: Readonly<Record<string, string>> = {
  'env:MUSTER_SECRET_S3': ACCESS.secret,
  'env:MUSTER_SECRET_HEC': 's3cret',
  'env:MUSTER_SECRET_READER': 'reader',
  'env:MUSTER_SECRET_ELASTIC': 'ApiKey c2VjcmV0',
};

/** A story whose ledger is sequenced and sent to the fake server at each address. */
export async function startSinkStory(folder: string, networks: Readonly<Record<string, Outgoing>>) {
  const outgoing: Outgoing = {
    send: async (request) => {
      const network = networks[new URL(request.url).host];
      return network === undefined
        ? err({ kind: 'unreachable', public: 'nobody answers', isWorthRetrying: true })
        : network.send(request);
    },
    judge: async (url) =>
      url.startsWith('https://')
        ? ok(new URL(url))
        : err({ kind: 'bad_request', public: 'is not an address', isWorthRetrying: false }),
    close: async () => undefined,
  };
  // The host exists only once the story has begun.
  const parts: Sinks = {
    outgoing,
    folder,
    secretOf: async (reference) => {
      const secret = SECRETS[reference];
      return secret === undefined ? err('leads nowhere') : ok(secret);
    },
    refusalOf: (reference) => (reference.startsWith('env:MUSTER_SECRET_') ? undefined : 'is not a reference'),
    get host() {
      return story.host;
    },
  };
  const story: Story = await startStory([registerSinkReactions(parts)]);
  sinksArea(parts);
  const { clock, log, ledgerMacKey: macKey, database } = story.host;
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
    /** Signs what was recorded and advances time. */
    pass: async (span: Parameters<Story['advance']>[0]) => {
      await sequencer.drain();
      await story.advance(span);
    },
    sinks: async () => {
      const asked = { actor: story.governance.actor, key: {}, filters: {}, after: undefined, limit: 50 };
      const { items } = await sinkList.page(story.host.services.use, asked);
      return items as readonly { readonly id: string; readonly name: string }[];
    },
    findings: async () => {
      const reads = story.host.services.use(readerService)();
      const { db } = reads;
      const found = await sinkFindings({
        db,
        clock,
        policies: () => story.host.policies(),
        use: story.host.services.use,
      });
      return found.map(({ message }) => message);
    },
  };
}
