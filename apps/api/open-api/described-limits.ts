import { DECORATORS } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';
import { RULES } from '#apps/api/values/typed';
import { formOf } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';

/** What a rule demands, as JSON Schema says it. */
type Limits = Readonly<Record<string, unknown>>;

/** One rule of a field, as class-validator keeps it. */
interface Rule {
  readonly propertyName: string;
  readonly name?: string;
  readonly constraints?: readonly unknown[];
  readonly each?: boolean;
}

type Described = Limits & { readonly type?: unknown; readonly isArray?: boolean };

/** By the names of the rules. */
const SAID_OF_RULE: Readonly<Record<string, (...constraints: never[]) => Limits>> = {
  isInt: () => ({ type: 'integer' }),
  min: (minimum: number) => ({ minimum }),
  max: (maximum: number) => ({ maximum }),
  isNotEmpty: () => ({ minLength: 1 }),
  minLength: (minLength: number) => ({ minLength }),
  maxLength: (maxLength: number) => ({ maxLength }),
  isLength: (minLength: number, maxLength?: number) => ({ minLength, maxLength }),
  matches: (form: RegExp) => patternOf(form),
  arrayNotEmpty: () => ({ minItems: 1 }),
  arrayMaxSize: (maxItems: number) => ({ maxItems }),
  [RULES.pageMark]: (form: RegExp) => patternOf(form),
  [RULES.kind]: (kind: ValueKind) => patternOf(formOf(kind)),
};

/**
 * Tells the document what the validator demands, for every field of every request, before the document is made: the
 * decorators are read, nothing is written twice. A value that is tidied first may be sent in other ways too.
 */
export function describeLimits(): void {
  // class-validator gives the rules of a class that is known; which classes there are only its own store tells.
  const storage = getMetadataStorage() as unknown as {
    readonly validationMetadatas: ReadonlyMap<{ readonly prototype: object }, readonly Rule[]>;
  };
  for (const [shape, rules] of storage.validationMetadatas)
    for (const field of new Set(rules.map(({ propertyName }) => propertyName)))
      describe(
        shape.prototype,
        field,
        rules.filter((rule) => rule.propertyName === field),
      );
}

function describe(prototype: object, field: string, rules: readonly Rule[]): void {
  const key = DECORATORS.API_MODEL_PROPERTIES;
  const told = Reflect.getMetadata(key, prototype, field) as Described | undefined;
  if (told === undefined) return;
  const limits = { ...told, ...limitsOf(rules.filter(({ each }) => each !== true)) };
  const ofEach = limitsOf(rules.filter(({ each }) => each === true));
  const { isArray, ...list } = limits;
  const whole =
    isArray === true && 'type' in ofEach ? { ...list, type: 'array', items: ofEach } : limits;
  Reflect.defineMetadata(key, whole, prototype, field);
}

function limitsOf(rules: readonly Rule[]): Limits {
  const limits = rules.map(({ name = '', constraints = [] }) =>
    SAID_OF_RULE[name]?.(...(constraints as never[])),
  );
  return Object.assign({}, ...limits) as Limits;
}

/** Patterns of letters of any language are no plain expression: readers of the document understand them differently. */
function patternOf({ source }: RegExp): Limits {
  return /\\p/i.test(source) ? {} : { pattern: source };
}
