import type { ValidationError } from 'class-validator';
import { Problem, type FieldProblem } from '#apps/api/problems/problem';

/** class-validator's rule names → our stable codes, the most telling first; anything else is SHAPE_MALFORMED. */
const CODES: Readonly<Record<string, string>> = {
  isDefined: 'SHAPE_REQUIRED',
  isNotEmpty: 'SHAPE_REQUIRED',
  arrayNotEmpty: 'SHAPE_REQUIRED',
  whitelistValidation: 'SHAPE_UNKNOWN_FIELD',
  minLength: 'SHAPE_TOO_SHORT',
  maxLength: 'SHAPE_TOO_LONG',
  isLength: 'SHAPE_LENGTH',
  isByteLength: 'SHAPE_LENGTH',
  arrayMaxSize: 'SHAPE_TOO_MANY',
  min: 'SHAPE_TOO_SMALL',
  max: 'SHAPE_TOO_LARGE',
  isPositive: 'SHAPE_TOO_SMALL',
  isString: 'SHAPE_NOT_TEXT',
  isInt: 'SHAPE_NOT_INTEGER',
  isNumber: 'SHAPE_NOT_NUMBER',
  isBoolean: 'SHAPE_NOT_BOOLEAN',
  isArray: 'SHAPE_NOT_LIST',
  isIn: 'SHAPE_NOT_LISTED',
  isEnum: 'SHAPE_NOT_LISTED',
};

/** What ValidationPipe found, field by field: 'changes.0.value' for a nested one. Values are never repeated. */
export function fieldProblems(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = error.constraints === undefined ? [] : [{ field, code: codeOf(error) }];
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

export function validationProblem(errors: readonly ValidationError[]): Problem {
  return new Problem(400, 'SHAPE_INVALID', {}, { errors: fieldProblems(errors) });
}

function codeOf({ value, constraints = {} }: ValidationError): string {
  if ('whitelistValidation' in constraints) return 'SHAPE_UNKNOWN_FIELD';
  if (value === undefined || value === null) return 'SHAPE_REQUIRED';
  const rule = Object.keys(CODES).find((name) => name in constraints);
  return (rule === undefined ? undefined : CODES[rule]) ?? 'SHAPE_MALFORMED';
}
