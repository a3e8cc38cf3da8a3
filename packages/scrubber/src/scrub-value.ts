import type { Finding, Kind } from './finding.ts';
import { isIdentityKey, isPersonKey, meaningOfKey, type KeyMeaning } from './key-lexicon.ts';
import { entryKeyOf, keyBefore } from './neighbour-keys.ts';
import { nameSubject, scrubText, type TextRules } from './scrub-text.ts';
import { isSecretUnder } from './secret-value.ts';
import { removed } from './token.ts';
import { identifiesUser } from './user-value.ts';

export type ValueLimits = { readonly maxDepth: number; readonly maxNodes: number };

/** A value's position: its pointer, the key that applies to it, that key's meaning, and its depth. */
type Place = {
  readonly path: string;
  readonly key: string;
  readonly meaning: KeyMeaning | undefined;
  readonly depth: number;
};

/**
 * Scrubs a value with all its keys, texts and nested values. An object key decides about its value (a secret under
 * `password` is removed whatever it looks like); shared or circular references are preserved.
 */
export function scrubValue<T>(
  value: T,
  rules: TextRules,
  limits: ValueLimits,
): { value: T; findings: readonly Finding[] } {
  const walk = new Walk(rules, limits);
  const scrubbed = walk.visit(value, { path: '', key: '', meaning: undefined, depth: 0 });
  return { value: walk.isChanged ? (scrubbed as T) : value, findings: walk.findings };
}

class Walk {
  readonly findings: Finding[] = [];
  isChanged = false;
  readonly #rules: TextRules;
  readonly #limits: ValueLimits;
  /** By what the enclosing key implies, because one object may occur under several keys. */
  readonly #copies = new Map<object, Map<string, unknown>>();
  #nodes = 0;

  constructor(rules: TextRules, limits: ValueLimits) {
    this.#rules = rules;
    this.#limits = limits;
  }

  visit(value: unknown, place: Place): unknown {
    switch (typeof value) {
      case 'string':
        return this.#string(value, place);
      case 'number':
      case 'bigint':
        return this.#number(value, place);
      case 'boolean':
      case 'undefined':
        return value;
      case 'object':
        return value === null ? null : this.#object(value, place);
      default:
        return this.#unscannable(place);
    }
  }

  #string(text: string, place: Place): string {
    const { meaning } = place;
    if (isSecretUnder(meaning, text)) return this.#remove('secret', place, text.length);
    if (meaning === 'user' && identifiesUser(place.key, text) && !/\s/.test(text)) {
      // An address under a user key is treated as its own kind, so that it has one pseudonym everywhere.
      const own = scrubText(text, place.key, this.#rules);
      if (own.edits.length === 0) return this.#pseudonymise(text, place);
    }
    const scrubbed = scrubText(text, place.key, this.#rules);
    for (const edit of scrubbed.edits) this.#report({ ...edit, path: place.path });
    return scrubbed.text;
  }

  #number(value: number | bigint, place: Place): unknown {
    const text = String(value);
    if (place.meaning === 'secret' || place.meaning === 'header') return this.#remove('secret', place, text.length);
    return place.meaning === 'user' && identifiesUser(place.key, text) ? this.#pseudonymise(text, place) : value;
  }

  #object(value: object, place: Place): unknown {
    const known = this.#copies.get(value)?.get(bearingOf(value, place));
    if (known !== undefined) return known;
    if (place.depth >= this.#limits.maxDepth) return this.#unscannable(place);
    try {
      return this.#copy(value, place);
    } catch {
      // A getter, a proxy or a toJSON that throws.
      return this.#unscannable(place);
    }
  }

