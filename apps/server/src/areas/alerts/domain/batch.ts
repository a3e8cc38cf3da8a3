import type { PolicySnapshot } from '@muster/policy';
import type { AlertId, IntegrationId, TeamId } from '../../../kernel/ids.ts';
import type { NamedServices } from '../../catalog/domain/catalog-service.ts';
import type { Alert } from './alert.ts';
import { evaluate, type Episode, type EpisodeKey } from './episodes.ts';
import type { EvaluatedSignal } from './evaluated-signal.ts';
import type { Integration } from './integration.ts';
import { catalogTeam, isDrill, mappedTeam, readSeverity, serviceOf, type Reading } from './mapping.ts';
import { ownerOf, type Routing, type Trace } from './routing.ts';
import type { AlertSignal, Notification } from './notification.ts';
import { alertName } from './title.ts';

/** One accepted notification: scrubbed, and bound to the integration whose key it carried. */
export type Delivery = {
  readonly integration: Integration;
  readonly receivedAt: Date;
  /** Identifies its group without revealing the group's labels. */
  readonly groupHash: string;
  readonly notification: Notification;
};

/** The outcome of a batch. Episodes that began have no incident yet. */
export type EvaluatedBatch = {
  /** Per delivery, in the order given. */
  readonly evaluated: readonly (readonly EvaluatedSignal[])[];
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly created: ReadonlySet<string>;
  /** Known before, and over now. */
  readonly ended: ReadonlySet<string>;
  /** Known before, and delivered again or ended. */
  readonly changed: ReadonlySet<string>;
  /** Known before, with new annotations or a new link. */
  readonly reworded: ReadonlySet<string>;
};

type Parts = {
  readonly policy: PolicySnapshot;
  readonly newId: (at: Date) => AlertId;
  /** The named services that the catalog knows, by name. */
  readonly services: NamedServices;
  readonly routing: { readonly active: Routing | undefined; readonly shadow: Routing | undefined };
};

/** Evaluates deliveries in order, in memory: reads and writes nothing. */
export function evaluateBatch(known: readonly Alert[], deliveries: readonly Delivery[], parts: Parts): EvaluatedBatch {
  const book = new Book(known);
  const evaluated = deliveries.map((delivery) =>
    delivery.notification.signals.map((signal) => take(book, delivery, signal, parts)),
  );
  return {
    evaluated,
    alerts: book.alerts,
    created: book.created,
    ended: book.ended,
    changed: book.changed,
    reworded: book.reworded,
  };
}

function take(book: Book, delivery: Delivery, signal: AlertSignal, parts: Parts): EvaluatedSignal {
  const { integration, receivedAt, groupHash } = delivery;
  const named = { integrationId: integration.id, fingerprint: signal.fingerprint };
  const { verdict, speaksOf, episodes } = evaluate(book.episodesOf(named), signal, receivedAt);
  const reading = readSeverity(signal.labels, integration.mapping, parts.policy);
  const { teamId, trace } = routed(signal, integration, reading, parts);
  const service = serviceOf(signal.labels, parts.services);
  const name = bookName({ ...named, ...speaksOf });
  let isReworded = false;
  for (const episode of episodes) {
    const before = book.find({ ...named, ...episode });
    const overHeardAt = before?.overHeardAt ?? (isSaidToBeOver(episode) ? receivedAt : undefined);
    if (before === undefined)
      book.create({ ...newAlert(delivery, signal, reading, parts), teamId, trace, service, ...episode, overHeardAt });
    else if (bookName(before) === name) {
      // A delivery received before the episode was last heard of carries old annotations.
      isReworded = receivedAt >= before.heardAt && verdict !== 'late' && !saysTheSame(before, signal);
      const words = isReworded ? wordsOf(signal) : {};
      book.change(before, { ...before, ...episode, ...words, deliveries: before.deliveries + 1, overHeardAt });
      if (isReworded) book.reworded.add(name);
    } else if (before.state !== episode.state) book.change(before, { ...before, ...episode });
  }
  const group = { integrationId: integration.id, hash: groupHash, isDrill: isDrill(signal.labels) };
  return {
    verdict,
    isReworded,
    signal,
    reading,
    group,
    teamId,
    service: service === undefined ? undefined : parts.services.get(service),
    integration,
    at: receivedAt,
    alert: name,
  };
}

