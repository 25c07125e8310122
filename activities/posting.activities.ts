import type { DataSource, EntityManager } from 'typeorm';
import type { FieldsPosting } from '#activities/acts/post-fields';
import { applyEffects } from '#activities/acts/effects';
import { shapeOf } from '#activities/acts/shapes';
import type { KeepAlive } from '#activities/keep-alive';
import { businessByCode } from '#libs/businesses/registry';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { Posted } from '#libs/persistence/postings/register-posting';
import { countPosted, insertPosting } from '#libs/persistence/postings/posting-store';
import { lockCaseAndTask } from '#libs/persistence/cases/case-and-task';
import { advance, eventsAfter, stateOf } from '#libs/persistence/cases/case-store';
import {
  inTransaction,
  isRefusedForGood,
  isWorldFailing,
} from '#libs/persistence/database/transaction';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ActResult } from '#libs/case/outcome';
import { admits, decide, evolve, isRefusal } from '#libs/case/process';
import { SYSTEM_ACTOR } from '#libs/case/actor';

export interface PostRequest {
  readonly businessNo: string;
  readonly business: string;
  readonly seq: number;
}

export interface PostingDeps {
  readonly dataSource: DataSource;
  readonly keyedHashSecret: string;
  readonly keepAlive: KeepAlive;
  /** Which try of the posting under way this is, from 1. */
  readonly tries: () => number;
}

const TRIES_MAX = 10;

/** Posts a case once: change, history, event and boxes in one transaction, keyed by the business number. */
export function createPostingActivities(deps: PostingDeps) {
  return {
    async post(request: PostRequest): Promise<ActResult> {
      try {
        return await deps.keepAlive(() =>
          inTransaction(deps.dataSource, (manager) =>
            postOnce(manager, request, deps.keyedHashSecret),
          ),
        );
      } catch (error) {
        if (!isHopeless(error, deps.tries())) throw error;
        throw new RuleViolation('POSTING_FAILED', { kind: kindOf(error) });
      }
    },
  };
}

/**
 * Operations must look, not the engine try for ever: at a statement the database refuses every time, and at a mistake of
 * ours that has come again and again. While the world fails, the case waits for it.
 */
function isHopeless(error: unknown, tries: number): boolean {
  if (error instanceof RuleViolation || isWorldFailing(error)) return false;
  return isRefusedForGood(error) || tries >= TRIES_MAX;
}

/** Without its message, which may quote a row. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}

async function postOnce(
  manager: EntityManager,
  request: PostRequest,
  keyedHashSecret: string,
): Promise<ActResult> {
  const locked = await lockCaseAndTask(manager, request.businessNo);
  if (locked === null) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  const { row } = locked;
  const missed = await eventsAfter(manager, request.businessNo, request.seq);
  // Posted (or moved on) by an earlier attempt whose answer was lost.
  if (missed.length > 0) return { events: missed, outcome: null };
  const state = stateOf(row);
  const refusal = admits(state, { verb: 'post' });
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  const at = await databaseNow(manager);
  const key = { businessNo: request.businessNo, seq: row.seq };
  await insertPosting(manager, key, at);
  const { changes, collects } = await postChanges(manager, row, { at, keyedHashSecret });
  await countPosted(manager, key, changes);
  const event = decide(state, { verb: 'post', actor: SYSTEM_ACTOR, collects });
  if (isRefusal(event)) throw new RuleViolation(event.code, event.details);
  const next = evolve(state, event);
  const step = { event, next, requestId: `post/${request.businessNo}`, opinion: '', at };
  await advance(manager, locked, step);
  await applyEffects(manager, row, step);
  return { events: [event], outcome: { state: 'done' } };
}

async function postChanges(
  manager: EntityManager,
  row: SubmissionEntity,
  when: FieldsPosting,
): Promise<Posted> {
  const business = businessByCode(row.business);
  if (business === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  return shapeOf(business).post(manager, row, business, when);
}
