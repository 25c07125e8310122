import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { UpdateDefinition } from '@temporalio/common';
import type { Outcome } from '#libs/case/outcome';
import type { ProcessState, Verb } from '#libs/case/process';

/** Acts that a command asks of a case, a person's or the system's; each is an Update named like the verb. */
export const COMMAND_VERBS = [
  'open',
  'assess',
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
  'allocate',
  'delete',
  'settle',
  'expire',
  'reverse',
] as const satisfies readonly Verb[];
export type CommandVerb = (typeof COMMAND_VERBS)[number];

/** The argument of every Update: the command row's key, and the task the person looked at. */
export interface Act {
  readonly requestId: string;
  readonly taskKey?: string;
  /** Last event the sender saw in the case's row: of a row ahead of its workflow, only the activity can judge. */
  readonly seq?: number;
}

export const actUpdates = Object.fromEntries(
  COMMAND_VERBS.map((verb) => [verb, defineUpdate<Outcome, [Act]>(verb)]),
) as Record<CommandVerb, UpdateDefinition<Outcome, [Act]>>;

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
export const ROUND_WORKFLOW_TYPE = 'unitRound';
export const ROUND_SCHEDULE = 'unit-round';
export const HALL_QUEUE = 'hall';
export const POSTING_QUEUE = 'hall-posting';
export const DOCUMENT_QUEUE = 'hall-documents';

export function workflowIdOf(businessNo: string): string {
  return `submission/${businessNo}`;
}

/** The receipt of a case, or the slip of a month for a way of paying. */
export type PrintedKind = 'receipt' | 'slip' | `slip:${string}`;

export function documentWorkflowIdOf(kind: PrintedKind, businessNo: string): string {
  return `${kind}/${businessNo}`;
}
