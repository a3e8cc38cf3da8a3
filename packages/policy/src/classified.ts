import { dataClasses, type DataClass } from './vocabulary.ts';

/**
 * A class and all below it: `UpTo<'INTERNAL'>` is `'PUBLIC' | 'INTERNAL'`. Derived from the policy's list, which is in
 * ascending order.
 */
export type UpTo<Most extends DataClass> = Rising<Most, typeof dataClasses>;

type Rising<Most extends DataClass, Classes> = Classes extends readonly [infer Lowest, ...infer Higher]
  ? Most extends Lowest
    ? Lowest
    : Lowest | Rising<Most, Higher>
  : never;

/** Set inside `Classified`: only an `Outlet` can read the value. */
let valueOf: <Value>(of: Classified<DataClass, Value>) => Value;

/**
 * A value with its class (GOV 6.1, 2.8). Derived values keep the class; only an `Outlet` that admits the class releases
 * it, and the compiler rejects all others. Printed, logged or serialised it shows only its class.
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

  /** A derived value of the same class. */
  map<Made>(make: (value: Value) => Made): Classified<Class, Made> {
    return new Classified(this.dataClass, make(this.#value));
  }

  /** Combines two values under the higher of their classes. */
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
 * A named place where values lose their labels: what it admits is stated once, at its definition, and easy to find in a
 * review. `Most` is the most it may ever admit, checked by the compiler; `admits` what it admits at run time.
 */
export class Outlet<in out Most extends DataClass> {
  readonly name: string;
  readonly admits: Most;

  constructor(name: string, admits: Most) {
    this.name = name;
    this.admits = admits;
  }

  /** Throws if the class is not admitted at run time: the caller should have checked. */
  take<Value>(of: Classified<UpTo<Most>, Value>): Value {
    if (isAbove(of.dataClass, this.admits))
      throw new Error(`${this.name} admits ${this.admits} data at most, not ${of.dataClass}`);
    return valueOf(of);
  }

  /** Undefined if the class is not admitted at run time: for callers that can do without the value. */
  offer<Value>(of: Classified<UpTo<Most>, Value>): Value | undefined {
    return isAbove(of.dataClass, this.admits) ? undefined : valueOf(of);
  }
}

/** An outlet to an external server: nothing above INTERNAL may leave, whatever was approved (GOV 6.2). */
export type WayOut = Outlet<UpTo<'INTERNAL'>>;

/** INTERNAL text may only leave with the accountable role's approval (R30). */
export const wayOut = (name: string, isInternalApproved: boolean): WayOut =>
  new Outlet<UpTo<'INTERNAL'>>(name, isInternalApproved ? 'INTERNAL' : 'PUBLIC');

const isAbove = (one: DataClass, other: DataClass): boolean => dataClasses.indexOf(one) > dataClasses.indexOf(other);
