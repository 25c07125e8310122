import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean, IsString, MaxLength, ValidateBy } from 'class-validator';
import { freeTextOf, isUnreadable } from '#libs/values/free-text';
import { isOfKind, tidied } from '#libs/values/read-value';
import { SEARCH_WORDS_MAX } from '#libs/values/search-words';
import type { ValueKind } from '#libs/values/value-kind';
import { withoutUnseen, withPlainBlanks } from '#libs/values/visible-text';

/** The rules of this file, by the names their refusals are found by. */
export const RULES = { kind: 'ofKind', readable: 'readable', pageMark: 'pageMark' } as const;

/** A value of this kind, however it is written: tidied first, then judged. */
export function Typed(kind: ValueKind): PropertyDecorator {
  return applyDecorators(
    tidiedBy((typed) => tidied(kind, typed)),
    judgedBy(RULES.kind, (value) => isOfKind(kind, value), [kind]),
  );
}

/** What somebody writes in his own words: without signs that turn or hide it, and no longer than this. */
export function FreeText(lengthMax: number): PropertyDecorator {
  return applyDecorators(
    tidiedBy(freeTextOf),
    IsString(),
    judgedBy(RULES.readable, (value) => !isUnreadable(value)),
    MaxLength(lengthMax),
  );
}

/** Words that are searched for: the search itself knows how names and numbers are written. */
export function SearchWords(): PropertyDecorator {
  return applyDecorators(
    tidiedBy((typed) => withPlainBlanks(withoutUnseen(typed))),
    IsString(),
    judgedBy(RULES.readable, (value) => !isUnreadable(value)),
    MaxLength(SEARCH_WORDS_MAX),
  );
}

/** Where the page before ended: its `next`, as it was given. */
export function PageMark(form = /^\d{1,20}$/): PropertyDecorator {
  return judgedBy(RULES.pageMark, (value) => form.test(value), [form]);
}

/** Yes or no in an address; anything else is refused, never taken for a no. */
export function Flag(): PropertyDecorator {
  const values: Readonly<Record<string, boolean>> = { true: true, false: false };
  const read = ({ value }: { value: unknown }) =>
    typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : value;
  return applyDecorators(Transform(read), IsBoolean());
}

function tidiedBy(tidy: (typed: string) => string): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? tidy(value) : value,
  );
}

function judgedBy(
  name: string,
  isRight: (value: string) => boolean,
  constraints: readonly unknown[] = [],
): PropertyDecorator {
  return ValidateBy({
    name,
    constraints: [...constraints],
    validator: { validate: (value) => typeof value === 'string' && isRight(value) },
  });
}
