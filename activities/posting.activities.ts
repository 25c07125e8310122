import type { DataSource, EntityManager } from 'typeorm';
import { postFields } from '#activities/acts/post-fields';
import { applyEffects } from '#activities/acts/effects';
import type { KeepAlive } from '#activities/keep-alive';
import { businessByCode } from '#libs/businesses/registry';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database-clock';
import { countPosted, insertPosting } from '#libs/persistence/posting-store';
import { postRegister } from '#libs/persistence/register-posting';
import { advance, eventsAfter, lockSubmission, stateOf } from '#libs/persistence/submission-store';
import { inTransaction, isRefusedForGood, isWorldFailing } from '#libs/persistence/transaction';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ActResult } from '#libs/submission/outcome';
import { decide, evolve, isRefusal } from '#libs/submission/process';
import { SYSTEM_ACTOR } from '#libs/submission/actor';

export interface PostRequest {
  readonly businessNo: string;
  readonly business: string;
  readonly seq: number;
}

export interface PostingDeps {
  readonly dataSource: DataSource;
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
          inTransaction(deps.dataSource, (manager) => postOnce(manager, request)),
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

async function postOnce(manager: EntityManager, request: PostRequest): Promise<ActResult> {
  const row = await lockSubmission(manager, request.businessNo);
  if (row === null) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  const missed = await eventsAfter(manager, request.businessNo, request.seq);
  // Posted (or moved on) by an earlier attempt whose answer was lost.
  if (missed.length > 0) return { events: missed, outcome: null };
  const state = stateOf(row);
  const event = decide(state, { verb: 'post', actor: SYSTEM_ACTOR });
  if (isRefusal(event)) throw new RuleViolation(event.code, event.details);
  const at = await databaseNow(manager);
  await insertPosting(manager, request.businessNo, at);
  await countPosted(manager, request.businessNo, await postChanges(manager, row, at));
  const next = evolve(state, event);
  const step = { event, next, requestId: `post/${request.businessNo}`, opinion: '', at };
  await advance(manager, row, step);
  await applyEffects(manager, row, step);
  return { events: [event], outcome: { state: 'done' } };
}

/** @returns how many changes were written */
async function postChanges(
  manager: EntityManager,
  row: SubmissionEntity,
  at: Date,
): Promise<number> {
  const business = businessByCode(row.business);
  if (business === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  if (business.shape === 'fields') return postFields(manager, row, business, at);
  return (await postRegister(manager, business, row.businessNo, at)).changes;
}
