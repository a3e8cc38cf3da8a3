import { Type, type TSchema } from 'typebox';

/** The answer of a list that is given whole. One that is given in pages adds `nextCursor`, absent on the last. */
export const listOf = <S extends TSchema>(item: S) => Type.Object({ items: Type.Array(item) });
