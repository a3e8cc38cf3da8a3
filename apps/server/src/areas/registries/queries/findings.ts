import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { aliasesOf, modelsNotHere } from '../store/said.ts';
import { readRegistries } from '../store/registries.ts';

const PAGE = '/settings/model-registries';

/** Findings: registries that cannot be read, aliases that cannot be followed here, and models not added here. */
export async function registryFindings({ db, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const { clause } = policies().current.controls.gdpr22.predictionLog;
  const finding = (message: string): PolicyFinding => ({
    clause,
    weight: 'warning',
    message,
    ruling: 'R20',
    act: { who: 'the people who manage models', page: PAGE },
  });
  const all = await Promise.all(
    (await readRegistries(db)).map(async ({ id, name, problem }) => {
      const missing = await modelsNotHere(db, id);
      return [
        ...(problem === undefined ? [] : [finding(`The model registry ${name} cannot be read: ${problem}.`)]),
        ...(await aliasesOf(db, id)).flatMap((each) =>
          each.problem === undefined || each.problem === NOT_HERE
            ? []
            : [finding(`${name} says ${each.alias} of ${each.model} is ${each.version}; ${each.problem}.`)],
        ),
        ...(missing === 0
          ? []
          : [
              finding(
                `${missing === 1 ? 'A model' : `${missing} models`} of ${name} ${missing === 1 ? 'is' : 'are'} not registered here: nobody has said whether ${missing === 1 ? 'it decides' : 'they decide'} about people.`,
              ),
            ]),
      ];
    }),
  );
  return all.flat();
}

const NOT_HERE = 'the model is not registered here';
