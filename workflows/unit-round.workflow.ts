import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { goThroughUnits } from '#workflows/proxies';

/** Where a round goes on; from the first unit unless said. */
interface Begun {
  readonly after: number;
}

/** The daily round over all units, a stretch at a time; started by its schedule, never two at once. */
export async function unitRound({ after }: Begun = { after: 0 }): Promise<void> {
  let next: number | null = after;
  while (next !== null) {
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof unitRound>({ after: next });
    ({ next } = await goThroughUnits({ after: next }));
  }
}
