import type { TimelineEntryDto } from '#apps/api/submissions/submission.dto';
import type { CaseHistory, ClaimRow, EventRow } from '#libs/persistence/cases/case-queries';
import type { ProcessEvent, Verb } from '#libs/case/process';
import type { LevelRole } from '#libs/case/plan';
import type { Stage } from '#libs/case/stage';
import {
  NOTICE_MADE,
  ROLE_TEXTS,
  STAGE_TEXTS,
  UNDER_WAY,
  VERB_TEXTS,
} from '#libs/texts/process.texts';
import type { Text } from '#libs/texts/text';
import { claimText } from '#libs/texts/claim-text';

/** What happened to a case, in order: its steps, and between them who took the task and gave it back. */
export function timelineOf({ events, claims }: CaseHistory): TimelineEntryDto[] {
  // Each claim stands once, behind the last step before it: clocks of several computers may differ.
  const stepBefore = (claim: ClaimRow): number =>
    Math.max(
      0,
      events.findLastIndex((step) => step.at <= claim.at),
    );
  return events.flatMap((row, at) => [
    stepOf(row, events.slice(0, at)),
    ...claims.filter((claim) => stepBefore(claim) === at).map((claim) => claimOf(claim, row)),
  ]);
}

/** Who, in which role, when, how long it took since the step before, and the opinion. */
function stepOf(row: EventRow, earlier: readonly EventRow[]): TimelineEntryDto {
  const before = earlier.at(-1);
  return {
    ...placeOf(row),
    kind: row.kind,
    ...(row.kind === 'assess' ? { stageText: UNDER_WAY } : {}),
    kindText: actText(row),
    actorName: row.actorName,
    actorRole: ROLE_TEXTS[roleOf(row, earlier)],
    at: row.at.toISOString(),
    tookSeconds:
      before === undefined ? null : Math.round((row.at.getTime() - before.at.getTime()) / 1_000),
    opinion: row.opinion,
  };
}

/** What posting makes due is not credited yet: its notice is there. */
function actText({ kind, stage }: EventRow): Text {
  return kind === 'post' && stage === 'collecting' ? NOTICE_MADE : VERB_TEXTS[kind as Verb];
}

/** The case stays where the step before it has left it. */
function claimOf(claim: ClaimRow, step: EventRow): TimelineEntryDto {
  return {
    ...placeOf(step),
    kind: claim.kind,
    kindText: claimText(claim),
    actorName: claim.actorName,
    actorRole: ROLE_TEXTS[claim.formerName === null ? claim.role : 'operations'],
    at: claim.at.toISOString(),
    tookSeconds: null,
    opinion: '',
  };
}

function placeOf(step: EventRow): Pick<TimelineEntryDto, 'seq' | 'stage' | 'stageText'> {
  return { seq: step.seq, stage: step.stage, stageText: STAGE_TEXTS[step.stage as Stage] };
}

/** Operations act on a posting, reviewers decide. */
function roleOf(row: EventRow, earlier: readonly EventRow[]): keyof typeof ROLE_TEXTS {
  if (row.actorKind === 'operator') return 'operator';
  if (row.actorKind === 'system') return 'system';
  if (row.kind === 'retry-posting' || row.kind === 'abandon') return 'operations';
  return decidedAs(row, earlier);
}

/** The role of the level that stood open before a decision, by the plan the case had then. */
function decidedAs({ seq }: EventRow, earlier: readonly EventRow[]): LevelRole {
  const told = earlier.map((one) => JSON.parse(one.event) as ProcessEvent);
  const plan = told.findLast((event) => event.plan !== undefined)?.plan;
  const role = plan?.levels[told.at(-1)?.level ?? 0]?.role;
  if (role === undefined) throw new Error(`step ${String(seq)} is a decision at no level`);
  return role;
}
