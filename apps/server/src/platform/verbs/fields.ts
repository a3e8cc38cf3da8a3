import { Type, type TSchema, type TSchemaOptions } from 'typebox';
import { FreeLine, FreeText } from '../commands/free-text.ts';

/**
 * How clients ask for a field, as keywords of its schema: they are part of the OpenAPI description, and dialogs and the
 * command line are built from them.
 */
export type Asks = {
  /** The label above it, or the question: `Who takes over?` */
  readonly asks: string;
  /** The command line's help text, if `asks` does not fit there. */
  readonly help?: string;
  /** The letter of its option: `t` for `-t`. */
  readonly short?: string;
  /** Its option's name, if not the field's: `note` for `text`. */
  readonly option?: string;
  /** A positional argument of the command line, in the order declared. */
  readonly positional?: true;
};

const asked = ({ asks, help, short, option, positional }: Asks, more: object = {}): TSchemaOptions => ({
  'x-asks': asks,
  ...(help === undefined ? {} : { 'x-help': help }),
  ...(short === undefined ? {} : { 'x-short': short }),
  ...(option === undefined ? {} : { 'x-option': option }),
  ...(positional === undefined ? {} : { 'x-positional': true }),
  ...more,
});

/** A single line of free text: a name, a title. Scrubbed at the input boundary. */
export const Line = ({ limit, ...asks }: Asks & { readonly limit: number }) =>
  FreeLine({ minLength: 1, maxLength: limit, ...asked(asks) });

/** Free text that may span several lines: a note, a reason. Scrubbed at the input boundary. */
export const LongText = ({ limit, ...asks }: Asks & { readonly limit: number }) =>
  FreeText({ minLength: 1, maxLength: limit, ...asked(asks, { 'x-input': 'multiline' }) });

/** One of a few values. */
export const Choice = <const Words extends readonly string[]>(words: Words, asks: Asks) =>
  Type.Enum(words as unknown as Words[number][], asked(asks));

/** Several of a few values, each once. */
export const Choices = <const Words extends readonly string[]>(words: Words, asks: Asks) =>
  Type.Array(Type.Enum(words as unknown as Words[number][]), { minItems: 1, uniqueItems: true, ...asked(asks) });

/** The id of another thing, chosen from its list or found by its name: `of` is its noun. */
export const Ref = (of: string, asks: Asks) => Type.String({ format: 'uuid', ...asked(asks, { 'x-ref': of }) });

/** Another thing whose id is its name, such as a role of the policy. */
export const Named = (of: string, asks: Asks) => Type.String({ maxLength: 60, ...asked(asks, { 'x-ref': of }) });

/** A moment. */
export const Instant = (asks: Asks) => Type.String({ format: 'date-time', ...asked(asks, { 'x-input': 'instant' }) });

/** Yes or no; default no. */
export const Flag = (asks: Asks) => Type.Optional(Type.Boolean(asked(asks)));

/** A whole number. */
export const Count = ({ least, most, ...asks }: Asks & { readonly least: number; readonly most: number }) =>
  Type.Integer({ minimum: least, maximum: most, ...asked(asks) });

/** Any other schema, with its question. */
export const field = (asks: Asks, input?: string): TSchemaOptions =>
  asked(asks, input === undefined ? {} : { 'x-input': input });

/** A thing's key in a path: `by` says how a typed name is resolved to it (a noun's finder). */
export const Key = (of: string) => Type.String({ format: 'uuid', 'x-ref': of });

/** A part of a response that is shown once: the response is not stored for retries, and every client says so. */
export const Secret = (description: string) => Type.String({ description, 'x-secret': true });

/** Which parts of a response are shown once. */
export function secretsOf(answer: TSchema | undefined): readonly string[] {
  const { properties = {} }: { readonly properties?: Readonly<Record<string, object>> } = answer ?? {};
  return Object.entries(properties)
    .filter(([, schema]) => 'x-secret' in schema)
    .map(([name]) => name);
}
