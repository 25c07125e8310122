import type { TimelineEntryDto } from '#apps/api/submissions/submission.dto';
import type { EventRow } from '#libs/persistence/case-reader';
import type { ProcessEvent, ProcessState, Verb } from '#libs/submission/process';
import type { Stage } from '#libs/submission/stage';
import { ROLE_TEXTS, STAGE_TEXTS, VERB_TEXTS } from '#libs/texts/process.texts';

/** Each step: who, in which role, when, how long it took since the step before, and the opinion. */
export function timelineOf(events: readonly EventRow[], state: ProcessState): TimelineEntryDto[] {
  return events.map((row, at) => {
    const before = events[at - 1];
    return {
      seq: row.seq,
      kind: row.kind,
      kindText: VERB_TEXTS[row.kind as Verb],
      stage: row.stage,
      stageText: STAGE_TEXTS[row.stage as Stage],
      actorName: row.actorName,
      actorRole: ROLE_TEXTS[roleOf(row, before, state)],
      at: row.at.toISOString(),
      tookSeconds:
        before === undefined ? null : Math.round((row.at.getTime() - before.at.getTime()) / 1_000),
      opinion: row.opinion,
    };
  });
}

/** A reviewer acted in the role of the level that stood open before his decision. */
function roleOf(
  row: EventRow,
  before: EventRow | undefined,
  state: ProcessState,
): keyof typeof ROLE_TEXTS {
  if (row.actorKind === 'operator') return 'operator';
  if (row.actorKind === 'system') return 'system';
  if (row.kind === 'retry-posting' || row.kind === 'abandon') return 'operations';
  const open = before === undefined ? null : (JSON.parse(before.event) as ProcessEvent);
  return state.plan.levels[open?.level ?? 0]?.role ?? 'first-reviewer';
}
