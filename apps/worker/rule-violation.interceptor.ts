import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { RuleViolation } from '#libs/fund/rule-violation';

/** A broken rule is final: no retry cures it. Everything else is the world failing, and is tried again. */
export function ruleViolationsAreFinal(): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (!(error instanceof RuleViolation)) throw error;
        throw ApplicationFailure.nonRetryable(error.code, 'RuleViolation', error.details);
      }
    },
  };
}
