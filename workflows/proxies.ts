import { proxyActivities, type RetryPolicy } from '@temporalio/workflow';
import { DOCUMENT_QUEUE, POSTING_QUEUE } from '#workflows/messages';
import type { Activities } from '#activities/index';
import type { Verb } from '#libs/case/process';

/** Infrastructure failures never end an act: short tries, for ever. */
const UNTIL_WRITTEN: RetryPolicy = {
  initialInterval: '200ms',
  maximumInterval: '2s',
  nonRetryableErrorTypes: ['RuleViolation'],
};

const quick = proxyActivities<Activities>({ startToCloseTimeout: '4s', retry: UNTIL_WRITTEN });
export const { missed } = quick;

/** Submitting and assessing go over a whole register or unit, and so does taking an assessment back. */
const thorough = proxyActivities<Activities>({ startToCloseTimeout: '60s', retry: UNTIL_WRITTEN });

const THOROUGH_VERBS: readonly Verb[] = ['submit', 'assess', 'delete', 'expire'];

export function acts(verb: Verb): Pick<Activities, 'act'> {
  return THOROUGH_VERBS.includes(verb) ? thorough : quick;
}

/** A stretch of the daily round: each unit is short, doing it again is harmless. */
export const { goThroughUnits } = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1s', maximumInterval: '1 minute' },
});

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