/** The owning team, and a trace of what decided the team and the severity. */
function routed(
  { labels }: AlertSignal,
  integration: Integration,
  reading: Reading,
  { policy, routing, services }: Parts,
): { readonly teamId: TeamId | undefined; readonly trace: Trace } {
  const asked = {
    labels,
    mapped: mappedTeam(labels, integration.mapping),
    catalog: catalogTeam(labels, services),
    integration,
  };
  const owner = ownerOf(asked, routing.active);
  const other = routing.shadow && ownerOf(asked, routing.shadow);
  const trace: Trace = {
    reading: reading.by,
    ...('unknownWord' in reading ? { word: reading.unknownWord } : {}),
    mapping: integration.lastEntry,
    policy: `${policy.id}@${policy.version}+r${policy.revision}`,
    owner: owner.by,
    ...(owner.rule === undefined ? {} : { rule: owner.rule }),
    ...(routing.active === undefined ? {} : { routing: routing.active.version }),
    ...(other === undefined || routing.shadow === undefined || other.team === owner.team
      ? {}
      : {
          shadow: {
            routing: routing.shadow.version,
            ...(other.rule === undefined ? {} : { rule: other.rule }),
            ...(other.team === undefined ? {} : { team: other.team }),
          },
        }),
  };
  return { teamId: owner.team, trace };
}

/** What a sender says of an alert besides its identifying labels. Only the latest is shown. */
const wordsOf = ({ annotations, generatorUrl }: AlertSignal) => ({ annotations, generatorUrl });

function saysTheSame(alert: Alert, signal: AlertSignal): boolean {
  const [before, after] = [Object.entries(alert.annotations), Object.entries(signal.annotations)];
  return (
    alert.generatorUrl === signal.generatorUrl &&
    before.length === after.length &&
    before.every(([key, words]) => Object.hasOwn(signal.annotations, key) && signal.annotations[key] === words)
  );
}

const newAlert = (
  { integration, receivedAt, groupHash }: Delivery,
  signal: AlertSignal,
  { severity }: Reading,
  { newId }: Parts,
) => ({
  id: newId(receivedAt),
  integrationId: integration.id,
  fingerprint: signal.fingerprint,
  name: alertName(signal),
  severity,
  isDrill: isDrill(signal.labels),
  visibility: integration.visibility,
  labels: signal.labels,
  annotations: signal.annotations,
  generatorUrl: signal.generatorUrl,
  incidentId: undefined,
  receivedAt,
  heardAt: receivedAt,
  deliveries: 1,
  entryId: undefined,
  groupHash,
  heldBy: undefined,
});

/** False for an episode that ended only because the alert fired again. */
const isSaidToBeOver = (episode: Episode): boolean => episode.state === 'resolved' && episode.endsAt !== undefined;

type AlertName = { readonly integrationId: IntegrationId; readonly fingerprint: string };

const bookName = (alert: AlertName & EpisodeKey): string =>
  `${alert.integrationId}/${alert.fingerprint}/${alert.startsAt}/${alert.occurrence}`;

/** The batch's episodes as they stand after each signal. */
class Book {
  readonly alerts = new Map<string, Alert>();
  readonly created = new Set<string>();
  readonly ended = new Set<string>();
  readonly changed = new Set<string>();
  readonly reworded = new Set<string>();
  readonly #names = new Map<string, Set<string>>();

  constructor(known: readonly Alert[]) {
    for (const alert of known) this.#keep(alert);
  }

  find = (episode: AlertName & EpisodeKey): Alert | undefined => this.alerts.get(bookName(episode));

  episodesOf(alert: AlertName): readonly Alert[] {
    const names = this.#names.get(`${alert.integrationId}/${alert.fingerprint}`) ?? [];
    return [...names].flatMap((name) => this.alerts.get(name) ?? []);
  }

  create(alert: Alert): void {
    this.created.add(this.#keep(alert));
  }

  change(before: Alert, after: Alert): void {
    const name = this.#keep(after);
    if (this.created.has(name)) return;
    this.changed.add(name);
    if (before.state !== after.state) this.ended.add(name);
  }

  #keep(alert: Alert): string {
    const name = bookName(alert);
    const key = `${alert.integrationId}/${alert.fingerprint}`;
    this.alerts.set(name, alert);
    const names = this.#names.get(key);
    if (names) names.add(name);
    else this.#names.set(key, new Set([name]));
    return name;
  }
}
