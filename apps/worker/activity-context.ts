import { activityInfo, heartbeat } from '@temporalio/activity';
import type { KeepAlive } from '#activities/keep-alive';

const BEATS_PER_TIMEOUT = 4;

/** Heartbeats while a long statement runs or a receipt is printed, so that a killed worker is noticed at once and a slow one is not. */
export const keepAlive: KeepAlive = async (work) => {
  const timeoutMs = activityInfo().heartbeatTimeoutMs;
  if (timeoutMs === undefined) return work();
  const timer = setInterval(() => {
    heartbeat();
  }, timeoutMs / BEATS_PER_TIMEOUT);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};

/** Which try of the activity under way this is, from 1. */
export function tries(): number {
  return activityInfo().attempt;
}
