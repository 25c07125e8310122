import { createHash } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import {
  personOf,
  withPerson,
  type ActingPerson,
  type PersonColumns,
} from '#libs/persistence/access/acting-person';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { keptQuery } from '#libs/persistence/database/kept-query';
import { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { SYSTEM_ACTOR } from '#libs/case/actor';
import type { Outcome } from '#libs/case/outcome';

export type NewCommand = Pick<
  CommandEntity,
  'requestId' | 'businessNo' | 'verb' | 'actorKind' | 'actorId' | 'body'
> & {
  /** How long the sweeper waits for an outcome; absent: until a living caller must have been answered. */
  readonly sendAfterMs?: number;
  /** Of the request that gives it; absent when no person does. */
  readonly correlationId?: string;
};

/** Longer than a caller waits for his answer. */
const CALLER_MS = 10_000;
const RESEND_MS_MAX = 10 * 60_000;

/** A command as its giver holds it: when it was written and is sent again is the sweeper's affair. */
export type Command = Omit<CommandEntity, 'createdAt' | 'sendAfter'>;

export interface Recorded {
  readonly row: Command;
  /** False: the same request id has been here before. */
  readonly isNew: boolean;
}

/** Writes the command before it is sent. The same id again gives the row that is there; the caller compares the digest. */
export async function recordCommand(
  manager: EntityManager,
  { sendAfterMs = CALLER_MS, ...command }: NewCommand,
): Promise<Recorded> {
  const values = { ...command, bodyDigest: commandDigest(command) };
  const { correlationId = '', body, ...said } = values;
  const result: { affectedRows: number } = await manager.query(
    `INSERT IGNORE INTO command (request_id, business_no, verb, actor_kind, actor_id, body_digest, body, correlation_id,
            created_at, send_after)
     VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND)`,
    [
      [
        said.requestId,
        said.businessNo,
        said.verb,
        said.actorKind,
        said.actorId,
        said.bodyDigest,
        JSON.stringify(body),
        correlationId,
      ],
      sendAfterMs * 1_000,
    ],
  );
  if (result.affectedRows === 1) {
    const unanswered = { correlationId: '', tries: 0, outcome: null, outcomeAt: null };
    return { row: { ...unanswered, ...values }, isNew: true };
  }
  const { requestId } = command;
  return { row: await manager.findOneByOrFail(CommandEntity, { requestId }), isNew: false };
}

/**
 * What the system commands where no person does: a row in the transaction of what it follows from, due at once, sent by the
 * sweeper, so that it can be neither lost nor early.
 */
export async function recordOrder(
  manager: EntityManager,
  order: Pick<NewCommand, 'requestId' | 'businessNo' | 'verb' | 'body'>,
): Promise<void> {
  const { kind: actorKind, id: actorId } = SYSTEM_ACTOR;
  await recordCommand(manager, { ...order, actorKind, actorId, sendAfterMs: 0 });
}

function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** Two commands are the same when actor, verb, case and body are. */
export function commandDigest(command: Omit<NewCommand, 'requestId'>): string {
  const { actorKind, actorId, verb, businessNo, body } = command;
  const said = verb === 'open' ? { ...body } : { businessNo, ...body };
  return createHash('sha256')
    .update(JSON.stringify([actorKind, actorId, verb, Object.entries(said).sort()]))
    .digest('hex');
}

export function findCommand(
  manager: EntityManager,
  requestId: string,
): Promise<CommandEntity | null> {
  return manager.findOneBy(CommandEntity, { requestId });
}

/** A command with whoever gave it, and the time it was read at by the database's clock. */
export interface GivenCommand {
  readonly command: CommandEntity | null;
  readonly person: ActingPerson | null;
  readonly at: Date;
}

const commandWithPerson = keptQuery<CommandEntity, PersonColumns & { read_at: Date }, 'requestId'>(
  ['requestId'],
  (manager) =>
    withPerson(manager.createQueryBuilder(CommandEntity, 'command'))
      .addSelect('UTC_TIMESTAMP(3)', 'read_at')
      .where('command.requestId = :requestId'),
);

/** In one statement. The process itself gives none: then it is the time alone. */
export async function givenCommand(
  manager: EntityManager,
  requestId: string,
): Promise<GivenCommand> {
  const { row: command, raw } = await commandWithPerson(manager, { requestId });
  const [read] = raw;
  if (command === null || read === undefined)
    return { command: null, person: null, at: await databaseNow(manager) };
  return { command, person: personOf(command, raw), at: read.read_at };
}

/** The command that is to open a case and has not been answered yet. */
export function openingOf(
  manager: EntityManager,
  businessNo: string,
): Promise<CommandEntity | null> {
  return manager.findOneBy(CommandEntity, { businessNo, verb: 'open', outcomeAt: IsNull() });
}

/** The first outcome stands; a later one changes nothing. */
export async function writeOutcome(
  manager: EntityManager,
  requestId: string,
  outcome: Outcome,
): Promise<void> {
  await manager.query(
    'UPDATE command SET outcome = ?, outcome_at = UTC_TIMESTAMP(3) WHERE request_id = ? AND outcome_at IS NULL',
    [JSON.stringify(outcome), requestId],
  );
}

/** A command went out again without an answer: the next time waits twice as long. @returns how often it was sent */
export async function countTry(manager: EntityManager, command: Command): Promise<number> {
  const tries = command.tries + 1;
  const waitMs = Math.min(RESEND_MS_MAX, CALLER_MS * 2 ** Math.min(tries, 16));
  const sendAfter = later(await databaseNow(manager), waitMs);
  await manager.update(CommandEntity, { requestId: command.requestId }, { tries, sendAfter });
  return tries;
}

/** What the system has told one case and has no outcome yet. */
export function commandsDueOf(
  manager: EntityManager,
  businessNo: string,
): Promise<CommandEntity[]> {
  return manager.find(CommandEntity, {
    where: { businessNo, actorKind: 'system', outcomeAt: IsNull() },
    order: { createdAt: 'ASC' },
  });
}

/** Commands due to be sent, oldest first; a case's later ones wait for its earlier ones. */
export function pendingCommands(manager: EntityManager, limit: number): Promise<CommandEntity[]> {
  return manager
    .createQueryBuilder(CommandEntity, 'command')
    .where('command.outcomeAt IS NULL AND command.sendAfter <= UTC_TIMESTAMP(3)')
    .andWhere(
      `NOT EXISTS (SELECT 1 FROM command earlier WHERE earlier.business_no = command.business_no
        AND earlier.outcome_at IS NULL AND earlier.created_at < command.created_at)`,
    )
    .orderBy('command.sendAfter')
    .limit(limit)
    .getMany();
}
