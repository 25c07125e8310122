import { parseArgs } from 'node:util';
import { complain } from '#apps/local/say';
import { runTests } from '#apps/local/testing/test-command';
import { TIERS } from '#apps/local/testing/tiers';

const KILLS_MAX = 2_000;
const MINUTES_MAX = 240;

/**
 * `npm run storm [-- --kills N] [--minutes N] [--seed TEXT]`: programs die at random moments while money is assessed, paid
 * and credited, until there were so many deaths or the time is over; then all of it is counted.
 */
export async function stormCommand(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '200' },
      minutes: { type: 'string', default: '40' },
      seed: { type: 'string' },
    },
  });
  const { kills, minutes, seed } = values;
  if (!isCount(kills, KILLS_MAX) || !isCount(minutes, MINUTES_MAX)) {
    complain(`--kills is 1 to ${KILLS_MAX}, --minutes 1 to ${MINUTES_MAX}`);
    return 1;
  }
  return runTests(root, {
    tiers: TIERS.filter(({ name }) => name === 'storm'),
    patterns: ['money.storm-spec'],
    told: {
      STORM_KILLS: kills,
      STORM_MINUTES: minutes,
      ...(seed === undefined ? {} : { STORM_SEED: seed }),
    },
  });
}

function isCount(text: string, max: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= max;
}
