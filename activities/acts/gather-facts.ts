import type { EntityManager } from 'typeorm';
import { planOf } from '#activities/acts/command-facts';
import { requirePapers } from '#activities/acts/papers-there';
import { shapeOf } from '#activities/acts/shapes';
import type { Submitting } from '#activities/acts/weighed';
import { businessByCode } from '#libs/businesses/registry';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  requireDueToAllocate,
  requireReversed,
} from '#libs/persistence/assessments/allocation-store';
import { editorsOf } from '#libs/persistence/cases/editor-store';
import type { WorkingCalendar } from '#libs/persistence/reference-data/working-calendar';
import { stateOf } from '#libs/persistence/cases/case-store';
import type { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { HOLDER, levelAt } from '#libs/case/plan';
import { decide, isRefusal, type Command } from '#libs/case/process';
import { STAGE_LIMITS } from '#libs/case/stage';

const DAY_MS = 24 * 3_600_000;

export interface Gathering extends Submitting {
  readonly manager: EntityManager;
  readonly row: SubmissionEntity;
  readonly command: CommandEntity | null;
  readonly calendar: WorkingCalendar;
}

/**
 * Facts only the database knows: the plan at submit, papers, editors, when the next task is due. What the process
 * refuses anyway is refused before the costly checks.
 * @throws RuleViolation
 */
export async function withFacts(gathering: Gathering, asked: Command): Promise<Command> {
  const { manager, row, now, calendar } = gathering;
  if (isRefusal(decide(stateOf(row), asked))) return asked;
  const command = await withFactsOfVerb(gathering, asked);
  const expected = decide(stateOf(row), command);
  if (isRefusal(expected) || expected.stage !== 'approval' || asked.verb === 'remind')
    return command;
  const { role, dueDays } = levelAt(command.plan ?? stateOf(row).plan, expected.level);
  const due =
    role === HOLDER
      ? new Date(now.getTime() + dueDays * DAY_MS)
      : await calendar.dueAt(manager, now, dueDays);
  return { ...command, dueAt: due.toISOString() };
}

async function withFactsOfVerb(gathering: Gathering, asked: Command): Promise<Command> {
  const { manager, row } = gathering;
  const { businessNo } = row;
  switch (asked.verb) {
    case 'submit':
      requireSeenVersion(gathering);
      return {
        ...asked,
        plan: await planOf(manager, row, gathering),
        editors: await editorsOf(manager, businessNo),
      };
    case 'assess':
      return { ...asked, plan: await planOf(manager, row, gathering) };
    case 'allocate':
      await requireDueToAllocate(manager, row);
      return asked;
    case 'reverse':
      await requireReversed(manager, row);
      return asked;
    case 'finish-scans':
      await requirePapers(manager, businessNo, stateOf(row).plan.papers);
      return { ...asked, editors: await editorsOf(manager, businessNo) };
    case 'approve':
      await requireAgreeable(gathering);
      return asked;
    case 'expire':
      requireAtRest(gathering);
      return asked;
    default:
      return asked;
  }
}

/** What is submitted is what the submitter saw: another page's edit since then refuses the submit. */
function requireSeenVersion({ row, command }: Gathering): void {
  const seen = command?.body['draftVersion'];
  if (typeof seen === 'number' && seen !== row.draftVersion) throw new RuleViolation('STALE_DRAFT');
}

async function requireAgreeable({ manager, row, now }: Gathering): Promise<void> {
  const business = businessByCode(row.business);
  if (business !== undefined) await shapeOf(business).agreeable(manager, row, business, now);
}

/** A draft that is worked on does not expire: the process is told since when it rests. */
function requireAtRest({ row, now }: Gathering): void {
  const limit = STAGE_LIMITS[stateOf(row).stage];
  if (limit === undefined || row.editedAt === null) return;
  if (row.editedAt.getTime() + limit.days * DAY_MS <= now.getTime()) return;
  throw new RuleViolation('EDITED_SINCE', { editedAt: row.editedAt.toISOString() });
}
