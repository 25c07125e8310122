import type { Text } from '#libs/texts/text';
import { isUnreadable } from '#libs/values/free-text';
import { VALUE_KINDS, type ValueKind } from '#libs/values/value-kind';

/** The form a value is kept in; what has no such form stays as near to what was typed as it can. */
export function tidied(kind: ValueKind, typed: string): string {
  return VALUE_KINDS[kind].tidy(typed);
}

/** Whether a tidied value has the form of its kind. */
export function isOfKind(kind: ValueKind, value: string): boolean {
  return !isUnreadable(value) && VALUE_KINDS[kind].form.test(value);
}

/** What a tidied value of the kind looks like. */
export function formOf(kind: ValueKind): RegExp {
  return VALUE_KINDS[kind].form;
}

/** What a value of the kind looks like, in words. */
export function ruleOf(kind: ValueKind): Text {
  return VALUE_KINDS[kind].rule;
}
