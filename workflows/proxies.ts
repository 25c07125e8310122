import { proxyActivities, type RetryPolicy } from '@temporalio/workflow';
import { DOCUMENT_QUEUE, POSTING_QUEUE } from '#workflows/messages';
import type { Activities } from '#activities/index';
import type { Verb } from '#libs/submission/process';

/** Infrastructure failures never end an act: short tries, for ever. */
const UNTIL_WRITTEN: RetryPolicy = {
  initialInterval: '200ms',
  maximumInterval: '2s',
  nonRetryableErrorTypes: ['RuleViolation'],
};

const quick = proxyActivities<Activities>({ startToCloseTimeout: '4s', retry: UNTIL_WRITTEN });
export const { missed } = quick;

/** Submit checks a whole register again. */
const thorough = proxyActivities<Activities>({ startToCloseTimeout: '60s', retry: UNTIL_WRITTEN });

export function acts(verb: Verb): Pick<Activities, 'act'> {
  return verb === 'submit' ? thorough : quick;
}

export const { post } = proxyActivities<Activities>({
  taskQueue: POSTING_QUEUE,
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '10s',
  retry: UNTIL_WRITTEN,
});

export const { renderReceipt } = proxyActivities<Activities>({
  taskQueue: DOCUMENT_QUEUE,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '20s',
  scheduleToCloseTimeout: '7 days',
  retry: { initialInterval: '1s', maximumInterval: '10 minutes' },
});
