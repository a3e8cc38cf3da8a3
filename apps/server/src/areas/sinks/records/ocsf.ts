import { readEnvelope, type Envelope } from '../../../platform/ledger/envelope.ts';
import { ocsfClassOf } from './ocsf-classes.ts';
import type { WrittenRecord } from './sink-record.ts';

const VERSION = '1.8.0';
const [INFORMATIONAL, SUCCESS, FAILURE, ALLOWED, DENIED] = [1, 1, 2, 1, 2];
const [DISPOSITION_ALLOWED, DISPOSITION_UNAUTHORIZED] = [1, 26];

/**
 * An entry as an event of the Open Cybersecurity Schema Framework. What the schema has no field for goes under
 * `unmapped`, including the entry's exact bytes, so that nothing is lost.
 */
export function ocsfEvent({ seq, id, leaf, entry, checkpoint }: WrittenRecord): Readonly<Record<string, unknown>> {
  const envelope = readEnvelope(entry);
  const { uid: classUid, activity, extra } = ocsfClassOf(envelope);
  return {
    activity_id: activity,
    category_uid: Math.floor(classUid / 1000),
    class_uid: classUid,
    type_uid: classUid * 100 + activity,
    time: Date.parse(envelope.time),
    severity_id: INFORMATIONAL,
    status_id: envelope.decision.allowed ? SUCCESS : FAILURE,
    metadata: {
      product: { name: 'Muster', vendor_name: 'Muster' },
      version: VERSION,
      uid: id,
      sequence: seq,
      original_time: envelope.time,
      correlation_uid: envelope.thing.id,
      labels: ['log_type:audit'],
      profiles: classUid === 6003 ? ['security_control'] : [],
    },
    actor: actorOf(envelope),
    ...extra,
    ...(classUid === 6003 ? decisionOf(envelope) : {}),
    unmapped: { log_type: 'audit', seq, leaf, checkpoint, entry },
  };
}

/** A person by the subject of their identity; a program or Muster itself by application name. */
function actorOf({ actor, actor_kind }: Envelope): Readonly<Record<string, unknown>> {
  return actor_kind === 'person' ? { user: { uid: actor, type_id: 1 } } : { app_uid: actor, app_name: actor_kind };
}

function decisionOf({ decision, policy, clause }: Envelope): Readonly<Record<string, unknown>> {
  const authorization = {
    decision: decision.allowed ? 'allowed' : 'denied',
    policy: { name: 'GOV-001', version: policy, ...(clause === undefined ? {} : { uid: clause }) },
  };
  return {
    action_id: decision.allowed ? ALLOWED : DENIED,
    disposition_id: decision.allowed ? DISPOSITION_ALLOWED : DISPOSITION_UNAUTHORIZED,
    authorizations: [authorization],
  };
}
