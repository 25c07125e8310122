import { createHash } from 'node:crypto';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import {
  SubmissionEntity,
  SubmissionEventEntity,
} from '#libs/persistence/entities/submission.entity';
import { isFinal } from '#libs/submission/stage';
import { UNOPENED, type ProcessEvent, type ProcessState } from '#libs/submission/process';

const CHAIN_START = '0'.repeat(64);

export function findSubmission(
  manager: EntityManager,
  businessNo: string,
): Promise<SubmissionEntity | null> {
  return manager.findOneBy(SubmissionEntity, { businessNo });
}

/** The case's row, locked: every act and every edit of a draft goes through here. */
export function lockSubmission(
  manager: EntityManager,
  businessNo: string,
): Promise<SubmissionEntity | null> {
  return manager.findOne(SubmissionEntity, {
    where: { businessNo },
    lock: { mode: 'pessimistic_write' },
  });
}

/** The state a row carries; text from the database, written only by `advance`. */
export function stateOf(row: SubmissionEntity): ProcessState {
  return row.state as ProcessState;
}

export async function eventsAfter(
  manager: EntityManager,
  businessNo: string,
  seq: number,
): Promise<ProcessEvent[]> {
  const rows = await manager
    .createQueryBuilder(SubmissionEventEntity, 'event')
    .where('event.businessNo = :businessNo AND event.seq > :seq', { businessNo, seq })
    .orderBy('event.seq')
    .getMany();
  return rows.map((row) => row.event as ProcessEvent);
}

export type NewCase = Pick<
  SubmissionEntity,
  | 'businessNo'
  | 'business'
  | 'unitId'
  | 'branchCode'
  | 'initiatorId'
  | 'form'
  | 'formVersion'
  | 'rulesVersion'
  | 'effectiveMonth'
>;

/** The head of a case before its first event. */
export async function insertCase(
  manager: EntityManager,
  head: NewCase,
  openedAt: Date,
): Promise<void> {
  const { businessNo, business, unitId, branchCode, initiatorId, effectiveMonth } = head;
  const row = {
    ...{ businessNo, business, unitId, branchCode, initiatorId, effectiveMonth },
    ...{ form: head.form, formVersion: head.formVersion, rulesVersion: head.rulesVersion },
    ...{ stage: UNOPENED.stage, seq: UNOPENED.seq, state: UNOPENED as object },
    ...{ draftVersion: 1, openedAt },
  };
  await manager.insert(SubmissionEntity, row as QueryDeepPartialEntity<SubmissionEntity>);
}

/** One step of a case: the event, the state after it, and who asked for it how. */
export interface Advance {
  readonly event: ProcessEvent;
  readonly next: ProcessState;
  readonly requestId: string;
  readonly opinion: string;
  readonly at: Date;
}

/** One event: the row moves, the event is chained to the one before it. */
export async function advance(
  manager: EntityManager,
  row: SubmissionEntity,
  step: Advance,
): Promise<void> {
  const { event, next } = step;
  Object.assign(row, { stage: next.stage, seq: next.seq, state: next });
  if (event.kind === 'submit') row.submittedAt = step.at;
  if (isFinal(next.stage)) row.finishedAt = step.at;
  const { stage, seq, state, submittedAt, finishedAt } = row;
  const frozen = event.kind === 'submit' ? frozenAtSubmit(row) : {};
  const values = { stage, seq, state, submittedAt, finishedAt, ...frozen };
  await manager
    .createQueryBuilder()
    .update(SubmissionEntity)
    .set(values as object)
    .where({ businessNo: row.businessNo })
    .execute();
  await appendEvent(manager, row.businessNo, step);
}

/** What submit fixes in the head for the rest of the case. */
function frozenAtSubmit(row: SubmissionEntity): Partial<SubmissionEntity> {
  const {
    form,
    formVersion,
    rulesVersion,
    terms,
    memberId,
    people,
    beforeFen,
    afterFen,
    summary,
    summaryEn,
  } = row;
  return {
    form,
    formVersion,
    rulesVersion,
    terms,
    memberId,
    people,
    beforeFen,
    afterFen,
    summary,
    summaryEn,
  };
}

async function appendEvent(
  manager: EntityManager,
  businessNo: string,
  step: Advance,
): Promise<void> {
  const { event, opinion, requestId, at } = step;
  const previous = await manager.findOneBy(SubmissionEventEntity, {
    businessNo,
    seq: event.seq - 1,
  });
  const previousHash = previous?.hash ?? CHAIN_START;
  const facts = { businessNo, event, opinion, requestId, at: at.toISOString() };
  await manager.insert(SubmissionEventEntity, {
    businessNo,
    seq: event.seq,
    kind: event.kind,
    stage: event.stage,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    opinion,
    requestId,
    at,
    event: event as object,
    previousHash,
    hash: createHash('sha256')
      .update(previousHash + JSON.stringify(facts))
      .digest('hex'),
  });
}
