import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import type { RefusalDto } from '#apps/api/submissions/text.dto';
import type { EventRow } from '#libs/persistence/cases/case-queries';
import type { ProcessEvent } from '#libs/case/process';
import type { Stage } from '#libs/case/stage';
import { LAPSED_TEXT } from '#libs/texts/process.texts';
import { textOf } from '#libs/texts/texts';

export type Remarks = Pick<SubmissionDto, 'lastOpinion' | 'lapsedText' | 'parkedReason'>;

/** Why a case came back, or why its posting stands still. */
export function remarksOf(stage: Stage, events: readonly EventRow[]): Remarks {
  return {
    ...whyReturned(stage, events),
    parkedReason: stage === 'parked' ? parkedReason(events) : null,
  };
}

/** By the event that brought it back this time: a reviewer's opinion, or time that ran out on all of them. */
function whyReturned(stage: Stage, events: readonly EventRow[]) {
  const cause =
    stage === 'returned' ? events.findLast((event) => event.stage === 'returned') : undefined;
  const lapsed = cause?.kind === 'lapse-approval';
  return {
    lastOpinion: cause === undefined || lapsed ? null : cause.opinion,
    lapsedText: lapsed ? LAPSED_TEXT : null,
  };
}

function parkedReason(events: readonly EventRow[]): RefusalDto | null {
  const parked = events.findLast((event) => event.kind === 'park');
  const event = parked === undefined ? null : (JSON.parse(parked.event) as ProcessEvent);
  if (event?.reason === undefined) return null;
  const details = event.reasonDetails ?? {};
  return { code: event.reason, details, text: textOf(event.reason, details) };
}
