import { IsNull, type EntityManager } from 'typeorm';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import {
  recordCommand,
  writeOutcome,
  type Command,
  type NewCommand,
} from '#libs/persistence/cases/command-store';
import { ownDraft, type DraftKind } from '#libs/persistence/cases/draft-store';
import { CommandEntity, type SubmissionEntity } from '#libs/persistence/entities/submission.entity';

/** An operator's request to open a case of a business. */
type Opening = Omit<NewCommand, 'businessNo'> & { readonly body: { readonly business: string } };

/**
 * The operator's own draft of the business, with the request written down as answered by it; else the opening that is
 * under way, or a new one, to be sent. Openings of an operator wait for each other: the second finds what the first began.
 */
export async function whereToWork(
  manager: EntityManager,
  opening: Opening,
  kind: DraftKind,
): Promise<SubmissionEntity | Command> {
  const { actorId, requestId, body } = opening;
  await manager.query('SELECT id FROM unit_operator WHERE id = ? FOR UPDATE', [actorId]);
  const draft = await ownDraft(manager, actorId, body.business, kind);
  if (draft !== null) {
    await recordCommand(manager, { ...opening, businessNo: draft.businessNo });
    await writeOutcome(manager, requestId, { state: 'done' });
    return draft;
  }
  const underWay = await openingUnderWay(manager, opening);
  if (underWay !== null) return underWay;
  const businessNo = await nextBusinessNo(manager);
  return (await recordCommand(manager, { ...opening, businessNo })).row;
}

async function openingUnderWay(
  manager: EntityManager,
  { actorId, body }: Opening,
): Promise<CommandEntity | null> {
  const unanswered = { actorKind: 'operator', actorId, verb: 'open', outcomeAt: IsNull() };
  const openings = await manager.findBy(CommandEntity, unanswered);
  return openings.find((one) => one.body['business'] === body.business) ?? null;
}
