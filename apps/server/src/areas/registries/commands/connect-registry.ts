import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Line } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { registryKind, registryConnected } from '../ledger-actions.ts';
import { askMlflow } from '../mlflow/ask-mlflow.ts';
import { registryPermissions } from '../permissions.ts';
import { planReading } from '../plan-reading.ts';
import { registriesService } from '../registries.ts';
import { insertRegistry } from '../store/registries.ts';

/** Starts reading an MLflow registry: its versions are registered here and its aliases activated. */
export const connectRegistry = verbOfAll({
  noun: 'model-registry',
  name: 'connect',
  kind: registryKind,
  route: '/v1/model-registries',
  creates: true,
  words: {
    label: 'Connect an MLflow registry',
    does: 'read an MLflow registry every minute: register its versions, and activate those that its aliases point to',
    done: 'Connected. It is read every minute from now on.',
    next: 'muster model-registry versions',
  },
  clauses: ['7.13'],
  permission: registryPermissions.keep,
  fields: {
    name: Line({ asks: 'Name', limit: 100, positional: true }),
    url: Type.String({
      minLength: 1,
      maxLength: 500,
      ...field({ asks: 'Its address', help: 'https://mlflow.example.org' }),
    }),
    credential: Type.Optional(
      Type.String({
        maxLength: 200,
        pattern: '^(env|file|vault):\\S+$',
        remedy: 'A reference, never the key itself: vault:mount/path#field, env:NAME or file:/path.',
        ...field({ asks: 'Reference to its token, or to its name:password', option: 'key' }),
      }),
    ),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  /** Reads the registry once before accepting it, so that a wrong address or key is reported at once. */
  async prepare({ use }, { url, credential }) {
    const parts = use(registriesService);
    const judged = await parts.outgoing.judge(url);
    if (!judged.ok) return err(notAnAddress(judged.error.public));
    const { href, search, username } = judged.value;
    if (search !== '' || username !== '') return err(notAnAddress('contains a query, or a name and password'));
    const asked = await askMlflow(parts, { url: href, credential });
    return asked.ok ? ok(href) : err(notARegistry(asked.error));
  },
  async decide(ctx, { input: { name, credential }, facts: url }) {
    const id = asId<'model-registry'>(ctx.ids.row(ctx.now));
    const entry = ctx.record(registryConnected, {
      resource: { kind: 'model-registry', id },
      clause: '7.13',
      data: { registry: id },
      content: { isNewSubject: true, fields: { name, url } },
    });
    const made = { id, name, url, credential, readAt: undefined, problem: undefined, problemAt: undefined };
    if (!(await insertRegistry(ctx.tx, { ...made, version: 1, lastInstant: ctx.now }, entry))) return err(nameTaken);
    planReading(ctx, id);
    return ok({ id: id });
  },
});

const notAnAddress = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'registries/not-an-address',
  public: 'This address cannot be called.',
  fields: [{ path: '/url', problem, remedy: 'to call a host in your own network, list it in MUSTER_ALLOW_PRIVATE' }],
});

const notARegistry = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'registries/not-a-registry',
  public: 'No MLflow registry could be read at this address.',
  fields: [{ path: '/url', problem, remedy: 'give the address of the tracking server, and where its key is' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'registries/name-taken',
  public: 'Another registry has this name.',
  remedy: 'Choose another name, or remove that one: muster model-registry remove.',
};
