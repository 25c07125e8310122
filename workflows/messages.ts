import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { UpdateDefinition } from '@temporalio/common';
import type { Outcome } from '#libs/submission/outcome';
import type { ProcessState, Verb } from '#libs/submission/process';

/** Acts that people do to a case; each is an Update named like the verb. */
export const PERSON_VERBS = [
  'open',
  'submit',
  'reopen',
  'finish-scans',
  'withdraw',
  'discard',
  'approve',
  'return',
  'reject',
  'retry-posting',
  'abandon',
] as const satisfies readonly Verb[];
export type PersonVerb = (typeof PERSON_VERBS)[number];

/** The argument of every Update: the command row's key, and the task the person looked at. */
export interface Act {
  readonly requestId: string;
  readonly taskKey?: string;
  /** Last event the sender saw in the case's row: of a row ahead of its workflow, only the activity can judge. */
  readonly seq?: number;
}

export const actUpdates = Object.fromEntries(
  PERSON_VERBS.map((verb) => [verb, defineUpdate<Outcome, [Act]>(verb)]),
) as Record<PersonVerb, UpdateDefinition<Outcome, [Act]>>;

export const progress = defineQuery<ProcessState>('progress');

/** Makes a case read what its row knows beyond it; nothing else happens. @returns the last event known then */
export const wake = defineUpdate<number>('wake');

/** What a case is started with; after continue-as-new also where it stood. */
export interface Start {
  readonly businessNo: string;
  readonly business: string;
  readonly unitAccountNo: string;
  readonly branchCode: string;
  readonly resumed?: { readonly state: ProcessState; readonly enteredAtMs: number };
}

export const WORKFLOW_TYPE = 'submission';
export const RECEIPT_WORKFLOW_TYPE = 'receipt';
export const HALL_QUEUE = 'hall';
export const POSTING_QUEUE = 'hall-posting';
export const DOCUMENT_QUEUE = 'hall-documents';

export function workflowIdOf(businessNo: string): string {
  return `submission/${businessNo}`;
}

export function receiptWorkflowIdOf(businessNo: string): string {
  return `receipt/${businessNo}`;
}
