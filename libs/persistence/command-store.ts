import { createHash } from 'node:crypto';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { CommandEntity } from '#libs/persistence/entities/submission.entity';
import type { Outcome } from '#libs/submission/outcome';

export type NewCommand = Pick<
  CommandEntity,
  'requestId' | 'businessNo' | 'verb' | 'actorKind' | 'actorId' | 'body'
>;

/** Writes the command before it is sent. The same id again gives the row that is there; the caller compares the digest. */
export async function recordCommand(
  manager: EntityManager,
  command: NewCommand,
): Promise<CommandEntity> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(CommandEntity)
    .values({
      ...command,
      bodyDigest: commandDigest(command),
      createdAt: new Date(),
    } as QueryDeepPartialEntity<CommandEntity>)
    .orIgnore()
    .execute();
  return manager.findOneByOrFail(CommandEntity, { requestId: command.requestId });
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

/** Begins the id of a command that nobody sends but the sweeper. */
export const UNSENT = 'rest/';

/** Commands nobody has answered for a while or sent at all, oldest first: what the sweeper sends. */
export function pendingCommands(
  manager: EntityManager,
  before: Date,
  limit: number,
): Promise<CommandEntity[]> {
  return manager
    .createQueryBuilder(CommandEntity, 'command')
    .where(
      'command.outcomeAt IS NULL AND (command.createdAt < :before OR command.requestId LIKE :unsent)',
      {
        before,
        unsent: `${UNSENT}%`,
      },
    )
    .orderBy('command.createdAt')
    .limit(limit)
    .getMany();
}
