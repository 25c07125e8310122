import { createHash } from 'node:crypto';
import { IsNull, type EntityManager, type QueryDeepPartialEntity } from 'typeorm';
import { databaseNow } from '#libs/persistence/database-clock';
import { CommandEntity } from '#libs/persistence/entities/submission.entity';
import type { Outcome } from '#libs/submission/outcome';

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

export interface Recorded {
  readonly row: CommandEntity;
  /** False: the same request id has been here before. */
  readonly isNew: boolean;
}

/** Writes the command before it is sent. The same id again gives the row that is there; the caller compares the digest. */
export async function recordCommand(
  manager: EntityManager,
  { sendAfterMs = CALLER_MS, ...command }: NewCommand,
): Promise<Recorded> {
  const createdAt = await databaseNow(manager);
  const values = {
    ...command,
    bodyDigest: commandDigest(command),
    createdAt,
    sendAfter: later(createdAt, sendAfterMs),
  };
  const { raw } = (await manager
    .createQueryBuilder()
    .insert()
    .into(CommandEntity)
    .values(values as QueryDeepPartialEntity<CommandEntity>)
    .orIgnore()
    .updateEntity(false)
    .execute()) as { raw: { affectedRows: number } };
  if (raw.affectedRows === 1) {
    const unanswered = { tries: 0, outcome: null, outcomeAt: null };
    return { row: Object.assign(new CommandEntity(), unanswered, values), isNew: true };
  }
  const { requestId } = command;
  return { row: await manager.findOneByOrFail(CommandEntity, { requestId }), isNew: false };
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
export async function countTry(manager: EntityManager, command: CommandEntity): Promise<number> {
  const tries = command.tries + 1;
  const waitMs = Math.min(RESEND_MS_MAX, CALLER_MS * 2 ** Math.min(tries, 16));
  const sendAfter = later(await databaseNow(manager), waitMs);
  await manager.update(CommandEntity, { requestId: command.requestId }, { tries, sendAfter });
  return tries;
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
