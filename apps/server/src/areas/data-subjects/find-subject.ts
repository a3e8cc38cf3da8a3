import { Outlet } from '@muster/policy';
import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { asId } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Db } from '../../platform/database/db.ts';
import { subjectKey } from '../../platform/keys/data-key-rows.ts';
import type { DataSubject, Erased } from '../../platform/personal-data/place.ts';
import { field, LongText, Ref } from '../../platform/verbs/fields.ts';
import { createHandles, createPeople } from '../identity/public.ts';
import type { DataSubjects } from './parts.ts';

/** How exports and erasures identify a person. */
export const SubjectFields = {
  member: Type.Optional(Ref('member', { asks: 'Which member?' })),
  // Not prose, so not scrubbed: it is only hashed or compared, and not stored.
  called: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000]*$',
      ...field(
        { asks: 'Or who outside? (e-mail, phone number, or id in a deciding system)', positional: true },
        'multiline',
      ),
    }),
  ),
  reason: LongText({ asks: 'Why', limit: 1_000, short: 'r' }),
};

/** Opens the names and addresses by which texts may refer to a member. */
const search = new Outlet('the search for what is stored about somebody', 'CONFIDENTIAL');

type Asked = { readonly member?: string | undefined; readonly called?: string | undefined };

/** Resolves the person meant. For a member, includes the e-mail, numbers and accounts that texts may contain. */
export async function subjectOf(
  db: Db,
  { keys }: Pick<DataSubjects, 'keys'>,
  { member, called }: Asked,
): Promise<Result<DataSubject, AppError>> {
  if ((member === undefined) === (called === undefined)) return err(who);
  if (called !== undefined) return ok({ member: undefined, called: [called.replace(/\r?\n$/, '')] });
  const id = asId<'principal'>(member ?? '');
  const details = (await createPeople(keys).detailsOf(db, [id])).get(id);
  const handles = createHandles(keys);
  const known = [];
  for (const kind of ['phone', 'slack', 'github', 'sso'] as const)
    known.push(...(await handles.ofPeople(db, [id], kind)).map(({ value }) => search.take(value)));
  if (details === undefined) return err(nothingKept);
  return ok({ member: id, called: [search.take(details).email, ...known] });
}

/** Everything stored about them that has not been destroyed. */
export async function keptOf(
  db: Db,
  { keys, places }: Pick<DataSubjects, 'keys' | 'places'>,
  subject: DataSubject,
): Promise<{ readonly kept: readonly Erased[]; readonly wasEverKept: boolean }> {
  const found: Erased[] = [];
  const kept: Erased[] = [];
  for (const place of places()) {
    const refs = await place.find(db, keys, subject);
    found.push(...refs.map((ref) => ({ place: place.name, ref })));
    const gone = await keys.dataKeys.erasedAmong(
      db,
      refs.map((ref) => place.keyOf(ref)),
    );
    kept.push(
      ...refs.filter((ref) => !gone.has(subjectKey(place.keyOf(ref)))).map((ref) => ({ place: place.name, ref })),
    );
  }
  return { kept, wasEverKept: found.length > 0 };
}

const who: AppError = {
  kind: 'invalid',
  code: 'data-subjects/who',
  public: 'Give a member, or an identifier of somebody outside.',
  fields: [
    { path: '/called', problem: 'has to be given if no member is, and only then', remedy: 'give one of the two' },
  ],
};

export const nothingKept: AppError = {
  kind: 'not_found',
  code: 'data-subjects/nothing-kept',
  public: 'Nothing is stored about anybody with that identifier.',
  remedy:
    'Check the exact spelling: an e-mail address, a phone number with its country code, or the id in the deciding system.',
};
