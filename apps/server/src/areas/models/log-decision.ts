import type { Clock } from '../../kernel/clock.ts';
import { AppFailure, type AppError } from '../../kernel/app-error.ts';
import type { DecisionLog } from '../../platform/decision-log.ts';
import { decisionIn } from './domain/decision-in-words.ts';
import { isError, type PredictionIntake } from './intake/open-intake.ts';
import { LOG_PREDICTIONS } from './permissions.ts';

/**
 * Logs a language model's decision as a prediction. The caller's header names the model and version, the subject and
 * the features; the decision is the model's answer. An answer that cannot be logged is withheld.
 */
export const logDecisions = (intake: PredictionIntake, clock: Clock): DecisionLog => ({
  begin({ actor, requestId, header, isStream }) {
    if (actor.kind !== 'service' || !actor.scopes.includes(LOG_PREDICTIONS)) throw new AppFailure(mayNotLog);
    if (isStream) throw new AppFailure(notAsStream);
    const said = readHeader(header);
    if (said === undefined) throw new AppFailure(badHeader);
    return async (text) => {
      const row = { id: requestId, ...said, at: clock.now().toISOString(), ...decisionIn(text) };
      const stored = await intake.receive(actor.id, [row]);
      const [answer] = stored.ok ? stored.value : [stored.error];
      if (!isError(answer)) return;
      intake.failed(answer);
      throw new AppFailure(notOnRecord(answer));
    };
  },
});

function readHeader(header: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const said: unknown = JSON.parse(header);
    return typeof said === 'object' && said !== null && !Array.isArray(said)
      ? (said as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

const HEADER = '/x-muster-prediction';

const mayNotLog: AppError = {
  kind: 'forbidden',
  code: 'models/may-not-log',
  public: 'This key may not log predictions.',
  remedy: `Have one issued with the scopes llm:call and ${LOG_PREDICTIONS}.`,
  clause: '7.6',
};

const notAsStream: AppError = {
  kind: 'invalid',
  code: 'models/no-stream-of-decisions',
  public: 'A decision goes on record before it is returned, so it cannot be streamed.',
  remedy: 'Call it without stream, or leave the header out if nothing is decided.',
  clause: '7.13',
  fields: [{ path: '/stream', problem: 'is true' }],
};

const badHeader: AppError = {
  kind: 'invalid',
  code: 'models/bad-decision-header',
  public: 'The description of the decision cannot be read.',
  remedy: 'Send x-muster-prediction as JSON: {"model":"…","version":"…","subject":"…","features":{…}}.',
  clause: '7.13',
  fields: [{ path: HEADER, problem: 'is not a JSON object' }],
};

const notOnRecord = (cause: AppError): AppError => ({
  kind: cause.kind === 'unavailable' ? 'unavailable' : 'refused',
  code: 'models/decision-not-on-record',
  public: `The answer is withheld, because it could not be recorded: ${cause.public}`,
  ...(cause.remedy === undefined ? {} : { remedy: cause.remedy }),
  clause: '7.13',
  ...(cause.fields === undefined ? {} : { fields: cause.fields }),
});
