import { applyDecorators } from '@nestjs/common';
import { ValidateBy, ValidateIf } from 'class-validator';

/** The rule of this file, by the name its refusals are found by. */
export const NOT_NULL = 'notNull';

/**
 * May be left out, and is then absent. `null` is not the same: the document does not name it, no code behind it expects
 * it, and what its sender meant by it (leave it, empty it?) is not guessed.
 */
export function Optional(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value: unknown) => value !== undefined),
    ValidateBy({ name: NOT_NULL, validator: { validate: (value) => value !== null } }),
  );
}