  #copy(value: object, place: Place): unknown {
    if (value instanceof Date) return value;
    if (value instanceof Error) return this.#error(value, place);
    if (Array.isArray(value)) return this.#array(value, place);
    if (value instanceof Map) return this.#map(value, place);
    if (value instanceof Set) return this.#set(value, place);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return this.#unscannable(place);
    if (value instanceof String || value instanceof Number) return this.visit(value.valueOf(), place);
    if (speaksJson(value)) {
      this.isChanged = true;
      return this.visit(value.toJSON(place.key), { ...place, depth: place.depth + 1 });
    }
    return this.#members(value, this.#remember(value, place, {}), place);
  }

  #members<C extends object>(source: object, copy: C, place: Place): C {
    const entryKey = entryKeyOf(source);
    for (const [key, value] of Object.entries(source)) {
      if (this.#isExhausted()) {
        define(copy, removed('unscannable'), this.#unscannable(place));
        break;
      }
      const name = this.#key(key, copy, place);
      const speaking = entryKey !== undefined && key === 'value' ? entryKey : key;
      define(copy, name, this.visit(value, this.#below(place, name, speaking)));
    }
    return copy;
  }

  #array(source: readonly unknown[], place: Place): unknown[] {
    const copy = this.#remember<unknown[]>(source, place, []);
    for (const [index, element] of source.entries()) {
      if (this.#isExhausted()) {
        copy.push(this.#unscannable(place));
        break;
      }
      const key = keyBefore(source, index);
      const at = { ...place, path: `${place.path}/${index}`, depth: place.depth + 1 };
      copy.push(this.visit(element, key === undefined ? at : { ...at, key, meaning: meaningOfKey(key) }));
    }
    return copy;
  }

  #map(source: ReadonlyMap<unknown, unknown>, place: Place): Map<unknown, unknown> {
    const copy = this.#remember(source, place, new Map<unknown, unknown>());
    for (const [key, value] of source) {
      if (this.#isExhausted()) {
        copy.set(removed('unscannable'), this.#unscannable(place));
        break;
      }
      const name = typeof key === 'string' ? this.#key(key, {}, place) : key;
      const label = typeof key === 'string' ? key : '';
      const at = this.#below(place, typeof name === 'string' ? name : String(copy.size), label);
      copy.set(typeof name === 'object' ? this.visit(name, at) : name, this.visit(value, at));
    }
    return copy;
  }

  #set(source: ReadonlySet<unknown>, place: Place): Set<unknown> {
    const copy = this.#remember(source, place, new Set<unknown>());
    for (const element of this.#array([...source], place)) copy.add(element);
    return copy;
  }

  /** Scrubs message, stack, cause and extra properties; the class is kept, so that `instanceof` still works. */
  #error(source: Error, place: Place): Error {
    const copy = this.#remember(source, place, new Error());
    Object.setPrototypeOf(copy, Object.getPrototypeOf(source) as object | null);
    const hidden = ['name', 'message', 'stack', 'cause', 'errors'] as const;
    const own = source as Error & Record<string, unknown>;
    for (const key of hidden) {
      if (!Object.hasOwn(source, key)) continue;
      const value = this.visit(own[key], this.#below(place, key, key));
      Object.defineProperty(copy, key, { value, enumerable: false, writable: true, configurable: true });
    }
    if (!Object.hasOwn(source, 'stack')) Object.defineProperty(copy, 'stack', { value: '', configurable: true });
    const rest = Object.fromEntries(
      Object.entries(source).filter(([key]) => !(hidden as readonly string[]).includes(key)),
    );
    return this.#members(rest, copy, place);
  }

  /** Keys are text, too; two that become equal stay distinct. */
  #key(key: string, taken: object, place: Place): string {
    const scrubbed = scrubText(key, '', this.#rules);
    if (scrubbed.edits.length === 0) return key;
    let name = scrubbed.text;
    for (let count = 2; Object.hasOwn(taken, name); count++) name = `${scrubbed.text}#${count}`;
    for (const edit of scrubbed.edits) this.#report({ ...edit, path: `${place.path}/${pointerPart(name)}` });
    return name;
  }

  #below(place: Place, name: string, key: string): Place {
    const meaning = isIdentityKey(key) && isPersonKey(place.key) ? 'user' : meaningOfKey(key);
    const path = `${place.path}/${pointerPart(name)}`;
    return { path, key, meaning: isSecretThroughout(place) ? 'secret' : meaning, depth: place.depth + 1 };
  }

  #isExhausted(): boolean {
    return ++this.#nodes > this.#limits.maxNodes;
  }

  #remember<C>(source: object, place: Place, copy: C): C {
    const copies = this.#copies.get(source) ?? new Map<string, unknown>();
    this.#copies.set(source, copies.set(bearingOf(source, place), copy));
    return copy;
  }

  #pseudonymise(text: string, place: Place): string {
    if (this.#rules.isRemoved('user')) return this.#remove('user', place, text.length);
    const subject = nameSubject({ kind: 'user', canonical: text }, this.#rules);
    const span = { path: place.path, start: 0, end: text.length };
    this.#report({ ...span, kind: 'user', classification: 'CONFIDENTIAL', replacement: subject.token, subject });
    return subject.token;
  }

  #unscannable(place: Place): string {
    return this.#remove('unscannable', place, 0);
  }

  #remove(kind: Kind, place: Place, end: number): string {
    const replacement = removed(kind);
    this.#report({ kind, classification: 'RESTRICTED', path: place.path, start: 0, end, replacement });
    return replacement;
  }

  #report(finding: Finding): void {
    this.isChanged = true;
    this.findings.push(finding);
  }
}

function speaksJson(value: object): value is { toJSON: (key: string) => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

/**
 * `authorization` may also hold a decision, so only a key for a secret or for cookies applies to everything below it.
 */
function isSecretThroughout({ meaning, key }: Place): boolean {
  return meaning === 'secret' || (meaning === 'header' && /cookie/i.test(key));
}

/** List elements are judged by the list's own key, members of an object by theirs. */
function bearingOf(value: object, place: Place): string {
  if (Array.isArray(value) || value instanceof Set) return `${place.meaning ?? ''}:${place.key}`;
  return isSecretThroughout(place) ? 'secret' : isPersonKey(place.key) ? 'person' : '';
}

/** As an own property whatever its name: `__proto__` is data here (abuse case 46). */
function define(target: object, key: string, value: unknown): void {
  if (!(key in target)) (target as Record<string, unknown>)[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

/** RFC 6901. */
function pointerPart(key: string): string {
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
