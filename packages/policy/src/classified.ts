import { dataClasses, type DataClass } from './vocabulary.ts';

/** The classes up to one and it: `UpTo<'INTERNAL'>` is `'PUBLIC' | 'INTERNAL'`. Read off the policy's list, which rises. */
export type UpTo<Most extends DataClass> = Rising<Most, typeof dataClasses>;

type Rising<Most extends DataClass, Classes> = Classes extends readonly [infer Lowest, ...infer Higher]
  ? Most extends Lowest
    ? Lowest
    : Lowest | Rising<Most, Higher>
  : never;

/** Set where `Classified` is defined: nothing but an `Outlet` can look inside. */
let valueOf: <Value>(of: Classified<DataClass, Value>) => Value;

/**
 * A value together with its class (GOV 6.1, 2.8). What is made of it keeps the class; only an `Outlet` that admits the class
 * gives it out, and the compiler refuses all others. Printed, logged or serialised it is the name of its class.
 */
export class Classified<out Class extends DataClass, out Value> {
  readonly dataClass: Class;
  readonly #value: Value;

  static {
    valueOf = (of) => of.#value;
  }

  constructor(dataClass: Class, value: Value) {
    this.dataClass = dataClass;
    this.#value = value;
  }

  /** The same class for what is made of it. */
  map<Made>(make: (value: Value) => Made): Classified<Class, Made> {
    return new Classified(this.dataClass, make(this.#value));
  }

  /** Put together, two have the higher class of both. */
  with<OtherClass extends DataClass, Other, Made>(
    other: Classified<OtherClass, Other>,
    make: (value: Value, other: Other) => Made,
  ): Classified<Class | OtherClass, Made> {
    const dataClass = isAbove(other.dataClass, this.dataClass) ? other.dataClass : this.dataClass;
    return new Classified<Class | OtherClass, Made>(dataClass, make(this.#value, valueOf(other)));
  }

  toString(): string {
    return `[${this.dataClass}]`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/**
 * A named place at which values leave their labels: what it admits is said once, where it is made, and is easy to find in a
 * review. `Most` is what it may ever admit, as the compiler holds it; `admits` what it admits here and now.
 */
export class Outlet<in out Most extends DataClass> {
  readonly name: string;
  readonly admits: Most;

  constructor(name: string, admits: Most) {
    this.name = name;
    this.admits = admits;
  }

  /** Throws where the label is above what is admitted here and now: whoever hands it over has asked nobody. */
  take<Value>(of: Classified<UpTo<Most>, Value>): Value {
    if (isAbove(of.dataClass, this.admits))
      throw new Error(`${this.name} admits ${this.admits} data at most, not ${of.dataClass}`);
    return valueOf(of);
  }

  /** Undefined where it is not admitted here and now: whoever offers it goes on without. */
  offer<Value>(of: Classified<UpTo<Most>, Value>): Value | undefined {
    return isAbove(of.dataClass, this.admits) ? undefined : valueOf(of);
  }
}

/** A way to somebody else’s server: what is above INTERNAL leaves by none, whatever was approved (GOV 6.2). */
export type WayOut = Outlet<UpTo<'INTERNAL'>>;

/** INTERNAL text goes where the accountable role has approved that (R30), and nowhere else. */
export const wayOut = (name: string, isInternalApproved: boolean): WayOut =>
  new Outlet<UpTo<'INTERNAL'>>(name, isInternalApproved ? 'INTERNAL' : 'PUBLIC');

const isAbove = (one: DataClass, other: DataClass): boolean => dataClasses.indexOf(one) > dataClasses.indexOf(other);
