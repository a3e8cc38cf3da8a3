/** The n-th run's UUID. */
export const runId = (n: number): string => `0198e2a0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A run event as openlineage-python 1.52 sends it. */
export const runEvent = (
  eventType: 'START' | 'RUNNING' | 'COMPLETE' | 'FAIL' | 'ABORT' | 'OTHER',
  eventTime: string,
  given: {
    readonly run?: string;
    readonly job?: string;
    readonly nominal?: string;
    readonly facets?: object;
    readonly jobFacets?: object;
  } = {},
) => ({
  eventTime,
  eventType,
  inputs: [],
  job: { facets: given.jobFacets ?? {}, name: given.job ?? 'orders', namespace: 'prod' },
  outputs: [],
  producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.52.0/client/python',
  run: {
    facets: {
      ...(given.nominal === undefined
        ? {}
        : {
            nominalTime: {
              _producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.52.0/client/python',
              _schemaURL:
                'https://openlineage.io/spec/facets/1-0-1/NominalTimeRunFacet.json#/$defs/NominalTimeRunFacet',
              nominalStartTime: given.nominal,
            },
          }),
      ...given.facets,
    },
    runId: given.run ?? runId(1),
  },
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
});
