import { Type } from 'typebox';
import { mayShape } from '../../../platform/verbs/may.ts';
import { detailNames, serviceKinds } from '../domain/service.ts';
import { verbsOnService } from '../verbs.ts';

const Names = Type.Array(Type.String());

/** A service, in lists and on its page. */
export const Service = Type.Object(
  {
    name: Type.String(),
    kind: Type.Enum([...serviceKinds]),
    team: Type.Optional(Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() })),
    tier: Type.Optional(Type.Integer({ description: '1 is the most critical.' })),
    userFacing: Type.Optional(Type.Boolean()),
    runbook: Type.Optional(Type.String()),
    links: Names,
    dependsOn: Names,
    addresses: Names,
    version: Type.Integer(),
    may: mayShape(verbsOnService),
  },
  { title: 'Service' },
);

/** A service with its dependents. */
export const ServicePage = Type.Object({ ...Service.properties, dependents: Names }, { title: 'ServicePage' });

/** What an import would change. */
export const ImportPreview = Type.Object(
  {
    added: Type.Array(Type.String()),
    changed: Type.Array(
      Type.Object({
        name: Type.String(),
        fields: Type.Array(
          Type.Object({ field: Type.Enum([...detailNames]), before: Type.String(), after: Type.String() }),
        ),
      }),
    ),
    unchanged: Type.Integer(),
    skipped: Type.Integer({ description: 'Entries of kinds that the catalog does not hold.' }),
    problems: Type.Array(
      Type.Object({ path: Type.String(), problem: Type.String(), remedy: Type.Optional(Type.String()) }),
      {
        description:
          'If there are any, nothing would be changed. Each is given by its line and field: `/lines/12/tier`.',
      },
    ),
  },
  { title: 'ImportPreview' },
);
