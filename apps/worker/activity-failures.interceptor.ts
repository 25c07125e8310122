import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { RuleViolation } from '#libs/fund/rule-violation';
import { quotesValues, withoutValues } from '#libs/persistence/database/error-without-values';

/**
 * A broken rule is final: no retry cures it. Everything else is the world failing, and is tried again; a database error
 * goes to the engine by its kind only, for the engine keeps failures in the history and shows them.
 */
export function tellableFailures(): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof RuleViolation)
          throw ApplicationFailure.nonRetryable(error.code, 'RuleViolation', error.details);
        throw error instanceof Error && quotesValues(error) ? kindOf(error) : error;
      }
    },
  };
}

function kindOf(error: Error): ApplicationFailure {
  const { type, code, stack } = withoutValues(error);
  const failure = ApplicationFailure.create({ message: `${type} ${String(code)}`, type });
  failure.stack = stack ?? '';
  return failure;
}
