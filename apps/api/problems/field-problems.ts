import { getMetadataStorage, type ValidationError } from 'class-validator';
import { Problem, type FieldProblem } from '#apps/api/problems/problem';
import { NOT_NULL } from '#apps/api/values/optional';
import { RULES } from '#apps/api/values/typed';
import { businessesOf } from '#libs/businesses/registry';
import { INPUT_NAMES } from '#libs/texts/input-names.texts';
import type { Text, TextDetails } from '#libs/texts/text';
import { listDetails } from '#libs/texts/text-list';
import { ruleOf } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';

/** class-validator's rule names → our stable codes, the most telling first; anything else is SHAPE_MALFORMED. */
const CODES: Readonly<Record<string, string>> = {
  [NOT_NULL]: 'SHAPE_NULL',
  isDefined: 'SHAPE_REQUIRED',
  isNotEmpty: 'SHAPE_REQUIRED',
  arrayNotEmpty: 'SHAPE_REQUIRED',
  whitelistValidation: 'SHAPE_UNKNOWN_FIELD',
  isString: 'SHAPE_NOT_TEXT',
  isInt: 'SHAPE_NOT_INTEGER',
  isNumber: 'SHAPE_NOT_NUMBER',
  isBoolean: 'SHAPE_NOT_BOOLEAN',
  isArray: 'SHAPE_NOT_LIST',
  [RULES.readable]: 'SHAPE_UNREADABLE',
  [RULES.kind]: 'SHAPE_OF_KIND',
  [RULES.pageMark]: 'SHAPE_PAGE_MARK',
  minLength: 'SHAPE_TOO_SHORT',
  maxLength: 'SHAPE_TOO_LONG',
  isLength: 'SHAPE_LENGTH',
  isByteLength: 'SHAPE_LENGTH',
  arrayMaxSize: 'SHAPE_TOO_MANY',
  min: 'SHAPE_TOO_SMALL',
  max: 'SHAPE_TOO_LARGE',
  isPositive: 'SHAPE_TOO_SMALL',
  isIn: 'SHAPE_NOT_LISTED',
  isEnum: 'SHAPE_NOT_LISTED',
};

/** Rules whose refusal is not that a value is missing, even when there is none. */
const SAID_OF_NOTHING = ['whitelistValidation', NOT_NULL];

/** What ValidationPipe found, field by field: 'changes.0.value' for a nested one. Values are never repeated. */
export function fieldProblems(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = error.constraints === undefined ? [] : [{ field, ...refusalOf(error) }];
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

export function validationProblem(errors: readonly ValidationError[]): Problem {
  return new Problem(400, 'SHAPE_INVALID', {}, { errors: fieldProblems(errors) });
}

/** A field's name for people; a field that nobody knows keeps the name it came by. */
export function nameOfInput(field: string): Text {
  const last = field.split('.').at(-1) ?? field;
  const known: Readonly<Record<string, Text>> = INPUT_NAMES;
  const own = Object.hasOwn(known, last) ? known[last] : undefined;
  return own ?? titleOfColumn(last) ?? { zh: field, en: field };
}

/** What is typed in a register is called as its column is. */
function titleOfColumn(name: string): Text | undefined {
  const columns = businessesOf('register').flatMap((business) => business.columns);
  return columns.find(({ key }) => key === name)?.title;
}

function refusalOf(error: ValidationError): { code: string; details: TextDetails } {
  const { constraints = {} } = error;
  const rule = Object.keys(CODES).find((name) => name in constraints) ?? '';
  if (!SAID_OF_NOTHING.includes(rule) && isAbsent(error, rule))
    return { code: 'SHAPE_REQUIRED', details: {} };
  return { code: CODES[rule] ?? 'SHAPE_MALFORMED', details: limitsOf(error, rule) };
}

function isAbsent(error: ValidationError, rule: string): boolean {
  const value: unknown = error.value;
  return value === undefined || value === null || (value === '' && rule === RULES.kind);
}

/** What the rule demands, from where it is declared: a text says the limit, not only that there is one. */
function limitsOf({ target, property }: ValidationError, rule: string): TextDetails {
  if (target === undefined) return {};
  const declared = getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', false, false)
    .find((one) => one.propertyName === property && one.name === rule);
  const [limit] = (declared?.constraints ?? []) as unknown[];
  if (rule === RULES.kind) {
    const { zh, en } = ruleOf(limit as ValueKind);
    return { rule: zh, ruleEn: en };
  }
  if (Array.isArray(limit))
    return listDetails('limit', limit.filter((one) => one !== '').map(String));
  return typeof limit === 'number' ? { limit } : {};
}
