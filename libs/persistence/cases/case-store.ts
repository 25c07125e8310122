import { createHash } from 'node:crypto';
import type { LockedCase } from '#libs/persistence/cases/case-and-task';
import { writeOutcome } from '#libs/persistence/cases/command-store';
import { insertOnly } from '#libs/persistence/database/insert-only';
import { columnValues } from '#libs/persistence/database/column-values';
import { In, type EntityManager, type QueryDeepPartialEntity } from 'typeorm';
import { SUBMITS } from '#libs/case/duties';
import type { KnownEvent } from '#libs/case/outcome';
import {
  SubmissionEntity,
  SubmissionEventEntity,
} from '#libs/persistence/entities/submission.entity';
import { isFinal } from '#libs/case/stage';
import { UNOPENED, type ProcessEvent, type ProcessState } from '#libs/case/process';

const CHAIN_START = '0'.repeat(64);

export function findCase(
  manager: EntityManager,
  businessNo: string,
): Promise<SubmissionEntity | null> {
  return manager.findOneBy(SubmissionEntity, { businessNo });
}

/** Those of the named cases that are there, with what says who may read them. */
export function casesNumbered(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<Pick<SubmissionEntity, 'businessNo' | 'unitId' | 'branchCode' | 'submittedAt'>[]> {
  return manager.find(SubmissionEntity, {
    select: { businessNo: true, unitId: true, branchCode: true, submittedAt: true },
    where: { businessNo: In([...businessNos]) },
  });
}

/** The case's row, locked: every act and every edit of a draft goes through here. */
export function lockCase(
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
): Promise<KnownEvent[]> {
  const rows = await manager
    .createQueryBuilder(SubmissionEventEntity, 'event')
    .where('event.businessNo = :businessNo AND event.seq > :seq', { businessNo, seq })
    .orderBy('event.seq')
    .getMany();
  return rows.map((row) => ({ ...(row.event as ProcessEvent), at: row.at.toISOString() }));
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
> &
  Partial<Pick<SubmissionEntity, 'summary' | 'summaryEn' | 'initiatorKind'>>;

/** The head of a case before its first event. */
export async function insertCase(
  manager: EntityManager,
  head: NewCase,
  openedAt: Date,
): Promise<void> {
  const row = {
    ...head,
    stage: UNOPENED.stage,
    seq: UNOPENED.seq,
    state: UNOPENED as object,
    draftVersion: 1,
    openedAt,
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

/** One event: the case moves, and the event is chained to the one before it. */
export async function advance(
  manager: EntityManager,
  { row, lastHash }: Pick<LockedCase, 'row' | 'lastHash'>,
  step: Advance,
): Promise<void> {
  const { event, next } = step;
  Object.assign(row, { stage: next.stage, seq: next.seq, state: next });
  if (reachesCentre(event)) row.submittedAt = step.at;
  if (isFinal(next.stage)) row.finishedAt = step.at;
  else if (event.kind === 'reverse') row.finishedAt = null;
  const { stage, seq, state, submittedAt, finishedAt } = row;
  const frozen = submits(event) ? frozenAtSubmit(row) : {};
  await moveCase(manager, step, {
    businessNo: row.businessNo,
    values: { stage, seq, state, submittedAt, finishedAt, ...frozen },
  });
  await writeOutcome(manager, step.requestId, { state: 'done' });
  await appendEvent(manager, row.businessNo, { ...step, previousHash: lastHash ?? CHAIN_START });
}

/**
 * The case moves, and whoever was to act on it is done: one statement. A reminder leaves its task open. The command is not
 * answered in it too: for its outcome, a text, the server would make a table on its disk, which costs more than a statement.
 */
async function moveCase(
  manager: EntityManager,
  { event, at }: Advance,
  {
    businessNo,
    values,
  }: { readonly businessNo: string; readonly values: Partial<SubmissionEntity> },
): Promise<void> {
  const given = columnValues(manager, SubmissionEntity, values);
  const closes = event.kind === 'remind' ? 'FALSE' : "t.state <> 'closed'";
  await manager.query(
    `UPDATE submission s
       LEFT JOIN task t ON t.business_no = s.business_no AND ${closes}
        SET ${given.map(({ column }) => `s.${column} = ?`).join(', ')},
            t.state = 'closed', t.closed_at = ?
      WHERE s.business_no = ?`,
    [...given.map(({ value }) => value), at, businessNo],
  );
}

function submits({ kind }: ProcessEvent): boolean {
  return SUBMITS.includes(kind);
}

/** Submitted is what the centre has: with papers to bring that is only when they are there. */
function reachesCentre(event: ProcessEvent): boolean {
  return (submits(event) || event.kind === 'finish-scans') && event.stage !== 'scanning';
}

/** What submit fixes in the head for the rest of the case. */
const FROZEN_AT_SUBMIT = [
  'form',
  'formVersion',
  'rulesVersion',
  'terms',
  'effectiveMonth',
  'memberId',
  'people',
  'beforeFen',
  'afterFen',
  'summary',
  'summaryEn',
] as const satisfies readonly (keyof SubmissionEntity)[];

function frozenAtSubmit(row: SubmissionEntity): Partial<SubmissionEntity> {
  return Object.fromEntries(FROZEN_AT_SUBMIT.map((name) => [name, row[name]]));
}

/** A link's hash is that of the one before it and of all its facts. */
async function appendEvent(
  manager: EntityManager,
  businessNo: string,
  step: Advance & { readonly previousHash: string },
): Promise<void> {
  const { event, opinion, requestId, at, previousHash } = step;
  const { seq, kind, stage, actor } = event;
  const facts = JSON.stringify({ businessNo, event, opinion, requestId, at: at.toISOString() });
  await insertOnly(manager, SubmissionEventEntity, {
    businessNo,
    seq,
    kind,
    stage,
    actorKind: actor.kind,
    actorId: actor.id,
    opinion,
    requestId,
    at,
    event,
    previousHash,
    hash: createHash('sha256').update(previousHash).update(facts).digest('hex'),
  });
}
