import { Type } from 'typebox';
import { readerService } from '../../../platform/access/access.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { standings } from '../domain/registry.ts';
import { registryPermissions } from '../permissions.ts';
import { readRegistries } from '../store/registries.ts';
import { aliasesOf, listSaid } from '../store/said.ts';

const Instant = Type.String({ format: 'date-time' });
const common = {
  noun: 'model-registry',
  clauses: ['7.13'],
  permission: registryPermissions.read,
  filters: {},
} as const;

const Registry = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    url: Type.String(),
    readAt: Type.Optional(Instant),
    problem: Type.Optional(Type.String()),
    problemAt: Type.Optional(Instant),
    aliases: Type.Array(
      Type.Object({
        model: Type.String(),
        alias: Type.String(),
        modelVersion: Type.String(),
        problem: Type.Optional(Type.String({ description: 'Why it is not followed here.' })),
      }),
    ),
    version: Type.Integer(),
  },
  { title: 'ModelRegistry' },
);

/** Registries being read. Not paged: there are few. */
export const registryList = defineList({
  ...common,
  name: 'list',
  route: '/v1/model-registries',
  does: 'the model registries that are read, and the versions their aliases point to',
  empty: { says: 'No model registries connected.', next: 'muster model-registry connect <name> --url <url>' },
  item: Registry,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'readAt', head: 'Read', as: 'instant' },
    { at: 'problem', head: 'Problem', shrinksTo: 16 },
    { at: 'id', head: 'Id', dropped: 1 },
  ],
  page: async (use) => {
    const { db } = use(readerService)();
    return {
      items: await Promise.all(
        (await readRegistries(db)).map(async ({ id, name, url, readAt, problem, problemAt, version }) => ({
          id,
          name,
          url,
          ...(readAt === undefined ? {} : { readAt: readAt.toISOString() }),
          ...(problem === undefined || problemAt === undefined ? {} : { problem, problemAt: problemAt.toISOString() }),
          aliases: (await aliasesOf(db, id)).map((each) => ({
            model: each.model,
            alias: each.alias,
            modelVersion: each.version,
            ...(each.problem === undefined ? {} : { problem: each.problem }),
          })),
          version,
        })),
      ),
    };
  },
});

/** The model versions found at the last reading. */
export const registryVersionList = defineList({
  ...common,
  name: 'versions',
  route: '/v1/model-registries/versions',
  does: 'versions in the registries, and the status of each here',
  empty: { says: 'No registry versions yet.', next: 'muster model-registry list' },
  item: Type.Object(
    {
      registry: Type.String(),
      name: Type.String({ description: 'The model’s name in the registry.' }),
      model: Type.String({ description: 'Its name here.' }),
      modelVersion: Type.String(),
      status: Type.String(),
      standing: Type.Enum([...standings]),
      problem: Type.Optional(Type.String()),
    },
    { title: 'RegistryVersion' },
  ),
  columns: [
    { at: 'model', head: 'Model', shrinksTo: 12 },
    { at: 'modelVersion', head: 'Version' },
    { at: 'standing', head: 'Here' },
    { at: 'problem', head: 'Problem', shrinksTo: 16, dropped: 1 },
    { at: 'registry', head: 'Registry', shrinksTo: 10, dropped: 2 },
  ],
  keyset: { registry: Type.String(), name: Type.String(), version: Type.String() },
  async page(use, { after, limit }) {
    const found = await listSaid(use(readerService)().db, after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ registry, name, version }) => ({ registry, name, version }));
    return {
      items: (items as typeof found).map(({ version, problem, ...each }) => ({
        ...each,
        modelVersion: version,
        ...(problem === undefined ? {} : { problem }),
      })),
      next,
    };
  },
});
