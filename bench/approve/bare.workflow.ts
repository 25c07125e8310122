import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '4s' });

export const bareUpdate = defineUpdate<void>('bare');

/** The floor: an Update that awaits one empty ordinary activity. */
export async function bare(): Promise<void> {
  let updated = false;
  setHandler(bareUpdate, async () => {
    await nothing();
    updated = true;
  });
  await condition(() => updated);
  // Like a case between two levels: it goes on waiting.
  await condition(() => false);
}
