import type { EntityManager } from 'typeorm';
import { SubmissionEventEntity } from '#libs/persistence/entities/submission.entity';
import { StaffEntity, UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import { cityMinuteOf } from '#libs/fund/city-time';
import type { Outcome } from '#libs/case/outcome';
import type { Verb } from '#libs/case/process';
import { VERB_TEXTS } from '#libs/texts/process.texts';

/** Refusals that mean 'somebody was faster'. */
const LOST_RACE = [
  'TASK_ALREADY_DECIDED',
  'CASE_FINISHED',
  'NOT_IN_THIS_STAGE',
  'ALREADY_DECIDED_ONCE',
];
/** What the process does by itself after somebody's act, which stays the answer. */
const CONSEQUENCES: readonly Verb[] = ['post', 'park', 'remind'];

/**
 * A lost race in business words: who did what when, instead of 'not possible'. Where time ran out, or nothing has
 * happened since the case was opened, nobody was faster and the refusal stands as it is.
 */
export async function decisionWords(
  manager: EntityManager,
  command: { readonly businessNo: string },
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.refusal === undefined || !LOST_RACE.includes(outcome.refusal.code)) return outcome;
  const last = await manager
    .createQueryBuilder(SubmissionEventEntity, 'event')
    .where('event.businessNo = :businessNo AND event.kind NOT IN (:...kinds)', {
      businessNo: command.businessNo,
      kinds: CONSEQUENCES,
    })
    .orderBy('event.seq', 'DESC')
    .getOne();
  if (last === null || last.actorKind === 'system' || last.kind === 'open') return outcome;
  const entity = last.actorKind === 'staff' ? StaffEntity : UnitOperatorEntity;
  const person = await manager.findOneBy<StaffEntity | UnitOperatorEntity>(entity, {
    id: last.actorId,
  });
  const verb = VERB_TEXTS[last.kind as Verb];
  const at = cityMinuteOf(last.at);
  return {
    state: 'refused',
    refusal: {
      code: 'DECIDED_BY',
      details: { name: person?.name ?? '', at, verb: verb.zh, verbEn: verb.en },
    },
  };
}
