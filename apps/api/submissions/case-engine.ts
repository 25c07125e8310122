import { Injectable } from '@nestjs/common';
import {
  Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowFailedError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import {
  ApplicationFailure,
  defineSearchAttributeKey,
  SearchAttributeType,
} from '@temporalio/common';
import { deadlineIn } from '#apps/api/engine-deadline';
import type { Outcome } from '#libs/case/outcome';
import type { ProcessState } from '#libs/case/process';
import type { Refusal } from '#libs/case/refusal';
import {
  actUpdates,
  wake,
  HALL_QUEUE,
  progress,
  RECEIPT_WORKFLOW_TYPE,
  documentWorkflowIdOf,
  workflowIdOf,
  WORKFLOW_TYPE,
  type Act,
  type PrintedKind,
  type CommandVerb,
  type Start,
} from '#workflows/messages';

const CALLER_WAITS_MS = 5_000;
const BUSINESS = defineSearchAttributeKey('HallBusiness', SearchAttributeType.KEYWORD);
const UNIT = defineSearchAttributeKey('HallUnit', SearchAttributeType.KEYWORD);
const BRANCH = defineSearchAttributeKey('HallBranch', SearchAttributeType.KEYWORD);

export interface Sent {
  readonly requestId: string;
  readonly verb: CommandVerb;
  readonly taskKey?: string;
  /** Last event of the case's row, when the sender has reason to think that the workflow is behind it. */
  readonly seq?: number;
}

/** 'under-way': the engine has not answered in time, or is away; the command row will tell. 'gone': the case has ended. */
export type Answer =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'under-way' | 'gone' };

/** Sends commands to the workflow of a case. Knows Temporal and no business. */
@Injectable()
export class CaseEngine {
  constructor(private readonly client: Client) {}

  send(command: Sent, businessNo: string): Promise<Answer> {
    return this.answered(() => this.update(command, businessNo));
  }

  /** For the first command of a case, and when the engine has lost an open one. */
  sendWithStart(command: Sent, start: Start): Promise<Answer> {
    return this.answered(() => this.updateWithStart(command, start));
  }

  /** Where the workflow stands; 'missing' when there is none that runs, 'silent' when no worker answers. */
  async progressOf(businessNo: string): Promise<ProcessState | 'missing' | 'silent'> {
    const handle = this.client.workflow.getHandle(workflowIdOf(businessNo));
    try {
      return await this.client.connection.withDeadline(deadlineIn(CALLER_WAITS_MS), async () => {
        const { status } = await handle.describe();
        return status.name === 'RUNNING' ? handle.query(progress) : 'missing';
      });
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'missing';
      if (answerOf(error).kind === 'under-way') return 'silent';
      throw error;
    }
  }

  private async answered(send: () => Promise<Outcome>): Promise<Answer> {
    try {
      return {
        kind: 'outcome',
        outcome: await this.client.connection.withDeadline(deadlineIn(CALLER_WAITS_MS), send),
      };
    } catch (error) {
      return answerOf(error);
    }
  }

  private update(command: Sent, businessNo: string): Promise<Outcome> {
    return this.client.workflow
      .getHandle(workflowIdOf(businessNo))
      .executeUpdate(actUpdates[command.verb], {
        updateId: command.requestId,
        args: [argumentOf(command)],
      });
  }

  /**
   * The case reads what its row knows beyond it, started again if the engine has lost it. @returns whether it has done so
   * in time; a case whose posting is under way reads when that has ended
   */
  async wake(start: Start, requestId: string): Promise<boolean> {
    try {
      await this.client.connection.withDeadline(deadlineIn(CALLER_WAITS_MS), () =>
        this.client.workflow.executeUpdateWithStart(wake, {
          startWorkflowOperation: startOperation(start),
          updateId: requestId,
        }),
      );
      return true;
    } catch (error) {
      if (answerOf(error).kind === 'under-way') return false;
      throw error;
    }
  }

  /** Prints the receipt that a completed case lacks. @returns whether it is there within the time given */
  printReceipt(businessNo: string, waitMs: number): Promise<boolean> {
    return this.printDocument('receipt', businessNo, waitMs);
  }

  async printDocument(kind: PrintedKind, businessNo: string, waitMs: number): Promise<boolean> {
    try {
      await this.client.connection.withDeadline(deadlineIn(waitMs), () =>
        this.client.workflow.execute(RECEIPT_WORKFLOW_TYPE, {
          workflowId: documentWorkflowIdOf(kind, businessNo),
          taskQueue: HALL_QUEUE,
          args: [kind === 'receipt' ? { businessNo } : { businessNo, kind }],
          workflowIdConflictPolicy: 'USE_EXISTING',
          staticSummary: `${kind} of ${businessNo}`,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowFailedError || answerOf(error).kind === 'under-way')
        return false;
      throw error;
    }
  }

  private updateWithStart(command: Sent, start: Start): Promise<Outcome> {
    return this.client.workflow.executeUpdateWithStart(actUpdates[command.verb], {
      startWorkflowOperation: startOperation(start),
      updateId: command.requestId,
      args: [argumentOf(command)],
    });
  }
}

function startOperation(start: Start) {
  return new WithStartWorkflowOperation(WORKFLOW_TYPE, {
    workflowId: workflowIdOf(start.businessNo),
    taskQueue: HALL_QUEUE,
    args: [start],
    workflowTaskTimeout: '3s',
    // The row is the guard: a run loads its state from it, and ends at once where the case is over.
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    priority: { fairnessKey: start.unitAccountNo },
    staticSummary: `${start.business} of unit ${start.unitAccountNo}`,
    typedSearchAttributes: [
      { key: BUSINESS, value: start.business },
      { key: UNIT, value: start.unitAccountNo },
      { key: BRANCH, value: start.branchCode },
    ],
  });
}

function argumentOf({ requestId, taskKey, seq }: Sent): Act {
  return {
    requestId,
    ...(taskKey === undefined ? {} : { taskKey }),
    ...(seq === undefined ? {} : { seq }),
  };
}

function answerOf(error: unknown): Answer {
  if (error instanceof WorkflowUpdateFailedError) return answerOfFailedUpdate(error);
  if (
    error instanceof WorkflowNotFoundError ||
    error instanceof WorkflowExecutionAlreadyStartedError
  )
    return { kind: 'gone' };
  if (isUnavailable(error)) return { kind: 'under-way' };
  throw error;
}

/** The validator's refusal, or 'Update was aborted by closing workflow' and its like: a lost race. */
function answerOfFailedUpdate({ cause }: WorkflowUpdateFailedError): Answer {
  if (!(cause instanceof ApplicationFailure) || cause.type !== 'Refused') return { kind: 'gone' };
  return { kind: 'outcome', outcome: { state: 'refused', refusal: cause.details?.[0] as Refusal } };
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcServiceError(error))
    return true;
  return error instanceof Error && isGrpcServiceError(error.cause);
}
