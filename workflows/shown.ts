import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { SearchAttributePair } from '@temporalio/common';
import { HOLDER } from '#libs/case/plan';
import type { ProcessState } from '#libs/case/process';

/**
 * What operations find cases by in the Temporal UI: stage and whose turn it is, no names, no numbers of people. Which level
 * of the centre's has it is told by the current details: every attribute that changes is a row of the engine's index, which
 * costs a third of a decision.
 */
const STAGE = defineSearchAttributeKey('HallStage', SearchAttributeType.KEYWORD);
const ROLE = defineSearchAttributeKey('HallRole', SearchAttributeType.KEYWORD);

export function stageAttributes(state: ProcessState): SearchAttributePair[] {
  return [
    { key: STAGE, value: state.stage },
    { key: ROLE, value: partyInCharge(state) },
  ];
}

function partyInCharge(state: ProcessState): string {
  if (state.stage !== 'approval') return roleInCharge(state);
  return roleInCharge(state) === HOLDER ? HOLDER : 'centre';
}

/** Markdown for the workflow's page: where the case stands and who is to act. */
export function shownStage(state: ProcessState): string {
  const levels = state.plan.levels.map((level, at) => {
    const mark =
      state.stage === 'approval' && at === state.level
        ? '**now**'
        : at < state.level
          ? 'done'
          : 'to come';
    return `${String(at + 1)}. ${level.role} (${mark})`;
  });
  return [
    `Stage **${state.stage}**, round ${String(state.round)}, event ${String(state.seq)}`,
    `In charge: ${roleInCharge(state)}`,
    ...(state.dueAt === null ? [] : [`Due: ${state.dueAt}`]),
    ...levels,
  ].join('\n\n');
}

function roleInCharge(state: ProcessState): string {
  if (state.stage === 'approval') return state.plan.levels[state.level]?.role ?? 'none';
  if (state.stage === 'parked') return 'operations';
  return state.stage === 'posting' || state.stage === 'allocating' ? 'system' : 'operator';
}
