import type { Case } from '#test/workflow/case-world';

/** Which try printed the receipt, and the silence in seconds after which the former was given up. */
export async function printedBy({
  handle,
}: Case): Promise<{ attempt: number; silenceSeconds: number }> {
  const events = (await handle.fetchHistory()).events ?? [];
  const planned = events.find(
    ({ activityTaskScheduledEventAttributes: asked }) =>
      asked?.activityType?.name === 'renderReceipt',
  );
  const begun = events.find(({ activityTaskStartedEventAttributes: started }) =>
    started?.scheduledEventId?.eq(planned?.eventId ?? -1),
  );
  const { heartbeatTimeout } = planned?.activityTaskScheduledEventAttributes ?? {};
  return {
    attempt: begun?.activityTaskStartedEventAttributes?.attempt ?? 0,
    silenceSeconds: Number(heartbeatTimeout?.seconds ?? Infinity),
  };
}
